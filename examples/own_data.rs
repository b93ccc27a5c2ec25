//! Evaluation over a struct of your own, from several threads, without building JSON.
//!
//! `cargo run --example own_data`

use okta_mapping::{Dialect, Engine, Part, Read, Source, Value};

struct Line {
    direct_number: Option<String>,
    extension: i32,
}

impl Source for Line {
    fn part(&self, _: Part) -> Read<'_> {
        Read::NotSupplied
    }

    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        Read::Value(match (part, name) {
            (Part::AppUser, "directNumber") => self.direct_number.as_deref().into(),
            (Part::AppUser, "extensionNumber") => Value::Integer(self.extension),
            _ => return Read::NotSupplied,
        })
    }
}

fn main() -> Result<(), okta_mapping::Error> {
    let primary_phone = Engine::new(Dialect::Classic).compile(
        r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
    )?;
    let lines: Vec<Line> = (101..109)
        .map(|extension| Line {
            direct_number: (extension % 2 == 0).then(|| format!("+16505550{extension}")),
            extension,
        })
        .collect();
    std::thread::scope(|scope| {
        let halves = lines.chunks(lines.len().div_ceil(2)).map(|half| {
            let program = &primary_phone;
            scope.spawn(move || {
                half.iter()
                    .map(|line| program.eval(line).map(Value::into_owned))
                    .collect()
            })
        });
        let halves: Vec<_> = halves.collect();
        for half in halves {
            let values: Result<Vec<Value<'_>>, _> = half.join().expect("no evaluation panics");
            for value in values? {
                println!("{value}");
            }
        }
        Ok(())
    })
}

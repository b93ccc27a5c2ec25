//! Evaluation over a struct of your own, from several threads, without building JSON: every attribute has its getter
//! before anything runs.
//!
//! `cargo run --example own_data`

use okta_mapping::{Engine, Getter, Part};

struct Line {
    direct_number: Option<String>,
    extension: i32,
}

fn getter(part: Part, name: &str) -> Option<Getter<Line>> {
    Some(match (part, name) {
        (Part::AppUser, "directNumber") => |line| line.direct_number.as_deref().into(),
        (Part::AppUser, "extensionNumber") => |line| line.extension.into(),
        _ => return None,
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let primary_phone = Engine::default()
        .compile(
            r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
        )?
        .bind(getter)?;
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
                // One text for all people: nothing is allocated for them.
                let mut buffer = String::new();
                half.iter()
                    .map(|line| Ok(program.eval_into(line, &mut buffer)?.to_string()))
                    .collect()
            })
        });
        let halves: Vec<_> = halves.collect();
        for half in halves {
            let phones: Result<Vec<String>, okta_mapping::Error> =
                half.join().expect("no evaluation panics");
            for phone in phones? {
                println!("{phone}");
            }
        }
        Ok(())
    })
}

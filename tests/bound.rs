//! Programs over a Rust type, whose attributes are answered by number.

use okta_mapping::{Dialect, Engine, Getter, Part, Read, Value};

struct Line {
    direct_number: Option<String>,
    extension: i32,
    has_owner: bool,
}

fn getter(part: Part, name: &str) -> Option<Getter<Line>> {
    Some(match (part, name) {
        (Part::AppUser, "directNumber") => |line| line.direct_number.as_deref().into(),
        (Part::AppUser, "extensionNumber") => |line| line.extension.into(),
        (Part::User, "status") => |_| "ACTIVE".into(),
        (Part::User, "created") => |_| "2024-05-06T07:08:09.000Z".into(),
        (Part::Event, "debugContext") => |_| Read::NotSupplied,
        (Part::Source, "owner") => |line| match line.has_owner {
            true => "Amara".into(),
            false => Read::OwnerIsNull,
        },
        _ => return None,
    })
}

const LINE: Line = Line {
    direct_number: None,
    extension: 101,
    has_owner: false,
};

/// The value, or the code of the error, in both ways; the same from the reference interpreter.
fn evaluate(dialect: Dialect, text: &str) -> Result<Value<'static>, &'static str> {
    let engine = Engine::new(dialect);
    let [fast, judge] = [engine.clone(), engine.unoptimised()].map(|engine| {
        let bound = engine.compile(text).unwrap().bind(getter).unwrap();
        let value = bound.eval(&LINE).map(Value::into_owned);
        let mut buffer = String::new();
        let built = bound.eval_into(&LINE, &mut buffer).map(Value::into_owned);
        assert_eq!(value, built, "{text}");
        value.map_err(|error| error.code())
    });
    assert_eq!(fast, judge, "{text}");
    fast
}

#[test]
fn attributes_are_read_from_the_value() {
    for (dialect, text, expected) in [
        (
            Dialect::Classic,
            "(appuser.directNumber ?: 'none') + '#' + appuser.extensionNumber",
            Ok("none#101".into()),
        ),
        (
            Dialect::Classic,
            "appuser.extensionNumber",
            Ok(Value::Integer(101)),
        ),
        (Dialect::Classic, "source?.owner", Ok(Value::Null)),
        (Dialect::Classic, "source.owner", Err("property-of-null")),
        (Dialect::IdentityEngine, "user.status", Ok("ACTIVE".into())),
        (
            Dialect::IdentityEngine,
            "user.created.toUnix()",
            Ok("1714979289000".into()),
        ),
        (
            Dialect::IdentityEngine,
            "event.debugData",
            Err("missing-context"),
        ),
    ] {
        let value = evaluate(dialect, text);
        assert_eq!(value, expected, "{text}");
    }
}

#[test]
fn what_is_no_attribute_is_not_supplied() {
    for text in ["owner", "appuser", "user", "isMemberOfAnyGroup('00g1')"] {
        assert_eq!(
            evaluate(Dialect::Classic, text),
            Err("missing-context"),
            "{text}"
        );
    }
}

#[test]
fn an_attribute_without_a_getter_is_told_before_anything_runs() {
    let program = Engine::default()
        .compile("appuser.directNumber + appuser.fax")
        .unwrap();
    let error = program.bind(getter).unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing answers for the attribute `appuser.fax`"
    );
}

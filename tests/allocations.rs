//! What an evaluation allocates: nothing where nothing is built, once for a text that is joined, nothing where the text
//! has its place already.

use allocation_counter::measure;
use okta_mapping::{Context, Engine, Getter, Part, Program, Value};
use serde_json::{Value as Json, json};

fn person() -> Json {
    json!({
        "user": {"id": "00u1", "profile": {
            "firstName": "Amara", "lastName": "Okafor", "login": "amara.okafor@example.com", "age": 41, "score": 1.5,
            "city": "Oakland", "contractor": false, "nickName": null, "tags": ["a", "b"],
        }},
        "appuser": {"profile": {"directNumber": "+16505550100", "extensionNumber": "101"}},
    })
}

fn compile(text: &str) -> Program {
    Engine::default().compile(text).unwrap()
}

/// The allocations of an evaluation, the making of its context included. It is not the first: a regular expression
/// allocates what it works with when it is first used.
fn allocations(text: &str) -> u64 {
    let (program, person) = (compile(text), person());
    let context = Context::from_json(&person).unwrap();
    program.eval(&context).unwrap();
    let count = measure(|| {
        let context = Context::from_json(&person).unwrap();
        drop(program.eval(&context).unwrap());
    });
    count.count_total
}

/// The allocations of an evaluation into a text that has room.
fn allocations_into(text: &str) -> u64 {
    let (program, person) = (compile(text), person());
    let mut buffer = String::with_capacity(1_000);
    let context = Context::from_json(&person).unwrap();
    program.eval(&context).unwrap();
    let count = measure(|| {
        let context = Context::from_json(&person).unwrap();
        drop(program.eval_into(&context, &mut buffer).unwrap());
    });
    count.count_total
}

const FOUNDING: &str = r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##;
const USER_NAME: &str = r#"String.toLowerCase(String.substring(user.firstName, 0, 1)) + "." + String.toLowerCase(user.lastName) + "@example.com""#;

#[test]
fn what_is_not_built_is_not_allocated() {
    for text in [
        "user.city",
        "user.absent",
        "user.age",
        "user.score",
        "user.tags",
        "'constant'",
        "1 + 2 * 3",
        "user.nickName ?: user.firstName",
        "user.nickName != null ? user.nickName : user.city",
        "user.nickName == null ? 'none' : user.nickName",
        r#"user.city == "Oakland" and user.city != "Paris" and user.age >= 18 and !user.contractor"#,
        r#"String.substringBefore(user.login, "@")"#,
        r#"String.substringAfter(user.login, "@")"#,
        "String.substring(user.firstName, 0, 1)",
        "String.toLowerCase(user.nickName)",
        "String.len(user.city) > 3",
        r#"String.stringContains(user.login, "@")"#,
        r#"String.stringSwitch(user.city, "none", "Oak", "one", "Par", "two")"#,
        r#"user.city == "a" ? 1 : user.city == "b" ? 2 : user.city == "c" ? 3 : user.city == "Oakland" ? 4 : 5"#,
        r#"user.login matches "[a-z.]+@example\.com" ? "in" : "out""#,
    ] {
        assert_eq!(allocations(text), 0, "{text}");
        assert_eq!(allocations_into(text), 0, "{text} into a buffer");
    }
}

#[test]
fn a_text_that_is_joined_is_allocated_once() {
    for text in [
        FOUNDING,
        USER_NAME,
        r#"user.firstName + " " + user.lastName"#,
        r#"user.lastName + ", " + user.firstName + " (" + user.age + ")""#,
        "user.nickName + '' + user.contractor",
        "String.toUpperCase(user.city)",
        "user.age > 40 ? user.firstName + '!' : user.firstName",
    ] {
        assert_eq!(allocations(text), 1, "{text}");
        assert_eq!(allocations_into(text), 0, "{text} into a buffer");
    }
}

#[test]
fn attributes_by_number_are_not_allocated() {
    struct Line {
        direct_number: Option<String>,
        extension: i32,
    }
    let phone = compile(FOUNDING).bind(|part, name| {
        let getter: Getter<Line> = match (part, name) {
            (Part::AppUser, "directNumber") => |line| line.direct_number.as_deref().into(),
            (Part::AppUser, "extensionNumber") => |line| line.extension.into(),
            _ => return None,
        };
        Some(getter)
    });
    let phone = phone.unwrap();
    let line = Line {
        direct_number: Some("+16505550100".to_owned()),
        extension: 101,
    };
    let mut buffer = String::with_capacity(100);
    let count = measure(|| drop(phone.eval_into(&line, &mut buffer).unwrap()));
    assert_eq!(count.count_total, 0);
    assert_eq!(phone.eval(&line).unwrap(), Value::from("+16505550100#101"));
}

#[test]
fn owned_attributes_are_allocated_once_each() {
    let programs: Vec<Program> = ["firstName", "lastName", "login", "city"]
        .iter()
        .map(|name| compile(&format!("user.{name}")))
        .collect();
    let person = person();
    let count = measure(|| {
        let context = Context::from_json(&person).unwrap();
        for program in &programs {
            drop(program.eval(&context).unwrap().into_owned());
        }
    });
    assert_eq!(count.count_total, 4);
}

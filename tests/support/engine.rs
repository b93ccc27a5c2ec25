//! The recorded answers of the real engine, and how ours are held against them.

use okta_mapping::{Context, Dialect, Engine, Error, Phase, Value};
use serde_json::{Value as Json, json};

/// The variables on which the answers were recorded.
pub fn context() -> Json {
    let variables: Json =
        serde_json::from_str(include_str!("../vectors/spel-profile.json")).unwrap();
    // An absent bare name is an attribute that the source does not have.
    json!({"variables": variables, "source": {"profile": {}}})
}

/// What we answer.
#[derive(Debug)]
pub enum Answer {
    Value(Value<'static>),
    Error(Error),
}

impl Answer {
    /// The value, or the code of the error.
    pub fn kind(&self) -> Result<&Value<'static>, &'static str> {
        match self {
            Answer::Value(value) => Ok(value),
            Answer::Error(error) => Err(error.code()),
        }
    }
}

/// Our answer in Identity Engine, where methods are at home.
pub fn answer(text: &str, context: &Json) -> Answer {
    let context = Context::from_json(context).unwrap();
    let program = match Engine::new(Dialect::IdentityEngine).compile(text) {
        Ok(program) => program,
        Err(error) => return Answer::Error(error),
    };
    match program.eval(&context) {
        Ok(value) => Answer::Value(value.into_owned()),
        Err(error) => Answer::Error(error),
    }
}

/// The real engine's codes for its limits: of a text's repetition, a regular expression, a joined text, an expression,
/// operations.
const LIMITS: [&str; 5] = ["EL1076E", "EL1077E", "EL1078E", "EL1079E", "EL1085E"];

/// Whether our answer is the recorded one. Of errors the phase counts: what Okta excludes is refused when it is
/// parsed, and the real engine meets its limits while it evaluates.
pub fn agree(ours: &Answer, recorded: &Json) -> bool {
    match (ours, recorded["phase"].as_str()) {
        (Answer::Value(value), None) => same_value(value, recorded),
        (Answer::Error(error), Some(phase)) => match (error.phase(), phase) {
            (Phase::Parse, "parse" | "subset") | (Phase::Eval, "eval") => true,
            (Phase::Limit, "eval") => LIMITS.iter().any(|code| recorded["code"] == *code),
            _ => false,
        },
        _ => false,
    }
}

/// Compares a value with `{"type": ..., "value": ...}`: Doubles by number, arrays as lists, maps in any order.
fn same_value(value: &Value<'_>, recorded: &Json) -> bool {
    let expected = &recorded["value"];
    match (value, recorded["type"].as_str().unwrap_or_default()) {
        (Value::Null, "null") => true,
        (Value::Boolean(value), "Boolean") => expected == value,
        (Value::Integer(value), "Integer") => expected == value,
        (Value::Long(value), "Long") => expected == value,
        (Value::Double(value), "Double") => {
            let expected: f64 = expected.as_str().unwrap().parse().unwrap();
            *value == expected || value.is_nan() && expected.is_nan()
        }
        (Value::String(text), "String") => expected == &**text,
        (Value::Array(array), "List" | "Array") => {
            let expected = expected.as_array().unwrap();
            array.len() == expected.len()
                && array
                    .iter()
                    .zip(expected)
                    .all(|(element, expected)| same_value(&element, expected))
        }
        (Value::Map(map), "Map") => {
            let expected = expected.as_array().unwrap();
            map.len() == expected.len()
                && map.iter().all(|(key, value)| {
                    expected
                        .iter()
                        .any(|entry| same_value(&key, &entry[0]) && same_value(&value, &entry[1]))
                })
        }
        _ => false,
    }
}

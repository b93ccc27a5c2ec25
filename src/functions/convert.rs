//! Functions and methods that convert between texts and numbers.

use std::borrow::Cow;

use super::{
    Arguments, Authority, CallError, Function, Implementation, Outcome, Receiver, Signature,
    Spelling,
};
use crate::failure::Failure;
use crate::value::Value;

const NO_PARAMETERS: &[Signature] = &[Signature::of(&[])];

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "convert.to-integer",
        spellings: Cow::Borrowed(&[
            Spelling::Method(Receiver::Text, "toInteger"),
            Spelling::Method(Receiver::Number, "toInteger"),
        ]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The nearest Integer, halves up (assumption); outside 32 bits it wraps.",
        authority: Authority::Documented,
        examples: &[
            ("'123.6'.toInteger()", "124"),
            ("123.4.toInteger()", "123"),
            ("'-2147483649'.toInteger()", "2147483647"),
        ],
        call: Implementation::Native(to_integer),
    },
    Function {
        id: "convert.to-number",
        spellings: Cow::Borrowed(&[Spelling::Method(Receiver::Text, "toNumber")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The text as a Double.",
        authority: Authority::Documented,
        examples: &[("'3.141'.toNumber()", "3.141")],
        call: Implementation::Native(|args| Ok(Value::Double(parse(args.receiver_text())?))),
    },
];

fn to_integer<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let whole = match &args.receiver {
        Value::Integer(value) => i64::from(*value),
        Value::Long(value) => *value,
        Value::Double(value) => round(*value),
        _ => match args.receiver_text().parse() {
            Ok(whole) => whole,
            Err(_) => round(parse(args.receiver_text())?),
        },
    };
    // Java's cast to int: the low 32 bits.
    Ok(Value::Integer(whole as i32))
}

/// `Math.round`: the nearest whole number, halves up, saturating at 64 bits.
fn round(value: f64) -> i64 {
    let below = value.floor();
    let nearest = if value - below >= 0.5 {
        below + 1.0
    } else {
        below
    };
    nearest as i64
}

fn parse(text: &str) -> Result<f64, CallError> {
    let digits_only = text
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|_| digits_only).ok_or_else(|| {
        Failure::UnparseableNumber {
            text: text.to_owned(),
        }
        .into()
    })
}

//! Functions and methods that convert between texts and numbers.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::{
    Arguments, Assumption, CallError, Function, Implementation, Kind, NullRule, Outcome, Parameter,
    ROW, Receiver, ResultKind, Returns, Spelling,
};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::uses::Uses;
use crate::value::Value;

const NOT_IN_RULES: Uses = Uses::AllBut(&["group-rule"]);

static HALVES_UP: Assumption = Assumption {
    id: "round-halves-up",
    rule: "Halves are rounded up, as Java's Math.round does.",
};
static WRAPS: Assumption = Assumption {
    id: "to-int-wraps",
    rule: "Outside 32 bits the number wraps, as Java's cast does; Identity Engine's page says so.",
};
static UNPARSEABLE: Assumption = Assumption {
    id: "unparseable-number-fails",
    rule: "Text that is no number is an error; Identity Engine's page says so.",
};

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "convert.to-integer",
        returns: Returns::new(ResultKind::Integer),
        spellings: Cow::Borrowed(&[
            Spelling::classic("Convert.toInt"),
            Spelling::method(Receiver::Text, "toInteger"),
            Spelling::method(Receiver::Number, "toInteger"),
        ]),
        parameters: Cow::Borrowed(&[Parameter::new("x", Kind::Number, "a text or a number")]),
        uses: NOT_IN_RULES,
        doc: "The nearest Integer.",
        assumptions: &[&HALVES_UP, &WRAPS, &UNPARSEABLE],
        examples: &[
            Example::classic("Convert.toInt('1234')", "1234"),
            Example::classic("Convert.toInt(123.6)", "124"),
            Example::classic("Convert.toInt('abc')", "").fails("unparseable-number"),
            Example::identity_engine("'-2147483649'.toInteger()", "2147483647"),
            Example::identity_engine("-1.6.toInteger()", "-2"),
        ],
        call: Implementation::Native(to_integer),
        ..ROW
    },
    Function {
        id: "convert.to-number",
        returns: Returns::new(ResultKind::Double),
        spellings: Cow::Borrowed(&[
            Spelling::classic("Convert.toNum"),
            Spelling::method(Receiver::Text, "toNumber"),
        ]),
        parameters: Cow::Borrowed(&[Parameter::text("text", "a text")]),
        null: NullRule::GivesNull,
        uses: NOT_IN_RULES,
        doc: "The text as a Double.",
        assumptions: &[&UNPARSEABLE],
        examples: &[
            Example::classic("Convert.toNum('3.141')", "3.141"),
            Example::identity_engine("'1.7'.toNumber()", "1.7"),
            Example::identity_engine("'123This is a test'.toNumber()", "")
                .fails("unparseable-number"),
        ],
        call: Implementation::Native(|args| Ok(Value::Double(parse(args, args.text(0)?)?))),
        ..ROW
    },
];

fn to_integer<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let whole = match args.value(0) {
        Value::Integer(value) => i64::from(value),
        Value::Long(value) => value,
        Value::Double(value) => round(args, value),
        Value::String(text) => match text.parse() {
            Ok(whole) => whole,
            Err(_) => round(args, parse(args, &text)?),
        },
        _ => return Err(args.not_convertible(0, "number")),
    };
    // Java's cast to int: the low 32 bits.
    let integer = whole as i32;
    if i64::from(integer) != whole && args.dialect() == Dialect::Classic {
        args.assume(&WRAPS);
    }
    Ok(Value::Integer(integer))
}

/// `Math.round`: the nearest whole number, halves up, saturating at 64 bits.
fn round(args: &Arguments<'_, '_>, value: f64) -> i64 {
    let below = value.floor();
    let half = value - below;
    if half == 0.5 {
        args.assume(&HALVES_UP);
    }
    let nearest = if half >= 0.5 { below + 1.0 } else { below };
    nearest as i64
}

fn parse(args: &Arguments<'_, '_>, text: &str) -> Result<f64, CallError> {
    let digits_only = text
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|_| digits_only).ok_or_else(|| {
        if args.dialect() == Dialect::Classic {
            args.assume(&UNPARSEABLE);
        }
        Failure::UnparseableNumber {
            text: text.to_owned(),
        }
        .into()
    })
}

//! Versions: numbers between dots.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::FunctionExample as Example;
use super::{
    Arguments, Assumption, CallError, Function, Implementation, Outcome, Parameter, ROW, Receiver,
    ResultKind, Returns, Spelling,
};
use crate::value::Value;

static BY_PARTS: Assumption = Assumption {
    id: "version-by-parts",
    rule: "Versions are compared part by part as numbers; a missing part is 0.",
};

const PARAMETERS: &[Parameter] = &[
    Parameter::text("version", "a version such as 14.2.1"),
    Parameter::text("other", "the version to compare with"),
];

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "version.greater-than",
        returns: Returns::new(ResultKind::Boolean),
        spellings: Cow::Borrowed(&[Spelling::method(Receiver::Text, "versionGreaterThan")]),
        parameters: Cow::Borrowed(PARAMETERS),
        doc: "Whether the version is newer than the other. `>` on versions compares texts.",
        assumptions: &[&BY_PARTS],
        examples: &[
            Example::identity_engine("'14.10'.versionGreaterThan('14.2.1')", "true"),
            Example::identity_engine("'14.2'.versionGreaterThan('14.2.0')", "false"),
        ],
        call: Implementation::Native(|args| compare(args, Ordering::is_gt)),
        ..ROW
    },
    Function {
        id: "version.less-than",
        returns: Returns::new(ResultKind::Boolean),
        spellings: Cow::Borrowed(&[Spelling::method(Receiver::Text, "versionLessThan")]),
        parameters: Cow::Borrowed(PARAMETERS),
        doc: "Whether the version is older than the other.",
        assumptions: &[&BY_PARTS],
        examples: &[Example::identity_engine(
            "'14.10'.versionLessThan('14.9')",
            "false",
        )],
        call: Implementation::Native(|args| compare(args, Ordering::is_lt)),
        ..ROW
    },
];

fn compare<'a>(args: &Arguments<'_, 'a>, holds: fn(Ordering) -> bool) -> Outcome<'a> {
    let (version, other) = (parts(args, 0)?, parts(args, 1)?);
    args.assume(&BY_PARTS);
    let length = version.len().max(other.len());
    let padded = |parts: Vec<u64>| parts.into_iter().chain(std::iter::repeat(0)).take(length);
    Ok(Value::Boolean(holds(padded(version).cmp(padded(other)))))
}

/// The numbers of a version.
fn parts(args: &Arguments<'_, '_>, position: usize) -> Result<Vec<u64>, CallError> {
    let numbers: Result<Vec<u64>, _> = args.text(position)?.split('.').map(str::parse).collect();
    numbers.map_err(|_| args.not_convertible(position, "version such as `14.2.1`"))
}

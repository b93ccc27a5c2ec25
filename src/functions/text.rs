//! Functions and methods on texts.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::{
    Arguments, Assumption, Authority, CallError, Function, Implementation, Kind, NullRule, Outcome,
    Parameter, ROW, Receiver, ResultKind, Returns, Spelling,
};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::text::{CutError, utf16_len, utf16_slice};
use crate::value::Value;

mod combine;
mod cut;

pub(super) use combine::TABLE as COMBINING;
pub(super) use cut::TABLE as CUTTING;

const fn method(name: &'static str) -> Spelling {
    Spelling::method(Receiver::Text, name)
}

const STR: Parameter = Parameter::text("str", "the text");
const SEARCH: Parameter = Parameter::text("search", "what to look for");

static LENGTH_IN_UTF16: Assumption = Assumption {
    id: "text-length-utf16",
    rule: "Lengths and positions count UTF-16 code units, as Java does.",
};
static NULL_LENGTH: Assumption = Assumption {
    id: "null-length",
    rule: "The length of null is 0: Okta's samples test an unset value by `String.len(x) == 0`, but call it empty.",
};
static UNICODE_CASE: Assumption = Assumption {
    id: "unicode-case",
    rule: "Letter case follows Unicode's full mapping, whatever the machine's language.",
};
static ONLY_BLANKS: Assumption = Assumption {
    id: "remove-spaces-blanks",
    rule: "Only U+0020 is removed; other white space stays.",
};
static EMPTY_MATCH: Assumption = Assumption {
    id: "replace-empty-match",
    rule: "An empty text to replace replaces nothing, as Commons Lang does, whose names Okta uses.",
};
static LITERAL_MATCH: Assumption = Assumption {
    id: "replace-literal",
    rule: "The text to replace is taken literally, where Java's replaceFirst reads a regular expression.",
};
static NULL_MATCH: Assumption = Assumption {
    id: "null-later-text",
    rule: "Null as a later text is never found, and replaces nothing.",
};
static NULL_TEST: Assumption = Assumption {
    id: "null-test-false",
    rule: "A test of a text is false where either text is null.",
};
static STARTS_WITH_METHOD: Assumption = Assumption {
    id: "starts-with-method",
    rule: "The method is not on Okta's page; a support article says that password policies refuse it.",
};

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "text.length",
        returns: Returns::new(ResultKind::Integer),
        spellings: Cow::Borrowed(&[Spelling::classic("String.len"), method("length")]),
        parameters: Cow::Borrowed(&[STR]),
        null: NullRule::Read,
        doc: "The number of characters, counted as UTF-16 code units; in Classic 0 for null.",
        assumptions: &[&LENGTH_IN_UTF16, &NULL_LENGTH],
        examples: &[
            Example::classic("String.len('This')", "4"),
            Example::classic("String.len(null)", "0"),
            Example::identity_engine("'😀'.length()", "2"),
        ],
        call: Implementation::Native(|args| {
            if args.value(0).is_null() {
                args.assume(&NULL_LENGTH);
                return Ok(Value::Integer(0));
            }
            Ok(count(length(args, args.text(0)?)))
        }),
        ..ROW
    },
    Function {
        id: "text.to-upper-case",
        returns: Returns::new(ResultKind::Upper),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.toUpperCase"),
            Spelling::classic("toUpperCase").deprecated("String.toUpperCase"),
            method("toUpperCase"),
        ]),
        parameters: Cow::Borrowed(&[STR]),
        doc: "The text in upper case, by Unicode's full mapping.",
        assumptions: &[&UNICODE_CASE],
        examples: &[
            Example::classic("String.toUpperCase('This')", "\"THIS\""),
            Example::identity_engine("'straße'.toUpperCase()", "\"STRASSE\""),
        ],
        call: Implementation::Native(|args| Ok(cased(args)?.to_uppercase().into())),
        ..ROW
    },
    Function {
        id: "text.to-lower-case",
        returns: Returns::new(ResultKind::Lower),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.toLowerCase"),
            Spelling::classic("toLowerCase").deprecated("String.toLowerCase"),
            method("toLowerCase"),
        ]),
        parameters: Cow::Borrowed(&[STR]),
        doc: "The text in lower case, by Unicode's full mapping.",
        assumptions: &[&UNICODE_CASE],
        examples: &[
            Example::classic("String.toLowerCase('ThiS')", "\"this\""),
            Example::identity_engine("'ThiS'.toLowerCase()", "\"this\""),
        ],
        call: Implementation::Native(|args| Ok(cased(args)?.to_lowercase().into())),
        ..ROW
    },
    Function {
        id: "text.remove-spaces",
        returns: Returns::new(ResultKind::Text),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.removeSpaces"),
            method("removeSpaces"),
        ]),
        parameters: Cow::Borrowed(&[STR]),
        doc: "The text without its blanks.",
        assumptions: &[&ONLY_BLANKS],
        examples: &[
            Example::classic("String.removeSpaces('This is a test')", "\"Thisisatest\""),
            Example::identity_engine("'a\tb c'.removeSpaces()", r#""a\tbc""#),
        ],
        call: Implementation::Native(|args| {
            let text = args.text(0)?;
            if text.contains(|c: char| c.is_whitespace() && c != ' ') {
                args.assume(&ONLY_BLANKS);
            }
            Ok(text.replace(' ', "").into())
        }),
        ..ROW
    },
    Function {
        id: "text.replace",
        returns: Returns::new(ResultKind::Text),
        spellings: Cow::Borrowed(&[Spelling::classic("String.replace"), method("replace")]),
        parameters: Cow::Borrowed(&[
            STR,
            Parameter::text("match", "the text to replace"),
            Parameter::text("replacement", "what takes its place"),
        ]),
        forms: &[
            &[Kind::Character, Kind::Character],
            &[Kind::CharSequence, Kind::CharSequence],
        ],
        doc: "The text with every occurrence of `match` replaced; case-sensitive.",
        assumptions: &[&LITERAL_MATCH, &EMPTY_MATCH, &NULL_MATCH],
        examples: &[
            Example::classic(
                "String.replace('This is a test', 'is', 'at')",
                "\"That at a test\"",
            ),
            Example::identity_engine("'hello'.replace('l', 'p')", "\"heppo\""),
            Example::identity_engine("'hello'.replace('', 'p')", "\"hello\""),
        ],
        call: Implementation::Native(|args| replace(args, usize::MAX)),
        ..ROW
    },
    Function {
        id: "text.replace-first",
        returns: Returns::new(ResultKind::Text),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.replaceFirst"),
            method("replaceFirst"),
        ]),
        parameters: Cow::Borrowed(&[
            STR,
            Parameter::text("match", "the text to replace"),
            Parameter::text("replacement", "what takes its place"),
        ]),
        doc: "The text with the first occurrence of `match` replaced; case-sensitive.",
        assumptions: &[&LITERAL_MATCH, &EMPTY_MATCH, &NULL_MATCH],
        examples: &[
            Example::classic(
                "String.replaceFirst('This is a test', 'is', 'at')",
                "\"That is a test\"",
            ),
            Example::identity_engine("'a.c'.replaceFirst('.', 'x')", "\"axc\""),
        ],
        call: Implementation::Native(|args| replace(args, 1)),
        ..ROW
    },
    Function {
        id: "text.starts-with",
        returns: Returns::new(ResultKind::Boolean),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.startsWith"),
            method("startsWith").by(Authority::Assumed),
        ]),
        parameters: Cow::Borrowed(&[STR, Parameter::text("prefix", "the beginning")]),
        null: NullRule::Read,
        doc: "Whether the text begins with `prefix`; case-sensitive. In Classic false where either text is null.",
        assumptions: &[&NULL_TEST, &STARTS_WITH_METHOD],
        examples: &[
            Example::classic("String.startsWith('Kiss', 'K')", "true"),
            Example::classic("String.startsWith(null, 'K')", "false"),
            Example::identity_engine("'Kiss'.startsWith('k')", "false"),
        ],
        call: Implementation::Native(|args| {
            if args.dialect() == Dialect::IdentityEngine {
                args.assume(&STARTS_WITH_METHOD);
            }
            test(args, |text, prefix| text.starts_with(prefix))
        }),
        ..ROW
    },
    Function {
        id: "text.contains",
        returns: Returns::new(ResultKind::Boolean),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.stringContains"),
            method("contains"),
        ]),
        parameters: Cow::Borrowed(&[STR, SEARCH]),
        forms: &[&[Kind::CharSequence]],
        null: NullRule::Read,
        doc: "Whether `search` occurs in the text; case-sensitive. In Classic false where either text is null; in Identity \
              Engine null as an argument fails.",
        assumptions: &[&NULL_TEST],
        examples: &[
            Example::classic("String.stringContains('This is a test', 'test')", "true"),
            Example::classic("String.stringContains(null, 'test')", "false"),
            Example::identity_engine("'This is a test'.contains('Test')", "false"),
        ],
        call: Implementation::Native(|args| test(args, |text, search| text.contains(search))),
        ..ROW
    },
];

/// A length as the Integer that Java gives.
pub(super) fn count<'a>(length: usize) -> Value<'a> {
    Value::Integer(i32::try_from(length).unwrap_or(i32::MAX))
}

/// The length of a text, which hangs on how characters are counted where they are not all ASCII.
fn length(args: &Arguments<'_, '_>, text: &str) -> usize {
    if !text.is_ascii() {
        args.assume(&LENGTH_IN_UTF16);
    }
    utf16_len(text)
}

/// The text whose letter case is changed.
fn cased<'t>(args: &'t Arguments<'_, '_>) -> Result<&'t str, CallError> {
    let text = args.text(0)?;
    if !text.is_ascii() {
        args.assume(&UNICODE_CASE);
    }
    Ok(text)
}

fn replace<'a>(args: &Arguments<'_, 'a>, times: usize) -> Outcome<'a> {
    let unchanged = |assumption| {
        args.assume(assumption);
        Ok(args.value(0))
    };
    match (args.optional_text(1), args.optional_text(2)) {
        (Some(""), _) => unchanged(&EMPTY_MATCH),
        (Some(search), Some(replacement)) => {
            let special = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
            if search.contains(special) {
                args.assume(&LITERAL_MATCH);
            }
            let text = args.text(0)?;
            let found = text.matches(search).take(times).count();
            let kept = text.len() - found * search.len();
            args.check_built(kept + found.saturating_mul(replacement.len()))?;
            Ok(text.replacen(search, replacement, times).into())
        }
        _ => unchanged(&NULL_MATCH),
    }
}

fn test<'a>(args: &Arguments<'_, 'a>, holds: fn(&str, &str) -> bool) -> Outcome<'a> {
    match (args.optional_text(0), args.optional_text(1)) {
        (Some(text), Some(search)) => Ok(holds(text, search).into()),
        _ => {
            args.assume(&NULL_TEST);
            Ok(Value::Boolean(false))
        }
    }
}

//! Functions and methods on texts.

use std::borrow::Cow;
use std::ops::Range;

use super::{
    Arguments, Authority, CallError, Function, Implementation, Kind, Outcome, Parameter, Receiver,
    Signature, Spelling,
};
use crate::failure::Failure;
use crate::text::{CutError, utf16_len, utf16_slice};
use crate::value::Value;

const fn method(name: &'static str) -> Spelling {
    Spelling::Method(Receiver::Text, name)
}

const NO_PARAMETERS: &[Signature] = &[Signature::of(&[])];
const SEARCH: &[Signature] = &[Signature::of(&[Parameter::text(
    "search",
    "what to look for",
)])];

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "text.length",
        spellings: Cow::Borrowed(&[method("length")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The number of characters, counted as UTF-16 code units.",
        authority: Authority::Documented,
        examples: &[("'This'.length()", "4"), ("'😀'.length()", "2")],
        call: Implementation::Native(|args| Ok(count(utf16_len(args.receiver_text())))),
    },
    Function {
        id: "text.to-upper-case",
        spellings: Cow::Borrowed(&[method("toUpperCase")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The text in upper case, by Unicode's full mapping, whatever the machine's language.",
        authority: Authority::Documented,
        examples: &[("'straße'.toUpperCase()", "\"STRASSE\"")],
        call: Implementation::Native(|args| Ok(args.receiver_text().to_uppercase().into())),
    },
    Function {
        id: "text.to-lower-case",
        spellings: Cow::Borrowed(&[method("toLowerCase")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The text in lower case, by Unicode's full mapping, whatever the machine's language.",
        authority: Authority::Documented,
        examples: &[("'ThiS'.toLowerCase()", "\"this\"")],
        call: Implementation::Native(|args| Ok(args.receiver_text().to_lowercase().into())),
    },
    Function {
        id: "text.substring",
        spellings: Cow::Borrowed(&[method("substring")]),
        signatures: Cow::Borrowed(&[
            Signature::of(&[Parameter::integer("start", "the first position, from 0")]),
            Signature::of(&[
                Parameter::integer("start", "the first position, from 0"),
                Parameter::integer("end", "the position after the last one"),
            ]),
        ]),
        doc: "The part from `start` up to, not including, `end`, or to the end of the text. A position outside \
              the text fails, as does one inside a character that takes two UTF-16 code units.",
        authority: Authority::Documented,
        examples: &[("'This is a test'.substring(2, 9)", "\"is is a\"")],
        call: Implementation::Native(substring),
    },
    Function {
        id: "text.substring-before",
        spellings: Cow::Borrowed(&[method("substringBefore")]),
        signatures: Cow::Borrowed(SEARCH),
        doc: "The part before the first occurrence of `search`; the whole text where there is none \
              (assumption: Okta's pages do not say).",
        authority: Authority::Documented,
        examples: &[
            ("'abc@okta.com'.substringBefore('@')", "\"abc\""),
            ("'abc'.substringBefore('@')", "\"abc\""),
        ],
        call: Implementation::Native(|args| {
            let end = args.receiver_text().find(args.text(0)?);
            let end = end.unwrap_or(args.receiver_text().len());
            Ok(slice(args.receiver_text(), 0..end))
        }),
    },
    Function {
        id: "text.substring-after",
        spellings: Cow::Borrowed(&[method("substringAfter")]),
        signatures: Cow::Borrowed(SEARCH),
        doc: "The part after the first occurrence of `search`; empty where there is none.",
        authority: Authority::SupportArticle,
        examples: &[
            ("'abc@okta.com'.substringAfter('@')", "\"okta.com\""),
            ("'abc'.substringAfter('@')", "\"\""),
        ],
        call: Implementation::Native(|args| {
            let text = args.receiver_text();
            let search = args.text(0)?;
            let start = text.find(search).map_or(text.len(), |at| at + search.len());
            Ok(slice(text, start..text.len()))
        }),
    },
    Function {
        id: "text.contains",
        spellings: Cow::Borrowed(&[method("contains")]),
        signatures: Cow::Borrowed(&[Signature::of(&[Parameter::new(
            "search",
            Kind::CharSequence,
            "what to look for",
        )])]),
        doc: "Whether `search` occurs in the text; case-sensitive.",
        authority: Authority::Documented,
        examples: &[("'This is a test'.contains('test')", "true")],
        call: Implementation::Native(|args| {
            Ok(args.receiver_text().contains(args.text(0)?).into())
        }),
    },
    Function {
        id: "text.starts-with",
        spellings: Cow::Borrowed(&[method("startsWith")]),
        signatures: Cow::Borrowed(&[Signature::of(&[Parameter::text("prefix", "the beginning")])]),
        doc: "Whether the text begins with `prefix`; case-sensitive. Password policies refuse it.",
        authority: Authority::Assumption(
            "the method is not on Okta's page; a support article says where it is refused",
        ),
        examples: &[("'Kiss'.startsWith('K')", "true")],
        call: Implementation::Native(|args| {
            Ok(args.receiver_text().starts_with(args.text(0)?).into())
        }),
    },
    Function {
        id: "text.replace",
        spellings: Cow::Borrowed(&[method("replace")]),
        signatures: Cow::Borrowed(&[
            Signature::of(&[
                Parameter::new("match", Kind::Character, "the character to replace"),
                Parameter::new("replacement", Kind::Character, "what takes its place"),
            ]),
            Signature::of(&[
                Parameter::new("match", Kind::CharSequence, "the text to replace"),
                Parameter::new("replacement", Kind::CharSequence, "what takes its place"),
            ]),
        ]),
        doc: "The text with every occurrence of `match` replaced, taken literally. An empty `match` replaces nothing \
              (assumption).",
        authority: Authority::Documented,
        examples: &[("'This is a test'.replace('is', 'at')", "\"That at a test\"")],
        call: Implementation::Native(|args| {
            Ok(match args.text(0)? {
                "" => Value::String(args.receiver_text().clone()),
                search => args.receiver_text().replace(search, args.text(1)?).into(),
            })
        }),
    },
    Function {
        id: "text.replace-first",
        spellings: Cow::Borrowed(&[method("replaceFirst")]),
        signatures: Cow::Borrowed(&[Signature::of(&[
            Parameter::text("match", "the text to replace"),
            Parameter::text("replacement", "what takes its place"),
        ])]),
        doc: "The text with the first occurrence of `match` replaced. Both are taken literally, where Java would \
              read a regular expression (assumption).",
        authority: Authority::Documented,
        examples: &[
            (
                "'This is a test'.replaceFirst('is', 'at')",
                "\"That is a test\"",
            ),
            ("'a.c'.replaceFirst('.', 'x')", "\"axc\""),
        ],
        call: Implementation::Native(|args| {
            Ok(match args.text(0)? {
                "" => Value::String(args.receiver_text().clone()),
                search => args
                    .receiver_text()
                    .replacen(search, args.text(1)?, 1)
                    .into(),
            })
        }),
    },
    Function {
        id: "text.remove-spaces",
        spellings: Cow::Borrowed(&[method("removeSpaces")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The text without its blanks, U+0020 alone (assumption: other white space stays).",
        authority: Authority::Documented,
        examples: &[("'This is a test'.removeSpaces()", "\"Thisisatest\"")],
        call: Implementation::Native(|args| Ok(args.receiver_text().replace(' ', "").into())),
    },
];

/// A length as the Integer that Java gives.
pub(super) fn count<'a>(length: usize) -> Value<'a> {
    Value::Integer(i32::try_from(length).unwrap_or(i32::MAX))
}

/// A part of a text, borrowed where the text is.
fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Value<'a> {
    match text {
        Cow::Borrowed(text) => Value::from(&text[range]),
        Cow::Owned(text) => Value::from(text[range].to_owned()),
    }
}

fn substring<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let text = args.receiver_text();
    let start = args.integer(0)?;
    let end = match args.len() {
        1 => None,
        _ => Some(args.integer(1)?),
    };
    let outside = || {
        CallError::from(Failure::SubstringOutOfRange {
            start,
            end,
            length: utf16_len(text),
        })
    };
    let position = |position: i32| usize::try_from(position).map_err(|_| outside());
    match utf16_slice(text, position(start)?, end.map(position).transpose()?) {
        Ok(range) => Ok(slice(text, range)),
        Err(CutError::OutOfRange) => Err(outside()),
        Err(CutError::InsidePair) => Err(Failure::CutsSurrogatePair.into()),
    }
}

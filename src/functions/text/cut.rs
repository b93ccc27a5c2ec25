//! Parts of texts.

use std::ops::Range;

use super::{
    Arguments, Assumption, CallError, Cow, CutError, Example, Failure, Function, Implementation,
    NULL_MATCH, Outcome, Parameter, ROW, ResultKind, Returns, SEARCH, STR, Spelling, Value, length,
    method, utf16_slice,
};

static CLAMPED: Assumption = Assumption {
    id: "substring-clamped",
    rule: "Positions outside the text are moved to its ends, and a start behind the end gives the empty text: \
           Okta's own samples pass names shorter than the end, and a negative start.",
};
static BEFORE_ABSENT: Assumption = Assumption {
    id: "substring-before-absent",
    rule: "The part before a text that does not occur is the whole text: a support article's mapping for everybody \
           is harmless only then.",
};
static METHOD_RANGE: Assumption = Assumption {
    id: "substring-method-range",
    rule: "A position outside the text fails, as Java's method does.",
};

pub(in crate::functions) static TABLE: &[Function] = &[
    Function {
        id: "text.substring-clamped",
        returns: Returns::new(ResultKind::Between),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.substring"),
            Spelling::classic("substring").deprecated("String.substring"),
        ]),
        parameters: Cow::Borrowed(&[
            STR,
            Parameter::integer("start", "the first position, from 0"),
            Parameter::integer("end", "the position after the last one"),
        ]),
        doc: "The part from `start` up to, not including, `end`. Positions outside the text are moved to its ends, and a \
              start behind the end gives the empty text. A part that would be half of a character outside the \
              Basic Multilingual Plane is an error.",
        assumptions: &[&CLAMPED],
        examples: &[
            Example::classic("String.substring('This is a test', 2, 9)", "\"is is a\""),
            Example::classic("String.substring('Jo', 0, 6)", "\"Jo\""),
            Example::classic("String.substring('😀', 0, 1)", "").fails("cuts-surrogate-pair"),
        ],
        call: Implementation::Native(clamped),
        ..ROW
    },
    Function {
        id: "text.substring",
        returns: Returns::new(ResultKind::Part),
        spellings: Cow::Borrowed(&[method("substring")]),
        parameters: Cow::Borrowed(&[
            STR,
            Parameter::integer("start", "the first position, from 0"),
            Parameter::integer("end", "the position after the last one").optional(),
        ]),
        doc: "The part from `start` up to, not including, `end`, or to the end of the text. A position outside the \
              text fails, as does one inside a character that takes two UTF-16 code units.",
        assumptions: &[&METHOD_RANGE],
        examples: &[
            Example::identity_engine("'test'.substring(1)", "\"est\""),
            Example::identity_engine("'John'.substring(1, 3)", "\"oh\""),
            Example::identity_engine("'John'.substring(5)", "").fails("substring-out-of-range"),
        ],
        call: Implementation::Native(strict),
        ..ROW
    },
    Function {
        id: "text.substring-before",
        returns: Returns::new(ResultKind::Part),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.substringBefore"),
            Spelling::classic("substringBefore").deprecated("String.substringBefore"),
            method("substringBefore"),
        ]),
        parameters: Cow::Borrowed(&[STR, SEARCH]),
        doc: "The part before the first occurrence of `search`; the whole text where there is none.",
        assumptions: &[&BEFORE_ABSENT, &NULL_MATCH],
        examples: &[
            Example::classic("String.substringBefore('abc@okta.com', '@')", "\"abc\""),
            Example::classic("String.substringBefore('abc', '@')", "\"abc\""),
            Example::identity_engine("'john.doe@okta.com'.substringBefore('@')", "\"john.doe\""),
        ],
        call: Implementation::Native(|args| {
            let text = args.text_of(0)?;
            let end = match args.optional_text(1) {
                Some(search) => text.find(search).unwrap_or_else(|| {
                    args.assume(&BEFORE_ABSENT);
                    text.len()
                }),
                None => {
                    args.assume(&NULL_MATCH);
                    text.len()
                }
            };
            Ok(slice(text, 0..end))
        }),
        ..ROW
    },
    Function {
        id: "text.substring-after",
        returns: Returns::new(ResultKind::Part),
        spellings: Cow::Borrowed(&[
            Spelling::classic("String.substringAfter"),
            Spelling::classic("substringAfter").deprecated("String.substringAfter"),
            method("substringAfter"),
        ]),
        parameters: Cow::Borrowed(&[STR, SEARCH]),
        doc: "The part after the first occurrence of `search`; empty where there is none (support article).",
        assumptions: &[&NULL_MATCH],
        examples: &[
            Example::classic("String.substringAfter('abc@okta.com', '@')", "\"okta.com\""),
            Example::classic("String.substringAfter('abc', '@')", "\"\""),
            Example::identity_engine(
                "'john.doe@okta.com'.substringAfter('.')",
                "\"doe@okta.com\"",
            ),
        ],
        call: Implementation::Native(|args| {
            let text = args.text_of(0)?;
            let start = match args.optional_text(1) {
                Some(search) => text.find(search).map(|at| at + search.len()),
                None => {
                    args.assume(&NULL_MATCH);
                    None
                }
            };
            Ok(slice(text, start.unwrap_or(text.len())..text.len()))
        }),
        ..ROW
    },
];

/// A part of a text, borrowed where the text is.
fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Value<'a> {
    match text {
        Cow::Borrowed(text) => Value::from(&text[range]),
        Cow::Owned(text) => Value::from(text[range].to_owned()),
    }
}

fn clamped<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let text = args.text_of(0)?;
    let length = length(args, text);
    let inside = |position: i32| {
        let clamped = usize::try_from(position).unwrap_or(0).min(length);
        if usize::try_from(position) != Ok(clamped) {
            args.assume(&CLAMPED);
        }
        clamped
    };
    let (start, end) = (inside(args.integer(1)?), inside(args.integer(2)?));
    if start > end {
        args.assume(&CLAMPED);
        return Ok(Value::from(""));
    }
    match utf16_slice(text, start, Some(end)) {
        Ok(range) => Ok(slice(text, range)),
        Err(CutError::InsidePair | CutError::OutOfRange) => Err(Failure::CutsSurrogatePair.into()),
    }
}

fn strict<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let text = args.text_of(0)?;
    let start = args.integer(1)?;
    let end = match args.len() {
        2 => None,
        _ => Some(args.integer(2)?),
    };
    let outside = || {
        args.assume(&METHOD_RANGE);
        CallError::from(Failure::SubstringOutOfRange {
            start,
            end,
            length: length(args, text),
        })
    };
    let position = |position: i32| usize::try_from(position).map_err(|_| outside());
    match utf16_slice(text, position(start)?, end.map(position).transpose()?) {
        Ok(range) => Ok(slice(text, range)),
        Err(CutError::OutOfRange) => Err(outside()),
        Err(CutError::InsidePair) => Err(Failure::CutsSurrogatePair.into()),
    }
}

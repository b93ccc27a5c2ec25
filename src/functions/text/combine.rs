//! Texts from several texts.

use super::{
    Arguments, Assumption, Cow, Example, Function, Implementation, Kind, NullRule, Outcome,
    Parameter, ROW, ResultKind, Returns, STR, Spelling, Value,
};

static APPEND_NULL: Assumption = Assumption {
    id: "append-null",
    rule: "Null reads as the empty text when texts are appended.",
};
static JOIN_NULL: Assumption = Assumption {
    id: "join-null",
    rule: "Null elements are left out when texts are joined.",
};
static JOIN_ARRAY: Assumption = Assumption {
    id: "join-array",
    rule: "An array among the texts to join stands for its elements.",
};
static SWITCH_NULL: Assumption = Assumption {
    id: "switch-null",
    rule: "For null the default is given.",
};

pub(in crate::functions) static TABLE: &[Function] = &[
    Function {
        id: "text.append",
        returns: Returns::new(ResultKind::Joined),
        spellings: Cow::Borrowed(&[Spelling::classic("String.append")]),
        parameters: Cow::Borrowed(&[STR, Parameter::text("suffix", "what comes behind it")]),
        null: NullRule::Read,
        doc: "Both texts, one behind the other.",
        assumptions: &[&APPEND_NULL],
        examples: &[
            Example::classic("String.append('This is', ' a test')", "\"This is a test\""),
            Example::classic("String.append(null, 'a')", "\"a\""),
        ],
        call: Implementation::Native(|args| {
            let part = |position| {
                args.optional_text(position).unwrap_or_else(|| {
                    args.assume(&APPEND_NULL);
                    ""
                })
            };
            Ok([part(0), part(1)].concat().into())
        }),
        ..ROW
    },
    Function {
        id: "text.join",
        returns: Returns::new(ResultKind::Text),
        spellings: Cow::Borrowed(&[Spelling::classic("String.join")]),
        parameters: Cow::Borrowed(&[
            Parameter::text("separator", "what stands between two texts"),
            Parameter::new("str", Kind::Plain, "a text, or an array of texts").repeated(),
        ]),
        null: NullRule::Read,
        doc: "The texts, with the separator between them.",
        assumptions: &[&JOIN_NULL, &JOIN_ARRAY],
        examples: &[
            Example::classic(
                "String.join(',', 'This', 'is', 'a', 'test')",
                "\"This,is,a,test\"",
            ),
            Example::classic("String.join('-', 'a', null, {'b', 'c'})", "\"a-b-c\""),
        ],
        call: Implementation::Native(join),
        ..ROW
    },
    Function {
        id: "text.switch",
        returns: Returns::new(ResultKind::Choice),
        spellings: Cow::Borrowed(&[Spelling::classic("String.stringSwitch")]),
        parameters: Cow::Borrowed(&[
            STR,
            Parameter::text("default", "what is given where no key is found"),
            Parameter::text("key", "a text to look for").repeated(),
            Parameter::text(
                "value",
                "what is given where its key is the first that is found",
            )
            .repeated(),
        ]),
        null: NullRule::Read,
        doc: "The value of the first key, in the order of the arguments, that is contained in the text; else the default.",
        assumptions: &[&SWITCH_NULL],
        examples: &[
            Example::classic(
                "String.stringSwitch('First match wins', 'default', 'absent', 'value1', 'wins', 'value2', 'match', 'value3')",
                "\"value2\"",
            ),
            Example::classic(
                "String.stringSwitch(null, 'default', 'a', 'b')",
                "\"default\"",
            ),
        ],
        call: Implementation::Native(switch),
        ..ROW
    },
];

fn join<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let separator = args.optional_text(0).unwrap_or_default();
    let mut joined = None;
    for (position, value) in args.rest(1).iter().enumerate() {
        let mut add = |value: &Value<'_>| {
            let text = match value {
                Value::Null => {
                    args.assume(&JOIN_NULL);
                    return Ok(());
                }
                Value::Map(_) | Value::User(_) | Value::Group(_) => {
                    return Err(args.not_convertible(position + 1, "text"));
                }
                other => args.to_text(other, position + 1, "text")?,
            };
            match &mut joined {
                None => joined = Some(text.into_owned()),
                Some(joined) => {
                    args.check_built(joined.len() + separator.len() + text.len())?;
                    joined.push_str(separator);
                    joined.push_str(&text);
                }
            }
            Ok(())
        };
        match value {
            Value::Array(array) => {
                args.assume(&JOIN_ARRAY);
                array.iter().try_for_each(|element| add(&element))?;
            }
            other => add(other)?,
        }
    }
    Ok(joined.unwrap_or_default().into())
}

fn switch<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let Some(text) = args.optional_text(0) else {
        args.assume(&SWITCH_NULL);
        return Ok(args.value(1));
    };
    let chosen = args
        .rest(2)
        .chunks_exact(2)
        .find(|pair| pair[0].as_str().is_some_and(|key| text.contains(key)));
    Ok(match chosen {
        Some(pair) => pair[1].clone(),
        None => args.value(1),
    })
}

//! Functions and methods on lists. Results are new lists; a profile is never changed.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::text::count;
use super::{
    Arguments, Assumption, CallError, Function, Implementation, NullRule, Outcome, Parameter, ROW,
    Receiver, ResultKind, ResultNull, Returns, Spelling,
};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::value::Value;

const fn method(name: &'static str) -> Spelling {
    Spelling::method(Receiver::Array, name)
}

const ARRAY: Parameter = Parameter::array(
    "array",
    "the list; in Classic also comma-separated values, each trimmed, the empty text being the empty list",
);
const VALUE: Parameter = Parameter::any("value", "the element");

static NULL_ARRAY: Assumption = Assumption {
    id: "null-array",
    rule: "Null is the empty array.",
};
static REMOVE_ALL: Assumption = Assumption {
    id: "remove-every-equal",
    rule: "Every element that equals the value is removed.",
};
static OUTSIDE_FAILS: Assumption = Assumption {
    id: "array-get-outside",
    rule: "A position outside the array is an error.",
};
/// Lists are read from texts while arguments are converted.
pub(super) static CSV_TRIMMED: Assumption = Assumption {
    id: "csv-trimmed",
    rule: "Blanks around comma-separated values are trimmed, as the page's `'10, 20, 30, 40'` suggests.",
};
static CSV_NULL: Assumption = Assumption {
    id: "csv-null",
    rule: "The comma-separated values of null are null.",
};

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "array.add",
        returns: Returns::new(ResultKind::WithElement),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.add"), method("add")]),
        parameters: Cow::Borrowed(&[ARRAY, VALUE]),
        null: NullRule::Read,
        doc: "A new list with `value` behind the elements.",
        assumptions: &[&CSV_TRIMMED, &NULL_ARRAY],
        examples: &[
            Example::classic("Arrays.add({10, 20, 30}, 40)", "[10,20,30,40]"),
            Example::classic("Arrays.add('', 'a')", r#"["a"]"#),
            Example::identity_engine("{'one', 'two'}.add('two')", r#"["one","two","two"]"#),
        ],
        call: Implementation::Native(|args| {
            let mut elements = elements(args)?;
            elements.push(args.value(1));
            Ok(elements.into())
        }),
        ..ROW
    },
    Function {
        id: "array.remove",
        returns: Returns::new(ResultKind::Elements),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.remove"), method("remove")]),
        parameters: Cow::Borrowed(&[ARRAY, VALUE]),
        null: NullRule::Read,
        doc: "A new list without the elements that equal `value`; the same elements where none does.",
        assumptions: &[&CSV_TRIMMED, &NULL_ARRAY, &REMOVE_ALL],
        examples: &[
            Example::classic("Arrays.remove({10, 20, 30}, 20)", "[10,30]"),
            Example::classic("Arrays.remove({10, 20, 10}, 10)", "[20]"),
            Example::identity_engine("{2, 3}.remove(1)", "[2,3]"),
        ],
        call: Implementation::Native(|args| {
            let value = args.value(1);
            let all = elements(args)?;
            let before = all.len();
            let kept: Vec<Value<'_>> = all
                .into_iter()
                .filter(|element| *element != value)
                .collect();
            if before - kept.len() > 1 {
                args.assume(&REMOVE_ALL);
            }
            Ok(kept.into())
        }),
        ..ROW
    },
    Function {
        id: "array.clear",
        returns: Returns::new(ResultKind::Elements),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.clear")]),
        parameters: Cow::Borrowed(&[ARRAY]),
        null: NullRule::Read,
        doc: "The empty list.",
        examples: &[Example::classic("Arrays.clear({10, 20, 30})", "[]")],
        call: Implementation::Native(|_| Ok(Vec::new().into())),
        ..ROW
    },
    Function {
        id: "array.get",
        returns: Returns::new(ResultKind::Element),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.get")]),
        parameters: Cow::Borrowed(&[ARRAY, Parameter::integer("position", "from 0")]),
        null: NullRule::Read,
        doc: "The element at a position.",
        assumptions: &[&CSV_TRIMMED, &OUTSIDE_FAILS],
        examples: &[
            Example::classic("Arrays.get({0, 1, 2}, 0)", "0"),
            Example::classic("Arrays.get({0, 1, 2}, 3)", "").fails("index-out-of-range"),
        ],
        call: Implementation::Native(|args| {
            let array = args.array(0)?;
            let index = args.integer(1)?;
            let found = usize::try_from(index).ok().and_then(|at| array.get(at));
            let length = array.len();
            found.ok_or_else(|| {
                args.assume(&OUTSIDE_FAILS);
                Failure::IndexOutOfRange { index, length }.into()
            })
        }),
        ..ROW
    },
    Function {
        id: "array.flatten-arguments",
        returns: Returns::new(ResultKind::Flat),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.flatten")]),
        parameters: Cow::Borrowed(&[Parameter::any(
            "value",
            "a value, a list or comma-separated values, each trimmed",
        )
        .repeated()]),
        null: NullRule::Read,
        doc: "One list of the elements of all arguments, in order, one level deep. An argument that is null or empty \
              text is an error, so that a mapped attribute keeps its old value (support article).",
        assumptions: &[&CSV_TRIMMED],
        examples: &[
            Example::classic("Arrays.flatten(10, {20, 30}, 40)", "[10,20,30,40]"),
            Example::classic(
                "Arrays.flatten('10, 20, 30, 40')",
                r#"["10","20","30","40"]"#,
            ),
            Example::classic("Arrays.flatten(null)", "").fails("null-argument"),
        ],
        call: Implementation::Native(flatten_arguments),
        ..ROW
    },
    Function {
        id: "array.flatten",
        returns: Returns::new(ResultKind::List),
        spellings: Cow::Borrowed(&[method("flatten")]),
        parameters: Cow::Borrowed(&[ARRAY]),
        doc: "A new list in which each element that is a list is replaced by its elements, one level deep.",
        examples: &[Example::identity_engine(
            "{{1}, {2, 3}}.flatten()",
            "[1,2,3]",
        )],
        call: Implementation::Native(|args| {
            let mut flat = Vec::new();
            elements(args)?
                .into_iter()
                .for_each(|element| spread(element, &mut flat));
            Ok(flat.into())
        }),
        ..ROW
    },
    Function {
        id: "array.contains",
        returns: Returns::new(ResultKind::Boolean),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.contains"), method("contains")]),
        parameters: Cow::Borrowed(&[ARRAY, VALUE]),
        null: NullRule::Read,
        doc: "Whether an element equals `value`, in type as well: 1 does not equal 1.0. Texts are compared whole, \
              case-sensitive.",
        assumptions: &[&CSV_TRIMMED, &NULL_ARRAY],
        examples: &[
            Example::classic("Arrays.contains({10, 20, 30}, 10)", "true"),
            Example::classic("Arrays.contains(null, 10)", "false"),
            Example::identity_engine("{1, 2, 3}.contains('one')", "false"),
        ],
        call: Implementation::Native(|args| {
            let value = args.value(1);
            Ok(elements(args)?.contains(&value).into())
        }),
        ..ROW
    },
    Function {
        id: "array.size",
        returns: Returns::new(ResultKind::Integer),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.size"), method("size")]),
        parameters: Cow::Borrowed(&[ARRAY]),
        null: NullRule::Read,
        doc: "The number of elements; in Classic 0 for null.",
        assumptions: &[&CSV_TRIMMED],
        examples: &[
            Example::classic("Arrays.size({10, 20, 30})", "3"),
            Example::classic("Arrays.size(NULL)", "0"),
            Example::identity_engine("{10, 20}.size()", "2"),
        ],
        call: Implementation::Native(|args| Ok(count(args.array(0)?.len()))),
        ..ROW
    },
    Function {
        id: "array.is-empty",
        returns: Returns::new(ResultKind::Boolean),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.isEmpty"), method("isEmpty")]),
        parameters: Cow::Borrowed(&[ARRAY]),
        null: NullRule::Read,
        doc: "Whether there are no elements; in Classic true for null.",
        assumptions: &[&CSV_TRIMMED],
        examples: &[
            Example::classic("Arrays.isEmpty({10, 20})", "false"),
            Example::classic("Arrays.isEmpty(NULL)", "true"),
            Example::identity_engine("{}.isEmpty()", "true"),
        ],
        call: Implementation::Native(|args| Ok(args.array(0)?.is_empty().into())),
        ..ROW
    },
    Function {
        id: "array.to-csv",
        returns: Returns::new(ResultKind::Text).or_null(ResultNull::OfNull),
        spellings: Cow::Borrowed(&[Spelling::classic("Arrays.toCsvString")]),
        parameters: Cow::Borrowed(&[ARRAY]),
        null: NullRule::Read,
        doc: "The elements as they are, joined with commas; the empty text for the empty list (support article).",
        assumptions: &[&CSV_TRIMMED, &CSV_NULL],
        examples: &[
            Example::classic(
                r#"Arrays.toCsvString({"This", "is", " a ", "test"})"#,
                "\"This,is, a ,test\"",
            ),
            Example::classic("Arrays.toCsvString({})", "\"\""),
            Example::classic("Arrays.toCsvString(null)", "null"),
        ],
        call: Implementation::Native(|args| {
            if args.value(0).is_null() {
                args.assume(&CSV_NULL);
                return Ok(Value::Null);
            }
            let array = Value::Array(args.array(0)?);
            let text = args.to_text(&array, 0, "list of texts")?;
            Ok(text.into_owned().into())
        }),
        ..ROW
    },
];

/// The elements of the first argument.
fn elements<'a>(args: &Arguments<'_, 'a>) -> Result<Vec<Value<'a>>, CallError> {
    if args.dialect() == Dialect::Classic && args.value(0).is_null() {
        args.assume(&NULL_ARRAY);
    }
    Ok(args.array(0)?.iter().collect())
}

fn spread<'a>(value: Value<'a>, flat: &mut Vec<Value<'a>>) {
    match value {
        Value::Array(array) => flat.extend(array.iter()),
        other => flat.push(other),
    }
}

fn flatten_arguments<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let mut flat = Vec::new();
    let mut size = 0;
    for (position, value) in args.rest(0).iter().enumerate() {
        let value = match value {
            Value::String(text) if text.is_empty() => {
                return Err(Failure::EmptyInFlatten {
                    position: position + 1,
                }
                .into());
            }
            Value::Null => return Err(args.not_convertible(position, "list")),
            Value::String(text) => Value::Array(args.split(text)),
            other => other.clone(),
        };
        size += value.size();
        args.check_size(size)?;
        spread(value, &mut flat);
    }
    Ok(flat.into())
}

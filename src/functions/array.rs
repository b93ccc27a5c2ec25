//! Functions and methods on lists. Results are new lists; a profile is never changed.

use std::borrow::Cow;

use super::text::count;
use super::{Authority, Function, Implementation, Parameter, Receiver, Signature, Spelling};
use crate::value::Value;

const fn method(name: &'static str) -> Spelling {
    Spelling::Method(Receiver::Array, name)
}

const NO_PARAMETERS: &[Signature] = &[Signature::of(&[])];
const ELEMENT: &[Signature] = &[Signature::of(&[Parameter::any("value", "the element")])];

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "array.contains",
        spellings: Cow::Borrowed(&[method("contains")]),
        signatures: Cow::Borrowed(ELEMENT),
        doc: "Whether an element equals `value`, in type as well: 1 does not equal 1.0.",
        authority: Authority::Documented,
        examples: &[
            ("{10, 20}.contains(10)", "true"),
            ("{10, 20}.contains('10')", "false"),
        ],
        call: Implementation::Native(|args| {
            let value = args.value(0);
            Ok(args
                .receiver_array()
                .iter()
                .any(|element| element == value)
                .into())
        }),
    },
    Function {
        id: "array.size",
        spellings: Cow::Borrowed(&[method("size")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "The number of elements.",
        authority: Authority::Documented,
        examples: &[("{10, 20}.size()", "2")],
        call: Implementation::Native(|args| Ok(count(args.receiver_array().len()))),
    },
    Function {
        id: "array.is-empty",
        spellings: Cow::Borrowed(&[method("isEmpty")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "Whether there are no elements.",
        authority: Authority::Documented,
        examples: &[("{10, 20}.isEmpty()", "false"), ("{}.isEmpty()", "true")],
        call: Implementation::Native(|args| Ok(args.receiver_array().is_empty().into())),
    },
    Function {
        id: "array.add",
        spellings: Cow::Borrowed(&[method("add")]),
        signatures: Cow::Borrowed(ELEMENT),
        doc: "A new list with `value` behind the elements.",
        authority: Authority::Documented,
        examples: &[("{10, 20}.add(30)", "[10,20,30]")],
        call: Implementation::Native(|args| {
            let mut elements: Vec<Value<'_>> = args.receiver_array().iter().collect();
            elements.push(args.value(0));
            Ok(elements.into())
        }),
    },
    Function {
        id: "array.remove",
        spellings: Cow::Borrowed(&[method("remove")]),
        signatures: Cow::Borrowed(ELEMENT),
        doc: "A new list without the elements that equal `value`; the same elements where none does \
              (assumption: every equal element goes).",
        authority: Authority::Documented,
        examples: &[
            ("{10, 20, 10}.remove(10)", "[20]"),
            ("{10}.remove(5)", "[10]"),
        ],
        call: Implementation::Native(|args| {
            let value = args.value(0);
            let kept = args
                .receiver_array()
                .iter()
                .filter(|element| *element != value)
                .collect::<Vec<_>>();
            Ok(kept.into())
        }),
    },
    Function {
        id: "array.flatten",
        spellings: Cow::Borrowed(&[method("flatten")]),
        signatures: Cow::Borrowed(NO_PARAMETERS),
        doc: "A new list in which each element that is a list is replaced by its elements, one level deep.",
        authority: Authority::Documented,
        examples: &[("{10, {20, 30}}.flatten()", "[10,20,30]")],
        call: Implementation::Native(|args| {
            let mut flat = Vec::new();
            for element in args.receiver_array().iter() {
                match element {
                    Value::Array(nested) => flat.extend(nested.iter()),
                    other => flat.push(other),
                }
            }
            Ok(flat.into())
        }),
    },
];

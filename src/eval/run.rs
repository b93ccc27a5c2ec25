//! The ways into an evaluation: the optimised one first, the reference interpreter where that gives nothing.

use std::borrow::Cow;

use super::Evaluation;
use super::fast::{self, Built};
use crate::context::{Part, Read, Slots, Source};
use crate::error::Error;
use crate::functions::Assumption;
use crate::program::Code;
use crate::value::Value;

/// A value, and the rules that Okta does not document and that it hangs on.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Evaluated<'a> {
    /// The value.
    pub value: Value<'a>,
    /// The rules, each once, in the order in which they were applied.
    pub assumptions: Vec<&'static Assumption>,
}

/// Evaluates a program.
///
/// What the optimised evaluation does not do itself, every failure included, the reference interpreter does from the
/// beginning.
pub(crate) fn eval<'a>(code: &'a Code, source: &'a dyn Source) -> Result<Value<'a>, Error> {
    if code.is_optimised
        && let Some(value) = fast::eval(code, source, None)
    {
        return Ok(value);
    }
    Ok(judge(code, source)?.value)
}

/// Evaluates a program, and notes the rules that the value hangs on.
pub(crate) fn eval_noting<'a>(
    code: &'a Code,
    source: &'a dyn Source,
) -> Result<Evaluated<'a>, Error> {
    if code.is_optimised
        && let Some(evaluated) = fast::eval_noting(code, source)
    {
        return Ok(evaluated);
    }
    judge(code, source)
}

/// What the reference interpreter gives.
#[cold]
fn judge<'a>(code: &'a Code, source: &'a dyn Source) -> Result<Evaluated<'a>, Error> {
    let evaluation = Evaluation::new(code, source);
    match evaluation.run() {
        Ok(value) => Ok(Evaluated {
            value,
            assumptions: evaluation.tally.assumptions.into_inner(),
        }),
        Err(located) => Err(located
            .failure
            .at(located.span)
            .with_assumptions(evaluation.tally.assumptions.into_inner())
            .into()),
    }
}

/// Evaluates a program; a text that has to be built is built in the buffer.
pub(crate) fn eval_into<'a>(
    code: &'a Code,
    source: &'a dyn Source,
    buffer: &'a mut String,
) -> Result<Value<'a>, Error> {
    if code.is_optimised {
        match fast::eval_into(code, source, None, buffer) {
            Some(Built::Value(value)) => return Ok(value),
            Some(Built::Buffer) => return Ok(Value::from(buffer.as_str())),
            None => {}
        }
    }
    Ok(match judge(code, source)?.value {
        Value::String(Cow::Owned(text)) => {
            *buffer = text;
            Value::from(buffer.as_str())
        }
        value => value,
    })
}

/// Evaluates a program whose attributes are answered by number, if everything about it is usual.
pub(crate) fn eval_slots<'a>(code: &'a Code, slots: &dyn Slots<'a>) -> Option<Value<'a>> {
    match code.is_optimised {
        true => fast::eval(code, &Nothing, Some(slots)),
        false => None,
    }
}

/// Evaluates such a program; a text that has to be built is built in the buffer, in place of what was there.
pub(crate) fn eval_slots_into<'a>(
    code: &'a Code,
    slots: &dyn Slots<'a>,
    buffer: &'a mut String,
) -> Option<Value<'a>> {
    let built = code
        .is_optimised
        .then(|| fast::eval_into(code, &Nothing, Some(slots), buffer));
    Some(match built?? {
        Built::Value(value) => value,
        Built::Buffer => Value::from(buffer.as_str()),
    })
}

/// What a program sees beside its attributes where these are answered by number.
struct Nothing;

impl Source for Nothing {
    fn part(&self, _: Part) -> Read<'_> {
        Read::NotSupplied
    }
}

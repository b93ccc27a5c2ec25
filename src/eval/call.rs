//! Calls of functions and methods.

use super::{Element, Evaluation, Result};
use crate::failure::Failure;
use crate::functions::{Arguments, Function, choose};
use crate::program::op::MethodOp;
use crate::span::Span;
use crate::value::Value;

impl<'a> Evaluation<'a> {
    pub(super) fn method(
        &mut self,
        receiver: Value<'a>,
        method: &'a MethodOp,
        null_safe: bool,
        span: Span,
        element: Option<&Element<'a>>,
    ) -> Result<Value<'a>> {
        let arguments = self.eval_all(&method.arguments, element)?;
        if receiver.is_null() {
            return match null_safe {
                true => Ok(Value::Null),
                false => Err(Failure::MethodOnNull {
                    name: method.name.to_string(),
                }
                .located(span)),
            };
        }
        let row = method.rows.iter().find(|(of, _)| of.is(&receiver));
        match row {
            Some((_, function)) => self.call(function, &method.name, receiver, arguments, span),
            None => Err(Failure::NoSuchMethod {
                name: method.name.to_string(),
                owner: receiver.type_name(),
                arguments: arguments.iter().map(Value::type_name).collect(),
                signature: None,
            }
            .located(span)),
        }
    }

    pub(super) fn call(
        &self,
        function: &Function,
        name: &str,
        receiver: Value<'a>,
        arguments: Vec<Value<'a>>,
        span: Span,
    ) -> Result<Value<'a>> {
        let values = choose(function, name, receiver.type_name(), arguments)
            .map_err(|failure| failure.located(span))?;
        let arguments = Arguments {
            name,
            receiver,
            values: &values,
            source: self.source,
        };
        function
            .call
            .call(&arguments)
            .map_err(|error| error.into_failure().located(span))
    }
}

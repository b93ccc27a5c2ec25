//! Calls of functions and methods.

use super::{Element, Evaluation, Located, Result};
use crate::check::{Environment, check};
use crate::context::Source;
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::functions::{
    Arguments, Assumption, CallError, Function, Host, NullRule, Outcome, Prepared, choose,
    convert_arguments,
};
use crate::limits::Limits;
use crate::program::Code;
use crate::program::op::{CallOp, MethodOp};
use crate::span::Span;
use crate::syntax::Expression;
use crate::text::utf16_len;
use crate::value::Value;

static NULL_IN_NULL_OUT: Assumption = Assumption {
    id: "null-in-null-out",
    rule: "A function whose first argument is null gives null, as Commons Lang does, whose names Okta uses.",
};

impl<'a> Evaluation<'a> {
    pub(super) fn function(
        &self,
        call: &'a CallOp,
        span: Span,
        element: Option<&Element<'a>>,
    ) -> Result<Value<'a>> {
        let values = self.eval_all(&call.arguments, element)?;
        let function = &*call.callee;
        if function.null == NullRule::GivesNull && values.first().is_some_and(Value::is_null) {
            self.assume(&NULL_IN_NULL_OUT);
            return Ok(Value::Null);
        }
        let values = convert_arguments(function, &call.name, values, &self.code.limits)
            .map_err(|failure| failure.located(span))?;
        self.call(
            function,
            &call.name,
            &values,
            &call.prepared,
            call.nested.as_ref(),
            span,
        )
    }

    pub(super) fn method(
        &self,
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
        let Some(row) = method.rows.iter().find(|row| row.receiver.is(&receiver)) else {
            return Err(Failure::NoSuchMethod {
                name: method.name.to_string(),
                owner: receiver.type_name(),
                arguments: arguments.iter().map(Value::type_name).collect(),
                signature: None,
            }
            .located(span));
        };
        let values = std::iter::once(receiver).chain(arguments).collect();
        let values = choose(row.function, &method.name, values, &self.code.limits)
            .map_err(|failure| failure.located(span))?;
        self.call(
            row.function,
            &method.name,
            &values,
            &row.prepared,
            None,
            span,
        )
    }

    fn call(
        &self,
        function: &Function,
        name: &str,
        values: &[Value<'a>],
        prepared: &[Option<Prepared>],
        nested: Option<&Code>,
        span: Span,
    ) -> Result<Value<'a>> {
        let arguments = Arguments {
            name,
            values,
            prepared,
            host: &Call {
                evaluation: self,
                nested,
            },
        };
        let value = function
            .call(&arguments)
            .map_err(|error| error.into_failure().located(span))?;
        if let Value::String(text) = &value {
            self.check_length(text, values)
                .map_err(|failure| failure.located(span))?;
        }
        self.bounded(value, span)
    }
}

impl Evaluation<'_> {
    /// A function builds no text beyond the limit, but where an argument is longer already.
    fn check_length(
        &self,
        text: &str,
        arguments: &[Value<'_>],
    ) -> std::result::Result<(), Failure> {
        let limit = self.code.limits.concatenation_length;
        let longest = arguments
            .iter()
            .filter_map(Value::as_str)
            .map(str::len)
            .max();
        if text.len() > limit.max(longest.unwrap_or(0)) && utf16_len(text) > limit {
            return Err(Failure::ConcatenationTooLong { limit });
        }
        Ok(())
    }
}

/// What a function sees of the evaluation that calls it.
struct Call<'h, 'a> {
    evaluation: &'h Evaluation<'a>,
    nested: Option<&'h Code>,
}

impl<'a> Host<'a> for Call<'_, 'a> {
    fn source(&self) -> &'a dyn Source {
        self.evaluation.source
    }

    fn dialect(&self) -> Dialect {
        self.evaluation.code.dialect
    }

    fn limits(&self) -> &Limits {
        &self.evaluation.code.limits
    }

    fn assume(&self, assumption: &'static Assumption) {
        self.evaluation.assume(assumption);
    }

    fn nested(&self, text: &str, source: &dyn Source) -> Outcome<'static> {
        match self.nested {
            Some(code) => self.run(code, source),
            None => self.run(&self.compile(text)?, source),
        }
    }
}

impl Call<'_, '_> {
    /// Runs an expression within this evaluation: its operations and assumptions count here.
    fn run(&self, code: &Code, source: &dyn Source) -> Outcome<'static> {
        let nested = Evaluation::new(code, source);
        nested.operations.set(self.evaluation.operations.get());
        let value = nested.run().map(Value::into_owned);
        self.evaluation.operations.set(nested.operations.get());
        for assumption in nested.assumptions.take() {
            self.evaluation.assume(assumption);
        }
        value.map_err(|located: Box<Located>| CallError::from(located.failure))
    }

    /// Compiles a text that only turned out to be an expression when the program ran.
    fn compile(&self, text: &str) -> std::result::Result<Code, CallError> {
        let code = self.evaluation.code;
        let environment =
            Environment::new(code.dialect, code.place, &code.registry, &code.limits).nested();
        Expression::parse(text, &code.limits)
            .and_then(|expression| Ok(check(expression, environment)?))
            .map(|checked| {
                Code::new(
                    &checked,
                    code.dialect,
                    code.limits,
                    &code.registry,
                    code.place,
                )
            })
            .map_err(|error| {
                CallError::from(Failure::NestedExpression {
                    message: error.to_string(),
                })
            })
    }
}

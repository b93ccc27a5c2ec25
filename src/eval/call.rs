//! Calls of functions and methods.

use std::rc::Rc;

use super::{Element, Evaluation, Result};
use crate::check::{Environment, check};
use crate::context::Source;
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::functions::{
    Arguments, Assumption, CallError, Function, Host, NullRule, Outcome, Prepared, choose,
    compile_regex, convert_arguments,
};
use crate::limits::Limits;
use crate::program::Code;
use crate::program::op::{CallOp, MethodOp};
use crate::regex::Regex;
use crate::span::Span;
use crate::syntax::Expression;
use crate::text::utf16_len;
use crate::value::Value;

pub(super) static NULL_IN_NULL_OUT: Assumption = Assumption {
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
        let values = self.eval_all(&call.arguments, element, span)?;
        self.apply_function(call, values, span)
    }

    /// Calls a function with its evaluated arguments.
    pub(super) fn apply_function(
        &self,
        call: &'a CallOp,
        values: Vec<Value<'a>>,
        span: Span,
    ) -> Result<Value<'a>> {
        let function = &*call.callee;
        if function.null == NullRule::GivesNull && values.first().is_some_and(Value::is_null) {
            self.assume(&NULL_IN_NULL_OUT);
            return Ok(Value::Null);
        }
        let values = convert_arguments(
            function,
            &call.name,
            values,
            &self.code.limits,
            &|assumption| self.assume(assumption),
        )
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
        let arguments = self.eval_all(&method.arguments, element, span)?;
        self.apply_method(receiver, method, arguments, null_safe, span)
    }

    /// Calls a method with its evaluated arguments.
    pub(super) fn apply_method(
        &self,
        receiver: Value<'a>,
        method: &'a MethodOp,
        arguments: Vec<Value<'a>>,
        null_safe: bool,
        span: Span,
    ) -> Result<Value<'a>> {
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
        let values = choose(&row.callee, &method.name, values, &self.code.limits)
            .map_err(|failure| failure.located(span))?;
        self.call(
            &row.callee,
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
        self.work(values.iter().map(Value::size), span)?;
        let value = function
            .call(&arguments)
            .map_err(|error| error.into_failure().located(span))?;
        if let Value::String(text) = &value {
            self.check_length(text, &arguments)
                .map_err(|failure| failure.located(span))?;
        }
        self.work([value.size()], span)?;
        self.bounded(value, span)
    }

    /// Counts the sizes of what is worked on against the limit.
    pub(super) fn work(&self, sizes: impl IntoIterator<Item = usize>, span: Span) -> Result<()> {
        let size = sizes.into_iter().fold(0, usize::saturating_add);
        self.tally
            .work(size, &self.code.limits)
            .map_err(|failure| failure.located(span))
    }
}

impl Evaluation<'_> {
    /// Compiles a regular expression that is no literal.
    pub(super) fn regex(&self, pattern: &str) -> std::result::Result<Regex, Failure> {
        let limits = &self.code.limits;
        let limit = limits.computed_regexes;
        let too_many = || Failure::TooManyRegexes { limit };
        let compile = || compile_regex(pattern, limits);
        self.tally.regexes.get(pattern, limit, too_many, compile)
    }

    /// A function builds no text beyond the limit, but where an argument is longer already.
    fn check_length(
        &self,
        text: &str,
        arguments: &Arguments<'_, '_>,
    ) -> std::result::Result<(), Failure> {
        let limit = self.code.limits.concatenation_length;
        if text.len() > limit.max(arguments.longest_text()) && utf16_len(text) > limit {
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

    fn regex(&self, pattern: &str) -> std::result::Result<Regex, Failure> {
        self.evaluation.regex(pattern)
    }

    fn nested(&self, text: &str, sources: &[&dyn Source]) -> Outcome<'static> {
        match self.nested {
            Some(code) => self.run_all(code, sources),
            None if sources.is_empty() => Ok(Vec::new().into()),
            None => self.run_all(&*self.compile(text)?, sources),
        }
    }
}

impl Call<'_, '_> {
    /// A list of what an expression gives on each source.
    fn run_all(&self, code: &Code, sources: &[&dyn Source]) -> Outcome<'static> {
        let mut held = 0;
        let values: Result<Vec<_>> = sources
            .iter()
            .map(|source| {
                let value = self.run(code, *source)?;
                self.evaluation.hold(&mut held, value, code.root.span)
            })
            .collect();
        values
            .map(Value::from)
            .map_err(|located| located.failure.into())
    }

    /// Runs an expression within this evaluation: what it spends and assumes counts here.
    fn run(&self, code: &Code, source: &dyn Source) -> Result<Value<'static>> {
        let nested = Evaluation::new(code, source);
        nested.tally.swap(&self.evaluation.tally);
        let value = nested.run().map(Value::into_owned);
        nested.tally.swap(&self.evaluation.tally);
        value
    }

    /// Compiles a text that only turned out to be an expression when the program ran.
    fn compile(&self, text: &str) -> std::result::Result<Rc<Code>, CallError> {
        let code = self.evaluation.code;
        let limits = &code.limits;
        let environment =
            Environment::new(code.dialect, code.place, &code.registry, limits).nested();
        let limit = limits.computed_expressions;
        let compile = || {
            Expression::parse(text, limits)
                .and_then(|expression| Ok(check(expression, environment)?))
                .map(|checked| {
                    Rc::new(Code::new(
                        &checked,
                        code.dialect,
                        *limits,
                        &code.registry,
                        code.place,
                    ))
                })
                .map_err(|error| Failure::NestedExpression {
                    message: error.to_string(),
                })
        };
        let too_many = || Failure::TooManyExpressions { limit };
        let expressions = &self.evaluation.tally.expressions;
        Ok(expressions.get(text, limit, too_many, compile)?)
    }
}

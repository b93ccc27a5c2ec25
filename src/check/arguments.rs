//! What can be said of the arguments of a call before anything runs.

use super::{Checker, Resolution, Result, check_all};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, codes};
use crate::functions::{
    Callee, Function, Given, Kind, check_criteria, parameter_at, takes, written,
};
use crate::span::Span;
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, Literal};
use crate::text::{article, quoted};

impl Checker<'_> {
    /// A call of a function: its count of arguments, its place of use, its literal arguments.
    pub(super) fn function(
        &mut self,
        callee: &Callee,
        name: &str,
        span: Span,
        arguments: &[Expr],
    ) -> Result<Resolution> {
        if let Some(place) = self.environment.place
            && !callee.uses.contain(place)
        {
            return Err(Diagnostic::new(
                &codes::FUNCTION_OF_USE,
                span,
                format!("`{name}` can not be used in {place}"),
            ));
        }
        if self.environment.nested && callee.reads_user {
            return Err(Diagnostic::new(
                &codes::NESTED_NAME,
                span,
                format!("`{name}` reads the user, but `group` is all that is known here"),
            ));
        }
        if !takes(&callee.parameters, arguments.len()) {
            return Err(Diagnostic::new(
                &codes::WRONG_ARGUMENT_COUNT,
                span,
                format!("`{name}` does not take {} arguments", arguments.len()),
            )
            .with_help(signature(callee, name)));
        }
        self.check_literals(callee, name, arguments)?;
        let nested = arguments.iter().enumerate().find(|(position, _)| {
            parameter_at(&callee.parameters, *position)
                .is_some_and(|parameter| parameter.kind == Kind::Expression)
        });
        let nested = nested.and_then(|(_, argument)| Some((argument, argument.literal_text()?)));
        Ok(Resolution::Function {
            callee: callee.clone(),
            nested: nested.and_then(|(argument, text)| self.nested(argument, text).map(Box::new)),
        })
    }

    /// Arguments that stand in the text and can not be what their parameter takes.
    fn check_literals(&self, function: &Function, name: &str, arguments: &[Expr]) -> Result<()> {
        for (position, argument) in arguments.iter().enumerate() {
            let Some(parameter) = parameter_at(&function.parameters, position) else {
                continue;
            };
            let wrong =
                |message: String| Diagnostic::new(&codes::WRONG_ARGUMENT, argument.span, message);
            match (parameter.kind, &argument.kind) {
                (Kind::Criteria, ExprKind::Map(entries)) => {
                    check_criteria_literal(argument, entries)?
                }
                (Kind::Criteria, ExprKind::Literal(_) | ExprKind::List(_)) => {
                    return Err(wrong(format!("`{name}` takes maps of criteria here"))
                        .with_help("write `{'group.type': 'OKTA_GROUP'}`"));
                }
                (Kind::Any | Kind::Criteria, _) => {}
                (kind, ExprKind::Map(_)) => {
                    return Err(wrong(format!(
                        "`{name}` takes {} as `{}`, not a map",
                        article(kind.as_str()),
                        parameter.name
                    ))
                    .with_help(signature(function, name)));
                }
                (Kind::OneOf(words), ExprKind::Literal(Literal::Text(text)))
                    if words.contains(&&**text) => {}
                (Kind::OneOf(words), ExprKind::Literal(Literal::Text(text))) => {
                    let error = wrong(format!("`{name}` does not know `{text}`"));
                    let known = nearest(text, words.iter().copied());
                    return Err(match known {
                        Some(near) => error.with_help(format!("did you mean `{near}`?")),
                        None => error.with_help(format!("it takes {}", quoted(words))),
                    });
                }
                (Kind::OneOf(words), ExprKind::Literal(_) | ExprKind::List(_)) => {
                    return Err(
                        wrong(format!("`{name}` takes a text as `{}`", parameter.name))
                            .with_help(format!("it takes {}", quoted(words))),
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A literal that is itself an expression, with its diagnostics pointing into the outer text.
    fn nested(&mut self, argument: &Expr, text: &str) -> Option<super::Checked> {
        let whole = Span::new(0, text.len());
        let place = |diagnostic: Diagnostic| {
            let part = match diagnostic.span() {
                span if span == Span::default() => whole,
                span => span,
            };
            diagnostic.moved_to(argument.inside_literal(text, part))
        };
        let expression = Expression::parse(text, self.environment.limits)
            .map_err(|error| place(error.into_diagnostic()));
        let expression = self.note(expression)?;
        let (checked, errors) = check_all(expression, self.environment.nested());
        self.errors.extend(errors.into_iter().map(place));
        Some(checked)
    }
}

fn signature(function: &Function, name: &str) -> String {
    format!(
        "it is called as `{name}({})`",
        written(&function.parameters)
    )
}

fn check_criteria_literal(argument: &Expr, entries: &[(Expr, Expr)]) -> Result<()> {
    check_criteria(
        entries
            .iter()
            .map(|(key, value)| (key.literal_text(), given(value))),
    )
    .map_err(|message| Diagnostic::new(&codes::INVALID_CRITERIA, argument.span, message))
}

/// What the text tells of a criterion's value.
fn given(value: &Expr) -> Given<'_> {
    match &value.kind {
        ExprKind::Literal(Literal::Text(text)) => Given::Text(text),
        ExprKind::Literal(_) | ExprKind::Map(_) => Given::Other,
        ExprKind::List(elements) => {
            Given::set(elements.iter().map(|element| match &element.kind {
                ExprKind::List(_) => Given::Other,
                _ => given(element),
            }))
        }
        _ => Given::Computed,
    }
}

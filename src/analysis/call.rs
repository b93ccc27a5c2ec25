//! Calls: whether the arguments fit, and what comes out.

use crate::check::{Checked, Resolution, Scope};
use crate::diagnostic::{Diagnostic, codes};
use crate::functions::{Function, Kind, NullRule, Parameter, ResultNull, parameter_at};
use crate::span::Span;
use crate::syntax::tree::{Expr, NodeId};
use crate::text::article;

use super::convert::{self, Converts};
use super::infer::{Inference, infer_nested};
use super::remedy::{replacement, testable};
use super::returns;
use super::types::{Type, TypeKind};

/// What becomes of a call by one of its arguments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// Nothing is known to be wrong.
    Goes,
    /// It fails but for null, which passes.
    FailsOnValues,
    /// It can only fail.
    Fails,
}

impl Inference<'_> {
    pub(super) fn function(
        &mut self,
        id: NodeId,
        name: &str,
        arguments: &[Expr],
        span: Span,
        scope: Scope,
    ) -> Type {
        let types = self.all(arguments, scope.arguments());
        let checked = self.checked;
        let Some(Resolution::Function { callee, nested }) = checked.resolution(id) else {
            return Type::unknown();
        };
        let nested = nested
            .as_deref()
            .map(|nested| self.nested(nested, callee, arguments));
        if types.iter().any(Type::is_never) {
            return Type::never();
        }
        self.surprises(callee, arguments, &types, span);
        let first = types.first();
        let gives_null = callee.null == NullRule::GivesNull;
        if gives_null && first.is_some_and(Type::is_null) {
            return Type::new(TypeKind::Null);
        }
        let mut fate = Fate::Goes;
        for (position, (argument, of)) in arguments.iter().zip(&types).enumerate() {
            if let Some(parameter) = parameter_at(&callee.parameters, position) {
                let is_guarded = gives_null && position == 0;
                fate = fate.max(self.argument(callee, name, parameter, argument, of, is_guarded));
            }
        }
        // Null comes out before the arguments are looked at.
        let passes = gives_null && first.is_some_and(|first| first.nullable);
        match fate {
            Fate::Goes => {}
            Fate::Fails => return Type::never().or_null(passes),
            Fate::FailsOnValues => return Type::unknown(),
        }
        let nullable = passes
            || match callee.returns.null {
                ResultNull::Never => false,
                ResultNull::OfNull => first.is_some_and(|first| first.nullable),
                ResultNull::OfBlank => {
                    first.is_some_and(|first| first.nullable || reads_blank(first))
                }
                ResultNull::Sometimes => true,
            };
        returns::type_of(callee, self.dialect, arguments, &types, nested)
            .or_null(nullable)
            .unsure(types.iter().any(|of| of.is_unsure))
    }

    /// An argument that is itself an expression: its result.
    fn nested(&mut self, nested: &Checked, function: &Function, arguments: &[Expr]) -> Type {
        let inferred = infer_nested(nested, self.environment);
        let is_expression = |position: usize| {
            parameter_at(&function.parameters, position)
                .is_some_and(|parameter| parameter.kind == Kind::Expression)
        };
        let argument = arguments
            .iter()
            .enumerate()
            .find(|(position, _)| is_expression(*position));
        if let Some((_, argument)) = argument {
            let text = nested.expression.text();
            self.found.extend(inferred.found.into_iter().map(|found| {
                let place = argument.inside_literal(text, found.span());
                found.moved_to(place)
            }));
        }
        inferred.types.of(nested.expression.root().id).clone()
    }

    /// An argument of a function.
    fn argument(
        &mut self,
        function: &Function,
        name: &str,
        parameter: &Parameter,
        argument: &Expr,
        of: &Type,
        is_guarded: bool,
    ) -> Fate {
        if function.id == "array.flatten-arguments" {
            return self.flattened(argument, of);
        }
        if of.is_silent() {
            return Fate::Goes;
        }
        if of.is_null() {
            if parameter.fails_on_null() {
                let message = format!("null as `{}` of `{name}` can only fail", parameter.name);
                self.report(&codes::ALWAYS_NULL, argument.span, message);
                return Fate::Fails;
            }
            return Fate::Goes;
        }
        if of.may_be_null() && parameter.fails_on_null() && !is_guarded {
            let message = format!(
                "`{name}` takes no null as `{}`, and this may be null",
                parameter.name
            );
            self.unguarded(argument.span, &message);
        }
        let verdict = match parameter.kind {
            Kind::Any => Converts::Always,
            Kind::Number => accepts(of.is_text() || of.kind.is_number()),
            Kind::Integer => convert::whole_number(of),
            Kind::OneOf(words) => convert::one_of(of, words),
            Kind::Array
                if function.id == "array.to-csv" && matches!(of.kind, TypeKind::Array(_)) =>
            {
                convert::text(of)
            }
            Kind::Array => accepts(of.is_text() || matches!(of.kind, TypeKind::Array(_))),
            Kind::Criteria => accepts(of.kind == TypeKind::Map),
            Kind::Country => accepts(of.is_text() || of.kind == TypeKind::Country),
            Kind::Time => accepts(of.is_text() || of.kind == TypeKind::Time),
            _ => convert::text(of),
        };
        let null_passes = of.nullable && (is_guarded || !parameter.fails_on_null());
        match self.judge(verdict, argument, of, parameter.kind, name) {
            true if null_passes => Fate::FailsOnValues,
            true => Fate::Fails,
            false => Fate::Goes,
        }
    }

    /// Reports an argument that does not convert, or not always; whether it never does.
    pub(super) fn judge(
        &mut self,
        verdict: Converts,
        argument: &Expr,
        of: &Type,
        kind: Kind,
        name: &str,
    ) -> bool {
        let found = article(of.kind.as_str());
        let wanted = article(kind.as_str());
        match verdict {
            Converts::Always => {}
            Converts::Sometimes => {
                let message = match (&of.kind, kind) {
                    (TypeKind::Array(_), Kind::Integer | Kind::Character | Kind::CharSequence)
                    | (TypeKind::String, _) => {
                        format!("`{name}` takes {wanted}, and {found} is not always one")
                    }
                    _ => {
                        format!("`{name}` makes a text of it, and a list that holds a map has none")
                    }
                };
                self.doubt(argument.span, message);
            }
            Converts::Never => {
                let message = format!("`{name}` takes {wanted} here, and {found} is never one");
                self.report(&codes::ARGUMENT_TYPE, argument.span, message);
            }
        }
        verdict == Converts::Never
    }

    /// An argument of `Arrays.flatten`, which fails on null and on the empty text (support article).
    fn flattened(&mut self, argument: &Expr, of: &Type) -> Fate {
        let only_empty = of
            .possible_texts()
            .is_some_and(|mut texts| texts.all(str::is_empty))
            && of.is_text()
            && !of.nullable;
        if of.is_null() || only_empty {
            let message = "`Arrays.flatten` of null or the empty text can only fail";
            self.report(&codes::ALWAYS_NULL, argument.span, message);
            return Fate::Fails;
        }
        if of.may_be_null() || of.may_be_blank() {
            let tested = testable(argument, self.text);
            let written = tested.unwrap_or_default();
            let (what, test) = match (of.may_be_null(), of.may_be_blank()) {
                (true, true) => (
                    "null or the empty text",
                    format!("{written} == null or {written} == \"\""),
                ),
                (true, false) => ("null", format!("{written} == null")),
                _ => ("the empty text", format!("{written} == \"\"")),
            };
            let diagnostic = Diagnostic::new(
                &codes::UNGUARDED_FLATTEN,
                argument.span,
                format!("`Arrays.flatten` fails where this is {what}"),
            );
            self.found.push(match tested {
                Some(_) => {
                    let mended = format!("({test} ? {{}} : {written})");
                    let label = format!("{what} adds no element");
                    diagnostic
                        .with_help(format!("write `{mended}`"))
                        .with_fix(replacement(argument.span, mended, label))
                }
                None => diagnostic.with_help("test it first, and write `{}` in its place"),
            });
        }
        Fate::Goes
    }

    /// What surprises of the arguments of a function.
    fn surprises(&mut self, function: &Function, arguments: &[Expr], types: &[Type], span: Span) {
        let (Some(argument), Some(first)) = (arguments.first(), types.first()) else {
            return;
        };
        if function.returns.null == ResultNull::OfBlank
            && (first.may_be_null() || first.may_be_blank())
        {
            self.report_with_help(
                &codes::UNGUARDED_TIME,
                argument.span,
                "where this is null or the empty text, the result is null",
                "test it first: `x != null and x != \"\" ? ... : ...`",
            );
        }
        let literal = arguments.get(1).and_then(|second| {
            let text = second.literal_text()?;
            Some((text, second.span))
        });
        match (function.id, literal, &first.kind) {
            ("text.contains" | "text.starts-with", Some((text, place)), _) => {
                self.cased(first, text, place);
            }
            ("array.contains", Some((text, place)), TypeKind::Array(element)) => {
                let element = Type::clone(element);
                self.compared(&element, text, place);
            }
            ("convert.to-integer", _, _) if returns::wraps(argument) => self.report_with_help(
                &codes::INTEGER_OVERFLOW,
                span,
                "the number does not fit into 32 bits, and wraps",
                "keep it as a text, or convert it by `Convert.toNum`",
            ),
            _ => {}
        }
    }
}

fn accepts(it_does: bool) -> Converts {
    match it_does {
        true => Converts::Always,
        false => Converts::Never,
    }
}

/// Whether the empty text may come of a value, be it of the empty list.
fn reads_blank(of: &Type) -> bool {
    of.is_text() && of.may_be_empty || matches!(of.kind, TypeKind::Array(_) | TypeKind::Unknown)
}

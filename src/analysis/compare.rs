//! Comparisons, `matches` and `?:`: what can only fail, and what surprises.

use crate::check::Scope;
use crate::diagnostic::{Diagnostic, Fix, codes};
use crate::syntax::tree::{Expr, ExprKind, Link, Literal, RelationOperator};
use crate::text::article;

use super::convert::{self, Converts};
use super::infer::Inference;
use super::remedy::{replacement, testable};
use super::types::{Type, TypeKind};

impl Inference<'_> {
    pub(super) fn relation(
        &mut self,
        expr: &Expr,
        left: &Expr,
        operator: RelationOperator,
        right: &Expr,
        scope: Scope,
    ) -> Type {
        let is_null = |expr: &Expr| matches!(expr.kind, ExprKind::Literal(Literal::Null));
        let outer = self.compared_with_null;
        self.compared_with_null = is_null(right) && matches!(left.kind, ExprKind::Name(_));
        let left_type = self.expr(left, scope);
        self.compared_with_null = is_null(left) && matches!(right.kind, ExprKind::Name(_));
        let right_type = self.expr(right, scope);
        self.compared_with_null = outer;
        if left_type.is_never() || right_type.is_never() {
            return Type::never();
        }
        match operator {
            RelationOperator::Equal | RelationOperator::NotEqual => {
                self.equality(expr, left, &left_type, right, &right_type);
            }
            RelationOperator::Matches => {
                return self.matches(left, &left_type, right, &right_type);
            }
            operator => {
                return self.order(expr, operator, (left, &left_type), (right, &right_type));
            }
        }
        Type::new(TypeKind::Boolean)
    }

    /// `==` never fails; what can never be equal surprises.
    fn equality(
        &mut self,
        expr: &Expr,
        left: &Expr,
        of_left: &Type,
        right: &Expr,
        of_right: &Type,
    ) {
        let known = |of: &Type| !of.is_silent() && !of.is_null();
        if known(of_left) && known(of_right) && !(of_left.nullable && of_right.nullable) {
            let (one, other) = (&of_left.kind, &of_right.kind);
            let message = format!(
                "{} never equals {}",
                article(one.as_str()),
                article(other.as_str())
            );
            let code = match (one, other) {
                (TypeKind::String, number) | (number, TypeKind::String) if number.is_number() => {
                    Some(&codes::STRING_NUMBER_COMPARISON)
                }
                _ => (!may_equal(one, other)).then_some(&codes::NEVER_EQUAL),
            };
            let fix = converted(left, other).or_else(|| converted(right, one));
            self.found.extend(code.map(|code| {
                let diagnostic = Diagnostic::new(code, expr.span, message);
                match fix {
                    Some(fix) => diagnostic.with_help(fix.label.clone()).with_fix(fix),
                    None => diagnostic,
                }
            }));
        }
        match (left.literal_text(), right.literal_text()) {
            (None, Some(text)) => self.compared(of_left, text, right.span),
            (Some(text), None) => self.compared(of_right, text, left.span),
            _ => {}
        }
    }

    fn order(
        &mut self,
        expr: &Expr,
        operator: RelationOperator,
        (left, of_left): (&Expr, &Type),
        (right, of_right): (&Expr, &Type),
    ) -> Type {
        let ordered = |one: &Type, other: &Type| match (&one.kind, &other.kind) {
            (TypeKind::Unknown | TypeKind::Null, _) | (_, TypeKind::Unknown | TypeKind::Null) => {
                true
            }
            (TypeKind::String, TypeKind::String)
            | (TypeKind::Boolean, TypeKind::Boolean)
            | (TypeKind::Time, TypeKind::Time) => true,
            (one, other) => one.is_number() && other.is_number(),
        };
        if !ordered(of_left, of_right) {
            let message = format!(
                "{} and {} have no order",
                article(of_left.kind.as_str()),
                article(of_right.kind.as_str())
            );
            // Null is less than everything.
            if of_left.nullable || of_right.nullable {
                if of_left.may_be_null() || of_right.may_be_null() {
                    self.doubt(expr.span, format!("{message}, but where one is null"));
                }
                return Type::new(TypeKind::Boolean);
            }
            return self.fail(&codes::TYPE_MISMATCH, expr.span, message);
        }
        let low = match operator {
            RelationOperator::Less | RelationOperator::LessEqual => (left, of_left, of_right),
            _ => (right, of_right, of_left),
        };
        let (lower, of, other) = low;
        if of.may_be_null() && !of.is_null() && !other.is_null() {
            let diagnostic = Diagnostic::new(
                &codes::NULL_COMPARES_LOW,
                lower.span,
                "null is less than everything, so this holds where the value is null",
            );
            let tested = testable(lower, self.text);
            self.found
                .push(match tested.zip(self.text.get(expr.span.range())) {
                    Some((tested, whole)) => {
                        let mended = format!("({tested} != null and {whole})");
                        diagnostic
                            .with_help(format!("where null shall not pass, write `{mended}`"))
                            .with_fix(replacement(expr.span, mended, "it does not hold for null"))
                    }
                    None => diagnostic.with_help("where null shall not pass, test for it first"),
                });
        }
        Type::new(TypeKind::Boolean)
    }

    fn matches(&mut self, left: &Expr, of: &Type, right: &Expr, pattern: &Type) -> Type {
        if of.is_null() {
            let message = "null does not match a regular expression";
            return self.fail(&codes::ALWAYS_NULL, left.span, message);
        }
        if of.may_be_null() {
            self.unguarded(
                left.span,
                "null does not match a regular expression, and this may be null",
            );
        }
        match convert::text(of) {
            Converts::Always => {}
            Converts::Sometimes => self.doubt(left.span, "a list that holds a map has no text"),
            Converts::Never => {
                let message = format!("{} has no text to match", article(of.kind.as_str()));
                return self.fail(&codes::TYPE_MISMATCH, left.span, message);
            }
        }
        match &pattern.kind {
            TypeKind::String => {
                if pattern.may_be_null() {
                    self.unguarded(
                        right.span,
                        "a regular expression is a text, and this may be null",
                    );
                }
                Type::new(TypeKind::Boolean)
            }
            TypeKind::Unknown => Type::new(TypeKind::Boolean),
            kind => {
                let message = format!(
                    "a regular expression is a text, not {}",
                    article(kind.as_str())
                );
                self.fail(&codes::TYPE_MISMATCH, right.span, message)
            }
        }
    }

    /// An elvis whose left side is never null.
    pub(super) fn elvis(&mut self, link: &Link, of: &Type) {
        if of.is_text() && !of.nullable && of.may_be_empty && of.texts.is_none() {
            self.report_with_help(
                &codes::ELVIS_SWALLOWS_EMPTY,
                link.operator_span,
                "the left side is never null: only the empty text is replaced",
                "leave out `?:` and what follows it where the empty text may stay",
            );
        }
    }
}

/// A literal as a value of the kind that it is compared with, where it reads as one.
fn converted(expr: &Expr, kind: &TypeKind) -> Option<Fix> {
    let ExprKind::Literal(literal) = &expr.kind else {
        return None;
    };
    let text = match (literal, kind) {
        (Literal::Text(text), TypeKind::Boolean) => {
            text.parse::<bool>().ok().map(|value| value.to_string())
        }
        (Literal::Text(text), kind) if kind.is_number() => {
            let number = text
                .parse::<u32>()
                .ok()
                .filter(|number| *number <= i32::MAX as u32);
            number.map(|number| number.to_string())
        }
        (Literal::Boolean(_) | Literal::Integer(_), TypeKind::String) => {
            Some(Literal::Text(literal.to_string().into()).to_string())
        }
        _ => None,
    }?;
    let label = format!("compare with `{text}`");
    Some(replacement(expr.span, text, label))
}

/// Whether values of both kinds can be equal.
fn may_equal(one: &TypeKind, other: &TypeKind) -> bool {
    let object = |kind: &TypeKind| matches!(kind, TypeKind::Map | TypeKind::User | TypeKind::Group);
    match (one, other) {
        (TypeKind::Array(_), TypeKind::Array(_)) => true,
        (one, other) => {
            one == other || one.is_number() && other.is_number() || object(one) && object(other)
        }
    }
}

//! The types of what functions give, by their column of the table.

use crate::dialect::Dialect;
use crate::functions::{Function, ResultKind};
use crate::syntax::tree::{Expr, ExprKind, Literal};

use super::attribute::status;
use super::join::{join, join_all};
use super::operate::{concatenation, integer};
use super::types::{LetterCase, Shape, Type, TypeKind};

/// What a function gives for arguments of these types, beside null. Of a method the first type is its receiver's.
/// `nested` is the type of an argument that is itself an expression.
pub(super) fn type_of(
    function: &Function,
    dialect: Dialect,
    arguments: &[Expr],
    types: &[Type],
    nested: Option<Type>,
) -> Type {
    let first = types.first().cloned().unwrap_or_else(Type::unknown);
    let text = || Type::new(TypeKind::String);
    match function.returns.kind {
        ResultKind::Unknown => Type::unknown(),
        ResultKind::Boolean => Type::new(TypeKind::Boolean),
        ResultKind::Integer => Type::new(TypeKind::Integer),
        ResultKind::Double => Type::new(TypeKind::Double),
        ResultKind::Time => Type::new(TypeKind::Time),
        ResultKind::Country => Type::new(TypeKind::Country),
        ResultKind::Text => match (function.id, arguments) {
            ("user.internal-property", [name]) if name.literal_text() == Some("status") => status(),
            _ => text(),
        },
        ResultKind::FilledText => Type {
            may_be_empty: false,
            min_length: 1,
            ..text()
        },
        ResultKind::Lower => cased(&first, LetterCase::Lower),
        ResultKind::Upper => cased(&first, LetterCase::Upper),
        ResultKind::Part => Type {
            max_length: first.max_length,
            case: first.case,
            ..text()
        },
        ResultKind::Between => between(&first, arguments),
        ResultKind::Joined => match types {
            [left, right] => concatenation(&as_text(left), &as_text(right)),
            _ => text(),
        },
        ResultKind::Choice => {
            let values = types.iter().skip(1).step_by(2);
            join_all(values.map(as_text))
        }
        ResultKind::List => Type::list(nested.unwrap_or_else(Type::unknown)),
        ResultKind::Texts => Type::list(text()),
        ResultKind::Groups => Type::list(Type::new(TypeKind::Group)),
        ResultKind::Elements => Type::list(element(&first)),
        ResultKind::WithElement => {
            let added = types.get(1).cloned().unwrap_or_else(Type::unknown);
            Type::list(join(element(&first), added))
        }
        ResultKind::Element => match element(&first) {
            none if none.is_never() => Type::unknown(),
            element => element,
        },
        ResultKind::Flat => Type::list(join_all(types.iter().map(|of| match of.kind {
            TypeKind::Array(_) | TypeKind::String | TypeKind::Unknown => element(of),
            _ => Type {
                nullable: false,
                ..of.clone()
            },
        }))),
        ResultKind::User => Type::shaped(
            TypeKind::User,
            match dialect {
                Dialect::Classic => Shape::UserProfile,
                Dialect::IdentityEngine => Shape::RelatedUser,
            },
        ),
        ResultKind::AppUser => Type::new(TypeKind::Map),
    }
}

/// The elements of a list; a text is read as comma-separated values.
fn element(of: &Type) -> Type {
    match &of.kind {
        TypeKind::Array(element) => (**element).clone(),
        TypeKind::String => Type::new(TypeKind::String),
        TypeKind::Null => Type::never(),
        _ => Type::unknown(),
    }
}

/// A value as the text that functions make of it; null stays null.
fn as_text(of: &Type) -> Type {
    match of.kind {
        TypeKind::String | TypeKind::Null | TypeKind::Unknown => of.clone(),
        _ => Type {
            nullable: of.nullable,
            ..Type::new(TypeKind::String)
        },
    }
}

fn cased(of: &Type, case: LetterCase) -> Type {
    let change = |text: &str| match case {
        LetterCase::Lower => text.to_lowercase(),
        LetterCase::Upper => text.to_uppercase(),
    };
    let texts = of.texts.as_ref().filter(|_| of.is_text());
    Type {
        may_be_empty: of.may_be_empty || !of.is_text(),
        min_length: usize::from(of.is_text() && !of.may_be_empty),
        texts: texts.map(|texts| texts.iter().map(|text| change(text).into()).collect()),
        case: Some(case),
        ..Type::new(TypeKind::String)
    }
}

/// A part between positions that are moved into the text.
fn between(of: &Type, arguments: &[Expr]) -> Type {
    let position = |at: usize| {
        let number = integer(arguments.get(at)?)?;
        Some(usize::try_from(number).unwrap_or(0))
    };
    let (Some(start), Some(end)) = (position(1), position(2)) else {
        return Type {
            max_length: of.max_length,
            case: of.case,
            ..Type::new(TypeKind::String)
        };
    };
    let longest = end.saturating_sub(start);
    let shortest = of.min_length.min(end).saturating_sub(start);
    Type {
        may_be_empty: shortest == 0,
        min_length: shortest,
        max_length: Some(of.max_length.map_or(longest, |most| most.min(longest))),
        case: of.case,
        ..Type::new(TypeKind::String)
    }
}

/// Whether an argument stands in the text and is a number beyond 32 bits.
pub(super) fn wraps(argument: &Expr) -> bool {
    let whole: Option<f64> = match &argument.kind {
        ExprKind::Literal(Literal::Text(text)) => text.parse().ok(),
        ExprKind::Literal(Literal::Long(value)) => Some(*value as f64),
        ExprKind::Literal(Literal::Double(value)) => Some(*value),
        _ => None,
    };
    let range = f64::from(i32::MIN) - 0.5..f64::from(i32::MAX) + 0.5;
    whole.is_some_and(|whole| whole.is_finite() && !range.contains(&whole))
}

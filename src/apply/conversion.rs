//! Between the value of an expression and the type of the attribute: nothing is converted, but told how it could be.

use serde_json::Value as Json;

use crate::limits::Limits;
use crate::schema::{Attribute, AttributeType};
use crate::syntax::Expression;
use crate::syntax::tree::ExprKind;

/// The value as the attribute takes it: an empty list in place of a single value is null (assumption).
pub(super) fn fitted(attribute: &Attribute, value: Json) -> Json {
    match (attribute.kind(), &value) {
        (
            AttributeType::String
            | AttributeType::Boolean
            | AttributeType::Number
            | AttributeType::Integer,
            Json::Array(elements),
        ) if elements.is_empty() => Json::Null,
        _ => value,
    }
}

/// The expression that gives the type of the attribute (support article of lists and texts, assumption of the others).
pub(super) fn help(expression: &str, value: &Json, attribute: &Attribute) -> Option<String> {
    let converted = match (attribute.kind(), value) {
        (AttributeType::String, Json::Array(_) | Json::Number(_) | Json::Bool(_)) => {
            format!("{} + \"\"", operand(expression))
        }
        (AttributeType::Array(_), Json::String(_) | Json::Number(_) | Json::Bool(_)) => {
            format!("Arrays.flatten({expression})")
        }
        (AttributeType::Integer, Json::String(_) | Json::Number(_)) => {
            format!("Convert.toInt({expression})")
        }
        (AttributeType::Number, Json::String(_)) => format!("Convert.toNum({expression})"),
        (AttributeType::Boolean, Json::String(text)) if matches!(&**text, "true" | "false") => {
            format!("{} == \"true\"", operand(expression))
        }
        _ => return None,
    };
    Some(format!("write `{converted}`"))
}

/// The expression as an operand: in brackets unless it is one already.
fn operand(expression: &str) -> String {
    let is_operand = Expression::parse(expression, &Limits::default()).is_ok_and(|expression| {
        matches!(
            expression.root().kind,
            ExprKind::Literal(_)
                | ExprKind::Name(_)
                | ExprKind::Call { .. }
                | ExprKind::Path { .. }
                | ExprKind::List(_)
        )
    });
    match is_operand {
        true => expression.to_owned(),
        false => format!("({expression})"),
    }
}

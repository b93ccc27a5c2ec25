//! Attributes that may not change.

use super::finding::Problem;
use super::value::same;
use crate::profile::Held;
use crate::schema::{Attribute, Mutability};

/// A change that `mutability` forbids: of READ_ONLY any (documented), of IMMUTABLE one of a value that is neither null
/// nor `""` (documented). WRITE_ONLY is never compared (assumption).
pub(super) fn check(
    attribute: &Attribute,
    current: Held<'_>,
    proposed: Held<'_>,
) -> Option<Problem> {
    let unchanged = match (current.value(), proposed.value()) {
        (Some(current), Some(proposed)) => same(current, proposed),
        (None, None) => true,
        _ => false,
    };
    match attribute.mutability() {
        _ if unchanged => None,
        Mutability::ReadOnly => Some(
            Problem::violation("read-only", "the attribute can only be read").breaks("READ_ONLY"),
        ),
        Mutability::Immutable if !current.is_blank() => {
            let message = "the attribute has a value, which can not be changed";
            Some(Problem::violation("immutable", message).breaks("IMMUTABLE"))
        }
        Mutability::Immutable | Mutability::ReadWrite | Mutability::WriteOnly => None,
    }
}

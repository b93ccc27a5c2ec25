//! Attributes by number.

use super::Read;

/// Answers for the attributes that a program reads by their numbers in that program: what each attribute reads of its
/// part, without a comparison of names.
pub(crate) trait Slots {
    /// The attribute with this number.
    fn slot(&self, slot: usize) -> Read<'_>;
}

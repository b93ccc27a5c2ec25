//! Attributes by number.

use super::Read;

/// Answers for the attributes that a program reads by their numbers in that program, without a comparison of names.
pub(crate) trait Slots<'a> {
    /// What the attribute with this number reads of its part.
    fn slot(&self, slot: usize) -> Read<'a>;
}

//! Finding duplicates in a stream.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use indexmap::IndexMap;

use super::fold::KeyFold;

/// Tells which values occur more than once in a stream of people, and on which lines.
///
/// Memory grows with the number of different values, neither with their length nor with the number of people: 43 to 78
/// bytes for each value, and up to 107 for a moment while the table grows (measured with 100 thousand to 10 million
/// values). Only values that occur again are kept as text, with their lines.
///
/// Instead of a value it keeps 128 bits of keyed hash. Two values that differ can be taken for one only by chance, and
/// among a thousand million values that chance is less than one in 10²⁰.
#[derive(Clone, Debug)]
pub struct UniqueIndex {
    fold: KeyFold,
    halves: [RandomState; 2],
    first_lines: IndexMap<[u64; 2], u64>,
    /// By place in `first_lines`.
    duplicates: BTreeMap<usize, (String, Vec<u64>)>,
}

impl UniqueIndex {
    /// An index of nothing, which compares values by this rule.
    pub fn new(fold: KeyFold) -> UniqueIndex {
        UniqueIndex {
            fold,
            halves: [RandomState::new(), RandomState::new()],
            first_lines: IndexMap::new(),
            duplicates: BTreeMap::new(),
        }
    }

    /// Takes the value of the person on this line.
    ///
    /// A value of which the rule leaves nothing, such as `""`, never collides and is left out (assumption). Null never
    /// collides (documented): the caller inserts nothing for it.
    ///
    /// ```
    /// use okta_mapping::population::{KeyFold, UniqueIndex};
    ///
    /// let mut extensions = UniqueIndex::new(KeyFold::TrimmedText);
    /// for (extension, line) in [("", 1), ("101", 2), (" ", 3), ("0101", 4), ("101 ", 5)] {
    ///     extensions.insert(extension, line);
    /// }
    /// assert!(extensions.finish().eq([("101".to_owned(), vec![2, 5])]));
    /// ```
    pub fn insert(&mut self, key: &str, line: u64) {
        let key = self.fold.apply(key);
        if key.is_empty() {
            return;
        }
        let digest = self.halves.each_ref().map(|half| half.hash_one(&*key));
        let (place, earlier) = self.first_lines.insert_full(digest, line);
        if let Some(first) = earlier {
            let (_, lines) = self
                .duplicates
                .entry(place)
                .or_insert_with(|| (key.into_owned(), vec![first]));
            lines.push(line);
        }
    }

    /// The values that occurred more than once, in the order in which they occurred first: the value in the form that
    /// [`KeyFold::apply`] gives, and its lines in the order in which they came.
    pub fn finish(self) -> impl Iterator<Item = (String, Vec<u64>)> {
        self.duplicates.into_values()
    }
}

//! For how many people something changes, with examples.

use serde::{Deserialize, Serialize};

use super::Change;

/// How many examples are kept.
const EXAMPLES: usize = 5;

/// For how many people an attribute changes in one way, with the first of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    people: u64,
    examples: Vec<Example>,
}

/// A person for whom something changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// The place of the person, such as a line.
    pub place: u64,
    /// The id of the person.
    pub id: Option<String>,
    /// What changes.
    pub change: Change,
}

impl Tally {
    /// How many people.
    pub fn people(&self) -> u64 {
        self.people
    }

    /// The first five, in the order of their places.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    pub(super) fn observe(&mut self, place: u64, id: Option<&str>, change: &Change) {
        self.people += 1;
        let at = self
            .examples
            .partition_point(|example| example.place <= place);
        if at < EXAMPLES {
            let example = Example {
                place,
                id: id.map(str::to_owned),
                change: change.clone(),
            };
            self.examples.insert(at, example);
            self.examples.truncate(EXAMPLES);
        }
    }

    pub(super) fn merge(&mut self, other: Tally) {
        self.people += other.people;
        self.examples.extend(other.examples);
        self.examples.sort_by_key(|example| example.place);
        self.examples.truncate(EXAMPLES);
    }
}

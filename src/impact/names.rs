//! User names that are shared after a change by people who had different ones before it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

use serde::{Deserialize, Serialize};

use super::pairs;

/// Who has which user name, as 128 bits of hash of the folded name. The hash has no key of its own, so that indexes of
/// different threads and machines can be merged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct UserNames {
    #[serde(with = "pairs")]
    holders: HashMap<[u64; 2], Holders>,
}

/// The people who have one name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Holders {
    first: u64,
    /// What the first was called before; none where they had no name.
    before: Option<u64>,
    others: Option<Box<Others>>,
}

/// More people of the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Others {
    /// All places, in order.
    places: Vec<u64>,
    /// Whether not all of them shared a name before.
    differed: bool,
}

impl UserNames {
    /// One more person, with folded names.
    pub fn observe(&mut self, place: u64, before: Option<&str>, after: &str) {
        if !after.is_empty() {
            let holder = Holders {
                first: place,
                before: before.map(|name| digest(name, 2)),
                others: None,
            };
            self.add([digest(after, 0), digest(after, 1)], holder);
        }
    }

    pub fn merge(&mut self, other: UserNames) {
        for (name, holders) in other.holders {
            self.add(name, holders);
        }
    }

    fn add(&mut self, name: [u64; 2], holders: Holders) {
        match self.holders.remove(&name) {
            Some(known) => self.holders.insert(name, known.with(holders)),
            None => self.holders.insert(name, holders),
        };
    }

    /// The places of those who share a name now and did not before.
    pub fn collisions(&self) -> Vec<&[u64]> {
        let others = self.holders.values().filter_map(|of| of.others.as_deref());
        let mut collisions: Vec<&[u64]> = others
            .filter(|others| others.differed)
            .map(|others| others.places.as_slice())
            .collect();
        collisions.sort();
        collisions
    }
}

impl Holders {
    fn with(self, other: Holders) -> Holders {
        let (first, second) = match self.first <= other.first {
            true => (self, other),
            false => (other, self),
        };
        let differed = first.before.is_none()
            || first.before != second.before
            || first.differed()
            || second.differed();
        let (place, before) = (first.first, first.before);
        let mut places = first.places();
        places.extend(second.places());
        places.sort_unstable();
        Holders {
            first: place,
            before,
            others: Some(Box::new(Others { places, differed })),
        }
    }

    fn differed(&self) -> bool {
        self.others.as_ref().is_some_and(|others| others.differed)
    }

    fn places(self) -> Vec<u64> {
        match self.others {
            Some(others) => others.places,
            None => vec![self.first],
        }
    }
}

/// 64 bits of a name; different ones for each salt.
fn digest(name: &str, salt: u8) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write_u8(salt);
    hasher.write(name.as_bytes());
    hasher.finish()
}

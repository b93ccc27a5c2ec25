//! What a change means for everyone: two mappings, two sets of group rules or two schemas, compared over a population.
//!
//! A [`Comparison`] says what changes for one person; an [`Impact`] counts it over many. Impacts of parts of a population
//! can be merged, so that it can be split over threads, and, as JSON, over machines.
//!
//! ```
//! use okta_mapping::apply::Applier;
//! use okta_mapping::impact::{ChangeKind, Comparison, Impact};
//! use okta_mapping::mapping::{End, Mapping};
//! use okta_mapping::Engine;
//!
//! let mapping = |city: &str| -> Result<_, Box<dyn std::error::Error>> {
//!     let mapping = Mapping::between(End::okta("user"), End::app("crm"))?.with("town", city);
//!     Ok(mapping.compile(&Engine::default()).checked()?)
//! };
//! let (before, after) = (mapping("user.city")?, mapping("String.toUpperCase(user.city)")?);
//! let comparison = Comparison::of_mappings(Applier::new(&before), Applier::new(&after));
//! let mut impact = Impact::default();
//! for (line, city) in (1..).zip(["Oslo", "ROME"]) {
//!     let person = serde_json::json!({"user": {"profile": {"city": city}}});
//!     impact.observe(line, None, &comparison.compare(&person, None)?);
//! }
//! assert_eq!((impact.people(), impact.affected()), (2, 1));
//! let tally = impact.tally("town", ChangeKind::Changes).unwrap();
//! assert_eq!((tally.people(), &tally.examples()[0].change.after), (1, &"OSLO".into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod change;
mod comparison;
mod names;
mod pairs;
mod removal;
mod rules;
mod tally;

pub use change::{Change, ChangeKind, PersonImpact};
pub use comparison::Comparison;
pub use removal::{Removal, removals};
pub use rules::{GroupRuleError, GroupRules};
pub use tally::{Example, Tally};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use names::UserNames;

/// What changes for a population: counts by attribute, a few examples of each, and user names that collide newly.
///
/// [`merge`](Impact::merge) is associative: parts of a population, merged, are the whole, whatever the order, as long as
/// each person has a place of their own. The default is the impact on nobody. Memory grows with the number of user names,
/// by about 95 bytes each (measured with up to 200 thousand), and with nothing else of a population.
///
/// Of user names it keeps 128 bits of hash without a key, so that parts of different threads and machines can be merged:
/// names that differ count as one by chance alone, or where somebody has made them for that. As JSON an impact can be moved
/// to another machine, where the same build has to run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Impact {
    people: u64,
    affected: u64,
    unreadable: u64,
    #[serde(with = "pairs")]
    tallies: BTreeMap<(String, ChangeKind), Tally>,
    unknown: BTreeMap<String, u64>,
    names: UserNames,
}

impl Impact {
    /// One more person, at a place of the caller's counting, such as the line of a file.
    pub fn observe(&mut self, place: u64, id: Option<&str>, person: &PersonImpact) {
        self.people += 1;
        self.affected += u64::from(!person.changes.is_empty());
        for (at, change) in person.changes.iter().enumerate() {
            let is_same = |other: &&Change| other.key() == change.key();
            let mut earlier = person.changes.iter().take(at);
            // A person counts once.
            if earlier.find(is_same).is_none() {
                let (attribute, kind) = change.key();
                let tally = self.tallies.entry((attribute.to_owned(), kind));
                tally.or_default().observe(place, id, change);
            }
        }
        for attribute in &person.unknown {
            *self.unknown.entry(attribute.clone()).or_default() += 1;
        }
        if let Some(after) = &person.user_name_after {
            self.names
                .observe(place, person.user_name_before.as_deref(), after);
        }
    }

    /// One more line that holds nobody.
    pub fn observe_unreadable(&mut self) {
        self.unreadable += 1;
    }

    /// The impact on both populations.
    ///
    /// ```
    /// use okta_mapping::impact::{Impact, PersonImpact};
    ///
    /// let mut part = Impact::default();
    /// part.observe(1, None, &PersonImpact::default());
    /// assert_eq!(part.clone().merge(Impact::default()), part);
    /// assert_eq!(part.clone().merge(part).people(), 2);
    /// ```
    pub fn merge(mut self, other: Impact) -> Impact {
        self.people += other.people;
        self.affected += other.affected;
        self.unreadable += other.unreadable;
        for (key, tally) in other.tallies {
            self.tallies.entry(key).or_default().merge(tally);
        }
        for (attribute, people) in other.unknown {
            *self.unknown.entry(attribute).or_default() += people;
        }
        self.names.merge(other.names);
        self
    }

    /// How many people were compared.
    pub fn people(&self) -> u64 {
        self.people
    }

    /// For how many of them something changes.
    pub fn affected(&self) -> u64 {
        self.affected
    }

    /// How many lines held nobody.
    pub fn unreadable(&self) -> u64 {
        self.unreadable
    }

    /// What changes, by attribute and kind, in the order of their names.
    pub fn tallies(&self) -> impl Iterator<Item = (&str, ChangeKind, &Tally)> {
        let tallies = self.tallies.iter();
        tallies.map(|((attribute, kind), tally)| (attribute.as_str(), *kind, tally))
    }

    /// For whom an attribute changes in one way; none where that is nobody.
    pub fn tally(&self, attribute: &str, kind: ChangeKind) -> Option<&Tally> {
        self.tallies.get(&(attribute.to_owned(), kind))
    }

    /// Of what nothing is known, and of how many people: see [`PersonImpact::unknown`].
    pub fn unknown(&self) -> impl Iterator<Item = (&str, u64)> {
        let unknown = self.unknown.iter();
        unknown.map(|(attribute, people)| (attribute.as_str(), *people))
    }

    /// The places of people who share a user name afterwards, and not all of whom shared one before: a list for each name,
    /// in order. A name with which nothing is left to compare never collides, as in
    /// [`UniqueIndex`](crate::population::UniqueIndex).
    pub fn collisions(&self) -> Vec<&[u64]> {
        self.names.collisions()
    }

    /// Whether nothing changes for anybody.
    pub fn is_nothing(&self) -> bool {
        self.tallies.is_empty() && self.collisions().is_empty()
    }
}

//! Values that an import makes of parts, and pushes turn back into them: recognised by what they give on sample values.

use indexmap::IndexSet;
use serde_json::{Map, Value as Json, json};

use super::Sync;
use super::app::App;
use super::finding::{Loss, SyncFinding};
use super::reading::Reading;
use crate::apply::{Applier, Person};
use crate::context::Context;
use crate::diagnostic::Level;
use crate::mapping::{CompiledMapping, CompiledProperty};

/// An attribute of Okta that an import makes of an app's attributes, and that pushes turn back into them.
///
/// The founding example is one: `primaryPhone` is `directNumber#extensionNumber`, and `String.substringBefore` and
/// `String.substringAfter` give the parts back.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundTrip {
    /// The attribute of Okta.
    pub attribute: String,
    /// The app whose import makes it.
    pub source: String,
    /// The app that gets the parts back, which may be the same.
    pub target: String,
    /// The parts that come back.
    pub parts: Vec<Part>,
    /// Sample values that do not: an unset part, `""`, a separator inside a part, upper and lower case.
    pub losses: Vec<Loss>,
}

/// A part that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The attribute of the source that is read.
    pub attribute: String,
    /// The attribute of the target that gets it back.
    pub back: String,
}

impl RoundTrip {
    /// What is said of it, where anything is lost: `lossy-round-trip`.
    pub(super) fn finding(&self) -> Option<SyncFinding> {
        if self.losses.is_empty() {
            return None;
        }
        let list = |name: fn(&Part) -> &str| {
            let names: Vec<&str> = self.parts.iter().map(name).collect();
            format!("`{}`", names.join("`, `"))
        };
        let message = format!(
            "`{}` makes it of {}, and `{}` gets {} back as {}; not all values come back as they were",
            self.source,
            list(|part| &part.attribute),
            self.target,
            if self.parts.len() == 1 { "it" } else { "them" },
            list(|part| &part.back),
        );
        let finding = SyncFinding::new("lossy-round-trip", Level::Warning, message)
            .of(&self.target, &self.attribute)
            .helped("keep separators out of the parts, and tell unset parts from `\"\"` elsewhere");
        Some(SyncFinding {
            examples: self.losses.clone(),
            ..finding
        })
    }
}

/// One way of a round trip: a property of a mapping, with the attributes that it reads.
struct Way<'s> {
    app: &'s App<'s>,
    mapping: &'s CompiledMapping,
    property: &'s CompiledProperty,
    reads: IndexSet<String>,
    is_copy: bool,
}

impl Way<'_> {
    /// What it gives where the attributes of its source have these values.
    fn value(&self, profile: &Map<String, Json>) -> Option<Json> {
        let user = json!({"profile": profile});
        let json = match self.mapping.source().is_app() {
            true => json!({"appuser": user}),
            false => json!({"user": user}),
        };
        let context = Context::from_json(&json).ok()?;
        let applied = Applier::new(self.mapping).apply(&Person::new(&context));
        applied
            .attribute(self.property.attribute())?
            .value()
            .cloned()
    }
}

impl Sync<'_> {
    /// The values that are made of parts by one mapping, and turned back into parts by another, as far as both are used.
    /// They are recognised by evaluating the expressions on sample values, not by their text.
    pub fn round_trips(&self) -> Vec<RoundTrip> {
        let edges = self.edges();
        let mut ways: Vec<Way<'_>> = Vec::new();
        for edge in &edges {
            let is_known = |way: &Way<'_>| std::ptr::eq(way.property, edge.property);
            let place = edge.from.app.or(edge.to.app);
            if let Some(app) = place.and_then(|place| self.apps.get(place))
                && !ways.iter().any(is_known)
            {
                ways.push(Way {
                    app,
                    mapping: edge.mapping,
                    property: edge.property,
                    reads: Reading::of(edge.property, edge.mapping).attributes,
                    is_copy: edge.is_copy,
                });
            }
        }
        let (made, back): (Vec<Way<'_>>, Vec<Way<'_>>) = ways
            .into_iter()
            .partition(|way| way.mapping.source().is_app());
        let mut trips = Vec::new();
        for made in &made {
            for target in &self.apps {
                let back = back.iter().filter(|back| {
                    std::ptr::eq(back.app, target)
                        && back.reads.iter().eq([made.property.attribute()])
                        && !(back.is_copy && made.is_copy)
                });
                let back: Vec<&Way<'_>> = back.collect();
                trips.extend(round_trip(made, &back));
            }
        }
        trips
    }
}

fn round_trip(made: &Way<'_>, back: &[&Way<'_>]) -> Option<RoundTrip> {
    let target = back.first()?.app;
    let (plain, other) = (plain(made, 100), plain(made, 200));
    let returns = |back: &&Way<'_>, part: &str, plain: &Map<String, Json>| {
        let returned = back.value(&combined(made, plain)?)?;
        Some(text(&returned) == text(plain.get(part)?))
    };
    let mut inverses: Vec<(&String, &Way<'_>)> = Vec::new();
    for part in &made.reads {
        let found = back.iter().find(|back| {
            [&plain, &other]
                .iter()
                .all(|plain| returns(back, part, plain) == Some(true))
        });
        inverses.extend(found.map(|back| (part, *back)));
    }
    if inverses.is_empty() {
        return None;
    }
    let parts = inverses.iter().map(|(part, back)| Part {
        attribute: (*part).clone(),
        back: back.property.attribute().to_owned(),
    });
    Some(RoundTrip {
        attribute: made.property.attribute().to_owned(),
        source: made.app.label().to_owned(),
        target: target.label().to_owned(),
        parts: parts.collect(),
        losses: losses(made, &plain, &inverses),
    })
}

/// Tries each part with values that are hard to bring back, the others with plain ones.
fn losses(
    made: &Way<'_>,
    plain: &Map<String, Json>,
    inverses: &[(&String, &Way<'_>)],
) -> Vec<Loss> {
    let separators = separators(made, plain);
    let inside = separators
        .iter()
        .map(|separator| json!(format!("1{separator}2")));
    let hard: Vec<Json> = [Json::Null, json!(""), json!("Ab c")]
        .into_iter()
        .chain(inside)
        .collect();
    let mut losses = Vec::new();
    for (part, _) in inverses {
        for value in &hard {
            let mut before = plain.clone();
            before.insert((*part).clone(), value.clone());
            let Some(combined) = combined(made, &before) else {
                continue;
            };
            let mut after = combined.clone();
            let mut is_lost = false;
            for (part, back) in inverses {
                let returned = back.value(&combined).unwrap_or_default();
                let sent = before.get(*part).unwrap_or(&Json::Null);
                is_lost |= text(&returned) != text(sent);
                after.insert(back.property.attribute().to_owned(), returned);
            }
            if is_lost {
                losses.push(Loss {
                    before: Json::Object(before),
                    after: Json::Object(after),
                });
            }
        }
    }
    losses
}

/// The attribute of Okta that the import makes of parts.
fn combined(made: &Way<'_>, parts: &Map<String, Json>) -> Option<Map<String, Json>> {
    let value = made.value(parts)?;
    let attribute = made.property.attribute().to_owned();
    Some(Map::from_iter([(attribute, value)]))
}

/// A number for each part, as a text, which neither case nor trimming changes.
fn plain(made: &Way<'_>, from: usize) -> Map<String, Json> {
    let reads = made.reads.iter().enumerate();
    reads
        .map(|(place, part)| (part.clone(), json!((from + place).to_string())))
        .collect()
}

/// What stands between the parts.
fn separators(made: &Way<'_>, plain: &Map<String, Json>) -> IndexSet<String> {
    let combined = combined(made, plain).unwrap_or_default();
    let mut pieces: Vec<String> = combined.values().filter_map(text).collect();
    for part in plain.values().filter_map(text) {
        let split = pieces.iter().flat_map(|piece| piece.split(part.as_str()));
        pieces = split.map(str::to_owned).collect();
    }
    pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// A value as a text, so that a number and its digits are the same; none of null.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

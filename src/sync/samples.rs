//! Sample values, on which cycles and round trips are tried.

use indexmap::IndexSet;
use serde_json::{Value as Json, json};

use super::Sync;
use super::graph::{Edge, Node};
use super::reading::Reading;
use super::start::Start;
use crate::schema::{Attribute, AttributeType};
use crate::sourcing::Profiles;

/// Texts that expressions treat differently: a number, words in upper and lower case, an address.
const TEXTS: [&str; 4] = ["101", "Ab c", "x", "jane.doe@example.com"];

/// Values of one attribute.
fn values(described: Option<&Attribute>, texts: &IndexSet<String>) -> Vec<Json> {
    match described.map(Attribute::kind) {
        Some(AttributeType::Boolean) => vec![json!(true), json!(false)],
        Some(AttributeType::Integer | AttributeType::Number) => vec![json!(7), json!(0)],
        Some(AttributeType::Array(_)) => vec![json!(["Ab c"]), json!(["x", "101"])],
        _ => TEXTS
            .into_iter()
            .chain(texts.iter().map(String::as_str))
            .map(Json::from)
            .collect(),
    }
}

/// Values for the attributes of apps in a cycle, in as many ways as the attribute with the most values has: also the texts
/// that the expressions name.
pub(super) fn of_cycle(
    sync: &Sync<'_>,
    cycle: &[Node],
    inside: &[&Edge<'_>],
) -> Vec<Vec<(Node, Json)>> {
    let readings = inside
        .iter()
        .map(|edge| Reading::of(edge.property, edge.mapping));
    let texts: IndexSet<String> = readings.flat_map(|reading| reading.texts).collect();
    let of_apps = cycle.iter().filter(|node| node.app.is_some());
    let of_apps: Vec<(&Node, Vec<Json>)> = of_apps
        .map(|node| (node, values(described(sync, node), &texts)))
        .collect();
    let ways = of_apps.iter().map(|(_, values)| values.len()).max();
    let ways = (0..ways.unwrap_or_default()).map(|way| {
        let chosen = of_apps
            .iter()
            .enumerate()
            .filter_map(|(place, (node, values))| {
                let value = values.get((way + place) % values.len().max(1))?;
                Some(((*node).clone(), value.clone()))
            });
        chosen.collect()
    });
    ways.collect()
}

fn described<'s>(sync: &Sync<'s>, node: &Node) -> Option<&'s Attribute> {
    let app = sync.apps.get(node.app?)?;
    app.schema?.attribute(&node.attribute)
}

/// A person of whom the apps of a cycle know these values, and nothing else.
pub(super) fn start(sync: &Sync<'_>, cycle: &[Node], values: &[(Node, Json)]) -> Start {
    let places: IndexSet<usize> = cycle.iter().filter_map(|node| node.app).collect();
    let of_okta = cycle.iter().filter(|node| node.app.is_none());
    let user = of_okta.map(|node| (node.attribute.clone(), Json::Null));
    let mut profiles = Profiles::new(user.collect());
    for place in places {
        let of_app = values.iter().filter(|(node, _)| node.app == Some(place));
        let profile = of_app.map(|(node, value)| (node.attribute.clone(), value.clone()));
        if let Some(app) = sync.apps.get(place) {
            profiles = profiles.with_app(app.end.clone(), profile.collect());
        }
    }
    Start::new(profiles)
}

impl<'a> Sync<'a> {
    /// The same organisation without schemas: nothing is a violation.
    pub(super) fn bare(&self) -> Sync<'a> {
        let mut bare = self.clone();
        bare.user_schema = None;
        for app in &mut bare.apps {
            let attributes = app
                .schema
                .into_iter()
                .flat_map(|schema| schema.attributes());
            let owned = attributes
                .map(Attribute::name)
                .filter(|name| app.owns(name));
            let owned: Vec<String> = owned.map(str::to_owned).collect();
            app.owned = owned.into_iter().chain(app.owned.drain(..)).collect();
            app.schema = None;
        }
        bare
    }
}

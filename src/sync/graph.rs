//! Which attribute gives its value to which, over all mappings, as far as sourcing lets it.

use serde_json::{Map, Value as Json, json};

use super::Sync;
use super::app::{App, is_secret, names};
use super::finding::{Loss, SyncFinding};
use super::reading::Reading;
use super::repetition::{Behaviour, Repetition, Swing};
use super::report::{End, Write};
use super::samples;
use crate::diagnostic::Level;
use crate::mapping::{CompiledMapping, CompiledProperty, PushStatus};
use crate::sourcing::Assignment;

/// An attribute of Okta, or of an app by its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Node {
    pub app: Option<usize>,
    pub attribute: String,
}

/// A value that goes from an attribute into another.
#[derive(Clone, Debug)]
pub(super) struct Edge<'s> {
    pub from: Node,
    pub to: Node,
    pub property: &'s CompiledProperty,
    pub mapping: &'s CompiledMapping,
    /// Whether it arrives as it is.
    pub is_copy: bool,
}

impl Sync<'_> {
    /// Of all that is written on update: imports that sourcing lets in for somebody, and pushes of what a service does not
    /// own.
    pub(super) fn edges(&self) -> Vec<Edge<'_>> {
        let mut edges = Vec::new();
        for (place, app) in self.apps.iter().enumerate() {
            let imports = app.imports.iter().map(|mapping| (mapping, None));
            let pushes = app.pushes.iter().map(|mapping| (mapping, Some(place)));
            for (mapping, target) in imports.chain(pushes) {
                let is_import = target.is_none();
                for property in mapping.properties() {
                    let attribute = property.attribute();
                    let is_let_in = match is_import {
                        true => self.lets_in(app, attribute),
                        false => self.is_pushed_to(app) && !app.owns(attribute),
                    };
                    if !is_let_in || property.push_status() == PushStatus::CreateOnly {
                        continue;
                    }
                    let reading = Reading::of(property, mapping);
                    let source = is_import.then_some(place);
                    edges.extend(reading.attributes.into_iter().map(|read| Edge {
                        is_copy: reading.copied.as_ref() == Some(&read),
                        from: Node {
                            app: source,
                            attribute: read,
                        },
                        to: Node {
                            app: target,
                            attribute: attribute.to_owned(),
                        },
                        property,
                        mapping,
                    }));
                }
            }
        }
        edges
    }

    /// Whether an import of an app may write an attribute of somebody who is assigned to this app alone.
    fn lets_in(&self, app: &App<'_>, attribute: &str) -> bool {
        let assignment = Assignment::new(names(&app.end));
        let withheld = self.sourcing.withheld(&app.end, attribute, &assignment);
        self.sourcing.is_profile_source(&app.end) && withheld.is_none()
    }

    /// What a write writes.
    pub(super) fn node_of(&self, write: &Write) -> Node {
        let app = match &write.end {
            End::Okta => None,
            End::App(label) => self.apps.iter().position(|app| app.label() == label),
        };
        Node {
            app,
            attribute: write.attribute.clone(),
        }
    }

    pub(super) fn is_secret(&self, node: &Node) -> bool {
        let schema = match node.app {
            None => self.user_schema,
            Some(place) => self.apps.get(place).and_then(|app| app.schema),
        };
        is_secret(schema, &node.attribute)
    }

    /// For people: `okta.city`.
    fn label(&self, node: &Node) -> String {
        format!("{}.{}", self.end_of(node), node.attribute)
    }

    fn end_of(&self, node: &Node) -> End {
        let app = node.app.and_then(|place| self.apps.get(place));
        app.map_or(End::Okta, |app| End::App(app.label().to_owned()))
    }
}

/// What is wrong with cycles: each that does not come to rest, and each attribute that goes both ways as it is.
pub(super) fn findings(sync: &Sync<'_>) -> Vec<SyncFinding> {
    let edges = sync.edges();
    let mut findings = two_way(sync, &edges);
    for cycle in cycles(&edges) {
        let inside: Vec<&Edge<'_>> = edges
            .iter()
            .filter(|edge| cycle.contains(&edge.from) && cycle.contains(&edge.to))
            .collect();
        // Plain copies there and back settle; those that exchange two attributes do not.
        if cycle.len() > 2 || inside.iter().any(|edge| !edge.is_copy) {
            findings.extend(sync_loop(sync, &cycle, &inside));
        }
    }
    findings
}

/// Attributes of Okta that an app gives and gets by plain copies, under one name or two.
fn two_way(sync: &Sync<'_>, edges: &[Edge<'_>]) -> Vec<SyncFinding> {
    let mut findings: Vec<SyncFinding> = Vec::new();
    let copies = || edges.iter().filter(|edge| edge.is_copy);
    for import in copies() {
        let (Some(place), None) = (import.from.app, import.to.app) else {
            continue;
        };
        let Some(app) = sync.apps.get(place) else {
            continue;
        };
        let pushes = copies().filter(|edge| edge.from == import.to && edge.to.app == Some(place));
        for push in pushes {
            let (given, got) = (&import.from.attribute, &push.to.attribute);
            let message = match given == got {
                true => format!(
                    "`{}` gives it from `{given}` and gets it back: it settles, and the last writer wins",
                    app.label()
                ),
                false => format!(
                    "`{}` gives it from `{given}` and gets it as `{got}`: it settles, and the last writer wins",
                    app.label()
                ),
            };
            let finding = SyncFinding::new("two-way-attribute", Level::Note, message);
            findings.push(finding.of(app.label(), &import.to.attribute));
        }
    }
    findings
}

/// Runs a cycle on sample values; the first that does not come to rest tells.
fn sync_loop(sync: &Sync<'_>, cycle: &[Node], inside: &[&Edge<'_>]) -> Option<SyncFinding> {
    let bare = sync.bare();
    for values in samples::of_cycle(sync, cycle, inside) {
        let start = samples::start(sync, cycle, &values);
        let report = bare.run(&start);
        let is_inside = |swing: &Swing| {
            let mut nodes = cycle.iter();
            nodes.any(|node| node.attribute == swing.attribute && sync.end_of(node) == swing.end)
        };
        let swings = report
            .repetitions
            .iter()
            .flat_map(|repetition: &Repetition| &repetition.attributes);
        let Some(swing) = swings.into_iter().find(|swing| is_inside(swing)) else {
            continue;
        };
        let path: Vec<String> = path(cycle, inside)
            .iter()
            .map(|node| sync.label(node))
            .collect();
        let behaviour = match swing.behaviour {
            Behaviour::Swings => "its values come back and never rest",
            Behaviour::Grows => "it grows with every round",
            Behaviour::Changes => "it changes with every round",
        };
        let message = format!("{}: {behaviour}", path.join(" -> "));
        let given = values
            .iter()
            .map(|(node, value)| (sync.label(node), value.clone()));
        let example = Loss {
            before: Json::Object(given.collect::<Map<String, Json>>()),
            after: json!(swing.values),
        };
        let okta = cycle.iter().find(|node| node.app.is_none());
        return Some(SyncFinding {
            attribute: okta.map(|node| node.attribute.clone()),
            examples: vec![example],
            ..SyncFinding::new("sync-loop", Level::Error, message)
                .helped("map it in one direction only, or let the two expressions undo each other")
        });
    }
    None
}

/// A way from the first node of Okta through the cycle back to it.
fn path<'c>(cycle: &'c [Node], inside: &[&'c Edge<'_>]) -> Vec<&'c Node> {
    let Some(first) = cycle.iter().find(|node| node.app.is_none()) else {
        return Vec::new();
    };
    let mut ways: Vec<Vec<&Node>> = vec![vec![first]];
    let mut next = 0;
    while let Some(way) = ways.get(next).cloned() {
        next += 1;
        let Some(last) = way.last() else { continue };
        for edge in inside.iter().filter(|edge| edge.from == **last) {
            let is_known = ways.iter().any(|way| way.last() == Some(&&edge.to));
            let longer: Vec<&Node> = way.iter().copied().chain([&edge.to]).collect();
            if edge.to == *first {
                return longer;
            }
            if !is_known {
                ways.push(longer);
            }
        }
    }
    vec![first]
}

/// The sets of attributes of which each gives its value to each other, directly or not.
fn cycles(edges: &[Edge<'_>]) -> Vec<Vec<Node>> {
    let mut nodes: indexmap::IndexSet<&Node> = indexmap::IndexSet::new();
    nodes.extend(edges.iter().flat_map(|edge| [&edge.from, &edge.to]));
    let mut forward = vec![Vec::new(); nodes.len()];
    let mut backward = forward.clone();
    for edge in edges {
        let ends = nodes
            .get_index_of(&edge.from)
            .zip(nodes.get_index_of(&edge.to));
        if let Some((from, to)) = ends
            && let (Some(out), Some(into)) = (forward.get_mut(from), backward.get_mut(to))
        {
            out.push(to);
            into.push(from);
        }
    }
    // Kosaraju: what is finished last goes first, backwards.
    let mut finished = Vec::new();
    let mut seen = vec![false; nodes.len()];
    for node in 0..nodes.len() {
        visit(node, &forward, &mut seen, &mut finished);
    }
    let mut seen = vec![false; nodes.len()];
    let mut cycles = Vec::new();
    for node in finished.into_iter().rev() {
        let mut group = Vec::new();
        visit(node, &backward, &mut seen, &mut group);
        if group.len() > 1 {
            group.sort_unstable();
            let members = group.iter().filter_map(|place| nodes.get_index(*place));
            cycles.push(members.map(|node| (*node).clone()).collect());
        }
    }
    cycles
}

/// Goes through all that can be reached, and lists each when it is finished; without recursion.
fn visit(start: usize, next: &[Vec<usize>], seen: &mut [bool], finished: &mut Vec<usize>) {
    let mut begin = |node: usize| match seen.get_mut(node) {
        Some(seen) if !*seen => {
            *seen = true;
            true
        }
        _ => false,
    };
    if !begin(start) {
        return;
    }
    let mut stack = vec![(start, 0)];
    while let Some((node, place)) = stack.last_mut() {
        match next.get(*node).and_then(|next| next.get(*place)) {
            Some(&other) => {
                *place += 1;
                if begin(other) {
                    stack.push((other, 0));
                }
            }
            None => {
                finished.push(*node);
                stack.pop();
            }
        }
    }
}

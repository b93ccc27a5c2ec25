//! What never comes to rest, in a run that does not settle.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Sync;
use super::graph::{Edge, Node};
use super::order::Ended;
use super::report::{End, SyncReport, Verdict, Write};
use crate::validate::same;

/// Values of a growing attribute that are shown.
const SHOWN: usize = 3;

/// How an attribute behaves that does not come to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Behaviour {
    /// The same values come back.
    Swings,
    /// A text or list that is longer after every round.
    Grows,
    /// It changes in another way.
    Changes,
}

/// An attribute that does not come to rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// Whose attribute.
    pub end: End,
    /// The attribute.
    pub attribute: String,
    /// How it behaves.
    pub behaviour: Behaviour,
    /// After how many rounds its values come back, where they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<u32>,
    /// Its values after each round: of one period, or the last ones.
    pub values: Vec<Json>,
}

/// Attributes that keep each other from coming to rest, and how: two attributes, or two apps, that overwrite each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repetition {
    /// The attributes, in the order in which they are written.
    pub attributes: Vec<Swing>,
    /// The writes of one period, or of the last two rounds, in order: who wrote what by which mapping.
    pub writes: Vec<Write>,
}

/// The repetitions of a run; none where it settled.
pub(super) fn find(sync: &Sync<'_>, ended: &Ended<'_>) -> Vec<Repetition> {
    let rounds = ended.rounds;
    // Of a run that diverges, the last half is looked at, and what rested in the last quarter is at rest.
    let (before, active) = match (ended.verdict, ended.period) {
        (Verdict::Settled, _) => return Vec::new(),
        (_, Some(period)) => (rounds - period, rounds - period),
        _ => (rounds / 2, rounds - rounds.div_ceil(4)),
    };
    let mut swings: Vec<(Node, Swing)> = Vec::new();
    for write in ended.run.writes.iter().filter(|write| write.round > active) {
        let node = sync.node_of(write);
        if !swings.iter().any(|(known, _)| *known == node) {
            let series = series(&ended.run.writes, write, before, rounds);
            swings.push((node, swing(write, &series, ended.period.is_some())));
        }
    }
    let edges = sync.edges();
    let mut repetitions = Vec::new();
    while !swings.is_empty() {
        let (group, others) = connected(swings, &edges);
        swings = others;
        repetitions.push(repetition(sync, ended, group));
    }
    repetitions
}

fn repetition(sync: &Sync<'_>, ended: &Ended<'_>, group: Vec<(Node, Swing)>) -> Repetition {
    let periods = group.iter().filter_map(|(_, swing)| swing.period);
    let shown = periods.max().unwrap_or(2).max(1);
    let nodes: Vec<&Node> = group.iter().map(|(node, _)| node).collect();
    let writes = ended.run.writes.iter().filter(|write| {
        write.round + shown > ended.rounds && nodes.contains(&&sync.node_of(write))
    });
    let writes = writes.map(|write| sync.hidden(write.clone())).collect();
    let attributes = group.into_iter().map(|(node, swing)| {
        let is_secret = sync.is_secret(&node);
        let values = swing.values.into_iter().map(|value| match is_secret {
            true => json!(SyncReport::SECRET),
            false => value,
        });
        Swing {
            values: values.collect(),
            ..swing
        }
    });
    Repetition {
        attributes: attributes.collect(),
        writes,
    }
}

/// The values of what a write writes, after each round of a window.
fn series(writes: &[Write], written: &Write, before: u32, last: u32) -> Vec<Json> {
    let mut writes = writes
        .iter()
        .filter(|write| write.end == written.end && write.attribute == written.attribute)
        .peekable();
    let mut value = Json::Null;
    let mut values = Vec::new();
    for round in 1..=last {
        while let Some(write) = writes.next_if(|write| write.round <= round) {
            value = write.after.clone();
        }
        if round > before {
            values.push(value.clone());
        }
    }
    values
}

fn swing(write: &Write, series: &[Json], is_cyclic: bool) -> Swing {
    let length = series.len();
    let returns = |period: &usize| match is_cyclic {
        true => length.is_multiple_of(*period) && is_periodic(series, *period),
        false => period * 2 <= length && is_periodic(series, *period),
    };
    let period = (1..=length).find(returns);
    let lengths: Option<Vec<usize>> = series.iter().map(length_of).collect();
    let grows = |lengths: &[usize]| {
        lengths.len() > 1
            && lengths
                .iter()
                .zip(lengths.iter().skip(1))
                .all(|(one, next)| one < next)
    };
    let behaviour = match period {
        Some(_) => Behaviour::Swings,
        None if lengths.is_some_and(|lengths| grows(&lengths)) => Behaviour::Grows,
        None => Behaviour::Changes,
    };
    let shown = period.unwrap_or(SHOWN).min(length);
    Swing {
        end: write.end.clone(),
        attribute: write.attribute.clone(),
        behaviour,
        period: period.and_then(|period| u32::try_from(period).ok()),
        values: series.iter().skip(length - shown).cloned().collect(),
    }
}

fn is_periodic(series: &[Json], period: usize) -> bool {
    let mut pairs = series.iter().zip(series.iter().skip(period));
    pairs.all(|(one, later)| same(one, later))
}

fn length_of(value: &Json) -> Option<usize> {
    match value {
        Json::String(text) => Some(text.len()),
        Json::Array(elements) => Some(elements.len()),
        _ => None,
    }
}

type Swings = Vec<(Node, Swing)>;

/// Those that mappings connect with the first one, and the others.
fn connected(swings: Swings, edges: &[Edge<'_>]) -> (Swings, Swings) {
    let mut found: Vec<Node> = Vec::new();
    found.extend(swings.first().map(|(node, _)| node.clone()));
    let mut next = 0;
    while let Some(node) = found.get(next).cloned() {
        next += 1;
        for edge in edges {
            let other = match () {
                () if edge.from == node => &edge.to,
                () if edge.to == node => &edge.from,
                () => continue,
            };
            if !found.contains(other) && swings.iter().any(|(known, _)| known == other) {
                found.push(other.clone());
            }
        }
    }
    swings
        .into_iter()
        .partition(|(node, _)| found.contains(node))
}

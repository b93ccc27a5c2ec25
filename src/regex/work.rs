//! How much work a match may take that the engine does not count as steps.

use super::ast::{Assertion, GroupKind, Node, RepeatMode};

/// The power of the length of a text to which the work of one match may grow without a step back, which alone the engine
/// counts: a repetition goes through the text once, but a look-around group inside it may go through the rest each time.
pub(super) fn growth(node: &Node) -> u32 {
    match node {
        Node::Empty
        | Node::Class(_)
        | Node::Assertion(_)
        | Node::Linebreak
        | Node::BackReference { .. } => 0,
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            nodes.iter().map(growth).max().unwrap_or(0)
        }
        Node::Group(_, node) => growth(node),
        Node::Repeat {
            node, max: None, ..
        } => 1 + look_around_growth(node),
        Node::Repeat { node, .. } => growth(node),
    }
}

/// The largest growth of the look-around groups in a part.
fn look_around_growth(node: &Node) -> u32 {
    match node {
        Node::Empty
        | Node::Class(_)
        | Node::Assertion(_)
        | Node::Linebreak
        | Node::BackReference { .. } => 0,
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            nodes.iter().map(look_around_growth).max().unwrap_or(0)
        }
        Node::Group(
            GroupKind::Capturing(_) | GroupKind::NonCapturing | GroupKind::Atomic,
            node,
        )
        | Node::Repeat { node, .. } => look_around_growth(node),
        Node::Group(_, node) => growth(node),
    }
}

/// Whether a part is matched by trying alternatives one after the other, not all at once.
pub(super) fn backtracks(node: &Node) -> bool {
    match node {
        Node::Empty | Node::Class(_) | Node::Linebreak => false,
        Node::BackReference { .. } => true,
        Node::Assertion(assertion) => {
            !matches!(assertion, Assertion::TextStart | Assertion::TextEnd)
        }
        Node::Sequence(nodes) | Node::Alternation(nodes) => nodes.iter().any(backtracks),
        Node::Group(GroupKind::Capturing(_) | GroupKind::NonCapturing, node) => backtracks(node),
        Node::Group(..) => true,
        Node::Repeat {
            mode: RepeatMode::Possessive,
            ..
        } => true,
        Node::Repeat { node, .. } => backtracks(node),
    }
}

//! Patterns that no text matches.

use super::ast::{Assertion, GroupKind, Node};
use super::class::Class;

/// What has to be taken on each side of a part, for the whole to match.
#[derive(Clone, Copy, Default)]
struct Around {
    /// At least one character before.
    before: bool,
    /// At least one character behind.
    after: bool,
    /// At least one character behind that ends no line.
    text_after: bool,
}

/// Whether no text matches: an anchor stands behind or before what has to be taken, or a class is empty. Where that is
/// not certain the answer is no.
pub(super) fn is_impossible(node: &Node) -> bool {
    impossible(node, Around::default())
}

fn impossible(node: &Node, around: Around) -> bool {
    match node {
        Node::Empty | Node::Linebreak | Node::BackReference { .. } => false,
        Node::Class(class) => is_empty(class),
        Node::Assertion(assertion) => match assertion {
            Assertion::TextStart => around.before,
            Assertion::TextEnd => around.after,
            Assertion::FinalTerminator | Assertion::UnixFinalTerminator => around.text_after,
            Assertion::LineStart
            | Assertion::UnixLineStart
            | Assertion::LineEnd
            | Assertion::UnixLineEnd
            | Assertion::WordBoundary
            | Assertion::NotWordBoundary
            | Assertion::UnicodeWordBoundary
            | Assertion::NotUnicodeWordBoundary => false,
        },
        Node::Sequence(nodes) => in_sequence(nodes, around),
        Node::Alternation(nodes) => nodes.iter().all(|node| impossible(node, around)),
        Node::Group(
            GroupKind::Capturing(_) | GroupKind::NonCapturing | GroupKind::Atomic,
            node,
        ) => impossible(node, around),
        Node::Group(..) => false,
        // A count behind the first has the counts before it in front of it.
        Node::Repeat { node, min, .. } => *min > 0 && impossible(node, around),
    }
}

fn in_sequence(nodes: &[Node], around: Around) -> bool {
    let mut behind = Vec::with_capacity(nodes.len());
    let mut seen = around;
    for node in nodes.iter().rev() {
        behind.push(seen);
        seen.after |= !node.can_be_empty();
        seen.text_after |= takes_text(node);
    }
    let mut before = around.before;
    nodes.iter().zip(behind.iter().rev()).any(|(node, behind)| {
        let found = impossible(node, Around { before, ..*behind });
        before |= !node.can_be_empty();
        found
    })
}

/// Whether each match takes a character that ends no line.
fn takes_text(node: &Node) -> bool {
    match node {
        Node::Class(Class::Set(set)) => set.single().is_some_and(|c| !ends_line(c)),
        Node::Sequence(nodes) => nodes.iter().any(takes_text),
        Node::Alternation(nodes) => nodes.iter().all(takes_text),
        Node::Group(
            GroupKind::Capturing(_) | GroupKind::NonCapturing | GroupKind::Atomic,
            node,
        ) => takes_text(node),
        Node::Repeat { node, min, .. } => *min > 0 && takes_text(node),
        _ => false,
    }
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_empty(class: &Class) -> bool {
    match class {
        Class::Set(set) => set.is_empty(),
        Class::Named(_) | Class::Not(_) => false,
        Class::Union(classes) => classes.iter().all(is_empty),
        Class::Intersection(classes) => classes.iter().any(is_empty),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn anchors_inside_and_empty_classes_match_nothing() {
        for pattern in [
            "a^b",
            "a$b",
            "(a)\\Ab",
            "a\\zb",
            "(?:a^|b$c)d",
            "[a&&b]",
            "a(^b)+",
            "(a$)b",
            "x(?i)^y",
        ] {
            assert!(
                parse(pattern).is_ok_and(|node| is_impossible(&node)),
                "{pattern}"
            );
        }
    }

    #[test]
    fn what_may_match_is_not_told() {
        for pattern in [
            "", "^a$", "(^a|b$)", "a*^b", "a$b*", "a$\\n", "a$\\R", "a$.", "(?m)a^b", "(?m)a$b",
            "[^a&&a]?", "(?!a^)b", "(a^)?b", "\\ba", "a|b^c",
        ] {
            assert!(
                parse(pattern).is_ok_and(|node| !is_impossible(&node)),
                "{pattern}"
            );
        }
    }
}

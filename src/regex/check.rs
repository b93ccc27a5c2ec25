//! Refuses what is not translated exactly: some back-references, some
//! look-behind groups, and patterns that are too large.

use std::collections::BTreeSet;

use super::ast::{Assertion, GroupKind, Node, RepeatMode};
use super::error::PatternError;

/// The name of what the nesting limits refuse.
pub(super) const DEEP_NESTING: &str = "deeply nested groups";

/// The largest size of a pattern whose repetitions are expanded, in about the
/// states of an automaton. The time of a match without backtracking is at most
/// the product of this and the length of the text.
const MAX_SIZE: u64 = 20_000;

/// The deepest tree of the engine for a pattern. The engine goes through it by
/// recursion, and each level takes up to 14 KiB of the stack in a debug build.
const MAX_DEPTH: usize = 20;

/// Refuses a pattern that is too large or too deep to compile.
pub(super) fn limits(node: &Node) -> Result<(), PatternError> {
    if expanded_size(node) > MAX_SIZE {
        Err(PatternError::TooLarge)
    } else if depth(node) > MAX_DEPTH {
        Err(PatternError::unsupported(0, DEEP_NESTING))
    } else {
        Ok(())
    }
}

fn depth(node: &Node) -> usize {
    match node {
        Node::Empty | Node::Class(_) | Node::BackReference { .. } => 1,
        Node::Linebreak => 3,
        Node::Assertion(_) => 6,
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            1 + nodes.iter().map(depth).max().unwrap_or(0)
        }
        Node::Group(GroupKind::NonCapturing, node) => depth(node),
        Node::Group(_, node) => 1 + depth(node),
        Node::Repeat {
            node,
            mode: RepeatMode::Possessive,
            ..
        } => 3 + depth(node),
        Node::Repeat { node, .. } => 1 + depth(node),
    }
}

fn expanded_size(node: &Node) -> u64 {
    match node {
        Node::Class(class) => class.size(),
        Node::Assertion(
            Assertion::WordBoundary
            | Assertion::NotWordBoundary
            | Assertion::UnicodeWordBoundary
            | Assertion::NotUnicodeWordBoundary,
        ) => 400,
        Node::Empty | Node::Assertion(_) | Node::Linebreak | Node::BackReference { .. } => 5,
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            nodes.iter().map(expanded_size).fold(1, u64::saturating_add)
        }
        Node::Group(_, node) => expanded_size(node).saturating_add(1),
        Node::Repeat { node, min, max, .. } => {
            let count = max.unwrap_or(min.saturating_add(1)).max(1);
            expanded_size(node).saturating_mul(u64::from(count))
        }
    }
}

/// Refuses a repetition where it matters that Java leaves it at the first empty
/// count, even below the smallest count: the engine goes on, and it is the same
/// only if the order of the counts, and of the ways to match, does not matter.
/// `sealed` says that only the first way to match counts.
pub(super) fn repetitions(node: &Node, sealed: bool) -> Result<(), PatternError> {
    match node {
        Node::Empty
        | Node::Class(_)
        | Node::Assertion(_)
        | Node::Linebreak
        | Node::BackReference { .. } => Ok(()),
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            nodes.iter().try_for_each(|node| repetitions(node, sealed))
        }
        Node::Group(kind, node) => repetitions(
            node,
            sealed || matches!(kind, GroupKind::Atomic | GroupKind::LookAhead),
        ),
        Node::Repeat {
            node,
            min,
            max,
            mode,
            offset,
        } => {
            let possessive = *mode == RepeatMode::Possessive;
            let refuse = |construct: &str| Err(PatternError::unsupported(*offset, construct));
            if possessive
                || *max == Some(1)
                || !is_plain_group(node)
                || !node.can_be_empty()
                || node.is_zero_width()
            {
                repetitions(node, sealed || possessive)
            } else if *min > 1 && node.depends_on_place() {
                refuse("counted repetition of a group that may be empty and depends on its place")
            } else if sealed && node.may_prefer_empty() {
                refuse("repetition of a group that may be empty in an atomic or look-ahead group")
            } else {
                repetitions(node, sealed)
            }
        }
    }
}

fn is_plain_group(node: &Node) -> bool {
    matches!(
        node,
        Node::Group(GroupKind::Capturing(_) | GroupKind::NonCapturing, _)
    )
}

/// Refuses what Java refuses in a look-behind group (whatever has no obvious
/// maximum length), and what it searches in an order of its own.
pub(super) fn look_behind(node: &Node, start: usize) -> Result<(), PatternError> {
    let refuse = |what: &str| {
        Err(PatternError::unsupported(
            start,
            format!("{what} in look-behind"),
        ))
    };
    match node {
        Node::Empty | Node::Class(_) | Node::Assertion(_) => Ok(()),
        Node::Linebreak => refuse("linebreak"),
        Node::BackReference { .. } => refuse("back-reference"),
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            nodes.iter().try_for_each(|node| look_behind(node, start))
        }
        Node::Group(GroupKind::Capturing(_) | GroupKind::NonCapturing, node) => {
            look_behind(node, start)
        }
        Node::Group(GroupKind::Atomic, _)
        | Node::Repeat {
            mode: RepeatMode::Possessive,
            ..
        } => refuse("atomic group or possessive quantifier"),
        // It was checked when it was parsed, or is no part of the length.
        Node::Group(..) => Ok(()),
        Node::Repeat { max: None, .. } => refuse("unbounded quantifier"),
        Node::Repeat { node, min, max, .. } => {
            if matches!(**node, Node::Group(..)) && (*min, *max) != (0, Some(1)) {
                refuse("repeated group")
            } else {
                look_behind(node, start)
            }
        }
    }
}

/// Refuses a back-reference whose group Java may have set on a way that did
/// not lead to a match: `java.util.regex` does not reset the groups inside
/// atomic and look-around groups, and resets those of repeated groups in a way
/// of its own.
pub(super) fn back_references(node: &Node, group_count: usize) -> Result<(), PatternError> {
    Groups {
        count: group_count,
        ..Groups::default()
    }
    .visit(node)
}

/// The capturing groups before a place in a pattern.
#[derive(Default)]
struct Groups {
    /// How many the pattern has.
    count: usize,
    /// Closed before the place.
    closed: BTreeSet<usize>,
    /// Set on every way to the place.
    set: BTreeSet<usize>,
    /// In a repeated, atomic or look-around group that was closed too.
    fragile: BTreeSet<usize>,
}

impl Groups {
    fn visit(&mut self, node: &Node) -> Result<(), PatternError> {
        match node {
            Node::Empty | Node::Class(_) | Node::Assertion(_) | Node::Linebreak => Ok(()),
            Node::BackReference { group, offset } => self.check(*group, *offset),
            Node::Sequence(nodes) => nodes.iter().try_for_each(|node| self.visit(node)),
            Node::Alternation(nodes) => self.visit_branches(nodes),
            Node::Group(GroupKind::Capturing(group), node) => {
                self.visit(node)?;
                self.closed.insert(*group);
                self.set.insert(*group);
                Ok(())
            }
            Node::Group(GroupKind::NonCapturing, node) => self.visit(node),
            Node::Group(GroupKind::Atomic | GroupKind::LookAhead, node) => {
                self.visit_sealed(node, true)
            }
            Node::Group(_, node) => self.visit_sealed(node, false),
            Node::Repeat {
                node,
                min: 0,
                max: Some(1),
                mode: RepeatMode::Greedy | RepeatMode::Lazy,
                ..
            } => {
                let before = self.set.clone();
                self.visit(node)?;
                self.set = before;
                Ok(())
            }
            Node::Repeat { node, .. } => self.visit_sealed(node, false),
        }
    }

    fn visit_branches(&mut self, nodes: &[Node]) -> Result<(), PatternError> {
        let before = self.set.clone();
        let mut after: Option<BTreeSet<usize>> = None;
        for node in nodes {
            self.set.clone_from(&before);
            self.visit(node)?;
            after = Some(match after {
                Some(set) => set.intersection(&self.set).copied().collect(),
                None => self.set.clone(),
            });
        }
        self.set = after.unwrap_or(before);
        Ok(())
    }

    /// Visits what Java does not go back into; `kept` says whether its groups
    /// stay set.
    fn visit_sealed(&mut self, node: &Node, kept: bool) -> Result<(), PatternError> {
        let closed = self.closed.clone();
        let set = self.set.clone();
        self.visit(node)?;
        self.fragile.extend(self.closed.difference(&closed));
        if !kept {
            self.set = set;
        }
        Ok(())
    }

    fn check(&self, group: usize, offset: usize) -> Result<(), PatternError> {
        if group > self.count || self.set.contains(&group) {
            Ok(())
        } else if !self.closed.contains(&group) {
            Err(PatternError::unsupported(
                offset,
                "back-reference to a group that is not closed",
            ))
        } else if self.fragile.contains(&group) {
            Err(PatternError::unsupported(
                offset,
                "back-reference into a repeated, atomic or look-around group",
            ))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    fn refused(pattern: &str) -> Option<String> {
        match parse(pattern) {
            Err(PatternError::Unsupported { construct, .. }) => Some(construct),
            _ => None,
        }
    }

    #[test]
    fn back_references_that_java_may_leave_set_are_refused() {
        for pattern in [r"(a)\1", r"(?:(a)|b)\1", r"(?=(a+))\1", r"(a)?\1", r"\1"] {
            assert_eq!(refused(pattern), None, "{pattern}");
        }
        for pattern in [r"(?:(?!(a))b|a\1)", r"(a)+\1", r"(?:(?>(a))c|aa\1)"] {
            assert_eq!(
                refused(pattern).as_deref(),
                Some("back-reference into a repeated, atomic or look-around group"),
                "{pattern}"
            );
        }
        for pattern in [r"(a\1)", r"\1(a)", r"(?:\1b|(a))+"] {
            assert_eq!(
                refused(pattern).as_deref(),
                Some("back-reference to a group that is not closed"),
                "{pattern}"
            );
        }
    }

    #[test]
    fn look_behind_has_a_maximum_length() {
        assert_eq!(refused("(?<=a{1,3}|(?:bc)?)"), None);
        assert!(refused("(?<=a+)").is_some() && refused("(?<!(?:ab){2})").is_some());
    }

    #[test]
    fn an_empty_count_ends_a_repetition() {
        for pattern in [
            "(?:a?){2}",
            "(?:^a?)*",
            r"(a)\1{2}",
            "(?:^a){2}",
            "(?:^|$){2}",
        ] {
            assert_eq!(refused(pattern), None, "{pattern}");
        }
        assert_eq!(
            refused("(?:^a?){2}").as_deref(),
            Some("counted repetition of a group that may be empty and depends on its place")
        );
    }

    #[test]
    fn the_first_way_to_match_counts_in_an_atomic_group() {
        for pattern in ["(?>(?:ab|a?)*)", "(?:ab|a??)*", "(?!(?:ab|a??)*b)"] {
            assert_eq!(refused(pattern), None, "{pattern}");
        }
        for pattern in ["(?>(?:ab|a??)*)", "(?:(?:|a)*){2}+", "(?=(?:b*?)+)"] {
            assert_eq!(
                refused(pattern).as_deref(),
                Some("repetition of a group that may be empty in an atomic or look-ahead group"),
                "{pattern}"
            );
        }
    }

    #[test]
    fn repetitions_multiply() -> Result<(), PatternError> {
        assert_eq!(limits(&parse("(?:a{100}){100}")?), Ok(()));
        assert_eq!(
            limits(&parse("((a{1,100}){1,100}){1,100}")?),
            Err(PatternError::TooLarge)
        );
        Ok(())
    }
}

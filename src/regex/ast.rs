//! The tree that a pattern is parsed into.

use super::class::Class;

/// One part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// Matches nothing, always.
    Empty,
    /// One code point.
    Class(Class),
    /// A condition on the position.
    Assertion(Assertion),
    /// `\R`.
    Linebreak,
    /// What a group matched.
    BackReference {
        /// The number of the group.
        group: usize,
        /// The byte offset in the pattern.
        offset: usize,
    },
    /// One part after the other.
    Sequence(Vec<Node>),
    /// The first part that leads to a match.
    Alternation(Vec<Node>),
    /// A part in parentheses.
    Group(GroupKind, Box<Node>),
    /// A part with a quantifier.
    Repeat {
        /// What is repeated.
        node: Box<Node>,
        /// The smallest count.
        min: u32,
        /// The largest count.
        max: Option<u32>,
        /// The order in which counts are tried.
        mode: RepeatMode,
        /// The byte offset of the quantifier in the pattern.
        offset: usize,
    },
}

/// What a pair of parentheses stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupKind {
    /// `(…)` and `(?<name>…)`, with the number of the group.
    Capturing(usize),
    /// `(?:…)`.
    NonCapturing,
    /// `(?>…)`.
    Atomic,
    /// `(?=…)`.
    LookAhead,
    /// `(?!…)`.
    NegativeLookAhead,
    /// `(?<=…)`.
    LookBehind,
    /// `(?<!…)`.
    NegativeLookBehind,
}

/// The order in which the counts of a quantifier are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RepeatMode {
    /// The largest first.
    Greedy,
    /// The smallest first (`?`).
    Lazy,
    /// The largest only (`+`).
    Possessive,
}

/// A condition on the position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assertion {
    /// `\A`, `\G` and `^`: the start of the text. (`\G` is the end of the
    /// previous match, and there is none.)
    TextStart,
    /// `\z`: the end of the text.
    TextEnd,
    /// `(?m)^`.
    LineStart,
    /// `(?md)^`.
    UnixLineStart,
    /// `\Z` and `$`: the end of the text or before its last line terminator.
    FinalTerminator,
    /// The same under the flag `d`.
    UnixFinalTerminator,
    /// `(?m)$`.
    LineEnd,
    /// `(?md)$`.
    UnixLineEnd,
    /// `\b`.
    WordBoundary,
    /// `\B`.
    NotWordBoundary,
    /// `(?U)\b`.
    UnicodeWordBoundary,
    /// `(?U)\B`.
    NotUnicodeWordBoundary,
}

impl Node {
    /// Whether every match of this part is empty, so that repeating it
    /// changes nothing.
    pub(super) fn is_zero_width(&self) -> bool {
        match self {
            Self::Empty | Self::Assertion(_) => true,
            Self::Class(_) | Self::Linebreak | Self::BackReference { .. } => false,
            Self::Sequence(nodes) | Self::Alternation(nodes) => {
                nodes.iter().all(Self::is_zero_width)
            }
            Self::Group(GroupKind::Capturing(_) | GroupKind::NonCapturing, node)
            | Self::Group(GroupKind::Atomic, node) => node.is_zero_width(),
            Self::Repeat { node, max, .. } => *max == Some(0) || node.is_zero_width(),
            Self::Group(..) => true,
        }
    }

    /// Whether some match of this part is empty.
    pub(super) fn can_be_empty(&self) -> bool {
        match self {
            Self::Empty | Self::Assertion(_) | Self::BackReference { .. } => true,
            Self::Class(_) | Self::Linebreak => false,
            Self::Sequence(nodes) => nodes.iter().all(Self::can_be_empty),
            Self::Alternation(nodes) => nodes.iter().any(Self::can_be_empty),
            Self::Group(
                GroupKind::Capturing(_) | GroupKind::NonCapturing | GroupKind::Atomic,
                node,
            ) => node.can_be_empty(),
            Self::Group(..) => true,
            Self::Repeat { node, min, .. } => *min == 0 || node.can_be_empty(),
        }
    }

    /// Whether an empty match of this part may be tried before a longer one.
    pub(super) fn may_prefer_empty(&self) -> bool {
        match self {
            Self::Empty
            | Self::Class(_)
            | Self::Assertion(_)
            | Self::Linebreak
            | Self::BackReference { .. } => false,
            Self::Sequence(nodes) => nodes.iter().any(Self::may_prefer_empty),
            Self::Alternation(nodes) => {
                nodes.iter().rev().skip(1).any(Self::can_be_empty)
                    || nodes.iter().any(Self::may_prefer_empty)
            }
            Self::Group(_, node) => node.may_prefer_empty(),
            Self::Repeat { node, mode, .. } => *mode == RepeatMode::Lazy || node.may_prefer_empty(),
        }
    }

    /// Whether what this part matches depends on more than the characters
    /// that it takes.
    pub(super) fn depends_on_place(&self) -> bool {
        match self {
            Self::Empty | Self::Class(_) | Self::Linebreak => false,
            Self::Assertion(_) | Self::BackReference { .. } => true,
            Self::Sequence(nodes) | Self::Alternation(nodes) => {
                nodes.iter().any(Self::depends_on_place)
            }
            Self::Group(GroupKind::Capturing(_) | GroupKind::NonCapturing, node) => {
                node.depends_on_place()
            }
            Self::Group(..) => true,
            Self::Repeat { node, mode, .. } => {
                *mode == RepeatMode::Possessive || node.depends_on_place()
            }
        }
    }

    /// Whether Java does not go back into one count of a quantifier on a group
    /// with this body, although it could match in two ways: the body contains
    /// `\R` and nothing that Java holds for a choice.
    pub(super) fn is_atomic_when_repeated(&self) -> bool {
        self.is_without_choice() && self.contains_linebreak()
    }

    fn is_without_choice(&self) -> bool {
        match self {
            Self::Empty
            | Self::Class(_)
            | Self::Assertion(_)
            | Self::Linebreak
            | Self::BackReference { .. } => true,
            Self::Sequence(nodes) => nodes.iter().all(Self::is_without_choice),
            Self::Alternation(_) => false,
            Self::Group(
                GroupKind::Capturing(_) | GroupKind::NonCapturing | GroupKind::Atomic,
                node,
            ) => node.is_without_choice(),
            Self::Group(..) => true,
            Self::Repeat { node, min, max, .. } => *max == Some(*min) && node.is_without_choice(),
        }
    }

    fn contains_linebreak(&self) -> bool {
        match self {
            Self::Linebreak => true,
            Self::Empty | Self::Class(_) | Self::Assertion(_) | Self::BackReference { .. } => false,
            Self::Sequence(nodes) | Self::Alternation(nodes) => {
                nodes.iter().any(Self::contains_linebreak)
            }
            Self::Group(_, node) | Self::Repeat { node, .. } => node.contains_linebreak(),
        }
    }
}

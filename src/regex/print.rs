//! Prints the tree of a pattern in the syntax of the engine.

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Assertion, GroupKind, Node, RepeatMode};
use super::class::Class;

/// `\R`.
const LINEBREAK: &str = r"(?:\r\n|[\n-\r\x{85}\x{2028}\x{2029}])";

/// What the engine does not match at any position.
const NEVER: &str = r"[^\x{0}-\x{10FFFF}]";

/// A letter or digit that non-spacing marks may follow. Java looks back by
/// UTF-16 units, so that it does not see those outside the basic plane.
macro_rules! base {
    () => {
        r"[[\p{L}\p{Nd}]&&[\x{0}-\x{FFFF}]]"
    };
}

/// A non-spacing mark that Java sees when it looks back.
macro_rules! mark {
    () => {
        r"[\p{Mn}&&[\x{0}-\x{FFFF}]]"
    };
}

/// A word character before a position: one of US-ASCII, or a non-spacing mark
/// with a base.
macro_rules! word_before {
    () => {
        concat!("[0-9A-Z_a-z]|", base!(), mark!(), "+")
    };
}

/// A word character after a position.
macro_rules! word_after {
    () => {
        concat!(r"[0-9A-Z_a-z]|(?<=", base!(), mark!(), r"*)\p{Mn}")
    };
}

/// Prints a pattern that matches a whole text or nothing.
pub(super) fn full_match(node: &Node) -> String {
    let mut printer = Printer::new(node);
    printer.out.push_str(r"\A(?:");
    printer.body(node, true);
    printer.out.push_str(r")\z");
    printer.out
}

/// Prints a pattern that is searched in a text.
pub(super) fn search(node: &Node) -> String {
    let mut printer = Printer::new(node);
    printer.body(node, false);
    printer.out
}

struct Printer {
    out: String,
    /// The groups that back-references name; the others are not captured, so
    /// that the engine has less to remember.
    referenced: BTreeSet<usize>,
    /// Their numbers in the printed pattern.
    numbers: BTreeMap<usize, usize>,
}

impl Printer {
    fn new(node: &Node) -> Self {
        let mut referenced = BTreeSet::new();
        collect_references(node, &mut referenced);
        Self {
            out: String::new(),
            referenced,
            numbers: BTreeMap::new(),
        }
    }

    /// What stands between parentheses. `at_end` says that the end of the
    /// text must follow, where some assertions hold anyway.
    fn body(&mut self, node: &Node, at_end: bool) {
        if let Node::Alternation(nodes) = node {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    self.out.push('|');
                }
                self.node(node, at_end);
            }
        } else {
            self.node(node, at_end);
        }
    }

    fn node(&mut self, node: &Node, at_end: bool) {
        match node {
            Node::Empty => {}
            Node::Class(class) => self.class(class),
            Node::Assertion(assertion) => {
                if !(at_end && assertion.holds_at_end()) {
                    self.out.push_str(assertion.syntax());
                }
            }
            Node::Linebreak => self.out.push_str(LINEBREAK),
            Node::BackReference { group, .. } => match self.numbers.get(group) {
                Some(number) => self.out.push_str(&format!(r"(?:\{number})")),
                None => self.out.push_str(NEVER),
            },
            Node::Sequence(nodes) => {
                let last = nodes.len().saturating_sub(1);
                for (index, node) in nodes.iter().enumerate() {
                    self.node(node, at_end && index == last);
                }
            }
            Node::Alternation(_) => self.group("(?:", node, at_end),
            Node::Group(GroupKind::Capturing(number), node) if self.referenced.contains(number) => {
                self.numbers.insert(*number, self.numbers.len() + 1);
                self.group("(", node, at_end);
            }
            Node::Group(GroupKind::Capturing(_) | GroupKind::NonCapturing, node) => {
                self.group("(?:", node, at_end);
            }
            Node::Group(GroupKind::Atomic, node) => self.group("(?>", node, false),
            Node::Group(GroupKind::LookAhead, node) => self.group("(?=", node, false),
            Node::Group(GroupKind::NegativeLookAhead, node) => self.group("(?!", node, false),
            Node::Group(GroupKind::LookBehind, node) => self.group("(?<=", node, false),
            Node::Group(GroupKind::NegativeLookBehind, node) => self.group("(?<!", node, false),
            Node::Repeat { max: Some(0), .. } => {}
            Node::Repeat {
                node,
                min,
                max,
                mode,
                ..
            } => {
                if node.is_zero_width() {
                    self.zero_width_repeat(node, *min, *mode);
                } else {
                    self.repeat(node, *min, *max, *mode);
                }
            }
        }
    }

    fn group(&mut self, open: &str, body: &Node, at_end: bool) {
        self.out.push_str(open);
        self.body(body, at_end);
        self.out.push(')');
    }

    /// The body of a group that does nothing but group.
    fn without_group<'a>(&self, node: &'a Node) -> &'a Node {
        match node {
            Node::Group(GroupKind::NonCapturing, body) => body,
            Node::Group(GroupKind::Capturing(number), body)
                if !self.referenced.contains(number) =>
            {
                body
            }
            node => node,
        }
    }

    fn class(&mut self, class: &Class) {
        match class {
            Class::Set(set) => match set.single() {
                Some(c) if c.is_ascii_alphanumeric() => self.out.push(c),
                Some(c) => self.out.push_str(&format!(r"\x{{{:X}}}", u32::from(c))),
                None => class.print(&mut self.out),
            },
            class => class.print(&mut self.out),
        }
    }

    /// A quantifier on what matches the empty string only; the engine refuses
    /// some of them, and one count has the meaning of all.
    fn zero_width_repeat(&mut self, node: &Node, min: u32, mode: RepeatMode) {
        self.out.push_str(match mode {
            RepeatMode::Possessive => "(?>",
            RepeatMode::Lazy if min == 0 => "(?:|",
            _ => "(?:",
        });
        self.body(node, false);
        if min == 0 && mode != RepeatMode::Lazy {
            self.out.push('|');
        }
        self.out.push(')');
    }

    /// A quantifier. Java does not go back into one count of a possessive
    /// quantifier, nor of a quantifier on `\R`, so that each of them is an
    /// atomic group.
    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, mode: RepeatMode) {
        let possessive = mode == RepeatMode::Possessive;
        if possessive {
            self.out.push_str("(?>");
        }
        let atomic = match node {
            Node::Linebreak => true,
            Node::Group(_, body) => {
                possessive || (min, max) != (0, Some(1)) && body.is_atomic_when_repeated()
            }
            _ => false,
        };
        if atomic {
            self.group("(?>", self.without_group(node), false);
        } else {
            self.node(node, false);
        }
        match (min, max) {
            (0, Some(1)) => self.out.push('?'),
            (0, None) => self.out.push('*'),
            (1, None) => self.out.push('+'),
            (min, None) => self.out.push_str(&format!("{{{min},}}")),
            (min, Some(max)) => self.out.push_str(&format!("{{{min},{max}}}")),
        }
        match mode {
            RepeatMode::Greedy => {}
            RepeatMode::Lazy => self.out.push('?'),
            RepeatMode::Possessive => self.out.push(')'),
        }
    }
}

fn collect_references(node: &Node, groups: &mut BTreeSet<usize>) {
    match node {
        Node::Empty | Node::Class(_) | Node::Assertion(_) | Node::Linebreak => {}
        Node::BackReference { group, .. } => {
            groups.insert(*group);
        }
        Node::Sequence(nodes) | Node::Alternation(nodes) => {
            for node in nodes {
                collect_references(node, groups);
            }
        }
        Node::Group(_, node) | Node::Repeat { node, .. } => collect_references(node, groups),
    }
}

impl Assertion {
    fn holds_at_end(self) -> bool {
        matches!(
            self,
            Self::TextEnd
                | Self::FinalTerminator
                | Self::UnixFinalTerminator
                | Self::LineEnd
                | Self::UnixLineEnd
        )
    }

    fn syntax(self) -> &'static str {
        match self {
            Self::TextStart => r"\A",
            Self::TextEnd => r"\z",
            // Java does not match at the end, even after a line terminator.
            Self::LineStart => r"(?:(?!\z)(?:\A|(?<=[\n\x{85}\x{2028}\x{2029}])|(?<=\r)(?!\n)))",
            Self::UnixLineStart => r"(?:(?!\z)(?:\A|(?<=\n)))",
            Self::FinalTerminator => {
                r"(?:\z|(?=\r\n\z)|(?=[\r\x{85}\x{2028}\x{2029}]\z)|(?<!\r)(?=\n\z))"
            }
            Self::UnixFinalTerminator => r"(?=\n?\z)",
            Self::LineEnd => r"(?:\z|(?=[\r\x{85}\x{2028}\x{2029}])|(?<!\r)(?=\n))",
            Self::UnixLineEnd => r"(?=\n|\z)",
            Self::WordBoundary => concat!(
                "(?:(?<=",
                word_before!(),
                ")(?!",
                word_after!(),
                ")|(?<!",
                word_before!(),
                ")(?=",
                word_after!(),
                "))"
            ),
            Self::NotWordBoundary => concat!(
                "(?:(?<=",
                word_before!(),
                ")(?=",
                word_after!(),
                ")|(?<!",
                word_before!(),
                ")(?!",
                word_after!(),
                "))"
            ),
            Self::UnicodeWordBoundary => r"\b",
            Self::NotUnicodeWordBoundary => r"\B",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::error::PatternError;
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn an_anchored_pattern_needs_no_look_around() -> Result<(), PatternError> {
        assert_eq!(full_match(&parse("^a|b$")?), r"\A(?:\Aa|b)\z");
        assert_eq!(full_match(&parse(r"(a\Z)")?), r"\A(?:(?:a))\z");
        assert_eq!(search(&parse("(?d)a$")?), r"a(?=\n?\z)");
        Ok(())
    }

    #[test]
    fn only_referenced_groups_are_captured() -> Result<(), PatternError> {
        assert_eq!(search(&parse(r"(a)(b)\2")?), r"(?:a)(b)(?:\1)");
        assert_eq!(search(&parse(r"\1")?), NEVER);
        Ok(())
    }

    #[test]
    fn counts_are_atomic_where_java_does_not_go_back() -> Result<(), PatternError> {
        assert_eq!(search(&parse("(?:a|ab)++")?), "(?>(?>a|ab)+)");
        assert_eq!(search(&parse(r"(?:\R)*")?), format!("(?>{LINEBREAK})*"));
        assert_eq!(search(&parse(r"(?:\R|a)*")?), format!("(?:{LINEBREAK}|a)*"));
        Ok(())
    }

    #[test]
    fn quantifiers_on_the_empty_string_are_choices() -> Result<(), PatternError> {
        assert_eq!(search(&parse("(?=a)*")?), "(?:(?=a)|)");
        assert_eq!(search(&parse("^{2,}?")?), r"(?:\A)");
        assert_eq!(search(&parse("(?:)??")?), "(?:|(?:))");
        Ok(())
    }
}

//! Parses the syntax of `java.util.regex.Pattern` into a tree.

use std::collections::BTreeMap;

use super::ast::{Assertion, GroupKind, Node, RepeatMode};
use super::case;
use super::check;
use super::class::Class;
use super::error::PatternError;
use super::escape::Escape;
use super::flags::Flags;
use super::property;
use super::scanner::{END, Scanner};

/// How deep groups, and bracketed classes, may be nested. The engine has a limit
/// of its own, and each level takes a part of the stack.
const MAX_NESTING: usize = 25;

/// The largest count of a quantifier. Larger ones never fit the size limit.
const MAX_COUNT: u32 = 1_000_000;

/// The state of the parser.
pub(super) struct Parser {
    /// The characters that are left.
    pub(super) scanner: Scanner,
    /// How many capturing groups were opened.
    pub(super) group_count: usize,
    /// The numbers of the named groups.
    pub(super) group_names: BTreeMap<String, usize>,
    depth: usize,
}

/// Parses a whole pattern.
pub(super) fn parse(pattern: &str) -> Result<Node, PatternError> {
    let mut parser = Parser {
        scanner: Scanner::new(pattern)?,
        group_count: 0,
        group_names: BTreeMap::new(),
        depth: 0,
    };
    let node = parser.alternation()?;
    if parser.scanner.is_at_end() {
        check::back_references(&node, parser.group_count)?;
        check::repetitions(&node, false)?;
        Ok(node)
    } else {
        Err(parser.syntax("unmatched closing parenthesis"))
    }
}

impl Parser {
    /// A syntax error at the cursor.
    pub(super) fn syntax(&self, message: &str) -> PatternError {
        PatternError::syntax(self.scanner.offset(), message)
    }

    /// Runs `parse` one level of nesting deeper.
    pub(super) fn nested<T>(
        &mut self,
        parse: impl FnOnce(&mut Self) -> Result<T, PatternError>,
    ) -> Result<T, PatternError> {
        if self.depth == MAX_NESTING {
            return Err(PatternError::unsupported(
                self.scanner.offset(),
                check::DEEP_NESTING,
            ));
        }
        self.depth += 1;
        let result = parse(self);
        self.depth -= 1;
        result
    }

    fn alternation(&mut self) -> Result<Node, PatternError> {
        let first = self.sequence()?;
        if self.scanner.peek() != '|' {
            return Ok(first);
        }
        let mut branches = vec![first];
        while self.scanner.peek() == '|' {
            self.scanner.next();
            branches.push(self.sequence()?);
        }
        Ok(Node::Alternation(branches))
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        loop {
            let c = self.scanner.peek();
            let node = match c {
                '|' | ')' => break,
                END if self.scanner.is_at_end() => break,
                '?' | '*' | '+' => {
                    return Err(self.syntax("quantifier with nothing to repeat"));
                }
                '(' => {
                    nodes.extend(self.group()?);
                    continue;
                }
                '[' => Node::Class(self.bracketed_class()?),
                '\\' => match self.escape()? {
                    Escape::Char(c) => self.literal(c)?,
                    Escape::Class(class) => Node::Class(class),
                    Escape::Node(node) => node,
                },
                '^' => {
                    self.scanner.next();
                    Node::Assertion(self.caret())
                }
                '$' => {
                    self.scanner.next();
                    let multiline = self.scanner.flags.has(Flags::MULTILINE);
                    Node::Assertion(self.dollar(multiline))
                }
                '.' => {
                    self.scanner.next();
                    Node::Class(property::dot(self.scanner.flags))
                }
                // Java reads no character here, so that a quantifier after
                // another one, or at the start, repeats the empty string.
                '{' => Node::Empty,
                c => {
                    let literal = self.literal(c)?;
                    self.scanner.next();
                    literal
                }
            };
            nodes.push(self.quantified(node)?);
        }
        Ok(match (nodes.pop(), nodes.is_empty()) {
            (None, _) => Node::Empty,
            (Some(node), true) => node,
            (Some(node), false) => {
                nodes.push(node);
                Node::Sequence(nodes)
            }
        })
    }

    /// The class of a literal character, which is folded under the flag `i`.
    fn literal(&self, c: char) -> Result<Node, PatternError> {
        let flags = self.scanner.flags;
        if case::is_ambiguous(c, flags) {
            return Err(PatternError::unsupported(
                self.scanner.offset(),
                format!("letter `{c}` under the flags `i` and `u`"),
            ));
        }
        Ok(Node::Class(Class::Set(case::fold_char(c, flags))))
    }

    fn caret(&self) -> Assertion {
        let flags = self.scanner.flags;
        match (flags.has(Flags::MULTILINE), flags.has(Flags::UNIX_LINES)) {
            (false, _) => Assertion::TextStart,
            (true, false) => Assertion::LineStart,
            (true, true) => Assertion::UnixLineStart,
        }
    }

    /// `$`, and `\Z` when not `multiline`.
    pub(super) fn dollar(&self, multiline: bool) -> Assertion {
        match (multiline, self.scanner.flags.has(Flags::UNIX_LINES)) {
            (false, false) => Assertion::FinalTerminator,
            (false, true) => Assertion::UnixFinalTerminator,
            (true, false) => Assertion::LineEnd,
            (true, true) => Assertion::UnixLineEnd,
        }
    }

    /// A group with its quantifier, or nothing for `(?flags)`.
    fn group(&mut self) -> Result<Option<Node>, PatternError> {
        let flags = self.scanner.flags;
        let start = self.scanner.offset();
        let Some(kind) = self.group_start()? else {
            return Ok(None);
        };
        let body = self.nested(Self::alternation)?;
        if self.scanner.read() != ')' {
            return Err(PatternError::syntax(start, "unclosed group"));
        }
        self.scanner.flags = flags;
        if matches!(kind, GroupKind::LookBehind | GroupKind::NegativeLookBehind) {
            check::look_behind(&body, start)?;
        }
        self.quantified(Node::Group(kind, Box::new(body))).map(Some)
    }

    /// What stands between `(` and the body of a group; nothing is left of
    /// `(?flags)`.
    fn group_start(&mut self) -> Result<Option<GroupKind>, PatternError> {
        if self.scanner.next() != '?' {
            return Ok(Some(self.capturing()));
        }
        Ok(Some(match self.scanner.skip() {
            ':' => GroupKind::NonCapturing,
            '=' => GroupKind::LookAhead,
            '!' => GroupKind::NegativeLookAhead,
            '>' => GroupKind::Atomic,
            '<' => match self.scanner.read() {
                '=' => GroupKind::LookBehind,
                '!' => GroupKind::NegativeLookBehind,
                first => {
                    let name = self.group_name(first)?;
                    if self.group_names.contains_key(&name) {
                        return Err(self.syntax("group name is already defined"));
                    }
                    let kind = self.capturing();
                    self.group_names.insert(name, self.group_count);
                    kind
                }
            },
            _ => {
                self.scanner.unread();
                return self.inline_flags();
            }
        }))
    }

    fn capturing(&mut self) -> GroupKind {
        self.group_count += 1;
        GroupKind::Capturing(self.group_count)
    }

    /// The rest of a group name and its closing angle bracket.
    pub(super) fn group_name(&mut self, first: char) -> Result<String, PatternError> {
        if !first.is_ascii_alphabetic() {
            return Err(self.syntax("group name does not start with a Latin letter"));
        }
        let mut name = String::from(first);
        loop {
            match self.scanner.read() {
                '>' => return Ok(name),
                c if c.is_ascii_alphanumeric() => name.push(c),
                _ => return Err(self.syntax("group name lacks the closing `>`")),
            }
        }
    }

    /// `flags)` and `flags:`; only the latter starts a group.
    fn inline_flags(&mut self) -> Result<Option<GroupKind>, PatternError> {
        let mut on = true;
        loop {
            let letter = self.scanner.peek();
            if let Some(flag) = Flags::from_letter(letter) {
                if on && flag == Flags::CANON_EQ {
                    return Err(PatternError::unsupported(
                        self.scanner.offset(),
                        "canonical equivalence `(?c)`",
                    ));
                }
                self.scanner.flags = self.scanner.flags.with(flag, on);
            } else if letter == '-' && on {
                on = false;
            } else {
                break;
            }
            self.scanner.next();
        }
        match self.scanner.read() {
            ')' => Ok(None),
            ':' => Ok(Some(GroupKind::NonCapturing)),
            _ => Err(self.syntax("unknown inline modifier")),
        }
    }

    /// `node` with the quantifier at the cursor, if there is one.
    fn quantified(&mut self, node: Node) -> Result<Node, PatternError> {
        let first = self.scanner.peek();
        let offset = self.scanner.offset();
        let (min, max) = match first {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            '{' => self.counts()?,
            _ => return Ok(node),
        };
        let mode = match self.scanner.next() {
            '?' => RepeatMode::Lazy,
            '+' => RepeatMode::Possessive,
            _ => RepeatMode::Greedy,
        };
        if mode != RepeatMode::Greedy {
            self.scanner.next();
        }
        Ok(Node::Repeat {
            node: Box::new(node),
            min,
            max,
            mode,
            offset,
        })
    }

    /// The counts of `{n}`, `{n,}` and `{n,m}`; leaves the cursor at the
    /// closing brace.
    fn counts(&mut self) -> Result<(u32, Option<u32>), PatternError> {
        let first = self.scanner.skip();
        let (min, end) = self.count(first)?;
        let Some(min) = min else {
            return Err(self.syntax("illegal repetition"));
        };
        let (max, end) = match end {
            ',' => match self.scanner.read() {
                '}' => (None, '}'),
                // Java reads a missing number as 0.
                next => {
                    let (max, end) = self.count(next)?;
                    (Some(max.unwrap_or(0)), end)
                }
            },
            end => (Some(min), end),
        };
        if end != '}' {
            return Err(self.syntax("unclosed counted repetition"));
        }
        if max.is_some_and(|max| max < min) {
            return Err(self.syntax("illegal repetition range"));
        }
        if max.unwrap_or(min) > MAX_COUNT {
            return Err(PatternError::TooLarge);
        }
        self.scanner.unread();
        Ok((min, max))
    }

    /// A number that starts with `c`, if it is a digit, and the character
    /// after it.
    fn count(&mut self, mut c: char) -> Result<(Option<u32>, char), PatternError> {
        let mut count = None;
        while let Some(digit) = c.to_digit(10) {
            let value = count.unwrap_or(0_u32).checked_mul(10);
            count = match value.and_then(|value| value.checked_add(digit)) {
                Some(value) => Some(value),
                None => return Err(self.syntax("illegal repetition range")),
            };
            c = self.scanner.read();
        }
        Ok((count, c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_tell_where_and_what() {
        for (pattern, offset, message) in [
            ("é(b", 2, "unclosed group"),
            ("a**", 2, "quantifier with nothing to repeat"),
            ("ab)", 2, "unmatched closing parenthesis"),
            (r"a\y", 1, "illegal escape"),
            ("[b-a]", 4, "illegal character range"),
            ("a{2,1}", 6, "illegal repetition range"),
        ] {
            assert_eq!(
                parse(pattern),
                Err(PatternError::syntax(offset, message)),
                "{pattern}"
            );
        }
    }

    #[test]
    fn what_is_not_translated_is_refused_by_name() {
        for (pattern, offset, construct) in [
            ("a\0b", 1, "unescaped NUL character"),
            (r"a\X", 1, r"grapheme cluster `\X`"),
            (r"\p{InGreek}", 0, r"Unicode block `\p{InGreek}`"),
            (r"\uD83D", 0, "lone surrogate"),
            ("(?c)a", 2, "canonical equivalence `(?c)`"),
        ] {
            assert_eq!(
                parse(pattern),
                Err(PatternError::unsupported(offset, construct)),
                "{pattern}"
            );
        }
    }

    #[test]
    fn a_quantifier_after_a_quantifier_repeats_nothing() -> Result<(), PatternError> {
        let Node::Sequence(nodes) = parse("a{2}{3}")? else {
            return Err(PatternError::syntax(0, "no sequence"));
        };
        assert!(nodes.len() == 2 && !nodes[0].is_zero_width() && nodes[1].is_zero_width());
        Ok(())
    }
}

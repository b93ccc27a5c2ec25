//! Lines and columns of a file.

use crate::span::Span;

/// A place in a file, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub(crate) struct Positions<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// Finds the lines.
    pub fn new(text: &'a str) -> Positions<'a> {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Positions {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The line of a byte, from 0.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The line and column of a byte.
    pub fn of(&self, offset: usize) -> Position {
        let line = self.line(offset);
        let before = self.text.get(self.start(line)..offset).unwrap_or_default();
        Position {
            line: line + 1,
            column: before.chars().count() + 1,
        }
    }

    /// Where a line, from 0, begins.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// The text of a line, from 0, without its end.
    pub fn text(&self, line: usize) -> &'a str {
        let text = self
            .text
            .get(self.start(line)..self.start(line + 1))
            .unwrap_or_default();
        text.trim_end_matches(['\n', '\r'])
    }

    /// The character at a line from 1 and a byte of the line from 1.
    pub fn offset(&self, line: usize, column: usize) -> Span {
        let mut at = self.start(line.saturating_sub(1)) + column.saturating_sub(1);
        at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let width = self.text[at..].chars().next().map_or(0, char::len_utf8);
        Span::new(at, at + width)
    }
}

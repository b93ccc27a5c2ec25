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

/// Where the lines of a text begin. The text is handed to whatever reads it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines.
    pub fn new(text: &str) -> Lines {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The line of a byte, from 0.
    pub fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// Where a line, from 0, begins; a line that is not there begins at the end.
    pub fn start(&self, text: &str, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(text.len())
    }

    /// The line and column of a byte.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line(offset);
        let before = text.get(self.start(text, line)..offset);
        Position {
            line: line + 1,
            column: before.unwrap_or_default().chars().count() + 1,
        }
    }

    /// The text of a line, from 0, without its end.
    pub fn text<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let text = text.get(self.start(text, line)..self.start(text, line + 1));
        text.unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The character at a line from 1 and a byte of the line from 1.
    pub fn character(&self, text: &str, line: usize, column: usize) -> Span {
        let start = self.start(text, line.saturating_sub(1));
        character_at(text, start + column.saturating_sub(1))
    }
}

/// The character that a byte belongs to; the end of the text behind it.
pub(super) fn character_at(text: &str, offset: usize) -> Span {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + width)
}

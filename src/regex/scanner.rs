//! Reads the characters of a pattern, with quotations expanded and, under the
//! flag `x`, white space and comments left out.

use super::error::PatternError;
use super::flags::Flags;

/// What is read after the last character; a pattern with this character in it
/// is refused.
pub(super) const END: char = '\0';

/// A cursor over the characters of a pattern.
pub(super) struct Scanner {
    chars: Vec<(char, usize)>,
    length: usize,
    cursor: usize,
    /// The flags in force at the cursor.
    pub(super) flags: Flags,
}

impl Scanner {
    /// Starts at the beginning of `pattern`.
    pub(super) fn new(pattern: &str) -> Result<Self, PatternError> {
        if let Some(offset) = pattern.find(END) {
            return Err(PatternError::unsupported(offset, "unescaped NUL character"));
        }
        Ok(Self {
            chars: expand_quotations(pattern),
            length: pattern.len(),
            cursor: 0,
            flags: Flags::default(),
        })
    }

    fn at(&self, index: usize) -> char {
        self.chars.get(index).map_or(END, |&(c, _)| c)
    }

    /// The byte offset of the cursor in the pattern.
    pub(super) fn offset(&self) -> usize {
        self.chars
            .get(self.cursor)
            .map_or(self.length, |&(_, offset)| offset)
    }

    /// Whether the cursor is past the last character.
    pub(super) fn is_at_end(&self) -> bool {
        self.cursor >= self.chars.len()
    }

    /// The character `distance` after (or before) the cursor, whatever it is.
    pub(super) fn look(&self, distance: isize) -> char {
        self.cursor
            .checked_add_signed(distance)
            .map_or(END, |index| self.at(index))
    }

    /// The next character that counts; the cursor moves to it.
    pub(super) fn peek(&mut self) -> char {
        if self.flags.has(Flags::COMMENTS) {
            self.skip_comments();
        }
        self.at(self.cursor)
    }

    /// Leaves the character at the cursor and peeks.
    pub(super) fn next(&mut self) -> char {
        self.cursor += 1;
        self.peek()
    }

    /// Leaves the character at the cursor and returns the one after it,
    /// whatever it is.
    pub(super) fn next_raw(&mut self) -> char {
        self.cursor += 1;
        self.at(self.cursor)
    }

    /// Returns the next character that counts and leaves it.
    pub(super) fn read(&mut self) -> char {
        let c = self.peek();
        self.cursor += 1;
        c
    }

    /// Leaves the character at the cursor and the one after it, and returns
    /// the latter, whatever it is.
    pub(super) fn skip(&mut self) -> char {
        let c = self.next_raw();
        self.cursor += 1;
        c
    }

    /// Goes one character back.
    pub(super) fn unread(&mut self) {
        self.cursor = self.cursor.saturating_sub(1);
    }

    /// The index of the cursor, for [`Scanner::rewind`].
    pub(super) fn mark(&self) -> usize {
        self.cursor
    }

    /// Goes back to a mark.
    pub(super) fn rewind(&mut self, mark: usize) {
        self.cursor = mark;
    }

    fn skip_comments(&mut self) {
        loop {
            match self.at(self.cursor) {
                ' ' | '\t'..='\r' => self.cursor += 1,
                '#' => {
                    while !self.is_at_end() && !self.is_line_terminator(self.at(self.cursor)) {
                        self.cursor += 1;
                    }
                    // A terminator outside US-ASCII ends the comment but is
                    // not white space, so it is read as a literal.
                    if !self.at(self.cursor).is_ascii() || self.is_at_end() {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    fn is_line_terminator(&self, c: char) -> bool {
        c == '\n'
            || !self.flags.has(Flags::UNIX_LINES)
                && matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
    }
}

/// Replaces each `\Q…\E` by escaped characters with the offsets they came
/// from, as Java does before it parses: letters stay as they are and the first
/// digit of a quotation becomes a hexadecimal escape, so that neither joins
/// what stands before the quotation.
fn expand_quotations(pattern: &str) -> Vec<(char, usize)> {
    let source: Vec<(char, usize)> = pattern.char_indices().map(|(o, c)| (c, o)).collect();
    let mut out = Vec::with_capacity(source.len());
    let mut quoted = false;
    let mut first = false;
    let mut index = 0;
    while let Some(&(c, offset)) = source.get(index) {
        let follower = source.get(index + 1).copied();
        index += 1;
        match (quoted, c, follower) {
            (false, '\\', Some(('Q', _))) => {
                index += 1;
                quoted = true;
                first = true;
                continue;
            }
            (false, '\\', Some(escaped)) => {
                index += 1;
                out.extend([(c, offset), escaped]);
            }
            (true, '\\', Some(('E', _))) => {
                index += 1;
                quoted = false;
            }
            (true, _, _) if c.is_ascii_digit() && first => {
                out.extend(['\\', 'x', '3', c].map(|part| (part, offset)));
            }
            (true, _, _) if c.is_ascii() && !c.is_ascii_alphanumeric() => {
                out.extend([('\\', offset), (c, offset)]);
            }
            _ => out.push((c, offset)),
        }
        first = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(pattern: &str) -> String {
        expand_quotations(pattern).iter().map(|&(c, _)| c).collect()
    }

    #[test]
    fn quotations_are_expanded_like_java() {
        assert_eq!(expanded(r"a\Q.b1\Ec"), r"a\.b1c");
        assert_eq!(expanded(r"\Q12\E3"), r"\x3123");
        assert_eq!(expanded(r"\\Qa"), r"\\Qa");
        assert_eq!(expanded(r"\Q\Q\E\E"), r"\\Q\E");
        assert_eq!(expanded(r"\Qa\"), r"a\\");
    }

    #[test]
    fn comments_are_skipped_under_the_flag_only() -> Result<(), PatternError> {
        let mut scanner = Scanner::new(" # c\n a")?;
        assert_eq!(scanner.peek(), ' ');
        scanner.flags = Flags::COMMENTS;
        assert_eq!(scanner.peek(), 'a');
        assert_eq!(scanner.offset(), 6);
        assert_eq!(scanner.next(), END);
        assert!(scanner.is_at_end());
        Ok(())
    }
}

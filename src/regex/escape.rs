//! Parses what follows a backslash.

use super::ast::{Assertion, Node};
use super::class::Class;
use super::error::PatternError;
use super::flags::Flags;
use super::parse::Parser;
use super::property::{self, Property};
use super::scanner::END;

/// What an escape stands for.
pub(super) enum Escape {
    /// A literal character.
    Char(char),
    /// A class, inside or outside brackets.
    Class(Class),
    /// Something that stands outside brackets only.
    Node(Node),
}

/// Where an escape stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Outside brackets.
    Pattern,
    /// In a bracketed class.
    Class,
    /// In a bracketed class, at an end of a range.
    RangeEnd,
}

impl Parser {
    /// An escape outside brackets; the cursor is at the backslash.
    pub(super) fn escape(&mut self) -> Result<Escape, PatternError> {
        if matches!(self.scanner.look(1), 'p' | 'P') {
            return self.property().map(Escape::Class);
        }
        self.escape_in(Place::Pattern)
    }

    /// An escape other than `\p` and `\P`; the cursor is at the backslash.
    pub(super) fn escape_in(&mut self, place: Place) -> Result<Escape, PatternError> {
        let offset = self.scanner.offset();
        let flags = self.scanner.flags;
        let letter = self.scanner.skip();
        let char = match letter {
            '0' => self.octal()?,
            'a' => '\x07',
            'e' => '\x1B',
            'f' => '\x0C',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            // As an end of a range, `\v` is the vertical tab that it was
            // before Java 8.
            'v' if place == Place::RangeEnd => '\x0B',
            'c' => self.control()?,
            'x' => self.hexadecimal(offset)?,
            'u' => self.utf16(offset)?,
            'N' => {
                return Err(PatternError::unsupported(offset, r"character name `\N{…}`"));
            }
            'd' => return Ok(Escape::Class(property::digit(flags))),
            'D' => return Ok(Escape::Class(property::digit(flags).negate())),
            'h' => return Ok(Escape::Class(property::horizontal_space())),
            'H' => return Ok(Escape::Class(property::horizontal_space().negate())),
            's' => return Ok(Escape::Class(property::space(flags))),
            'S' => return Ok(Escape::Class(property::space(flags).negate())),
            'v' => return Ok(Escape::Class(property::vertical_space())),
            'V' => return Ok(Escape::Class(property::vertical_space().negate())),
            'w' => return Ok(Escape::Class(property::word(flags))),
            'W' => return Ok(Escape::Class(property::word(flags).negate())),
            '1'..='9' | 'A'..='Z' | 'a'..='z' if place != Place::Pattern => {
                return Err(PatternError::syntax(offset, "illegal escape in a class"));
            }
            '1'..='9' | 'A'..='Z' | 'a'..='z' => {
                return self.escaped_node(letter, offset).map(Escape::Node);
            }
            END => {
                return Err(PatternError::syntax(offset, "trailing backslash"));
            }
            other => other,
        };
        Ok(Escape::Char(char))
    }

    fn escaped_node(&mut self, letter: char, offset: usize) -> Result<Node, PatternError> {
        let unicode = self.scanner.flags.has(Flags::UNICODE_CLASS);
        Ok(Node::Assertion(match letter {
            '1'..='9' => return self.back_reference(letter, offset),
            'k' => return self.named_back_reference(offset),
            'R' => return Ok(Node::Linebreak),
            'A' | 'G' => Assertion::TextStart,
            'z' => Assertion::TextEnd,
            'Z' => self.dollar(false),
            'b' if self.scanner.peek() == '{' && self.scanner.look(1) == 'g' => {
                return Err(PatternError::unsupported(
                    offset,
                    r"grapheme cluster boundary `\b{g}`",
                ));
            }
            'b' if unicode => Assertion::UnicodeWordBoundary,
            'b' => Assertion::WordBoundary,
            'B' if unicode => Assertion::NotUnicodeWordBoundary,
            'B' => Assertion::NotWordBoundary,
            'X' => {
                return Err(PatternError::unsupported(offset, r"grapheme cluster `\X`"));
            }
            _ => return Err(PatternError::syntax(offset, "illegal escape")),
        }))
    }

    /// Further digits belong to the number as long as so many groups were
    /// opened before.
    fn back_reference(&mut self, first: char, offset: usize) -> Result<Node, PatternError> {
        let mut group = first.to_digit(10).unwrap_or(0) as usize;
        while let Some(next) = self.scanner.peek().to_digit(10) {
            let longer = group * 10 + next as usize;
            if longer > self.group_count {
                break;
            }
            group = longer;
            self.scanner.read();
        }
        self.reference(group, offset)
    }

    fn named_back_reference(&mut self, offset: usize) -> Result<Node, PatternError> {
        if self.scanner.read() != '<' {
            return Err(PatternError::syntax(offset, r"`\k` is not followed by `<`"));
        }
        let first = self.scanner.read();
        let name = self.group_name(first)?;
        match self.group_names.get(&name).copied() {
            Some(group) => self.reference(group, offset),
            None => Err(PatternError::syntax(
                offset,
                "there is no group of that name",
            )),
        }
    }

    fn reference(&self, group: usize, offset: usize) -> Result<Node, PatternError> {
        if self.scanner.flags.has(Flags::CASE_INSENSITIVE) {
            return Err(PatternError::unsupported(
                offset,
                "back-reference under the flag `i`",
            ));
        }
        Ok(Node::BackReference { group, offset })
    }

    /// `\cX`.
    fn control(&mut self) -> Result<char, PatternError> {
        match self.scanner.read() {
            END => None,
            c => char::from_u32(u32::from(c) ^ 64),
        }
        .ok_or_else(|| self.syntax("illegal control escape"))
    }

    /// `\0n`, `\0nn` and `\0mnn` with `m` up to 3.
    fn octal(&mut self) -> Result<char, PatternError> {
        let Some(mut code) = self.scanner.read().to_digit(8) else {
            return Err(self.syntax("illegal octal escape"));
        };
        let most = if code <= 3 { 2 } else { 1 };
        for _ in 0..most {
            let Some(next) = self.scanner.read().to_digit(8) else {
                self.scanner.unread();
                break;
            };
            code = code * 8 + next;
        }
        char::from_u32(code).ok_or_else(|| self.syntax("illegal octal escape"))
    }

    /// `\xhh` and `\x{h…h}`.
    fn hexadecimal(&mut self, offset: usize) -> Result<char, PatternError> {
        let illegal = || PatternError::syntax(offset, "illegal hexadecimal escape");
        let first = self.scanner.read();
        let mut code = 0;
        if first == '{' {
            let mut c = self.scanner.peek();
            if !c.is_ascii_hexdigit() {
                return Err(illegal());
            }
            c = self.scanner.read();
            while let Some(next) = c.to_digit(16) {
                code = code * 16 + next;
                if code > u32::from(char::MAX) {
                    return Err(PatternError::syntax(offset, "code point is too large"));
                }
                c = self.scanner.read();
            }
            if c != '}' {
                return Err(illegal());
            }
        } else {
            for c in [first, self.scanner.read()] {
                code = code * 16 + c.to_digit(16).ok_or_else(illegal)?;
            }
        }
        scalar(code, offset)
    }

    /// `\uhhhh`; two of them may be a surrogate pair.
    fn utf16(&mut self, offset: usize) -> Result<char, PatternError> {
        let unit = self.utf16_unit(offset)?;
        if (0xD800..0xDC00).contains(&unit) {
            let mark = self.scanner.mark();
            if self.scanner.read() == '\\' && self.scanner.read() == 'u' {
                let low = self.utf16_unit(offset)?;
                if (0xDC00..0xE000).contains(&low) {
                    return scalar(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00), offset);
                }
            }
            self.scanner.rewind(mark);
        }
        scalar(unit, offset)
    }

    fn utf16_unit(&mut self, offset: usize) -> Result<u32, PatternError> {
        let mut unit = 0;
        for _ in 0..4 {
            let next = self
                .scanner
                .read()
                .to_digit(16)
                .ok_or_else(|| PatternError::syntax(offset, "illegal Unicode escape"))?;
            unit = unit * 16 + next;
        }
        Ok(unit)
    }

    /// `\p` and `\P`; the cursor is at the backslash.
    pub(super) fn property(&mut self) -> Result<Class, PatternError> {
        let offset = self.scanner.offset();
        let negated = self.scanner.next_raw() == 'P';
        let name = if self.scanner.next() == '{' {
            self.scanner.next();
            let mut name = String::new();
            loop {
                if self.scanner.is_at_end() {
                    return Err(PatternError::syntax(offset, "unclosed property name"));
                }
                let c = self.scanner.look(0);
                self.scanner.next_raw();
                if c == '}' {
                    break name;
                }
                name.push(c);
            }
        } else {
            self.scanner.read().to_string()
        };
        let class = match property::lookup(&name, self.scanner.flags) {
            Property::Known(class) => class,
            Property::Unsupported(kind) => {
                return Err(PatternError::unsupported(
                    offset,
                    format!(r"{kind} `\p{{{name}}}`"),
                ));
            }
            Property::Unknown => return Err(PatternError::syntax(offset, "unknown property")),
        };
        Ok(if negated { class.negate() } else { class })
    }
}

/// The character of a code point; a surrogate alone is in no text.
fn scalar(code: u32, offset: usize) -> Result<char, PatternError> {
    char::from_u32(code).ok_or_else(|| PatternError::unsupported(offset, "lone surrogate"))
}

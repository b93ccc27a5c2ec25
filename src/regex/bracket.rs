//! Parses bracketed character classes.

use super::case;
use super::class::Class;
use super::error::PatternError;
use super::escape::{Escape, Place};
use super::parse::Parser;
use super::scanner::END;

/// How an operand of `&&` without brackets, and a class in brackets, end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// After the closing bracket.
    Bracket,
    /// Before the closing bracket of the enclosing class.
    Operand,
}

impl Parser {
    /// A class in brackets; the cursor is at the opening one.
    pub(super) fn bracketed_class(&mut self) -> Result<Class, PatternError> {
        self.nested(|parser| parser.class(Ending::Bracket))
    }

    /// The members of a class; the cursor is before the first one.
    fn class(&mut self, ending: Ending) -> Result<Class, PatternError> {
        let mut members: Option<Class> = None;
        let mut after_intersection = false;
        let mut c = self.scanner.next();
        let negated = c == '^' && self.scanner.look(-1) == '[';
        if negated {
            c = self.scanner.next();
        }
        loop {
            members = Some(match (c, members) {
                ('[', others) => join(others, self.bracketed_class()?),
                ('&', others) if self.next_is_ampersand() => {
                    let right = self.intersection_operand()?;
                    after_intersection = true;
                    others
                        .ok_or_else(|| self.odd_intersection())?
                        .intersect(right)
                }
                // Java adds the members that follow to the left operand too.
                ('&', _) if after_intersection => return Err(self.odd_intersection()),
                (END, _) if self.scanner.is_at_end() => {
                    return Err(self.syntax("unclosed character class"));
                }
                (']', Some(class)) => {
                    if ending == Ending::Bracket {
                        self.scanner.next();
                    }
                    return Ok(if negated { class.negate() } else { class });
                }
                (_, others) => join(others, self.class_member()?),
            });
            c = self.scanner.peek();
        }
    }

    /// Whether the `&` at the cursor is the first of two; moves to the second
    /// one if so. If not, Java goes back by one character, which under the
    /// flag `x` may be white space, so that the `&` before it is lost.
    fn next_is_ampersand(&mut self) -> bool {
        let found = self.scanner.next() == '&';
        if !found {
            self.scanner.unread();
        }
        found
    }

    /// The right operand of `&&`; the cursor is at the second `&`.
    fn intersection_operand(&mut self) -> Result<Class, PatternError> {
        let mut operand: Option<Class> = None;
        let mut c = self.scanner.next();
        while c != ']' && c != '&' {
            let part = if c == '[' {
                self.bracketed_class()?
            } else {
                self.scanner.unread();
                self.nested(|parser| parser.class(Ending::Operand))?
            };
            operand = Some(join(operand, part));
            c = self.scanner.peek();
        }
        operand.ok_or_else(|| self.odd_intersection())
    }

    /// What Java does with an empty operand, or with a single `&` after an
    /// intersection, is no rule.
    fn odd_intersection(&self) -> PatternError {
        PatternError::unsupported(
            self.scanner.offset(),
            "`&&` with an empty operand or followed by `&`",
        )
    }

    /// A character, a range or an escape.
    fn class_member(&mut self) -> Result<Class, PatternError> {
        let flags = self.scanner.flags;
        let first = match self.scanner.peek() {
            '\\' if matches!(self.scanner.look(1), 'p' | 'P') => return self.property(),
            '\\' => {
                let place = if self.scanner.look(2) == '-' {
                    Place::RangeEnd
                } else {
                    Place::Class
                };
                match self.escape_in(place)? {
                    Escape::Char(c) => c,
                    Escape::Class(class) => return Ok(class),
                    Escape::Node(_) => return Err(self.syntax("illegal escape in a class")),
                }
            }
            c => {
                self.scanner.next();
                c
            }
        };
        let single = Class::Set(case::fold_char(first, flags));
        if self.scanner.peek() != '-' || matches!(self.scanner.look(1), '[' | ']') {
            return Ok(single);
        }
        let last = match self.scanner.next() {
            '\\' => match self.escape_in(Place::RangeEnd)? {
                Escape::Char(c) => c,
                Escape::Class(_) | Escape::Node(_) => {
                    return Err(self.syntax("illegal character range"));
                }
            },
            c => {
                self.scanner.next();
                c
            }
        };
        if last < first {
            return Err(self.syntax("illegal character range"));
        }
        Ok(Class::Set(case::fold_range(first, last, flags)))
    }
}

fn join(others: Option<Class>, class: Class) -> Class {
    match others {
        Some(others) => others.union(class),
        None => class,
    }
}

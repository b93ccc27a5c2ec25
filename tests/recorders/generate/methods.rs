//! Method calls: the documented methods on receivers of every kind, with arguments of every kind.

use super::literals;
use super::piece::{Level, Piece};
use super::typed::Writer;
use super::vocabulary::{Kind, METHODS};

impl Writer<'_> {
    fn call(&mut self, receiver: Piece, method: &str, arguments: Vec<Piece>) -> Piece {
        let dot = self.dot();
        self.call_with(receiver, dot, method, arguments)
    }

    fn call_with(
        &mut self,
        receiver: Piece,
        dot: &str,
        method: &str,
        arguments: Vec<Piece>,
    ) -> Piece {
        let receiver = self.operand(receiver, Level::Primary);
        let close = if !arguments.is_empty() && self.random.chance(4) {
            ",)"
        } else {
            ")"
        };
        receiver
            .followed_by(Piece::primary(&format!("{dot}{method}")))
            .followed_by(Piece::list("(", arguments, close))
    }

    /// A method that gives a text.
    pub fn text_method(&mut self, depth: usize) -> Piece {
        if self.random.chance(6) {
            return self.odd_call(depth);
        }
        let receiver = self.piece(Kind::Text, depth);
        match self.random.below(8) {
            0 => self.call(receiver, "toUpperCase", vec![]),
            1 => self.call(receiver, "toLowerCase", vec![]),
            2 | 3 => {
                let start = self.position(depth);
                self.call(receiver, "substring", vec![start])
            }
            4 | 5 => {
                let (start, end) = (self.position(depth), self.position(depth));
                self.call(receiver, "substring", vec![start, end])
            }
            _ => {
                let (wanted, replacement) = self.replacement(depth);
                self.call(receiver, "replace", vec![wanted, replacement])
            }
        }
    }

    /// A position in a text: mostly a small number, sometimes something to convert or to refuse.
    fn position(&mut self, depth: usize) -> Piece {
        const ODD: &[&str] = &[
            "'1'",
            "1.9",
            "2L",
            "9",
            "-1",
            "true",
            "null",
            "'x'",
            "missing",
            "'0'",
            "' 1 '",
            "{1}",
            "1.0",
            "3000000000L",
            "'1.5'",
            "{}",
            "{:}",
            "0x1",
            "''",
            "user.strNum",
            "user.rate",
            "-0.5",
        ];
        match self.random.below(10) {
            0..=5 => Piece::primary(self.random.pick(&[
                "0",
                "0",
                "1",
                "1",
                "2",
                "3",
                "user.one",
                "user.zero",
            ])),
            6 => self.piece(Kind::Integer, depth.min(1)),
            _ => Piece::primary(self.random.pick(ODD)),
        }
    }

    fn replacement(&mut self, depth: usize) -> (Piece, Piece) {
        const WANTED: &[&str] = &[
            "'a'",
            "'e'",
            "'an'",
            "'.'",
            "' '",
            "'Jane'",
            "'n'",
            "\"o\"",
            "'1'",
            "'é'",
            "'😀'",
            "'it''s'",
            "user.blank",
        ];
        const ODD: &[&str] = &["1", "true", "null", "missing", "{'a'}", "1.5", "'aa'", "2L"];
        let wanted = if self.random.chance(8) { ODD } else { WANTED };
        let wanted = Piece::primary(self.random.pick(wanted));
        let replacement = match self.random.below(8) {
            0 => Piece::primary(self.random.pick(ODD)),
            1 => self.piece(Kind::Text, depth.min(1)),
            _ => Piece::primary(&literals::text(self.random)),
        };
        (wanted, replacement)
    }

    /// A method that gives an Integer.
    pub fn measure_method(&mut self, depth: usize) -> Piece {
        match self.random.below(9) {
            0 => self.odd_call(depth),
            1..=4 => {
                let receiver = self.piece(Kind::Text, depth);
                self.call(receiver, "length", vec![])
            }
            _ => {
                let receiver = self.list(depth);
                self.call(receiver, "size", vec![])
            }
        }
    }

    /// A method that gives a Boolean.
    pub fn test_method(&mut self, depth: usize) -> Piece {
        match self.random.below(12) {
            0 => self.odd_call(depth),
            1..=3 => {
                let (receiver, search) = (self.piece(Kind::Text, depth), self.search());
                self.call(receiver, "contains", vec![search])
            }
            4..=6 => {
                let (receiver, search) = (self.piece(Kind::Text, depth), self.search());
                self.call(receiver, "startsWith", vec![search])
            }
            7 | 8 => {
                let receiver = self.list(depth);
                self.call(receiver, "isEmpty", vec![])
            }
            _ => {
                let (receiver, element) = (self.list(depth), self.any(depth.min(1)));
                self.call(receiver, "contains", vec![element])
            }
        }
    }

    fn search(&mut self) -> Piece {
        match self.random.below(10) {
            0 => self.any(0),
            1 => Piece::primary(self.random.pick(&[
                "'Ja'",
                "'J'",
                "'user'",
                "'jane.doe'",
                "'AC'",
                "'o'",
            ])),
            2 => Piece::primary(
                self.random
                    .pick(&["{'a'}", "1", "true", "1.5", "null", "missing", "{}", "{:}"]),
            ),
            _ => Piece::primary(&literals::text(self.random)),
        }
    }

    fn list(&mut self, depth: usize) -> Piece {
        let kind = self
            .random
            .pick(&[Kind::Texts, Kind::Scalars, Kind::Groups, Kind::Lists]);
        self.piece(kind, depth)
    }

    /// A null-safe call on an absent receiver.
    pub fn null_safe_call(&mut self, absent: Piece) -> Piece {
        let method = self.random.pick(METHODS);
        let count = self.random.below(3);
        let arguments = (0..count).map(|_| self.leaf(Kind::Text)).collect();
        self.call_with(absent, "?.", method, arguments)
    }

    /// Any method on any receiver with any arguments.
    pub fn odd_call(&mut self, depth: usize) -> Piece {
        let receiver = self.random.pick(Kind::ALL);
        let receiver = self.piece(receiver, depth);
        let method = self.random.pick(METHODS);
        let count = self.random.pick(&[0, 0, 1, 1, 2, 3]);
        let arguments = (0..count).map(|_| self.any(0)).collect();
        self.call(receiver, method, arguments)
    }
}

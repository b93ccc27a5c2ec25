//! Lists, maps, indexes, projections and selections.

use super::literals;
use super::piece::{Level, Piece};
use super::typed::Writer;
use super::vocabulary::{ATTRIBUTES, Kind, Scope, WORDS};

impl Writer<'_> {
    /// A collection of the given kind that is more than a literal or a path.
    pub fn collection(&mut self, kind: Kind, depth: usize) -> Piece {
        match (self.random.below(10), kind) {
            (0..=3, Kind::Texts | Kind::Scalars | Kind::Lists) => self.projection(kind, depth),
            (0..=1, Kind::Map) => {
                let groups = self.piece(Kind::Groups, depth);
                self.selection(groups, Kind::Groups, &["^[", "$["], depth)
            }
            (0..=6, _) => {
                let whole = self.piece(kind, depth);
                self.selection(whole, kind, &["?["], depth)
            }
            _ => self.collection_literal(kind, depth),
        }
    }

    /// A list or a map written out.
    pub fn collection_literal(&mut self, kind: Kind, depth: usize) -> Piece {
        if kind == Kind::Map {
            return self.map_literal(depth);
        }
        let count = self.random.pick(&[0, 1, 1, 2, 2, 3, 4]);
        let elements = (0..count)
            .map(|_| {
                let element = match kind {
                    Kind::Texts => Kind::Text,
                    Kind::Groups => Kind::Map,
                    Kind::Lists => self.random.pick(&[Kind::Scalars, Kind::Texts]),
                    _ => self.random.pick(Kind::SINGLE),
                };
                self.piece(element, depth)
            })
            .collect();
        Piece::list("{", elements, "}")
    }

    fn map_literal(&mut self, depth: usize) -> Piece {
        let count = self.random.pick(&[0, 1, 1, 2, 2, 3]);
        if count == 0 {
            return Piece::primary("{:}");
        }
        let entries = (0..count)
            .map(|_| {
                let key = self.map_key(depth);
                let value = self.any(depth);
                Piece::infix(key, ":", value, Level::Choice)
            })
            .collect();
        Piece::list("{", entries, "}")
    }

    fn map_key(&mut self, depth: usize) -> Piece {
        match self.random.below(12) {
            0..=3 => Piece::primary(
                self.random
                    .pick(&["a", "b", "c", "id", "size", "n", "user"]),
            ),
            4..=6 => Piece::primary(
                self.random
                    .pick(&["'a'", "'b'", "\"c\"", "'id'", "'it''s'", "''"]),
            ),
            7 => Piece::primary(
                self.random
                    .pick(&["1", "2L", "1.0", "0x1", "true", "null", "007"]),
            ),
            8 => Piece::primary(self.random.pick(WORDS)),
            9 => Piece::primary(self.random.pick(&["a", "'a'", "n"])).parenthesised(),
            10 => Piece::primary(self.random.pick(&[
                "user.one",
                "'a' + 'b'",
                "n + 1",
                "s[0]",
                "{1}",
                "-1",
            ])),
            _ => {
                let key = self.any(depth.saturating_sub(1));
                self.operand(key, Level::Or)
            }
        }
    }

    /// A step after a piece: a dot or brackets, and perhaps a name.
    pub fn step(&mut self, receiver: Piece, link: &str, name: &str) -> Piece {
        let receiver = self.operand(receiver, Level::Primary);
        receiver.followed_by(Piece::primary(&format!("{link}{name}")))
    }

    /// The name of an attribute.
    pub fn attribute(&mut self) -> String {
        self.random.pick(ATTRIBUTES).to_owned()
    }

    /// A dot, sometimes null-safe.
    pub fn dot(&mut self) -> &'static str {
        self.random.pick(&[".", ".", ".", "?."])
    }

    /// A value of the given kind taken out of a collection.
    pub fn looked_up(&mut self, kind: Kind, depth: usize) -> Piece {
        let source = match kind {
            Kind::Text => Kind::Texts,
            Kind::Map => Kind::Groups,
            Kind::Scalars | Kind::Texts => Kind::Lists,
            _ => Kind::Scalars,
        };
        match self.random.below(9) {
            0 => {
                let list = self.list_of(kind, source, depth);
                self.selection(list, source, &["^[", "$["], depth)
            }
            1 | 2 => {
                let list = self.list_of(kind, source, depth);
                self.index(list, source, depth)
            }
            3..=5 => self.entry(kind, depth),
            6 | 7 => {
                let (wanted, position) = (self.piece(kind, depth), self.any(depth));
                let list = Piece::list("{", vec![wanted, position], "}");
                self.step(list, "[0]", "")
            }
            _ => {
                let receiver = self.leaf(Kind::Map);
                let name = self.attribute();
                let dot = self.dot();
                self.step(receiver, dot, &name)
            }
        }
    }

    /// A list whose elements are of the given kind, where there is one.
    fn list_of(&mut self, kind: Kind, source: Kind, depth: usize) -> Piece {
        let numbers = matches!(kind, Kind::Integer | Kind::Long | Kind::Double);
        if numbers && self.random.chance(70) {
            return Piece::primary(self.random.pick(&["l", "user.intArray", "user.dblArray"]));
        }
        self.piece(source, depth)
    }

    /// A value of the given kind as the entry of a map literal that is read at once.
    fn entry(&mut self, kind: Kind, depth: usize) -> Piece {
        const READ: &[(&str, &str)] = &[
            ("a", ".a"),
            ("a", "[a]"),
            ("'a'", "['a']"),
            ("'a'", "?.a"),
            ("1", "[1]"),
            ("eq", ".eq"),
            ("true", "[true]"),
            ("1.0", "[1.0]"),
            ("(a)", "[a]"),
            ("'a b'", "['a b']"),
            ("1", "['1']"),
            ("2L", "[2]"),
            ("null", ".null"),
            ("n + 1", "[6]"),
        ];
        let (key, step) = self.random.pick(READ);
        let value = self.piece(kind, depth);
        let entry = Piece::infix(Piece::primary(key), ":", value, Level::Choice);
        let mut entries = vec![entry];
        if self.random.chance(40) {
            let (other, value) = (self.map_key(0), self.any(0));
            entries.push(Piece::infix(other, ":", value, Level::Choice));
        }
        let map = Piece::list("{", entries, "}");
        self.step(map, step, "")
    }

    /// An index into a piece of the given kind.
    pub fn index(&mut self, whole: Piece, kind: Kind, depth: usize) -> Piece {
        const POSITIONS: &[&str] = &[
            "0",
            "0",
            "0",
            "0",
            "0",
            "0",
            "0",
            "user.zero",
            "1",
            "1",
            "2",
            "n",
            "user.one",
            "user.zero",
            "'1'",
            "' 0 '",
            "1.9",
            "0.0",
            "0L",
            "-1",
            "9",
            "true",
            "'a'",
            "missing",
            "n - 4",
            "0x0",
            "00",
            "{0}",
            "1 - 1",
            "user.strNum",
        ];
        let index = match self.random.below(10) {
            0 => self.piece(Kind::Integer, depth.min(1)),
            1 => Piece::primary(&literals::text(self.random)),
            _ if kind == Kind::Map => self.map_key(0),
            _ => Piece::primary(self.random.pick(POSITIONS)),
        };
        let whole = self.operand(whole, Level::Primary);
        whole.followed_by(Piece::list("[", vec![index], "]"))
    }

    fn projection(&mut self, kind: Kind, depth: usize) -> Piece {
        let source = match (self.random.below(10), kind) {
            (0..=3, _) => Kind::Groups,
            (4, _) => Kind::Map,
            (5, _) | (6, Kind::Scalars) => Kind::Lists,
            (6..=8, _) => Kind::Texts,
            _ => self.random.pick(Kind::ALL),
        };
        let element = match kind {
            Kind::Texts => Kind::Text,
            Kind::Lists => Kind::Scalars,
            _ => self.random.pick(Kind::SINGLE),
        };
        let whole = self.piece(source, depth);
        let projected = self.within(source.element_scope(), element, depth);
        let dot = self.dot();
        self.step(whole, dot, "")
            .followed_by(Piece::list("![", vec![projected], "]"))
    }

    /// A selection from `whole`, a piece of the given kind.
    pub fn selection(
        &mut self,
        whole: Piece,
        kind: Kind,
        openings: &[&str],
        depth: usize,
    ) -> Piece {
        let criterion = if self.random.chance(4) {
            self.within(kind.element_scope(), Kind::Text, depth)
        } else {
            self.within(kind.element_scope(), Kind::Boolean, depth)
        };
        let opening = self.random.pick(openings);
        let dot = self.dot();
        self.step(whole, dot, "")
            .followed_by(Piece::list(opening, vec![criterion], "]"))
    }

    /// A piece whose names belong to the given scope.
    pub fn within(&mut self, scope: Scope, kind: Kind, depth: usize) -> Piece {
        let outer = std::mem::replace(&mut self.scope, scope);
        let piece = self.piece(kind, depth.min(1));
        self.scope = outer;
        piece
    }
}

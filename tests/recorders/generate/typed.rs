//! Expressions of a wanted kind, most of which evaluate; now and then an operand of another kind slips in.

use super::literals;
use super::piece::{Level, Piece};
use super::random::Random;
use super::tokens;
use super::vocabulary::{Kind, PATTERNS, Scope, paths};

/// Writes pieces of expressions.
pub struct Writer<'a> {
    pub random: &'a mut Random,
    pub scope: Scope,
    /// Percentage of operands whose kind is left to chance.
    pub slip: usize,
}

impl Writer<'_> {
    /// A piece of the given kind, unless another one slips in.
    pub fn piece(&mut self, kind: Kind, depth: usize) -> Piece {
        let kind = if self.random.chance(self.slip) {
            self.random.pick(Kind::ALL)
        } else {
            kind
        };
        if depth == 0 || self.random.chance(12) {
            return self.leaf(kind);
        }
        let depth = depth - 1;
        match self.random.below(16) {
            0 => self.ternary(kind, depth),
            1 => self.elvis(kind, depth),
            2 => self.piece(kind, depth).parenthesised(),
            3 => self.looked_up(kind, depth),
            _ => match kind {
                Kind::Boolean => self.boolean(depth),
                Kind::Integer | Kind::Long | Kind::Double => self.number(kind, depth),
                Kind::Text => self.text(depth),
                Kind::Null => self.null(depth),
                _ => self.collection(kind, depth),
            },
        }
    }

    /// A piece of any kind that is a single value, sometimes a collection.
    pub fn any(&mut self, depth: usize) -> Piece {
        let kinds = if self.random.chance(12) {
            Kind::COLLECTIONS
        } else {
            Kind::SINGLE
        };
        let kind = self.random.pick(kinds);
        self.piece(kind, depth)
    }

    /// A literal or a path.
    pub fn leaf(&mut self, kind: Kind) -> Piece {
        let paths = paths(self.scope, kind);
        if !paths.is_empty() && self.random.chance(60) {
            let path = self.random.pick(paths);
            return self.path(path);
        }
        let literal = match kind {
            Kind::Boolean => literals::boolean(self.random),
            Kind::Integer => literals::integer(self.random),
            Kind::Long => literals::long(self.random),
            Kind::Double => literals::double(self.random),
            Kind::Text => literals::text(self.random),
            Kind::Null => literals::any_case("null", self.random),
            _ => return self.collection_literal(kind, 0),
        };
        Piece::primary(&literal)
    }

    /// A path of the vocabulary, with some of its dots made null-safe.
    fn path(&mut self, path: &str) -> Piece {
        let mut piece = Piece::primary(path);
        for token in &mut piece.tokens {
            if token == "." && self.random.chance(12) {
                *token = "?.".to_owned();
            }
        }
        if piece
            .tokens
            .iter()
            .any(|t| matches!(t.as_str(), "==" | "!=" | ">"))
        {
            piece.level = Level::Relation;
        }
        piece
    }

    /// An operand, parenthesised where its level is looser than `level`; now and then the parentheses are
    /// left out, or are there without need.
    pub fn operand(&mut self, piece: Piece, level: Level) -> Piece {
        let needed = piece.level < level;
        if needed && !self.random.chance(3) || self.random.chance(4) {
            piece.parenthesised()
        } else {
            piece
        }
    }

    /// A left-associative operator with its operands.
    pub fn infix(&mut self, left: Piece, operator: &str, right: Piece, level: Level) -> Piece {
        let loosest = match level {
            Level::Relation | Level::Power => level.tighter(),
            _ => level,
        };
        let left = self.operand(left, loosest);
        let right = self.operand(right, level.tighter());
        Piece::infix(left, operator, right, level)
    }

    /// A prefix operator with its operand.
    pub fn prefix(&mut self, operator: &str, operand: Piece) -> Piece {
        let operand = self.operand(operand, Level::Unary);
        Piece::prefix(operator, operand)
    }

    /// One of the spellings of an operator, the words in any letter case.
    pub fn spelling(&mut self, spellings: &[&str]) -> String {
        let spelling = self.random.pick(spellings);
        if tokens::is_word(spelling) {
            literals::any_case(spelling, self.random)
        } else {
            spelling.to_owned()
        }
    }

    fn condition(&mut self, depth: usize) -> Piece {
        match self.random.below(20) {
            0 | 1 => Piece::primary(&literals::flag(self.random)),
            2 if self.random.chance(30) => self.leaf(Kind::Text),
            3 => {
                let first = self.piece(Kind::Boolean, depth.saturating_sub(1));
                let others = self.leaf(Kind::Boolean);
                Piece::list("{", vec![first, others], "}")
            }
            _ => self.piece(Kind::Boolean, depth),
        }
    }

    fn ternary(&mut self, kind: Kind, depth: usize) -> Piece {
        let condition = self.condition(depth);
        let condition = self.operand(condition, Level::Or);
        let chosen = self.piece(kind, depth);
        let other = if self.random.chance(60) {
            self.piece(kind, depth)
        } else {
            self.any(depth)
        };
        let arms = if self.random.chance(50) {
            Piece::infix(chosen, ":", other, Level::Choice)
        } else {
            Piece::infix(other, ":", chosen, Level::Choice)
        };
        Piece::infix(condition, "?", arms, Level::Choice)
    }

    fn elvis(&mut self, kind: Kind, depth: usize) -> Piece {
        let preferred = match self.random.below(4) {
            0 => self.piece(Kind::Null, depth),
            1 => Piece::primary("''"),
            2 => self.any(depth),
            _ => self.piece(kind, depth),
        };
        let preferred = self.operand(preferred, Level::Or);
        let other = self.piece(kind, depth);
        Piece::infix(preferred, "?:", other, Level::Choice)
    }

    fn boolean(&mut self, depth: usize) -> Piece {
        match self.random.below(16) {
            0..=2 => self.ordered(Kind::NUMBERS, depth),
            3 => self.ordered(&[Kind::Text], depth),
            4 => self.ordered(&[Kind::Boolean, Kind::Null], depth),
            5 | 6 => self.equality(depth),
            7 | 8 => self.logic(depth),
            9 => {
                let operator = self.spelling(&["!", "!", "not"]);
                let operand = self.condition(depth);
                self.prefix(&operator, operand)
            }
            10 | 12 | 13 => self.matches(depth),
            11 => {
                let kinds = [Kind::Null, self.random.pick(Kind::ALL)];
                self.ordered(&kinds, depth)
            }
            _ => self.test_method(depth),
        }
    }

    fn ordered(&mut self, kinds: &[Kind], depth: usize) -> Piece {
        let (left, right) = (self.random.pick(kinds), self.random.pick(kinds));
        let left = self.piece(left, depth);
        let right = self.piece(right, depth);
        let operator = self.spelling(&[
            "<", "<=", ">", ">=", "lt", "le", "gt", "ge", "==", "!=", "eq", "ne",
        ]);
        self.infix(left, &operator, right, Level::Relation)
    }

    fn equality(&mut self, depth: usize) -> Piece {
        let left = self.any(depth);
        let right = self.any(depth);
        let operator = self.spelling(&["==", "==", "!=", "eq", "ne"]);
        self.infix(left, &operator, right, Level::Relation)
    }

    fn logic(&mut self, depth: usize) -> Piece {
        let left = self.condition(depth);
        let right = if self.random.chance(8) {
            self.any(depth)
        } else {
            self.condition(depth)
        };
        if self.random.chance(50) {
            let operator = self.spelling(&["and", "and", "&&"]);
            self.infix(left, &operator, right, Level::And)
        } else {
            let operator = self.spelling(&["or", "or", "||"]);
            self.infix(left, &operator, right, Level::Or)
        }
    }

    fn matches(&mut self, depth: usize) -> Piece {
        let kind = self.random.pick(&[
            Kind::Text,
            Kind::Text,
            Kind::Text,
            Kind::Text,
            Kind::Integer,
            Kind::Double,
            Kind::Boolean,
            Kind::Scalars,
        ]);
        let left = self.piece(kind, depth);
        let pattern = self.random.pick(PATTERNS);
        let pattern = Piece::primary(&literals::quoted(pattern, self.random));
        let operator = self.spelling(&["matches"]);
        self.infix(left, &operator, pattern, Level::Relation)
    }

    fn number(&mut self, kind: Kind, depth: usize) -> Piece {
        match self.random.below(12) {
            0..=2 => self.arithmetic(kind, &["+", "+", "-"], Level::Sum, depth),
            3..=6 => self.arithmetic(
                kind,
                &["*", "*", "/", "%", "div", "mod"],
                Level::Product,
                depth,
            ),
            7 => self.power(kind),
            8 | 9 => {
                let operator = self.random.pick(&["-", "-", "-", "+"]);
                let operand = self.piece(kind, depth);
                self.prefix(operator, operand)
            }
            _ if kind == Kind::Integer => self.measure_method(depth),
            _ => self.looked_up(kind, depth),
        }
    }

    fn arithmetic(&mut self, kind: Kind, operators: &[&str], level: Level, depth: usize) -> Piece {
        let other = match kind {
            Kind::Double => self.random.pick(Kind::NUMBERS),
            Kind::Long => self.random.pick(&[Kind::Integer, Kind::Long]),
            _ => Kind::Integer,
        };
        let mut left = self.piece(kind, depth);
        let mut right = self.piece(other, depth);
        if self.random.chance(50) {
            std::mem::swap(&mut left, &mut right);
        }
        let operator = self.spelling(operators);
        self.infix(left, &operator, right, level)
    }

    /// Powers of small numbers, so that a result in doubles is exact.
    fn power(&mut self, kind: Kind) -> Piece {
        const EXPONENTS: &[&str] = &[
            "0", "1", "2", "3", "2L", "3.0", "31", "32", "63", "64", "-1", "n", "0.0",
        ];
        let base = match self.random.below(4) {
            0 => self.leaf(kind),
            1 => Piece::primary(
                self.random
                    .pick(&["-2", "-1", "0.5", "1.5", "0", "10", "1L"]),
            ),
            _ => Piece::primary(self.random.pick(&[
                "2",
                "3",
                "2L",
                "2.0",
                "4",
                "16",
                "user.neg",
                "user.rate",
            ])),
        };
        let exponent = Piece::primary(self.random.pick(EXPONENTS));
        self.infix(base, "^", exponent, Level::Power)
    }

    fn text(&mut self, depth: usize) -> Piece {
        match self.random.below(12) {
            0..=4 => {
                let mut left = self.piece(Kind::Text, depth);
                let mut right = self.any(depth);
                if self.random.chance(40) {
                    std::mem::swap(&mut left, &mut right);
                }
                self.infix(left, "+", right, Level::Sum)
            }
            5 => {
                let letter = self.random.pick(&[
                    "'b'",
                    "'z'",
                    "'5'",
                    "\"A\"",
                    "user.blank",
                    "'ab'",
                    "s[0]",
                    "''",
                ]);
                let count = self
                    .random
                    .pick(&["1", "2", "user.one", "0", "25", "1L", "-1", "0x1"]);
                let (letter, count) = (Piece::primary(letter), Piece::primary(count));
                self.infix(letter, "-", count, Level::Sum)
            }
            6 => {
                let part = self.leaf(Kind::Text);
                let count = Piece::primary(
                    self.random
                        .pick(&["0", "1", "2", "3", "n", "user.one", "2L", "0x2", "5"]),
                );
                self.infix(part, "*", count, Level::Product)
            }
            7 => {
                let whole = self.piece(Kind::Text, depth);
                self.index(whole, Kind::Text, depth)
            }
            8 => self.looked_up(Kind::Text, depth),
            _ => self.text_method(depth),
        }
    }

    fn null(&mut self, depth: usize) -> Piece {
        let absent = self.leaf(Kind::Null);
        match self.random.below(4) {
            0 => {
                let name = self.attribute();
                self.step(absent, "?.", &name)
            }
            1 => {
                let kind = self
                    .random
                    .pick(&[Kind::Texts, Kind::Groups, Kind::Scalars]);
                let list = self.piece(kind, depth);
                let nothing = self
                    .random
                    .pick(&[".^[false]", ".$[1 > 2]", "?.^[null != null]"]);
                self.step(list, nothing, "")
            }
            2 => self.null_safe_call(absent),
            _ => absent,
        }
    }
}

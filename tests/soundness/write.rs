//! Random expressions: mostly of the type that their place wants, sometimes of another.

use okta_mapping::Dialect;

use crate::people::{Kind, Named};
use crate::random::Random;

/// What a place wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Want {
    Text,
    Boolean,
    Number,
    List,
    Any,
}

pub struct Writer<'r> {
    pub random: &'r mut Random,
    pub dialect: Dialect,
    pub user: &'r [Named],
    pub app: &'r [Named],
    pub from_user: bool,
    /// A path that was just tested, and what it is.
    pub tested: Vec<(String, Kind)>,
}

fn wanted(kind: Kind) -> Want {
    match kind {
        Kind::Text | Kind::Word => Want::Text,
        Kind::Boolean => Want::Boolean,
        Kind::Integer | Kind::Number => Want::Number,
        Kind::Texts | Kind::Integers | Kind::Booleans => Want::List,
    }
}

impl Writer<'_> {
    pub fn classic(&self) -> bool {
        self.dialect == Dialect::Classic
    }

    /// The path of a random attribute.
    fn path(&mut self, want: Want) -> (String, Kind) {
        if !self.tested.is_empty() && !self.random.chance(3) {
            let at = self.random.below(self.tested.len());
            let (path, kind) = self.tested[at].clone();
            if want == Want::Any || wanted(kind) == want || self.random.chance(8) {
                return (path, kind);
            }
        }
        let of_user = self.random.chance(2);
        let attributes = if of_user { self.user } else { self.app };
        let fitting: Vec<&Named> = attributes
            .iter()
            .filter(|named| want == Want::Any || wanted(named.kind) == want)
            .collect();
        let named = match fitting[..] {
            [] => &attributes[self.random.below(attributes.len())],
            _ => fitting[self.random.below(fitting.len())],
        };
        let owner = match (of_user, self.classic()) {
            (true, true) => "user",
            (true, false) => "user.profile",
            (false, _) => "appuser",
        };
        let in_source = of_user == self.from_user;
        let name = &named.name;
        let path = match self.random.below(8) {
            0 if in_source => name.clone(),
            1 if in_source => format!("source.{name}"),
            2 => format!("{owner}?.{name}"),
            3 => format!("{owner}['{name}']"),
            _ => format!("{owner}.{name}"),
        };
        (path, named.kind)
    }

    pub fn write(&mut self, depth: usize, want: Want) -> String {
        let want = match self.random.chance(14) {
            true => self.random.pick(&[
                Want::Text,
                Want::Boolean,
                Want::Number,
                Want::List,
                Want::Any,
            ]),
            false => want,
        };
        if depth == 0 {
            return self.leaf(want);
        }
        match self.random.below(7) {
            0 => self.leaf(want),
            1 | 2 => self.guarded(depth, want),
            3 if self.random.chance(3) => self.odd(depth),
            _ => match want {
                Want::Text => self.text(depth),
                Want::Boolean => self.boolean(depth),
                Want::Number => self.number(depth),
                Want::List => self.list(depth),
                Want::Any => {
                    let want =
                        self.random
                            .pick(&[Want::Text, Want::Boolean, Want::Number, Want::List]);
                    self.write(depth, want)
                }
            },
        }
    }

    fn leaf(&mut self, want: Want) -> String {
        if !self.random.chance(3) {
            return self.path(want).0;
        }
        if self.random.chance(12) {
            return "null".to_owned();
        }
        let literals: &[&str] = match want {
            Want::Text => &[
                "'a'", "'true'", "'12'", "'x,y'", "''", "'S'", "'US'", "'off'",
            ],
            Want::Boolean => &["true", "false"],
            Want::Number => &["0", "1", "2", "3L", "1.5", "-1"],
            Want::List => &[
                "{}",
                "{'a', 'b'}",
                "{1, 2}",
                "{true}",
                "{'true'}",
                "{1, null}",
                "{{1}, {2, 3}}",
            ],
            Want::Any => &["'a'", "1", "true", "{1}", "{a: 1}"],
        };
        self.random.pick(literals).to_owned()
    }

    /// Something behind a test of a path that it reads.
    fn guarded(&mut self, depth: usize, want: Want) -> String {
        let (path, kind) = self.path(Want::Any);
        let (test, holds) = match self.random.below(22) {
            0 | 1 => (format!("{path} != null"), true),
            2 => (format!("{path} == null"), false),
            3 => (format!("null != {path}"), true),
            4 => (format!("!({path} == null)"), true),
            5 if self.classic() => (format!("Arrays.isEmpty({path})"), false),
            6 if self.classic() => (format!("!Arrays.isEmpty({path})"), true),
            7 if self.classic() => (format!("String.len({path}) > 0"), true),
            8 => (format!("{path} == null or {path} == ''"), false),
            9 => (format!("{path} != null && {path} != ''"), true),
            10 => (format!("not ({path} != null)"), false),
            13 if self.classic() => (format!("Arrays.isEmpty(Arrays.toCsvString({path}))"), false),
            14 if self.classic() => (format!("0 < String.len({path})"), true),
            15 if self.classic() => (format!("String.toLowerCase({path}) != null"), true),
            15 => (format!("({path})?.toLowerCase() != null"), true),
            16 if self.classic() => (format!("String.stringContains({path}, 'a')"), true),
            16 => (format!("({path})?.length() > 0"), true),
            17 => (format!("{path} != null and {path} matches '[a-z]*'"), true),
            18 => (
                format!("{path} != null and ({path} == 'a' or {path} != 'b')"),
                true,
            ),
            19 => (format!("!({path} != null and true)"), false),
            20 => (format!("{path} < {}", self.leaf(wanted(kind))), false),
            11 => (format!("{path} > {}", self.leaf(wanted(kind))), true),
            12 => (format!("{path} == {}", self.leaf(wanted(kind))), true),
            _ => {
                let other = self.write(0, want);
                return format!("({path} ?: {other})");
            }
        };
        self.tested.push((path, kind));
        let within = self.write(depth - 1, want);
        let reads_condition = self.write(depth - 1, Want::Boolean);
        self.tested.pop();
        let other = self.write(depth - 1, want);
        match (want, holds, self.random.chance(2)) {
            (Want::Boolean, true, true) => format!("({test} and {reads_condition})"),
            (Want::Boolean, false, true) => format!("({test} or {reads_condition})"),
            (_, true, _) => format!("({test} ? {within} : {other})"),
            (_, false, _) => format!("({test} ? {other} : {within})"),
        }
    }

    fn boolean(&mut self, depth: usize) -> String {
        let any = |writer: &mut Self| writer.write(depth - 1, Want::Any);
        let same = self
            .random
            .pick(&[Want::Text, Want::Number, Want::Boolean, Want::List]);
        let one = self.write(depth - 1, same);
        let other = self.write(depth - 1, same);
        let condition = |writer: &mut Self| writer.write(depth - 1, Want::Boolean);
        match (self.classic(), self.random.below(14)) {
            (_, 0) => format!("({one} == {other})"),
            (_, 1) => format!("({} != {})", any(self), any(self)),
            (_, 2) => format!("({one} < {other})"),
            (_, 3) => format!("({one} >= {other})"),
            (_, 4) => format!("({} and {})", condition(self), condition(self)),
            (_, 5) => format!(
                "({} or {} or {})",
                condition(self),
                condition(self),
                condition(self)
            ),
            (_, 6) => format!("!({})", condition(self)),
            (_, 7) => format!("({} matches '[a-z]*')", self.write(depth - 1, Want::Text)),
            (_, 8) => format!("({one} ? {other} : true)"),
            (true, 9) => format!(
                "Arrays.contains({}, {})",
                self.write(depth - 1, Want::List),
                any(self)
            ),
            (true, 10) => format!("Arrays.isEmpty({})", self.write(depth - 1, Want::List)),
            (true, 11) => format!(
                "String.stringContains({}, {})",
                any(self),
                self.write(depth - 1, Want::Text)
            ),
            (true, 12) => format!("isMemberOfGroupName({})", self.write(depth - 1, Want::Text)),
            (true, _) => "hasDirectoryUser()".to_owned(),
            (false, 9) => format!(
                "({}).contains({})",
                self.write(depth - 1, Want::List),
                any(self)
            ),
            (false, 10) => format!("({}).isEmpty()", self.write(depth - 1, Want::List)),
            (false, 11) => format!(
                "({}).contains({})",
                self.write(depth - 1, Want::Text),
                self.write(depth - 1, Want::Text)
            ),
            (false, 12) => format!(
                "({})?.startsWith({})",
                self.write(depth - 1, Want::Text),
                any(self)
            ),
            (false, _) => "user.lastLogin > user.created".to_owned(),
        }
    }

    fn number(&mut self, depth: usize) -> String {
        let number = |writer: &mut Self| writer.write(depth - 1, Want::Number);
        let operator = self.random.pick(&["+", "-", "*", "/", "%", "^"]);
        match (self.classic(), self.random.below(9)) {
            (_, 0 | 1) => format!("({} {operator} {})", number(self), number(self)),
            (_, 2) => format!("-({})", number(self)),
            (_, 3) => format!(
                "({} ? {} : {})",
                self.write(depth - 1, Want::Boolean),
                number(self),
                number(self)
            ),
            (_, 4) => format!("({})[{}]", self.write(depth - 1, Want::List), number(self)),
            (true, 5) => format!("String.len({})", self.write(depth - 1, Want::Text)),
            (true, 6) => format!("Arrays.size({})", self.write(depth - 1, Want::List)),
            (true, 7) => format!("Convert.toInt({})", self.write(depth - 1, Want::Any)),
            (true, _) => format!(
                "Arrays.get({}, {})",
                self.write(depth - 1, Want::List),
                number(self)
            ),
            (false, 5) => format!("({})?.length()", self.write(depth - 1, Want::Text)),
            (false, 6) => format!("({}).size()", self.write(depth - 1, Want::List)),
            (false, 7) => format!("({}).toInteger()", self.write(depth - 1, Want::Number)),
            (false, _) => format!("({}).length()", self.write(depth - 1, Want::Text)),
        }
    }

    fn list(&mut self, depth: usize) -> String {
        let list = |writer: &mut Self| writer.write(depth - 1, Want::List);
        let any = |writer: &mut Self| writer.write(depth - 1, Want::Any);
        match (self.classic(), self.random.below(14)) {
            (_, 0) => format!("{{{}, {}}}", any(self), any(self)),
            (_, 1) => format!(
                "({} ? {} : {})",
                self.write(depth - 1, Want::Boolean),
                list(self),
                list(self)
            ),
            (_, 2) => "user.getGroups({'group.type': {'BUILT_IN', 'OKTA_GROUP'}}).![profile.name]"
                .to_owned(),
            (_, 3) => format!("({}).?[[0] == 'a']", list(self)),
            (_, 4) => format!(
                "({}).![{}]",
                list(self),
                self.random
                    .pick(&["'x'", "[0]", "[0] == 'a'", "length()", "id"])
            ),
            (true, 5) => format!("Arrays.add({}, {})", list(self), any(self)),
            (true, 6) => format!("Arrays.remove({}, {})", list(self), any(self)),
            (true, 7) => format!("Arrays.flatten({}, {})", list(self), any(self)),
            (true, 8) => "getFilteredGroups({'g1'}, 'group.name', 10)".to_owned(),
            (false, 5) => format!("({}).add({})", list(self), any(self)),
            (false, 6) => format!("({}).remove({})", list(self), any(self)),
            (false, 7) => format!("({}).flatten()", list(self)),
            (_, 10) => format!(
                "({}).![({})]",
                list(self),
                self.random.pick(&[
                    "[0] + 'a'",
                    "{[0]}",
                    "[0] ?: 'b'",
                    "{'a'}.![[0]]",
                    "toUpperCase()"
                ])
            ),
            (_, 11) => format!(
                "user.getGroups({{'group.type': 'OKTA_GROUP'}}).{}",
                self.random.pick(&[
                    "![id]",
                    "![{id, profile.name}]",
                    "?[id == 'g2'].![type]",
                    "^[true]?.id + ''"
                ])
            ),
            (_, 12) => format!(
                "({}).${}",
                list(self),
                self.random
                    .pick(&["[[0] == 'a']", "[[0] > 1]", "[[0] != null]"])
            ),
            (_, 9) => format!("({})?.![length()]", list(self)),
            _ => format!(
                "({}).^[{}]",
                list(self),
                self.random.pick(&["true", "false", "'a' == 'a'"])
            ),
        }
    }

    /// What is seldom right.
    fn odd(&mut self, depth: usize) -> String {
        let any = |writer: &mut Self| writer.write(depth - 1, Want::Any);
        match self.random.below(7) {
            0 => format!("({}).name", any(self)),
            1 => format!("({})[{}]", any(self), any(self)),
            2 => format!("({}).![{}]", any(self), any(self)),
            3 => format!("({} - {})", any(self), any(self)),
            4 => format!("({} matches {})", any(self), any(self)),
            5 => format!(
                "({}).?[{}]",
                any(self),
                self.random.pick(&["true", "[0]", "null", "id"])
            ),
            _ => "user.nonesuch".to_owned(),
        }
    }
}

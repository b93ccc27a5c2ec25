//! What the expressions are about: the paths of the recorded profile by kind and scope, operators and methods.

/// What a piece of an expression evaluates to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Boolean,
    Integer,
    Long,
    Double,
    Text,
    Null,
    /// A list of texts.
    Texts,
    /// A list of numbers, Booleans and nulls.
    Scalars,
    /// A list of maps, shaped as the profile's groups.
    Groups,
    /// A list of lists.
    Lists,
    Map,
}

impl Kind {
    pub const ALL: &[Self] = &[
        Self::Boolean,
        Self::Integer,
        Self::Long,
        Self::Double,
        Self::Text,
        Self::Null,
        Self::Texts,
        Self::Scalars,
        Self::Groups,
        Self::Lists,
        Self::Map,
    ];
    pub const SINGLE: &[Self] = &[
        Self::Boolean,
        Self::Integer,
        Self::Integer,
        Self::Long,
        Self::Double,
        Self::Text,
        Self::Text,
        Self::Text,
        Self::Null,
    ];
    pub const NUMBERS: &[Self] = &[Self::Integer, Self::Integer, Self::Long, Self::Double];
    pub const COLLECTIONS: &[Self] = &[
        Self::Texts,
        Self::Scalars,
        Self::Groups,
        Self::Lists,
        Self::Map,
    ];

    /// What names mean inside a projection or selection over this kind.
    pub fn element_scope(self) -> Scope {
        match self {
            Self::Texts => Scope::Text,
            Self::Groups => Scope::Group,
            Self::Lists => Scope::List,
            Self::Map => Scope::Entry,
            _ => Scope::Scalar,
        }
    }
}

/// The object that a name without a receiver belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Root,
    Text,
    Scalar,
    Group,
    List,
    Entry,
}

/// The expressions without operators that have the given kind in the given scope.
pub fn paths(scope: Scope, kind: Kind) -> &'static [&'static str] {
    match (scope, kind) {
        (Scope::Root, _) => root_paths(kind),
        (Scope::Text, Kind::Text) => &["[0]", "toUpperCase()", "toLowerCase()", "substring(1)"],
        (Scope::Text, Kind::Integer) => &["length()"],
        (Scope::Text, Kind::Boolean) => &["contains('e')", "startsWith('t')", "length() > 3"],
        (Scope::List, Kind::Integer) => &["size()", "[0]"],
        (Scope::List, Kind::Boolean) => &["isEmpty()", "contains(3)", "size() == 1"],
        (Scope::Group, Kind::Text) => &["id", "type", "profile.name", "['id']", "profile['name']"],
        (Scope::Group, Kind::Integer) => &["size", "[size]"],
        (Scope::Group, Kind::Boolean) => &["id == 'g1'", "size > 2", "profile.description == null"],
        (Scope::Group, Kind::Null) => &["missing", "user", "profile.missing", "profile?.nope"],
        (Scope::Group, Kind::Map) => &["profile", "['profile']"],
        (Scope::Entry, Kind::Text) => &["key", "value"],
        (Scope::Entry, Kind::Integer) => &["value"],
        (Scope::Entry, Kind::Boolean) => &["key == 'a'", "value != null", "value == 1"],
        _ => &[],
    }
}

fn root_paths(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Boolean => &[
            "user.isContractor",
            "user.active",
            "b",
            "user.boolArray[0]",
            "user['active']",
        ],
        Kind::Integer => INTEGER_PATHS,
        Kind::Long => &["user.big", "user.maxLong", "user[big]"],
        Kind::Double => &[
            "user.rate",
            "user.whole",
            "user.negRate",
            "user.tiny",
            "user.huge",
            "d",
            "user.dblArray[1]",
        ],
        Kind::Text => TEXT_PATHS,
        Kind::Null => &[
            "user.missing",
            "user.nickName",
            "missing",
            "user.manager.manager",
            "user.groups[0].profile.description",
            "user['nope']",
            "user.missing?.foo",
            "user.mixedArray[2]",
            "user.emptyMap.x",
            "user.nickName?.length()",
            "user.missing?.![id]",
            "user.missing?.?[true]",
            "nope?.contains('a')",
            "user.manager.manager?.firstName",
            "user.Age",
        ],
        Kind::Texts => &[
            "user.strArray",
            "session.amr",
            "appuser.tags",
            "user['strArray']",
        ],
        Kind::Scalars => &[
            "user.intArray",
            "l",
            "user.dblArray",
            "user.boolArray",
            "user.mixedArray",
            "user.emptyArray",
            "user.nested[0]",
        ],
        Kind::Groups => &["user.groups", "user['groups']", "['user'].groups"],
        Kind::Lists => &["user.nested"],
        Kind::Map => &[
            "user.manager",
            "app",
            "appuser",
            "org",
            "user.emptyMap",
            "user.groups[0]",
            "user.groups[2].profile",
            "zendesk_9ao1g13",
        ],
    }
}

/// Paths of Integers, for certain not null.
pub const INTEGER_PATHS: &[&str] = &[
    "user.age",
    "user.one",
    "user.zero",
    "user.neg",
    "user.maxInt",
    "user.minInt",
    "user.manager.age",
    "user['age']",
    "appuser.level",
    "org.count",
    "n",
    "user.groups[1].size",
    "user.intArray[2]",
    "l[1]",
    "['n']",
];

/// Paths of Strings, for certain not null.
pub const TEXT_PATHS: &[&str] = &[
    "user.firstName",
    "user.lastName",
    "user.login",
    "user.title",
    "user.emoji",
    "user.zh",
    "user.quote",
    "user.blank",
    "user.middleInitial",
    "user.strTrue",
    "user.strNum",
    "user.strDbl",
    "user.status",
    "user.manager.firstName",
    "user[lastName]",
    "user['displayName']",
    "user.groups[0].id",
    "user.groups[1].profile.name",
    "user.strArray[1]",
    "user.eq",
    "user.T",
    "user.new",
    "user.null",
    "user.true",
    "user.and",
    "user.matches",
    "user.not",
    "user.$cash",
    "user._under",
    "user.a1",
    "appuser.userName",
    "appuser.tags[0]",
    "app.domain",
    "org.name",
    "session.amr[1]",
    "eq",
    "matches",
    "or",
    "$x",
    "_x",
    "s",
    "NULLX",
    "['s']",
    "[T]",
];

/// Words of the language that can also be names.
pub const WORDS: &[&str] = &[
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "div",
    "mod",
    "and",
    "or",
    "matches",
    "not",
    "between",
    "instanceof",
    "T",
    "new",
    "true",
    "false",
    "null",
    "EQ",
    "Or",
    "n",
    "s",
    "b",
];

/// The methods that are called, all of them with Java's meaning.
pub const METHODS: &[&str] = &[
    "length",
    "toUpperCase",
    "toLowerCase",
    "substring",
    "contains",
    "startsWith",
    "replace",
    "size",
    "isEmpty",
];

/// Names of attributes, existing ones and others.
pub const ATTRIBUTES: &[&str] = &[
    "firstName",
    "id",
    "missing",
    "length",
    "size",
    "age",
    "eq",
    "null",
    "true",
    "not",
    "T",
    "new",
    "key",
    "value",
    "x",
    "manager",
    "groups",
    "$cash",
    "_under",
    "FirstName",
    "profile",
    "name",
];

/// Regular expressions that mean the same in every dialect, and at the end two that are none.
pub const PATTERNS: &[&str] = &[
    ".*",
    "a.*",
    "[a-z]+",
    "J.*e",
    r"\d+",
    r"\w+",
    r"\d\d",
    "(a|b)+c?",
    "[^0-9]*",
    "abc",
    "",
    ".",
    "a?b*",
    "[A-Z][a-z]+",
    r"\w+\.\w+@.*",
    "(true|false)",
    "1.0",
    ".+,.+",
    "[0-9]+(,[0-9]+)*",
    "one|two",
    "null",
    "Doe",
    r"-?\d+",
    "[",
    "(a",
];

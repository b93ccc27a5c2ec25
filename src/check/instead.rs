//! What to write instead of functions and methods of the other dialect, or of Java.

use crate::dialect::Dialect;
use crate::functions::{Form, Spelling, table};
use crate::uses::Use;

const LONGEST_UNIT: &str = "days are the longest unit: `t.plusDays(7)`";

/// What to write for a method that Identity Engine does not have. Source: the language's operators; Okta documents none
/// of these methods.
const METHODS: &[(&str, &str)] = &[
    ("append", "`+` joins texts"),
    ("concat", "`+` joins texts"),
    (
        "join",
        "`+` joins texts; a list in `+` is its elements, joined with commas",
    ),
    (
        "toCsvString",
        "`\"\" + list` gives the elements, joined with commas",
    ),
    (
        "stringSwitch",
        "a ternary chooses: `x.contains(\"key\") ? \"value\" : \"default\"`",
    ),
    ("endsWith", "`x matches '.*suffix'` tests the end"),
    (
        "indexOf",
        "`substringBefore` and `substringAfter` cut at a text",
    ),
    (
        "lastIndexOf",
        "`substringBefore` and `substringAfter` cut at a text",
    ),
    (
        "split",
        "`substringBefore` and `substringAfter` cut at a text",
    ),
    ("charAt", "`x.substring(0, 1)` gives the first character"),
    ("trim", "`removeSpaces()` removes all blanks"),
    ("strip", "`removeSpaces()` removes all blanks"),
    ("equals", "`==` compares"),
    (
        "equalsIgnoreCase",
        "`x.toLowerCase() == y.toLowerCase()` compares without letter case",
    ),
    ("get", "`list[0]` gives an element, `map['key']` a value"),
    ("plusWeeks", LONGEST_UNIT),
    ("plusMonths", LONGEST_UNIT),
    ("plusYears", LONGEST_UNIT),
    ("minusWeeks", LONGEST_UNIT),
    ("minusMonths", LONGEST_UNIT),
    ("minusYears", LONGEST_UNIT),
];

/// What to write for functions that Classic does not have, by the last part of their names: those of Java, of spreadsheets
/// and of other dialects of Okta's. Source: the rows of functions, and the language's operators.
const CLASSIC_FUNCTIONS: &[(&str, &str)] = &[
    (
        "endsWith",
        "`String.substringAfter(x, \"@\") == \"example.com\"` compares what follows a mark",
    ),
    ("trim", "`String.removeSpaces(x)` removes all blanks"),
    ("strip", "`String.removeSpaces(x)` removes all blanks"),
    ("concat", "`+` joins texts"),
    ("concatenate", "`+` joins texts"),
    ("indexOf", CUT_AT_TEXT),
    ("split", CUT_AT_TEXT),
    ("equals", "`==` compares"),
    (
        "equalsIgnoreCase",
        "`String.toLowerCase(x) == String.toLowerCase(y)` compares without letter case",
    ),
    ("toLower", "write `String.toLowerCase(x)`"),
    ("lower", "write `String.toLowerCase(x)`"),
    ("toUpper", "write `String.toUpperCase(x)`"),
    ("upper", "write `String.toUpperCase(x)`"),
    ("length", LENGTHS),
    ("len", LENGTHS),
    (
        "isEmpty",
        "`x == null or x == \"\"` asks for a text that is not there",
    ),
    (
        "isBlank",
        "`x == null or x == \"\"` asks for a text that is not there",
    ),
    ("isNull", "`x == null` asks for null"),
    ("coalesce", "`x ?: y` gives y for null and the empty text"),
    (
        "join",
        "`Arrays.toCsvString(x)` joins elements with commas, `String.join` texts",
    ),
    ("toString", "`\"\" + x` makes a text"),
    ("toBoolean", "`x == \"true\"` makes a Boolean"),
    ("if", "a condition is written `condition ? then : else`"),
    ("IF", "a condition is written `condition ? then : else`"),
    ("isMemberOf", IS_MEMBER),
    ("memberOf", IS_MEMBER),
];

const CUT_AT_TEXT: &str = "`String.substringBefore` and `String.substringAfter` cut at a text";
const LENGTHS: &str = "`String.len(x)` counts characters, `Arrays.size(x)` elements";
const IS_MEMBER: &str = "write `isMemberOfGroup(id)` or `isMemberOfGroupName(name)`";

/// What to write in Identity Engine for functions of Classic that no row has in both.
const FUNCTIONS: &[(&str, &str)] = &[
    (
        "Time.fromWindowsToIso8601",
        "write `x.parseWindowsTime().toString()`",
    ),
    (
        "Time.fromIso8601ToWindows",
        "write `x.parseStringTime().toWindows()`",
    ),
    (
        "Time.fromUnixToIso8601",
        "write `x.parseUnixTime().toString()`",
    ),
    (
        "Time.fromIso8601ToUnix",
        "write `x.parseStringTime().toUnix()`",
    ),
    (
        "Time.fromStringToIso8601",
        "write `x.parseStringTime(pattern).toString()`",
    ),
    (
        "Time.fromIso8601ToString",
        "write `x.parseStringTime().toString(pattern)`",
    ),
    (
        "isMemberOfGroup",
        "write `user.isMemberOf({'group.id': id})`",
    ),
    (
        "isMemberOfAnyGroup",
        "write `user.isMemberOf({'group.id': {id, id}})`",
    ),
    (
        "isMemberOfGroupName",
        "write `user.isMemberOf({'group.profile.name': name, 'operator': 'EXACT'})`",
    ),
    ("isMemberOfGroupNameStartsWith", IS_MEMBER_BY_START),
    ("isMemberOfGroupNameContains", BY_START_ALONE),
    ("isMemberOfGroupNameRegex", BY_START_ALONE),
    (
        "Groups.startsWith",
        "write `user.getGroups({'group.profile.name': text}).![profile.name]`",
    ),
    ("Groups.endsWith", GROUPS_BY_START_ALONE),
    ("Groups.contains", GROUPS_BY_START_ALONE),
    (
        "getFilteredGroups",
        "write `user.getGroups({'group.id': {id, id}}).![profile.name]`",
    ),
    (
        "user.getInternalProperty",
        "write `user.id` or `user.status`",
    ),
    (
        "Iso3166Convert.toAlpha2",
        "write `x.parseCountryCode().toAlpha2()`",
    ),
    (
        "Iso3166Convert.toAlpha3",
        "write `x.parseCountryCode().toAlpha3()`",
    ),
    (
        "Iso3166Convert.toNumeric",
        "write `x.parseCountryCode().toNumeric()`",
    ),
    (
        "Iso3166Convert.toName",
        "write `x.parseCountryCode().toName()`",
    ),
];

const IS_MEMBER_BY_START: &str = "write `user.isMemberOf({'group.profile.name': text})`";
const BY_START_ALONE: &str = "`user.isMemberOf({'group.profile.name': text})` tests how a name begins; nothing tests the rest";
const GROUPS_BY_START_ALONE: &str = "`user.getGroups({'group.profile.name': text}).![profile.name]` asks how a name begins; nothing asks for the rest";

/// What to write in Classic for functions and methods of Identity Engine that no row has in both.
const CLASSIC: &[(&str, &str)] = &[
    ("DateTime.now", "write `Time.now()`"),
    (
        "parseStringTime",
        "write `Time.fromStringToIso8601(x, pattern)`",
    ),
    ("parseWindowsTime", "write `Time.fromWindowsToIso8601(x)`"),
    ("parseUnixTime", "write `Time.fromUnixToIso8601(x)`"),
    ("toWindows", "write `Time.fromIso8601ToWindows(x)`"),
    ("toUnix", "write `Time.fromIso8601ToUnix(x)`"),
    (
        "toString",
        "write `Time.fromIso8601ToString(x, pattern)`, or `\"\" + x`",
    ),
    ("parseCountryCode", "write `Iso3166Convert.toAlpha2(x)`"),
    ("user.isMemberOf", IS_MEMBER),
];

fn entry(entries: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let found = entries.iter().find(|(of, _)| *of == name);
    found.map(|(_, help)| *help)
}

/// What to write for a method that Identity Engine does not have.
pub(super) fn of_method(name: &str) -> Option<&'static str> {
    entry(METHODS, name)
}

/// What to write for a function that Classic does not have.
pub(super) fn of_classic_function(name: &str) -> Option<&'static str> {
    entry(CLASSIC_FUNCTIONS, last(name))
}

/// How the attributes are read that a place of use sees, where it sees those of people.
pub(super) fn readable(place: Use) -> Option<&'static str> {
    match (place.dialect(), place.sees("user"), place.sees("appuser")) {
        (_, false, _) => None,
        (Dialect::Classic, _, false) => Some("attributes of the user are written `user.login`"),
        (Dialect::Classic, _, true) => Some(
            "attributes of the user are written `user.login`, those of the app's user `appuser.userName`",
        ),
        (Dialect::IdentityEngine, ..) => {
            Some("attributes of the user are written `user.profile.login`")
        }
    }
}

/// What to write in `dialect` for what only the other one has.
pub(super) fn of_other_dialect(name: &str, dialect: Dialect) -> Option<String> {
    let known = match dialect {
        Dialect::Classic => CLASSIC,
        Dialect::IdentityEngine => FUNCTIONS,
    };
    if let Some(help) = entry(known, name) {
        return Some(help.to_owned());
    }
    let has_name = table().any(|row| row.spellings.iter().any(|spelling| spelling.name() == name));
    let mut written = spellings_of_rows(name, dialect);
    if written.is_empty() && has_name {
        written = spellings_ending_in(last(name), dialect);
    }
    (!written.is_empty()).then(|| format!("in {dialect} it is written {}", written.join(" or ")))
}

/// How the rows with a spelling of this name are written in `dialect`.
fn spellings_of_rows(name: &str, dialect: Dialect) -> Vec<String> {
    collect(
        dialect,
        |row| row.iter().any(|spelling| spelling.name() == name),
        |_| true,
    )
}

/// The spellings of `dialect` whose last part is `last`.
fn spellings_ending_in(wanted: &str, dialect: Dialect) -> Vec<String> {
    collect(dialect, |_| true, |name| last(name) == wanted)
}

fn collect(
    dialect: Dialect,
    is_row: impl Fn(&[Spelling]) -> bool,
    is_name: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    for row in table().filter(|row| is_row(&row.spellings)) {
        let spelling = row.spellings.iter().find(|spelling| {
            spelling.is_in(dialect) && spelling.deprecated.is_none() && is_name(spelling.name())
        });
        let Some(spelling) = spelling else { continue };
        let text = match spelling.form {
            Form::Function(_, name) => format!("`{name}(...)`"),
            Form::Method(_, name) => format!("`x.{name}(...)`"),
        };
        if !written.contains(&text) {
            written.push(text);
        }
    }
    written
}

/// The last part of a name.
pub(super) fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// The function of `dialect` in one of these that has a method of this name.
pub(super) fn function_with_method<'n>(method: &str, functions: &[&'n str]) -> Option<&'n str> {
    let row = |name: &str| {
        table().any(|row| {
            let has = |wanted: &dyn Fn(Form) -> bool| row.spellings.iter().any(|s| wanted(s.form));
            has(&|form| matches!(form, Form::Method(_, of) if of == method))
                && has(&|form| matches!(form, Form::Function(_, of) if of == name))
        })
    };
    functions.iter().copied().find(|name| row(name))
}

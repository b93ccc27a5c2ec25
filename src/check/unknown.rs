//! Functions and methods that do not exist: what may be meant.

use super::{Checker, Environment, Resolution, Result};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, codes};
use crate::dialect::Dialect;
use crate::functions::{Form, table};
use crate::span::Span;
use crate::syntax::tree::Name;

/// What to write for a method that Identity Engine does not have. Source: the language's operators; Okta documents none
/// of these methods.
const SUBSTITUTES: [(&str, &str); 15] = [
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
];

impl Checker<'_> {
    pub(super) fn unknown_function(&self, name: &str, span: Span) -> Diagnostic {
        let Environment {
            registry, dialect, ..
        } = self.environment;
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_FUNCTION,
            span,
            format!("{dialect} has no function `{name}`"),
        );
        if let Some(other) = in_other_dialect(name, dialect) {
            return diagnostic.with_help(format!("in {dialect} it is written `{other}`"));
        }
        if let Some(near) = nearest(name, registry.function_names(dialect)) {
            return diagnostic.with_help(format!("did you mean `{near}`?"));
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        match substitute(last) {
            Some(help) if dialect == Dialect::IdentityEngine => diagnostic.with_help(help),
            _ => diagnostic,
        }
    }

    pub(super) fn method(&self, name: &Name) -> Result<Resolution> {
        let Environment {
            registry, dialect, ..
        } = self.environment;
        if dialect == Dialect::Classic {
            return Err(method_in_classic(name));
        }
        if let Some(rows) = registry.methods(&name.text) {
            return Ok(Resolution::Method(rows.to_vec()));
        }
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_METHOD,
            name.span,
            format!("Identity Engine has no method `{}`", name.text),
        );
        let near = nearest(&name.text, registry.method_names());
        Err(match (substitute(&name.text), near) {
            (Some(help), _) => diagnostic.with_help(help),
            (None, Some(near)) => diagnostic.with_help(format!("did you mean `{near}`?")),
            (None, None) => diagnostic,
        })
    }
}

fn method_in_classic(name: &Name) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &codes::METHOD_IN_CLASSIC,
        name.span,
        format!(
            "`{}` is called as a method, which Classic does not have",
            name.text
        ),
    );
    match in_other_dialect(&name.text, Dialect::Classic) {
        Some(function) => diagnostic.with_help(format!("write `{function}(...)`")),
        None => diagnostic.with_help("Classic calls functions, such as `String.len(x)`"),
    }
}

fn substitute(name: &str) -> Option<&'static str> {
    SUBSTITUTES
        .iter()
        .find(|(method, _)| *method == name)
        .map(|(_, help)| *help)
}

/// How the operation of this name is written in `dialect`, where only the other one has the name.
fn in_other_dialect(name: &str, dialect: Dialect) -> Option<String> {
    let row = table().find(|row| row.spellings.iter().any(|spelling| spelling.name() == name))?;
    let spelling = row
        .spellings
        .iter()
        .find(|spelling| spelling.is_in(dialect) && spelling.deprecated.is_none())?;
    Some(match spelling.form {
        Form::Function(_, name) => name.to_owned(),
        Form::Method(_, name) => format!("x.{name}(...)"),
    })
}

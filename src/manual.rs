//! The reference of functions, made from the function table: for a terminal, as a chapter, as JSON.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::dialect::Dialect;
use crate::functions::{Form, Function, NullRule, Spelling, table, written};
use crate::uses::Use;

/// The entry of a function, as text that reads well in a terminal and as Markdown.
///
/// ```
/// use okta_mapping::{Entry, function_table};
///
/// let length = function_table().find(|function| function.id == "text.length").unwrap();
/// assert!(Entry(length).to_string().starts_with("### `String.len(str)`\n"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Entry<'f>(pub &'f Function);

impl Display for Entry<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let function = self.0;
        let mut spellings = function.spellings.iter();
        if let Some(first) = spellings.next() {
            writeln!(f, "### `{}`\n", call(function, *first))?;
            writeln!(f, "{}\n", dialects(*first))?;
        }
        for spelling in spellings {
            write!(
                f,
                "Also `{}` ({}",
                call(function, *spelling),
                dialects(*spelling)
            )?;
            match spelling.deprecated {
                Some(instead) => writeln!(f, "; deprecated, write `{instead}`)\n")?,
                None => writeln!(f, ")\n")?,
            }
        }
        writeln!(f, "{}\n", function.doc)?;
        for parameter in function.parameters.iter() {
            let kind = parameter.kind.as_str();
            writeln!(f, "- `{}`: {} ({kind})", parameter.name, parameter.doc)?;
        }
        if function.null == NullRule::GivesNull && !function.parameters.is_empty() {
            writeln!(
                f,
                "- a null `{}` gives null; a method on null fails",
                function.parameters[0].name
            )?;
        }
        let refused: Vec<String> = Use::all()
            .filter(|place| self.is_of(place.dialect()) && !function.uses.contain(*place))
            .map(|place| place.to_string())
            .collect();
        if !refused.is_empty() {
            writeln!(f, "- not in {}", refused.join(", "))?;
        }
        writeln!(f, "- {}", function.authority.as_str())?;
        for assumption in function.assumptions {
            writeln!(f, "- undocumented by Okta: {}", assumption.rule)?;
        }
        writeln!(f, "\n```text")?;
        for example in function.examples {
            let result = example.result.unwrap_or("an error");
            writeln!(f, "{}  =>  {result}", example.text)?;
        }
        writeln!(f, "```")
    }
}

impl Entry<'_> {
    fn is_of(&self, dialect: Dialect) -> bool {
        self.0
            .spellings
            .iter()
            .any(|spelling| spelling.is_in(dialect))
    }

    /// Whether the function exists in this dialect, where one is named, and may stand in this use, where one is.
    pub fn fits(&self, dialect: Option<Dialect>, place: Option<Use>) -> bool {
        dialect.is_none_or(|dialect| self.is_of(dialect))
            && place.is_none_or(|place| {
                dialect.is_none_or(|dialect| dialect == place.dialect())
                    && self.is_of(place.dialect())
                    && self.0.uses.contain(place)
            })
    }

    /// Whether a word occurs in a name of the function, in any letter case.
    pub fn is_named(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let contains = |name: &str| name.to_lowercase().contains(&word);
        contains(self.0.id)
            || self
                .0
                .spellings
                .iter()
                .any(|spelling| contains(spelling.name()))
    }
}

/// How a spelling is called.
fn call(function: &Function, spelling: Spelling) -> String {
    match spelling.form {
        Form::Function(_, name) => format!("{name}({})", written(&function.parameters)),
        Form::Method(receiver, name) => {
            let behind = function.parameters.get(1..).unwrap_or_default();
            format!("{}.{name}({})", receiver.as_str(), written(behind))
        }
    }
}

fn dialects(spelling: Spelling) -> String {
    match spelling.form {
        Form::Function(Some(dialect), _) => dialect.to_string(),
        Form::Function(None, _) => format!("{} and {}", Dialect::Classic, Dialect::IdentityEngine),
        Form::Method(..) => Dialect::IdentityEngine.to_string(),
    }
}

/// As JSON, for programs.
impl Serialize for Entry<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let function = self.0;
        let spellings: Vec<_> = function
            .spellings
            .iter()
            .map(|spelling| {
                let dialects: Vec<Dialect> = [Dialect::Classic, Dialect::IdentityEngine]
                    .into_iter()
                    .filter(|dialect| spelling.is_in(*dialect))
                    .collect();
                serde_json::json!({
                    "name": spelling.name(),
                    "call": call(function, *spelling),
                    "dialects": dialects,
                    "deprecated": spelling.deprecated,
                })
            })
            .collect();
        let parameters: Vec<_> = function
            .parameters
            .iter()
            .map(|parameter| {
                serde_json::json!({
                    "name": parameter.name,
                    "doc": parameter.doc,
                    "type": parameter.kind.as_str(),
                    "occurs": format!("{:?}", parameter.occurs).to_lowercase(),
                })
            })
            .collect();
        let uses: Vec<&str> = Use::all()
            .filter(|place| self.fits(None, Some(*place)))
            .map(Use::as_str)
            .collect();
        let assumptions: Vec<_> = function
            .assumptions
            .iter()
            .map(|assumption| serde_json::json!({"id": assumption.id, "rule": assumption.rule}))
            .collect();
        let examples: Vec<_> = function
            .examples
            .iter()
            .map(|example| {
                serde_json::json!({
                    "dialect": example.dialect, "text": example.text, "result": example.result,
                })
            })
            .collect();
        let mut entry = serializer.serialize_struct("Entry", 9)?;
        entry.serialize_field("id", function.id)?;
        entry.serialize_field("spellings", &spellings)?;
        entry.serialize_field("parameters", &parameters)?;
        entry.serialize_field("null", &(function.null == NullRule::GivesNull))?;
        entry.serialize_field("uses", &uses)?;
        entry.serialize_field("doc", function.doc)?;
        entry.serialize_field("authority", function.authority.as_str())?;
        entry.serialize_field("assumptions", &assumptions)?;
        entry.serialize_field("examples", &examples)?;
        entry.end()
    }
}

/// The chapter of all functions, as Markdown.
pub fn chapter() -> String {
    let mut chapter = String::from(
        "# Functions and methods\n\nEvery function and method of both dialects. Generated from the function table: `UPDATE_DOCS=1 cargo test --test functions`.\n",
    );
    for function in table() {
        chapter += &format!("\n{}", Entry(function));
    }
    chapter
}

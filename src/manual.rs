//! The reference of functions, made from the function table: for a terminal, as a chapter, as JSON.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::diagnostic::suggest::nearest;
use crate::dialect::Dialect;
use crate::functions::{
    Form, Function, FunctionExample, NullRule, Parameter, Spelling, table, written,
};
use crate::uses::Use;

/// The entry of a function, as text that reads well in a terminal and as Markdown.
///
/// ```
/// use okta_mapping::{Entry, function_table};
///
/// let length = function_table().find(|function| function.id == "text.length").unwrap();
/// assert!(Entry::new(length).to_string().starts_with("### `String.len(str)`\n"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Entry<'f> {
    function: &'f Function,
    dialect: Option<Dialect>,
}

impl Display for Entry<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let function = self.function;
        let mut spellings = self.spellings();
        if let Some(first) = spellings.next() {
            writeln!(f, "### `{}`\n", call(function, first))?;
            writeln!(f, "{}\n", dialects(first))?;
        }
        for spelling in spellings {
            let dialects = dialects(spelling);
            write!(f, "Also `{}` ({dialects}", call(function, spelling))?;
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
        if self.null_gives_null() {
            let first = function.parameters[0].name;
            writeln!(f, "- a null `{first}` gives null")?;
        }
        if self.has_method() {
            writeln!(f, "- a method on null fails")?;
        }
        let refused: Vec<String> = Use::all()
            .filter(|place| self.is_of(place.dialect()) && !function.uses.contain(*place))
            .map(|place| place.to_string())
            .collect();
        if !refused.is_empty() {
            writeln!(f, "- not in {}", refused.join(", "))?;
        }
        self.write_authority(f)?;
        for assumption in function.assumptions {
            writeln!(f, "- undocumented by Okta: {}", assumption.rule)?;
        }
        self.write_examples(f)
    }
}

impl<'f> Entry<'f> {
    /// The entry of a function.
    pub fn new(function: &'f Function) -> Entry<'f> {
        Entry {
            function,
            dialect: None,
        }
    }

    /// The same entry with the spellings and examples of this dialect alone.
    pub fn in_dialect(self, dialect: Dialect) -> Entry<'f> {
        Entry {
            dialect: Some(dialect),
            ..self
        }
    }

    fn shows(&self, dialect: Dialect) -> bool {
        self.dialect.is_none_or(|only| only == dialect)
    }

    fn spellings(&self) -> impl Iterator<Item = Spelling> + '_ {
        let shown = |spelling: &Spelling| self.dialect.is_none_or(|only| spelling.is_in(only));
        self.function.spellings.iter().copied().filter(shown)
    }

    fn examples(&self) -> impl Iterator<Item = &'f FunctionExample> + '_ {
        let examples = self.function.examples.iter();
        examples.filter(|example| self.shows(example.dialect))
    }

    fn has_method(&self) -> bool {
        self.spellings()
            .any(|spelling| matches!(spelling.form, Form::Method(..)))
    }

    fn null_gives_null(&self) -> bool {
        self.function.null == NullRule::GivesNull
            && !self.function.parameters.is_empty()
            && self
                .spellings()
                .any(|spelling| matches!(spelling.form, Form::Function(..)))
    }

    fn write_authority(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let function = self.function;
        let differs = |spelling: &Spelling| function.authority_of(*spelling) != function.authority;
        if !self.spellings().all(|spelling| differs(&spelling)) {
            writeln!(f, "- {}", function.authority.as_str())?;
        }
        for spelling in self.spellings().filter(differs) {
            let authority = function.authority_of(spelling).as_str();
            writeln!(f, "- `{}`: {authority}", call(function, spelling))?;
        }
        match function.authority_of_forms() {
            Some(authority) if self.has_method() => writeln!(
                f,
                "- how the method converts its arguments: {}",
                authority.as_str()
            ),
            _ => Ok(()),
        }
    }

    /// The examples; beneath those of one context, the context.
    fn write_examples(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n```text")?;
        let mut examples = self.examples().peekable();
        while let Some(example) = examples.next() {
            match (example.result, example.error) {
                (Some(result), _) => writeln!(f, "{}  =>  {result}", example.text)?,
                (None, Some(code)) => writeln!(f, "{}  =>  error {code}", example.text)?,
                (None, None) => writeln!(f, "{}  =>  an error", example.text)?,
            }
            let last = examples
                .peek()
                .is_none_or(|next| next.context != example.context);
            if last && example.context != "{}" {
                writeln!(f, "    on {}", context(example))?;
            }
        }
        writeln!(f, "```")
    }

    fn is_of(&self, dialect: Dialect) -> bool {
        self.spellings().any(|spelling| spelling.is_in(dialect))
    }

    /// Whether the function exists in this dialect, where one is named, and may stand in this use, where one is.
    pub fn fits(&self, dialect: Option<Dialect>, place: Option<Use>) -> bool {
        dialect.is_none_or(|dialect| self.is_of(dialect))
            && place.is_none_or(|place| {
                dialect.is_none_or(|dialect| dialect == place.dialect())
                    && self.is_of(place.dialect())
                    && self.function.uses.contain(place)
            })
    }

    /// Whether a word occurs in a name of the function, in any letter case.
    pub fn is_named(&self, word: &str) -> bool {
        contains(self.function.id, word)
            || self
                .spellings()
                .any(|spelling| contains(spelling.name(), word))
    }

    /// Whether a word occurs in what is said of the function or of its parameters, in any letter case.
    pub fn mentions(&self, word: &str) -> bool {
        let in_parameter =
            |parameter: &Parameter| contains(parameter.name, word) || contains(parameter.doc, word);
        contains(self.function.doc, word) || self.function.parameters.iter().any(in_parameter)
    }
}

/// Whether a word occurs in a text, in any letter case.
fn contains(text: &str, word: &str) -> bool {
    text.to_lowercase().contains(&word.to_lowercase())
}

/// The name of a function or method that a word may be meant for.
///
/// ```
/// assert_eq!(okta_mapping::nearest_function("String.lenn"), Some("String.len"));
/// assert_eq!(okta_mapping::nearest_function("withinDayz"), Some("withinDays"));
/// assert_eq!(okta_mapping::nearest_function("quaternion"), None);
/// ```
pub fn nearest_function(word: &str) -> Option<&'static str> {
    let spellings = || table().flat_map(|function| function.spellings.iter());
    let last = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    let names = || spellings().map(|spelling| spelling.name());
    nearest(word, names()).or_else(|| {
        let near = nearest(word, names().map(last))?;
        names().find(|name| last(name) == near)
    })
}

/// The context of an example, on one line.
fn context(example: &FunctionExample) -> String {
    let json: Result<serde_json::Value, _> = serde_json::from_str(example.context);
    json.map_or_else(|_| example.context.to_owned(), |json| json.to_string())
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
        let function = self.function;
        let spellings: Vec<_> = self
            .spellings()
            .map(|spelling| {
                let dialects: Vec<Dialect> = [Dialect::Classic, Dialect::IdentityEngine]
                    .into_iter()
                    .filter(|dialect| spelling.is_in(*dialect))
                    .collect();
                serde_json::json!({
                    "name": spelling.name(),
                    "call": call(function, spelling),
                    "dialects": dialects,
                    "deprecated": spelling.deprecated,
                    "authority": function.authority_of(spelling).as_str(),
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
        let examples: Vec<_> = self
            .examples()
            .map(|example| {
                serde_json::json!({
                    "dialect": example.dialect,
                    "text": example.text,
                    "context": context(example),
                    "result": example.result,
                    "error": example.error,
                })
            })
            .collect();
        let mut entry = serializer.serialize_struct("Entry", 9)?;
        entry.serialize_field("id", function.id)?;
        entry.serialize_field("spellings", &spellings)?;
        entry.serialize_field("parameters", &parameters)?;
        entry.serialize_field("null", &self.null_gives_null())?;
        entry.serialize_field("uses", &uses)?;
        entry.serialize_field("doc", function.doc)?;
        entry.serialize_field("authority", function.authority.as_str())?;
        entry.serialize_field("assumptions", &assumptions)?;
        entry.serialize_field("examples", &examples)?;
        entry.end()
    }
}

/// The families of functions: how their ids begin, and their headings.
const FAMILIES: [(&str, &str); 10] = [
    ("text", "Text"),
    ("array", "Lists"),
    ("convert", "Numbers"),
    ("country", "Countries"),
    ("group", "Groups"),
    ("directory", "Directories"),
    ("people", "People"),
    ("user", "The user"),
    ("version", "Versions"),
    ("time", "Times"),
];

const INTRODUCTION: &str = "# Functions and methods

Every function and method of both dialects. Classic calls functions, `String.len(x)`; Identity Engine calls methods,
`x.length()`, and a few functions. An entry shows the spellings, what is taken and given, what null does, who says so,
the rules that Okta does not document, and examples: the expression, then what it gives, as JSON, or the code of its
error. Where examples need a context it stands beneath them.

Generated from the function table: `UPDATE_DOCS=1 cargo test --test functions`.
";

/// The chapter of all functions, as Markdown.
pub fn chapter() -> String {
    let mut chapter = INTRODUCTION.to_owned();
    let mut before = "";
    for function in table() {
        let family = function.id.split('.').next().unwrap_or_default();
        let heading = FAMILIES.iter().find(|(of, _)| *of == family);
        if let Some((_, heading)) = heading.filter(|_| family != before) {
            chapter += &format!("\n## {heading}\n");
        }
        before = family;
        chapter += &format!("\n{}", Entry::new(function));
    }
    chapter
}

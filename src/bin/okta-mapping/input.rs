//! Reading: the command line's own text, files and standard input.

use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use okta_mapping::{Context, Engine, Schema, ZonedDateTime, read_json, read_text};
use serde_json::Value as Json;

use crate::arguments::Eval;
use crate::failure::Failure;

/// Where something is read from: a file, or standard input where `-` was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// `-`.
    StandardInput,
    /// A file.
    File(PathBuf),
}

impl From<OsString> for Origin {
    fn from(typed: OsString) -> Origin {
        if typed == "-" {
            Origin::StandardInput
        } else {
            Origin::File(typed.into())
        }
    }
}

/// The name in diagnostics.
impl Display for Origin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Origin::StandardInput => f.write_str("<stdin>"),
            Origin::File(path) => Display::fmt(&path.display(), f),
        }
    }
}

impl Origin {
    /// Opens it to read as it comes.
    pub fn open(&self) -> Result<Box<dyn Read>, Failure> {
        match self {
            Origin::StandardInput => Ok(Box::new(io::stdin().lock())),
            Origin::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(self.unreadable(&error)),
            },
        }
    }

    /// The failure of a read.
    pub fn unreadable(&self, error: &io::Error) -> Failure {
        Failure::Usage(format!("`{self}` can not be read: {error}"))
    }

    /// Reads all of it, without a byte order mark.
    pub fn read(&self) -> Result<Vec<u8>, Failure> {
        Ok(without_byte_order_mark(&self.read_as_it_is()?).to_vec())
    }

    /// Reads all of it.
    pub fn read_as_it_is(&self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        self.open()?
            .read_to_end(&mut bytes)
            .map_err(|error| self.unreadable(&error))?;
        Ok(bytes)
    }
}

/// The bytes without what some editors write at the beginning of UTF-8.
pub fn without_byte_order_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes)
}

/// The engine that is asked for.
pub fn engine(asked: &Eval) -> Engine {
    let engine = Engine::new(asked.dialect);
    match asked.place {
        Some(place) => engine.with_use(place),
        None => engine,
    }
}

/// The text of an expression.
pub struct Text {
    /// The text.
    pub text: String,
    /// The name of the file it stands in, where it stands in one.
    pub origin: Option<String>,
}

/// Reads the expression: from a file, standard input or the command line itself.
pub fn expression(asked: &Eval) -> Result<Text, Failure> {
    let typed = asked.expression.as_deref();
    let origin = match (&asked.file, typed) {
        (Some(origin), _) => origin,
        (None, Some(dash)) if dash == "-" => &Origin::StandardInput,
        (None, typed) => return text(typed.unwrap_or_default().as_encoded_bytes(), None),
    };
    if asked.context.as_ref() == Some(origin) && *origin == Origin::StandardInput {
        return Err(twice("the expression"));
    }
    text(without_line_end(&origin.read()?), Some(origin.to_string()))
}

/// The line without its line end, LF or CRLF.
pub fn without_line_end(line: &[u8]) -> &[u8] {
    match line.strip_suffix(b"\n") {
        Some(line) => line.strip_suffix(b"\r").unwrap_or(line),
        None => line,
    }
}

/// The failure of standard input that should be the context and something else.
pub fn twice(other: &str) -> Failure {
    Failure::Usage(format!(
        "standard input can not be both {other} and the context"
    ))
}

fn text(bytes: &[u8], origin: Option<String>) -> Result<Text, Failure> {
    match read_text(bytes) {
        Ok(text) => Ok(Text {
            text: text.to_owned(),
            origin,
        }),
        Err(error) => Err(Failure::input(error, origin)),
    }
}

/// Reads the context, at the present of `--now` where that was typed. It is checked to have the shape of one.
pub fn context(
    origin: Option<&Origin>,
    now: Option<&ZonedDateTime>,
) -> Result<Option<Json>, Failure> {
    let Some(origin) = origin else {
        return Ok(None);
    };
    let bytes = origin.read()?;
    let read = || {
        let mut json = read_json(&bytes)?;
        if let (Json::Object(parts), Some(now)) = (&mut json, now) {
            parts.insert("now".to_owned(), Json::String(now.to_string()));
        }
        Context::from_json(&json)?;
        Ok(json)
    };
    let json = read().map_err(|error| Failure::input(error, Some(origin.to_string())))?;
    expect_context(origin, &json)?;
    Ok(Some(json))
}

/// Fails where the keys tell that it is something else than a context.
pub fn expect_context(origin: &Origin, json: &Json) -> Result<(), Failure> {
    match kind(json) {
        Some(kind) => Err(Failure::Usage(format!("`{origin}` is {kind}, no context"))),
        None => Ok(()),
    }
}

/// What a file that is no context holds, where its keys tell.
pub fn kind(json: &Json) -> Option<&'static str> {
    let has = |key: &str| json.get(key).is_some_and(|part| !part.is_null());
    if has("definitions") {
        Some("a schema")
    } else if json.get("type").is_some_and(|kind| kind == "group_rule") {
        Some("a group rule")
    } else if has("source") && has("target") {
        Some("a mapping")
    } else {
        None
    }
}

/// Reads a schema.
pub fn schema(origin: &Origin) -> Result<Schema, Failure> {
    schema_of(origin, &json(origin)?)
}

/// The schema of a file that was read.
pub fn schema_of(origin: &Origin, json: &Json) -> Result<Schema, Failure> {
    Schema::from_json(json).map_err(|error| {
        let why = kind(json).map_or_else(|| error.to_string(), |kind| format!("it is {kind}"));
        Failure::Usage(format!("`{origin}` is no schema: {why}"))
    })
}

/// Fails where a schema does not have the attribute that was typed.
pub fn expect_attribute(schema: &Schema, name: &str) -> Result<(), Failure> {
    if schema.attribute(name).is_some() {
        return Ok(());
    }
    let nearest = schema.nearest(name);
    let nearest = nearest.map_or(String::new(), |name| format!("; did you mean `{name}`?"));
    Err(Failure::Usage(format!(
        "the schema has no attribute `{name}`{nearest}"
    )))
}

/// Reads JSON that stands beside what is checked.
pub fn json(origin: &Origin) -> Result<Json, Failure> {
    read_json(&origin.read()?).map_err(|error| Failure::Usage(format!("`{origin}`: {error}")))
}

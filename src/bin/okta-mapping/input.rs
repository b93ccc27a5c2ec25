//! Reading: the command line's own text, files and standard input.

use std::ffi::{OsStr, OsString};
use std::fmt::{self, Display, Formatter};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use okta_mapping::Context;
use serde_json::Value as Json;

use crate::arguments::Eval;
use crate::failure::{Failure, Mistake};

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
        Failure::File(format!("`{self}` can not be read: {error}"))
    }

    /// Reads all of it as UTF-8, without a byte order mark.
    fn read(&self) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        self.open()?
            .read_to_end(&mut bytes)
            .map_err(|error| self.unreadable(&error))?;
        let mut text = String::from_utf8(bytes)
            .map_err(|error| invalid_utf8("file", error.utf8_error().valid_up_to(), Some(self)))?;
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        Ok(text)
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
        (None, typed) => return in_arguments(typed.unwrap_or_default()),
    };
    if asked.context.as_ref() == Some(origin) && *origin == Origin::StandardInput {
        return Err(twice("the expression"));
    }
    let mut text = origin.read()?;
    text.truncate(without_line_end(text.as_bytes()).len());
    Ok(Text {
        text,
        origin: Some(origin.to_string()),
    })
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
    Failure::File(format!(
        "standard input can not be both {other} and the context"
    ))
}

/// The expression that was typed.
fn in_arguments(typed: &OsStr) -> Result<Text, Failure> {
    match std::str::from_utf8(typed.as_encoded_bytes()) {
        Ok(text) => Ok(Text {
            text: text.to_owned(),
            origin: None,
        }),
        Err(error) => Err(invalid_utf8("expression", error.valid_up_to(), None)),
    }
}

/// Reads the context, at the present of `--now` where that was typed. It is checked to have the shape of one.
pub fn context(asked: &Eval) -> Result<Option<Json>, Failure> {
    let Some(origin) = &asked.context else {
        return Ok(None);
    };
    let mistake = |code, message| {
        Failure::Input(Mistake {
            code,
            message,
            origin: Some(origin.to_string()),
        })
    };
    let mut json: Json = serde_json::from_str(&origin.read()?)
        .map_err(|error| mistake("invalid-json", format!("the context is no JSON: {error}")))?;
    if let (Json::Object(parts), Some(now)) = (&mut json, &asked.now) {
        parts.insert("now".to_owned(), Json::String(now.to_string()));
    }
    Context::from_json(&json).map_err(|error| mistake(error.code(), error.to_string()))?;
    Ok(Some(json))
}

fn invalid_utf8(what: &str, from: usize, origin: Option<&Origin>) -> Failure {
    Failure::Input(Mistake {
        code: "invalid-utf8",
        message: format!("the {what} is no UTF-8 from byte {from} on"),
        origin: origin.map(Origin::to_string),
    })
}

//! JSON Lines in and out: one expression a line, one answer a line, as programs read them.

use std::fmt;

use serde::Serialize;
use serde_json::Value as Json;

use crate::context::{Context, invalid_time};
use crate::diagnostic::{Code, codes};
use crate::engine::Engine;
use crate::error::Error;
use crate::functions::Assumption;
use crate::input::{input, read_json};
use crate::time::ZonedDateTime;
use crate::uses::Use;
use crate::value::Value;

/// Answers lines `{"expr", "dialect"?, "use"?, "context"?, "now"?}`.
///
/// Every line has its answer, a bad one an error of phase `input`:
///
/// ```
/// use okta_mapping::Lines;
///
/// let lines = Lines::default();
/// assert_eq!(lines.answer(br#"{"expr": "1 + 2"}"#), r#"{"ok":true,"type":"Integer","value":3}"#);
/// assert!(lines.answer(b"{").starts_with(r#"{"ok":false,"phase":"input","code":"invalid-json","#));
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Lines {
    /// The engine, with the dialect and the use of lines that name none.
    pub engine: Engine,
    /// The context of lines that bring none.
    pub context: Option<Json>,
    /// The present of lines that name none, neither themselves nor in their context.
    pub now: Option<ZonedDateTime>,
}

impl Lines {
    /// The answer to one line: `{"ok":true,"type","value"}` or `{"ok":false,"phase","code","message","span"}`.
    pub fn answer(&self, line: &[u8]) -> String {
        let answer = self.evaluate(line, |value| to_json(&Answer::new(value)));
        answer.unwrap_or_else(|error| to_json(error.diagnostic()))
    }

    /// Evaluates one line and hands the value on.
    fn evaluate<T>(&self, line: &[u8], with: impl FnOnce(&Value<'_>) -> T) -> Result<T, Error> {
        let request = read_json(line)?;
        let engine = self.engine(&request)?;
        let Some(text) = request.get("expr").and_then(Json::as_str) else {
            return Err(input(
                &codes::MISSING_EXPRESSION,
                "the line is no object with an expression in `expr`",
            ));
        };
        let own = request.get("context").filter(|context| !context.is_null());
        let mut context = match own.or(self.context.as_ref()) {
            Some(context) => Context::from_json(context)?,
            None => Context::default(),
        };
        if let Some(now) = text_of(&request, "now", &codes::INVALID_TIME)? {
            context = context.with_now(now.parse().map_err(|error| invalid_time(&error))?);
        } else if let Some(now) = &self.now {
            context = context.or_now(now);
        }
        let program = engine.compile(text)?;
        program.eval(&context).map(|value| with(&value))
    }

    fn engine(&self, request: &Json) -> Result<Engine, Error> {
        let mut engine = self.engine.clone();
        if let Some(word) = text_of(request, "dialect", &codes::UNKNOWN_DIALECT)? {
            let dialect = word.parse();
            engine = engine
                .with_dialect(dialect.map_err(|error| unknown(&codes::UNKNOWN_DIALECT, &error))?);
        }
        if let Some(word) = text_of(request, "use", &codes::UNKNOWN_USE)? {
            let place: Result<Use, _> = word.parse();
            engine = engine.with_use(place.map_err(|error| unknown(&codes::UNKNOWN_USE, &error))?);
        }
        Ok(engine)
    }
}

/// A value as programs read it: `{"ok":true,"type":"String","value":"..."}`.
///
/// ```
/// use okta_mapping::{Answer, Value};
///
/// let line = serde_json::to_string(&Answer::new(&Value::Double(f64::NAN))).unwrap();
/// assert_eq!(line, r#"{"ok":true,"type":"Double","value":"NaN"}"#);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    value: &'a Value<'a>,
    assumptions: &'a [&'static Assumption],
}

impl<'a> Answer<'a> {
    /// The answer of a value.
    pub fn new(value: &'a Value<'a>) -> Answer<'a> {
        Answer {
            value,
            assumptions: &[],
        }
    }

    /// The same answer with the rules that the value hangs on and Okta does not document, in `assumptions`.
    pub fn with_assumptions(self, assumptions: &'a [&'static Assumption]) -> Answer<'a> {
        Answer {
            assumptions,
            ..self
        }
    }
}

impl Serialize for Answer<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("ok", &true)?;
        line.serialize_entry("type", self.value.type_name())?;
        line.serialize_entry("value", self.value)?;
        if !self.assumptions.is_empty() {
            line.serialize_entry("assumptions", self.assumptions)?;
        }
        line.end()
    }
}

fn to_json(line: &impl Serialize) -> String {
    // What is written here has text keys and finite numbers, which always serialise.
    serde_json::to_string(line).unwrap_or_default()
}

/// The text of a key; none where the key is missing or null.
fn text_of<'r>(
    request: &'r Json,
    key: &str,
    code: &'static Code,
) -> Result<Option<&'r str>, Error> {
    match request.get(key) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => Err(input(
            code,
            format!("`{key}` must be a text, not `{other}`"),
        )),
    }
}

fn unknown(code: &'static Code, error: &impl fmt::Display) -> Error {
    input(code, error.to_string())
}

//! A context that remembers what was read of it.

use std::cell::RefCell;

use indexmap::IndexMap;
use serde_json::Value as Json;

use crate::context::{Part, Read, Source};
use crate::time::ZonedDateTime;
use crate::value::Value;

/// Another context, and what an expression read of it, each once and in the order of reading.
pub(super) struct Recorder<'a> {
    inner: &'a dyn Source,
    /// The expression: of a whole object, only what it names is remembered.
    text: &'a str,
    reads: RefCell<IndexMap<String, Json>>,
}

impl<'a> Recorder<'a> {
    pub fn new(inner: &'a dyn Source, text: &'a str) -> Recorder<'a> {
        Recorder {
            inner,
            text,
            reads: RefCell::default(),
        }
    }

    /// What was read, such as `appuser.directNumber`, with its value.
    pub fn into_reads(self) -> Vec<(String, Json)> {
        self.reads.into_inner().into_iter().collect()
    }

    fn record(&self, name: String, value: &Value<'_>) {
        // Values serialise: their keys are texts.
        let json = serde_json::to_value(value).unwrap_or_default();
        self.reads.borrow_mut().entry(name).or_insert(json);
    }

    /// An attribute that was read, or the null that it would belong to.
    fn member<'r>(&self, part: Part, name: &str, read: Read<'r>) -> Read<'r> {
        match &read {
            Read::Value(value) => self.record(format!("{}.{name}", part.key()), value),
            Read::OwnerIsNull => self.record(part.key().to_owned(), &Value::Null),
            Read::NotSupplied => {}
        }
        read
    }

    /// Whether the expression has this word.
    fn names(&self, word: &str) -> bool {
        let mut words = self
            .text
            .split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|other| other == word)
    }

    /// Something that was read as a whole.
    fn whole(&self, name: &str, value: &Value<'_>) {
        let object = match value {
            Value::Map(object) | Value::User(object) | Value::Group(object) => object,
            value => return self.record(name.to_owned(), value),
        };
        let profile = match object.get("profile") {
            Some(Value::Map(profile)) => profile,
            _ => object.clone(),
        };
        for (key, value) in profile.iter() {
            if let Some(key) = key.as_str().filter(|key| self.names(key)) {
                self.record(format!("{name}.{key}"), &value);
            }
        }
    }
}

impl Source for Recorder<'_> {
    fn part(&self, part: Part) -> Read<'_> {
        let read = self.inner.part(part);
        match &read {
            Read::Value(value) => self.whole(part.key(), value),
            Read::OwnerIsNull => self.record(part.key().to_owned(), &Value::Null),
            Read::NotSupplied => {}
        }
        read
    }

    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        self.member(part, name, self.inner.attribute(part, name))
    }

    fn field(&self, part: Part, name: &str) -> Read<'_> {
        self.member(part, name, self.inner.field(part, name))
    }

    fn variable(&self, name: &str) -> Option<Value<'_>> {
        let variable = self.inner.variable(name);
        if let Some(value) = &variable {
            self.whole(name, value);
        }
        variable
    }

    fn object(&self) -> Read<'_> {
        self.inner.object()
    }

    fn now(&self) -> Option<ZonedDateTime> {
        self.inner.now()
    }
}

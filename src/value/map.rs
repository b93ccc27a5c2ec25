//! Maps: a view of a JSON object that the caller owns, or entries that an expression made.

use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;

use super::{Value, member};
use crate::stack::deeper;

/// A map. Keys are values (texts, in a map from JSON), in the order in which they were written.
///
/// ```
/// use okta_mapping::{Map, Value};
///
/// let map = Map::from_iter([(Value::from("a"), Value::Integer(1))]);
/// assert_eq!(map.get("a"), Some(Value::Integer(1)));
/// assert_eq!(map.get("b"), None);
/// ```
#[derive(Clone)]
pub struct Map<'a>(Entries<'a>);

#[derive(Clone)]
enum Entries<'a> {
    Json(&'a serde_json::Map<String, serde_json::Value>),
    Values {
        entries: Arc<IndexMap<Value<'a>, Value<'a>>>,
        size: usize,
    },
}

impl<'a> Map<'a> {
    /// How many entries it has.
    pub fn len(&self) -> usize {
        match &self.0 {
            Entries::Json(entries) => entries.len(),
            Entries::Values { entries, .. } => entries.len(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a text key.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        match &self.0 {
            Entries::Json(entries) => member(entries, key).map(Value::from),
            Entries::Values { entries, .. } => entries.get(&Value::from(key)).cloned(),
        }
    }

    /// The value of any key, compared as Java's `equals` does.
    pub(crate) fn get_value(&self, key: &Value<'_>) -> Option<Value<'a>> {
        match (&self.0, key) {
            (Entries::Json(entries), Value::String(key)) => member(entries, key).map(Value::from),
            (Entries::Json(_), _) => None,
            (Entries::Values { entries, .. }, key) => entries.get(key).cloned(),
        }
    }

    /// The entries, in order.
    pub fn iter(&self) -> Box<dyn Iterator<Item = (Value<'a>, Value<'a>)> + '_> {
        match &self.0 {
            Entries::Json(entries) => Box::new(
                entries
                    .iter()
                    .map(|(key, value)| (Value::from(key.as_str()), Value::from(value))),
            ),
            Entries::Values { entries, .. } => Box::new(
                entries
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone())),
            ),
        }
    }

    /// How large it is, nested maps counted as often as they occur; of a view of JSON its own entries alone.
    pub(super) fn size(&self) -> usize {
        match &self.0 {
            Entries::Json(entries) => entries.len(),
            Entries::Values { size, .. } => *size,
        }
    }

    /// Whether an expression made it; else it is a view of JSON.
    pub(super) fn is_made(&self) -> bool {
        matches!(self.0, Entries::Values { .. })
    }

    /// The same map, independent of what it was borrowed from.
    pub fn into_owned(self) -> Map<'static> {
        deeper(|| {
            self.iter()
                .map(|(key, value)| (key.into_owned(), value.into_owned()))
                .collect()
        })
    }
}

impl<'a> From<&'a serde_json::Map<String, serde_json::Value>> for Map<'a> {
    fn from(entries: &'a serde_json::Map<String, serde_json::Value>) -> Self {
        Map(Entries::Json(entries))
    }
}

/// Of equal keys the last value wins, in the first one's place, as in a Java `LinkedHashMap`.
impl<'a> FromIterator<(Value<'a>, Value<'a>)> for Map<'a> {
    fn from_iter<I: IntoIterator<Item = (Value<'a>, Value<'a>)>>(entries: I) -> Self {
        let entries: IndexMap<Value<'a>, Value<'a>> = entries.into_iter().collect();
        let sizes = entries
            .iter()
            .flat_map(|(key, value)| [key.size(), value.size()]);
        let size = sizes.fold(0, usize::saturating_add);
        Map(Entries::Values {
            entries: Arc::new(entries),
            size,
        })
    }
}

impl fmt::Debug for Map<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        deeper(|| f.debug_map().entries(self.iter()).finish())
    }
}

/// Maps nest as deep as their text did; they are taken apart with room for it.
impl Drop for Map<'_> {
    fn drop(&mut self) {
        if let Entries::Values { entries, .. } = &mut self.0
            && let Some(entries) = Arc::get_mut(entries)
        {
            deeper(|| entries.clear());
        }
    }
}

//! Criteria for groups: maps such as `{'group.type': {'OKTA_GROUP', 'APP_GROUP'}}`. A set means "or", several maps
//! mean "and".

use crate::value::{Map, Value};

/// What a criterion looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Id,
    SourceId,
    Type,
    Name,
}

/// The keys, as they are written.
const KEYS: [(&str, Key); 4] = [
    ("group.id", Key::Id),
    ("group.source.id", Key::SourceId),
    ("group.type", Key::Type),
    ("group.profile.name", Key::Name),
];

/// One map of criteria.
pub(super) struct Criteria {
    key: Key,
    values: Vec<String>,
    exact: bool,
}

fn key(name: &str) -> Option<Key> {
    KEYS.iter()
        .find(|(key, _)| *key == name)
        .map(|(_, key)| *key)
}

/// What is known of the value of an entry.
pub(crate) enum Given<'m> {
    Text(&'m str),
    Texts,
    /// Neither a text nor a set of texts.
    Other,
    /// Not known before the program runs.
    Computed,
}

impl<'m> Given<'m> {
    /// What is known of a set.
    pub fn set(elements: impl Iterator<Item = Given<'m>>) -> Given<'m> {
        let mut elements = elements;
        match elements.all(|element| matches!(element, Given::Text(_) | Given::Computed)) {
            true => Given::Texts,
            false => Given::Other,
        }
    }
}

impl<'m> From<&'m Value<'_>> for Given<'m> {
    fn from(value: &'m Value<'_>) -> Given<'m> {
        match value {
            Value::String(text) => Given::Text(text),
            Value::Array(array) if array.iter().all(|value| value.as_str().is_some()) => {
                Given::Texts
            }
            _ => Given::Other,
        }
    }
}

/// What is wrong with a map of criteria, by what is known of its keys and values.
pub(crate) fn check_criteria<'m>(
    entries: impl Iterator<Item = (Option<&'m str>, Given<'m>)>,
) -> Result<(), String> {
    let mut keys = Vec::new();
    let mut operator = false;
    let mut computed = false;
    for (name, value) in entries {
        let Some(name) = name else {
            computed = true;
            continue;
        };
        match (name, value) {
            ("operator", Given::Text("EXACT" | "STARTS_WITH") | Given::Computed) => operator = true,
            ("operator", Given::Text(other)) => {
                return Err(format!(
                    "there is no operator `{other}`: it is `EXACT` or `STARTS_WITH`"
                ));
            }
            ("operator", _) => {
                return Err("`operator` is the text `EXACT` or `STARTS_WITH`".to_owned());
            }
            (name, value) => match (key(name), value) {
                (Some(_), Given::Other) => {
                    return Err(format!("`{name}` takes a text or a set of texts"));
                }
                (Some(key), _) => keys.push(key),
                (None, _) => {
                    return Err(format!(
                        "groups have no criterion `{name}`: the criteria are {}",
                        known_keys()
                    ));
                }
            },
        }
    }
    match keys[..] {
        [] if computed => Ok(()),
        [Key::Name] => Ok(()),
        [_] if operator => Err("`operator` goes with `group.profile.name` alone".to_owned()),
        [_] => Ok(()),
        _ => Err("a map of criteria has one criterion".to_owned()),
    }
}

fn known_keys() -> String {
    let known: Vec<String> = KEYS.iter().map(|(key, _)| format!("`{key}`")).collect();
    known.join(", ")
}

impl Criteria {
    /// Reads a map of criteria.
    pub fn read(map: &Map<'_>) -> Result<Criteria, String> {
        let text = |value: &Value<'_>| value.as_str().map(str::to_owned);
        let entries: Vec<(String, Value<'_>)> = map
            .iter()
            .map(|(name, value)| (name.to_string(), value))
            .collect();
        check_criteria(
            entries
                .iter()
                .map(|(name, value)| (Some(name.as_str()), Given::from(value))),
        )?;
        let exact = entries
            .iter()
            .any(|(name, value)| name == "operator" && value.as_str() == Some("EXACT"));
        let found = entries
            .iter()
            .find_map(|(name, value)| Some((key(name)?, value)));
        let Some((key, value)) = found else {
            return Err("a map of criteria has one criterion".to_owned());
        };
        let values = match value {
            Value::Array(array) => array.iter().filter_map(|value| text(&value)).collect(),
            value => text(value).into_iter().collect(),
        };
        Ok(Criteria { key, values, exact })
    }

    /// Whether a group meets the criterion.
    pub fn meets(&self, group: &Map<'_>) -> bool {
        let nested = |owner: &str, name: &str| group.get(owner)?.property(name);
        let found = match self.key {
            Key::Id => group.get("id"),
            Key::SourceId => nested("source", "id"),
            Key::Type => group.get("type"),
            Key::Name => nested("profile", "name"),
        };
        let Some(Value::String(found)) = found else {
            return false;
        };
        self.values.iter().any(|value| match self.key {
            Key::Name if !self.exact => found.starts_with(prefix(value)),
            _ => found == value.as_str(),
        })
    }
}

/// A trailing `.*` or `*` under STARTS_WITH is the same prefix (documented, support article).
fn prefix(value: &str) -> &str {
    value
        .strip_suffix(".*")
        .or_else(|| value.strip_suffix('*'))
        .unwrap_or(value)
}

//! The two ends of a mapping, and which way it leads.

use std::fmt::{self, Display, Formatter};

use serde_json::{Map, Value as Json, json};

use crate::context::Part;

/// One end of a mapping: Okta, or an instance of an app.
///
/// ```
/// use okta_mapping::mapping::End;
///
/// let app = End::app("ringcentral_att").with_id("0oa1rcatt7QmLpZ0x7");
/// assert_eq!((app.name(), app.id(), app.is_app()), ("ringcentral_att", Some("0oa1rcatt7QmLpZ0x7"), true));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    is_app: bool,
    id: Option<String>,
    name: String,
}

/// Which way a mapping leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From Okta to an app: on assignment and when the user changes (documented).
    ToApp,
    /// From an app to Okta: when the app's users are imported (documented).
    ToOkta,
}

/// The two ends of a mapping: Okta and an app, one of which is read and the other written.
///
/// A [`Mapping`](super::Mapping) and a [`CompiledMapping`](super::CompiledMapping) answer what their ends do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    pub(super) source: End,
    pub(super) target: End,
}

impl Ends {
    /// Where values are read.
    pub fn source(&self) -> &End {
        &self.source
    }

    /// Where values are written.
    pub fn target(&self) -> &End {
        &self.target
    }

    /// The end that is an app.
    pub fn app(&self) -> &End {
        match self.source.is_app() {
            true => &self.source,
            false => &self.target,
        }
    }

    /// Which way the mapping leads.
    pub fn direction(&self) -> Direction {
        match self.source.is_app() {
            true => Direction::ToOkta,
            false => Direction::ToApp,
        }
    }
}

impl Direction {
    /// The part of a context that is read on the way.
    pub(crate) fn source_part(self) -> Part {
        match self {
            Direction::ToApp => Part::User,
            Direction::ToOkta => Part::AppUser,
        }
    }

    /// The word of the command line: `to-app`, `to-okta`.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::ToApp => "to-app",
            Direction::ToOkta => "to-okta",
        }
    }
}

impl Display for Direction {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Direction::ToApp => "Okta to app",
            Direction::ToOkta => "app to Okta",
        })
    }
}

impl End {
    /// Okta, with the name of a user type; the default one's is `user`.
    pub fn okta(user_type: impl Into<String>) -> End {
        End {
            is_app: false,
            id: None,
            name: user_type.into(),
        }
    }

    /// An instance of an app, by its variable name.
    pub fn app(name: impl Into<String>) -> End {
        End {
            is_app: true,
            ..End::okta(name)
        }
    }

    /// The same end with the id of the user type, or of the app instance.
    pub fn with_id(self, id: impl Into<String>) -> End {
        End {
            id: Some(id.into()),
            ..self
        }
    }

    /// Whether it is an app; else it is Okta.
    pub fn is_app(&self) -> bool {
        self.is_app
    }

    /// The id of the user type, or of the app instance.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The name of the user type, or the app's variable name; `""` where the JSON has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this is the app of an id or a variable name.
    pub fn is_called(&self, id_or_name: &str) -> bool {
        self.id() == Some(id_or_name) || self.name == id_or_name
    }

    /// Whether both are Okta, or both are the same instance of an app: by id where both have one, else by name.
    ///
    /// ```
    /// use okta_mapping::mapping::End;
    ///
    /// let crm = End::app("crm").with_id("0oa1");
    /// assert!(crm.is_same(&End::app("crm")) && !crm.is_same(&End::app("crm").with_id("0oa2")));
    /// assert!(End::okta("user").is_same(&End::okta("contractor")) && !crm.is_same(&End::okta("crm")));
    /// ```
    pub fn is_same(&self, other: &End) -> bool {
        let is_called = match (&self.id, &other.id) {
            (Some(id), Some(other)) => id == other,
            (Some(_), None) => self.is_called(&other.name),
            (None, _) => other.is_called(&self.name),
        };
        self.is_app == other.is_app && (is_called || !self.is_app)
    }

    /// For people: the app's name, or its id where it has none; `Okta`.
    pub fn label(&self) -> &str {
        match (self.is_app, self.name.as_str()) {
            (false, _) => "Okta",
            (true, "") => self.id().unwrap_or("the app"),
            (true, name) => name,
        }
    }

    /// Whether the JSON of an end says that it is an app: by `type` (documented), else by the prefix of an app's id
    /// (assumption). Nothing where it says neither.
    pub(super) fn kind_in(json: Option<&Map<String, Json>>) -> Option<bool> {
        let json = json?;
        match json.get("type").and_then(Json::as_str) {
            Some("appuser") => return Some(true),
            Some("user") => return Some(false),
            _ => {}
        }
        let id = json.get("id").and_then(Json::as_str)?;
        id.starts_with("0oa").then_some(true)
    }

    pub(super) fn read(json: Option<&Map<String, Json>>, is_app: bool) -> End {
        let text = |key| {
            let text = json?.get(key)?.as_str()?;
            Some(text.to_owned())
        };
        End {
            is_app,
            id: text("id"),
            name: text("name").unwrap_or_default(),
        }
    }

    pub(super) fn to_json(&self) -> Json {
        let kind = if self.is_app { "appuser" } else { "user" };
        match &self.id {
            Some(id) => json!({"id": id, "name": self.name, "type": kind}),
            None => json!({"name": self.name, "type": kind}),
        }
    }
}

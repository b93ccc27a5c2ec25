//! A template of user names, as Okta's APIs give it.

use serde_json::{Value as Json, json};

use super::built_in::{BuiltIn, TABLE};
use super::{CompiledUsername, UsernameError};
use crate::engine::Engine;
use crate::error::Error;
use crate::mapping::{Direction, End, Mapping, PushStatus};

/// How many characters a custom expression may have (assumption).
const LONGEST_EXPRESSION: usize = 1_024;

/// How an app's user names are made, or Okta's logins where an app is imported: `credentials.userNameTemplate` of an app.
///
/// The JSON document is the truth; it is written back unchanged.
///
/// ```
/// use okta_mapping::mapping::{Direction, End};
/// use okta_mapping::username::UsernameTemplate;
/// use okta_mapping::{Context, Engine};
///
/// let json = serde_json::json!({
///     "template": "${fn:substringBefore(source.email, \"@\")}", "type": "BUILT_IN", "userSuffix": ".crm"
/// });
/// let template = UsernameTemplate::from_json(&json)?;
/// let expression = template.expression(Direction::ToApp);
/// assert_eq!(expression.as_deref(), Some(r#"String.substringBefore(user.email, "@") + ".crm""#));
///
/// let jane = serde_json::json!({"user": {"profile": {"email": "jane@example.com"}}});
/// let username = template.compile(&Engine::default(), &End::app("crm"), Direction::ToApp)?;
/// assert_eq!(username.render(&Context::from_json(&jane)?)?, "jane.crm");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct UsernameTemplate {
    json: Json,
    form: Form,
}

#[derive(Clone, Debug, PartialEq)]
enum Form {
    None,
    BuiltIn(&'static BuiltIn),
    Custom(String),
}

/// When a user name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsernamePush {
    /// `PUSH`: on create and update.
    Push,
    /// `DONT_PUSH`: on create only.
    CreateOnly,
    /// `NOT_CONFIGURED`.
    NotConfigured,
}

impl UsernamePush {
    /// The word of the JSON: `PUSH`.
    pub fn as_str(self) -> &'static str {
        match self {
            UsernamePush::Push => PushStatus::Push.as_str(),
            UsernamePush::CreateOnly => PushStatus::CreateOnly.as_str(),
            UsernamePush::NotConfigured => "NOT_CONFIGURED",
        }
    }
}

/// `${source.login}`, built in (documented).
impl Default for UsernameTemplate {
    fn default() -> UsernameTemplate {
        let [first, ..] = &TABLE;
        UsernameTemplate::of(first)
    }
}

impl UsernameTemplate {
    /// Reads a template. Without `template` it is the default one (documented). Where `type` is missing or empty, which
    /// Okta allows (documented), a template of the list is built in and any other an expression (assumption); a custom one
    /// may be of the list too.
    ///
    /// # Errors
    ///
    /// [`UsernameError`] where the JSON has another shape, a word is unknown, or a built-in template is none of the list.
    pub fn from_json(json: &Json) -> Result<UsernameTemplate, UsernameError> {
        if !json.is_object() {
            return Err(UsernameError::Shape);
        }
        let text = |key: &str| match json.get(key) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(UsernameError::Shape),
        };
        let template = text("template")?;
        text("userSuffix")?;
        let kind = text("type")?.unwrap_or_default();
        match text("pushStatus")? {
            None | Some("PUSH" | "DONT_PUSH" | "NOT_CONFIGURED") => {}
            Some(found) => {
                return Err(UsernameError::Word {
                    key: "pushStatus",
                    found: found.to_owned(),
                    allowed: "`PUSH`, `DONT_PUSH` or `NOT_CONFIGURED`",
                });
            }
        }
        let built_in = template.map_or(TABLE.first(), BuiltIn::of);
        let form = match (kind, built_in, template) {
            ("NONE", _, _) => Form::None,
            ("BUILT_IN" | "", Some(row), _) => Form::BuiltIn(row),
            ("BUILT_IN", None, template) => {
                let template = template.unwrap_or_default().to_owned();
                return Err(UsernameError::UnknownBuiltIn { template });
            }
            ("CUSTOM", Some(row), Some(_)) => Form::Custom(row.expression.to_owned()),
            ("CUSTOM" | "", _, template) => {
                Form::Custom(expression(template.unwrap_or_default())?.to_owned())
            }
            (found, _, _) => {
                return Err(UsernameError::Word {
                    key: "type",
                    found: found.to_owned(),
                    allowed: "`NONE`, `BUILT_IN` or `CUSTOM`",
                });
            }
        };
        Ok(UsernameTemplate {
            json: json.clone(),
            form,
        })
    }

    /// A template of Okta's list.
    ///
    /// # Errors
    ///
    /// [`UsernameError::UnknownBuiltIn`], which names the list, where it is none of it.
    pub fn built_in(template: &str) -> Result<UsernameTemplate, UsernameError> {
        match BuiltIn::of(template) {
            Some(row) => Ok(UsernameTemplate::of(row)),
            None => Err(UsernameError::UnknownBuiltIn {
                template: template.to_owned(),
            }),
        }
    }

    /// A template of an expression's own.
    ///
    /// # Errors
    ///
    /// [`UsernameError`] where the expression is blank or too long.
    pub fn custom(text: &str) -> Result<UsernameTemplate, UsernameError> {
        Ok(UsernameTemplate {
            form: Form::Custom(expression(text)?.to_owned()),
            json: json!({"template": text, "type": "CUSTOM"}),
        })
    }

    fn of(row: &'static BuiltIn) -> UsernameTemplate {
        UsernameTemplate {
            json: json!({"template": row.template, "type": "BUILT_IN"}),
            form: Form::BuiltIn(row),
        }
    }

    /// The templates that Okta has built in (documented).
    pub fn all_built_in() -> impl Iterator<Item = UsernameTemplate> {
        TABLE.iter().map(UsernameTemplate::of)
    }

    /// The same template with a suffix, which is appended where it is built in (documented).
    pub fn with_suffix(mut self, suffix: &str) -> UsernameTemplate {
        self.json["userSuffix"] = json!(suffix);
        self
    }

    /// The same template, written at these times.
    pub fn with_push_status(mut self, push_status: UsernamePush) -> UsernameTemplate {
        self.json["pushStatus"] = json!(push_status.as_str());
        self
    }

    /// The JSON that was read, as it was.
    pub fn to_json(&self) -> &Json {
        &self.json
    }

    /// The text of the template.
    pub fn template(&self) -> &str {
        let text = self.json["template"].as_str();
        text.unwrap_or(match &self.form {
            Form::BuiltIn(row) => row.template,
            Form::None | Form::Custom(_) => "",
        })
    }

    /// Whether it is an expression, not one of the list.
    pub fn is_custom(&self) -> bool {
        matches!(self.form, Form::Custom(_))
    }

    /// What is appended: the suffix of a built-in template (documented), else `""`.
    pub fn suffix(&self) -> &str {
        match self.form {
            Form::BuiltIn(_) => self.json["userSuffix"].as_str().unwrap_or_default(),
            Form::None | Form::Custom(_) => "",
        }
    }

    /// When the name is written; nothing where the JSON does not say.
    pub fn push_status(&self) -> Option<UsernamePush> {
        let word = self.json["pushStatus"].as_str()?;
        let all = [
            UsernamePush::Push,
            UsernamePush::CreateOnly,
            UsernamePush::NotConfigured,
        ];
        all.into_iter().find(|status| status.as_str() == word)
    }

    /// The expression that gives the same name: a custom one as it is, a built-in one as it can be written instead (support
    /// article), with its suffix, over `user` on the way to an app and over `appuser` on the way to Okta. None where no
    /// template gives the name.
    ///
    /// It gives the same wherever the attribute has a value; a null one it joins with the suffix to `null...`, and
    /// `substringBefore` gives a text without `@` whole (assumption).
    pub fn expression(&self, direction: Direction) -> Option<String> {
        match &self.form {
            Form::None => None,
            Form::BuiltIn(row) => Some(row.migrated(direction, self.suffix())),
            Form::Custom(text) => Some(text.clone()),
        }
    }

    /// Compiles the template for the user names of an app, or, on the way to Okta, for the logins of its imported users.
    /// `source` is the end that is read; the app's name is not seen: on the way to Okta such an expression fails (support
    /// article), write `appuser`.
    ///
    /// # Errors
    ///
    /// What is wrong with the expression of a custom template.
    pub fn compile(
        &self,
        engine: &Engine,
        app: &End,
        direction: Direction,
    ) -> Result<CompiledUsername, Error> {
        let expression = match &self.form {
            Form::None => None,
            Form::BuiltIn(row) => Some(row.expression),
            Form::Custom(text) => Some(text.as_str()),
        };
        CompiledUsername::new(engine, app, direction, expression, self.suffix())
    }

    /// Whether a user name changes by itself when the user does: only with provisioning switched on, or where the template
    /// is custom, or where a mapping to the app sets more than one attribute on create and update (support article); never
    /// where it is written on create only (assumption).
    pub fn updates_by_itself(&self, is_provisioned: bool, mapping: &Mapping) -> bool {
        let updated = mapping
            .properties()
            .filter(|(_, property)| property.push_status() == PushStatus::Push);
        let is_updated = is_provisioned || self.is_custom() || updated.count() > 1;
        is_updated && self.push_status() != Some(UsernamePush::CreateOnly)
    }
}

fn expression(text: &str) -> Result<&str, UsernameError> {
    let length = text.chars().count();
    if length > LONGEST_EXPRESSION {
        return Err(UsernameError::TooLong {
            length,
            limit: LONGEST_EXPRESSION,
        });
    }
    match text.trim().is_empty() {
        true => Err(UsernameError::Empty),
        false => Ok(text),
    }
}

//! JSON Lines in and out: one person a line, what became of them a line.

use serde_json::Value as Json;

use super::{Applied, Applier, Person};
use crate::diagnostic::codes;
use crate::error::Error;
use crate::input::input;
use crate::mapping::TARGET;
use crate::profile::profile_of;
use crate::time::ZonedDateTime;

impl Applier<'_> {
    /// Applies the mapping to the person of a line: an evaluation context, whose key `target` holds the current profile of
    /// the target, or an API object with one; missing or null it is a create. `now` is the present of people who bring none.
    /// Fails where the line is no JSON, no context, or its target no profile.
    ///
    /// ```
    /// use okta_mapping::Engine;
    /// use okta_mapping::apply::Applier;
    /// use okta_mapping::mapping::{End, Mapping};
    ///
    /// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?.with("town", "user.city").compile(&Engine::default());
    /// let line = br#"{"user": {"profile": {"city": "Oslo"}}, "target": {"town": "Rome"}}"#;
    /// assert_eq!(Applier::new(&mapping).apply_line(line, None).unwrap().profile()["town"], "Oslo");
    /// assert_eq!(Applier::new(&mapping).apply_line(b"{", None).unwrap_err().code(), "invalid-json");
    /// # Ok::<(), okta_mapping::mapping::MappingError>(())
    /// ```
    pub fn apply_line(&self, line: &[u8], now: Option<&ZonedDateTime>) -> Result<Applied, Error> {
        self.read(line, now, |person, target| {
            Ok(self.apply(&match target {
                Json::Null => person,
                target => match profile_of(target) {
                    Json::Object(profile) => person.with_current(profile),
                    _ => {
                        let message = format!("`{TARGET}` must be a profile or an object with one");
                        return Err(input(&codes::INVALID_CONTEXT, message));
                    }
                },
            }))
        })?
    }

    /// Runs on the person of a text, with what is at [`TARGET`] of it.
    pub(super) fn read<T>(
        &self,
        text: &[u8],
        now: Option<&ZonedDateTime>,
        run: impl FnOnce(Person<'_>, &Json) -> T,
    ) -> Result<T, Error> {
        let context = self.mapping.reader().read(text)?;
        let context = match now {
            Some(now) => context.or_now(now),
            None => context,
        };
        let parsed = context.parsed();
        let person = Person::new(match &parsed {
            Some(parsed) => parsed,
            None => &context,
        });
        Ok(run(person, context.beside()))
    }

    /// What came of the person of a [line](Applier::apply_line), or what is wrong with it, as a line of JSON.
    ///
    /// ```
    /// use okta_mapping::Engine;
    /// use okta_mapping::apply::Applier;
    /// use okta_mapping::mapping::{End, Mapping};
    ///
    /// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?.with("town", "user.city").compile(&Engine::default());
    /// let line = br#"{"user": {"profile": {"city": "Oslo"}}, "target": {"town": "Rome"}}"#;
    /// let answer = Applier::new(&mapping).answer(line, None);
    /// assert!(answer.starts_with(r#"{"profile":{"town":"Oslo"},"attributes":[{"name":"town","outcome":"set","value":"Oslo""#));
    /// assert!(Applier::new(&mapping).answer(b"{", None).starts_with(r#"{"ok":false,"phase":"input","code":"invalid-json","#));
    /// # Ok::<(), okta_mapping::mapping::MappingError>(())
    /// ```
    pub fn answer(&self, line: &[u8], now: Option<&ZonedDateTime>) -> String {
        let answer = match self.apply_line(line, now) {
            Ok(applied) => serde_json::to_string(&applied),
            Err(error) => serde_json::to_string(error.diagnostic()),
        };
        // What is written here has text keys and finite numbers, which always serialise.
        answer.unwrap_or_default()
    }
}

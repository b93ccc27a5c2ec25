//! The values of a mapping from JSON text to JSON text.

use super::{Applier, omission, taken, to_json};
use crate::error::Error;
use crate::mapping::CompiledProperty;
use crate::time::ZonedDateTime;
use crate::value::Value;

impl<'a> Applier<'a> {
    /// Applies the mapping to a person of JSON text, an evaluation context, and appends a JSON object of the mapped
    /// attributes to a buffer: what [`apply`](Applier::apply) gives as their [values](super::AttributeOutcome::value) where
    /// the target does not have the person yet, null included. Only what the mapping reads is taken out of the text.
    /// Attributes whose expressions fail are not in the object; they are given back, each with its error. Nothing is
    /// validated, and secrets are written as they are. `now` is the present of people who bring none.
    ///
    /// ```
    /// use okta_mapping::Engine;
    /// use okta_mapping::apply::Applier;
    /// use okta_mapping::mapping::{End, Mapping};
    ///
    /// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?
    ///     .with("town", "user.city")
    ///     .with("name", "user.firstName + ' ' + user.lastName")
    ///     .with("floor", "Convert.toInt(user.city)")
    ///     .compile(&Engine::default());
    /// let person = br#"{"user": {"profile": {"firstName": "Jane", "lastName": "Doe", "city": "Oslo"}}}"#;
    /// let mut values = Vec::new();
    /// let failed = Applier::new(&mapping).apply_json(person, None, &mut values)?;
    /// assert_eq!(values, br#"{"town":"Oslo","name":"Jane Doe"}"#);
    /// assert_eq!(failed[0].0, "floor");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`JsonReader::read`](crate::JsonReader::read); then nothing is appended.
    pub fn apply_json(
        &self,
        text: &[u8],
        now: Option<&ZonedDateTime>,
        to: &mut Vec<u8>,
    ) -> Result<Vec<(&'a str, Error)>, Error> {
        self.read(text, now, |person, _| {
            let source = self.source(&person);
            let mut failed = Vec::new();
            let mut built = String::new();
            let mut before = b'{';
            for (property, rule) in self.mapping.properties().iter().zip(&self.rules) {
                if omission(property, rule, &person).is_some() {
                    continue;
                }
                let program = property.program().map_err(Error::clone);
                let value = program.and_then(|program| program.eval_into(&source, &mut built));
                let value = match value {
                    Ok(value) => value,
                    Err(error) => {
                        failed.push((property.attribute(), error));
                        continue;
                    }
                };
                to.push(before);
                before = b',';
                write_key(property, to);
                match (&value, rule.target) {
                    (Value::Array(_) | Value::Map(_) | Value::User(_) | Value::Group(_), _)
                    | (_, Some(_)) => write(&taken(rule, to_json(value)).0, to),
                    (value, None) => write(value, to),
                }
            }
            if before == b'{' {
                to.push(before);
            }
            to.push(b'}');
            failed
        })
    }
}

fn write_key(property: &CompiledProperty, to: &mut Vec<u8>) {
    write(property.attribute(), to);
    to.push(b':');
}

fn write(value: &(impl serde::Serialize + ?Sized), to: &mut Vec<u8>) {
    // Memory takes everything, and what is written has text keys, which always serialise.
    serde_json::to_writer(to, value).unwrap_or_default();
}

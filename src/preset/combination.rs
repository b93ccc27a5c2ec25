//! An attribute of Okta that combines several of the app, and the way back.

use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::PresetError;
use crate::context::Context;
use crate::engine::{Engine, Program};
use crate::error::Error;
use crate::mapping::{CompiledMapping, End, Mapping};

/// An attribute of Okta that a mapping combines of several attributes of the app, such as `number#extension`, and the
/// expressions that give the parts back.
///
/// ```
/// use okta_mapping::Preset;
///
/// let phone = Preset::named("ringcentral-att").unwrap().combination().unwrap();
/// assert_eq!(phone.combine(&[None, Some("101")])?.as_deref(), Some("#101"));
/// assert_eq!(phone.split(Some("#101"))?, [Some("".to_owned()), Some("101".to_owned())]);
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Combination {
    attribute: String,
    combining: Program,
    null_safe: Option<String>,
    parts: Vec<(String, Program)>,
}

/// A combination as a preset's JSON has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Combined {
    attribute: String,
    null_safe: Option<String>,
    parts: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    attribute: String,
    expression: String,
}

impl Combination {
    pub(super) fn new(
        combined: Combined,
        to_okta: &CompiledMapping,
    ) -> Result<Combination, PresetError> {
        let Combined {
            attribute,
            null_safe,
            parts,
        } = combined;
        let properties = to_okta.properties().iter();
        let property = properties
            .filter_map(|property| Some((property.attribute(), property.program().ok()?)))
            .find(|(name, _)| *name == attribute);
        let combining = match property {
            Some((_, program)) => program.clone(),
            None => return Err(PresetError::NotCombined(attribute)),
        };
        let way_back = Mapping::between(End::okta(""), End::app(""))?;
        let way_back = parts.into_iter().fold(way_back, |mapping, part| {
            mapping.with(part.attribute, part.expression)
        });
        let way_back = way_back.compile(&Engine::default()).checked()?;
        let parts = way_back.properties().iter().filter_map(|property| {
            let program = property.program().ok()?;
            Some((property.attribute().to_owned(), program.clone()))
        });
        Ok(Combination {
            attribute,
            combining,
            null_safe,
            parts: parts.collect(),
        })
    }

    /// The attribute of Okta.
    pub fn attribute(&self) -> &str {
        &self.attribute
    }

    /// The expression that combines, over the app's user.
    pub fn expression(&self) -> &str {
        self.combining.text()
    }

    /// The expression to write in its place so that a part that is null counts as empty, where there is one.
    pub fn null_safe(&self) -> Option<&str> {
        self.null_safe.as_deref()
    }

    /// The attributes of the app, each with the expression over Okta's user that gives it back.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        let parts = self.parts.iter();
        parts.map(|(part, program)| (part.as_str(), program.text()))
    }

    /// The value of Okta's attribute for values of the parts, in the order of [`parts`](Combination::parts), as the mapping
    /// gives it; parts that are not given are null. None where it is null.
    ///
    /// # Errors
    ///
    /// Where the expression fails on these values.
    pub fn combine(&self, parts: &[Option<&str>]) -> Result<Option<String>, Error> {
        let given = parts.iter().copied().chain(std::iter::repeat(None));
        let names = self.parts.iter().map(|(part, _)| part.clone());
        let profile: Map<String, Json> = names
            .zip(given)
            .map(|(name, value)| (name, json!(value)))
            .collect();
        text(&self.combining, &json!({"appuser": {"profile": profile}}))
    }

    /// The parts of a value of Okta's attribute, in the order of [`parts`](Combination::parts); none where a part is null.
    ///
    /// # Errors
    ///
    /// Where an expression fails on this value.
    pub fn split(&self, value: Option<&str>) -> Result<Vec<Option<String>>, Error> {
        let context = json!({"user": {"profile": {&self.attribute: value}}});
        let programs = self.parts.iter().map(|(_, program)| program);
        programs.map(|program| text(program, &context)).collect()
    }
}

fn text(program: &Program, context: &Json) -> Result<Option<String>, Error> {
    let context = Context::from_json(context)?;
    let value = program.eval(&context)?;
    Ok((!value.is_null()).then(|| value.to_string()))
}

//! Presets: what is known of an app, as data. Mappings both ways, schemas, the service's demands and errors.

mod combination;
mod error;
mod rule;

pub use combination::Combination;
pub use error::PresetError;
pub use rule::{Needed, Rule, Sample, Section};

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::apply::{Applier, Omission};
use crate::engine::Engine;
use crate::mapping::{CompiledMapping, Direction, End, Mapping};
use crate::provisioning::ProvisioningErrorKind;
use crate::schema::Schema;
use crate::sourcing::{Sourcing, withheld_from};
use crate::validate::{Finding, Severity};
use combination::Combined;

/// The files, one for each app.
const FILES: [&str; 1] = [include_str!("ringcentral-att.json")];

/// Those of [`FILES`]; each is one, or a test fails.
static ALL: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let files = FILES.iter();
    files
        .filter_map(|file| Preset::from_json(&serde_json::from_str(file).ok()?).ok())
        .collect()
});

/// What is known of an app before any customer's data: mappings both ways, schemas, what the service demands and answers.
///
/// ```
/// use okta_mapping::apply::Person;
/// use okta_mapping::mapping::Direction;
/// use okta_mapping::{Context, Engine, Preset};
///
/// let preset = Preset::named("ringcentral-att").unwrap();
/// let mapping = preset.mapping(Direction::ToOkta).compile(&Engine::default());
/// let json = serde_json::json!({"appuser": {"profile": {
///     "userName": "jo@example.com", "firstName": "Jo", "lastName": "Doe",
///     "directNumber": ["+16505550100", "+16505550101"], "extensionNumber": "101",
/// }}});
/// let applied = preset.applier(&mapping).apply(&Person::new(&Context::from_json(&json)?));
/// assert_eq!(applied.profile()["primaryPhone"], "+16505550100#101");
/// assert!(applied.is_stored());
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Preset {
    json: Json,
    name: String,
    title: String,
    to_okta: Mapping,
    to_app: Mapping,
    app_schema: Schema,
    user_schema: Schema,
    demands_standards: bool,
    minimum: Vec<Needed>,
    combination: Option<Combination>,
    errors: Vec<ProvisioningErrorKind>,
    rules: Vec<Rule>,
    samples: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    name: String,
    title: String,
    mappings: Json,
    schemas: Schemas,
    #[serde(default)]
    demands_standards: bool,
    #[serde(default)]
    minimum: Vec<Needed>,
    combination: Option<Combined>,
    #[serde(default)]
    errors: Vec<String>,
    #[serde(default)]
    rules: Vec<Rule>,
    #[serde(default)]
    samples: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Schemas {
    app: Json,
    #[serde(default)]
    user: Json,
}

impl Preset {
    /// The code of a finding: an attribute that has to be mapped is not.
    pub const MISSING_MAPPING: &'static str = "preset-missing-mapping";

    /// All presets of this library.
    pub fn all() -> &'static [Preset] {
        &ALL
    }

    /// The preset of this name: `ringcentral-att`.
    pub fn named(name: &str) -> Option<&'static Preset> {
        Preset::all().iter().find(|preset| preset.name == name)
    }

    /// Reads a preset. Of Okta's schema the JSON holds what differs from [`Schema::okta_user`].
    ///
    /// # Errors
    ///
    /// [`PresetError`] where the JSON has another shape, or its parts do not fit together.
    ///
    /// ```
    /// use okta_mapping::Preset;
    ///
    /// let json = serde_json::json!({
    ///     "name": "crm", "title": "A CRM",
    ///     "mappings": [
    ///         {"source": {"name": "crm", "type": "appuser"}, "target": {"name": "user", "type": "user"}},
    ///         {"source": {"name": "user", "type": "user"}, "target": {"name": "crm", "type": "appuser"}},
    ///     ],
    ///     "schemas": {"app": {"definitions": {"base": {"properties": {"userName": {"type": "string"}}}}}},
    /// });
    /// assert_eq!(Preset::from_json(&json)?.app().name(), "crm");
    /// # Ok::<(), okta_mapping::preset::PresetError>(())
    /// ```
    pub fn from_json(json: &Json) -> Result<Preset, PresetError> {
        let file = File::deserialize(json)?;
        let mappings = Mapping::all_from_json(&file.mappings)?;
        let leading = |direction| {
            let mut mappings = mappings.iter();
            let mapping = mappings.find(|mapping| mapping.direction() == direction);
            mapping
                .cloned()
                .ok_or(PresetError::MissingMapping(direction))
        };
        let (to_okta, to_app) = (leading(Direction::ToOkta)?, leading(Direction::ToApp)?);
        let compiled = to_okta.compile(&Engine::default()).checked()?;
        to_app.compile(&Engine::default()).checked()?;
        let lacking = |needed: &&Needed| to_app.property(&needed.attribute).is_none();
        if let Some(lacking) = file.minimum.iter().find(lacking) {
            return Err(PresetError::Incomplete(lacking.attribute.clone()));
        }
        let combination = file
            .combination
            .map(|combined| Combination::new(combined, &compiled));
        let kinds = file.errors.into_iter().map(|name| {
            let kind = ProvisioningErrorKind::from_name(&name);
            kind.ok_or(PresetError::UnknownKind(name))
        });
        let errors = kinds.collect::<Result<Vec<ProvisioningErrorKind>, PresetError>>()?;
        let mut user_schema = Schema::okta_user().to_json().clone();
        overlay(&mut user_schema, &file.schemas.user);
        let mut json = json.clone();
        if let Some(Json::Object(schemas)) = json.get_mut("schemas") {
            schemas.insert("user".to_owned(), user_schema.clone());
        }
        Ok(Preset {
            json,
            name: file.name,
            title: file.title,
            to_okta,
            to_app,
            app_schema: Schema::from_json(&file.schemas.app)?,
            user_schema: Schema::from_json(&user_schema)?,
            demands_standards: file.demands_standards,
            minimum: file.minimum,
            combination: combination.transpose()?,
            errors,
            rules: file.rules,
            samples: file.samples,
        })
    }

    /// The JSON that was read, with the whole of Okta's schema.
    pub fn to_json(&self) -> &Json {
        &self.json
    }

    /// The name: `ringcentral-att`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name for people.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The app, by the variable name that its mappings use. An instance in an organisation has an id, and may have another
    /// name.
    pub fn app(&self) -> &End {
        self.to_okta.app()
    }

    /// The mapping that leads this way.
    pub fn mapping(&self, direction: Direction) -> &Mapping {
        match direction {
            Direction::ToOkta => &self.to_okta,
            Direction::ToApp => &self.to_app,
        }
    }

    /// The schema of the app's users.
    pub fn app_schema(&self) -> &Schema {
        &self.app_schema
    }

    /// The schema of Okta's users, with what is sourced from the app.
    pub fn user_schema(&self) -> &Schema {
        &self.user_schema
    }

    /// Whether the service takes only values that keep their standards: states (documented) and extensions (assumption).
    pub fn demands_standards(&self) -> bool {
        self.demands_standards
    }

    /// The attributes of the app that have to be mapped (documented by the guide of the integration).
    pub fn minimum(&self) -> &[Needed] {
        &self.minimum
    }

    /// The attribute of Okta that combines several of the app, where there is one.
    pub fn combination(&self) -> Option<&Combination> {
        self.combination.as_ref()
    }

    /// The kinds of error that the service gives.
    pub fn errors(&self) -> &[ProvisioningErrorKind] {
        &self.errors
    }

    /// What else is to be known, with how sure it is.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// People to try the preset on.
    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// An organisation whose only profile source is this app, with the preset's mappings both ways; without the feature flags
    /// that let it be pushed to as well.
    ///
    /// ```
    /// use okta_mapping::Preset;
    /// use okta_mapping::sourcing::{Assignment, Owner};
    ///
    /// let sourcing = Preset::named("ringcentral-att").unwrap().sourcing();
    /// let phone = sourcing.resolve("primaryPhone", &Assignment::new(["ringcentral_att"]));
    /// assert_eq!(phone.owner, Owner::App("ringcentral_att".to_owned()));
    /// ```
    pub fn sourcing(&self) -> Sourcing {
        Sourcing::new(vec![self.app().clone()])
            .with_schema(&self.user_schema)
            .with_mappings(&[self.to_okta.clone(), self.to_app.clone()])
    }

    /// Applies a mapping of the app's, this preset's or an organisation's own, between this preset's schemas, and to the
    /// app with the standards that the service demands. The app of the mapping counts as the preset's.
    pub fn applier<'a>(&'a self, mapping: &'a CompiledMapping) -> Applier<'a> {
        let applier = Applier::new(mapping);
        match mapping.direction() {
            Direction::ToOkta => applier
                .with_source_schema(&self.app_schema)
                .with_target_schema(&self.user_schema)
                .withholding(|attribute| {
                    let attribute = self.user_schema.attribute(attribute)?;
                    withheld_from(self.app(), attribute).map(Omission::SourcedFrom)
                }),
            Direction::ToApp => {
                let applier = applier
                    .with_source_schema(&self.user_schema)
                    .with_target_schema(&self.app_schema);
                match self.demands_standards {
                    true => applier.demanding_standards(),
                    false => applier,
                }
            }
        }
    }

    /// What is wrong with an organisation's own mapping: [`MISSING_MAPPING`](Preset::MISSING_MAPPING) of each attribute
    /// that has to be mapped to the app and is not. Of a mapping to Okta nothing is said.
    pub fn check(&self, mapping: &Mapping) -> Vec<Finding> {
        if mapping.direction() == Direction::ToOkta {
            return Vec::new();
        }
        let minimum = self.minimum.iter();
        let missing = minimum.filter(|needed| mapping.property(&needed.attribute).is_none());
        missing
            .map(|needed| {
                let name = &needed.attribute;
                let message = format!("{} has to be mapped for {}", self.label(name), self.title);
                let expression = self
                    .to_app
                    .property(name)
                    .map(|property| property.expression());
                Finding {
                    help: expression.map(|expression| format!("map `{expression}`")),
                    ..finding(Severity::Violation, name, Preset::MISSING_MAPPING, message)
                }
            })
            .collect()
    }

    /// The attributes that have to be mapped and that a profile of the app has no value of: the service would answer
    /// `missing-parameter`, which the preset calls a violation or a warning of each (assumption).
    pub fn find_empty(&self, profile: &Map<String, Json>) -> Vec<Finding> {
        let is_empty = |name: &str| {
            let value = profile.get(name).unwrap_or(&Json::Null);
            value.is_null() || value.as_str() == Some("")
        };
        let code = ProvisioningErrorKind::MissingParameter.name();
        let minimum = self.minimum.iter();
        minimum
            .filter(|needed| is_empty(&needed.attribute))
            .map(|needed| {
                let name = &needed.attribute;
                let message = format!("{}: the service gets no value", self.label(name));
                finding(needed.when_empty, name, code, message)
            })
            .collect()
    }

    fn label(&self, name: &str) -> String {
        let attribute = self.app_schema.attribute(name);
        attribute.map_or_else(|| name.to_owned(), |attribute| attribute.label())
    }
}

fn finding(severity: Severity, attribute: &str, code: &'static str, message: String) -> Finding {
    Finding {
        severity,
        attribute: attribute.to_owned(),
        index: None,
        code,
        message,
        constraint: None,
        help: None,
        fix: None,
    }
}

/// Lays objects over objects, key by key; any other value replaces what it is laid over.
fn overlay(under: &mut Json, over: &Json) {
    match (under, over) {
        (Json::Object(under), Json::Object(over)) => {
            for (key, value) in over {
                overlay(under.entry(key).or_insert(Json::Null), value);
            }
        }
        (_, Json::Null) => {}
        (under, over) => *under = over.clone(),
    }
}

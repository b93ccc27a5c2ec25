//! `okta-mapping demo`: the founding example, on data of its own.

use std::process::ExitCode;

use okta_mapping::apply::{Applied, Person};
use okta_mapping::mapping::{CompiledMapping, Direction};
use okta_mapping::preset::{Combination, Sample};
use okta_mapping::sync::Sync;
use okta_mapping::{Context, Engine, Error, Prediction, Preset, Push};
use serde_json::{Map, Value as Json};

use crate::failure::Failure;
use crate::output::{self, table};

/// The preset of the example, and the attributes of its phones.
const PRESET: &str = "ringcentral-att";
const PARTS: [&str; 2] = ["directNumber", "extensionNumber"];

/// The width that the account fits into, and how far it is indented.
const WIDTH: usize = 80;
const INDENT: &str = "   ";

/// Prints the account of the example.
pub fn run() -> Result<ExitCode, Failure> {
    let preset = Preset::named(PRESET);
    let parts = preset.and_then(|preset| Some((preset, preset.combination()?)));
    let Some((preset, phone)) = parts else {
        return Err(Failure::Nothing(format!(
            "the preset `{PRESET}` is missing"
        )));
    };
    let compile = |direction| preset.mapping(direction).compile(&Engine::default());
    let demo = Demo {
        preset,
        phone,
        to_okta: compile(Direction::ToOkta),
        to_app: compile(Direction::ToApp),
    };
    let text = demo
        .account()
        .map_err(|error| Failure::input(error, None))?;
    output::print(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The example.
struct Demo {
    preset: &'static Preset,
    phone: &'static Combination,
    to_okta: CompiledMapping,
    to_app: CompiledMapping,
}

impl Demo {
    fn account(&self) -> Result<String, Error> {
        let mapping = format!("{} = {}", self.phone.attribute(), self.phone.expression());
        let sections = [
            format!(
                "Okta and {}, on data of the demo's own\n",
                self.preset.title()
            ),
            "1. Import: an expression combines two attributes of the app\n".to_owned(),
            indented(&wrapped(&mapping)),
            indented(&self.phones()?),
            "2. Import: one person, attribute by attribute\n".to_owned(),
            indented(&self.import()?),
            "3. Push: what the service would refuse is known before anything is sent\n".to_owned(),
            indented(&self.pushes()?),
            "4. The way back: the phone gives its parts\n".to_owned(),
            indented(&self.way_back()?),
            "5. Both ways at once: imports and pushes, repeated until nothing changes\n".to_owned(),
            indented(&self.sync()?),
            format!("Mappings, schemas, rules: okta-mapping preset show {PRESET}\n"),
        ];
        Ok(sections.join("\n"))
    }

    /// The phone of each person of the service, and what is to be said of it.
    fn phones(&self) -> Result<String, Error> {
        let attribute = self.phone.attribute();
        let [direct, extension] = PARTS.map(str::to_owned);
        let warnings = "warnings".to_owned();
        let mut rows = vec![[direct, extension, attribute.to_owned(), warnings]];
        for sample in self.preset.samples() {
            let applied = self.apply(&self.to_okta, sample)?;
            let [direct, extension] = PARTS.map(|part| shown(held(sample, "appuser", part)));
            let findings = applied.findings().iter().filter(|finding| {
                finding.attribute == attribute || PARTS.contains(&&*finding.attribute)
            });
            let codes: Vec<&str> = findings.map(|finding| finding.code).collect();
            let phone = shown(applied.profile().get(attribute));
            rows.push([direct, extension, phone, codes.join(", ")]);
        }
        Ok(table(&rows) + &self.null_safe()?)
    }

    /// What the null-safe expression gives where the other prints a null.
    fn null_safe(&self) -> Result<String, Error> {
        let [_, extension] = PARTS;
        let mut samples = self.preset.samples().iter();
        let sample =
            samples.find(|sample| held(sample, "appuser", extension).is_some_and(Json::is_null));
        let Some((sample, expression)) = sample.zip(self.phone.null_safe()) else {
            return Ok(String::new());
        };
        let attribute = self.phone.attribute();
        let mapping = self.preset.mapping(Direction::ToOkta).clone();
        let mapping = mapping
            .with(attribute, expression)
            .compile(&Engine::default());
        let applied = self.apply(&mapping, sample)?;
        let phone = shown(applied.profile().get(attribute));
        Ok(format!(
            "A null extension prints as null; null-safe it would be {phone}\n"
        ))
    }

    /// What becomes of the first person's attributes in Okta.
    fn import(&self) -> Result<String, Error> {
        let Some(sample) = self.preset.samples().first() else {
            return Ok(String::new());
        };
        let applied = self.apply(&self.to_okta, sample)?;
        let mut rows = vec![["attribute", "before", "after", "outcome"].map(str::to_owned)];
        for outcome in applied.attributes() {
            rows.push([
                outcome.attribute().to_owned(),
                shown(outcome.before()),
                shown(applied.profile().get(outcome.attribute())),
                outcome.outcome().as_str().to_owned(),
            ]);
        }
        let stored = if applied.is_stored() {
            "Okta stores the profile."
        } else {
            "Okta refuses the profile."
        };
        Ok(table(&rows) + stored + "\n")
    }

    /// What the service would answer to a push of each person.
    fn pushes(&self) -> Result<String, Error> {
        let push = Push::new(&self.to_app)
            .with_app_schema(self.preset.app_schema())
            .with_user_schema(self.preset.user_schema());
        let mut text = String::new();
        for sample in self.preset.samples() {
            let context = Context::from_json(&sample.context)?;
            let predictions = push.predict(&push.payload(&context, None));
            if predictions.is_empty() {
                continue;
            }
            text += &format!(
                "{}, {}:\n",
                shown(held(sample, "user", "firstName")),
                sample.title
            );
            for Prediction {
                error,
                sources,
                reason,
                ..
            } in predictions
            {
                text += &wrapped(&format!("- {error}"));
                text += &wrapped(&format!("- {}: {reason}", sources.join(", ")));
            }
        }
        let count = self.to_app.properties().len();
        Ok(text + &format!("Of everybody else {count} attributes are sent.\n"))
    }

    /// The parts of the first phones.
    fn way_back(&self) -> Result<String, Error> {
        let attribute = self.phone.attribute();
        let [direct, extension] = PARTS.map(str::to_owned);
        let mut rows = vec![[attribute.to_owned(), direct, extension]];
        for sample in self.preset.samples().iter().take(2) {
            let applied = self.apply(&self.to_okta, sample)?;
            let phone = applied.profile().get(attribute);
            let parts = self.phone.split(phone.and_then(Json::as_str))?;
            let quoted =
                |at: usize| format!("{:?}", parts.get(at).cloned().flatten().unwrap_or_default());
            rows.push([shown(phone), quoted(0), quoted(1)]);
        }
        let expressions = self.phone.parts();
        let expressions =
            expressions.map(|(part, expression)| wrapped(&format!("{part} = {expression}")));
        Ok(expressions.collect::<String>() + &table(&rows))
    }

    /// The first person, imported and pushed round by round.
    fn sync(&self) -> Result<String, Error> {
        let Some(sample) = self.preset.samples().first() else {
            return Ok(String::new());
        };
        let app = self.preset.app();
        let sourcing = self.preset.sourcing().with_flag_both(true);
        let compiled = [self.to_okta.clone(), self.to_app.clone()];
        let sync = Sync::new(&sourcing, &compiled)
            .with_user_schema(self.preset.user_schema())
            .with_app_schema(app.name(), self.preset.app_schema())
            .with_demanding_service(app.name());
        let report = sync.run(&sync.start(&sample.context)?);
        let writes = report.writes.iter().map(|write| {
            [
                format!("round {}", write.round),
                write.step.as_str().to_owned(),
                write.attribute.clone(),
                format!(
                    "{} -> {}",
                    shown(Some(&write.before)),
                    shown(Some(&write.after))
                ),
            ]
        });
        let writes: Vec<[String; 4]> = writes.collect();
        let verdict = format!(
            "{} after {} rounds, the last of which changed nothing\n",
            report.verdict.as_str(),
            report.rounds,
        );
        Ok(table(&writes) + &verdict)
    }

    /// Applies a mapping to a sample: to whom Okta has already, and the app not yet.
    fn apply(&self, mapping: &CompiledMapping, sample: &Sample) -> Result<Applied, Error> {
        let context = Context::from_json(&sample.context)?;
        let person = Person::new(&context);
        let person = match (mapping.direction(), profile(sample, "user")) {
            (Direction::ToOkta, Some(profile)) => person.with_current(profile),
            _ => person,
        };
        Ok(self.preset.applier(mapping).apply(&person))
    }
}

fn profile<'s>(sample: &'s Sample, part: &str) -> Option<&'s Map<String, Json>> {
    sample.context[part]["profile"].as_object()
}

fn held<'s>(sample: &'s Sample, part: &str, attribute: &str) -> Option<&'s Json> {
    profile(sample, part)?.get(attribute)
}

/// A value for people: a text as it is, of several the first.
fn shown(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => "null".to_owned(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(values)) => format!("{}, ...", shown(values.first())),
        Some(value) => value.to_string(),
    }
}

/// The text in lines that fit the account.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if length > 0 && INDENT.len() + length + 1 + width > WIDTH {
            lines.push_str("\n    ");
            length = 4;
        } else if length > 0 {
            lines.push(' ');
            length += 1;
        }
        lines.push_str(word);
        length += width;
    }
    lines + "\n"
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|line| format!("{INDENT}{line}\n"))
        .collect()
}

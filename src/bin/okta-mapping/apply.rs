//! `okta-mapping apply`: a mapping applied to one person, or to a stream of them.

mod report;

use std::process::ExitCode;

use clap::ColorChoice;
use okta_mapping::apply::{Applied, Applier, Explanation, Outcome, Person};
use okta_mapping::mapping::Direction;
use okta_mapping::{Context, Finding, Mapping, Schema, Severity};
use serde::Serialize;
use serde_json::Value as Json;

use crate::arguments::Apply;
use crate::failure::{ERROR, Failure, to_json};
use crate::input::{self, Origin};
use crate::{mapping, output, pipeline};

/// Applies the mapping. Expressions that are wrong are shown, and harm no others.
pub fn run(asked: &Apply, color: ColorChoice) -> Result<ExitCode, Failure> {
    let lines = asked
        .jsonl
        .then(|| asked.file.clone().unwrap_or(Origin::StandardInput));
    refuse_reading_twice(asked, lines.as_ref())?;
    let source_schema = asked
        .source_schema
        .as_ref()
        .map(input::schema)
        .transpose()?;
    let target_schema = asked
        .target_schema
        .as_ref()
        .map(input::schema)
        .transpose()?;
    let (mapping, name) = mapping_of(asked)?;
    mapping::expect_end(
        asked.source_schema.as_ref(),
        source_schema.as_ref(),
        mapping.source(),
    )?;
    mapping::expect_end(
        asked.target_schema.as_ref(),
        target_schema.as_ref(),
        mapping.target(),
    )?;
    let lacking = asked
        .preset
        .map_or_else(Vec::new, |preset| preset.check(&mapping));
    let (mapping, wrong) = mapping::compile(&mapping, &name);
    if let Some(wrong) = wrong {
        output::report(&wrong, color);
    }
    let applier = match asked.preset {
        Some(preset) => preset.applier(&mapping),
        None => Applier::new(&mapping),
    };
    let applier = with_schemas(applier, source_schema.as_ref(), target_schema.as_ref());
    match lines {
        Some(lines) => {
            let answer = |text: &[u8]| match applier.apply_line(text, asked.now.as_ref()) {
                Ok(applied) => line(
                    &applied,
                    &lacking_of(asked, &applier, &applied, &lacking),
                    &[],
                ),
                Err(error) => to_json(error.diagnostic()),
            };
            pipeline::answer_all(&lines, "applying", answer)?;
            Ok(ExitCode::SUCCESS)
        }
        None => one(asked, &applier, &lacking),
    }
}

/// The mapping, and the name of where it is from.
fn mapping_of(asked: &Apply) -> Result<(Mapping, String), Failure> {
    match (&asked.mapping, asked.preset) {
        (Some(origin), _) => Ok((mapping::read(origin, asked.direction)?, origin.to_string())),
        (None, Some(preset)) => {
            let direction = asked.direction.unwrap_or(Direction::ToOkta);
            Ok((preset.mapping(direction).clone(), preset.name().to_owned()))
        }
        (None, None) => Err(Failure::Usage("a mapping is asked for".to_owned())),
    }
}

/// With the schemas that are given, in place of those of a preset.
fn with_schemas<'a>(
    mut applier: Applier<'a>,
    source: Option<&'a Schema>,
    target: Option<&'a Schema>,
) -> Applier<'a> {
    if let Some(schema) = source {
        applier = applier.with_source_schema(schema);
    }
    if let Some(schema) = target {
        applier = applier.with_target_schema(schema);
    }
    applier
}

/// What the mapping lacks for the preset, and what the person lacks.
fn lacking_of(
    asked: &Apply,
    applier: &Applier<'_>,
    applied: &Applied,
    of_mapping: &[Finding],
) -> Vec<Finding> {
    let mut lacking = of_mapping.to_vec();
    if let (Some(preset), Direction::ToApp) = (asked.preset, applier.mapping().direction()) {
        lacking.extend(preset.find_empty(applied.profile()));
    }
    lacking
}

/// Applies the mapping to one person.
fn one(asked: &Apply, applier: &Applier<'_>, of_mapping: &[Finding]) -> Result<ExitCode, Failure> {
    let read = input::context(asked.context.as_ref(), asked.now.as_ref());
    let context = match read {
        Ok(context) => context.unwrap_or_default(),
        Err(failure) => match failure.line() {
            Some(line) if asked.json => {
                output::print((line + "\n").as_bytes())?;
                return Ok(ExitCode::from(failure.status()));
            }
            _ => return Err(failure),
        },
    };
    // It was checked when it was read.
    let context = Context::from_json(&context).unwrap_or_default();
    let target = asked.target.as_ref().map(read_target).transpose()?;
    let person = Person::new(&context);
    let person = match target.as_ref().and_then(mapping::profile) {
        Some(profile) => person.with_current(profile),
        None => person,
    };
    let applied = applier.apply(&person);
    let lacking = lacking_of(asked, applier, &applied, of_mapping);
    let explanations = explanations(asked, applier, &person)?;
    let text = match asked.json {
        true => line(&applied, &lacking, &explanations) + "\n",
        false => report::text(&applied, applier.mapping(), &lacking, &explanations),
    };
    output::print(text.as_bytes())?;
    let is_refused = lacking
        .iter()
        .any(|finding| finding.severity == Severity::Violation);
    Ok(match went_well(&applied) && !is_refused {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(ERROR),
    })
}

/// The explanations that are asked for.
fn explanations(
    asked: &Apply,
    applier: &Applier<'_>,
    person: &Person<'_>,
) -> Result<Vec<Explanation>, Failure> {
    let Some(attribute) = &asked.explain else {
        return Ok(Vec::new());
    };
    let properties = applier.mapping().properties().iter();
    let mapped = properties.map(|property| property.attribute());
    let explained = match attribute {
        Some(name) => vec![name.as_str()],
        None => mapped.clone().collect(),
    };
    let explain = |name: &str| {
        let explanation = applier.explain(person, name);
        explanation.ok_or_else(|| {
            let mapped: Vec<&str> = mapped.clone().collect();
            let message = format!(
                "`{name}` is not mapped, so that there is nothing to explain; mapped are: {}",
                mapped.join(", ")
            );
            Failure::Usage(message)
        })
    };
    explained.into_iter().map(explain).collect()
}

/// The line that programs read: what came of a person, what is lacking for the preset, and explanations that are asked for.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    applied: &'a Applied,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    lacking: &'a [Finding],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    explanations: &'a [Explanation],
}

fn line(applied: &Applied, lacking: &[Finding], explanations: &[Explanation]) -> String {
    to_json(&Line {
        applied,
        lacking,
        explanations,
    })
}

fn went_well(applied: &Applied) -> bool {
    let mut outcomes = applied.attributes().iter();
    applied.is_stored() && !outcomes.any(|outcome| matches!(outcome.outcome(), Outcome::Kept(_)))
}

/// The current profile of the target, or the object that holds it.
fn read_target(origin: &Origin) -> Result<Json, Failure> {
    let json = input::json(origin)?;
    let why = match input::kind(&json) {
        Some(kind) => format!("it is {kind}"),
        None if ["user", "appuser"]
            .iter()
            .any(|part| json.get(part).is_some_and(Json::is_object)) =>
        {
            "it is a context; give what it holds of the target".to_owned()
        }
        None if json.is_object() => return Ok(json),
        None => "it is no object".to_owned(),
    };
    Err(Failure::Usage(format!("`{origin}` is no profile: {why}")))
}

fn refuse_reading_twice(asked: &Apply, lines: Option<&Origin>) -> Result<(), Failure> {
    let read = [
        asked.mapping.as_ref(),
        asked.context.as_ref(),
        asked.target.as_ref(),
        asked.source_schema.as_ref(),
        asked.target_schema.as_ref(),
        lines,
    ];
    let read = read.into_iter().flatten();
    match read
        .filter(|origin| **origin == Origin::StandardInput)
        .count()
    {
        0 | 1 => Ok(()),
        _ => Err(Failure::Usage(
            "standard input can not be read twice".to_owned(),
        )),
    }
}

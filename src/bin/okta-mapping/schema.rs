//! `okta-mapping schema`: schemas of profiles, shown, compared and drafted.

use std::fmt::{Display, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

use okta_mapping::schema::{Attribute, AttributeType, Change, Schema, SchemaFinding, diff, infer};
use serde_json::json;

use crate::arguments;
use crate::failure::{ERROR, Failure, to_json};
use crate::input::{self, Origin};
use crate::output::{self, one_line};
use crate::people::People;

/// Does what is asked for.
pub fn run(asked: &arguments::Schema) -> Result<ExitCode, Failure> {
    match asked {
        arguments::Schema::Show { file, json } => show(file, *json),
        arguments::Schema::Diff {
            before,
            after,
            json,
        } => compare(before, after, *json),
        arguments::Schema::Infer { files } => draft(files),
    }
}

fn show(origin: &Origin, as_json: bool) -> Result<ExitCode, Failure> {
    let schema = input::schema(origin)?;
    let findings = schema.findings();
    let text = if as_json {
        to_json(&json!({"schema": schema.to_json(), "findings": findings})) + "\n"
    } else {
        table(&schema) + &beneath(&findings)
    };
    output::print(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

const HEADINGS: [&str; 8] = [
    "name",
    "type",
    "required",
    "limits",
    "format",
    "mutability",
    "master",
    "title",
];

/// The attributes of a schema as a table.
pub fn table(schema: &Schema) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(schema.attributes().map(row));
    output::table(&rows)
}

fn row(attribute: &Attribute) -> [String; HEADINGS.len()] {
    let kind = match attribute.kind() {
        AttributeType::Array(items) => format!("array of {}", items.kind().as_str()),
        kind => kind.as_str().to_owned(),
    };
    let required = if attribute.is_required() { "yes" } else { "" };
    let cells = [
        attribute.name(),
        &kind,
        required,
        &limits(attribute),
        attribute.format().unwrap_or_default(),
        attribute.mutability().as_str(),
        attribute.master().as_str(),
        attribute.title().unwrap_or_default(),
    ];
    cells.map(one_line)
}

fn limits(attribute: &Attribute) -> String {
    let lengths = range(attribute.min_length(), attribute.max_length());
    let bounds = range(attribute.minimum(), attribute.maximum());
    let items = attribute.items().and_then(|items| items.allowed());
    let allowed = attribute.allowed().or(items);
    [
        lengths.map(|range| format!("length {range}")),
        bounds,
        allowed.map(|values| format!("one of {}", values.len())),
        attribute.pattern().map(|_| "pattern".to_owned()),
        attribute.is_unique().then(|| "unique".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

fn range<T: ToString>(from: Option<T>, to: Option<T>) -> Option<String> {
    let text = |end: Option<T>| end.map(|end| end.to_string()).unwrap_or_default();
    (from.is_some() || to.is_some()).then(|| format!("{}..{}", text(from), text(to)))
}

fn beneath(findings: &[SchemaFinding]) -> String {
    let mut text = String::new();
    for finding in findings {
        // Writing to a text does not fail.
        let _ = write!(
            text,
            "\nwarning[{}]: {}: {}\n  help: {}\n",
            finding.code,
            one_line(&finding.attribute),
            one_line(&finding.message),
            finding.help
        );
    }
    text
}

fn compare(before: &Origin, after: &Origin, as_json: bool) -> Result<ExitCode, Failure> {
    if before == after && *before == Origin::StandardInput {
        return Err(Failure::Usage(
            "standard input can not be both schemas".to_owned(),
        ));
    }
    let changes = diff(&input::schema(before)?, &input::schema(after)?);
    let lines: Vec<String> = changes
        .iter()
        .map(|change| if as_json { to_json(change) } else { sentence(change) } + "\n")
        .collect();
    output::print(lines.concat().as_bytes())?;
    Ok(if changes.iter().any(Change::breaks) {
        ExitCode::from(ERROR)
    } else {
        ExitCode::SUCCESS
    })
}

fn sentence(change: &Change) -> String {
    let what = match &change.key {
        Some(key) => format!(
            "{}.{}: {} -> {}",
            change.attribute, key, change.from, change.to
        ),
        None if change.to.is_null() => format!("{}: removed", change.attribute),
        None => format!("{}: added", change.attribute),
    };
    match change.reason {
        Some(reason) => one_line(&format!("{what}  (breaks: {reason})")),
        None => one_line(&what),
    }
}

/// A draft from people; here a line that can not be read is no line to skip, the draft would be wrong.
fn draft(origins: &[Origin]) -> Result<ExitCode, Failure> {
    let mut samples = Vec::new();
    for origin in origins {
        People::open(origin)?.each(|line, json| {
            let wrong =
                |why: &dyn Display| Failure::Usage(format!("`{origin}`, line {line}: {why}"));
            let json = json.map_err(|error| wrong(&error))?;
            if !json.is_object() {
                return Err(wrong(&"a sample is a JSON object"));
            }
            samples.push(json);
            Ok(ControlFlow::Continue(()))
        })?;
    }
    let schema = infer(&samples);
    output::print(format!("{:#}\n", schema.to_json()).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

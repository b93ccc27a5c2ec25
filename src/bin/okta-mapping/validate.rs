//! `okta-mapping validate`: profiles against their schemas, and the errors of pushing them.

mod report;

use std::io::{self, BufWriter};
use std::ops::ControlFlow;
use std::process::ExitCode;

use okta_mapping::mapping::Direction;
use okta_mapping::{
    Audit, CompiledMapping, Duplicates, Error, Population, Record, Repair, Schema, read_text,
};
use serde_json::Value as Json;

use crate::arguments::Validate;
use crate::failure::{ERROR, Failure};
use crate::input::{self, Origin};
use crate::mapping;
use crate::people::{People, Places, Unreadable};
use crate::progress::Progress;
use report::{Person, Report};

/// Reads everybody twice: what is shared by several is known only at the end of the first reading.
pub fn run(asked: &Validate) -> Result<ExitCode, Failure> {
    let read = [
        asked.app_schema.as_ref(),
        asked.push_mapping.as_ref(),
        asked.taken_extensions.as_ref(),
    ];
    let read = read
        .into_iter()
        .flatten()
        .chain([&asked.schema])
        .chain(&asked.files);
    if read
        .filter(|origin| **origin == Origin::StandardInput)
        .count()
        > 1
    {
        return Err(Failure::Usage(
            "standard input can not be read twice".to_owned(),
        ));
    }
    let user_schema = input::schema(&asked.schema)?;
    let app_schema = asked.app_schema.as_ref().map(input::schema).transpose()?;
    let push = asked.push_mapping.as_ref().map(read_mapping).transpose()?;
    let audit = audit(asked, &user_schema, app_schema.as_ref(), push.as_ref())?;
    let files = asked.files.iter().map(People::open);
    let mut files = files.collect::<Result<Vec<People>, Failure>>()?;

    let (duplicates, places) = observe(&audit, asked, &mut files)?;
    let writer = BufWriter::new(io::stdout().lock());
    let mut report = Report::new(writer, asked.json, places);
    tell(&audit, asked, &mut files, &duplicates, &mut report)?;
    Ok(match report.finish()? {
        true => ExitCode::from(ERROR),
        false => ExitCode::SUCCESS,
    })
}

/// The first reading.
fn observe(
    audit: &Audit<'_>,
    asked: &Validate,
    files: &mut [People],
) -> Result<(Duplicates, Places), Failure> {
    let mut progress = Progress::new("looking for duplicates");
    let mut population = Population::new(audit);
    let mut places = Places::default();
    for file in files {
        let start = places.begin(file.origin());
        file.each(|line, json| {
            progress.step();
            places.reach(start + line);
            if let Ok((json, _)) = person(audit, asked, json)
                && let Ok(record) = Record::from_json(&json)
            {
                population.observe(start + line, &record);
            }
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok((population.duplicates(), places))
}

/// The second reading.
fn tell(
    audit: &Audit<'_>,
    asked: &Validate,
    files: &mut [People],
    duplicates: &Duplicates,
    report: &mut Report<impl io::Write>,
) -> Result<(), Failure> {
    let mut progress = Progress::new("validating");
    for (file, people) in files.iter_mut().enumerate() {
        people.each(|line, json| {
            progress.step();
            let (json, repairs) = match person(audit, asked, json) {
                Ok(person) => person,
                Err(error) => return report.unreadable(file, line, &error),
            };
            // Whoever has no record was told as an error above.
            let Ok(record) = Record::from_json(&json) else {
                return Ok(ControlFlow::Continue(()));
            };
            report.person(&Person {
                file,
                line,
                id: record.id(),
                findings: &audit.check(&record, duplicates),
                repairs: &repairs,
            })
        })?;
    }
    Ok(())
}

/// A person with the repairs that are asked for.
fn person(
    audit: &Audit<'_>,
    asked: &Validate,
    json: Result<Json, Error>,
) -> Result<(Json, Vec<Repair>), Unreadable> {
    let json = json?;
    let record = Record::from_json(&json)?;
    match asked.normalise {
        true => Ok(audit.normalise(&record)),
        false => Ok((json, Vec::new())),
    }
}

fn audit<'a>(
    asked: &Validate,
    schema: &'a Schema,
    app_schema: Option<&'a Schema>,
    push: Option<&'a CompiledMapping>,
) -> Result<Audit<'a>, Failure> {
    let mut audit = Audit::new(schema);
    if let Some(schema) = app_schema {
        audit = audit.with_app_schema(schema);
    }
    if let Some(push) = push {
        audit = audit.with_push(push);
    }
    for attribute in &asked.unique {
        input::expect_attribute(schema, attribute)?;
        audit = audit.with_unique(attribute);
    }
    if let Some(origin) = &asked.taken_extensions {
        let bytes = origin.read()?;
        let text =
            read_text(&bytes).map_err(|error| Failure::input(error, Some(origin.to_string())))?;
        audit = audit.with_taken_extensions(text.lines().map(str::to_owned));
    }
    Ok(audit)
}

/// Reads the mapping whose push is to be foretold; of several the one that leads to the app.
fn read_mapping(origin: &Origin) -> Result<CompiledMapping, Failure> {
    let read = mapping::read(origin, Some(Direction::ToApp))?;
    match mapping::compile(&read, &origin.to_string()) {
        (compiled, None) => Ok(compiled),
        (_, Some(wrong)) => Err(wrong),
    }
}

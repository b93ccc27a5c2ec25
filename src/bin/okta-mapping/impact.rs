//! `okta-mapping impact`: what a change of a mapping, of group rules or of a schema means for everyone.

mod report;

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::process::ExitCode;

use clap::ColorChoice;
use okta_mapping::apply::Applier;
use okta_mapping::impact::{Comparison, GroupRules, Impact, PersonImpact, Removal, removals};
use okta_mapping::{Engine, Error, Record};
use serde_json::Value as Json;

use crate::arguments;
use crate::failure::{ERROR, Failure};
use crate::input::{self, Origin, Text};
use crate::people::{People, Places, Unreadable};
use crate::{mapping, output};
use report::{Collision, Format, Row, Sharer};

/// What [`input::kind`] calls the three kinds that are compared.
const MAPPING: &str = "a mapping";
const SCHEMA: &str = "a schema";
const GROUP_RULE: &str = "a group rule";

/// Compares two of a kind. Expressions that are wrong are shown, and fail for everybody.
pub fn run(asked: &arguments::Impact, color: ColorChoice) -> Result<ExitCode, Failure> {
    refuse_reading_twice(asked)?;
    let (before, after) = (input::json(&asked.before)?, input::json(&asked.after)?);
    let kind = kind(&asked.before, &before)?;
    let other = self::kind(&asked.after, &after)?;
    if kind != other {
        return Err(Failure::Usage(format!(
            "`{}` is {kind} and `{}` is {other}: both have to be of one kind",
            asked.before, asked.after
        )));
    }
    refuse_misplaced(asked, kind)?;
    match kind {
        MAPPING => of_mappings(asked, [&before, &after], color),
        SCHEMA => of_schemas(asked, [&before, &after], color),
        _ => of_rules(asked, [&before, &after], color),
    }
}

/// What a file holds; an empty list is one of group rules.
fn kind(origin: &Origin, json: &Json) -> Result<&'static str, Failure> {
    let first = match json.as_array() {
        Some(listed) => match listed.first() {
            None => return Ok(GROUP_RULE),
            first => first,
        },
        None => Some(json),
    };
    first.and_then(input::kind).ok_or_else(|| {
        Failure::Usage(format!(
            "`{origin}` holds no mapping, group rules or schema"
        ))
    })
}

fn refuse_misplaced(asked: &arguments::Impact, kind: &str) -> Result<(), Failure> {
    let options = [
        ("--direction", asked.direction.is_some(), MAPPING),
        ("--source-schema", asked.source_schema.is_some(), MAPPING),
        ("--target-schema", asked.target_schema.is_some(), MAPPING),
        ("--schema-before", asked.schema_before.is_some(), MAPPING),
        ("--mapping", !asked.mappings.is_empty(), SCHEMA),
    ];
    let mut options = options.into_iter();
    match options.find(|(_, is_given, goes_with)| *is_given && *goes_with != kind) {
        None => Ok(()),
        Some((option, _, goes_with)) => Err(Failure::Usage(format!(
            "`{option}` goes with {goes_with}, and `{}` is {kind}",
            asked.before
        ))),
    }
}

fn refuse_reading_twice(asked: &arguments::Impact) -> Result<(), Failure> {
    let read = [
        asked.source_schema.as_ref(),
        asked.target_schema.as_ref(),
        asked.schema_before.as_ref(),
        asked.schema_after.as_ref(),
    ];
    let read = read
        .into_iter()
        .flatten()
        .chain([&asked.before, &asked.after])
        .chain(&asked.mappings)
        .chain(&asked.files);
    let inputs = read.filter(|origin| **origin == Origin::StandardInput);
    match inputs.count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::Usage(
            "standard input can not be read twice".to_owned(),
        )),
    }
}

fn of_mappings(
    asked: &arguments::Impact,
    [before, after]: [&Json; 2],
    color: ColorChoice,
) -> Result<ExitCode, Failure> {
    let before = mapping::one_of(&asked.before, before, asked.direction)?;
    let after = mapping::one_of(&asked.after, after, asked.direction)?;
    if before.direction() != after.direction() {
        return Err(Failure::Usage(format!(
            "`{}` leads {} and `{}` {}: both have to lead the same way",
            asked.before,
            before.direction(),
            asked.after,
            after.direction()
        )));
    }
    let schema = |origin: &Option<Origin>| origin.as_ref().map(input::schema).transpose();
    let source = schema(&asked.source_schema)?;
    let target = schema(&asked.target_schema)?;
    let changed = schema(&asked.schema_before)?.zip(schema(&asked.schema_after)?);
    let is_of_source = changed
        .as_ref()
        .and_then(|(schema, _)| mapping::is_of_app(schema))
        .is_some_and(|is_of_app| is_of_app == before.source().is_app());
    let end = match is_of_source {
        true => before.source(),
        false => before.target(),
    };
    let pair = changed.as_ref();
    mapping::expect_end(asked.schema_before.as_ref(), pair.map(|pair| &pair.0), end)?;
    mapping::expect_end(asked.schema_after.as_ref(), pair.map(|pair| &pair.1), end)?;
    mapping::expect_end(
        asked.source_schema.as_ref(),
        source.as_ref(),
        before.source(),
    )?;
    mapping::expect_end(
        asked.target_schema.as_ref(),
        target.as_ref(),
        before.target(),
    )?;
    if is_of_source && source.is_some() {
        let message =
            "the schema of the source is given twice: by `--source-schema` and `--schema-before`";
        return Err(Failure::Usage(message.to_owned()));
    }
    let sides = [
        (&asked.before, &before, pair.map(|pair| &pair.0)),
        (&asked.after, &after, pair.map(|pair| &pair.1)),
    ];
    let [one, other] = sides.map(|(origin, mapping, changed)| {
        let (compiled, wrong) = mapping::compile(mapping, &origin.to_string());
        wrong.iter().for_each(|wrong| output::report(wrong, color));
        (compiled, changed)
    });
    let removed = match pair {
        Some((before, after)) if is_of_source => removals(before, after, &other.0),
        _ => Vec::new(),
    };
    let applier = |compiled, changed| {
        let (source, target) = match is_of_source {
            true => (changed, target.as_ref()),
            false => (source.as_ref(), target.as_ref().or(changed)),
        };
        let mut applier = Applier::new(compiled);
        if let Some(schema) = source {
            applier = applier.with_source_schema(schema);
        }
        if let Some(schema) = target {
            applier = applier.with_target_schema(schema);
        }
        applier
    };
    let comparison = Comparison::of_mappings(applier(&one.0, one.1), applier(&other.0, other.1));
    compare(asked, &comparison, &removed)
}

fn of_rules(
    asked: &arguments::Impact,
    both: [&Json; 2],
    color: ColorChoice,
) -> Result<ExitCode, Failure> {
    let read = |origin: &Origin, json| {
        let rules = GroupRules::from_json(json, &Engine::default())
            .map_err(|error| Failure::Usage(format!("`{origin}`: {error}")))?;
        let wrong = rules.errors().map(|(name, expression, error)| {
            let text = Text {
                text: expression.to_owned(),
                origin: Some(format!("{origin}, {name}")),
            };
            (error.clone(), text)
        });
        let wrong: Vec<(Error, Text)> = wrong.collect();
        if !wrong.is_empty() {
            output::report(&Failure::Expressions(wrong), color);
        }
        Ok(rules)
    };
    let [before, after] = both;
    let (before, after) = (read(&asked.before, before)?, read(&asked.after, after)?);
    compare(asked, &Comparison::of_rules(&before, &after), &[])
}

fn of_schemas(
    asked: &arguments::Impact,
    [before, after]: [&Json; 2],
    color: ColorChoice,
) -> Result<ExitCode, Failure> {
    let before = input::schema_of(&asked.before, before)?;
    let after = input::schema_of(&asked.after, after)?;
    if before.is_of_user() != after.is_of_user() {
        let message = "one schema describes Okta's users and the other an app's";
        return Err(Failure::Usage(message.to_owned()));
    }
    let mut removed = Vec::new();
    for origin in &asked.mappings {
        for read in mapping::read_all(origin)? {
            let (compiled, wrong) = mapping::compile(&read, &origin.to_string());
            wrong.iter().for_each(|wrong| output::report(wrong, color));
            removed.extend(removals(&before, &after, &compiled));
        }
    }
    compare(asked, &Comparison::of_schemas(&before, &after), &removed)
}

/// Compares everybody, and tells of it.
fn compare(
    asked: &arguments::Impact,
    comparison: &Comparison<'_>,
    removed: &[Removal],
) -> Result<ExitCode, Failure> {
    let format = Format::of(asked.csv, asked.json);
    let files = asked.files.iter().map(People::open);
    let mut files = files.collect::<Result<Vec<People>, Failure>>()?;
    output::print(report::head(format, removed).as_bytes())?;
    let mut impact = Impact::default();
    let mut places = Places::default();
    for people in &mut files {
        let start = places.begin(people.origin());
        let name = (asked.files.len() > 1).then(|| people.origin().to_string());
        let show = |line, json, part: &mut Impact, told: &mut String| {
            let row = Row {
                file: name.as_deref(),
                line,
                id: None,
            };
            match person(comparison, asked, json) {
                Ok((id, person)) => {
                    let row = Row {
                        id: id.as_deref(),
                        ..row
                    };
                    part.observe(start + line, id.as_deref(), &person);
                    for change in &person.changes {
                        *told += &row.change(format, change);
                    }
                }
                Err(why) => {
                    part.observe_unreadable();
                    *told += &row.unreadable(format, &why);
                }
            }
        };
        let last = people.fold("comparing", show, |part| {
            impact = std::mem::take(&mut impact).merge(part);
        })?;
        places.reach(start + last);
    }
    let collisions = collisions(asked, comparison, &impact, &mut files)?;
    let is_exceeded = asked
        .fail_over
        .filter(|most| most.is_exceeded(impact.affected(), impact.people()));
    let attribute = comparison.user_name_attribute().unwrap_or_default();
    let mut text = match format {
        Format::Summary => report::summary(&impact, &places),
        Format::Csv | Format::Json => String::new(),
    };
    text += &report::collisions(format, attribute, &collisions, &places);
    if let (Format::Summary, Some(most)) = (format, is_exceeded) {
        text += &format!("\nmore people are affected than --fail-over {most} allows\n");
    }
    output::print(text.as_bytes())?;
    let is_well = is_exceeded.is_none() && impact.unreadable() == 0 && removed.is_empty();
    Ok(match is_well {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(ERROR),
    })
}

/// A person's id, and what changes.
fn person(
    comparison: &Comparison<'_>,
    asked: &arguments::Impact,
    json: Result<Json, Error>,
) -> Result<(Option<String>, PersonImpact), Unreadable> {
    let json = json?;
    let impact = comparison.compare(&json, asked.now.as_ref())?;
    let id = Record::from_json(&json)?.id().map(str::to_owned);
    Ok((id, impact))
}

/// The user names that collide newly. Names are not kept in memory: those who share one are read again.
fn collisions(
    asked: &arguments::Impact,
    comparison: &Comparison<'_>,
    impact: &Impact,
    files: &mut [People],
) -> Result<Vec<Collision>, Failure> {
    let found = impact.collisions();
    let mut sharers: BTreeMap<u64, (String, Option<String>)> = BTreeMap::new();
    let sought: HashSet<u64> = found.iter().copied().flatten().copied().collect();
    let mut start = 0;
    for people in files.iter_mut().filter(|_| !found.is_empty()) {
        let mut last = 0;
        people.each(|line, json| {
            last = line;
            if sought.contains(&(start + line))
                && let Ok((id, person)) = person(comparison, asked, json)
            {
                let name = person.user_name_after.unwrap_or_default();
                sharers.insert(start + line, (name, id));
            }
            Ok(ControlFlow::Continue(()))
        })?;
        start += last;
    }
    let collision = |places: &&[u64]| {
        let of = |place: &u64| sharers.get(place).cloned().unwrap_or_default();
        Collision {
            name: places.first().map(|place| of(place).0).unwrap_or_default(),
            sharers: places
                .iter()
                .map(|place| Sharer {
                    place: *place,
                    id: of(place).1,
                })
                .collect(),
        }
    };
    Ok(found.iter().map(collision).collect())
}

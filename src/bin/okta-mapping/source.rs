//! `okta-mapping source`: who sources each attribute of a person, why, and why the others do not.

use std::process::ExitCode;

use okta_mapping::Level;
use okta_mapping::apply::Applier;
use okta_mapping::mapping::{CompiledMapping, Mapping};
use okta_mapping::provenance::{Provenance, Reviewer};
use okta_mapping::sourcing::{Owner, Profiles, Sourcing, SourcingFinding};
use okta_mapping::sync::SyncFinding;
use okta_mapping::{Attribute, Error, Schema};
use serde_json::{Map, Value as Json, json};

use crate::arguments::Source;
use crate::failure::{ERROR, Failure, to_json};
use crate::input;
use crate::organisation::Organisation;
use crate::output::{one_line, table};

/// Tells of every person in turn, and of what is wrong whoever the person is.
pub fn run(asked: &Source) -> Result<ExitCode, Failure> {
    let organisation = Organisation::read(&asked.organisation, &asked.file)?;
    if let Some(schema) = &organisation.schema {
        for attribute in &asked.attributes {
            input::expect_attribute(schema, attribute)?;
        }
    }
    let sourcing = organisation.sourcing();
    let compiled = organisation.compile();
    let mut reviewer = Reviewer::new(&sourcing);
    for mapping in &compiled {
        reviewer = reviewer.with_import(applier(mapping, &organisation));
    }
    let account = Account {
        asked,
        sourcing: &sourcing,
        reviewer,
        organisation: &organisation,
        findings: sourcing.findings(),
    };
    let mut is_wrong = account
        .findings
        .iter()
        .any(|finding| finding.level == Level::Error);
    let of_all = match asked.json {
        true => String::new(),
        false => {
            let findings = account.findings.iter().cloned();
            let findings: Vec<SyncFinding> = findings.map(SyncFinding::from).collect();
            organisation.account(&sourcing, &findings)
        }
    };
    let tell = |line, person: Result<Profiles, Error>| {
        is_wrong |= person.is_err();
        account.of(line, person)
    };
    organisation.print(&asked.file, tell, &of_all)?;
    Ok(match is_wrong {
        true => ExitCode::from(ERROR),
        false => ExitCode::SUCCESS,
    })
}

fn applier<'a>(mapping: &'a CompiledMapping, organisation: &'a Organisation) -> Applier<'a> {
    let mut applier = Applier::new(mapping);
    if let Some(schema) = organisation.app_schema(mapping.app()) {
        applier = applier.with_source_schema(schema);
    }
    if let Some(schema) = &organisation.schema {
        applier = applier.with_target_schema(schema);
    }
    applier
}

/// What is told, and from what.
struct Account<'a> {
    asked: &'a Source,
    sourcing: &'a Sourcing,
    reviewer: Reviewer<'a>,
    organisation: &'a Organisation,
    /// What is wrong whoever the person is.
    findings: Vec<SourcingFinding>,
}

impl Account<'_> {
    fn of(&self, line: u64, person: Result<Profiles, Error>) -> String {
        let person = match person {
            Ok(person) => person,
            Err(error) if self.asked.json => return to_json(error.diagnostic()) + "\n",
            Err(error) => return format!("line {line}: {}\n\n", one_line(&error.to_string())),
        };
        let assignment = person.assignment();
        let attributes = self.attributes(&person);
        let names = attributes.iter().map(String::as_str);
        let reviewed = self.reviewer.review(&person, &assignment, names);
        let mut kept = self.sourcing.unmapped_values(person.user(), &assignment);
        kept.retain(|finding| attributes.contains(&finding.attribute));
        match self.asked.json {
            true => {
                let attributes: Vec<Json> = reviewed.iter().map(|one| self.json(one)).collect();
                let findings = kept.iter().chain(&self.findings).collect::<Vec<_>>();
                to_json(&json!({"attributes": attributes, "findings": findings})) + "\n"
            }
            false => {
                let mut rows = vec![["attribute", "source", "value", "why"].map(str::to_owned)];
                rows.extend(reviewed.iter().flat_map(|one| self.rows(one)));
                let login = person.user().get("login").and_then(Json::as_str);
                let title = login.map_or_else(|| format!("line {line}"), one_line);
                format!("{title}\n\n{}\n", table(&rows))
            }
        }
    }

    /// The attributes that are asked for; else those of the schema, then others that are mapped or that the person has.
    fn attributes(&self, person: &Profiles) -> Vec<String> {
        if !self.asked.attributes.is_empty() {
            return self.asked.attributes.clone();
        }
        let schema = self.organisation.schema.iter();
        let schema = schema.flat_map(Schema::attributes).map(Attribute::name);
        let imports = self.organisation.mappings.iter();
        let imports = imports.filter(|mapping| mapping.source().is_app());
        let mapped = imports
            .flat_map(Mapping::properties)
            .map(|(attribute, _)| attribute);
        let held = person.user().keys().map(String::as_str);
        let mut attributes: Map<String, Json> = Map::new();
        for attribute in schema.chain(mapped).chain(held) {
            attributes.entry(attribute).or_insert(Json::Null);
        }
        attributes.into_iter().map(|(name, _)| name).collect()
    }

    fn is_secret(&self, attribute: &str) -> bool {
        let schema = self.organisation.schema.as_ref();
        let attribute = schema.and_then(|schema| schema.attribute(attribute));
        attribute.is_some_and(Attribute::is_secret)
    }

    fn json(&self, one: &Provenance) -> Json {
        let sourced = &one.sourced;
        let is_shown = !self.is_secret(&sourced.attribute);
        let mut line = Map::new();
        line.insert("name".to_owned(), json!(sourced.attribute));
        let source = match &sourced.owner {
            Owner::Okta => json!("okta"),
            Owner::App(app) => json!(app),
            Owner::Nobody(_) => Json::Null,
        };
        line.insert("source".to_owned(), source);
        if let Some(value) = one.given().filter(|_| is_shown) {
            line.insert("value".to_owned(), value.clone());
        }
        line.insert("reason".to_owned(), json!(sourced.reason.to_string()));
        if one.is_stale() {
            line.insert("stale".to_owned(), Json::Bool(true));
            if is_shown {
                line.insert("held".to_owned(), one.held.clone());
            }
        }
        let others = sourced.others.iter().map(|(label, reason)| {
            let source = match label == Owner::Okta.label() {
                true => "okta",
                false => label,
            };
            let mut other = json!({"source": source, "reason": reason.to_string()});
            let value = one.offer(label).and_then(|offer| offer.outcome.value());
            if let Some(value) = value.filter(|_| is_shown) {
                other["value"] = value.clone();
            }
            other
        });
        line.insert("others".to_owned(), others.collect());
        Json::Object(line)
    }

    /// The attribute with its source, what Okta has where that is another value, and why no other is the source.
    fn rows(&self, one: &Provenance) -> Vec<[String; 4]> {
        let sourced = &one.sourced;
        let is_shown = !self.is_secret(&sourced.attribute);
        let shown = |value: Option<&Json>| match value {
            Some(_) if !is_shown => "not shown".to_owned(),
            Some(value) => short(value),
            None => String::new(),
        };
        let offered = |label: &str| shown(one.offer(label).and_then(|offer| offer.outcome.value()));
        let failed = |label: &str| one.offer(label).and_then(|offer| offer.outcome.error());
        let mut reason = sourced.reason.to_string();
        if let Some(error) = failed(sourced.owner.label()).filter(|_| is_shown) {
            reason += &format!("; its expression fails: {error}");
        }
        let mut rows = vec![[
            sourced.attribute.clone(),
            sourced.owner.label().to_owned(),
            shown(one.given()),
            reason,
        ]];
        if one.is_stale() {
            let stale = "stale: what Okta has".to_owned();
            rows.push([String::new(), String::new(), shown(Some(&one.held)), stale]);
        }
        rows.extend(sourced.others.iter().map(|(label, reason)| {
            let cells = (format!("not {label}"), offered(label), reason.to_string());
            [String::new(), cells.0, cells.1, cells.2]
        }));
        rows.into_iter()
            .map(|row| row.map(|cell| one_line(&cell)))
            .collect()
    }
}

/// A value as JSON, cut where it is long.
fn short(value: &Json) -> String {
    const LONGEST: usize = 40;
    let json = value.to_string();
    match json.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", json.get(..end).unwrap_or_default()),
        None => json,
    }
}

//! `okta-mapping sync`: imports and pushes, simulated until they settle.

use std::process::ExitCode;

use okta_mapping::mapping::CompiledMapping;
use okta_mapping::sourcing::{Profiles, Sourcing};
use okta_mapping::sync::{Start, SyncFinding, SyncReport, account};
use okta_mapping::{Error, sync};
use serde_json::{Value as Json, json};

use crate::arguments::Sync;
use crate::failure::{ERROR, Failure, to_json};
use crate::organisation::Organisation;
use crate::output::{clean, one_line};

/// Tells of every person in turn, and of what is wrong whoever the person is.
pub fn run(asked: &Sync) -> Result<ExitCode, Failure> {
    let organisation = Organisation::read(&asked.organisation, &asked.file)?;
    let sourcing = organisation.sourcing();
    let compiled = organisation.compile();
    let sync = simulation(asked, &organisation, &sourcing, &compiled);
    let told = Account {
        asked,
        findings: sync.findings(),
        sync,
    };
    let mut is_wrong = told.findings.iter().any(SyncFinding::is_error);
    let of_all = match asked.json {
        true => String::new(),
        false => organisation.account(&sourcing, &told.findings),
    };
    let tell = |line, person| {
        let (text, is_well) = told.of(line, person);
        is_wrong |= !is_well;
        text
    };
    organisation.print(&asked.file, tell, &of_all)?;
    Ok(match is_wrong {
        true => ExitCode::from(ERROR),
        false => ExitCode::SUCCESS,
    })
}

fn simulation<'a>(
    asked: &Sync,
    organisation: &'a Organisation,
    sourcing: &'a Sourcing,
    compiled: &'a [CompiledMapping],
) -> sync::Sync<'a> {
    let mut sync = sync::Sync::new(sourcing, compiled).with_round_limit(asked.rounds);
    if let Some(schema) = &organisation.schema {
        sync = sync.with_user_schema(schema);
    }
    for app in organisation.apps() {
        if let Some(schema) = organisation.app_schema(app) {
            sync = sync.with_app_schema(app.id().unwrap_or(app.name()), schema);
        }
    }
    match asked.organisation.push.is_empty() {
        true => sync,
        false => sync.pushing_to(asked.organisation.push.iter().cloned()),
    }
}

/// What is told, and from what.
struct Account<'a> {
    asked: &'a Sync,
    sync: sync::Sync<'a>,
    /// What is wrong whoever the person is.
    findings: Vec<SyncFinding>,
}

impl Account<'_> {
    /// The account of a person, and whether all is well.
    fn of(&self, line: u64, person: Result<Profiles, Error>) -> (String, bool) {
        let person = match person {
            Ok(person) => person,
            Err(error) if self.asked.json => return (to_json(error.diagnostic()) + "\n", false),
            Err(error) => {
                let told = one_line(&error.to_string());
                return (format!("line {line}: {told}\n\n"), false);
            }
        };
        let login = person.user().get("login").and_then(Json::as_str);
        let title = login.map_or_else(|| format!("line {line}"), one_line);
        let start = Start::new(person);
        let report = self.sync.run(&start);
        let is_well = report.is_well();
        let orders = match self.asked.permute {
            true => self.sync.permute(&start),
            false => Vec::new(),
        };
        let text = match self.asked.json {
            true => self.json(&report, &orders),
            false => {
                let lines = report.to_string() + &account(&orders);
                format!("{title}: {}\n", clean(&lines))
            }
        };
        (text, is_well)
    }

    fn json(&self, report: &SyncReport, orders: &[SyncFinding]) -> String {
        let mut object = json!(report);
        let findings = report.findings.iter().chain(orders).chain(&self.findings);
        object["findings"] = findings.map(|finding| json!(finding)).collect();
        to_json(&object) + "\n"
    }
}

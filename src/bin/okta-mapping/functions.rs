//! `okta-mapping functions`: the reference of functions and methods.

use std::process::ExitCode;

use okta_mapping::{Entry, function_table};

use crate::arguments::Functions;
use crate::failure::{Failure, to_json};
use crate::output;

/// Prints the entries that are asked for.
pub fn run(asked: &Functions) -> Result<ExitCode, Failure> {
    let entries: Vec<Entry<'_>> = function_table()
        .map(Entry)
        .filter(|entry| entry.fits(asked.dialect, asked.place))
        .filter(|entry| asked.name.as_ref().is_none_or(|name| entry.is_named(name)))
        .collect();
    let texts: Vec<String> = match asked.json {
        true => entries.iter().map(|entry| to_json(entry) + "\n").collect(),
        false => entries.iter().map(Entry::to_string).collect(),
    };
    output::print(texts.join(if asked.json { "" } else { "\n" }).as_bytes())?;
    match (&asked.name, entries.is_empty()) {
        (_, false) => Ok(ExitCode::SUCCESS),
        (Some(name), true) => Err(Failure::Nothing(format!(
            "no function's name contains `{name}`"
        ))),
        (None, true) => Err(Failure::Nothing("no function fits".to_owned())),
    }
}

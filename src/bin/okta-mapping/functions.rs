//! `okta-mapping functions`: the reference of functions and methods.

use std::process::ExitCode;

use okta_mapping::{Entry, Use, function_table, nearest_function};

use crate::arguments::Functions;
use crate::failure::{Failure, to_json};
use crate::output;

/// Prints the entries that are asked for: by name, or where none has it, by what is said of them.
pub fn run(asked: &Functions) -> Result<ExitCode, Failure> {
    let dialect = asked.dialect.or(asked.place.map(Use::dialect));
    let fitting: Vec<Entry<'_>> = function_table()
        .map(Entry::new)
        .filter(|entry| entry.fits(asked.dialect, asked.place))
        .map(|entry| dialect.map_or(entry, |dialect| entry.in_dialect(dialect)))
        .collect();
    let entries = match &asked.name {
        None => fitting,
        Some(name) => found(fitting, name)?,
    };
    if entries.is_empty() {
        return Err(Failure::Nothing("no function fits".to_owned()));
    }
    let texts: Vec<String> = match asked.json {
        true => entries.iter().map(|entry| to_json(entry) + "\n").collect(),
        false => entries.iter().map(Entry::to_string).collect(),
    };
    output::print(texts.join(if asked.json { "" } else { "\n" }).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn found<'f>(entries: Vec<Entry<'f>>, word: &str) -> Result<Vec<Entry<'f>>, Failure> {
    let of = |holds: fn(&Entry<'f>, &str) -> bool| -> Vec<Entry<'f>> {
        let held = |entry: &&Entry<'f>| holds(entry, word);
        entries.iter().filter(held).copied().collect()
    };
    let found = [Entry::is_named, Entry::mentions]
        .map(of)
        .into_iter()
        .find(|found| !found.is_empty());
    found.ok_or_else(|| {
        let near = nearest_function(word)
            .map(|near| format!("; did you mean `{near}`?"))
            .unwrap_or_default();
        Failure::Nothing(format!("no function speaks of `{word}`{near}"))
    })
}

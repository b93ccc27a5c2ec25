//! What an impact prints, for people and for programs.

use okta_mapping::impact::{Change, ChangeKind, Impact, Removal, Tally};
use serde_json::{Value as Json, json};

use crate::failure::to_json;
use crate::output::{brief, one_line, table};
use crate::people::{Places, Unreadable};

/// In which form it is told.
#[derive(Clone, Copy, PartialEq)]
pub enum Format {
    /// Counts and examples.
    Summary,
    /// Every change, as comma-separated values.
    Csv,
    /// Every change, as JSON.
    Json,
}

impl Format {
    /// What is asked for.
    pub fn of(csv: bool, json: bool) -> Format {
        match (csv, json) {
            (true, _) => Format::Csv,
            (_, true) => Format::Json,
            _ => Format::Summary,
        }
    }
}

const HEADINGS: [&str; 9] = [
    "file",
    "line",
    "id",
    "attribute",
    "change",
    "before",
    "after",
    "code",
    "message",
];

/// What a mapping that reads a removed attribute is called.
const REMOVED: &str = "removed-while-read";
/// What a user name is called that is shared newly.
const COLLIDES: &str = "collides";
/// What a line is called that holds nobody.
const UNREADABLE: &str = "unreadable";

/// What comes before everybody: the headings, and attributes that are removed while a mapping reads them.
pub fn head(format: Format, removed: &[Removal]) -> String {
    let mut text = match format {
        Format::Csv => csv(&HEADINGS.map(str::to_owned)),
        Format::Summary | Format::Json => String::new(),
    };
    for removal in removed {
        let (attribute, message) = (&removal.attribute, removal.to_string());
        text += &match format {
            Format::Summary => format!("error: {}\n", one_line(&message)),
            Format::Json => {
                to_json(&json!({"attribute": attribute, "change": REMOVED, "message": message}))
                    + "\n"
            }
            Format::Csv => {
                let cells = ["", "", "", attribute, REMOVED, "", "", "", &message];
                csv(&cells.map(str::to_owned))
            }
        };
    }
    if format == Format::Summary && !removed.is_empty() {
        text.push('\n');
    }
    text
}

/// Whose line of the output it is.
pub struct Row<'a> {
    /// The file, where there are several.
    pub file: Option<&'a str>,
    /// The line, from 1.
    pub line: u64,
    /// The id of the person.
    pub id: Option<&'a str>,
}

impl Row<'_> {
    /// The line of a change; nothing in a summary.
    pub fn change(&self, format: Format, change: &Change) -> String {
        match format {
            Format::Summary => String::new(),
            Format::Json => self.json(&json!(change)),
            Format::Csv => self.csv([
                change.attribute.clone(),
                change.kind.as_str().to_owned(),
                cell(&change.before),
                cell(&change.after),
                change.code.clone().unwrap_or_default(),
                change.message.clone().unwrap_or_default(),
            ]),
        }
    }

    /// The line of somebody who can not be read.
    pub fn unreadable(&self, format: Format, why: &Unreadable) -> String {
        match format {
            Format::Summary => {
                let line = match self.file {
                    Some(file) => format!("{file}:{}", self.line),
                    None => self.line.to_string(),
                };
                why.paragraph(&line)
            }
            Format::Json => self.json(&json!({"change": UNREADABLE, "error": why})),
            Format::Csv => {
                let cells = ["", UNREADABLE, "", "", &why.code, &why.message];
                self.csv(cells.map(str::to_owned))
            }
        }
    }

    fn json(&self, of_change: &Json) -> String {
        let mut object = json!({});
        if let Some(file) = self.file {
            object["file"] = json!(file);
        }
        object["line"] = json!(self.line);
        object["id"] = json!(self.id);
        for (key, value) in of_change.as_object().into_iter().flatten() {
            object[key] = value.clone();
        }
        to_json(&object) + "\n"
    }

    fn csv(&self, of_change: [String; 6]) -> String {
        let file = self.file.unwrap_or_default().to_owned();
        let id = self.id.unwrap_or_default().to_owned();
        let mut cells = vec![file, self.line.to_string(), id];
        cells.extend(of_change);
        csv(&cells)
    }
}

/// A value in a cell: a text as it is, null as nothing, anything else as JSON.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A record of comma-separated values (RFC 4180).
fn csv(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| {
        let is_plain = !cell.contains([',', '"', '\n', '\r']) && cell.trim() == cell;
        match is_plain {
            true => cell.clone(),
            false => format!("\"{}\"", cell.replace('"', "\"\"")),
        }
    });
    quoted.collect::<Vec<String>>().join(",") + "\n"
}

/// A user name that is shared newly.
pub struct Collision {
    /// The name.
    pub name: String,
    /// Who shares it.
    pub sharers: Vec<Sharer>,
}

/// Somebody who shares a user name.
pub struct Sharer {
    /// The place.
    pub place: u64,
    /// The id.
    pub id: Option<String>,
}

/// The user names that collide newly; for programs a line for each who shares one.
pub fn collisions(
    format: Format,
    attribute: &str,
    collisions: &[Collision],
    places: &Places,
) -> String {
    let mut text = String::new();
    if format == Format::Summary && !collisions.is_empty() {
        text += &format!("\n{attribute} collides newly:\n");
    }
    for Collision { name, sharers } in collisions {
        let lines: Vec<String> = sharers
            .iter()
            .map(|sharer| places.of(sharer.place))
            .collect();
        if format == Format::Summary {
            let name = brief(&Json::from(name.as_str()));
            text += &format!("  {name}: lines {}\n", one_line(&lines.join(", ")));
            continue;
        }
        for Sharer { place, id } in sharers {
            let (file, line) = places.find(*place);
            let row = Row {
                file: places.file(file),
                line,
                id: id.as_deref(),
            };
            text += &match format {
                Format::Csv => {
                    let message = format!("shared by the lines {}", lines.join(", "));
                    row.csv([attribute, COLLIDES, "", name, "", &message].map(str::to_owned))
                }
                _ => row.json(&json!({
                    "attribute": attribute, "change": COLLIDES, "after": name, "lines": lines,
                })),
            };
        }
    }
    text
}

/// How many are affected, the counts by attribute, and examples.
pub fn summary(impact: &Impact, places: &Places) -> String {
    let mut text = headline(impact);
    let mut rows = vec![row("", ChangeKind::as_str)];
    for attribute in attributes(impact) {
        let people = |kind| impact.tally(attribute, kind).map_or(0, Tally::people);
        let count = |kind| match people(kind) {
            0 => String::new(),
            people => people.to_string(),
        };
        rows.push(row(attribute, count));
    }
    if rows.len() > 1 {
        text += &format!("\n{}", table(&rows));
    }
    for (attribute, kind, tally) in impact.tallies() {
        text += &format!(
            "\n{} {kind} for {}:\n",
            one_line(attribute),
            people(tally.people())
        );
        for example in tally.examples() {
            let id = example.id.iter().map(|id| format!(", {id}"));
            let id: String = id.collect();
            let place = places.of(example.place);
            let line = format!("line {place}{id}: {}", told(&example.change));
            text += &format!("  {}\n", one_line(&line));
        }
        match tally.people() - tally.examples().len() as u64 {
            0 => {}
            more => text += &format!("  and {more} more\n"),
        }
    }
    let unknown = impact
        .unknown()
        .map(|(attribute, count)| format!("  {}: {}\n", one_line(attribute), people(count)));
    let unknown: String = unknown.collect();
    if !unknown.is_empty() {
        text += "\nnot compared, as it fails or is missing before and afterwards:\n";
        text += &unknown;
    }
    text
}

fn headline(impact: &Impact) -> String {
    let mut text = match impact.affected() {
        0 => format!("{}: nothing changes", people(impact.people())),
        affected => format!("{}: {affected} affected", people(impact.people())),
    };
    if impact.unreadable() > 0 {
        text += &format!(", {} unreadable", impact.unreadable());
    }
    text + "\n"
}

fn attributes(impact: &Impact) -> Vec<&str> {
    let mut attributes: Vec<&str> = impact.tallies().map(|(name, ..)| name).collect();
    attributes.dedup();
    attributes
}

fn row<T: ToString>(attribute: &str, cell: impl Fn(ChangeKind) -> T) -> [String; 6] {
    let [a, b, c, d, e] = ChangeKind::ALL.map(|kind| cell(kind).to_string());
    [one_line(attribute), a, b, c, d, e]
}

fn people(count: u64) -> String {
    match count {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    }
}

/// `"a" -> "b"`, and why.
fn told(change: &Change) -> String {
    let value = |value: &Json| match value {
        Json::Null => "nothing".to_owned(),
        value => brief(value),
    };
    let (before, after) = (value(&change.before), value(&change.after));
    let values = match before == after {
        true => after,
        false => format!("{before} -> {after}"),
    };
    let has_values = !(change.before.is_null() && change.after.is_null());
    match (&change.code, &change.message) {
        (Some(code), Some(message)) if has_values => format!("{values}  [{code}] {message}"),
        (Some(code), Some(message)) => format!("[{code}] {message}"),
        _ => values,
    }
}

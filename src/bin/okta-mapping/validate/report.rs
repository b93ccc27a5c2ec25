//! What a validation prints, for people and for programs.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;

use okta_mapping::{FindingKind, PersonFinding, Repair};
use serde_json::{Value as Json, json};

use crate::failure::{Failure, to_json};
use crate::output::{one_line, unless_closed};
use crate::people::{Places, Unreadable};

/// What there is to tell of a person.
pub struct Person<'a> {
    /// The file, from 0.
    pub file: usize,
    /// The line, from 1.
    pub line: u64,
    /// The id.
    pub id: Option<&'a str>,
    /// What is wrong.
    pub findings: &'a [PersonFinding],
    /// What was repaired.
    pub repairs: &'a [Repair],
}

/// Writes what is found, and counts it.
pub struct Report<W> {
    writer: W,
    json: bool,
    places: Places,
    people: u64,
    unreadable: u64,
    counts: BTreeMap<&'static str, u64>,
    refused: bool,
}

impl<W: Write> Report<W> {
    /// Nothing found yet.
    pub fn new(writer: W, json: bool, places: Places) -> Report<W> {
        Report {
            writer,
            json,
            places,
            people: 0,
            unreadable: 0,
            counts: BTreeMap::new(),
            refused: false,
        }
    }

    /// Tells of a person with findings or repairs.
    pub fn person(&mut self, person: &Person<'_>) -> Result<ControlFlow<()>, Failure> {
        self.people += 1;
        for finding in person.findings {
            *self.counts.entry(finding.kind.as_str()).or_default() += 1;
            self.refused |= finding.kind.refuses();
        }
        if person.findings.is_empty() && person.repairs.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let text = match self.json {
            true => self.line(person),
            false => self.paragraph(person),
        };
        self.write(&text)
    }

    /// Tells of a line that holds nobody.
    pub fn unreadable(
        &mut self,
        file: usize,
        line: u64,
        why: &Unreadable,
    ) -> Result<ControlFlow<()>, Failure> {
        self.unreadable += 1;
        self.refused = true;
        let text = match self.json {
            true => {
                let mut object = self.head(file, line, None);
                object["findings"] = json!([]);
                object["error"] = json!(why);
                to_json(&object) + "\n"
            }
            false => why.paragraph(&self.places.name(file, line)),
        };
        self.write(&text)
    }

    /// Ends with the counts, for people; gives whether anybody would be refused, or could not be read.
    pub fn finish(mut self) -> Result<bool, Failure> {
        if !self.json {
            let mut counts: Vec<String> = [
                (FindingKind::Violation, "violation"),
                (FindingKind::AppViolation, "violation of the app's schema"),
                (FindingKind::Predicted, "predicted error"),
                (FindingKind::Warning, "warning"),
            ]
            .iter()
            .filter_map(|(kind, name)| {
                let count = self.counts.get(kind.as_str())?;
                Some(match (count, name.split_once(' ')) {
                    (1, _) => format!("1 {name}"),
                    (_, Some(("violation", rest))) => format!("{count} violations {rest}"),
                    _ => format!("{count} {name}s"),
                })
            })
            .collect();
            if self.unreadable > 0 {
                counts.push(format!("{} unreadable", self.unreadable));
            }
            if counts.is_empty() {
                counts.push("nothing found".to_owned());
            }
            let people = if self.people == 1 { "person" } else { "people" };
            let text = format!("{} {people}: {}\n", self.people, counts.join(", "));
            let _ = self.write(&text)?;
        }
        unless_closed(self.writer.flush())?;
        Ok(self.refused)
    }

    fn write(&mut self, text: &str) -> Result<ControlFlow<()>, Failure> {
        match self.writer.write_all(text.as_bytes()) {
            Ok(()) => Ok(ControlFlow::Continue(())),
            closed => unless_closed(closed).map(|()| ControlFlow::Break(())),
        }
    }

    /// The beginning of a person's line of JSON.
    fn head(&self, file: usize, line: u64, id: Option<&str>) -> Json {
        match self.places.file(file) {
            None => json!({"line": line, "id": id}),
            Some(name) => json!({"file": name, "line": line, "id": id}),
        }
    }

    fn line(&self, person: &Person<'_>) -> String {
        let mut object = self.head(person.file, person.line, person.id);
        let findings = person.findings.iter().map(|finding| {
            let mut json = json!(finding);
            if self.places.are_several() && !finding.places.is_empty() {
                json["lines"] = finding
                    .places
                    .iter()
                    .map(|place| self.places.of(*place))
                    .collect();
            }
            json
        });
        object["findings"] = findings.collect();
        if !person.repairs.is_empty() {
            object["repairs"] = json!(person.repairs);
        }
        to_json(&object) + "\n"
    }

    fn paragraph(&self, person: &Person<'_>) -> String {
        let name = self.places.name(person.file, person.line);
        let id = person.id.map_or(String::new(), |id| format!(", {id}"));
        let mut lines = vec![format!("line {name}{id}")];
        lines.extend(person.repairs.iter().map(|repair| {
            let Repair {
                attribute,
                before,
                after,
            } = repair;
            format!("  repaired {attribute}: `{before}` is now `{after}`")
        }));
        for finding in person.findings {
            let kind = finding.kind.as_str();
            let mut line = format!("  {kind}[{}] {}", finding.code, finding.message);
            if !finding.places.is_empty() {
                let places = finding.places.iter().map(|place| self.places.of(*place));
                line += &format!(": lines {}", places.collect::<Vec<String>>().join(", "));
            }
            lines.push(line);
            lines.extend(finding.help.iter().map(|help| format!("    help: {help}")));
        }
        let lines: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
        lines.join("\n") + "\n\n"
    }
}

//! `okta-mapping check`: the expressions of files, and what stands around them.

pub mod arguments;
mod diff;
mod github;
mod lines;
mod parallel;
mod sarif;
mod settings;
mod summary;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use okta_mapping::files::{Document, Finding, TerraformModule, mend};
use okta_mapping::{Colour, render};
use serde_json::Value as Json;

use crate::failure::{ERROR, Failure, USAGE};
use crate::input::Origin;
use crate::output;
use arguments::{Check, Format};
use settings::{Finder, Settings};
use summary::Summary;
use walk::Input;

/// Fixes make others possible; after so many rounds what is left is told and not applied.
const ROUNDS: usize = 10;

/// Checks all files, and prints what is found in their order.
pub fn run(asked: &Check, color: clap::ColorChoice) -> Result<ExitCode, Failure> {
    refuse(asked)?;
    let inputs = walk::inputs(&asked.files)?;
    let modules = modules(&inputs)?;
    let mut finder = Finder::new(asked)?;
    let mut tasks = Vec::new();
    for input in &inputs {
        let folder = input.folder();
        let settings = finder.of(folder)?;
        let module = modules.get(folder).cloned().unwrap_or_default();
        tasks.push(Task {
            input,
            settings,
            module,
        });
    }
    let colour = output::colour(color);
    let mut summary = Summary::default();
    let mut results = Vec::new();
    let work = |task: &Task<'_>| task.run(asked, colour);
    parallel::in_order(&tasks, work, |checked| {
        match checked {
            Err(failure) => {
                summary.unreadable += 1;
                output::report(&failure, color);
            }
            Ok(checked) => {
                output::print(checked.text.as_bytes())?;
                results.extend(checked.results);
                summary.add(&checked.summary);
            }
        }
        Ok(())
    })?;
    match asked.format {
        Format::Sarif if !asked.diff => {
            output::print(format!("{:#}\n", sarif::log(results)).as_bytes())?;
        }
        Format::Human if !asked.diff => output::print(format!("{summary}\n").as_bytes())?,
        _ => {}
    }
    Ok(match (summary.unreadable, summary.errors) {
        (1.., _) => ExitCode::from(USAGE),
        (0, 1..) => ExitCode::from(ERROR),
        (0, 0) => ExitCode::SUCCESS,
    })
}

/// Standard input can be read once, and not be written to.
fn refuse(asked: &Check) -> Result<(), Failure> {
    let schemas = [&asked.source_schema, &asked.target_schema];
    let read = schemas.into_iter().flatten().chain(&asked.files);
    let times = read
        .filter(|origin| **origin == Origin::StandardInput)
        .count();
    let message = match times {
        2.. => "standard input can not be read twice",
        1 if asked.fix => {
            "--fix changes files, and standard input is none; --diff shows the changes"
        }
        _ => return Ok(()),
    };
    Err(Failure::Usage(message.to_owned()))
}

/// What the Terraform files of each folder say of each other.
fn modules(inputs: &[Input]) -> Result<BTreeMap<PathBuf, TerraformModule>, Failure> {
    let is_terraform = |input: &&Input| {
        let extension = input.path().and_then(|path| path.extension());
        extension.is_some_and(|extension| extension == "tf")
    };
    let mut folders: Vec<PathBuf> = inputs
        .iter()
        .filter(is_terraform)
        .map(|input| input.folder().to_owned())
        .collect();
    folders.sort();
    folders.dedup();
    let mut modules = BTreeMap::new();
    let read = |folder: &PathBuf| {
        let mut module = TerraformModule::default();
        for file in walk::files(folder, &["tf"], false)? {
            // A file that can not be read is told where it is checked itself.
            module.add(&fs::read(file).unwrap_or_default());
        }
        Ok((folder.clone(), module))
    };
    parallel::in_order(&folders, read, |module: Result<_, Failure>| {
        let (folder, module) = module?;
        modules.insert(folder, module);
        Ok(())
    })?;
    Ok(modules)
}

/// One file to check.
struct Task<'a> {
    input: &'a Input,
    settings: Arc<Settings>,
    module: TerraformModule,
}

/// A file that was checked.
#[derive(Default)]
struct Checked {
    text: String,
    results: Vec<Json>,
    summary: Summary,
}

impl Task<'_> {
    fn run(&self, asked: &Check, colour: Colour) -> Result<Checked, Failure> {
        let origin = &self.input.origin;
        let bytes = origin.read_as_it_is()?;
        let before = self.read(&bytes);
        if !self.input.is_named && before.is_irrelevant() {
            return Ok(Checked {
                summary: Summary {
                    skipped: 1,
                    ..Summary::default()
                },
                ..Checked::default()
            });
        }
        let findings = self.check(&before, asked);
        let mut checked = Checked::default();
        if asked.diff || asked.fix {
            let (after, applied) = self.mend(&before, &findings, asked);
            if asked.diff {
                checked.text = diff::unified(before.name(), before.text(), after.text());
            }
            if asked.fix {
                checked.summary.fixed = applied;
                if applied > 0 {
                    self.write(&after)?;
                }
                let findings = self.check(&after, asked);
                return Ok(checked.finish(&after, &findings, asked, colour));
            }
        }
        Ok(checked.finish(&before, &findings, asked, colour))
    }

    fn read(&self, bytes: &[u8]) -> Document {
        Document::read_in(&self.input.origin.to_string(), bytes, &self.module)
    }

    /// What is found, weighed as the settings have it.
    fn check(&self, document: &Document, asked: &Check) -> Vec<Finding> {
        let checker = self.settings.checker(asked, self.input.path());
        let found = checker.check(document).into_iter();
        found
            .filter_map(|mut finding| {
                let diagnostic = finding.diagnostic;
                let level = self
                    .settings
                    .level(diagnostic.code().name, diagnostic.level())?;
                finding.diagnostic = diagnostic.with_level(level);
                Some(finding)
            })
            .collect()
    }

    /// The document after all fixes, and how many were applied.
    fn mend(&self, before: &Document, findings: &[Finding], asked: &Check) -> (Document, usize) {
        let read = |text: String| self.read([before.prefix(), &text].concat().as_bytes());
        let (text, mut applied) = mend(before, findings);
        let mut after = read(text);
        for _ in 1..ROUNDS {
            let (text, more) = mend(&after, &self.check(&after, asked));
            if more == 0 {
                break;
            }
            applied += more;
            after = read(text);
        }
        (after, applied)
    }

    /// Writes the file.
    fn write(&self, after: &Document) -> Result<(), Failure> {
        let Some(path) = self.input.path() else {
            return Ok(());
        };
        let bytes = [after.prefix(), after.text()].concat();
        fs::write(path, bytes).map_err(|error| {
            Failure::Usage(format!("`{}` can not be written: {error}", path.display()))
        })
    }
}

impl Checked {
    /// Prints the findings in the format that is asked for, and counts them.
    fn finish(
        mut self,
        document: &Document,
        findings: &[Finding],
        asked: &Check,
        colour: Colour,
    ) -> Checked {
        self.summary.count(document, findings);
        if asked.diff {
            return self;
        }
        for finding in findings {
            match asked.format {
                Format::Human => {
                    let name = Some(document.name());
                    let drawn = render(&finding.diagnostic, document.text(), name, colour);
                    self.text += &drawn;
                    self.text += "\n\n";
                }
                Format::Json => self.text += &lines::line(document, finding),
                Format::Github => self.text += &github::annotation(document, finding),
                Format::Sarif => self.results.push(sarif::result(document, finding)),
            }
        }
        self
    }
}

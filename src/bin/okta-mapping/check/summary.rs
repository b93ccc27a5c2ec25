//! How much was found.

use std::fmt::{self, Display, Formatter};

use okta_mapping::Level;
use okta_mapping::files::{Document, Finding};

/// The counts of a run.
#[derive(Default)]
pub struct Summary {
    /// Files that were checked.
    pub files: usize,
    /// Files in folders that are of no kind that holds expressions.
    pub skipped: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Expressions.
    pub expressions: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
    /// Fixes that were applied.
    pub fixed: usize,
}

impl Summary {
    /// Counts a file.
    pub fn count(&mut self, document: &Document, findings: &[Finding]) {
        self.files += 1;
        self.expressions += document.sites().len();
        for finding in findings {
            match finding.diagnostic.level() {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Note => self.notes += 1,
            }
        }
    }

    /// Adds the counts of a part.
    pub fn add(&mut self, part: &Summary) {
        self.files += part.files;
        self.skipped += part.skipped;
        self.unreadable += part.unreadable;
        self.expressions += part.expressions;
        self.errors += part.errors;
        self.warnings += part.warnings;
        self.notes += part.notes;
        self.fixed += part.fixed;
    }
}

/// One line: `2 files, 10 expressions: 1 error, 2 warnings, 0 notes`.
impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let count = |number: usize, one: &str| match number {
            1 => format!("1 {one}"),
            number => format!("{number} {one}s"),
        };
        write!(
            f,
            "{}, {}: {}, {}, {}",
            count(self.files, "file"),
            count(self.expressions, "expression"),
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.notes, "note")
        )?;
        if self.fixed > 0 {
            write!(f, "; {} applied", count(self.fixed, "change"))?;
        }
        if self.skipped > 0 {
            let skipped = count(self.skipped, "file");
            write!(f, "; {skipped} of another kind passed over")?;
        }
        if self.unreadable > 0 {
            write!(f, "; {} not readable", count(self.unreadable, "file"))?;
        }
        Ok(())
    }
}

//! Findings as annotations of GitHub's workflows.

use okta_mapping::Level;
use okta_mapping::files::{Document, Finding};

/// The command that annotates the file.
pub fn annotation(document: &Document, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let command = match diagnostic.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let start = document.position(diagnostic.span().start());
    let end = document.position(diagnostic.span().end());
    // Columns are taken of annotations of one line only.
    let place = match start.line == end.line {
        true => format!(
            "line={},col={},endColumn={}",
            start.line, start.column, end.column
        ),
        false => format!("line={},endLine={}", start.line, end.line),
    };
    let help = match diagnostic.help() {
        Some(help) => format!("; {help}"),
        None => String::new(),
    };
    let message = format!("{}: {}{help}", diagnostic.code().name, diagnostic.message());
    format!(
        "::{command} file={},{place}::{}\n",
        property(document.name()),
        escaped(&message)
    )
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

//! Writing: values on standard output, diagnostics on standard error, quietly where nobody reads them any more.

use std::io::{self, Write};

use anstream::AutoStream;
use okta_mapping::Colour;

use crate::failure::Failure;

/// Prints bytes on standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    unless_closed(output.write_all(bytes).and_then(|()| output.flush()))
}

/// A reader who is gone ends the writing, and is no failure.
pub fn unless_closed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Usage(format!(
            "standard output can not be written: {error}"
        ))),
        _ => Ok(()),
    }
}

/// Shows on standard error what went wrong.
pub fn report(failure: &Failure, color: clap::ColorChoice) {
    let choice = match color {
        clap::ColorChoice::Auto => AutoStream::choice(&io::stderr()),
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let colour = match choice {
        anstream::ColorChoice::Never => Colour::Never,
        _ => Colour::Always,
    };
    let text = failure.draw(colour) + "\n";
    // Nobody is left to tell where this can not be written.
    let _ = AutoStream::new(io::stderr(), choice).write_all(text.as_bytes());
}

/// Rows in columns, two blanks apart.
pub fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// The text without characters that would break the table or the terminal.
pub fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || turns_text(c) {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

/// Characters that turn the direction of the text after them.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

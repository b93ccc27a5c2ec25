//! Writing: values on standard output, diagnostics on standard error, quietly where nobody reads them any more.

use std::io::{self, Write};

use anstream::AutoStream;
use anstream::stream::RawStream;
use okta_mapping::Colour;
use serde_json::Value as Json;

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

/// The colours of what is printed on standard output.
pub fn colour(color: clap::ColorChoice) -> Colour {
    drawn_in(choice(color, &io::stdout()))
}

fn choice(color: clap::ColorChoice, stream: &impl RawStream) -> anstream::ColorChoice {
    match color {
        clap::ColorChoice::Auto => AutoStream::choice(stream),
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

fn drawn_in(choice: anstream::ColorChoice) -> Colour {
    match choice {
        anstream::ColorChoice::Never => Colour::Never,
        _ => Colour::Always,
    }
}

/// Shows on standard error what went wrong.
pub fn report(failure: &Failure, color: clap::ColorChoice) {
    let choice = choice(color, &io::stderr());
    let text = failure.draw(drawn_in(choice)) + "\n";
    // Nobody is left to tell where this can not be written.
    let _ = AutoStream::new(io::stderr(), choice).write_all(text.as_bytes());
}

/// Rows beneath each other, each column as wide as its widest cell.
pub fn table<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> String {
    let widths: Vec<usize> = (0..COLUMNS)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        text += cells.join("  ").trim_end();
        text.push('\n');
    }
    text
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

/// A value as JSON, cut where it is long.
pub fn brief(value: &Json) -> String {
    const LONGEST: usize = 60;
    let json = one_line(&value.to_string());
    match json.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", json.get(..end).unwrap_or_default()),
        None => json,
    }
}

/// The same lines, without characters that would break the terminal.
pub fn clean(text: &str) -> String {
    text.lines().map(|line| one_line(line) + "\n").collect()
}

/// Characters that turn the direction of the text after them.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

//! Why a run has no result, for people and for programs.

use annotate_snippets::{Group, Level, Renderer};
use okta_mapping::{Colour, Error, render};
use serde::Serialize;

use crate::input::Text;

/// Exit status where the expression or what stands beside it has an error.
pub const ERROR: u8 = 1;
/// Exit status on bad usage.
pub const USAGE: u8 = 2;

/// What ends a run before its result.
pub enum Failure {
    /// The expression has an error, or what was given beside it; then the text is empty.
    Error(Error, Text),
    /// Expressions of a mapping have errors.
    Expressions(Vec<(Error, Text)>),
    /// A file can not be read, the output not written, or standard input is asked for twice.
    Usage(String),
    /// What was looked for is not there.
    Nothing(String),
}

impl Failure {
    /// An error of a file that holds no expression.
    pub fn input(error: Error, origin: Option<String>) -> Failure {
        let text = String::new();
        Failure::Error(error, Text { text, origin })
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Error(..) | Failure::Expressions(_) | Failure::Nothing(_) => ERROR,
            Failure::Usage(_) => USAGE,
        }
    }

    /// The line that programs read. Bad usage has none.
    pub fn line(&self) -> Option<String> {
        match self {
            Failure::Error(error, _) => Some(to_json(error.diagnostic())),
            Failure::Expressions(_) | Failure::Usage(_) | Failure::Nothing(_) => None,
        }
    }

    /// The text that people read.
    pub fn draw(&self, colour: Colour) -> String {
        match self {
            Failure::Error(error, text) => draw(error, text, colour),
            Failure::Expressions(wrong) => {
                let drawn = wrong.iter().map(|(error, text)| draw(error, text, colour));
                drawn.collect::<Vec<String>>().join("\n\n")
            }
            Failure::Usage(message) | Failure::Nothing(message) => {
                let title = Level::ERROR.primary_title(message.as_str());
                let renderer = match colour {
                    Colour::Never => Renderer::plain(),
                    Colour::Always => Renderer::styled(),
                };
                renderer.render(&[Group::with_title(title)])
            }
        }
    }
}

fn draw(error: &Error, Text { text, origin }: &Text, colour: Colour) -> String {
    render(error.diagnostic(), text, origin.as_deref(), colour)
}

/// One line of JSON.
pub fn to_json(line: &impl Serialize) -> String {
    // What is written here has text keys and finite numbers, which always serialise.
    serde_json::to_string(line).unwrap_or_default()
}

//! Why a run has no result, for people and for programs.

use annotate_snippets::{Group, Level, Origin as Place, Renderer};
use okta_mapping::{Colour, Diagnostic, Error, Phase, render};
use serde::Serialize;

use crate::input::Text;

/// Exit status where the expression or what stands beside it has an error.
pub const ERROR: u8 = 1;
/// Exit status on bad usage.
pub const USAGE: u8 = 2;

/// What ends a run before its result.
pub enum Failure {
    /// The expression has an error.
    Expression(Error, Text),
    /// What was given can not be read as what it should be.
    Input(Mistake),
    /// A file can not be read, or the output not written.
    File(String),
}

/// Something wrong with the input: a diagnostic that points into no expression.
#[derive(Debug)]
pub struct Mistake {
    /// One of the library's codes.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The file it is in, where it is in one.
    pub origin: Option<String>,
}

/// The line that programs read of a [`Mistake`].
#[derive(Serialize)]
struct MistakeLine<'a> {
    ok: bool,
    phase: Phase,
    code: &'a str,
    message: &'a str,
    span: [u32; 2],
}

impl Failure {
    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Expression(..) | Failure::Input(_) => ERROR,
            Failure::File(_) => USAGE,
        }
    }

    /// The line that programs read. A file that can not be read is bad usage, which has none.
    pub fn line(&self) -> Option<String> {
        match self {
            Failure::Expression(error, _) => Some(to_json(error.diagnostic())),
            Failure::Input(mistake) => Some(to_json(&MistakeLine {
                ok: false,
                phase: Phase::Input,
                code: mistake.code,
                message: &mistake.message,
                span: [0, 0],
            })),
            Failure::File(_) => None,
        }
    }

    /// The text that people read.
    pub fn draw(&self, colour: Colour) -> String {
        match self {
            Failure::Expression(error, text) => draw_over(error.diagnostic(), text, colour),
            Failure::Input(mistake) => {
                let title = Level::ERROR.primary_title(mistake.message.as_str());
                let group = Group::with_title(title.id(mistake.code));
                let origin = mistake.origin.as_deref();
                renderer(colour).render(&[match origin {
                    Some(origin) => group.element(Place::path(origin)),
                    None => group,
                }])
            }
            Failure::File(message) => {
                let title = Level::ERROR.primary_title(message.as_str());
                renderer(colour).render(&[Group::with_title(title)])
            }
        }
    }
}

/// Draws a diagnostic over its expression. Without a text the file would go unnamed, so an empty one is drawn
/// as an empty line.
fn draw_over(diagnostic: &Diagnostic, text: &Text, colour: Colour) -> String {
    let drawn = match &text.origin {
        Some(_) if text.text.is_empty() => "\n",
        _ => &text.text,
    };
    render(diagnostic, drawn, text.origin.as_deref(), colour)
}

fn renderer(colour: Colour) -> Renderer {
    match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    }
}

/// One line of JSON.
pub fn to_json(line: &impl Serialize) -> String {
    // What is written here has text keys and finite numbers, which always serialise.
    serde_json::to_string(line).unwrap_or_default()
}

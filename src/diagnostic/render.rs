//! Diagnostics for people: the source line with a pointer, as rustc draws them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Diagnostic;
use crate::diagnostic;

/// Whether to write terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI escape sequences.
    Always,
}

/// Draws a diagnostic over the text it belongs to, as an error, a warning or a note. `origin` is the file's name, where there is one.
///
/// ```
/// use okta_mapping::{Colour, Dialect, Engine, render};
///
/// let text = "user.firstName = 'x'";
/// let error = Engine::new(Dialect::Classic).compile(text).unwrap_err();
/// let drawn = render(error.diagnostic(), text, None, Colour::Never);
/// assert!(drawn.starts_with("error[assignment]: `=` assigns, which Okta does not allow"));
/// ```
pub fn render(diagnostic: &Diagnostic, text: &str, origin: Option<&str>, colour: Colour) -> String {
    let level = match diagnostic.level() {
        diagnostic::Level::Error => Level::ERROR,
        diagnostic::Level::Warning => Level::WARNING,
        diagnostic::Level::Note => Level::NOTE,
    };
    let title = level
        .primary_title(diagnostic.message())
        .id(diagnostic.code().name);
    // What is wrong beside the expression has no text to point into.
    let mut group = if diagnostic.span().end() <= text.len() && !text.is_empty() {
        let primary = AnnotationKind::Primary.span(diagnostic.span().range());
        let mut snippet = Snippet::source(text).annotation(primary);
        if let Some(related) = diagnostic.related() {
            let context = AnnotationKind::Context.span(related.span.range());
            snippet = snippet.annotation(context.label(related.message.as_str()));
        }
        Group::with_title(title).element(match origin {
            Some(origin) => snippet.path(origin),
            None => snippet,
        })
    } else {
        let group = Group::with_title(title);
        match origin {
            Some(origin) => group.element(Origin::path(origin)),
            None => group,
        }
    };
    if let Some(help) = diagnostic.help() {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    renderer.render(&[group])
}

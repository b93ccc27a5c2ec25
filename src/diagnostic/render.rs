//! Diagnostics for people: the source line with a pointer, as rustc draws them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Diagnostic;
use crate::diagnostic;
use crate::span::Span;

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
        let related = diagnostic.related();
        let place = shortened(text, diagnostic.span());
        let all = related.map_or(place, |related| related.span.to(place));
        let (shown, before) = lines_of(text, all);
        let inside = |span: Span| span.start() - before.len()..span.end() - before.len();
        let primary = AnnotationKind::Primary.span(inside(place));
        let mut snippet = Snippet::source(shown)
            .line_start(before.matches('\n').count() + 1)
            .annotation(primary);
        if let Some(related) = related {
            let context = AnnotationKind::Context.span(inside(related.span));
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

/// The longest place that is drawn whole, in bytes.
const LONGEST: usize = 4_000;

/// The place, or its first character where it would fill the screen.
fn shortened(text: &str, span: Span) -> Span {
    if span.range().len() <= LONGEST {
        return span;
    }
    let first = text.get(span.range()).and_then(|text| text.chars().next());
    let start = span.start();
    Span::new(start, start + first.map_or(0, char::len_utf8))
}

/// The lines that hold a place, and the text before them.
fn lines_of(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start()).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(span.end()..).unwrap_or_default();
    let end = span.end() + after.find('\n').unwrap_or(after.len());
    let shown = text.get(start..end).unwrap_or_default();
    (shown, text.get(..start).unwrap_or_default())
}

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
    let group = Group::with_title(title);
    let is_inside = diagnostic.span().end() <= text.len() && !text.is_empty();
    let mut group = match (is_inside, origin) {
        (true, _) => drawn(group, diagnostic, text, origin),
        (false, Some(origin)) => group.element(Origin::path(origin)),
        (false, None) => group,
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

/// The longest lines that are drawn, in bytes. Of longer ones, such as JSON without line ends, the place is told.
const LONGEST: usize = 20_000;

/// Adds the lines with their pointers, or what place it is.
fn drawn<'a>(
    group: Group<'a>,
    diagnostic: &'a Diagnostic,
    text: &'a str,
    origin: Option<&'a str>,
) -> Group<'a> {
    let span = diagnostic.span();
    let related = diagnostic.related();
    let all = related.map_or(span, |related| related.span.to(span));
    let (shown, before) = lines_of(text, all);
    let line = before.matches('\n').count() + 1;
    let inside = |span: Span| span.start() - before.len()..span.end() - before.len();
    if shown.len() > LONGEST {
        let left = shown.get(..inside(span).start).unwrap_or_default();
        let column = left
            .rsplit('\n')
            .next()
            .map_or(0, |left| left.chars().count());
        return match origin {
            Some(origin) => group.element(
                Origin::path(origin)
                    .line(line + left.matches('\n').count())
                    .char_column(column + 1),
            ),
            None => group,
        };
    }
    let primary = AnnotationKind::Primary.span(inside(span));
    let mut snippet = Snippet::source(shown).line_start(line).annotation(primary);
    if let Some(related) = related {
        let context = AnnotationKind::Context.span(inside(related.span));
        snippet = snippet.annotation(context.label(related.message.as_str()));
    }
    group.element(match origin {
        Some(origin) => snippet.path(origin),
        None => snippet,
    })
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

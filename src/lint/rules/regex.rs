//! Regular expressions.

use crate::diagnostic::{Edit, Fix, Safety, codes};
use crate::failure::Failure;
use crate::functions::compile_regex;
use crate::lint::call::{Pattern, PatternKind};
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::span::Span;

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::REGEX_NEVER_MATCHES,
        rule: Rule::Pattern(never),
    },
    Lint {
        code: &codes::REGEX_ANCHORS_REDUNDANT,
        rule: Rule::Pattern(anchors),
    },
    Lint {
        code: &codes::SUSPICIOUS_REGEX,
        rule: Rule::Pattern(suspicious),
    },
];

fn is_regex(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, PatternKind::Whole | PatternKind::Found)
}

fn never(view: &View<'_>, pattern: &Pattern<'_>, sink: &mut Sink<'_>) {
    if !is_regex(pattern) {
        return;
    }
    let message = match compile_regex(pattern.text, view.limits()) {
        Ok(regex) if regex.is_impossible() => {
            "no text matches: an anchor stands inside the pattern, or a class is empty".to_owned()
        }
        Err(failure @ Failure::InvalidRegex { .. }) => {
            format!("the pattern can not be used: {failure}")
        }
        _ => return,
    };
    sink.report(
        pattern.literal.span,
        message,
        "write a pattern that some text matches",
    );
}

fn anchors(view: &View<'_>, pattern: &Pattern<'_>, sink: &mut Sink<'_>) {
    if pattern.kind != PatternKind::Whole || compile_regex(pattern.text, view.limits()).is_err() {
        return;
    }
    let found: Vec<Span> = [leading(pattern.text), trailing(pattern.text)]
        .into_iter()
        .flatten()
        .collect();
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return;
    };
    let label = "leave the anchors out";
    let fix = pattern.is_editable().then(|| Fix {
        edits: found
            .iter()
            .map(|span| Edit {
                span: pattern.part(span.start(), span.end()),
                text: String::new(),
            })
            .collect(),
        safety: Safety::Same,
        label: label.to_owned(),
    });
    sink.report_fixable(
        pattern.part(first.start(), last.end()),
        "`matches` compares the whole text, so `^` and `$` around the pattern say nothing",
        label,
        fix,
    );
}

/// The anchor at the start of a pattern, behind flags for the whole of it.
fn leading(text: &str) -> Option<Span> {
    let flags = match text
        .strip_prefix("(?")
        .and_then(|rest| rest.split_once(')'))
    {
        Some((flags, _)) if flags.chars().all(|c| c.is_ascii_alphabetic() || c == '-') => {
            flags.len() + 3
        }
        _ => 0,
    };
    let rest = text.get(flags..)?;
    let anchor = ["^", "\\A"]
        .into_iter()
        .find(|anchor| rest.starts_with(anchor))?;
    let repeated = rest.get(anchor.len()..)?.starts_with(['*', '+', '?', '{']);
    (!repeated && !has_other_anchors(text)).then(|| Span::new(flags, flags + anchor.len()))
}

/// The anchor at the end of a pattern.
fn trailing(text: &str) -> Option<Span> {
    let anchor = ["$", "\\z", "\\Z"]
        .into_iter()
        .find(|anchor| text.ends_with(anchor))?;
    let start = text.len() - anchor.len();
    let backslashes = text
        .get(..start)?
        .bytes()
        .rev()
        .take_while(|byte| *byte == b'\\')
        .count();
    let escaped = backslashes % 2 == 1 || text.contains("\\Q");
    (!escaped && !has_other_anchors(text)).then(|| Span::new(start, text.len()))
}

/// Whether flags change what anchors and `#` mean: lines, and comments.
fn has_other_anchors(text: &str) -> bool {
    text.match_indices("(?").any(|(at, opening)| {
        let flags = text.get(at + opening.len()..).unwrap_or_default();
        flags
            .chars()
            .take_while(|c| c.is_ascii_alphabetic())
            .any(|flag| matches!(flag, 'm' | 'x'))
    })
}

fn suspicious(_: &View<'_>, pattern: &Pattern<'_>, sink: &mut Sink<'_>) {
    if !is_regex(pattern) {
        return;
    }
    if is_between_slashes(pattern) {
        sink.report(
            pattern.literal.span,
            "the slash is an ordinary character of the pattern",
            "write the pattern without slashes around it; `(?i)` at its start ignores letter case",
        );
    }
    if let Some(span) = escaped_twice(pattern) {
        sink.report(
            span,
            "two backslashes stand for one ordinary backslash",
            "write one: the quotes of the language escape nothing",
        );
    }
}

fn is_between_slashes(pattern: &Pattern<'_>) -> bool {
    let Some(inside) = pattern.text.strip_prefix('/') else {
        return false;
    };
    match pattern.kind {
        // Names of groups do not begin with a slash; values of attributes may.
        PatternKind::Found => true,
        _ => {
            let (pattern, flags) = inside.rsplit_once('/').unwrap_or((inside, "none"));
            let is_anchored = pattern.starts_with('^') && pattern.ends_with('$');
            match flags {
                "" => is_anchored,
                flags => flags.len() < 4 && flags.chars().all(|c| "gimsuy".contains(c)),
            }
        }
    }
}

/// The place of `\\d+` and its like, with both backslashes.
fn escaped_twice(pattern: &Pattern<'_>) -> Option<Span> {
    let text = pattern.text;
    text.match_indices("\\\\").find_map(|(at, backslashes)| {
        let mut behind = text.get(at + backslashes.len()..)?.chars();
        let is_class = behind.next().is_some_and(|c| "dwsDWS".contains(c));
        let is_repeated = behind.next().is_some_and(|c| "+*?{".contains(c));
        (is_class && is_repeated).then(|| pattern.part(at, at + backslashes.len() + 1))
    })
}

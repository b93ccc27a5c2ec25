//! Patterns for times.

use crate::diagnostic::{Edit, Fix, Safety, codes};
use crate::lint::call::{Pattern, PatternKind};
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::time::{JavaPattern, JodaPattern, PatternError};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::WEEK_BASED_YEAR,
        rule: Rule::Pattern(week_year),
    },
    Lint {
        code: &codes::UNUSABLE_TIME_PATTERN,
        rule: Rule::Pattern(unusable),
    },
];

fn unusable(_: &View<'_>, pattern: &Pattern<'_>, sink: &mut Sink<'_>) {
    let problem = match pattern.kind {
        PatternKind::Java => JavaPattern::new(pattern.text).err(),
        PatternKind::Joda => JodaPattern::new(pattern.text).err(),
        PatternKind::Whole | PatternKind::Found => return,
    };
    match problem {
        // What is not supported here may well work at Okta.
        None | Some(PatternError::Unsupported { .. }) => {}
        Some(problem) => sink.report(
            pattern.literal.span,
            problem.to_string(),
            "write a pattern such as `yyyy-MM-dd HH:mm:ss`, with other text in quotes",
        ),
    }
}

fn week_year(_: &View<'_>, pattern: &Pattern<'_>, sink: &mut Sink<'_>) {
    let letter = match pattern.kind {
        PatternKind::Java => 'Y',
        PatternKind::Joda => 'x',
        PatternKind::Whole | PatternKind::Found => return,
    };
    let letters = letters(pattern.text);
    let years: Vec<usize> = letters
        .iter()
        .filter(|(_, c)| *c == letter)
        .map(|(at, _)| *at)
        .collect();
    // With the number of the week the year of the week is meant.
    let has_week = letters.iter().any(|(_, c)| matches!(c, 'w' | 'W'));
    let (Some(first), false) = (years.first(), has_week) else {
        return;
    };
    let run = years
        .iter()
        .zip(*first..)
        .take_while(|(at, wanted)| *at == wanted);
    let span = pattern.part(*first, first + run.count());
    let label = "write `yyyy`, the year of the calendar";
    let fix = pattern.is_editable().then(|| Fix {
        edits: years
            .iter()
            .map(|at| Edit {
                span: pattern.part(*at, at + 1),
                text: "y".to_owned(),
            })
            .collect(),
        safety: Safety::Changes,
        label: label.to_owned(),
    });
    sink.report_fixable(
        span,
        format!("`{letter}` is the year of the week, which differs from the calendar's around the new year"),
        label,
        fix,
    );
}

/// The letters of a pattern that stand for something, and where.
fn letters(text: &str) -> Vec<(usize, char)> {
    let mut quoted = false;
    text.char_indices()
        .filter(|(_, c)| {
            quoted ^= *c == '\'';
            !quoted && c.is_ascii_alphabetic()
        })
        .collect()
}

//! Criteria for groups, and how many are asked for.

use crate::diagnostic::codes;
use crate::functions::Kind;
use crate::lint::call::Call;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::PATTERN_IN_CRITERIA,
        rule: Rule::Call(pattern),
    },
    Lint {
        code: &codes::LARGE_GROUP_LIMIT,
        rule: Rule::Call(limit),
    },
];

fn pattern(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    for (position, argument) in call.arguments.iter().enumerate() {
        let ExprKind::Map(entries) = &argument.kind else {
            continue;
        };
        if !call.takes(position, Kind::Criteria) {
            continue;
        }
        let value_of = |name: &str| {
            let mut entries = entries.iter();
            entries
                .find(|(key, _)| key.literal_text() == Some(name))
                .map(|(_, value)| value)
        };
        let exact = value_of("operator").and_then(Expr::literal_text) == Some("EXACT");
        let Some(names) = value_of("group.profile.name") else {
            continue;
        };
        let names = match &names.kind {
            ExprKind::List(names) => names.as_slice(),
            _ => std::slice::from_ref(names),
        };
        for name in names {
            if name
                .literal_text()
                .is_some_and(|text| is_pattern(text, exact))
            {
                sink.report(
                    name.span,
                    "names of groups are compared as they stand, not as patterns",
                    "give the beginning of the name, or the whole name with the operator EXACT",
                );
            }
        }
    }
}

/// Whether a name has the marks of a regular expression that no name of a group would have.
fn is_pattern(text: &str, exact: bool) -> bool {
    let plain = match text.strip_suffix(".*").or_else(|| text.strip_suffix('*')) {
        Some(plain) if !exact => plain,
        _ => text,
    };
    let has_escape = plain.match_indices('\\').any(|(at, _)| {
        let mut behind = plain.get(at + 1..).unwrap_or_default().chars();
        let escaped = behind.next().unwrap_or_default();
        // A backslash before a letter divides a domain from a name.
        escaped.is_ascii_punctuation()
            || "dwsDWS".contains(escaped) && behind.next().is_some_and(|c| "+*?{".contains(c))
    });
    let has_alternatives = plain
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .is_some_and(|(inside, _)| inside.contains('|'));
    plain.starts_with('^')
        || plain.ends_with('$')
        || [".*", ".+", "[a-z", "[A-Z", "[0-9", "(?"]
            .iter()
            .any(|mark| plain.contains(mark))
        || has_escape
        || has_alternatives
}

/// The most groups that every flow takes.
const MOST: i32 = 100;

fn limit(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    const LIMIT: usize = 2;
    let limited = call.is("group.filtered") || call.is_of("group.names-");
    if limited
        && let Some(value) = call.integer(LIMIT)
        && value > MOST
        && let Some(argument) = call.arguments.get(LIMIT)
    {
        sink.report(
            argument.span,
            format!("outside the authorization-code flows more than {MOST} groups fail"),
            format!("ask for {MOST} at most"),
        );
    }
}

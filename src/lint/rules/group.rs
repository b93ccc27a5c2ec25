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
        rule: Rule::Call(large_limit),
    },
    Lint {
        code: &codes::GROUP_LIMIT,
        rule: Rule::Call(small_limit),
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

/// How many groups are asked for, where it stands in the text.
fn limit<'c>(call: &Call<'c>) -> Option<(&'c Expr, i32)> {
    const LIMIT: usize = 2;
    let is_limited = call.is("group.filtered") || call.is_of("group.names-");
    is_limited.then(|| Some((call.arguments.get(LIMIT)?, call.integer(LIMIT)?)))?
}

fn large_limit(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    if let Some((argument, value)) = limit(call)
        && value > MOST
    {
        sink.report(
            argument.span,
            format!("outside the authorization-code flows more than {MOST} groups fail"),
            format!("ask for {MOST} at most"),
        );
    }
}

fn small_limit(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    if let Some((argument, value)) = limit(call)
        && value < 1
    {
        sink.report(
            argument.span,
            format!("a limit of groups must be at least 1, not {value}"),
            format!("ask for {MOST} at most"),
        );
    }
}

//! Substrings that cut a character in two.

use crate::diagnostic::codes;
use crate::lint::call::Call;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::SUBSTRING_CUTS_PAIR,
    rule: Rule::Call(check),
}];

fn check(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    if !call.is_of("text.substring") {
        return;
    }
    let failed = call
        .constant(view)
        .and_then(|constant| constant.outcome.err());
    if failed.is_some_and(|error| error.code() == codes::CUTS_SURROGATE_PAIR.name) {
        sink.report(
            call.span,
            "the substring begins or ends inside a character",
            "characters such as emoji have two positions: cut before or behind both",
        );
    }
}

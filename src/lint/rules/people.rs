//! Directories and managers.

use crate::diagnostic::codes;
use crate::lint::call::Call;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::MANAGER_NOT_FOLLOWED,
        rule: Rule::Call(manager),
    },
    Lint {
        code: &codes::DIRECTORY_IN_GROUP_RULE,
        rule: Rule::Call(directory),
    },
];

fn manager(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    if call.is_of("people.manager") || call.is_of("people.assistant") {
        sink.report(
            call.name_span,
            "a changed manager or assistant does not update the profile of the user",
            "the value is read again when the user is",
        );
    }
}

fn directory(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let asks = ["directory.", "people.manager", "people.assistant"];
    if view.is_in("group-rule") && asks.iter().any(|id| call.is_of(id)) {
        sink.report(
            call.name_span,
            format!("`{}` may not work in a group rule", call.name),
            "map what the directory knows to an attribute of the user, and ask for that",
        );
    }
}

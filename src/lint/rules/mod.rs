//! The rules, one file for each lint or close family of lints.

mod app_user;
mod condition;
mod context_index;
mod deprecated;
mod device;
mod event_hook;
mod group;
mod password;
mod people;
mod precedence;
mod regex;
mod self_mapping;
mod substring;
mod switch;
mod ternary;
mod time;
mod undocumented;
mod unreachable;
mod version;

use super::Lint;

/// All lints.
pub(super) static LISTS: [&[Lint]; 19] = [
    deprecated::LINTS,
    undocumented::LINTS,
    condition::LINTS,
    unreachable::LINTS,
    switch::LINTS,
    substring::LINTS,
    regex::LINTS,
    precedence::LINTS,
    ternary::LINTS,
    self_mapping::LINTS,
    context_index::LINTS,
    version::LINTS,
    time::LINTS,
    group::LINTS,
    app_user::LINTS,
    people::LINTS,
    event_hook::LINTS,
    device::LINTS,
    password::LINTS,
];

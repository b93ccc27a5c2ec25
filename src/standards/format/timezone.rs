//! Names of time zones, from the IANA database that the time functions use.

use crate::diagnostic::suggest::nearest;
use crate::standards::Judgement;
use crate::time::{LONGEST_ZONE_ID, zone_ids};

use super::violation;

pub(super) fn judge(text: &str) -> Judgement {
    if zone_ids().contains(text) {
        return Judgement::Valid;
    }
    let remark = violation("no time zone of the IANA database");
    let near = if text.len() <= LONGEST_ZONE_ID {
        let mut names: Vec<&str> = zone_ids().iter().map(String::as_str).collect();
        names.sort_unstable();
        nearest(text, names)
    } else {
        None
    };
    Judgement::Violation(match near {
        Some(name) if name.eq_ignore_ascii_case(text) => remark.with_fix(name),
        Some(name) => remark.with_help(format!("did you mean `{name}`?")),
        None => remark.with_help("the form is `America/Denver`"),
    })
}

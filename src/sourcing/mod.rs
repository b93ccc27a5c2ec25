//! Attribute-level sourcing: where the value of an attribute of Okta's profile comes from.

use crate::mapping::End;
use crate::schema::{Attribute, Master};

/// Who owns an attribute of Okta's profile that an app may not write, of a person whose profile this app sources; none
/// where it may.
///
/// An attribute follows its profile source unless its `master` says otherwise (documented).
pub fn withheld_from(app: &End, attribute: &Attribute) -> Option<String> {
    match attribute.master() {
        Master::ProfileMaster | Master::Other(_) => None,
        Master::Okta => Some("Okta".to_owned()),
        Master::Override(priority) => {
            let mut sources = priority.iter().map(|priority| priority.value.as_str());
            match sources.clone().any(|source| app.is_called(source)) {
                true => None,
                false => Some(sources.next().unwrap_or("another source").to_owned()),
            }
        }
    }
}

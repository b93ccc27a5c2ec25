//! Attributes that a schema loses while a mapping reads them.

use std::fmt::{self, Display, Formatter};

use indexmap::IndexSet;

use crate::mapping::{CompiledMapping, Direction};
use crate::schema::Schema;

/// An attribute that can not be removed from a schema, because a mapping reads it (support article).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The attribute that is removed.
    pub attribute: String,
    /// What the mapping sets with it: `user.primaryPhone`; of an app by the app's name (assumption).
    pub populates: String,
}

/// The sentence of Okta: `Property NAME cannot be deleted. It is used to populate user.NAME.` (support article).
impl Display for Removal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Removal {
            attribute,
            populates,
        } = self;
        write!(
            f,
            "Property {attribute} cannot be deleted. It is used to populate {populates}."
        )
    }
}

/// What Okta would refuse of a change of this schema, as it would break a mapping: attributes that only the old schema has
/// and that an expression reads by `user`, `appuser` or `source`.
///
/// ```
/// use okta_mapping::impact::removals;
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::{Attribute, Engine, Schema};
///
/// let after = Schema::app_user("phone");
/// let before = after.clone().with(Attribute::string("extension"))?;
/// let mapping = Mapping::between(End::app("phone"), End::okta("user"))?
///     .with("primaryPhone", "appuser.extension")
///     .compile(&Engine::default());
/// assert_eq!(
///     removals(&before, &after, &mapping)[0].to_string(),
///     "Property extension cannot be deleted. It is used to populate user.primaryPhone."
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn removals(before: &Schema, after: &Schema, mapping: &CompiledMapping) -> Vec<Removal> {
    let is_of_user = before.is_of_user();
    let reads_user = mapping.direction() == Direction::ToApp;
    let is_of_schema = |reference: &str| match reference {
        "user" => is_of_user,
        "appuser" | "appUser" => !is_of_user,
        "source" => is_of_user == reads_user,
        _ => false,
    };
    let target = mapping.target();
    let target = match (target.is_app(), target.name()) {
        (false, _) => "user",
        (true, "") => "appuser",
        (true, name) => name,
    };
    let mut removals = Vec::new();
    for property in mapping.properties() {
        let Ok(program) = property.program() else {
            continue;
        };
        let read: IndexSet<&str> = program
            .attributes()
            .filter(|(reference, _)| is_of_schema(reference))
            .map(|(_, name)| name)
            .collect();
        let is_removed =
            |name: &&str| before.attribute(name).is_some() && after.attribute(name).is_none();
        removals.extend(read.into_iter().filter(is_removed).map(|name| Removal {
            attribute: name.to_owned(),
            populates: format!("{target}.{}", property.attribute()),
        }));
    }
    removals
}

//! The union of groups: the value of an app user's attribute where several groups assign the app with values for it.

use serde_json::Value as Json;

use crate::schema::{Attribute, AttributeType, Scope};
use crate::validate::same;

/// A group that assigns an app, with its value for an attribute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupValue<'a> {
    /// The group, by name or id.
    pub group: &'a str,
    /// Its value; null is none.
    pub value: &'a Json,
}

/// The value that a person gets, and from whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    /// The value.
    pub value: Json,
    /// The groups that have a part in it, in their order; none where the value was set for the person.
    pub groups: Vec<String>,
}

/// The value of an attribute of an app's user: the person's own, else that of the groups, the one of highest priority
/// first.
///
/// A value that is set for the person wins over groups (assumption), also `""`; null sets nothing. Of groups the first with
/// a value wins; of arrays whose `union` is ENABLE the values of all are joined in the order of the groups (documented),
/// without duplicates (assumption). Groups say nothing of an attribute whose `scope` is SELF, and arrays of objects are not
/// joined (documented). Nothing where nobody has a value.
///
/// ```
/// use okta_mapping::schema::Schema;
/// use okta_mapping::union::{GroupValue, assigned};
/// use serde_json::json;
///
/// let schema = Schema::from_json(&json!({"definitions": {"custom": {"properties": {
///     "roles": {"type": "array", "items": {"type": "string"}, "union": "ENABLE"}
/// }}}}))?;
/// let (sales, staff) = (json!(["seller", "user"]), json!(["user", "guest"]));
/// let groups = [GroupValue { group: "Sales", value: &sales }, GroupValue { group: "Staff", value: &staff }];
/// let roles = assigned(schema.attribute("roles").unwrap(), None, &groups).unwrap();
/// assert_eq!(roles.value, json!(["seller", "user", "guest"]));
/// assert_eq!(roles.groups, ["Sales", "Staff"]);
/// # Ok::<(), okta_mapping::schema::SchemaError>(())
/// ```
pub fn assigned(
    attribute: &Attribute,
    own: Option<&Json>,
    groups: &[GroupValue<'_>],
) -> Option<Assigned> {
    if let Some(value) = own.filter(|value| !value.is_null()) {
        return Some(Assigned {
            value: value.clone(),
            groups: Vec::new(),
        });
    }
    if attribute.scope() == Scope::PerPerson {
        return None;
    }
    let mut with_value = groups.iter().filter(|group| !group.value.is_null());
    match is_joined(attribute) {
        true => joined(with_value),
        false => with_value.next().map(|first| Assigned {
            value: first.value.clone(),
            groups: vec![first.group.to_owned()],
        }),
    }
}

/// Whether the values of all groups are joined.
fn is_joined(attribute: &Attribute) -> bool {
    let is_list = attribute
        .items()
        .is_some_and(|items| *items.kind() != AttributeType::Object);
    is_list && attribute.union_of_groups()
}

fn joined<'g>(with_value: impl Iterator<Item = &'g GroupValue<'g>>) -> Option<Assigned> {
    let mut elements: Vec<Json> = Vec::new();
    let mut groups = Vec::new();
    for group in with_value {
        groups.push(group.group.to_owned());
        let values = match group.value {
            Json::Array(values) => values.as_slice(),
            single => std::slice::from_ref(single),
        };
        for value in values {
            if !elements.iter().any(|element| same(element, value)) {
                elements.push(value.clone());
            }
        }
    }
    (!groups.is_empty()).then_some(Assigned {
        value: Json::Array(elements),
        groups,
    })
}

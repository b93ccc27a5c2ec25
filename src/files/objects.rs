//! Objects of Okta's other APIs that carry expressions, from one table.

use jsonc_parser::ast::Value;

use super::found::{Found, Place, SAML_NAME};
use super::json::{self, span};

/// One kind of place in an object. The paths are documented.
struct Row {
    /// Where the holder of the expression stands; `*` stands for every element of an array.
    holder: &'static [&'static str],
    /// Where the expression stands in the holder; a list holds several.
    expression: &'static [&'static str],
    /// The word of its use.
    place: &'static str,
    /// What the holder is, for people.
    title: &'static str,
    /// The key of the holder that must have this value.
    only_if: Option<(&'static str, &'static str)>,
    /// The key of the holder that names what the result is written to.
    attribute: Option<&'static str>,
}

const ROW: Row = Row {
    holder: &[],
    expression: &[],
    place: "",
    title: "",
    only_if: None,
    attribute: None,
};

const ROWS: [Row; 10] = [
    Row {
        holder: &["credentials", "userNameTemplate"],
        expression: &["template"],
        place: "username",
        title: "user name template",
        only_if: Some(("type", "CUSTOM")),
        ..ROW
    },
    Row {
        holder: &["settings", "signOn", "attributeStatements", "*"],
        expression: &["values"],
        place: "saml-attribute",
        title: "SAML attribute statement",
        only_if: Some(("type", "EXPRESSION")),
        attribute: Some("name"),
    },
    Row {
        expression: &["value"],
        place: "oauth-claim",
        title: "claim",
        only_if: Some(("valueType", "EXPRESSION")),
        attribute: Some("name"),
        ..ROW
    },
    Row {
        expression: &["expression"],
        place: "federated-claim",
        title: "federated claim",
        attribute: Some("name"),
        ..ROW
    },
    Row {
        holder: &["conditions", "elCondition"],
        expression: &["condition"],
        place: "policy",
        title: "policy rule",
        ..ROW
    },
    Row {
        holder: &["actions", "idp", "matchCriteria", "*"],
        expression: &["providerExpression"],
        place: "idp-routing",
        title: "identity provider routing",
        ..ROW
    },
    Row {
        holder: &["settings", "password", "complexity"],
        expression: &["oelStatement"],
        place: "password-policy",
        title: "password policy",
        ..ROW
    },
    Row {
        holder: &["events", "filter", "eventFilterMap", "*"],
        expression: &["condition", "expression"],
        place: "event-hook",
        title: "event hook's filter",
        attribute: Some("event"),
        ..ROW
    },
    Row {
        holder: &["conditions", "expression"],
        expression: &["value"],
        place: "realm",
        title: "realm assignment",
        ..ROW
    },
    Row {
        holder: &["policy", "subject", "userNameTemplate"],
        expression: &["template"],
        place: "idp-username",
        title: "identity provider's user name template",
        ..ROW
    },
];

/// Reads the expressions of an object.
pub(super) fn read(file: &str, object: &Value<'_>, found: &mut Found) {
    let name = json::text(object, "name").or_else(|| json::text(object, "label"));
    for row in &ROWS {
        for holder in holders(object, row.holder) {
            row.read(file, holder, name, found);
        }
    }
}

/// The values at the end of a path.
fn holders<'v, 'a>(value: &'v Value<'a>, path: &[&str]) -> Vec<&'v Value<'a>> {
    path.iter().fold(vec![value], |values, step| {
        let next = values.into_iter();
        match *step {
            "*" => next.flat_map(json::each).collect(),
            name => next.filter_map(|value| json::get(value, name)).collect(),
        }
    })
}

impl Row {
    fn read(&self, file: &str, holder: &Value<'_>, name: Option<&str>, found: &mut Found) {
        let Some(expression) = json::at(holder, self.expression) else {
            return;
        };
        if let Some((key, value)) = self.only_if
            && json::text(holder, key) != Some(value)
        {
            found.is_known |= json::get(holder, key).is_some();
            if self.place == "username" && json::text(holder, key) == Some("BUILT_IN") {
                let text = expression.as_string_lit().map_or("", |lit| &lit.value);
                found.template(text, span(expression));
            }
            return;
        }
        let attribute = self.attribute.and_then(|key| json::text(holder, key));
        if self.place == "saml-attribute"
            && let Some(name) = json::get(holder, "name")
        {
            found.name(
                attribute.unwrap_or_default(),
                SAML_NAME,
                self.title,
                span(name),
            );
        }
        let owner = match attribute.or(name) {
            Some(name) => format!("{} \"{name}\"", self.title),
            None => self.title.to_owned(),
        };
        for literal in json::each(expression) {
            let Some(literal) = literal.as_string_lit() else {
                continue;
            };
            if super::templates::is_login(self.place, &literal.value) {
                found.has_template = true;
                continue;
            }
            let place = Place {
                place: place_of(self.place, &literal.value),
                owner: &owner,
                attribute,
            };
            found.site(json::excerpt(file, literal), &place);
        }
    }
}

/// A policy that reads `accessRequest` is one of account management (documented).
pub(super) fn place_of<'a>(place: &'a str, text: &str) -> &'a str {
    match place {
        "policy" if text.contains("accessRequest") => "account-policy",
        place => place,
    }
}

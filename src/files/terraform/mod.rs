//! Terraform files: the resources whose attributes hold expressions, from one table.

mod excerpt;
mod mapping;
mod module;
mod schema;

use hcl_edit::Span as _;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body};

use super::found::{Found, Place, RULE_NAME, SAML_NAME};
use super::objects::place_of;
use super::position::character_at;
use super::templates::is_login;
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;
pub use module::TerraformModule;

/// An attribute that holds an expression. Source: the documentation of Okta's provider (support article).
struct Row {
    /// The type of the resource, or its beginning where it ends with `*`.
    resource: &'static str,
    /// The block inside the resource that has the attribute.
    block: Option<&'static str>,
    attribute: &'static str,
    /// The word of its use.
    place: &'static str,
    /// What the resource is, for people.
    title: &'static str,
    /// The attribute that must have this value, and its default.
    only_if: Option<(&'static str, &'static str, &'static str)>,
    /// The attribute that names what the result is written to.
    target: Option<&'static str>,
}

const fn row(
    resource: &'static str,
    attribute: &'static str,
    place: &'static str,
    title: &'static str,
) -> Row {
    Row {
        resource,
        block: None,
        attribute,
        place,
        title,
        only_if: None,
        target: None,
    }
}

const IDP: &str = "identity provider's user name template";

const ROWS: [Row; 13] = [
    Row {
        only_if: Some(("user_name_template_type", "CUSTOM", "BUILT_IN")),
        ..row(
            "okta_app_*",
            "user_name_template",
            "username",
            "user name template",
        )
    },
    Row {
        block: Some("attribute_statements"),
        only_if: Some(("type", "EXPRESSION", "EXPRESSION")),
        target: Some("name"),
        ..row(
            "okta_app_saml",
            "values",
            "saml-attribute",
            "SAML attribute statement",
        )
    },
    row(
        "okta_group_rule",
        "expression_value",
        "group-rule",
        "group rule",
    ),
    Row {
        only_if: Some(("value_type", "EXPRESSION", "EXPRESSION")),
        target: Some("name"),
        ..row("okta_auth_server_claim", "value", "oauth-claim", "claim")
    },
    Row {
        target: Some("name"),
        ..row(
            "okta_app_federated_claim",
            "expression",
            "federated-claim",
            "federated claim",
        )
    },
    row(
        "okta_app_signon_policy_rule",
        "custom_expression",
        "policy",
        "policy rule",
    ),
    row(
        "okta_policy_rule_idp_discovery",
        "provider_expression",
        "idp-routing",
        "identity provider routing",
    ),
    row(
        "okta_realm_assignment",
        "condition_expression",
        "realm",
        "realm assignment",
    ),
    row(
        "okta_campaign",
        "user_scope_expression",
        "campaign",
        "certification campaign",
    ),
    row(
        "okta_campaign",
        "reviewer_scope_expression",
        "reviewer",
        "certification campaign",
    ),
    row("okta_idp_oidc", "username_template", "idp-username", IDP),
    row("okta_idp_saml", "username_template", "idp-username", IDP),
    row("okta_idp_social", "username_template", "idp-username", IDP),
];

/// Reads a file. What it says of itself joins what is known of the others.
pub(super) fn read(file: &str, module: &mut TerraformModule, found: &mut Found) {
    found.is_known = true;
    let body = match hcl_edit::parser::parse_body(file) {
        Ok(body) => body,
        Err(error) => {
            let span = character_at(file, error.location().offset());
            let message = format!("this is no Terraform file: {}", error.message());
            found.problem(&codes::INVALID_TERRAFORM, span, one_line(&message));
            return;
        }
    };
    module.add_body(file, &body);
    found.schemas = schema::parts(file, &body);
    for block in body.get_blocks("resource") {
        if let [kind, name] = block.labels.as_slice() {
            let resource = Resource {
                file,
                module,
                block,
                kind: kind.as_str(),
                name: name.as_str(),
            };
            resource.read(found);
        }
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A resource of a file.
struct Resource<'a> {
    file: &'a str,
    module: &'a TerraformModule,
    block: &'a Block,
    kind: &'a str,
    name: &'a str,
}

impl<'a> Resource<'a> {
    fn read(&self, found: &mut Found) {
        match self.kind {
            "okta_profile_mapping" => return mapping::read(self, found),
            "okta_group_rule" => self.group_rule(found),
            _ => {}
        }
        let is_of = |row: &&Row| match row.resource.strip_suffix('*') {
            Some(beginning) => self.kind.starts_with(beginning),
            None => self.kind == row.resource,
        };
        for row in ROWS.iter().filter(is_of) {
            let name = self.text("name").or_else(|| self.text("label"));
            match row.block {
                None => {
                    for body in bodies(&self.block.body, row.attribute) {
                        self.row(row, body, name.as_deref(), found);
                    }
                }
                Some(block) => {
                    for (body, _) in self.blocks(block) {
                        self.row(row, body, name.as_deref(), found);
                    }
                }
            }
        }
    }

    /// What a group rule may be beside its expression.
    fn group_rule(&self, found: &mut Found) {
        if let Some(name) = self.text("name") {
            found.name(&name, RULE_NAME, "group rule", self.span_of("name"));
        }
        if let Some(status) = self.text("status") {
            found.rule_status(&status, self.span_of("status"));
        }
        for (key, what) in [
            ("group_assignments", "assigns groups:"),
            ("users_excluded", "excludes users:"),
        ] {
            let list = self.block.body.get_attribute(key);
            if let Some(list) = list.and_then(|list| list.value.as_array()) {
                found.members(list.len(), what, self.span_of(key));
            }
        }
    }

    fn row(&self, row: &Row, body: &Body, name: Option<&str>, found: &mut Found) {
        let Some(attribute) = body.get_attribute(row.attribute) else {
            return;
        };
        if let Some((key, value, default)) = row.only_if {
            let word = match body.get_attribute(key) {
                Some(_) => self.text_in(body, key),
                None => Some(default.to_owned()),
            };
            if word.as_deref() != Some(value) {
                if row.place == "username" && word.as_deref() == Some("BUILT_IN") {
                    let text = self.text(row.attribute).unwrap_or_default();
                    found.template(&text, excerpt::place(&attribute.value));
                }
                return;
            }
        }
        let target = row.target.and_then(|key| self.text_in(body, key));
        if let (Some(target), "saml-attribute") = (&target, row.place) {
            let span = body.get_attribute("name").map(|name| &name.value);
            let span = span.map_or_else(|| self.header(), excerpt::place);
            found.name(target, SAML_NAME, row.title, span);
        }
        let owner = match target.as_deref().or(name) {
            Some(name) => format!("{} \"{name}\"", row.title),
            None => format!("{} \"{}\"", row.title, self.name),
        };
        let place = Place {
            place: row.place,
            owner: &owner,
            attribute: target.as_deref(),
        };
        match attribute.value.as_array() {
            Some(list) => {
                for value in list.iter() {
                    self.site(value, &place, found);
                }
            }
            None => self.site(&attribute.value, &place, found),
        }
    }

    /// Adds an expression, or says that nothing is known of it.
    fn site(&self, value: &Expression, place: &Place<'_>, found: &mut Found) {
        if value.is_null() {
            return;
        }
        let Some(excerpt) = excerpt::excerpt(self.file, value, self.module) else {
            let span = excerpt::place(value);
            let message = format!(
                "the expression of the {} is known only to Terraform",
                place.owner
            );
            let problem = Diagnostic::new(&codes::NOT_CHECKABLE, span, message);
            let help = "it is checked where it is a text, `local.x` with a text as its value, or a name of the same folder";
            found.problems.push(problem.with_help(help));
            return;
        };
        if is_login(place.place, &excerpt.text) {
            found.has_template = true;
            return;
        }
        let place = Place {
            place: place_of(place.place, &excerpt.text),
            ..*place
        };
        found.site(excerpt, &place);
    }

    /// The text of an attribute of the resource, where it is known.
    fn text(&self, key: &str) -> Option<String> {
        self.text_in(&self.block.body, key)
    }

    /// The text of an attribute of a block in the resource, where it is known.
    fn text_in(&self, body: &Body, key: &str) -> Option<String> {
        let value = &body.get_attribute(key)?.value;
        let excerpt = excerpt::excerpt(self.file, value, self.module)?;
        excerpt
            .map
            .unknown()
            .next()
            .is_none()
            .then_some(excerpt.text)
    }

    fn is_true(&self, key: &str) -> bool {
        let attribute = self.block.body.get_attribute(key);
        attribute.and_then(|attribute| attribute.value.as_bool()) == Some(true)
    }

    /// The blocks of this name, also those that `dynamic` repeats.
    fn blocks(&self, name: &'a str) -> impl Iterator<Item = (&'a Body, bool)> {
        let body = &self.block.body;
        let repeated = body
            .get_blocks("dynamic")
            .filter(move |block| {
                block
                    .labels
                    .first()
                    .is_some_and(|label| label.as_str() == name)
            })
            .flat_map(|block| block.body.get_blocks("content"))
            .map(|block| (&block.body, true));
        body.get_blocks(name)
            .map(|block| (&block.body, false))
            .chain(repeated)
    }

    /// The place of an attribute's value, or of the resource.
    fn span_of(&self, key: &str) -> Span {
        let attribute = self.block.body.get_attribute(key);
        attribute.map_or_else(
            || self.header(),
            |attribute| excerpt::place(&attribute.value),
        )
    }

    /// The place of the first line of the resource.
    fn header(&self) -> Span {
        let range = self.block.span().unwrap_or_default();
        let text = self.file.get(range.clone()).unwrap_or_default();
        let first = text.lines().next().unwrap_or_default();
        Span::new(range.start, range.start + first.trim_end().len())
    }
}

/// The body, or the blocks in it, that have the attribute.
fn bodies<'b>(body: &'b Body, attribute: &str) -> Vec<&'b Body> {
    if body.has_attribute(attribute) {
        return vec![body];
    }
    let inside = body.blocks().map(|block| &block.body);
    inside
        .filter(|body| body.has_attribute(attribute))
        .collect()
}

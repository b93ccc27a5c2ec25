//! What the Terraform files of one folder say of each other.

use std::collections::HashMap;
use std::sync::Arc;

use hcl_edit::expr::{Expression, TraversalOperator};
use hcl_edit::structure::Body;

use super::excerpt::literal;
use super::schema;
use crate::files::found::SchemaPart;

/// The Terraform files of one folder: what `${...}` in one of them may name in another.
///
/// ```
/// use okta_mapping::files::{Document, TerraformModule};
///
/// let mut module = TerraformModule::default();
/// module.add(br#"locals { department = "Sales" }"#);
/// let rule = br#"resource "okta_group_rule" "sales" {
///   name             = "Sales"
///   expression_value = "user.department == \"${local.department}\""
/// }"#;
/// let document = Document::read_in("main.tf", rule, &module);
/// assert_eq!(document.sites()[0].text, r#"user.department == "Sales""#);
/// ```
#[derive(Clone, Debug, Default)]
pub struct TerraformModule {
    facts: Arc<Facts>,
    /// What other files say, where this is a file of its own.
    others: Option<Arc<Facts>>,
}

#[derive(Clone, Debug, Default)]
struct Facts {
    /// Texts by the path that names them: `local.x`, `okta_user_schema_property.x.index`.
    texts: HashMap<String, String>,
    schemas: Vec<SchemaPart>,
}

impl TerraformModule {
    /// Adds a file. One that can not be read says nothing.
    pub fn add(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if let Ok(body) = hcl_edit::parser::parse_body(text) {
            self.add_body(text, &body);
        }
    }

    /// A module for one file, which sees this one too.
    pub(in crate::files) fn around(&self) -> TerraformModule {
        TerraformModule {
            facts: Arc::default(),
            others: Some(Arc::clone(&self.facts)),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Facts> {
        std::iter::once(&*self.facts).chain(self.others.as_deref())
    }

    pub(super) fn add_body(&mut self, file: &str, body: &Body) {
        let facts = Arc::make_mut(&mut self.facts);
        for block in body.blocks() {
            let prefix = match (block.ident.as_str(), block.labels.as_slice()) {
                ("locals", []) => "local".to_owned(),
                ("resource", [kind, name]) if kind.as_str().starts_with("okta_") => {
                    format!("{}.{}", kind.as_str(), name.as_str())
                }
                _ => continue,
            };
            for attribute in block.body.attributes() {
                if let Some(text) = literal(file, &attribute.value) {
                    facts
                        .texts
                        .insert(format!("{prefix}.{}", attribute.key.as_str()), text);
                }
            }
        }
        facts.schemas.extend(schema::parts(file, body));
    }

    /// The text that a reference names.
    pub(super) fn text(&self, reference: &Expression) -> Option<&str> {
        self.text_at(&path(reference)?)
    }

    /// The text at a path.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<&str> {
        let path = path.join(".");
        self.all()
            .find_map(|facts| facts.texts.get(&path))
            .map(String::as_str)
    }

    /// What the files add to schemas.
    pub(in crate::files) fn schemas(&self) -> impl Iterator<Item = &SchemaPart> {
        self.all().flat_map(|facts| &facts.schemas)
    }
}

/// The names of a reference such as `local.x`; none where it has anything but names.
pub(super) fn path(reference: &Expression) -> Option<Vec<&str>> {
    let Expression::Traversal(traversal) = reference else {
        return None;
    };
    let mut names = vec![traversal.expr.as_variable()?.as_str()];
    for operator in &traversal.operators {
        match operator.value() {
            TraversalOperator::GetAttr(name) => names.push(name.as_str()),
            _ => return None,
        }
    }
    Some(names)
}

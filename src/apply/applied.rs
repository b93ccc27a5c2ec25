//! What came of applying a mapping.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::outcome::hide;
use super::{AttributeOutcome, Outcome};
use crate::validate::{Finding, Severity};

/// What came of applying a mapping to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    profile: Map<String, Json>,
    attributes: Vec<AttributeOutcome>,
    findings: Vec<Finding>,
    /// The attributes of the target whose values are not shown.
    secrets: Arc<HashSet<String>>,
}

impl Applied {
    /// What a mapping gives, with what is said of the proposed profile: what breaks its schema is invalid.
    pub(super) fn new(
        profile: Map<String, Json>,
        mut attributes: Vec<AttributeOutcome>,
        findings: Vec<Finding>,
        secrets: Arc<HashSet<String>>,
    ) -> Applied {
        for attribute in &mut attributes {
            let is_written = matches!(attribute.outcome, Outcome::Set | Outcome::Unchanged);
            if is_written && breaks(&findings, &attribute.attribute) {
                attribute.outcome = Outcome::Invalid;
            }
        }
        Applied {
            profile,
            attributes,
            findings,
            secrets,
        }
    }

    /// The same for people and programs to read: values that are secret, in either schema, are
    /// [`NOT_SHOWN`](super::NOT_SHOWN), and errors of their expressions are told by their code alone. Attributes are secret
    /// that are WRITE_ONLY, or of the formats `encrypted` or `hashed` (assumption). Findings never quote such values.
    ///
    /// ```
    /// use okta_mapping::apply::{Applier, NOT_SHOWN, Person};
    /// use okta_mapping::mapping::{End, Mapping};
    /// use okta_mapping::{Attribute, Context, Engine, Schema};
    ///
    /// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?.with("pin", "user.city").compile(&Engine::default());
    /// let schema = Schema::app_user("crm").with(Attribute::string("pin").format("hashed"))?;
    /// let person = serde_json::json!({"user": {"profile": {"city": "1234"}}});
    /// let applied = Applier::new(&mapping).with_target_schema(&schema).apply(&Person::new(&Context::from_json(&person)?));
    /// assert_eq!(applied.profile()["pin"], "1234");
    /// assert_eq!(applied.redacted().profile()["pin"], NOT_SHOWN);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn redacted(&self) -> Cow<'_, Applied> {
        if self.secrets.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut applied = self.clone();
        for (name, value) in &mut applied.profile {
            if self.secrets.contains(name) {
                hide(value);
            }
        }
        for outcome in &mut applied.attributes {
            outcome.redact();
        }
        Cow::Owned(applied)
    }

    /// The proposed profile of the target: what it had, and what the mapping changes; also values that are invalid.
    pub fn profile(&self) -> &Map<String, Json> {
        &self.profile
    }

    /// Whether the value of an attribute is never shown.
    pub(crate) fn is_secret(&self, name: &str) -> bool {
        self.secrets.contains(name)
    }

    /// The proposed profile, to keep.
    pub fn into_profile(self) -> Map<String, Json> {
        self.profile
    }

    /// What became of each mapped attribute, in the mapping's order.
    pub fn attributes(&self) -> &[AttributeOutcome] {
        &self.attributes
    }

    /// What became of an attribute; none where it is not mapped.
    pub fn attribute(&self, name: &str) -> Option<&AttributeOutcome> {
        self.attributes
            .iter()
            .find(|outcome| &*outcome.attribute == name)
    }

    /// All that is to be said of the proposed profile, in the schema's order; what is said of the source follows.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What the target's schema refuses.
    pub fn violations(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.severity == Severity::Violation)
    }

    /// Whether the target takes the profile. One violation stops the whole of it: an import (support article), or, of a push,
    /// the assignment (documented of values outside an enum, assumption of all others). Failed expressions do not.
    pub fn is_stored(&self) -> bool {
        self.violations().next().is_none()
    }

    /// The profile that the target has afterwards: the proposed one, or, where it is not taken, the one before.
    pub fn stored<'s>(&'s self, current: &'s Map<String, Json>) -> &'s Map<String, Json> {
        match self.is_stored() {
            true => &self.profile,
            false => current,
        }
    }
}

fn breaks(findings: &[Finding], attribute: &str) -> bool {
    let mut findings = findings.iter();
    findings
        .any(|finding| finding.severity == Severity::Violation && finding.attribute == attribute)
}

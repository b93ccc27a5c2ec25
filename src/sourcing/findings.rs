//! What is wrong with the sourcing of an organisation, whoever the person is.

use serde_json::{Map, Value as Json};

use super::{Assignment, Owner, Sourcing, SourcingFinding, withheld_from};
use crate::diagnostic::{Level, codes};
use crate::mapping::{Direction, End, Mapping, Property, PushStatus};
use crate::schema::{Attribute, Schema};

impl Sourcing {
    /// What is wrong, without looking at anybody: of the schema's overrides in its order, then of each mapping.
    ///
    /// - `not-a-profile-source` (error): an override names an app that may not source profiles (documented).
    /// - `empty-override` (warning): an override names no app (assumption).
    /// - `override-unmapped` (warning): an override names an app that does not map the attribute, which is null until it does
    ///   (documented).
    /// - `dead-import` (warning): a mapping into Okta of an attribute that sourcing never lets in (documented rule).
    /// - `push-status-not-allowed` (error): into Okta from an app that is a profile source only `PUSH` can be, from another
    ///   only `DONT_PUSH` (support article).
    ///
    /// ```
    /// use okta_mapping::mapping::{End, Mapping};
    /// use okta_mapping::sourcing::Sourcing;
    ///
    /// let import = Mapping::between(End::app("crm"), End::okta("user"))?.with("city", "appuser.city");
    /// let findings = Sourcing::new(vec![End::app("hr")]).with_mappings(&[import]).findings();
    /// assert_eq!(findings[0].code, "push-status-not-allowed");
    /// # Ok::<(), okta_mapping::mapping::MappingError>(())
    /// ```
    pub fn findings(&self) -> Vec<SourcingFinding> {
        let mut findings = Vec::new();
        if let Some(schema) = &self.schema {
            for attribute in schema.attributes() {
                self.check_override(attribute, &mut findings);
            }
            let doubtful = schema.findings().into_iter();
            let empty = doubtful.filter(|finding| finding.code == "empty-override");
            findings.extend(empty.map(|finding| SourcingFinding {
                help: Some(finding.help.to_owned()),
                ..warning(finding.code, &finding.attribute, None, finding.message)
            }));
        }
        let imports = self.mappings.iter().flatten();
        for mapping in imports.filter(|mapping| mapping.direction() == Direction::ToOkta) {
            for (name, property) in mapping.properties() {
                findings.extend(dead_import(mapping, name, self.schema.as_ref()));
                findings.extend(self.push_status(mapping.app(), name, property));
            }
        }
        findings
    }

    /// The attributes of a person that hold a value although the person's profile source does not map them: nothing changes
    /// them any more (assumption). Note `unmapped-by-source`.
    pub fn unmapped_values(
        &self,
        user: &Map<String, Json>,
        assignment: &Assignment<'_>,
    ) -> Vec<SourcingFinding> {
        let held = user.iter().filter(|(_, value)| !value.is_null());
        let kept = held.filter_map(|(name, _)| {
            let sourced = self.resolve(name, assignment);
            match &sourced.owner {
                Owner::Nobody(app) if !sourced.is_emptied() => Some(SourcingFinding {
                    level: Level::Note,
                    help: Some(format!(
                        "map the attribute from `{app}`, or let it inherit from Okta"
                    )),
                    ..warning(
                        "unmapped-by-source",
                        name,
                        Some(app),
                        format!("`{app}` sources it and does not map it: the value stays as it is"),
                    )
                }),
                _ => None,
            }
        });
        kept.collect()
    }

    fn check_override(&self, attribute: &Attribute, findings: &mut Vec<SourcingFinding>) {
        let name = attribute.name();
        for app in self.priority(name).unwrap_or_default() {
            let label = app.label();
            if !self.is_profile_source(&app) {
                findings.push(SourcingFinding {
                    level: Level::Error,
                    help: Some(
                        "let the app source profiles, or take it out of `priority`".to_owned(),
                    ),
                    ..warning(
                        "not-a-profile-source",
                        name,
                        Some(label),
                        format!("the override names `{label}`, which is no profile source"),
                    )
                });
            }
            if !self.maps(&app, name) {
                findings.push(SourcingFinding {
                    help: Some(format!("map the attribute from `{label}`")),
                    ..warning(
                        "override-unmapped",
                        name,
                        Some(label),
                        format!(
                            "the override names `{label}`, which does not map it: the value becomes null"
                        ),
                    )
                });
            }
        }
    }

    fn push_status(&self, app: &End, name: &str, property: &Property) -> Option<SourcingFinding> {
        let is_source = self.is_profile_source(app);
        let allowed = PushStatus::of_import(is_source);
        let is = if is_source { "a" } else { "no" };
        let found = property.push_status();
        let label = app.label();
        (found != allowed).then(|| SourcingFinding {
            level: codes::PUSH_STATUS_NOT_ALLOWED.level,
            help: Some(format!("write `{}`", allowed.as_str())),
            ..warning(
                codes::PUSH_STATUS_NOT_ALLOWED.name,
                name,
                Some(label),
                format!(
                    "`pushStatus` is {}, and `{label}` is {is} profile source; Okta says \"{}\"",
                    found.as_str(),
                    allowed.demand()
                ),
            )
        })
    }
}

/// A mapping into Okta of an attribute that sourcing never lets in.
fn dead_import(mapping: &Mapping, name: &str, schema: Option<&Schema>) -> Option<SourcingFinding> {
    let owner = withheld_from(mapping.app(), schema?.attribute(name)?)?;
    let label = mapping.app().label();
    Some(SourcingFinding {
        help: Some(format!(
            "take it out of the mapping, or let the attribute be sourced by `{label}`"
        )),
        ..warning(
            "dead-import",
            name,
            Some(label),
            format!("`{label}` maps it, and it is sourced from {owner}"),
        )
    })
}

fn warning(
    code: &'static str,
    attribute: &str,
    app: Option<&str>,
    message: String,
) -> SourcingFinding {
    SourcingFinding {
        code,
        level: Level::Warning,
        attribute: attribute.to_owned(),
        app: app.map(str::to_owned),
        message,
        help: None,
    }
}

//! Checking the expressions of a file.

use super::ends::{Ends, Parts, is_of};
use super::found::SchemaPart;
use super::site::{MappingOutline, Site};
use super::suppression::is_allowed;
use super::templates::is_login;
use super::{Document, Finding, constant, mapping_rules};
use crate::analysis::{Analysis, Environment, SourceEnd};
use crate::diagnostic::{Diagnostic, Edit, Fix, Phase, codes};
use crate::dialect::Dialect;
use crate::engine::Engine;
use crate::mapping::Direction;
use crate::schema::{Schema, SchemaFinding};
use crate::uses::Use;

/// Checks files, with what is known beside them.
///
/// ```
/// use okta_mapping::files::{Checker, Document};
/// use okta_mapping::{Attribute, Schema};
///
/// let mapping = br#"{
///   "source": {"name": "user", "type": "user"},
///   "target": {"name": "crm", "type": "appuser"},
///   "properties": {"mail": {"expression": "user.email", "pushStatus": "PUSH"}}
/// }"#;
/// let document = Document::read("mapping.json", mapping);
/// assert!(Checker::default().check(&document).is_empty());
///
/// let schema = Schema::app_user("crm").with(Attribute::string("email"))?;
/// let findings = Checker::default().with_target_schema(schema).check(&document);
/// assert_eq!(findings[0].diagnostic.code().name, "unknown-target");
/// # Ok::<(), okta_mapping::schema::SchemaError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Checker {
    place: Option<Use>,
    dialect: Option<Dialect>,
    user: Option<Schema>,
    apps: Vec<(String, Schema)>,
    source: Option<Schema>,
    target: Option<Schema>,
    profile_sources: Option<Vec<String>>,
}

impl Checker {
    /// The use of expressions in plain text files.
    pub fn with_use(self, place: Use) -> Checker {
        Checker {
            place: Some(place),
            ..self
        }
    }

    /// The dialect of expressions in plain text files. Without it, it is that of their use.
    pub fn with_dialect(self, dialect: Dialect) -> Checker {
        Checker {
            dialect: Some(dialect),
            ..self
        }
    }

    /// The schema of Okta users.
    pub fn with_user_schema(self, schema: Schema) -> Checker {
        Checker {
            user: Some(schema),
            ..self
        }
    }

    /// The schema of the users of an app, which mappings name by this name or id.
    pub fn with_app_schema(mut self, app: &str, schema: Schema) -> Checker {
        self.apps.push((app.to_owned(), schema));
        self
    }

    /// The schema of what expressions read: of a mapping's source, of the user elsewhere. It is not used where its id
    /// says that it is of the other end. Of an expression with the use `mapping` that stands alone in a file its id says
    /// which way the mapping leads.
    pub fn with_source_schema(self, schema: Schema) -> Checker {
        Checker {
            source: Some(schema),
            ..self
        }
    }

    /// The schema of a mapping's target. It is not used where its id says that it is of the other end.
    pub fn with_target_schema(self, schema: Schema) -> Checker {
        Checker {
            target: Some(schema),
            ..self
        }
    }

    /// An app that is a profile source. Once one is named, the apps that are not named are none.
    pub fn with_profile_source(mut self, app: &str) -> Checker {
        self.profile_sources
            .get_or_insert_default()
            .push(app.to_owned());
        self
    }

    /// All that is wrong or surprising in a file, in the order of the places.
    pub fn check(&self, document: &Document) -> Vec<Finding> {
        let mut findings = Vec::new();
        for problem in document.problems() {
            findings.push(whole(problem.clone()));
        }
        for part in &document.found.schemas {
            findings.extend(doubtful(part).into_iter().map(whole));
        }
        let ends: Vec<Ends> = document
            .mappings()
            .iter()
            .map(|mapping| self.ends(document, Some(mapping), mapping.direction))
            .collect();
        let alone = document.sites().first();
        let elsewhere = self.ends(document, None, alone.and_then(|site| self.direction(site)));
        for (number, site) in document.sites().iter().enumerate() {
            let mapping = site
                .mapping
                .and_then(|number| document.mappings().get(number));
            let ends = site.mapping.and_then(|number| ends.get(number));
            let found = self.site(site, mapping, ends.unwrap_or(&elsewhere));
            findings.extend(found.into_iter().map(|diagnostic| Finding {
                diagnostic,
                site: Some(number),
            }));
        }
        for (mapping, ends) in document.mappings().iter().zip(&ends) {
            let sources = self.profile_sources.as_deref();
            findings.extend(mapping_rules::targets(mapping, ends, sources));
        }
        findings.sort_by_key(|finding| finding.diagnostic.span());
        findings.retain(|finding| {
            let site = finding.site.and_then(|site| document.sites().get(site));
            // What opens the text, a quote or the first line of a heredoc, stands right before it.
            let opening = site.map(|site| site.map.whole().start().saturating_sub(1));
            let place = finding.diagnostic.span().start();
            let offsets: Vec<usize> = [place].into_iter().chain(opening).collect();
            !is_allowed(document, finding.diagnostic.code().name, &offsets)
        });
        findings
    }

    /// The way of the mapping that the expression of a plain text file is to stand in, where the id of a schema tells it.
    fn direction(&self, site: &Site) -> Option<Direction> {
        if site.place.is_some() || self.place != Some(Use::mapping()) {
            return None;
        }
        let is = |schema: &Option<Schema>, kind| {
            schema.as_ref().is_some_and(|schema| is_of(schema, kind))
        };
        if is(&self.source, "apps") || is(&self.target, "user") {
            Some(Direction::ToOkta)
        } else if is(&self.source, "user") || is(&self.target, "apps") {
            Some(Direction::ToApp)
        } else {
            None
        }
    }

    /// What is found in one expression, placed in its file.
    fn site(&self, site: &Site, mapping: Option<&MappingOutline>, ends: &Ends) -> Vec<Diagnostic> {
        let place = site.place.or(self.place);
        if place.is_some_and(|place| is_login(place.as_str(), &site.text)) {
            return Vec::new();
        }
        let dialect = match (site.place, self.dialect, place) {
            (Some(place), _, _) | (None, None, Some(place)) => place.dialect(),
            (None, dialect, _) => dialect.unwrap_or_default(),
        };
        let mut engine = Engine::new(dialect);
        if let Some(place) = place {
            engine = engine.with_use(place);
        }
        let direction = match mapping {
            Some(mapping) => mapping.direction,
            None => self.direction(site),
        };
        let mut environment = Environment::new(&engine);
        if let Some(schema) = &ends.user {
            environment = environment.with_user_schema(schema);
        }
        if let Some(schema) = &ends.app {
            environment = environment.with_app_schema(schema);
        }
        let target_schema = match direction {
            Some(Direction::ToOkta) => {
                environment = environment.with_source(SourceEnd::AppUser);
                ends.user.as_ref()
            }
            Some(Direction::ToApp) => {
                environment = environment.with_source(SourceEnd::User);
                ends.app.as_ref()
            }
            None => None,
        };
        let attribute = site.attribute.as_deref();
        let target = attribute.and_then(|name| target_schema?.attribute(name));
        if let Some(target) = target {
            environment = environment.with_target(target);
        }
        let analysis = Analysis::new(&site.text, &environment);
        let mut found = analysis.diagnostics().to_vec();
        if let (Some(target), Some(schema)) = (target, target_schema) {
            found.extend(constant::refusals(&site.text, &engine, target, schema));
        }
        if let Some(mapping) = mapping {
            found.extend(mapping_rules::directions(&site.text, mapping));
        }
        placed(site, found)
    }

    /// The schemas of the ends of a mapping, or of what other expressions read, with what Terraform adds to them.
    fn ends(
        &self,
        document: &Document,
        mapping: Option<&MappingOutline>,
        direction: Option<Direction>,
    ) -> Ends {
        let mut ends = Ends {
            user: self.user.clone(),
            app: mapping.and_then(|mapping| {
                let mut apps = self.apps.iter();
                let (_, schema) = apps.find(|(app, _)| mapping.app.contains(app))?;
                Some(schema.clone())
            }),
        };
        let of_user =
            |schema: &Option<Schema>| schema.clone().filter(|schema| !is_of(schema, "apps"));
        let of_app =
            |schema: &Option<Schema>| schema.clone().filter(|schema| !is_of(schema, "user"));
        match direction {
            Some(Direction::ToOkta) => {
                ends.app = of_app(&self.source).or(ends.app);
                ends.user = of_user(&self.target).or(ends.user);
            }
            Some(Direction::ToApp) => {
                ends.user = of_user(&self.source).or(ends.user);
                ends.app = of_app(&self.target).or(ends.app);
            }
            None if mapping.is_some() => {}
            None => ends.user = of_user(&self.source).or(ends.user),
        }
        let apps = mapping.map(|mapping| mapping.app.as_slice());
        let parts = Parts::of(document);
        Ends {
            user: ends.user.map(|schema| parts.extended(schema, None)),
            app: ends.app.map(|schema| parts.extended(schema, apps)),
        }
    }
}

/// A finding that belongs to no expression.
fn whole(diagnostic: Diagnostic) -> Finding {
    Finding {
        diagnostic,
        site: None,
    }
}

/// What is doubtful in the schema properties of a file.
fn doubtful(part: &SchemaPart) -> Vec<Diagnostic> {
    let place = |finding: &SchemaFinding| {
        let (_, span) = part
            .spans
            .iter()
            .rev()
            .find(|(name, _)| *name == finding.attribute)?;
        let code = codes::find(finding.code)?;
        let message = format!("`{}`: {}", finding.attribute, finding.message);
        Some(Diagnostic::new(code, *span, message).with_help(finding.help))
    };
    part.schema.findings().iter().filter_map(place).collect()
}

/// Places in the file what was found in an expression. Where a part of the expression is not known, nothing is said
/// that may hang on it.
fn placed(site: &Site, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut unknown = site.map.unknown().peekable();
    let has_unknown = unknown.peek().is_some();
    let notes = unknown.map(|span| {
        let message = "what stands here is known only to Terraform";
        let help = "nothing is said of what hangs on it";
        Diagnostic::new(&codes::NOT_CHECKABLE, span, message).with_help(help)
    });
    let mut diagnostics: Vec<Diagnostic> = notes.collect();
    let is_readable = found
        .iter()
        .all(|diagnostic| diagnostic.phase() != Phase::Parse);
    if is_readable || !has_unknown {
        let certain = found
            .into_iter()
            .filter(|diagnostic| !has_unknown || !site.map.is_unknown(diagnostic.span()));
        diagnostics.extend(certain.map(|diagnostic| {
            let fix = diagnostic.fix().and_then(|fix| placed_fix(site, fix));
            let placed = diagnostic.placed(|span| site.map.span(span));
            match fix {
                Some(fix) => placed.with_fix(fix),
                None => placed,
            }
        }));
    }
    diagnostics
}

/// The fix as edits of the file; none where one of them would overwrite a reference.
fn placed_fix(site: &Site, fix: &Fix) -> Option<Fix> {
    let edits = fix.edits.iter().map(|edit| {
        let (span, text) = site.map.edit(edit.span, &edit.text)?;
        Some(Edit { span, text })
    });
    Some(Fix {
        edits: edits.collect::<Option<Vec<Edit>>>()?,
        safety: fix.safety,
        label: fix.label.clone(),
    })
}

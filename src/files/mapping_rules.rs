//! What a mapping must be beside its expressions (section "Profile mappings" of Okta's API).

use super::Finding;
use super::ends::Ends;
use super::roots::roots;
use super::site::{MappingOutline, Target};
use crate::diagnostic::{Diagnostic, Level, codes};
use crate::mapping::{Direction, PushStatus};
use crate::schema::{Attribute, Mutability, Schema};

/// Required attributes that get their value without a mapping: user names come from a template (documented).
const FROM_TEMPLATE: [&str; 2] = ["userName", "login"];

/// References of the wrong end. `user` on the way to Okta is a warning (support article); the app user, or an app by
/// name, on the way to the app an error.
pub(super) fn directions(text: &str, mapping: &MappingOutline) -> Vec<Diagnostic> {
    let Some(direction) = mapping.direction else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for root in roots(text) {
        let name = &root.name;
        let is_app = root.is_path && mapping.variable.as_ref() == Some(name);
        let (message, help, level) = match direction {
            Direction::ToOkta if name == "user" => (
                "a mapping to Okta reads the app user, not the Okta user".to_owned(),
                "write `appuser` in place of `user`",
                Level::Warning,
            ),
            Direction::ToApp if root.is_app_user() || is_app => (
                format!("a mapping to an app reads the Okta user, not `{name}`"),
                "write `user`",
                Level::Error,
            ),
            _ => continue,
        };
        let problem = Diagnostic::new(&codes::WRONG_DIRECTION, root.span, message);
        found.push(problem.with_help(help).with_level(level));
    }
    found
}

/// What the target end and the sources of profiles say of the attributes that are mapped, and of those that are not.
pub(super) fn targets(
    mapping: &MappingOutline,
    ends: &Ends,
    profile_sources: Option<&[String]>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let of = |target: &Target, diagnostic| Finding {
        diagnostic,
        site: target.site,
    };
    if let (Some(sources), Some(Direction::ToOkta)) = (profile_sources, mapping.direction) {
        let is_source = mapping.app.iter().any(|app| sources.contains(app));
        let wanted = PushStatus::of_import(is_source);
        let wrong = mapping
            .targets
            .iter()
            .filter(|target| target.push != wanted);
        found.extend(wrong.map(|target| of(target, push_status(target, wanted))));
    }
    let schema = match mapping.direction {
        Some(Direction::ToOkta) => ends.user.as_ref(),
        Some(Direction::ToApp) => ends.app.as_ref(),
        None => None,
    };
    if let Some(schema) = schema {
        let targets = mapping.targets.iter();
        found.extend(targets.filter_map(|target| Some(of(target, existence(target, schema)?))));
        if mapping.is_complete {
            found.extend(unmapped(mapping, schema).map(|diagnostic| Finding {
                diagnostic,
                site: None,
            }));
        }
    }
    found
}

fn push_status(target: &Target, wanted: PushStatus) -> Diagnostic {
    let app = match wanted {
        PushStatus::Push => "a profile source",
        PushStatus::CreateOnly => "no profile source",
    };
    let message = format!(
        "`{}` has {}; an app that is {app} takes {} only",
        target.attribute,
        target.push.as_str(),
        wanted.as_str()
    );
    let help = format!("Okta answers: {}", wanted.demand());
    Diagnostic::new(&codes::PUSH_STATUS_NOT_ALLOWED, target.push_span, message).with_help(help)
}

/// The target attribute must exist (documented) and may not be read-only (documented).
fn existence(target: &Target, schema: &Schema) -> Option<Diagnostic> {
    let name = &target.attribute;
    let Some(attribute) = schema.attribute(name) else {
        let message = format!("the target has no attribute `{name}`");
        let problem = Diagnostic::new(&codes::UNKNOWN_TARGET, target.span, message);
        return Some(match schema.nearest(name) {
            Some(nearest) => problem.with_help(format!("did you mean `{nearest}`?")),
            None => problem,
        });
    };
    (attribute.mutability() == Mutability::ReadOnly).then(|| {
        let message = format!(
            "{} is read-only, so nothing can be mapped to it",
            attribute.label()
        );
        Diagnostic::new(&codes::READ_ONLY, target.span, message)
    })
}

/// Required attributes without a mapping and without a default (documented: the console warns).
fn unmapped<'a>(
    mapping: &'a MappingOutline,
    schema: &'a Schema,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let is_unmapped = |attribute: &&Attribute| {
        attribute.is_required()
            && attribute.default_value().is_none()
            && !FROM_TEMPLATE.contains(&attribute.name())
            && mapping
                .targets
                .iter()
                .all(|target| target.attribute != attribute.name())
    };
    schema.attributes().filter(is_unmapped).map(|attribute| {
        let message = format!("{} is required, and not mapped", attribute.label());
        let help = "map it, or make sure that every person has a value";
        Diagnostic::new(&codes::REQUIRED_UNMAPPED, mapping.span, message).with_help(help)
    })
}

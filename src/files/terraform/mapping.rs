//! Profile mappings in Terraform.

use hcl_edit::structure::Body;

use super::module::path;
use super::{Resource, excerpt};
use crate::diagnostic::codes;
use crate::files::found::{self, Found, Place};
use crate::files::site::{MappingOutline, Target};
use crate::mapping::{Direction, PushStatus};
use crate::span::Span;

/// One end of a mapping.
#[derive(PartialEq)]
enum End {
    Okta,
    App(App),
    Unknown,
}

/// What is known of an app.
#[derive(PartialEq)]
struct App {
    /// Its variable name, which an app of Okta's catalogue begins with (assumption: it is the first instance).
    variable: Option<String>,
    /// Its name in Terraform, or its id.
    name: String,
}

/// Reads a mapping.
pub(super) fn read(resource: &Resource<'_>, found: &mut Found) {
    let first = found.sites.len();
    let owner = format!("mapping \"{}\"", resource.name);
    let mut is_complete = resource.is_true("delete_when_absent");
    let mut targets = Vec::new();
    for (body, is_repeated) in resource.blocks("mappings") {
        match target(resource, body, &owner, found) {
            Some(target) => targets.push(target),
            None => is_complete = false,
        }
        is_complete &= !is_repeated;
    }
    let ends = [end(resource, "source_id"), end(resource, "target_id")];
    let direction = match &ends {
        [End::Okta, End::Okta] | [End::App(_), End::App(_)] => {
            found.problem_with_help(
                &codes::MAPPING_ENDS,
                resource.span_of("target_id"),
                "both ends of the mapping are of the same type",
                "one end is Okta, `data.okta_user_profile_mapping_source`, and the other an app",
            );
            None
        }
        [End::Okta, _] | [_, End::App(_)] => Some(Direction::ToApp),
        [_, End::Okta] | [End::App(_), _] => Some(Direction::ToOkta),
        _ => found.direction_by_references(first),
    };
    let app = ends.into_iter().find_map(|end| match end {
        End::App(app) => Some(app),
        _ => None,
    });
    let (variable, name) = app.map_or((None, None), |app| (app.variable, Some(app.name)));
    let outline = MappingOutline {
        direction,
        app: variable.iter().cloned().chain(name).collect(),
        variable,
        targets,
        is_complete,
        span: resource.header(),
    };
    found.close_mapping(first, outline);
}

/// What the id of an end tells: the data source and types of users are Okta's (support article), resources and data
/// sources of apps are apps, and so are literal ids by their prefixes (assumption).
fn end(resource: &Resource<'_>, key: &str) -> End {
    let Some(attribute) = resource.block.body.get_attribute(key) else {
        return End::Unknown;
    };
    if let Some(names) = path(&attribute.value) {
        let names = names.strip_prefix(&["data"]).unwrap_or(&names);
        let [kind, name, ..] = names else {
            return End::Unknown;
        };
        if *kind == "okta_user_profile_mapping_source" || kind.starts_with("okta_user_type") {
            return End::Okta;
        }
        if !kind.starts_with("okta_app") {
            return End::Unknown;
        }
        let variable = resource.module.text_at(&[kind, name, "preconfigured_app"]);
        return End::App(App {
            variable: variable.map(str::to_owned),
            name: name.to_string(),
        });
    }
    match resource.text(key) {
        Some(id) if id.starts_with("0oa") => End::App(App {
            variable: None,
            name: id,
        }),
        Some(id) if id.starts_with("oty") => End::Okta,
        _ => End::Unknown,
    }
}

/// Reads one attribute of the target; none where it is not mapped or not known. A push status that is missing is
/// DONT_PUSH (support article).
fn target(resource: &Resource<'_>, body: &Body, owner: &str, found: &mut Found) -> Option<Target> {
    let id = resource.text_in(body, "id");
    let place = Place {
        place: "mapping",
        owner,
        attribute: id.as_deref(),
    };
    if let Some(expression) = body.get_attribute("expression") {
        resource.site(&expression.value, &place, found);
    }
    let span = excerpt::place(&body.get_attribute("id")?.value);
    let (push, push_span) = match body.get_attribute("push_status") {
        None => (PushStatus::CreateOnly, span),
        Some(attribute) => {
            let push_span = excerpt::place(&attribute.value);
            let word = resource.text_in(body, "push_status")?;
            match found::push_status(&word) {
                Some(push) => (push, push_span),
                None => {
                    let message = "`push_status` is `PUSH` or `DONT_PUSH`";
                    found.problem(&codes::WRONG_SHAPE, push_span, message);
                    return None;
                }
            }
        }
    };
    Some(Target {
        attribute: id?,
        site: None,
        span: inside_quotes(span, resource.file),
        push,
        push_span,
    })
}

/// The place of a text without its quotes, where it has some.
fn inside_quotes(span: Span, file: &str) -> Span {
    let written = file.get(span.range()).unwrap_or_default();
    if written.len() >= 2 && written.starts_with('"') {
        Span::new(span.start() + 1, span.end() - 1)
    } else {
        span
    }
}

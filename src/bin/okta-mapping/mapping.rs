//! Reading mappings, and the expressions of theirs that are wrong.

use okta_mapping::mapping::{Direction, End};
use okta_mapping::{Attribute, CompiledMapping, Engine, Mapping, Schema};
use serde_json::Value as Json;

use crate::failure::Failure;
use crate::input::{self, Origin, Text};

/// Reads all mappings of a file.
pub fn read_all(origin: &Origin) -> Result<Vec<Mapping>, Failure> {
    all_of(origin, &input::json(origin)?)
}

fn all_of(origin: &Origin, json: &Json) -> Result<Vec<Mapping>, Failure> {
    let listed = json
        .as_array()
        .map_or(std::slice::from_ref(json), Vec::as_slice);
    let is_other = |kind: &&str| *kind != "a mapping";
    if let Some(kind) = listed.iter().filter_map(input::kind).find(is_other) {
        return Err(refused(origin, &format!("it is {kind}")));
    }
    Mapping::all_from_json(json).map_err(|error| refused(origin, &error.to_string()))
}

fn refused(origin: &Origin, why: &str) -> Failure {
    Failure::Usage(format!("`{origin}` is no mapping: {why}"))
}

/// Reads a mapping, or the one of a list that leads in this direction.
pub fn read(origin: &Origin, direction: Option<Direction>) -> Result<Mapping, Failure> {
    one_of(origin, &input::json(origin)?, direction)
}

/// The same of a file that was read.
pub fn one_of(
    origin: &Origin,
    json: &Json,
    direction: Option<Direction>,
) -> Result<Mapping, Failure> {
    let all = all_of(origin, json)?;
    let count = all.len();
    let leads = |mapping: &Mapping| direction.is_none_or(|asked| mapping.direction() == asked);
    let mut fitting = all.into_iter().filter(leads);
    match (fitting.next(), fitting.next(), direction) {
        (Some(mapping), None, _) => Ok(mapping),
        (None, _, Some(direction)) if count > 0 => {
            let message = format!("`{origin}` holds no mapping {direction}");
            Err(Failure::Usage(message))
        }
        (None, ..) => Err(refused(origin, "the list is empty")),
        (Some(_), Some(_), None) => {
            let message = format!(
                "`{origin}` holds {count} mappings: `--direction` tells which one is meant"
            );
            Err(Failure::Usage(message))
        }
        (Some(_), Some(_), Some(direction)) => {
            let message =
                format!("`{origin}` holds several mappings {direction}: one is asked for");
            Err(Failure::Usage(message))
        }
    }
}

/// Compiles a mapping; what is wrong with its expressions comes beside it, all of it. `name` is the file's.
pub fn compile(mapping: &Mapping, name: &str) -> (CompiledMapping, Option<Failure>) {
    let compiled = mapping.compile(&Engine::default());
    let wrong = compiled.properties().iter().filter_map(|property| {
        let error = property.program().err()?.clone();
        let text = Text {
            text: property.expression().to_owned(),
            origin: Some(format!("{name}, {}", property.attribute())),
        };
        Some((error, text))
    });
    let wrong: Vec<_> = wrong.collect();
    let failure = (!wrong.is_empty()).then_some(Failure::Expressions(wrong));
    (compiled, failure)
}

/// Whether a schema is of an app's users, else of Okta's; none where that is not sure.
pub fn is_of_app(schema: &Schema) -> Option<bool> {
    let user_name = schema.attribute("userName");
    let has_user_name = user_name.is_some_and(Attribute::is_base);
    match (schema.is_of_user(), has_user_name) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// Fails where a schema describes the other end of the mapping.
pub fn expect_end(
    origin: Option<&Origin>,
    schema: Option<&Schema>,
    end: &End,
) -> Result<(), Failure> {
    let (Some(origin), Some(schema)) = (origin, schema) else {
        return Ok(());
    };
    let described = match is_of_app(schema) {
        Some(is_of_app) if is_of_app != end.is_app() => match is_of_app {
            true => "the users of an app",
            false => "Okta's users",
        },
        _ => return Ok(()),
    };
    Err(Failure::Usage(format!(
        "`{origin}` describes {described}, and that end of the mapping is {}",
        end.label()
    )))
}

/// The profile of an API object; what has none is a plain profile.
pub fn profile(json: &Json) -> Option<&serde_json::Map<String, Json>> {
    match json.get("profile") {
        Some(Json::Object(profile)) => Some(profile),
        _ => json.as_object(),
    }
}

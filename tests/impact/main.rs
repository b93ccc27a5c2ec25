//! What a change means for everyone.

mod laws;
mod mappings;
mod rules;

use okta_mapping::Engine;
use okta_mapping::impact::{Change, PersonImpact};
use okta_mapping::mapping::{CompiledMapping, End, Mapping};

fn to_okta(properties: &[(&str, &str)]) -> CompiledMapping {
    mapping(End::app("phone"), End::okta("user"), properties)
}

fn to_app(properties: &[(&str, &str)]) -> CompiledMapping {
    mapping(End::okta("user"), End::app("phone"), properties)
}

fn mapping(source: End, target: End, properties: &[(&str, &str)]) -> CompiledMapping {
    let mapping = Mapping::between(source, target).unwrap();
    let with =
        |mapping: Mapping, (name, expression): &(&str, &str)| mapping.with(*name, *expression);
    let mapping = properties.iter().fold(mapping, with);
    mapping.compile(&Engine::default())
}

/// `city changes "Oslo" "OSLO"`, with the code where there is one.
fn facts(impact: &PersonImpact) -> Vec<String> {
    let fact = |change: &Change| {
        let code = change.code.iter().map(|code| format!(" {code}"));
        let code: String = code.collect();
        let Change {
            attribute,
            kind,
            before,
            after,
            ..
        } = change;
        format!("{attribute} {kind} {before} {after}{code}")
    };
    impact.changes.iter().map(fact).collect()
}

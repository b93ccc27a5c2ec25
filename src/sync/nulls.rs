//! Null printed as the text "null", told of the expressions of all mappings.

use super::Sync;
use super::app::App;
use super::finding::SyncFinding;
use crate::analysis::{Analysis, Environment, SourceEnd};
use crate::diagnostic::Level;
use crate::diagnostic::codes;
use crate::engine::Engine;
use crate::mapping::{CompiledMapping, Direction};
use crate::uses::Use;

/// `null-concatenation` of every expression whose source has a schema; without one nothing is known of nulls.
pub(super) fn findings(sync: &Sync<'_>) -> Vec<SyncFinding> {
    let engine = Engine::default().with_use(Use::mapping());
    let mut findings = Vec::new();
    for app in &sync.apps {
        for mapping in app.imports.iter().chain(&app.pushes) {
            let environment = environment(sync, app, mapping, &engine);
            for property in mapping.properties() {
                let analysis = Analysis::new(property.expression(), &environment);
                let printed = analysis
                    .diagnostics()
                    .iter()
                    .filter(|diagnostic| diagnostic.code() == &codes::NULL_CONCATENATION);
                findings.extend(printed.map(|diagnostic| {
                    let finding = SyncFinding::new(
                        diagnostic.code().name,
                        Level::Warning,
                        format!("{}: {}", property.expression(), diagnostic.message()),
                    );
                    SyncFinding {
                        help: diagnostic.help().map(str::to_owned),
                        ..finding.of(app.label(), property.attribute())
                    }
                }));
            }
        }
    }
    findings
}

fn environment<'e>(
    sync: &Sync<'e>,
    app: &App<'e>,
    mapping: &CompiledMapping,
    engine: &'e Engine,
) -> Environment<'e> {
    let environment = Environment::new(engine);
    match (mapping.direction(), sync.user_schema, app.schema) {
        (Direction::ToApp, Some(schema), _) => environment
            .with_user_schema(schema)
            .with_source(SourceEnd::User),
        (Direction::ToOkta, _, Some(schema)) => environment
            .with_app_schema(schema)
            .with_source(SourceEnd::AppUser),
        _ => environment,
    }
}

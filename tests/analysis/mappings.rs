//! Whole mappings that work are not found wrong.

use okta_mapping::{Analysis, Dialect, Engine, Environment, Level, Schema, SourceEnd, Use};
use serde_json::Value as Json;

/// The schema in a file of the test data.
fn schema(json: &str) -> Schema {
    Schema::from_json(&serde_json::from_str(json).unwrap()).unwrap()
}

#[test]
fn mappings_that_work_are_not_found_wrong() {
    let user = schema(include_str!("../data/schemas/okta-user-with-custom.json"));
    let app = schema(include_str!("../data/schemas/ringcentral-att-user.json"));
    let engine = Engine::new(Dialect::Classic).with_use(Use::mapping());
    let mappings = [
        (
            include_str!("../data/mappings/okta-to-ringcentral.json"),
            SourceEnd::User,
            &app,
        ),
        (
            include_str!("../data/mappings/ringcentral-to-okta.json"),
            SourceEnd::AppUser,
            &user,
        ),
    ];
    let mut found = Vec::new();
    for (json, source, target) in mappings {
        let mapping: Json = serde_json::from_str(json).unwrap();
        for (name, property) in mapping["properties"].as_object().unwrap() {
            let text = property["expression"].as_str().unwrap();
            let environment = Environment::new(&engine)
                .with_user_schema(&user)
                .with_app_schema(&app)
                .with_source(source)
                .with_target(target.attribute(name).unwrap());
            let analysis = Analysis::new(text, &environment);
            let counted = analysis.diagnostics().iter();
            for one in counted.filter(|one| one.level() != Level::Note) {
                found.push(format!(
                    "{name} = {text}\n  {}: {}",
                    one.code().name,
                    one.message()
                ));
            }
        }
    }
    insta::assert_snapshot!(found.join("\n"));
}

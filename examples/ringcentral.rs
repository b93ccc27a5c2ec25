//! A whole mapping: a phone service's user becomes a user of Okta, with a reason for every attribute.
//!
//! `cargo run --example ringcentral`

use std::error::Error;

use okta_mapping::apply::Person;
use okta_mapping::mapping::Direction;
use okta_mapping::{Context, Engine, Preset};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let preset = Preset::named("ringcentral-att").ok_or("the preset is missing")?;
    let mapping = preset
        .mapping(Direction::ToOkta)
        .compile(&Engine::default())
        .checked()?;
    let applier = preset.applier(&mapping);
    for (direct, extension) in [(json!("+16505550100"), "101"), (json!(null), "102")] {
        let json = json!({"appuser": {"profile": {
            "userName": "jo.doe@example.com", "firstName": "Jo", "lastName": "Doe",
            "directNumber": direct, "extensionNumber": extension,
        }}});
        let context = Context::from_json(&json)?;
        let person = Person::new(&context);
        let applied = applier.apply(&person);
        for outcome in applied.attributes() {
            println!("{}: {}", outcome.attribute(), outcome.outcome().as_str());
        }
        if let Some(explanation) = applier.explain(&person, "primaryPhone") {
            println!("\n{explanation}\n");
        }
    }
    Ok(())
}

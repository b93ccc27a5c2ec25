//! The founding example: a program compiled once, evaluated for several people.
//!
//! `cargo run --example quickstart`

use okta_mapping::{Context, Dialect, Engine};
use serde_json::json;

fn main() -> Result<(), okta_mapping::Error> {
    let primary_phone = Engine::new(Dialect::Classic).compile(
        r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
    )?;
    for profile in [
        json!({"directNumber": "+16505550100", "extensionNumber": "101"}),
        json!({"directNumber": null, "extensionNumber": "102"}),
    ] {
        let json = json!({"appuser": {"profile": profile}});
        let context = Context::from_json(&json)?;
        println!("{}", primary_phone.eval(&context)?);
    }
    Ok(())
}

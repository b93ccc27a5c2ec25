//! Environments as the table of codes and the tables of cases write them.

use okta_mapping::{Attribute, Dialect, Engine, Environment, Schema, SourceEnd};
use serde_json::{Value as Json, json};

/// What an environment borrows.
pub struct Place {
    engine: Engine,
    user: Option<Schema>,
    app: Option<Schema>,
    source: Option<SourceEnd>,
    target: Option<Attribute>,
}

fn schema(attributes: &Json) -> Schema {
    let json = json!({"definitions": {"custom": {"properties": attributes}}});
    Schema::from_json(&json).unwrap()
}

impl Place {
    /// Reads the keys `use`, `source` (`user` or `appuser`), `user`, `app` (attributes by name) and `target` (an
    /// attribute with its `name`).
    pub fn new(dialect: Dialect, json: &Json) -> Place {
        let engine = Engine::new(dialect);
        let target = json.get("target").map(|target| {
            let name = target["name"].as_str().unwrap();
            let schema = schema(&json!({name: target}));
            schema.attribute(name).unwrap().clone()
        });
        Place {
            engine: match json["use"].as_str() {
                Some(place) => engine.with_use(place.parse().unwrap()),
                None => engine,
            },
            user: json.get("user").map(schema),
            app: json.get("app").map(schema),
            source: json["source"].as_str().map(|end| match end {
                "user" => SourceEnd::User,
                _ => SourceEnd::AppUser,
            }),
            target,
        }
    }

    pub fn environment(&self) -> Environment<'_> {
        let mut environment = Environment::new(&self.engine);
        if let Some(user) = &self.user {
            environment = environment.with_user_schema(user);
        }
        if let Some(app) = &self.app {
            environment = environment.with_app_schema(app);
        }
        if let Some(end) = self.source {
            environment = environment.with_source(end);
        }
        if let Some(target) = &self.target {
            environment = environment.with_target(target);
        }
        environment
    }
}

/// The dialect that the key `dialect` names; without one Classic.
pub fn dialect(json: &Json) -> Dialect {
    let named = json["dialect"].as_str();
    named.map_or(Dialect::Classic, |name| name.parse().unwrap())
}

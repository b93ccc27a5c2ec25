//! What is known of the place where an expression stands.

use crate::engine::Engine;
use crate::schema::{Attribute, Schema};

/// What is known of the place where an expression stands: the engine with its dialect, use and functions, the schemas of
/// those it reads, and the attribute that it sets. What is not known is not judged.
///
/// ```
/// use okta_mapping::{Analysis, Attribute, Dialect, Engine, Environment, Schema};
///
/// let schema = Schema::user("user").with(Attribute::string("nickName"))?;
/// let engine = Engine::new(Dialect::Classic);
/// let environment = Environment::new(&engine).with_user_schema(&schema);
/// let analysis = Analysis::new("user.nickname", &environment);
/// assert_eq!(analysis.diagnostics()[0].code().name, "unknown-attribute");
/// # Ok::<(), okta_mapping::schema::SchemaError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Environment<'e> {
    pub(crate) engine: &'e Engine,
    pub(crate) user: Option<&'e Schema>,
    pub(crate) app: Option<&'e Schema>,
    pub(crate) source: Option<SourceEnd>,
    pub(crate) target: Option<&'e Attribute>,
}

/// Whose attributes `source.x` and bare names read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceEnd {
    /// The Okta user's: the mapping goes from Okta to the app.
    User,
    /// The app user's: the mapping goes from the app to Okta.
    AppUser,
}

impl<'e> Environment<'e> {
    /// An environment without schemas: attributes have unknown types, and nothing is said about them.
    pub fn new(engine: &'e Engine) -> Environment<'e> {
        Environment {
            engine,
            user: None,
            app: None,
            source: None,
            target: None,
        }
    }

    /// The same environment with the schema of the Okta user, which `user.x` reads: the whole of it, base and custom
    /// attributes, since another name is an error.
    pub fn with_user_schema(self, schema: &'e Schema) -> Environment<'e> {
        Environment {
            user: Some(schema),
            ..self
        }
    }

    /// The same environment with the schema of the app user, which `appuser.x` reads: the whole of it.
    pub fn with_app_schema(self, schema: &'e Schema) -> Environment<'e> {
        Environment {
            app: Some(schema),
            ..self
        }
    }

    /// The same environment with the end of the mapping that `source.x` and bare names read.
    pub fn with_source(self, end: SourceEnd) -> Environment<'e> {
        Environment {
            source: Some(end),
            ..self
        }
    }

    /// The same environment with the attribute that the result is written to.
    pub fn with_target(self, attribute: &'e Attribute) -> Environment<'e> {
        Environment {
            target: Some(attribute),
            ..self
        }
    }
}

//! The front door: an engine compiles text to programs, a program gives values.

mod bound;
mod cache;
mod json;

pub use bound::{BoundProgram, Getter, UnboundAttribute};
pub use cache::ProgramCache;

use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::check::{Environment, check};
use crate::context::Source;
use crate::dialect::Dialect;
use crate::error::Error;
use crate::eval::{Evaluated, eval, eval_into, eval_noting};
use crate::functions::{Callee, Function, Registry};
use crate::limits::Limits;
use crate::program::Code;
use crate::stack::{Recursion, with_room};
use crate::syntax::Expression;
use crate::uses::Use;
use crate::value::Value;

static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::new()));

/// Compiles expressions of one dialect. `Send + Sync`, cheap to clone, independent of the machine's clock,
/// locale and environment.
///
/// ```
/// use okta_mapping::{Context, Dialect, Engine, Value};
///
/// let engine = Engine::new(Dialect::IdentityEngine);
/// let program = engine.compile("'abc'.length() + 1")?;
/// assert_eq!(program.eval(&Context::default())?, Value::Integer(4));
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Engine {
    dialect: Dialect,
    place: Option<Use>,
    limits: Limits,
    hidden: Arc<[String]>,
    registry: Arc<Registry>,
    is_optimised: bool,
}

/// An engine of the default dialect, Classic.
impl Default for Engine {
    fn default() -> Engine {
        Engine::new(Dialect::default())
    }
}

impl Engine {
    /// An engine with the default limits, no restrictions of a use and no functions but Okta's.
    pub fn new(dialect: Dialect) -> Engine {
        Engine {
            dialect,
            place: None,
            limits: Limits::default(),
            hidden: Arc::default(),
            registry: Arc::clone(&REGISTRY),
            is_optimised: true,
        }
    }

    /// The same engine for another dialect.
    pub fn with_dialect(self, dialect: Dialect) -> Engine {
        Engine { dialect, ..self }
    }

    /// The same engine with these limits.
    pub fn with_limits(self, limits: Limits) -> Engine {
        Engine { limits, ..self }
    }

    /// The same engine for expressions that are written at this place: what the place forbids is an error.
    pub fn with_use(self, place: Use) -> Engine {
        Engine {
            place: Some(place),
            ..self
        }
    }

    /// The same engine for expressions that do not see these names.
    pub(crate) fn hiding(self, names: Vec<String>) -> Engine {
        Engine {
            hidden: names.into(),
            ..self
        }
    }

    /// The same engine with a function of the embedder's; of two with one name the later is found. Expressions that call
    /// it run in the reference interpreter, so that it is called once for each time that it is written.
    pub fn with_function(mut self, function: Function) -> Engine {
        Arc::make_mut(&mut self.registry).add(&Callee::Embedder(Arc::new(function)));
        self
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(crate) fn place(&self) -> Option<Use> {
        self.place
    }

    pub(crate) fn registry(&self) -> &Registry {
        &self.registry
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What names mean to the checker.
    pub(crate) fn check_environment(&self) -> Environment<'_> {
        Environment::new(self.dialect, self.place, &self.registry, &self.limits)
            .hiding(&self.hidden)
    }

    /// The same engine, whose programs run in the reference interpreter alone: one simple walk over the tree, without
    /// any shortcut. It is the judge of the optimised evaluation, which gives the same values, errors, places and
    /// assumptions, and counts the same against every limit.
    ///
    /// ```
    /// use okta_mapping::{Context, Engine};
    ///
    /// let text = "String.toLowerCase('Jane') + '.' + 'doe'";
    /// let (fast, judge) = (Engine::default().compile(text)?, Engine::default().unoptimised().compile(text)?);
    /// assert_eq!(fast.eval(&Context::default())?, judge.eval(&Context::default())?);
    /// # Ok::<(), okta_mapping::Error>(())
    /// ```
    pub fn unoptimised(self) -> Engine {
        Engine {
            is_optimised: false,
            ..self
        }
    }

    /// Parses, checks and compiles an expression.
    ///
    /// # Errors
    ///
    /// Of phase `parse`, `check` or `limit`.
    pub fn compile(&self, text: &str) -> Result<Program, Error> {
        let expression = Expression::parse(text, &self.limits)?;
        let depth = expression.depth();
        let checked = with_room(Recursion::Walk, depth, || {
            check(expression, self.check_environment())
        })?;
        let mut code = Code::new(
            &checked,
            self.dialect,
            self.limits,
            &self.registry,
            self.place,
        );
        code.is_optimised &= self.is_optimised;
        Ok(Program(Arc::new(code)))
    }
}

/// A compiled expression: evaluate it as often as you like, from any thread. Cheap to clone.
#[derive(Clone)]
pub struct Program(Arc<Code>);

impl Program {
    /// Evaluates the expression on a context. Strings, lists and maps of the result are borrowed from the
    /// program and the context where they were not built.
    ///
    /// # Errors
    ///
    /// Of phase `eval` or `limit`; the same context gives the same error.
    pub fn eval<'a>(&'a self, source: &'a dyn Source) -> Result<Value<'a>, Error> {
        eval(&self.0, source)
    }

    /// Evaluates the expression into a text that is used again and again: a text that has to be built is built there,
    /// in place of what was there, and the result is borrowed from it.
    ///
    /// ```
    /// use okta_mapping::{Context, Engine};
    ///
    /// let program = Engine::default().compile("user.firstName + ' ' + user.lastName")?;
    /// let mut buffer = String::new();
    /// for (first, last) in [("Jane", "Doe"), ("John", "Roe")] {
    ///     let json = serde_json::json!({"user": {"profile": {"firstName": first, "lastName": last}}});
    ///     let context = Context::from_json(&json)?;
    ///     assert_eq!(program.eval_into(&context, &mut buffer)?.as_str(), Some(&*format!("{first} {last}")));
    /// }
    /// # Ok::<(), okta_mapping::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`eval`](Program::eval).
    pub fn eval_into<'a>(
        &'a self,
        source: &'a dyn Source,
        buffer: &'a mut String,
    ) -> Result<Value<'a>, Error> {
        eval_into(&self.0, source, buffer)
    }

    /// Evaluates the expression, and notes the rules that Okta does not document and that the value hangs on.
    ///
    /// # Errors
    ///
    /// As [`eval`](Program::eval).
    ///
    /// ```
    /// use okta_mapping::{Context, Dialect, Engine};
    ///
    /// let program = Engine::new(Dialect::Classic).compile("String.substringBefore('abc', '@')")?;
    /// let context = Context::default();
    /// let evaluated = program.eval_noting(&context)?;
    /// assert_eq!(evaluated.value.as_str(), Some("abc"));
    /// assert_eq!(evaluated.assumptions[0].id, "substring-before-absent");
    /// # Ok::<(), okta_mapping::Error>(())
    /// ```
    pub fn eval_noting<'a>(&'a self, source: &'a dyn Source) -> Result<Evaluated<'a>, Error> {
        eval_noting(&self.0, source)
    }

    /// The text that was compiled.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The attributes of references that the expression reads, such as `("appuser", "directNumber")`, each once.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0
            .attributes
            .iter()
            .map(|slot| (slot.attribute.reference.name, &*slot.attribute.name))
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Program").field(&self.0.text).finish()
    }
}

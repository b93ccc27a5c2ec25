//! The function table: every function and method, with its spellings, parameters, documentation, authority,
//! examples and code in one row.

mod arguments;
mod array;
mod classic;
mod conversion;
mod country;
mod criteria;
mod directory;
mod example;
mod group;
mod overload;
mod parameter;
mod prepared;
mod registry;
mod returns;
mod spelling;
mod text;
mod time;
mod version;

pub use arguments::{Arguments, CallError, Outcome};
pub use example::FunctionExample;
pub use parameter::{Kind, Occurs, Parameter, ParametersError};
pub use returns::{ResultKind, ResultNull, Returns};
pub use spelling::{Form, Receiver, Spelling};

pub(crate) use arguments::Host;
pub(crate) use classic::convert_arguments;
pub(crate) use criteria::{Given, check_criteria};
pub(crate) use directory::LINKED_PROFILE;
pub(crate) use group::{CLASSIC_FIELDS, NAME_FROM_PROFILE};
pub(crate) use overload::{best_form, choose};
pub(crate) use parameter::{at as parameter_at, takes, written};
pub(crate) use prepared::{Prepared, compile_regex};
pub(crate) use registry::{Callee, Registry};

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

pub use crate::assumption::Assumption;
use crate::uses::Uses;

/// A row of the table: an operation, in each of its spellings.
///
/// An embedder adds functions of its own through the same type:
///
/// ```
/// use okta_mapping::{Context, Dialect, Engine, Function, Parameter, Value};
///
/// let reverse = Function::new("Acme.reverse", "The text backwards.", |arguments| {
///     Ok(Value::from(arguments.text(0)?.chars().rev().collect::<String>()))
/// })
/// .with_parameters(vec![Parameter::text("text", "the text to turn round")])?;
///
/// let engine = Engine::new(Dialect::Classic).with_function(reverse);
/// let program = engine.compile("Acme.reverse('abc')")?;
/// assert_eq!(program.eval(&Context::default())?, Value::from("cba"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Function {
    /// The operation's stable name: `text.substring-after`.
    pub id: &'static str,
    /// How it is written.
    pub spellings: Cow<'static, [Spelling]>,
    /// What it takes. Of a method the first parameter is what it is called on.
    pub parameters: Cow<'static, [Parameter]>,
    /// What happens when the first argument of a function is null. A method on null fails.
    pub null: NullRule,
    /// What it gives.
    pub returns: Returns,
    /// The places of use where it may stand.
    pub(crate) uses: Uses,
    /// Whether it reads the user, or what is known of the user, from the context.
    pub(crate) reads_user: bool,
    /// What it gives, in one paragraph.
    pub doc: &'static str,
    /// Who says so; of a spelling that another says, the spelling itself tells.
    pub authority: Authority,
    /// Rules of it that Okta does not document; a call that one decides says so.
    pub assumptions: &'static [&'static Assumption],
    /// Expressions and what they give; they run in the tests.
    pub examples: &'static [FunctionExample],
    /// The forms of a method's arguments, where Java has others than the parameters say.
    pub(crate) forms: &'static [&'static [Kind]],
    /// What it does.
    pub(crate) call: Implementation,
}

/// What a function makes of a null as its first argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NullRule {
    /// The result is null.
    GivesNull,
    /// The function's documentation says.
    Read,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Authority {
    /// Okta's reference pages and developer guides.
    Documented,
    /// An Okta help page, support article or release note.
    SupportArticle,
    /// Observed on the real SpEL engine.
    Engine,
    /// Okta says nothing.
    Assumed,
    /// The embedding program.
    Embedder,
}

impl Authority {
    /// The word of programs: `documented`, `support article`, `engine`, `assumption`, `embedder`.
    pub fn word(self) -> &'static str {
        match self {
            Authority::Documented => "documented",
            Authority::SupportArticle => "support article",
            Authority::Engine => "engine",
            Authority::Assumed => "assumption",
            Authority::Embedder => "embedder",
        }
    }

    /// For people.
    pub fn as_str(self) -> &'static str {
        match self {
            Authority::Documented => "documented by Okta",
            Authority::SupportArticle => "Okta support article",
            Authority::Engine => "observed on the real engine",
            Authority::Assumed => "undocumented by Okta (assumption)",
            Authority::Embedder => "the embedding program",
        }
    }
}

/// The code of a row.
#[derive(Clone)]
pub(crate) enum Implementation {
    /// Of this library.
    Native(for<'a, 'c> fn(&'c Arguments<'c, 'a>) -> Outcome<'a>),
    /// Of the embedder.
    Shared(Arc<dyn for<'a, 'c> Fn(&'c Arguments<'c, 'a>) -> Outcome<'a> + Send + Sync>),
}

impl Implementation {
    fn call<'a>(&self, arguments: &Arguments<'_, 'a>) -> Outcome<'a> {
        match self {
            Implementation::Native(call) => call(arguments),
            Implementation::Shared(call) => call(arguments),
        }
    }
}

impl fmt::Debug for Implementation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Implementation::Native(_) => "Native",
            Implementation::Shared(_) => "Shared",
        })
    }
}

/// What rows are made from: `Function { id: ..., ..ROW }`.
const ROW: Function = Function {
    id: "",
    spellings: Cow::Borrowed(&[]),
    parameters: Cow::Borrowed(&[]),
    null: NullRule::GivesNull,
    returns: Returns::new(ResultKind::Unknown),
    uses: Uses::ALL,
    reads_user: false,
    doc: "",
    authority: Authority::Documented,
    assumptions: &[],
    examples: &[],
    forms: &[],
    call: Implementation::Native(|_| Ok(crate::value::Value::Null)),
};

impl Function {
    /// A function of the embedder, of this name in both dialects. It takes no arguments until it is given
    /// [parameters](Function::with_parameters).
    pub fn new(
        name: &'static str,
        doc: &'static str,
        call: impl for<'a, 'c> Fn(&'c Arguments<'c, 'a>) -> Outcome<'a> + Send + Sync + 'static,
    ) -> Function {
        Function {
            id: name,
            spellings: Cow::Owned(vec![Spelling::both(name)]),
            null: NullRule::Read,
            doc,
            authority: Authority::Embedder,
            call: Implementation::Shared(Arc::new(call)),
            ..ROW
        }
    }

    /// The same function with these parameters.
    ///
    /// ```
    /// use okta_mapping::{Function, Parameter, Value};
    ///
    /// let function = Function::new("Acme.two", "Two values.", |_| Ok(Value::Null));
    /// let parameters = vec![Parameter::any("a", "one").optional(), Parameter::any("b", "two")];
    /// assert!(function.with_parameters(parameters).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// Where no call can fill them: what is given once comes first, then either optional or repeated parameters, and
    /// one of them at most is an expression.
    pub fn with_parameters(self, parameters: Vec<Parameter>) -> Result<Function, ParametersError> {
        parameter::validate(&parameters)?;
        Ok(Function {
            parameters: Cow::Owned(parameters),
            ..self
        })
    }

    /// The same function with what it gives, which types are inferred from; without it that is unknown.
    pub const fn with_returns(mut self, returns: Returns) -> Function {
        self.returns = returns;
        self
    }

    /// The same function with these examples, which its author's tests can run as this library's run theirs.
    pub fn with_examples(self, examples: &'static [FunctionExample]) -> Function {
        Function { examples, ..self }
    }

    /// Who says so of one of its spellings.
    pub fn authority_of(&self, spelling: Spelling) -> Authority {
        spelling.authority.unwrap_or(self.authority)
    }

    /// Who says how the arguments of a method convert, where Java has other forms than the parameters say.
    pub fn authority_of_forms(&self) -> Option<Authority> {
        (!self.forms.is_empty()).then_some(Authority::Engine)
    }

    /// Calls the function with converted arguments.
    pub(crate) fn call<'a>(&self, arguments: &Arguments<'_, 'a>) -> Outcome<'a> {
        self.call.call(arguments)
    }
}

/// All rows of this library, in the order of the documentation.
///
/// ```
/// let length = okta_mapping::function_table().find(|function| function.id == "text.length").unwrap();
/// assert_eq!(length.spellings[0].name(), "String.len");
/// ```
pub fn table() -> impl Iterator<Item = &'static Function> {
    [
        text::TABLE,
        text::COMBINING,
        text::CUTTING,
        array::TABLE,
        conversion::TABLE,
        country::TABLE,
        group::TABLE,
        group::MEMBERSHIP,
        directory::TABLE,
        version::TABLE,
        time::TABLE,
        time::METHODS,
    ]
    .into_iter()
    .flatten()
}

//! Examples of the function table, which run in its tests.

use crate::dialect::Dialect;

/// An expression and what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FunctionExample {
    /// The dialect.
    pub dialect: Dialect,
    /// The expression.
    pub text: &'static str,
    /// The context that it is evaluated on, as JSON.
    pub context: &'static str,
    /// What it gives, as JSON; none where it fails.
    pub result: Option<&'static str>,
    /// The code of its error, where it fails.
    pub error: Option<&'static str>,
}

impl FunctionExample {
    /// An example in Classic.
    pub const fn classic(text: &'static str, result: &'static str) -> FunctionExample {
        FunctionExample {
            dialect: Dialect::Classic,
            text,
            context: "{}",
            result: Some(result),
            error: None,
        }
    }

    /// An example in Identity Engine.
    pub const fn identity_engine(text: &'static str, result: &'static str) -> FunctionExample {
        FunctionExample {
            dialect: Dialect::IdentityEngine,
            ..FunctionExample::classic(text, result)
        }
    }

    /// The same example on this context.
    pub const fn on(self, context: &'static str) -> FunctionExample {
        FunctionExample { context, ..self }
    }

    /// The same example as one that fails with an error of this code.
    pub const fn fails(self, code: &'static str) -> FunctionExample {
        FunctionExample {
            result: None,
            error: Some(code),
            ..self
        }
    }
}

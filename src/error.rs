//! The one error of the library.

use std::fmt::{self, Debug, Display, Formatter};

use crate::diagnostic::{Diagnostic, Phase};

/// Why a text gave no program, or a program no value. One word wide.
///
/// ```
/// use okta_mapping::{Dialect, Engine, Phase};
///
/// let error = Engine::new(Dialect::Classic).compile("user.firstName = 'x'").unwrap_err();
/// assert_eq!(error.phase(), Phase::Parse);
/// assert_eq!(error.code(), "assignment");
/// assert_eq!(error.diagnostic().help(), Some("write `==` to compare"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Error(Box<Diagnostic>);

impl Error {
    /// The step at which something was wrong.
    pub fn phase(&self) -> Phase {
        self.0.phase()
    }

    /// The stable word for what is wrong; the [table of codes](crate::codes) explains it.
    pub fn code(&self) -> &'static str {
        self.0.code().name
    }

    pub(crate) fn into_diagnostic(self) -> Diagnostic {
        *self.0
    }

    /// All there is to say: message, place, help.
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.0
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Error {
        Error(Box::new(diagnostic))
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message())
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, f)
    }
}

impl std::error::Error for Error {}

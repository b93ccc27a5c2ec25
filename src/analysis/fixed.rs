//! Texts with their fixes applied.

use super::{Analysis, Environment};
use crate::diagnostic::{Diagnostic, Fix};

/// How often fixes are applied to what fixes wrote.
const ROUNDS: usize = 100;

/// The text after the fixes of all that is found in it, and of what is found then, until nothing is left to fix. Of two
/// fixes at one place the first is applied first. A text without fixes comes back as it is.
///
/// ```
/// use okta_mapping::{Dialect, Engine, Environment, fixed};
///
/// let engine = Engine::new(Dialect::Classic);
/// let text = "toUpperCase(appUser.email)";
/// assert_eq!(fixed(text, &Environment::new(&engine)), "String.toUpperCase(appuser.email)");
/// ```
pub fn fixed(text: &str, environment: &Environment<'_>) -> String {
    let mut text = text.to_owned();
    let mut analysis = Analysis::new(&text, environment);
    for _ in 0..ROUNDS {
        let found = analysis.diagnostics().iter();
        let (fix, _) = Fix::together(found.filter_map(Diagnostic::fix));
        let mended = fix.apply(&text);
        if mended == text {
            break;
        }
        analysis = Analysis::new(&mended, environment);
        // What is mended may be longer than an expression may be.
        if analysis.expression().is_none() {
            break;
        }
        text = mended;
    }
    text
}

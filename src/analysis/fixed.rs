//! Texts with their fixes applied.

use super::{Analysis, Environment};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};

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
        let mended = together(found.filter_map(Diagnostic::fix)).apply(&text);
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

/// The fixes that go together: each that overlaps none before it.
fn together<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Fix {
    let mut edits: Vec<Edit> = Vec::new();
    for fix in fixes {
        if fix
            .edits
            .iter()
            .all(|edit| edits.iter().all(|other| is_apart(edit, other)))
        {
            edits.extend(fix.edits.iter().cloned());
        }
    }
    Fix {
        edits,
        safety: Safety::Changes,
        label: String::new(),
    }
}

/// Whether two edits touch nowhere.
fn is_apart(a: &Edit, b: &Edit) -> bool {
    a.span.end() < b.span.start() || b.span.end() < a.span.start()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits.iter().map(|(start, end, text)| Edit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        });
        Fix {
            edits: edits.collect(),
            safety: Safety::Same,
            label: String::new(),
        }
    }

    #[test]
    fn a_fix_is_applied_as_a_whole_or_not_at_all() {
        let first = fix(&[(1, 3, "x")]);
        let beside = fix(&[(0, 0, "("), (4, 4, ")")]);
        let over = fix(&[(2, 4, "y"), (5, 6, "z")]);
        let both = together([&first, &beside].into_iter());
        assert_eq!(both.apply("abcdef"), "(axd)ef");
        let one = together([&first, &over].into_iter());
        assert_eq!(one.apply("abcdef"), "axdef");
    }
}

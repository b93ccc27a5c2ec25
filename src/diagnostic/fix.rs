//! What to write instead, as edits of the text.

use serde::Serialize;

use crate::span::Span;

/// A change of the text that mends what was found.
///
/// ```
/// use okta_mapping::{Edit, Fix, Safety, Span};
///
/// let fix = Fix {
///     edits: vec![Edit { span: Span::new(0, 1), text: "b".to_owned() }],
///     safety: Safety::Changes,
///     label: "read b instead".to_owned(),
/// };
/// assert_eq!(fix.apply("a + a"), "b + a");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What is replaced. The spans do not overlap.
    pub edits: Vec<Edit>,
    /// Whether the expression means the same afterwards.
    pub safety: Safety,
    /// What the change does, for people.
    pub label: String,
}

/// One piece of text that is replaced by another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Whether an expression means the same after a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// The value is the same for every person.
    Same,
    /// The value changes as the label of the fix says.
    Changes,
}

impl Fix {
    /// The fixes that can be applied at once, as one, and how many they are: each whose edits meet none of those before
    /// it. Edits that touch meet too, for their order would matter.
    pub(crate) fn together<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> (Fix, usize) {
        let mut edits: Vec<Edit> = Vec::new();
        let mut count = 0;
        for fix in fixes {
            let is_free = |edit: &Edit| edits.iter().all(|other| edit.is_apart_from(other));
            if !fix.edits.is_empty() && fix.edits.iter().all(is_free) {
                edits.extend(fix.edits.iter().cloned());
                count += 1;
            }
        }
        let whole = Fix {
            edits,
            safety: Safety::Changes,
            label: String::new(),
        };
        (whole, count)
    }

    /// The text after the fix. An edit that overlaps an earlier one, or lies outside the text, is left out.
    pub fn apply(&self, text: &str) -> String {
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|edit| edit.span);
        let mut mended = String::with_capacity(text.len());
        let mut done = 0;
        for edit in edits {
            let kept = text.get(done..edit.span.start());
            if let (Some(kept), Some(_)) = (kept, text.get(edit.span.range())) {
                mended.push_str(kept);
                mended.push_str(&edit.text);
                done = edit.span.end();
            }
        }
        mended.push_str(text.get(done..).unwrap_or_default());
        mended
    }
}

impl Edit {
    /// Whether two edits touch nowhere.
    fn is_apart_from(&self, other: &Edit) -> bool {
        self.span.end() < other.span.start() || other.span.end() < self.span.start()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn applied(edits: &[(usize, usize, &str)]) -> String {
        fix(edits).apply("aäb")
    }

    fn all(fixes: &[Fix]) -> (String, usize) {
        let (whole, count) = Fix::together(fixes);
        (whole.apply("abcdef"), count)
    }

    #[test]
    fn of_two_fixes_that_meet_the_first_is_applied_and_the_other_not_at_all() {
        let outer = fix(&[(0, 1, "("), (3, 4, ")")]);
        let with = |edits: &[(usize, usize, &str)]| all(&[outer.clone(), fix(edits)]);
        assert_eq!(all(&[]), ("abcdef".to_owned(), 0));
        assert_eq!(with(&[]), ("(bc)ef".to_owned(), 1));
        assert_eq!(with(&[(5, 6, "F")]), ("(bc)eF".to_owned(), 2));
        assert_eq!(with(&[(2, 2, "-")]), ("(b-c)ef".to_owned(), 2));
        assert_eq!(with(&[(3, 3, "x")]), ("(bc)ef".to_owned(), 1));
        assert_eq!(with(&[(1, 1, "x")]), ("(bc)ef".to_owned(), 1));
        assert_eq!(with(&[(4, 5, "x")]), ("(bc)ef".to_owned(), 1));
        assert_eq!(with(&[(5, 6, "F"), (0, 1, "x")]), ("(bc)ef".to_owned(), 1));
    }

    #[test]
    fn edits_are_applied_in_order_of_their_places() {
        assert_eq!(applied(&[]), "aäb");
        assert_eq!(applied(&[(3, 4, "B"), (0, 0, "(")]), "(aäB");
        assert_eq!(applied(&[(0, 3, "x"), (1, 3, "y")]), "xb");
        assert_eq!(applied(&[(1, 2, "y"), (4, 9, "z")]), "aäb");
    }
}

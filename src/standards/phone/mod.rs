//! Phone numbers: a lint for E.164, extensions, and the way to E.164 where it is certain.
//!
//! Okta stores any text of up to 100 characters as a phone number (documented), so a number that is not in E.164 is a
//! warning.

mod normalise;
mod plans;

use super::{Judgement, Remark};

pub use normalise::normalise;

/// The digits that may follow the `+`.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// The most digits of an extension.
const LONGEST_EXTENSION: usize = 10;

/// Whether a text is a phone number of E.164: `+`, then 8 to 15 digits, the first not 0.
///
/// At most 15 digits is E.164's rule, at least 8 an assumption. Never a violation; the code of warnings is `phone`:
///
/// - Blanks, hyphens, dots and parentheses are separators; the fix leaves them out. A `(0)` in it is no separator but a
///   trunk prefix, and gets no fix (assumption).
/// - A number without `+` is not guessed.
/// - Whether the number exists is not checked.
///
/// ```
/// use okta_mapping::standards::{Judgement, phone};
///
/// assert_eq!(phone::judge("+16505550100"), Judgement::Valid);
/// let Judgement::Warning(remark) = phone::judge("+1 (650) 555-0100") else { panic!() };
/// assert_eq!(remark.fix.as_deref(), Some("+16505550100"));
/// let Judgement::Warning(remark) = phone::judge("650 555 0100") else { panic!() };
/// assert_eq!(remark.fix, None);
/// ```
pub fn judge(text: &str) -> Judgement {
    if is_e164(text) {
        return Judgement::Valid;
    }
    let warning =
        |message: &str| Remark::new("phone", format!("no phone number of E.164: {message}"));
    let compact = compact(text);
    let digits = compact.strip_prefix('+').unwrap_or(&compact);
    Judgement::Warning(if digits.chars().any(|c| !c.is_ascii_digit()) {
        warning("something in it is neither a digit nor a separator")
            .with_help("the form is `+16505550100`; an extension has its own attribute")
    } else if !compact.starts_with('+') {
        warning("it does not begin with `+`").with_help(
            "write `+`, the calling code of the country, and the number without trunk prefix",
        )
    } else if has_trunk_prefix(text) {
        warning("the trunk prefix `(0)` stands in it")
            .with_help("leave `(0)` out: it is not dialled from abroad")
    } else if digits.starts_with('0') {
        warning("no calling code begins with 0").with_help("the form is `+16505550100`")
    } else if !DIGITS.contains(&digits.len()) {
        warning("8 to 15 digits follow the `+`").with_help("the form is `+16505550100`")
    } else {
        warning("it has separators").with_fix(compact)
    })
}

/// Whether a text is an extension: digits only, 1 to 10 of them (assumption). The code of violations is `extension`.
///
/// ```
/// use okta_mapping::standards::{Judgement, phone};
///
/// assert_eq!(phone::extension("101"), Judgement::Valid);
/// assert!(matches!(phone::extension("x101"), Judgement::Violation(_)));
/// ```
pub fn extension(text: &str) -> Judgement {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (1..=LONGEST_EXTENSION).contains(&text.len()) {
        return Judgement::Valid;
    }
    let remark = Remark::new(
        "extension",
        format!("no extension: it is not 1 to {LONGEST_EXTENSION} digits and nothing else"),
    );
    Judgement::Violation(remark.with_help("the form is `101`"))
}

fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        DIGITS.contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The text without separators.
fn compact(text: &str) -> String {
    text.chars().filter(|&c| !is_separator(c)).collect()
}

/// Blanks, hyphens (also those that typesetters use), dots, parentheses.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '-' | '\u{2010}'..='\u{2013}' | '.' | '(' | ')')
}

/// Whether the text has `(0)`, as in `+44 (0)20 7946 0018`.
fn has_trunk_prefix(text: &str) -> bool {
    let spaced: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    spaced.contains("(0)")
}

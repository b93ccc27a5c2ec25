//! Country codes of ISO 3166-1.

use crate::diagnostic::suggest::nearest;
use crate::iso::Country;
use crate::iso::fold;
use crate::iso::folds_to;

use super::Remark;

/// The code of every remark of this module: that of a broken format.
const CODE: &str = "format";

/// Longer texts are not compared with names.
const LONGEST_NAME: usize = 64;

/// Judges a value that must be an alpha-2 code of ISO 3166-1 (documented) in capital letters (assumption).
///
/// - A code in small letters, an alpha-3 or numeric code, a name, and `UK` (which Okta is known to refuse, by a support
///   article) have one answer: it is help and fix.
/// - `EU` and `XK` are no codes of the standard, and have no answer (assumption).
///
/// ```
/// use okta_mapping::standards::country;
///
/// assert_eq!(country::judge("GB"), Ok(()));
/// for value in ["gb", "GBR", "826", "United Kingdom", "UK"] {
///     assert_eq!(country::judge(value).unwrap_err().fix.as_deref(), Some("GB"));
/// }
/// assert_eq!(country::judge("EU").unwrap_err().fix, None);
/// ```
///
/// # Errors
///
/// A remark with the code `format`.
pub fn judge(value: &str) -> Result<(), Remark> {
    if exact(value).is_some() {
        return Ok(());
    }
    Err(match certain(value) {
        Some(country) => misspelt(value, country),
        None => unknown(value),
    })
}

/// The alpha-2 code of the country that the value means, where it is certain: by any code in any letter case, by
/// English name without regard to case and diacritics, and `UK`; blanks around it do not count (assumption).
///
/// ```
/// use okta_mapping::standards::country;
///
/// for value in ["CI", "civ", "384", "Cote d'Ivoire"] {
///     assert_eq!(country::normalise(value), Some("CI"));
/// }
/// assert_eq!(country::normalise("XK"), None);
/// ```
pub fn normalise(value: &str) -> Option<&'static str> {
    certain(value).map(Country::alpha2)
}

/// The country with this alpha-2 code as the standard writes it.
pub(super) fn exact(code: &str) -> Option<Country> {
    Country::from_code(code).filter(|country| country.alpha2() == code)
}

fn certain(value: &str) -> Option<Country> {
    let value = value.trim();
    if value.eq_ignore_ascii_case("UK") {
        return Country::from_code("GB");
    }
    // A shorter number is a calling code as likely.
    let is_short_number = value.len() < 3 && value.bytes().all(|byte| byte.is_ascii_digit());
    let by_code = Country::from_code(value).filter(|_| !is_short_number);
    by_code.or_else(|| {
        let folded = fold(value);
        Country::all().find(|country| folds_to(country.name(), &folded))
    })
}

fn misspelt(value: &str, country: Country) -> Remark {
    let name = country.name();
    let text = value.trim();
    let message = if text.eq_ignore_ascii_case("UK") {
        format!("`{value}` is no country code of ISO 3166-1: that of {name} is another")
    } else if text != value {
        format!("`{value}` has blanks around it")
    } else if text.eq_ignore_ascii_case(country.alpha2()) {
        format!("`{value}` is not written as in ISO 3166-1")
    } else if text.eq_ignore_ascii_case(country.alpha3()) {
        format!("`{value}` is the alpha-3 code of {name}")
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("`{value}` is the numeric code of {name}")
    } else {
        format!("`{value}` is a name, not a code of ISO 3166-1")
    };
    Remark::new(CODE, message).with_fix(country.alpha2())
}

fn unknown(value: &str) -> Remark {
    let remark = Remark::new(
        CODE,
        format!("`{value}` is no country code of ISO 3166-1 alpha-2"),
    );
    match value.to_ascii_uppercase().as_str() {
        "EU" => remark.with_help("the European Union is no country: write the code of the member"),
        "XK" => remark.with_help("ISO 3166-1 has no code for Kosovo"),
        _ => match near(value) {
            Some(country) => remark.with_help(format!(
                "did you mean `{}`, {}?",
                country.alpha2(),
                country.name()
            )),
            None => remark.with_help("a code has two capital letters, such as `US`"),
        },
    }
}

/// The country whose name the value nearly is.
fn near(value: &str) -> Option<Country> {
    let folded = fold(value);
    if !(4..=LONGEST_NAME).contains(&folded.chars().count()) {
        return None;
    }
    let names: Vec<(String, Country)> = Country::all()
        .map(|country| (fold(country.name()), country))
        .collect();
    let name = nearest(&folded, names.iter().map(|(name, _)| name.as_str()))?;
    names
        .iter()
        .find(|(candidate, _)| candidate == name)
        .map(|(_, country)| *country)
}

//! Locales: `en_US`.

use crate::iso::Country;
use crate::standards::Judgement;

use super::languages::is_language;
use super::violation;

pub(super) fn judge(text: &str) -> Judgement {
    match proper(text) {
        Ok(locale) if locale == text => Judgement::Valid,
        Ok(locale) => Judgement::Violation(
            violation("no locale: the language is in small letters, then come `_` and capitals")
                .with_fix(locale),
        ),
        Err(problem) => Judgement::Violation(
            violation(format!("no locale: {problem}")).with_help("the form is `en_US`"),
        ),
    }
}

/// The locale that the text means, with `-` for `_` or in another letter case.
fn proper(text: &str) -> Result<String, &'static str> {
    let (language, country) = text
        .split_once(['_', '-'])
        .ok_or("it lacks a language, `_` or a country")?;
    let language = language.to_ascii_lowercase();
    if !is_language(&language) {
        return Err("it does not begin with a language of ISO 639-1");
    }
    let country = country.to_ascii_uppercase();
    if Country::from_code(&country).is_none_or(|known| known.alpha2() != country) {
        return Err("it does not end with an alpha-2 code of ISO 3166-1");
    }
    Ok(format!("{language}_{country}"))
}

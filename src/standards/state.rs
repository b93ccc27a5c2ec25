//! States: subdivisions of ISO 3166-2, as the phone service takes them.

use crate::diagnostic::suggest::nearest;
use crate::iso::Country;
use crate::iso::Subdivision;
use crate::iso::fold;
use crate::iso::folds_to;
use crate::iso::subdivision;
use crate::iso::subdivisions;

use super::{Judgement, Remark, country};

/// Longer texts are not compared with names: a state has at most so many characters (documented).
const LONGEST_NAME: usize = 128;

/// Judges a state for a country, given by the alpha-2 code that stands beside it in the profile.
///
/// The service takes a subdivision's name or its abbreviation (documented). With a country of ISO 3166-1:
///
/// - `CA`, the second half of a code of ISO 3166-2, is valid, in the standard's letter case (assumption).
/// - `California`, a name, is valid, in English or as in the standard, case and diacritics ignored (assumption).
/// - `US-CA`, the full code, is a warning `state-full-code` (assumption).
/// - Anything else is a violation `state`: the help gives the code, the other country it belongs to, or the nearest
///   name; `AA`, `AE` and `AP`, postal codes of the US armed forces, have a help of their own.
/// - A country that the standard does not divide takes any text, with a note `state-unchecked` (assumption).
///
/// Without one, a full code is judged by its own country, and any other text that is no subdivision's anywhere is a
/// warning `state-unknown` (assumption).
///
/// ```
/// use okta_mapping::standards::Judgement;
/// use okta_mapping::standards::state::judge;
///
/// assert_eq!(judge("CA", Some("US")), Judgement::Valid);
/// let Judgement::Violation(remark) = judge("ca", Some("US")) else {
///     panic!();
/// };
/// assert_eq!(remark.message, "`ca` is not written as in ISO 3166-2");
/// assert_eq!(remark.fix.as_deref(), Some("CA"));
/// ```
pub fn judge(value: &str, country: Option<&str>) -> Judgement {
    if value.is_empty() {
        return Judgement::Valid;
    }
    match country.and_then(country::exact) {
        Some(country) => judge_in(value, country),
        None => judge_anywhere(value),
    }
}

/// The abbreviation of the subdivision that the value means, where it is certain (assumption): by short or full code in
/// any letter case, or by a name that no other subdivision of the country has. Blanks around it do not count.
///
/// Without a country of ISO 3166-1 only a full code is certain.
///
/// ```
/// use okta_mapping::standards::state::normalise;
///
/// for value in ["CA", "ca", "US-CA", "California"] {
///     assert_eq!(normalise(value, Some("US")), Some("CA"));
/// }
/// assert_eq!(normalise("Calif.", Some("US")), None);
/// assert_eq!(normalise("Maputo", Some("MZ")), None); // a city and a province
/// assert_eq!(normalise("US-CA", None), Some("CA"));
/// assert_eq!(normalise("CA", None), None);
/// ```
pub fn normalise(value: &str, country: Option<&str>) -> Option<&'static str> {
    let value = value.trim();
    let found = match country.and_then(country::exact) {
        Some(country) => by_code(value, country).or_else(|| by_name(value, country)),
        None => by_full_code(value),
    };
    found.map(Subdivision::short)
}

fn judge_in(value: &str, country: Country) -> Judgement {
    if subdivisions(country.alpha2()).next().is_none() {
        let message = format!(
            "`{value}` is not checked: ISO 3166-2 has no subdivisions of {}",
            country.name()
        );
        return Judgement::Note(Remark::new("state-unchecked", message));
    }
    let text = value.trim();
    match by_code(text, country) {
        Some(found) if value == found.short() => Judgement::Valid,
        _ if has_name(value, country) => Judgement::Valid,
        Some(found) if value == found.code() => Judgement::Warning(full(value, found)),
        Some(found) if value == text => {
            let message = format!("`{value}` is not written as in ISO 3166-2");
            Judgement::Violation(violation(message).with_fix(found.short()))
        }
        Some(found) => Judgement::Violation(blanks(value).with_fix(found.short())),
        None if value != text && has_name(text, country) => {
            Judgement::Violation(blanks(value).with_fix(text))
        }
        None => Judgement::Violation(unknown(value, country)),
    }
}

fn judge_anywhere(value: &str) -> Judgement {
    if let Some(found) = by_full_code(value) {
        return judge_in(value, found.country());
    }
    let folded = fold(value);
    if Subdivision::all().any(|found| is_short(value, found) || is_name(&folded, found)) {
        return Judgement::Valid;
    }
    match prefix(value) {
        Some(country) => judge_in(value, country),
        None => Judgement::Warning(
            Remark::new(
                "state-unknown",
                format!("`{value}` is no subdivision of any country in ISO 3166-2"),
            )
            .with_help(
                "the country is missing or no code of ISO 3166-1: state and country go together",
            ),
        ),
    }
}

/// The country of a text that has the form of a full code.
fn prefix(value: &str) -> Option<Country> {
    let (country, short) = value.split_once('-')?;
    let is_code = country.len() == 2
        && (1..=3).contains(&short.len())
        && short.bytes().all(|byte| byte.is_ascii_alphanumeric());
    Country::from_code(country).filter(|_| is_code)
}

fn is_short(value: &str, found: Subdivision) -> bool {
    value.eq_ignore_ascii_case(found.short())
}

fn is_name(folded: &str, found: Subdivision) -> bool {
    folds_to(found.name(), folded) || folds_to(found.english(), folded)
}

fn has_name(value: &str, country: Country) -> bool {
    let folded = fold(value);
    subdivisions(country.alpha2()).any(|found| is_name(&folded, found))
}

/// The subdivision of the country with this short or full code, in any letter case.
fn by_code(value: &str, country: Country) -> Option<Subdivision> {
    by_full_code(&format!("{country}-{value}"))
        .or_else(|| by_full_code(value).filter(|found| found.country() == country))
}

fn by_full_code(value: &str) -> Option<Subdivision> {
    subdivision(&value.to_ascii_uppercase())
}

/// The only subdivision of the country with this name.
fn by_name(value: &str, country: Country) -> Option<Subdivision> {
    let folded = fold(value);
    let mut found = subdivisions(country.alpha2()).filter(|found| is_name(&folded, *found));
    found.next().filter(|_| found.next().is_none())
}

fn violation(message: String) -> Remark {
    Remark::new("state", message)
}

fn full(value: &str, found: Subdivision) -> Remark {
    let message = format!(
        "`{value}` is the full code of ISO 3166-2; the service takes the name or the abbreviation"
    );
    Remark::new("state-full-code", message).with_fix(found.short())
}

fn blanks(value: &str) -> Remark {
    violation(format!("`{value}` has blanks around it"))
}

fn unknown(value: &str, country: Country) -> Remark {
    let name = country.name();
    let text = value.trim();
    let armed_forces = ["AA", "AE", "AP"]
        .iter()
        .any(|code| text.eq_ignore_ascii_case(code));
    if country.alpha2() == "US" && armed_forces {
        return violation(format!("`{value}` is no state of ISO 3166-2")).with_help(
            "it is a postal code of the US armed forces: write the state or country where the person is",
        );
    }
    let elsewhere = elsewhere(text);
    if !elsewhere.is_empty() {
        let homes = homes(&elsewhere);
        let help = match elsewhere.as_slice() {
            [only] => format!(
                "`{}` is {}: correct the state or the country",
                only.code(),
                only.english()
            ),
            _ => "correct the state or the country".to_owned(),
        };
        return violation(format!("`{value}` belongs to {homes}, not to {name}")).with_help(help);
    }
    let remark = violation(format!(
        "`{value}` is no subdivision of {name} in ISO 3166-2"
    ));
    match near(text, country) {
        Some(found) => remark.with_help(format!(
            "did you mean `{}`, {}?",
            found.short(),
            found.english()
        )),
        None => remark,
    }
}

/// The subdivisions anywhere that the value is a code or name of.
fn elsewhere(value: &str) -> Vec<Subdivision> {
    if let Some(found) = by_full_code(value) {
        return vec![found];
    }
    let folded = fold(value);
    Subdivision::all()
        .filter(|found| is_short(value, *found) || is_name(&folded, *found))
        .collect()
}

/// The countries of some subdivisions, in words: three of them by name.
fn homes(found: &[Subdivision]) -> String {
    let mut names: Vec<&str> = found.iter().map(|found| found.country().name()).collect();
    names.dedup();
    match names.as_slice() {
        [first, second, third, rest @ ..] if !rest.is_empty() => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        [start @ .., last] if !start.is_empty() => format!("{} and {last}", start.join(", ")),
        _ => names.concat(),
    }
}

/// The subdivision whose name the value begins, as `Calif.` does, or whose name or code it nearly is.
fn near(value: &str, country: Country) -> Option<Subdivision> {
    let folded = fold(value);
    let length = folded.chars().count();
    if !(3..=LONGEST_NAME).contains(&length) {
        return None;
    }
    let spellings: Vec<(String, Subdivision)> = subdivisions(country.alpha2())
        .flat_map(|found| {
            [found.english(), found.name(), found.short()].map(|spelling| (fold(spelling), found))
        })
        .collect();
    let start = folded.trim_end_matches('.');
    let mut begun: Vec<Subdivision> = spellings
        .iter()
        .filter(|(spelling, _)| start.len() >= 3 && spelling.starts_with(start))
        .map(|(_, found)| *found)
        .collect();
    begun.dedup();
    if let [only] = begun.as_slice() {
        return Some(*only);
    }
    // Every code of three letters is near to several others.
    if length == 3 {
        return None;
    }
    let spelling = nearest(
        &folded,
        spellings.iter().map(|(spelling, _)| spelling.as_str()),
    )?;
    spellings
        .iter()
        .find(|(candidate, _)| candidate == spelling)
        .map(|(_, found)| *found)
}

//! From the ways people write phone numbers to E.164.

use super::plans::{CARRIER_SELECTION, PLANS, Plan};
use super::{compact, has_trunk_prefix, is_e164};

/// The number in E.164, where that is certain (assumption throughout: Okta keeps what it is given).
///
/// - With `+`: without its separators, as [`judge`](super::judge) proposes it.
/// - With the international prefix of the country (`00`, `011`): the calling code and a number of a possible length
///   must follow.
/// - Else a number of the country: the trunk prefix is taken off, and the rest must have a possible length. Where the
///   country has a trunk prefix and the number lacks it, only the greatest length of ordinary numbers is taken, since a
///   shorter number may lack its area code. Where the first digits may as well be the calling code, or the choice of a
///   carrier, there is no answer.
///
/// The country is an alpha-2 code in capitals. Without it only numbers with `+` have an answer. Whether the number
/// exists is not checked. Calling codes, prefixes and lengths are those of Google's libphonenumber.
///
/// ```
/// use okta_mapping::standards::phone::normalise;
///
/// assert_eq!(normalise("+1 (650) 555-0100", None).as_deref(), Some("+16505550100"));
/// assert_eq!(normalise("020 7946 0018", Some("GB")).as_deref(), Some("+442079460018"));
/// assert_eq!(normalise("011 44 20 7946 0018", Some("US")).as_deref(), Some("+442079460018"));
/// assert_eq!(normalise("020 7946 0018", None), None);
/// assert_eq!(normalise("7946 0018", Some("GB")), None);
/// ```
pub fn normalise(text: &str, country_alpha2: Option<&str>) -> Option<String> {
    if has_trunk_prefix(text) {
        return None;
    }
    let compact = compact(text);
    let number = if compact.starts_with('+') {
        compact
    } else if compact.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("+{}", from_country(&compact, plan(country_alpha2?)?)?)
    } else {
        return None;
    };
    is_e164(&number).then_some(number)
}

fn plan(alpha2: &str) -> Option<&'static Plan> {
    let place = PLANS.binary_search_by(|plan| plan.alpha2.cmp(alpha2));
    place.ok().map(|place| &PLANS[place])
}

/// Calling code and national number of digits as dialled in a country.
fn from_country(digits: &str, plan: &Plan) -> Option<String> {
    if let Some(abroad) = without_prefix(digits, plan.international_prefix) {
        return has_calling_code(abroad).then(|| abroad.to_owned());
    }
    let national = national_number(digits, plan)?;
    Some(format!("{}{national}", plan.calling_code))
}

/// Whether the digits begin with a calling code, and as many follow as a number there may have.
fn has_calling_code(digits: &str) -> bool {
    PLANS.iter().any(|plan| has_calling_code_of(digits, plan))
}

fn has_calling_code_of(digits: &str, plan: &Plan) -> bool {
    let national = digits.strip_prefix(plan.calling_code);
    national.is_some_and(|national| {
        plan.lengths.contains(&national.len()) && (plan.leading_zero || !national.starts_with('0'))
    })
}

fn national_number<'a>(digits: &'a str, plan: &Plan) -> Option<&'a str> {
    if let Some(national) = without_prefix(digits, plan.trunk_prefix) {
        let certain = !national.starts_with('0') && !CARRIER_SELECTION.contains(&plan.alpha2);
        return (certain && plan.lengths.contains(&national.len())).then_some(national);
    }
    let misleading_zero = digits.starts_with('0') && !plan.leading_zero;
    if misleading_zero || has_calling_code_of(digits, plan) {
        return None;
    }
    let possible = if plan.trunk_prefix.is_empty() {
        plan.lengths.contains(&digits.len())
    } else {
        digits.len() == plan.full_length
    };
    possible.then_some(digits)
}

/// What follows the prefix, where the country has one and the digits begin with it.
fn without_prefix<'a>(digits: &'a str, prefix: &str) -> Option<&'a str> {
    (!prefix.is_empty())
        .then(|| digits.strip_prefix(prefix))
        .flatten()
}

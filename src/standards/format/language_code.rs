//! Language priority lists of RFC 7231 section 5.3.5, with the basic language ranges of RFC 4647 section 2.1.

use crate::standards::Judgement;

use super::violation;

pub(super) fn judge(text: &str) -> Judgement {
    if is_list(text) {
        return Judgement::Valid;
    }
    let remark = violation("no language priority list of RFC 7231 section 5.3.5");
    let hyphenated = text.replace('_', "-");
    Judgement::Violation(if is_list(&hyphenated) {
        remark.with_fix(hyphenated)
    } else {
        remark.with_help("the form is `en`, `en-US`, or `da, en-GB;q=0.8, *;q=0.1`")
    })
}

fn is_list(text: &str) -> bool {
    let edged = text.starts_with(is_blank) || text.ends_with(is_blank);
    !edged && text.split(',').all(|entry| is_entry(trim(entry)))
}

/// A range, with a weight or without.
fn is_entry(entry: &str) -> bool {
    match entry.split_once(';') {
        Some((range, weight)) => is_range(trim(range)) && is_weight(trim(weight)),
        None => is_range(entry),
    }
}

fn is_range(range: &str) -> bool {
    let (first, rest) = match range.split_once('-') {
        Some((first, rest)) => (first, Some(rest)),
        None => (range, None),
    };
    let sized = |subtag: &str| (1..=8).contains(&subtag.len());
    let letters = sized(first) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let alphanumeric =
        |subtag: &str| sized(subtag) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    range == "*" || letters && rest.is_none_or(|rest| rest.split('-').all(alphanumeric))
}

/// `q=` and a number from 0 to 1 with at most three decimals.
fn is_weight(weight: &str) -> bool {
    let Some(value) = weight
        .strip_prefix("q=")
        .or_else(|| weight.strip_prefix("Q="))
    else {
        return false;
    };
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let decimal = |byte: u8| match whole {
        "0" => byte.is_ascii_digit(),
        _ => byte == b'0',
    };
    matches!(whole, "0" | "1") && decimals.len() <= 3 && decimals.bytes().all(decimal)
}

/// `OWS` of RFC 7230.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

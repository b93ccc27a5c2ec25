//! URI references: the characters of RFC 3986.

use crate::standards::Judgement;

use super::violation;

/// `unreserved` and `reserved` of RFC 3986 section 2, besides letters and digits.
const SIGNS: &str = "-._~:/?#[]@!$&'()*+,;=";

pub(super) fn judge(text: &str) -> Judgement {
    let Some((offset, wrong)) = text
        .char_indices()
        .find(|&(offset, _)| !stands(text, offset))
    else {
        return Judgement::Valid;
    };
    if wrong == '%' {
        return Judgement::Violation(
            violation(format!(
                "no URI: the `%` at byte {offset} does not stand before two hexadecimal digits"
            ))
            .with_help("a `%` itself is written `%25`"),
        );
    }
    let remark = violation(format!("no URI: {wrong:?} can not stand in one"));
    let encoded = text.replace(' ', "%20");
    Judgement::Violation(
        if encoded.char_indices().all(|(at, _)| stands(&encoded, at)) {
            remark.with_fix(encoded)
        } else {
            remark
                .with_help("percent-encode what RFC 3986 does not list, such as `%20` for a blank")
        },
    )
}

/// Whether the character at this byte offset may stand there.
fn stands(text: &str, offset: usize) -> bool {
    match &text.as_bytes()[offset..] {
        [b'%', high, low, ..] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [byte, ..] => byte.is_ascii_alphanumeric() || SIGNS.contains(char::from(*byte)),
        [] => true,
    }
}

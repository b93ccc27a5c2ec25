//! Text as Java sees it: lengths and positions in UTF-16 code units, over UTF-8.

/// Why a piece of text can not be cut out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CutError {
    /// A position lies outside the text, or the end before the start.
    OutOfRange,
    /// A position lies between the two halves of a character outside the Basic Multilingual Plane.
    InsidePair,
}

/// The number of UTF-16 code units of `text`: what `String.length()` gives in Java.
pub(crate) fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().map(char::len_utf16).sum()
    }
}

/// The byte offset of UTF-16 position `position`.
fn byte_offset(text: &str, position: usize) -> Result<usize, CutError> {
    if text.is_ascii() {
        return if position <= text.len() {
            Ok(position)
        } else {
            Err(CutError::OutOfRange)
        };
    }
    let mut units = 0;
    for (offset, character) in text.char_indices() {
        if units == position {
            return Ok(offset);
        }
        if units > position {
            return Err(CutError::InsidePair);
        }
        units += character.len_utf16();
    }
    match units.cmp(&position) {
        std::cmp::Ordering::Equal => Ok(text.len()),
        std::cmp::Ordering::Greater => Err(CutError::InsidePair),
        std::cmp::Ordering::Less => Err(CutError::OutOfRange),
    }
}

/// The text from UTF-16 position `start` up to, not including, `end`; to the end of the text without one.
pub(crate) fn utf16_slice(
    text: &str,
    start: usize,
    end: Option<usize>,
) -> Result<std::ops::Range<usize>, CutError> {
    if end == Some(start) {
        // Nothing is cut out, so nothing is cut in two.
        return match byte_offset(text, start) {
            Err(CutError::InsidePair) => Ok(0..0),
            offset => offset.map(|offset| offset..offset),
        };
    }
    let from = byte_offset(text, start)?;
    let to = match end {
        Some(end) if end < start => return Err(CutError::OutOfRange),
        Some(end) => byte_offset(text, end)?,
        None => text.len(),
    };
    Ok(from..to)
}

/// Orders two texts by their UTF-16 code units, as `String.compareTo` does in Java.
///
/// The order of UTF-8 bytes is the order of code points, which differs where a character outside the
/// Basic Multilingual Plane meets one from U+E000 upwards.
pub(crate) fn utf16_cmp(left: &str, right: &str) -> std::cmp::Ordering {
    let differing = left
        .chars()
        .zip(right.chars())
        .find(|(left, right)| left != right);
    match differing {
        None => left.len().cmp(&right.len()),
        Some((left, right)) => {
            let first_unit = |c: char| c.encode_utf16(&mut [0; 2])[0];
            first_unit(left)
                .cmp(&first_unit(right))
                .then(left.cmp(&right))
        }
    }
}

/// `a String`, `an Array`, `an expression`, `null`.
pub(crate) fn article(noun: &str) -> String {
    match noun.as_bytes().first() {
        Some(b'A' | b'I' | b'a' | b'e' | b'i' | b'o') => format!("an {noun}"),
        _ if noun == "null" => noun.to_owned(),
        _ => format!("a {noun}"),
    }
}

/// Words as people read them: "`id` or `status`".
pub(crate) fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_utf16_units() {
        assert_eq!(utf16_len("a😀b"), 4);
        assert_eq!(utf16_slice("a😀b", 3, Some(4)), Ok(5..6));
        assert_eq!(utf16_slice("a😀b", 1, Some(2)), Err(CutError::InsidePair));
        assert_eq!(utf16_slice("😀", 1, None), Err(CutError::InsidePair));
        assert_eq!(utf16_slice("a😀b", 5, None), Err(CutError::OutOfRange));
        assert_eq!(utf16_slice("abc", 2, Some(1)), Err(CutError::OutOfRange));
        assert_eq!(utf16_slice("é", 1, None), Ok(2..2));
        assert_eq!(utf16_slice("😀", 1, Some(1)), Ok(0..0));
        assert_eq!(utf16_slice("😀", 3, Some(3)), Err(CutError::OutOfRange));
    }

    #[test]
    fn astral_characters_sort_below_the_private_use_area() {
        assert_eq!(utf16_cmp("😀", "﹏"), std::cmp::Ordering::Less);
        assert_eq!(utf16_cmp("a", "ab"), std::cmp::Ordering::Less);
        assert_eq!(utf16_cmp("😀", "😁"), std::cmp::Ordering::Less);
    }
}

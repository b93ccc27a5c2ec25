//! Offsets as Joda-Time reads them, whatever the pattern's letters: `+02`, `+0200`, `+02:00`, with seconds and
//! milliseconds too.

/// An offset in milliseconds, and where it ends; `Z` (in any case) is none where it may be.
pub(crate) fn read_offset(text: &[u8], at: usize, zulu: bool) -> Option<(i64, usize)> {
    if zulu && matches!(text.get(at), Some(b'Z' | b'z')) {
        return Some((0, at + 1));
    }
    let sign = match text.get(at)? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let hours = two_digits(text, at + 1).filter(|hours| *hours <= 23)?;
    let (mut millis, mut end) = (hours * 3_600_000, at + 3);
    let colon = text.get(end) == Some(&b':');
    // Minutes and seconds may be absent, but half of them is an error.
    for unit in [60_000, 1_000] {
        let start = match (colon, text.get(end)) {
            (true, Some(b':')) => end + 1,
            (true, _) => return Some((sign * millis, end)),
            (false, Some(byte)) if byte.is_ascii_digit() => end,
            (false, _) => return Some((sign * millis, end)),
        };
        let value = two_digits(text, start).filter(|value| *value <= 59)?;
        (millis, end) = (millis + value * unit, start + 2);
    }
    let start = match (colon, text.get(end)) {
        (true, Some(b'.' | b',')) => end + 1,
        (false, Some(byte)) if byte.is_ascii_digit() => end,
        _ => return Some((sign * millis, end)),
    };
    let (fraction, end) = super::read::read_fraction(text, start, 3, 1_000)?;
    Some((sign * (millis + fraction), end))
}

/// The offset that a whole text is, in seconds.
pub(crate) fn whole_offset(text: &str) -> Option<i32> {
    let (millis, end) = read_offset(text.as_bytes(), 0, false)?;
    let whole = end == text.len() && millis % 1_000 == 0;
    whole.then(|| i32::try_from(millis / 1_000).ok()).flatten()
}

fn two_digits(text: &[u8], at: usize) -> Option<i64> {
    match text.get(at..at + 2)? {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some(i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
        }
        _ => None,
    }
}

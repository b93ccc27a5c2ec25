//! Offsets and zones inside texts, as java.time's pattern letters `X`, `x`, `Z`, `O` and `V` print and read them.

use super::super::zone::{Zone, java_range};

/// How an offset is written after its sign: two digits of hours, then minutes, then seconds where there are any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OffsetForm {
    colon: bool,
    minutes_required: bool,
    seconds: bool,
}

/// What stands at a place of a text.
pub(crate) enum Read {
    /// A value, and where it ends.
    Value(i64, usize),
    /// Something else; a section in brackets may skip it.
    No,
    /// A value that no section may skip: java.time gives up.
    Impossible,
}

impl OffsetForm {
    /// `+HH:MM:ss`, the form of ids.
    pub(crate) const ID: OffsetForm = OffsetForm::new(true, true, true);
    /// `+HHmm`.
    pub(crate) const SHORT: OffsetForm = OffsetForm::new(false, false, false);

    pub(crate) const fn new(colon: bool, minutes_required: bool, seconds: bool) -> OffsetForm {
        OffsetForm {
            colon,
            minutes_required,
            seconds,
        }
    }

    /// Prints an offset; `zero` stands for none.
    pub(crate) fn print(self, offset: i32, zero: &str, out: &mut String) {
        let total = offset.unsigned_abs();
        let (hours, minutes, seconds) = (total / 3600 % 100, total / 60 % 60, total % 60);
        let with_minutes = self.minutes_required || minutes > 0;
        let with_seconds = self.seconds && seconds > 0;
        if hours == 0 && minutes == 0 && !with_seconds {
            out.push_str(zero);
            return;
        }
        out.push(if offset < 0 { '-' } else { '+' });
        let colon = if self.colon { ":" } else { "" };
        out.push_str(&format!("{hours:02}"));
        if with_minutes {
            out.push_str(&format!("{colon}{minutes:02}"));
        }
        if with_seconds {
            out.push_str(&format!("{colon}{seconds:02}"));
        }
    }

    /// Reads an offset, in seconds; `zero` stands for none.
    pub(crate) fn read(self, text: &[u8], at: usize, zero: &str) -> Read {
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with(zero.as_bytes()) {
            return Read::Value(0, at + zero.len());
        }
        let sign = match rest.first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Read::No,
        };
        let Some(hours) = two_digits(text, at + 1) else {
            return Read::No;
        };
        let (mut minutes, mut seconds, mut end) = (0, 0, at + 3);
        match self.part(text, end) {
            Some((value, next)) => {
                (minutes, end) = (value, next);
                if let Some((value, next)) = self.part(text, end).filter(|_| self.seconds) {
                    (seconds, end) = (value, next);
                }
            }
            None if self.minutes_required => return Read::No,
            None => {}
        }
        if hours > 23 {
            return Read::Impossible;
        }
        Read::Value(sign * (hours * 3600 + minutes * 60 + seconds), end)
    }

    fn part(self, text: &[u8], at: usize) -> Option<(i64, usize)> {
        let at = match self.colon {
            true => (text.get(at) == Some(&b':')).then_some(at + 1)?,
            false => at,
        };
        Some((two_digits(text, at)?, at + 2))
    }
}

/// Two digits, up to 59.
fn two_digits(text: &[u8], at: usize) -> Option<i64> {
    let value = digit(text, at)? * 10 + digit(text, at + 1)?;
    (value <= 59).then_some(value)
}

fn digit(text: &[u8], at: usize) -> Option<i64> {
    let byte = text.get(at).filter(|byte| byte.is_ascii_digit())?;
    Some(i64::from(byte - b'0'))
}

/// Prints `GMT`, `GMT+2` or, in full, `GMT+02:00`.
pub(super) fn print_localized(offset: i32, full: bool, out: &mut String) {
    out.push_str("GMT");
    if offset == 0 {
        return;
    }
    out.push(if offset < 0 { '-' } else { '+' });
    let total = offset.unsigned_abs();
    let (hours, minutes, seconds) = (total / 3600 % 100, total / 60 % 60, total % 60);
    match full {
        true => out.push_str(&format!("{hours:02}")),
        false => out.push_str(&hours.to_string()),
    }
    if full || minutes != 0 || seconds != 0 {
        out.push_str(&format!(":{minutes:02}"));
    }
    if seconds != 0 {
        out.push_str(&format!(":{seconds:02}"));
    }
}

/// Reads what [`print_localized`] prints.
pub(super) fn read_localized(text: &[u8], at: usize, full: bool) -> Read {
    if !text.get(at..).unwrap_or_default().starts_with(b"GMT") {
        return Read::No;
    }
    let signed = at + 3;
    let sign = match text.get(signed) {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Read::Value(0, signed),
    };
    let mut end = signed + 1;
    // java.time looks past the end of the text here, and gives up.
    let needed = if full { 5 } else { 1 };
    let mut parts = [0, 0, 0];
    if full {
        for (index, place) in [0, 1, 3, 4].into_iter().enumerate() {
            if place == 3 && text.get(end + 2) != Some(&b':') {
                return missing(text, end + 2);
            }
            let Some(value) = digit(text, end + place) else {
                return missing(text, end + place);
            };
            parts[index / 2] = parts[index / 2] * 10 + value;
        }
        end += needed;
        (parts[2], end) = colon_part(text, end).unwrap_or((0, end));
    } else {
        let Some(value) = digit(text, end) else {
            return missing(text, end);
        };
        (parts[0], end) = (value, end + needed);
        if let Some(value) = digit(text, end) {
            (parts[0], end) = (parts[0] * 10 + value, end + 1);
        }
        if let Some((value, next)) = colon_part(text, end) {
            (parts[1], end) = (value, next);
            (parts[2], end) = colon_part(text, end).unwrap_or((0, end));
        }
    }
    Read::Value(sign * (parts[0] * 3600 + parts[1] * 60 + parts[2]), end)
}

fn missing(text: &[u8], at: usize) -> Read {
    match at < text.len() {
        true => Read::No,
        false => Read::Impossible,
    }
}

fn colon_part(text: &[u8], at: usize) -> Option<(i64, usize)> {
    let colon = text.get(at) == Some(&b':');
    let value = colon.then(|| Some(digit(text, at + 1)? * 10 + digit(text, at + 2)?))??;
    Some((value, at + 3))
}

/// A zone id inside a text, and where it ends: an offset, `UTC`, `GMT` or `UT` with or without one, a region's longest
/// id, or `Z`.
pub(crate) fn region_text(text: &str, at: usize) -> Option<(Zone, usize)> {
    let rest = text.get(at..)?;
    if rest.starts_with(['+', '-']) {
        return match OffsetForm::ID.read(text.as_bytes(), at, "Z") {
            Read::Value(seconds, end) => Some((java_zone_offset(seconds)?, end)),
            Read::No | Read::Impossible => None,
        };
    }
    if rest.starts_with("GMT0") {
        return Some((Zone::java_region("GMT0")?, at + 4));
    }
    if let Some(prefix) = ["UTC", "UT", "GMT"]
        .into_iter()
        .find(|prefix| rest.starts_with(prefix))
    {
        return prefixed(text, at + prefix.len(), prefix);
    }
    let region = Zone::longest_region(rest).and_then(|id| Some((Zone::java_region(id)?, id)));
    match region {
        Some((zone, id)) => Some((zone, at + id.len())),
        None => rest.starts_with('Z').then_some((Zone::UTC, at + 1)),
    }
}

fn prefixed(text: &str, end: usize, prefix: &'static str) -> Option<(Zone, usize)> {
    let bare = Some((Zone::prefixed(prefix, 0), end));
    if matches!(text.as_bytes().get(end), None | Some(b'0' | b'Z')) {
        return bare;
    }
    match OffsetForm::ID.read(text.as_bytes(), end, "0") {
        Read::Value(seconds, next) => {
            let seconds = i32::try_from(seconds).ok().and_then(java_range)?;
            Some((Zone::prefixed(prefix, seconds), next))
        }
        Read::No => bare,
        Read::Impossible => None,
    }
}

fn java_zone_offset(seconds: i64) -> Option<Zone> {
    let seconds = i32::try_from(seconds).ok().and_then(java_range)?;
    Some(Zone::offset(seconds))
}

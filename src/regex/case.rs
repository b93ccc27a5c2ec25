//! Matching without regard to case, as `java.util.regex` defines it: within
//! US-ASCII under the flag `i`, and by `Character.toUpperCase` followed by
//! `Character.toLowerCase` under the flags `i` and `u`.

use std::sync::OnceLock;

use super::class::ClassSet;
use super::flags::Flags;

/// A character that one of the case mappings changes.
struct Cased {
    char: char,
    upper: char,
    /// The lower case of the upper case.
    folded: char,
}

/// The class of what one character of a pattern matches under `flags`.
pub(super) fn fold_char(c: char, flags: Flags) -> ClassSet {
    if !flags.has(Flags::CASE_INSENSITIVE) {
        return ClassSet::of([c]);
    }
    if !flags.has(Flags::UNICODE_CASE) {
        return ClassSet::of([c, c.to_ascii_lowercase(), c.to_ascii_uppercase()]);
    }
    let upper = simple_upper(c);
    let folded = simple_lower(upper);
    if upper == folded {
        return ClassSet::of([c]);
    }
    let same = cased().iter().filter(|other| other.folded == folded);
    ClassSet::of(same.map(|other| other.char).chain([folded]))
}

/// The class of what a range of a bracketed class matches under `flags`.
pub(super) fn fold_range(low: char, high: char, flags: Flags) -> ClassSet {
    let range = low..=high;
    let others: Vec<char> = if !flags.has(Flags::CASE_INSENSITIVE) {
        Vec::new()
    } else if flags.has(Flags::UNICODE_CASE) {
        cased()
            .iter()
            .filter(|other| range.contains(&other.upper) || range.contains(&other.folded))
            .map(|other| other.char)
            .collect()
    } else {
        (0..=0x7F_u8)
            .map(char::from)
            .filter(|c| {
                range.contains(&c.to_ascii_lowercase()) || range.contains(&c.to_ascii_uppercase())
            })
            .collect()
    };
    ClassSet::new(
        others
            .into_iter()
            .map(|c| (c, c))
            .chain([(low, high)])
            .map(|(low, high)| (u32::from(low), u32::from(high))),
    )
}

/// Whether Java matches a literal character differently alone and next to
/// other literals: the character has no other case, but is what another
/// character folds to.
pub(super) fn is_ambiguous(c: char, flags: Flags) -> bool {
    let upper = simple_upper(c);
    flags.has(Flags::CASE_INSENSITIVE)
        && flags.has(Flags::UNICODE_CASE)
        && !c.is_ascii()
        && upper == simple_lower(upper)
        && cased().iter().any(|other| other.folded == c)
}

fn cased() -> &'static [Cased] {
    static TABLE: OnceLock<Vec<Cased>> = OnceLock::new();
    TABLE.get_or_init(|| {
        ('\0'..=char::MAX)
            .filter(|c| {
                c.is_alphanumeric() || c.is_lowercase() || c.is_uppercase() || !c.is_ascii()
            })
            .filter_map(|char| {
                let upper = simple_upper(char);
                let folded = simple_lower(upper);
                (upper != char || folded != char).then_some(Cased {
                    char,
                    upper,
                    folded,
                })
            })
            .collect()
    })
}

/// `Character.toUpperCase`: the simple mapping of UnicodeData.txt. The standard
/// library has the full mapping, which differs where it has several characters.
fn simple_upper(c: char) -> char {
    let mut full = c.to_uppercase();
    match (full.next(), full.next()) {
        (Some(upper), None) => upper,
        _ => match c {
            '\u{1F80}'..='\u{1F87}' | '\u{1F90}'..='\u{1F97}' | '\u{1FA0}'..='\u{1FA7}' => {
                offset(c, 8)
            }
            '\u{1FB3}' | '\u{1FC3}' | '\u{1FF3}' => offset(c, 9),
            _ => c,
        },
    }
}

/// `Character.toLowerCase`: the simple mapping of UnicodeData.txt.
fn simple_lower(c: char) -> char {
    let mut full = c.to_lowercase();
    match (full.next(), full.next()) {
        (Some(lower), None) => lower,
        // The one character with a longer full mapping.
        _ if c == '\u{130}' => 'i',
        _ => c,
    }
}

fn offset(c: char, distance: u32) -> char {
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASCII: Flags = Flags::CASE_INSENSITIVE;

    fn unicode() -> Flags {
        ASCII.with(Flags::UNICODE_CASE, true)
    }

    #[test]
    fn ascii_folding_leaves_other_letters() {
        assert_eq!(fold_char('k', ASCII), ClassSet::of(['k', 'K']));
        assert_eq!(fold_char('é', ASCII), ClassSet::of(['é']));
        assert_eq!(
            fold_range('Y', 'b', ASCII),
            ClassSet::new([(0x41, 0x42), (0x59, 0x62), (0x79, 0x7A)])
        );
    }

    #[test]
    fn unicode_folding_is_the_closure() {
        assert_eq!(
            fold_char('k', unicode()),
            ClassSet::of(['k', 'K', '\u{212A}'])
        );
        assert_eq!(
            fold_char('\u{1F80}', unicode()),
            ClassSet::of(['\u{1F80}', '\u{1F88}'])
        );
        assert_eq!(fold_char('ß', unicode()), ClassSet::of(['ß']));
        assert!(is_ambiguous('ß', unicode()) && !is_ambiguous('é', unicode()));
    }
}

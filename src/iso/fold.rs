//! Names without regard to letter case and diacritics.

use super::letters::PLAIN;

/// The name in small letters and without diacritics, with straight apostrophes and plain hyphens.
///
/// It takes apart the letters that occur in names of the table; others only lose their case.
pub(crate) fn fold(name: &str) -> String {
    folded(name).collect()
}

/// Whether the name is this one, already folded.
pub(crate) fn folds_to(name: &str, other: &str) -> bool {
    folded(name).eq(other.chars())
}

fn folded(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().flat_map(char::to_lowercase);
    letters
        .filter(|letter| !is_mark(*letter))
        .flat_map(|letter| {
            let plain = PLAIN.binary_search_by_key(&letter, |(letter, _)| *letter);
            let (itself, plain) = match plain {
                Ok(place) => (None, PLAIN[place].1),
                Err(_) => (Some(letter), ""),
            };
            itself.into_iter().chain(plain.chars())
        })
}

/// A combining diacritic, written after its letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_sorted() {
        assert!(PLAIN.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn case_and_diacritics_go() {
        for (name, folded) in [
            ("São Paulo", "sao paulo"),
            ("Sa\u{303}o Paulo", "sao paulo"),
            ("İstanbul", "istanbul"),
            ("Đắk Lắk", "dak lak"),
            ("Śląskie", "slaskie"),
            ("Farg‘ona", "farg'ona"),
            ("東京", "東京"),
        ] {
            assert_eq!(fold(name), folded, "{name}");
            assert!(folds_to(name, folded), "{name}");
        }
    }
}

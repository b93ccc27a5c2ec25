//! A country, and the look-ups that lead to it.

use std::cmp::Ordering;
use std::fmt::{self, Debug, Display, Formatter};

use super::countries::{BY_ALPHA3, BY_NAME, BY_NUMERIC, COUNTRIES, Row};

/// A country of ISO 3166-1: one of the 249 with an officially assigned code.
///
/// `UK`, `EU` and `XK` are no such codes, nor are withdrawn ones (`YU`, `AN`). Okta's pages name ISO 3166-1 and say no
/// more: that reserved, user-assigned and withdrawn codes are unknown is an assumption.
///
/// Countries print as their alpha-2 code, and are ordered by it.
///
/// ```
/// use okta_mapping::iso::Country;
///
/// let country = Country::from_code("GBR").unwrap();
/// assert_eq!(country.to_string(), "GB");
/// assert_eq!(Country::from_code("UK"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(&'static Row);

impl Country {
    /// All countries, in the order of their alpha-2 codes.
    ///
    /// Which they are is the standard's matter (documented, by reference to ISO 3166-1).
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// assert_eq!(Country::all().len(), 249);
    /// assert_eq!(Country::all().next().unwrap().alpha2(), "AD");
    /// ```
    pub fn all() -> impl DoubleEndedIterator<Item = Country> + ExactSizeIterator + Clone {
        COUNTRIES.iter().map(Country)
    }

    /// The country with this code: alpha-2, alpha-3 or numeric.
    ///
    /// - The three kinds of code are documented for `Iso3166Convert`. A name is no code there (assumption).
    /// - Letters may be of either case (assumption).
    /// - A numeric code is three digits, or its number without leading zeros: `004` or `4`, but neither `04` nor `0004`
    ///   (assumption; undocumented by Okta).
    /// - Surrounding blanks are not trimmed (assumption).
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// for code in ["AF", "af", "AFG", "Afg", "004", "4"] {
    ///     assert_eq!(Country::from_code(code).unwrap().alpha2(), "AF");
    /// }
    /// for unknown in ["", "UK", "04", "0004", " AF", "Afghanistan"] {
    ///     assert_eq!(Country::from_code(unknown), None);
    /// }
    /// ```
    pub fn from_code(text: &str) -> Option<Country> {
        match *text.as_bytes() {
            [ones @ b'1'..=b'9'] => by_numeric([b'0', b'0', ones]),
            [tens @ b'1'..=b'9', ones] => by_numeric([b'0', tens, ones]),
            [first, second] => by_alpha2(upper([first, second])),
            [hundreds @ b'0'..=b'9', tens, ones] => by_numeric([hundreds, tens, ones]),
            [first, second, third] => by_alpha3(upper([first, second, third])),
            _ => None,
        }
    }

    /// The country with this code, as [`Country::from_code`] reads it, or with this English name.
    ///
    /// - Names beside codes are documented for `parseCountryCode`.
    /// - They are those that [`Country::name`] gives, in any letter case and otherwise to the letter: with their accents
    ///   and the curly apostrophe of `Côte d’Ivoire`, and untrimmed (assumption).
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// for text in ["TR", "tur", "792", "Türkiye", "TÜRKIYE"] {
    ///     assert_eq!(Country::from_code_or_name(text).unwrap().alpha2(), "TR");
    /// }
    /// assert_eq!(Country::from_code_or_name("Turkey"), None);
    /// assert_eq!(Country::from_code_or_name(" Türkiye"), None);
    /// ```
    pub fn from_code_or_name(text: &str) -> Option<Country> {
        Country::from_code(text).or_else(|| find(&BY_NAME, |row| lower(row.name).cmp(lower(text))))
    }

    /// The code of two capital letters, as `toAlpha2` gives it (documented).
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// assert_eq!(Country::from_code("356").unwrap().alpha2(), "IN");
    /// ```
    pub fn alpha2(self) -> &'static str {
        self.0.alpha2
    }

    /// The code of three capital letters, as `toAlpha3` gives it (documented).
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// assert_eq!(Country::from_code("IN").unwrap().alpha3(), "IND");
    /// ```
    pub fn alpha3(self) -> &'static str {
        self.0.alpha3
    }

    /// The code of three digits, as `toNumeric` gives it.
    ///
    /// That it is text is documented; that it keeps its leading zeros, as in the standard, is an assumption.
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// assert_eq!(Country::from_code("AF").unwrap().numeric(), "004");
    /// ```
    pub fn numeric(self) -> &'static str {
        self.0.numeric
    }

    /// The English name, as `toName` gives it.
    ///
    /// It is the one of Unicode CLDR (assumption), not the standard's own, such as `United States of America (the)`.
    ///
    /// ```
    /// use okta_mapping::iso::Country;
    ///
    /// assert_eq!(Country::from_code("US").unwrap().name(), "United States");
    /// assert_eq!(Country::from_code("GB").unwrap().name(), "United Kingdom");
    /// ```
    pub fn name(self) -> &'static str {
        self.0.name
    }
}

impl Display for Country {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self.alpha2())
    }
}

impl Debug for Country {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.alpha2())
    }
}

fn by_alpha2(code: [u8; 2]) -> Option<Country> {
    let place = COUNTRIES.binary_search_by(|row| row.alpha2.as_bytes().cmp(&code));
    place.ok().map(|place| Country(&COUNTRIES[place]))
}

fn by_alpha3(code: [u8; 3]) -> Option<Country> {
    find(&BY_ALPHA3, |row| row.alpha3.as_bytes().cmp(&code))
}

fn by_numeric(code: [u8; 3]) -> Option<Country> {
    find(&BY_NUMERIC, |row| row.numeric.as_bytes().cmp(&code))
}

/// Searches the table in another order than its own, given as places in it.
fn find(order: &[u8], compare: impl Fn(&Row) -> Ordering) -> Option<Country> {
    let row = |place: u8| &COUNTRIES[usize::from(place)];
    let found = order.binary_search_by(|&place| compare(row(place)));
    found.ok().map(|found| Country(row(order[found])))
}

fn upper<const N: usize>(code: [u8; N]) -> [u8; N] {
    code.map(|byte| byte.to_ascii_uppercase())
}

/// The form of a name in which [`BY_NAME`] is sorted.
fn lower(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_strictly_ascending<K: Ord>(order: &[u8], key: impl Fn(&'static Row) -> K) {
        assert_eq!(order.len(), COUNTRIES.len());
        assert!(order.is_sorted_by(|&a, &b| {
            key(&COUNTRIES[usize::from(a)]) < key(&COUNTRIES[usize::from(b)])
        }));
    }

    #[test]
    fn the_table_is_in_the_order_of_alpha_2() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.alpha2 < b.alpha2));
    }

    #[test]
    fn the_other_orders_hold_every_country_once() {
        assert_strictly_ascending(&BY_ALPHA3, |row| row.alpha3);
        assert_strictly_ascending(&BY_NUMERIC, |row| row.numeric);
        assert_strictly_ascending(&BY_NAME, |row| lower(row.name).collect::<String>());
    }

    #[test]
    fn codes_have_the_form_of_their_kind() {
        for row in &COUNTRIES {
            let letters = |code: &str| code.bytes().all(|byte| byte.is_ascii_uppercase());
            assert!(row.alpha2.len() == 2 && letters(row.alpha2), "{row:?}");
            assert!(row.alpha3.len() == 3 && letters(row.alpha3), "{row:?}");
            let digits = row.numeric.bytes().all(|byte| byte.is_ascii_digit());
            assert!(row.numeric.len() == 3 && digits, "{row:?}");
        }
    }
}

//! A subdivision of a country, and the look-ups that lead to it.

use std::fmt::{self, Debug, Display, Formatter};

use super::country::Country;

/// The generated table: a header, an empty line, then a row a line, sorted by code.
const TABLE: &str = include_str!("subdivisions.txt");

/// A subdivision of ISO 3166-2: one of the 5,046 states, provinces, regions and so on that have a code.
///
/// Okta's pages name no edition: that it is the one of January 2026, and that withdrawn codes are unknown, is an
/// assumption.
///
/// Subdivisions print as their code, and are ordered by it.
///
/// ```
/// use okta_mapping::iso::subdivision;
///
/// let bavaria = subdivision("DE-BY").unwrap();
/// assert_eq!(bavaria.to_string(), "DE-BY");
/// assert_eq!(bavaria.short(), "BY");
/// assert_eq!(bavaria.country().name(), "Germany");
/// assert_eq!((bavaria.name(), bavaria.english()), ("Bayern", "Bavaria"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subdivision {
    code: &'static str,
    country: Country,
    name: &'static str,
    english: &'static str,
}

impl Subdivision {
    /// All subdivisions, in the order of their codes.
    ///
    /// Which they are is the standard's matter (documented, by reference to ISO 3166-2).
    ///
    /// ```
    /// use okta_mapping::iso::Subdivision;
    ///
    /// assert_eq!(Subdivision::all().count(), 5_046);
    /// ```
    pub fn all() -> impl Iterator<Item = Subdivision> + Clone {
        rows().lines().filter_map(Subdivision::from_row)
    }

    /// The full code: the country's alpha-2, a hyphen, one to three letters or digits.
    ///
    /// ```
    /// use okta_mapping::iso::subdivision;
    ///
    /// assert_eq!(subdivision("US-CA").unwrap().code(), "US-CA");
    /// ```
    pub fn code(self) -> &'static str {
        self.code
    }

    /// The second half of the code: what people call the abbreviation.
    ///
    /// ```
    /// use okta_mapping::iso::subdivision;
    ///
    /// assert_eq!(subdivision("US-CA").unwrap().short(), "CA");
    /// ```
    pub fn short(self) -> &'static str {
        self.code
            .split_once('-')
            .map_or(self.code, |(_, short)| short)
    }

    /// The country whose subdivision it is.
    ///
    /// ```
    /// use okta_mapping::iso::subdivision;
    ///
    /// assert_eq!(subdivision("US-PR").unwrap().country().alpha2(), "US");
    /// ```
    pub fn country(self) -> Country {
        self.country
    }

    /// The standard's name, mostly in a language of the country, with its diacritics.
    ///
    /// ```
    /// use okta_mapping::iso::subdivision;
    ///
    /// assert_eq!(subdivision("MX-YUC").unwrap().name(), "Yucatán");
    /// ```
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The English name of Unicode CLDR; the standard's, where CLDR has the same or none.
    ///
    /// ```
    /// use okta_mapping::iso::subdivision;
    ///
    /// assert_eq!(subdivision("DE-BY").unwrap().english(), "Bavaria");
    /// assert_eq!(subdivision("US-PR").unwrap().english(), "Puerto Rico");
    /// ```
    pub fn english(self) -> &'static str {
        self.english
    }

    fn from_row(row: &'static str) -> Option<Subdivision> {
        let mut fields = row.split('\t');
        let code = fields.next()?;
        let name = fields.next()?;
        Some(Subdivision {
            code,
            country: Country::from_code(code.get(..2)?)?,
            name,
            english: fields.next().unwrap_or(name),
        })
    }
}

impl Display for Subdivision {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl Debug for Subdivision {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// The subdivision with this full code, in capital letters as the standard writes it.
///
/// ```
/// use okta_mapping::iso::subdivision;
///
/// assert_eq!(subdivision("CA-ON").unwrap().name(), "Ontario");
/// for unknown in ["", "ON", "ca-on", "US-ON", "CA-ON "] {
///     assert_eq!(subdivision(unknown), None);
/// }
/// ```
pub fn subdivision(code: &str) -> Option<Subdivision> {
    let row = from(code).lines().next()?;
    Subdivision::from_row(row).filter(|found| found.code == code)
}

/// The subdivisions of the country with this alpha-2 code, in the order of their codes.
///
/// There are none where the text is no alpha-2 code in capital letters, and for the 49 countries and territories that
/// the standard does not divide, such as `HK` and `PR`.
///
/// ```
/// use okta_mapping::iso::subdivisions;
///
/// assert_eq!(subdivisions("US").count(), 57);
/// assert_eq!(subdivisions("HK").count(), 0);
/// assert_eq!(subdivisions("us").count(), 0);
/// ```
pub fn subdivisions(country_alpha2: &str) -> impl Iterator<Item = Subdivision> + Clone {
    from(country_alpha2)
        .lines()
        .map_while(Subdivision::from_row)
        .take_while(move |found| found.country.alpha2() == country_alpha2)
}

fn rows() -> &'static str {
    TABLE.split_once("\n\n").map_or("", |(_, rows)| rows)
}

/// The rows from the first whose code is not less than `code`, by binary search.
fn from(code: &str) -> &'static str {
    let rows = rows();
    let (mut low, mut high) = (0, rows.len());
    while low < high {
        let middle = low.midpoint(high);
        let before = &rows.as_bytes()[..middle];
        let start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let row = rows[start..].lines().next().unwrap_or_default();
        if row.split('\t').next() < Some(code) {
            low = start + row.len() + 1;
        } else {
            high = start;
        }
    }
    rows.get(low..).unwrap_or_default()
}

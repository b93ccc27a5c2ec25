//! The ten words that `format` may have in an Okta schema, and what texts they allow.

mod date_time;
mod email;
mod language_code;
mod languages;
mod locale;
mod timezone;
mod uri;

use super::{Judgement, Remark, country};

pub use email::judge_login_email;

/// A string format of Okta's schemas; the ten names are documented.
///
/// ```
/// use okta_mapping::standards::Judgement;
/// use okta_mapping::standards::format::Format;
///
/// let format = Format::from_name("timezone").unwrap();
/// assert_eq!(format.judge("America/Denver"), Judgement::Valid);
/// let Judgement::Violation(remark) = format.judge("america/denver") else { panic!() };
/// assert_eq!(remark.fix.as_deref(), Some("America/Denver"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `email`: atoms of RFC 5322 section 3.2.3 with dots between them, one `@`, a domain of letters, digits, hyphens
    /// and dots (documented); at most 64 octets before the `@`.
    ///
    /// A domain without a dot passes with the warning `dotless-domain`. Letters outside ASCII do not pass, nor does
    /// a domain with an empty part (assumptions). Where hyphens stand in the domain, and its length, are not checked.
    Email,
    /// `uri`: the characters of RFC 3986, `%` only before two hexadecimal digits; relative references count
    /// (documented, by reference to RFC 1808), the empty one too.
    Uri,
    /// `date-time`: date and time of RFC 3339 (assumption), on a day that exists.
    ///
    /// The second 60 stands only at the end of 30 June or 31 December in UTC, as RFC 3339 section 5.7 has it.
    DateTime,
    /// `country-code`: alpha-2 of ISO 3166-1 (documented), in capitals (assumption).
    CountryCode,
    /// `language-code`: a language priority list of RFC 7231 section 5.3.5 (documented; also a support article), as a
    /// sender writes it: no empty entries (assumption).
    LanguageCode,
    /// `locale`: a language of ISO 639-1, `_`, a country of ISO 3166-1 alpha-2 (documented).
    Locale,
    /// `timezone`: a name of the IANA database (documented; also a support article), in the letter case of the
    /// database, links included (assumption).
    Timezone,
    /// `ref-id`: any text (assumption).
    RefId,
    /// `encrypted`: any text (assumption), a secret.
    Encrypted,
    /// `hashed`: any text (assumption), a secret.
    Hashed,
}

const NAMES: [(&str, Format); 10] = [
    ("email", Format::Email),
    ("uri", Format::Uri),
    ("date-time", Format::DateTime),
    ("country-code", Format::CountryCode),
    ("language-code", Format::LanguageCode),
    ("locale", Format::Locale),
    ("timezone", Format::Timezone),
    ("ref-id", Format::RefId),
    ("encrypted", Format::Encrypted),
    ("hashed", Format::Hashed),
];

impl Format {
    /// The format of this name, in small letters as documented; `None` for words that are not Okta's.
    ///
    /// ```
    /// use okta_mapping::standards::format::Format;
    ///
    /// assert_eq!(Format::from_name("country-code"), Some(Format::CountryCode));
    /// assert_eq!(Format::from_name("ipv4"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Format> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|&(_, format)| format)
    }

    /// The name that schemas write (documented), such as `country-code`.
    pub fn name(self) -> &'static str {
        // The names stand in the order of the variants; a unit test holds them to it.
        NAMES[self as usize].0
    }

    /// Whether it refuses any text at all: a reference or a secret may be any (assumption).
    pub(crate) fn is_limiting(self) -> bool {
        !matches!(self, Format::RefId | Format::Encrypted | Format::Hashed)
    }

    /// Whether values are secrets, never to be printed: those of `encrypted` and `hashed` (assumption).
    pub fn is_secret(self) -> bool {
        matches!(self, Format::Encrypted | Format::Hashed)
    }

    /// Whether a text has this format, by the rule of the variant; the code of violations is `format`.
    ///
    /// An empty text is judged like any other, so the caller decides first what a cleared value means.
    ///
    /// ```
    /// use okta_mapping::standards::Judgement;
    /// use okta_mapping::standards::format::Format;
    ///
    /// assert_eq!(Format::LanguageCode.judge("da, en-GB;q=0.8"), Judgement::Valid);
    /// assert!(matches!(Format::Email.judge("admin@localhost"), Judgement::Warning(_)));
    /// assert!(matches!(Format::DateTime.judge("2026-02-30T12:00:00Z"), Judgement::Violation(_)));
    /// ```
    pub fn judge(self, text: &str) -> Judgement {
        match self {
            Format::Email => email::judge(text),
            Format::Uri => uri::judge(text),
            Format::DateTime => date_time::judge(text),
            Format::CountryCode => country_code(text),
            Format::LanguageCode => language_code::judge(text),
            Format::Locale => locale::judge(text),
            Format::Timezone => timezone::judge(text),
            Format::RefId | Format::Encrypted | Format::Hashed => Judgement::Valid,
        }
    }
}

fn country_code(text: &str) -> Judgement {
    country::judge(text).map_or_else(Judgement::Violation, |()| Judgement::Valid)
}

fn violation(message: impl Into<String>) -> Remark {
    Remark::new("format", message)
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_stand_in_the_order_of_the_variants() {
        for (name, format) in NAMES {
            assert_eq!(format.name(), name);
        }
    }
}

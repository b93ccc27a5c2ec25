//! When two values count as one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Which differences between two values do not count when they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyFold {
    /// Every difference counts, as for a custom attribute that is unique (documented: unique; assumption: compared to
    /// the letter).
    Exact,
    /// Letter case does not count, as for the email by which the service identifies a person (assumption): the small
    /// letters are compared, so that `ß` differs from `SS`.
    IgnoreCase,
    /// Neither letter case nor diacritics count, as for the login of a user (documented).
    ///
    /// Diacritics are the marks with a combining class of their own in Unicode, after canonical decomposition: the acute
    /// of `é` and the mark of `が`, but no vowel sign of an Indic script, and not the stroke of `ø` (assumption).
    Login,
    /// Leading and trailing white space does not count, as for an extension: `0101` and `101` differ (assumption).
    TrimmedText,
}

impl KeyFold {
    /// The form in which values are compared: two values count as one where this is the same.
    ///
    /// ```
    /// use okta_mapping::population::KeyFold;
    ///
    /// assert_eq!(KeyFold::Exact.apply(" É "), " É ");
    /// assert_eq!(KeyFold::IgnoreCase.apply(" É "), " é ");
    /// assert_eq!(KeyFold::Login.apply(" É "), " e ");
    /// assert_eq!(KeyFold::TrimmedText.apply(" É "), "É");
    /// ```
    pub fn apply(self, value: &str) -> Cow<'_, str> {
        match self {
            KeyFold::Exact => Cow::Borrowed(value),
            KeyFold::IgnoreCase => Cow::Owned(value.to_lowercase()),
            KeyFold::Login => {
                let letters: String = value
                    .nfd()
                    .filter(|character| canonical_combining_class(*character) == 0)
                    .collect();
                Cow::Owned(letters.to_lowercase())
            }
            KeyFold::TrimmedText => Cow::Borrowed(value.trim()),
        }
    }
}

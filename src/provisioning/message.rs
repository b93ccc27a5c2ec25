//! Reading the text that people see: the service's message, mostly behind Okta's words.

use serde::Serialize;

use super::error::ProvisioningError;

/// What Okta was doing when the service refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// `Automatic provisioning`: a user was created (documented).
    Provisioning,
    /// `Automatic profile push`: a user was updated (assumption).
    ProfilePush,
}

/// A message of the service as it stands in Okta's log or task list: the error, and what Okta says around it.
///
/// It serialises to one object:
/// `{"error":"invalid-parameter","parameter":"state","user":"Jane Doe","app":"RingCentral","operation":"provisioning"}`,
/// without what is not known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceMessage {
    /// What the service answered.
    #[serde(flatten)]
    pub error: ProvisioningError,
    /// The user, as Okta names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The app, as Okta names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// What Okta was doing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
}

impl ServiceMessage {
    /// Reads any text. A text without a message of the guide is [`ProvisioningError::Unknown`], which keeps it as it is.
    ///
    /// - The message may stand anywhere in the text (documented: Okta puts its own text and a colon before it).
    /// - Letters may be of either case, white space of any kind and length, quotes curly, and the final point may be
    ///   missing (assumption).
    /// - Where a text has several messages, the first kind in this order counts, wherever it stands: invalid parameter,
    ///   missing parameter, unparseable JSON, service unavailable, extension in use, duplicate extension, ambiguous
    ///   email, no free extension (assumption).
    /// - A parameter is the shortest text, of at least one character, between the brackets of the message. So a
    ///   parameter may hold brackets itself, but not the words that end it, `] is invalid`.
    /// - What [`ProvisioningError`] prints is read back as the same error, where the white space of the parameter is
    ///   single blanks, it is not empty and holds neither `] is invalid` nor `] is not found`, and where the email has
    ///   no white space and no `]`, and an `@` inside.
    /// - User and app come from `Automatic provisioning of user U to app A failed:` (documented) or `Automatic
    ///   profile push of user ...` (assumption), each the shortest text that fits.
    ///
    /// It takes time in proportion to the length of the text.
    ///
    /// ```
    /// use okta_mapping::provisioning::{Operation, ProvisioningError, ServiceMessage};
    ///
    /// let message = ServiceMessage::parse(
    ///     "Automatic profile push of user Jane Doe to app RingCentral failed: extension  already in use",
    /// );
    /// assert_eq!(message.error, ProvisioningError::ExtensionInUse);
    /// assert_eq!(message.operation, Some(Operation::ProfilePush));
    /// assert_eq!(message.app.as_deref(), Some("RingCentral"));
    /// ```
    pub fn parse(text: &str) -> ServiceMessage {
        let folded = Folded::of(text);
        let error = folded
            .error()
            .unwrap_or_else(|| ProvisioningError::Unknown {
                message: text.to_owned(),
            });
        let wrapper = folded.wrapper();
        ServiceMessage {
            error,
            user: wrapper.map(|wrapper| wrapper.user.to_owned()),
            app: wrapper.map(|wrapper| wrapper.app.to_owned()),
            operation: wrapper.map(|wrapper| wrapper.operation),
        }
    }
}

/// Messages that carry nothing, told by these words.
const WORDS: [(&str, ProvisioningError); 5] = [
    ("json can not be parsed", ProvisioningError::UnparseableJson),
    ("json cannot be parsed", ProvisioningError::UnparseableJson),
    (
        "service temporarily unavailable",
        ProvisioningError::ServiceUnavailable,
    ),
    (
        "extension already in use",
        ProvisioningError::ExtensionInUse,
    ),
    (
        "extension number is duplicate",
        ProvisioningError::DuplicateExtension,
    ),
];

#[derive(Clone, Copy)]
struct Wrapper<'t> {
    operation: Operation,
    user: &'t str,
    app: &'t str,
}

/// A text whose white space is single blanks, and the same text with small ASCII letters, at the same offsets.
struct Folded {
    text: String,
    lower: String,
}

impl Folded {
    fn of(text: &str) -> Folded {
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        let lower = text.to_ascii_lowercase();
        Folded { text, lower }
    }

    fn error(&self) -> Option<ProvisioningError> {
        if let Some(parameter) = self.bracketed("the [", "] is invalid") {
            return Some(ProvisioningError::InvalidParameter { parameter });
        }
        if let Some(parameter) = self.bracketed("resource for parameter [", "] is not found") {
            return Some(ProvisioningError::MissingParameter { parameter });
        }
        if let Some((_, error)) = WORDS.iter().find(|(words, _)| self.lower.contains(words)) {
            return Some(error.clone());
        }
        if let Some(email) = self.email() {
            return Some(ProvisioningError::AmbiguousEmail { email });
        }
        self.lower
            .contains("all phone extensions are busy")
            .then_some(ProvisioningError::NoFreeExtension)
    }

    fn bracketed(&self, open: &str, close: &str) -> Option<String> {
        let start = self.lower.find(open)? + open.len();
        let (inside, _) = self.until(start, close)?;
        Some(inside.to_owned())
    }

    /// The shortest text from `start` on, of at least one character, before `close`; and where `close` ends.
    fn until(&self, start: usize, close: &str) -> Option<(&str, usize)> {
        let second = start + self.text[start..].chars().next()?.len_utf8();
        let end = second + self.lower[second..].find(close)?;
        Some((&self.text[start..end], end + close.len()))
    }

    fn email(&self) -> Option<String> {
        let words = "more than one record found for email";
        self.lower.match_indices(words).find_map(|(at, _)| {
            let rest = &self.text[at + words.len()..];
            let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
            let rest = rest.strip_prefix('[').unwrap_or(rest);
            let email = rest.split([']', ' ']).next()?;
            email
                .match_indices('@')
                .any(|(at, _)| at > 0 && at + 1 < email.len())
                .then(|| email.to_owned())
        })
    }

    fn wrapper(&self) -> Option<Wrapper<'_>> {
        let find = |words: &str, operation| {
            let at = self.lower.find(words)?;
            Some((at, at + words.len(), operation))
        };
        let provisioning = find("automatic provisioning of user ", Operation::Provisioning);
        let push = find("automatic profile push of user ", Operation::ProfilePush);
        let (_, start, operation) = provisioning
            .into_iter()
            .chain(push)
            .min_by_key(|(at, ..)| *at)?;
        let (user, after) = self.until(start, " to app ")?;
        let (app, _) = self.until(after, " failed:")?;
        Some(Wrapper {
            operation,
            user,
            app,
        })
    }
}

//! What standards say of the texts of a profile: countries, states, string formats, phone numbers.
//!
//! Nothing here knows an attribute: the caller names it beside the remark.
//!
//! ```
//! use okta_mapping::standards::Judgement;
//! use okta_mapping::standards::format::Format;
//!
//! let Judgement::Violation(remark) = Format::Locale.judge("en-US") else { panic!() };
//! assert_eq!(remark.code, "format");
//! assert_eq!(remark.fix.as_deref(), Some("en_US"));
//! ```

pub mod country;
pub mod format;
pub mod phone;
pub mod state;

/// What there is to say of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The code of the violation or warning, such as `format`.
    pub code: &'static str,
    /// What is wrong, without the name of the attribute.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The text to write instead, where there is one answer.
    pub fix: Option<String>,
}

impl Remark {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Remark {
        Remark {
            code,
            message: message.into(),
            help: None,
            fix: None,
        }
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Remark {
        self.help = Some(help.into());
        self
    }

    /// Offers the text to write instead, as help and as fix.
    pub(crate) fn with_fix(mut self, fix: impl Into<String>) -> Remark {
        let fix = fix.into();
        self.help = Some(format!("write `{fix}`"));
        self.fix = Some(fix);
        self
    }
}

/// Whether a text is what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Nothing is wrong.
    Valid,
    /// It could not be judged.
    Note(Remark),
    /// It passes, but is doubtful.
    Warning(Remark),
    /// It breaks a rule.
    Violation(Remark),
}

//! What the readers of the kinds of files find.

use super::site::{MappingOutline, Site};
use super::source_map::Excerpt;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::mapping::PushStatus;
use crate::schema::Schema;
use crate::span::Span;
use crate::text::utf16_len;
use crate::uses::Use;

/// What stands in a file.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub sites: Vec<Site>,
    pub mappings: Vec<MappingOutline>,
    /// What is wrong with the file itself.
    pub problems: Vec<Diagnostic>,
    /// Attributes that the file adds to schemas.
    pub schemas: Vec<SchemaPart>,
    /// Whether an object of a known kind was there.
    pub is_known: bool,
    /// Whether there was a built-in user name template, which stands where an expression could.
    pub has_template: bool,
}

/// Attributes that a file adds to the schema of users, or of an app's.
#[derive(Clone, Debug)]
pub(crate) struct SchemaPart {
    /// The app, as the file calls it; none for the schema of users.
    pub app: Option<String>,
    /// The attributes.
    pub schema: Schema,
    /// Where each of them stands.
    pub spans: Vec<(String, Span)>,
}

/// The push status of this word.
pub(super) fn push_status(word: &str) -> Option<PushStatus> {
    [PushStatus::Push, PushStatus::CreateOnly]
        .into_iter()
        .find(|status| status.as_str() == word)
}

/// Where an expression stands, but for its text.
pub(super) struct Place<'a> {
    pub place: &'a str,
    pub owner: &'a str,
    pub attribute: Option<&'a str>,
}

/// How long the name of a group rule may be, in characters (documented).
pub(super) const RULE_NAME: usize = 50;
/// How long the name of a SAML attribute may be (support article).
pub(super) const SAML_NAME: usize = 512;
/// How many groups a group rule assigns, and how many users it excludes (support article).
const RULE_MEMBERS: usize = 100;

impl Found {
    /// Notes something wrong with the file.
    pub fn problem(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.problems.push(Diagnostic::new(code, span, message));
    }

    /// Notes something wrong with the file, and what to do.
    pub fn problem_with_help(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let problem = Diagnostic::new(code, span, message);
        self.problems.push(problem.with_help(help));
    }

    /// Adds an expression; one that is blank is none (assumption).
    pub fn site(&mut self, excerpt: Excerpt, place: &Place<'_>) -> bool {
        self.is_known = true;
        if excerpt.text.trim().is_empty() {
            let message = format!("the expression of the {} is blank", place.owner);
            let help = "a blank expression counts as none; the empty text is written `\"\"`";
            self.problem_with_help(&codes::BLANK_EXPRESSION, excerpt.map.whole(), message, help);
            return false;
        }
        self.sites.push(Site {
            text: excerpt.text,
            map: excerpt.map,
            // The words of this room are in the table of uses.
            place: place.place.parse::<Use>().ok(),
            attribute: place.attribute.map(str::to_owned),
            owner: place.owner.to_owned(),
            mapping: None,
        });
        true
    }

    /// Notes that nothing is there to check. Of a file that nobody named this is not worth a word.
    pub fn note_emptiness(&mut self) {
        if self.sites.is_empty()
            && self.problems.is_empty()
            && self.schemas.is_empty()
            && !self.has_template
        {
            self.is_known = false;
            let message = "the file holds no expression";
            self.problem(&codes::NO_EXPRESSION, Span::default(), message);
        }
    }

    /// Checks the length of a name.
    pub fn name(&mut self, name: &str, most: usize, of: &str, span: Span) {
        let length = utf16_len(name);
        if (1..=most).contains(&length) {
            return;
        }
        self.problem_with_help(
            &codes::NAME_LENGTH,
            span,
            format!("the name of the {of} has {length} characters"),
            format!("it may have 1 to {most}"),
        );
    }

    /// Checks how many groups a group rule assigns, or users it excludes.
    pub fn members(&mut self, count: usize, what: &str, span: Span) {
        if count > RULE_MEMBERS {
            let message = format!("the group rule {what} {count}, the most is {RULE_MEMBERS}");
            self.problem(&codes::GROUP_RULE_LIMIT, span, message);
        }
    }

    /// Tells the state of a group rule that does not run.
    pub fn rule_status(&mut self, status: &str, span: Span) {
        let (code, message) = match status {
            "INACTIVE" => (&codes::INACTIVE_RULE, "the group rule is inactive"),
            "INVALID" => (
                &codes::INVALID_RULE,
                "Okta has marked the group rule as invalid",
            ),
            _ => return,
        };
        self.problem(code, span, message);
    }

    /// Checks a built-in user name template.
    pub fn template(&mut self, text: &str, span: Span) {
        self.has_template = true;
        if super::templates::is_built_in(text) || text.is_empty() {
            return;
        }
        let problem = Diagnostic::new(
            &codes::UNKNOWN_TEMPLATE,
            span,
            format!("`{text}` is no built-in user name template"),
        );
        let help = match super::templates::nearest_to(text) {
            Some(template) => format!("did you mean `{template}`?"),
            None => "the built-in templates are a closed list; an expression needs the type CUSTOM"
                .to_owned(),
        };
        self.problems.push(problem.with_help(help));
    }
}

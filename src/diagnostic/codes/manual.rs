//! The documentation of a code: for a terminal, and as Markdown.

use std::fmt::{self, Display, Formatter};

use super::{Code, all};
use crate::diagnostic::Level;
use crate::diagnostic::suggest::nearest;

/// The documentation of the code, as text that reads well in a terminal and as Markdown.
///
/// ```
/// let code = okta_mapping::codes::find("smart-quote").unwrap();
/// assert!(code.to_string().starts_with("### smart-quote\n\nA text is enclosed in typographic quotes."));
/// ```
impl Display for Code {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "### {}\n", self.name)?;
        writeln!(f, "{} {}\n", self.summary, self.explanation)?;
        if self.level != Level::Error {
            writeln!(f, "Level: {}.\n", self.level.as_str())?;
        }
        if let Some(spel) = self.spel {
            writeln!(f, "Spring's own code: {spel}.\n")?;
        }
        writeln!(f, "Wrong:\n\n```text\n{}\n```\n", self.wrong.text)?;
        writeln!(f, "Right:\n\n```text\n{}\n```", self.right.text)
    }
}

/// The code of this name.
///
/// ```
/// assert!(okta_mapping::codes::find("smart-quotes").is_none());
/// ```
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}

/// The code whose name `name` may be a slip of.
///
/// ```
/// let near = okta_mapping::codes::nearest_to("smart-quotes").unwrap();
/// assert_eq!(near.name, "smart-quote");
/// ```
pub fn nearest_to(name: &str) -> Option<&'static Code> {
    find(nearest(name, all().map(|code| code.name))?)
}

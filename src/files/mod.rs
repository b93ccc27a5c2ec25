//! Files that hold expressions: mappings, group rules and other objects of Okta's APIs, Terraform, plain text.
//!
//! A [`Document`] finds the expressions of a file, each with its use and the places of its characters; a [`Checker`]
//! checks them, and what stands around them.
//!
//! ```
//! use okta_mapping::files::{Checker, Document};
//!
//! let rule = br#"{"type": "group_rule", "name": "Sales", "conditions": {"expression": {"value": "user.department = \"Sales\""}}}"#;
//! let document = Document::read("rule.json", rule);
//! let finding = &Checker::default().check(&document)[0];
//! assert_eq!(finding.diagnostic.code().name, "assignment");
//! assert_eq!(document.position(finding.diagnostic.span().start()).column, 97);
//! ```

mod checker;
mod constant;
mod ends;
mod finding;
mod found;
mod group_rule;
mod json;
mod mapping;
mod mapping_rules;
mod mend;
mod objects;
mod position;
mod roots;
mod site;
mod source_map;
mod suppression;
mod templates;
#[cfg(feature = "terraform")]
mod terraform;

pub use checker::Checker;
pub use finding::Finding;
pub use mend::mend;
pub use position::Position;
pub use site::{MappingOutline, Site, Target};
pub use source_map::SourceMap;
#[cfg(feature = "terraform")]
pub use terraform::TerraformModule;

use jsonc_parser::ast::Value;

use crate::diagnostic::{Diagnostic, codes};
use crate::input::read_text;
use crate::span::Span;
use found::{Found, SchemaPart};
use position::Lines;
use source_map::{Excerpt, Quoting};

/// A file, and the expressions in it.
///
/// ```
/// use okta_mapping::files::Document;
/// use okta_mapping::mapping::Direction;
///
/// let mapping = br#"{
///   "source": {"name": "ringcentral", "type": "appuser"},
///   "target": {"name": "user", "type": "user"},
///   "properties": {"email": {"expression": "appuser.userName", "pushStatus": "PUSH"}}
/// }"#;
/// let document = Document::read("mapping.json", mapping);
/// let site = &document.sites()[0];
/// assert_eq!((&*site.text, site.attribute.as_deref()), ("appuser.userName", Some("email")));
/// assert_eq!(document.mappings()[0].direction, Some(Direction::ToOkta));
/// assert_eq!(document.position(site.map.whole().start()).line, 4);
/// ```
#[derive(Debug)]
pub struct Document {
    name: String,
    text: String,
    lines: Lines,
    has_byte_order_mark: bool,
    is_terraform: bool,
    found: Found,
    #[cfg(feature = "terraform")]
    module: TerraformModule,
}

/// What some editors write at the beginning of UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

impl Document {
    /// Reads a file by its name and its bytes: `.tf` is Terraform, `.json` an object of Okta's APIs or an array of them,
    /// any other file either JSON or one expression. It never fails: what is wrong with the file is among the
    /// [problems](Document::problems).
    pub fn read(name: &str, bytes: &[u8]) -> Document {
        let mut document = Document::decode(name, bytes);
        document.find();
        document
    }

    /// Reads a file that may name what stands in the other Terraform files of its folder.
    #[cfg(feature = "terraform")]
    pub fn read_in(name: &str, bytes: &[u8], module: &TerraformModule) -> Document {
        let mut document = Document::decode(name, bytes);
        document.module = module.around();
        document.find();
        document
    }

    fn decode(name: &str, bytes: &[u8]) -> Document {
        let mut found = Found::default();
        let text = read_text(bytes).unwrap_or_else(|error| {
            found.problems.push(error.into_diagnostic());
            found.is_known = true;
            ""
        });
        let stripped = text.strip_prefix(BYTE_ORDER_MARK);
        let text = stripped.unwrap_or(text);
        Document {
            name: name.to_owned(),
            has_byte_order_mark: stripped.is_some(),
            text: text.to_owned(),
            lines: Lines::new(text),
            is_terraform: cfg!(feature = "terraform") && has_extension(name, "tf"),
            found,
            #[cfg(feature = "terraform")]
            module: TerraformModule::default(),
        }
    }

    /// Finds the expressions, where the file is a text.
    fn find(&mut self) {
        let (text, found) = (&self.text, &mut self.found);
        if !found.problems.is_empty() {
            return;
        }
        #[cfg(feature = "terraform")]
        if self.is_terraform {
            terraform::read(text, &mut self.module, found);
            found.note_emptiness();
            return;
        }
        let is_json = has_extension(&self.name, "json");
        let seems_json = text.trim_start().starts_with(['{', '[']);
        match json::parse(text) {
            Err(problem) if is_json => {
                found.is_known = true;
                found.problems.push(problem);
            }
            Ok(value) if is_json || seems_json && is_object(&value) => {
                for object in json::each(&value) {
                    if mapping::is_mapping(object) {
                        mapping::read(text, object, found);
                    } else if group_rule::is_group_rule(object) {
                        group_rule::read(text, object, found);
                    } else {
                        objects::read(text, object, found);
                    }
                }
                group_rule::count(&value, found);
                if !found.is_known && !found.has_template {
                    let problem = unknown(&value);
                    found.problems.push(problem);
                }
                found.note_emptiness();
            }
            _ if has_extension(&self.name, "tf") => found.problem(
                &codes::UNKNOWN_FILE,
                Span::default(),
                "Terraform files are not read: the library was built without its feature `terraform`",
            ),
            _ if has_extension(&self.name, "jsonl") => found.problem_with_help(
                &codes::UNKNOWN_FILE,
                Span::default(),
                "JSON Lines hold no expressions to check",
                "`okta-mapping validate` reads people, `okta-mapping eval --jsonl` evaluates lines",
            ),
            _ => plain(text, found),
        }
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of the file, without a byte order mark; empty where the file is no text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The expressions, in the order of the file.
    pub fn sites(&self) -> &[Site] {
        &self.found.sites
    }

    /// The mappings, in the order of the file.
    pub fn mappings(&self) -> &[MappingOutline] {
        &self.found.mappings
    }

    /// What is wrong with the file itself, and what can not be checked in it. Spans are places in the
    /// [text](Document::text).
    pub fn problems(&self) -> &[Diagnostic] {
        &self.found.problems
    }

    /// Whether the file concerns nobody who did not name it: it holds nothing to check, such as a schema.
    pub fn is_irrelevant(&self) -> bool {
        !self.found.is_known && !self.found.has_template
    }

    /// What the Terraform files of its folder add to schemas.
    fn schema_parts(&self) -> Vec<&SchemaPart> {
        #[cfg(feature = "terraform")]
        let parts = self.module.schemas().collect();
        #[cfg(not(feature = "terraform"))]
        let parts = Vec::new();
        parts
    }

    /// The line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// What stands in the file before its text: a byte order mark, or nothing.
    pub fn prefix(&self) -> &'static str {
        match self.has_byte_order_mark {
            true => BYTE_ORDER_MARK,
            false => "",
        }
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}

fn is_object(value: &Value<'_>) -> bool {
    let values = json::each(value);
    !values.is_empty() && values.iter().all(|value| value.as_object().is_some())
}

/// The one expression of a plain text.
fn plain(text: &str, found: &mut Found) {
    let expression = text.trim_end();
    if expression.is_empty() {
        found.is_known = true;
        let message = "the file is empty: it holds no expression";
        found.problem(&codes::NO_EXPRESSION, Span::default(), message);
        return;
    }
    let mut excerpt = Excerpt::new(Quoting::Plain, 0);
    excerpt.verbatim(expression, 0);
    let place = found::Place {
        place: "",
        owner: "expression",
        attribute: None,
    };
    found.site(excerpt, &place);
}

/// JSON of another kind.
fn unknown(value: &Value<'_>) -> Diagnostic {
    let first = json::each(value).first().unwrap_or(value);
    let (message, help) = if json::get(first, "definitions").is_some() {
        (
            "this is a schema, which holds no expressions",
            "`okta-mapping schema show` reads it",
        )
    } else if json::get(first, "profile").is_some() {
        (
            "this is a profile, which holds no expressions",
            "`okta-mapping validate` reads it",
        )
    } else {
        (
            "this JSON is of no kind that holds expressions",
            "mappings have `source`, `target` and `properties`, group rules the type `group_rule`",
        )
    };
    let start = json::span(value).start();
    Diagnostic::new(&codes::UNKNOWN_FILE, Span::new(start, start), message).with_help(help)
}

//! One expression of a file, and what is known of its place.

use super::SourceMap;
use crate::mapping::{Direction, PushStatus};
use crate::span::Span;
use crate::uses::Use;

/// An expression in a file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Site {
    /// The expression, escapes undone.
    pub text: String,
    /// Where its characters stand in the file.
    pub map: SourceMap,
    /// The use, where the file tells it. A plain text tells none.
    pub place: Option<Use>,
    /// What the result is written to: the target attribute of a mapping, the name of a claim.
    pub attribute: Option<String>,
    /// What the expression belongs to, for people: `group rule "Sales"`.
    pub owner: String,
    /// The mapping it belongs to, by its place in [`Document::mappings`](super::Document::mappings).
    pub mapping: Option<usize>,
}

/// What a file says of a mapping as a whole.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MappingOutline {
    /// The way it leads, where that can be told.
    pub direction: Option<Direction>,
    /// The app's variable name, by which expressions may read it.
    pub variable: Option<String>,
    /// What the app is called: its variable name, its id, its name in Terraform.
    pub app: Vec<String>,
    /// The attributes that are mapped.
    pub targets: Vec<Target>,
    /// Whether what is not listed is not mapped. A Terraform resource without `delete_when_absent` leaves it as it is
    /// (support article).
    pub is_complete: bool,
    /// Where it stands, for what is missing in it.
    pub span: Span,
}

/// A mapped attribute.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Target {
    /// The attribute.
    pub attribute: String,
    /// Its expression, by its place in [`Document::sites`](super::Document::sites), where it can be read.
    pub site: Option<usize>,
    /// Where its name stands.
    pub span: Span,
    /// When it is written.
    pub push: PushStatus,
    /// Where the push status stands, or the attribute where it is missing.
    pub push_span: Span,
}

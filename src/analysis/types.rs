//! What is known of a value before anything runs.

use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use crate::span::Span;
use crate::syntax::tree::NodeId;
use crate::text::utf16_len;

/// What is known of the values of an expression. It is gradual: what is not known is [`TypeKind::Unknown`], which fits
/// everywhere, and of which nothing is reported.
///
/// Displayed it is for people: `text or null`.
///
/// ```
/// use okta_mapping::{Analysis, Dialect, Engine, Environment};
///
/// let engine = Engine::new(Dialect::Classic);
/// let analysis = Analysis::new("true ? 'a' : null", &Environment::new(&engine));
/// assert_eq!(analysis.result().unwrap().to_string(), "text or null");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Type {
    /// What kind of values it has beside null.
    pub kind: TypeKind,
    /// Whether null may be among the values; true where nothing is known. Ask [`may_be_null`](Type::may_be_null)
    /// whether it is known.
    pub nullable: bool,
    /// Whether the empty text may be among the values; true where nothing is known.
    pub may_be_empty: bool,
    /// The texts that alone are possible, where they are known and few; null and, where
    /// [`may_be_empty`](Type::may_be_empty) says so, the empty text are possible beside them.
    pub texts: Option<Arc<[Box<str>]>>,
    /// The least length of a text, in UTF-16 code units.
    pub min_length: usize,
    /// The greatest length of a text, in UTF-16 code units, where it is known.
    pub max_length: Option<usize>,
    /// The letter case of a text, where it is known.
    pub case: Option<LetterCase>,
    /// Whether it comes from something unknown, so that nothing is certain but its kind.
    pub(super) is_unsure: bool,
    /// Whose properties it has.
    pub(super) shape: Shape,
}

/// Whose properties a value has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing is known of its properties.
    #[default]
    Other,
    /// The attributes of the Okta user's profile.
    UserProfile,
    /// The user as Identity Engine has it, with its profile under `profile`.
    UserObject,
    /// A related user in Identity Engine, whose attributes are also read without `profile`.
    RelatedUser,
    /// The attributes of the app user's profile.
    AppProfile,
    /// A reference of which some properties are enumerated, or what is read from one.
    Reference(&'static str),
}

/// The kind of a [`Type`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TypeKind {
    /// Null alone.
    Null,
    /// True and false.
    Boolean,
    /// Whole numbers, of 32 bits unless an attribute holds a larger one.
    Integer,
    /// Whole numbers of 64 bits.
    Long,
    /// Floating-point numbers.
    Double,
    /// Numbers of any of the three kinds.
    Number,
    /// Texts.
    String,
    /// Lists of such elements.
    Array(Arc<Type>),
    /// Maps, and profiles of app users.
    Map,
    /// Points in time (Identity Engine).
    Time,
    /// Countries (Identity Engine).
    Country,
    /// Users.
    User,
    /// Groups.
    Group,
    /// Anything: nothing is known.
    Unknown,
    /// No value: it can only fail, which has been reported.
    Never,
}

/// The letter case of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterCase {
    /// It has no upper-case letters.
    Lower,
    /// It has no lower-case letters.
    Upper,
}

impl TypeKind {
    /// For people: `text`.
    pub fn as_str(&self) -> &'static str {
        match self {
            TypeKind::Null => "null",
            TypeKind::Boolean => "Boolean",
            TypeKind::Integer | TypeKind::Long => "whole number",
            TypeKind::Double | TypeKind::Number => "number",
            TypeKind::String => "text",
            TypeKind::Array(_) => "list",
            TypeKind::Map => "map",
            TypeKind::Time => "time",
            TypeKind::Country => "country",
            TypeKind::User => "user",
            TypeKind::Group => "group",
            TypeKind::Unknown => "anything",
            TypeKind::Never => "no value",
        }
    }

    /// Whether its values are numbers.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            TypeKind::Integer | TypeKind::Long | TypeKind::Double | TypeKind::Number
        )
    }
}

impl Type {
    /// A type of this kind, without null, of which nothing else is known.
    pub fn new(kind: TypeKind) -> Type {
        Type {
            nullable: matches!(kind, TypeKind::Null | TypeKind::Unknown),
            is_unsure: kind == TypeKind::Unknown,
            kind,
            may_be_empty: true,
            texts: None,
            min_length: 0,
            max_length: None,
            case: None,
            shape: Shape::Other,
        }
    }

    pub(super) fn shaped(kind: TypeKind, shape: Shape) -> Type {
        Type {
            shape,
            ..Type::new(kind)
        }
    }

    pub(super) fn never() -> Type {
        Type::new(TypeKind::Never)
    }

    pub(super) fn list(element: Type) -> Type {
        Type::new(TypeKind::Array(Arc::new(element)))
    }

    /// The type of a text that stands in the expression.
    pub(super) fn literal(text: &str) -> Type {
        let length = utf16_len(text);
        Type {
            may_be_empty: text.is_empty(),
            texts: Some(if text.is_empty() {
                Arc::from([])
            } else {
                Arc::from([Box::from(text)])
            }),
            min_length: length,
            max_length: Some(length),
            ..Type::new(TypeKind::String)
        }
    }

    /// The same type, and null beside it. What can only fail but for null gives null alone.
    pub(super) fn or_null(self, nullable: bool) -> Type {
        match (self.is_never(), nullable) {
            (true, true) => Type::new(TypeKind::Null),
            _ => Type {
                nullable: self.nullable || nullable,
                ..self
            },
        }
    }

    /// The same type, where it comes from something unknown.
    pub(super) fn unsure(self, is_unsure: bool) -> Type {
        Type {
            is_unsure: self.is_unsure || is_unsure,
            ..self
        }
    }

    /// Whether the empty text is known to be among the values.
    pub(super) fn may_be_blank(&self) -> bool {
        self.is_text() && self.may_be_empty && !self.is_unsure
    }

    pub(super) fn is_never(&self) -> bool {
        self.kind == TypeKind::Never
    }

    pub(super) fn is_null(&self) -> bool {
        self.kind == TypeKind::Null
    }

    pub(super) fn is_text(&self) -> bool {
        self.kind == TypeKind::String
    }

    /// Whether a value is an object with properties.
    pub(super) fn is_object(&self) -> bool {
        matches!(self.kind, TypeKind::Map | TypeKind::User | TypeKind::Group)
    }

    /// Whether nothing is to be reported of it.
    pub(super) fn is_silent(&self) -> bool {
        self.is_unknown() || self.is_never()
    }

    /// All texts that are possible, the empty one among them, where they are known.
    pub(super) fn possible_texts(&self) -> Option<impl Iterator<Item = &str>> {
        let texts = self.texts.as_ref()?;
        let empty = self.may_be_empty.then_some("");
        Some(texts.iter().map(|text| &**text).chain(empty))
    }

    /// The type of which nothing is known.
    pub fn unknown() -> Type {
        Type::new(TypeKind::Unknown)
    }

    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        self.kind == TypeKind::Unknown
    }

    /// Whether null is known to be among the values.
    pub fn may_be_null(&self) -> bool {
        self.nullable && !self.is_unsure
    }
}

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            TypeKind::Array(element) if !element.is_unknown() => {
                write!(f, "list of {}", element.kind.as_str())?
            }
            kind => f.write_str(kind.as_str())?,
        }
        match self.kind {
            TypeKind::Null => Ok(()),
            _ if self.may_be_null() => f.write_str(" or null"),
            _ => Ok(()),
        }
    }
}

/// The types of the nodes of a tree.
#[derive(Debug)]
pub(crate) struct Types {
    nodes: Vec<(Span, Type)>,
    unknown: Type,
}

impl Types {
    pub fn new(count: usize) -> Types {
        Types {
            nodes: vec![(Span::default(), Type::unknown()); count],
            unknown: Type::unknown(),
        }
    }

    pub fn set(&mut self, node: NodeId, span: Span, of: Type) {
        if let Some(entry) = self.nodes.get_mut(node.0 as usize) {
            *entry = (span, of);
        }
    }

    /// The type of a node.
    pub fn of(&self, node: NodeId) -> &Type {
        self.nodes
            .get(node.0 as usize)
            .map_or(&self.unknown, |(_, of)| of)
    }

    /// The smallest node around an offset, with its type.
    pub fn at(&self, offset: usize) -> Option<(Span, &Type)> {
        self.nodes
            .iter()
            .filter(|(span, _)| span.range().contains(&offset))
            .min_by_key(|(span, _)| span.range().len())
            .map(|(span, of)| (*span, of))
    }
}

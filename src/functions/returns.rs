//! What functions give: the column of the table that types are inferred from.

/// What a function gives.
///
/// ```
/// use okta_mapping::{ResultKind, ResultNull, function_table};
///
/// let length = function_table().find(|function| function.id == "text.length").unwrap();
/// assert_eq!(length.returns.kind, ResultKind::Integer);
/// assert_eq!(length.returns.null, ResultNull::Never);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Returns {
    /// The kind of its values.
    pub kind: ResultKind,
    /// When a function gives null, beside what its [`NullRule`](super::NullRule) says. A method never does.
    pub null: ResultNull,
}

/// The kind of what a function gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResultKind {
    /// Anything: the table does not say.
    Unknown,
    /// A Boolean.
    Boolean,
    /// An Integer.
    Integer,
    /// A Double.
    Double,
    /// A text.
    Text,
    /// A text that is not the empty one.
    FilledText,
    /// A text without upper-case letters.
    Lower,
    /// A text without lower-case letters.
    Upper,
    /// A part of the first argument, a text.
    Part,
    /// The part of the first argument between the positions of the second and third, as far as it reaches.
    Between,
    /// All arguments, one behind the other.
    Joined,
    /// One of the texts at the second, fourth, sixth, ... argument.
    Choice,
    /// A list of anything.
    List,
    /// A list of texts.
    Texts,
    /// A list of groups.
    Groups,
    /// A list of elements of the first argument, a list.
    Elements,
    /// The elements of the first argument, a list, and the second argument.
    WithElement,
    /// An element of the first argument, a list.
    Element,
    /// One list of the elements of all arguments.
    Flat,
    /// A time.
    Time,
    /// A country.
    Country,
    /// An Okta user.
    User,
    /// The profile of an app user.
    AppUser,
}

/// When a function gives null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResultNull {
    /// Never.
    Never,
    /// Where the first argument is null.
    OfNull,
    /// Where the first argument is null or the empty text.
    OfBlank,
    /// It depends on the context or the value.
    Sometimes,
}

impl Returns {
    /// A function that gives values of this kind, never null.
    pub const fn new(kind: ResultKind) -> Returns {
        Returns {
            kind,
            null: ResultNull::Never,
        }
    }

    /// The same, and null as this says.
    pub const fn or_null(self, null: ResultNull) -> Returns {
        Returns { null, ..self }
    }
}

//! Where something stands in the text of an expression.

use serde::Serialize;

/// A half-open range of byte offsets into the text of an expression.
///
/// Both ends lie on character boundaries of the text they came from.
///
/// ```
/// use okta_mapping::Span;
///
/// let span = Span::new(5, 14);
/// assert_eq!(&"user.firstName"[span.range()], "firstName");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    ///
    /// An offset past 4 GiB is cut to the largest one that can be held; expressions are far shorter.
    pub fn new(start: usize, end: usize) -> Span {
        let fit = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            start: fit(start),
            end: fit(end.max(start)),
        }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The span as a range, to slice the text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// As the programs' interface has it: `[start, end]`.
impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

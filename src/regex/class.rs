//! Sets of code points: explicit ones and those that the engine names.

use std::fmt::Write as _;

const LAST: u32 = char::MAX as u32;
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

/// A sorted list of disjoint, non-adjacent ranges of code points.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ClassSet(Vec<(u32, u32)>);

impl ClassSet {
    /// The set of the code points in `ranges`, in any order.
    pub(super) fn new(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut ranges: Vec<_> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self(merged)
    }

    /// The set of some characters.
    pub(super) fn of(chars: impl IntoIterator<Item = char>) -> Self {
        Self::new(chars.into_iter().map(|c| (u32::from(c), u32::from(c))))
    }

    /// The only code point of the set, if there is just one.
    pub(super) fn single(&self) -> Option<char> {
        match self.0[..] {
            [(low, high)] if low == high => char::from_u32(low),
            _ => None,
        }
    }

    /// Whether no code point is in the set.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn union(self, other: Self) -> Self {
        Self::new(self.0.into_iter().chain(other.0))
    }

    /// The complement, without the surrogates, which no text contains.
    fn negate(self) -> Self {
        let full = Self::new(self.0.into_iter().chain([SURROGATES]));
        let mut gaps = Vec::with_capacity(full.0.len() + 1);
        let mut start = 0;
        for (low, high) in full.0 {
            if low > start {
                gaps.push((start, low - 1));
            }
            start = high + 1;
        }
        if start <= LAST {
            gaps.push((start, LAST));
        }
        Self(gaps)
    }

    fn intersect(self, other: Self) -> Self {
        self.negate().union(other.negate()).negate()
    }
}

/// A set of code points that is matched by one code point of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Class {
    /// An explicit set.
    Set(ClassSet),
    /// A set that the engine knows, in the engine's syntax.
    Named(String),
    /// Everything else.
    Not(Box<Class>),
    /// Whatever is in one of the classes.
    Union(Vec<Class>),
    /// Whatever is in all of the classes.
    Intersection(Vec<Class>),
}

impl Class {
    /// The class of the code points in `ranges`.
    pub(super) fn ranges<const N: usize>(ranges: [(char, char); N]) -> Self {
        Self::Set(ClassSet::new(
            ranges.map(|(low, high)| (u32::from(low), u32::from(high))),
        ))
    }

    /// The class of every code point.
    pub(super) fn any() -> Self {
        Self::ranges([('\0', char::MAX)])
    }

    /// A set that the engine knows, in the engine's syntax.
    pub(super) fn named(syntax: impl Into<String>) -> Self {
        Self::Named(syntax.into())
    }

    /// The complement.
    pub(super) fn negate(self) -> Self {
        match self {
            Self::Set(set) => Self::Set(set.negate()),
            Self::Not(class) => *class,
            class => Self::Not(Box::new(class)),
        }
    }

    /// The union of two classes.
    pub(super) fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::Set(a), Self::Set(b)) => Self::Set(a.union(b)),
            (Self::Union(mut classes), other) => {
                classes.push(other);
                Self::Union(classes)
            }
            (a, b) => Self::Union(vec![a, b]),
        }
    }

    /// The intersection of two classes.
    pub(super) fn intersect(self, other: Self) -> Self {
        match (self, other) {
            (Self::Set(a), Self::Set(b)) => Self::Set(a.intersect(b)),
            (Self::Intersection(mut classes), other) => {
                classes.push(other);
                Self::Intersection(classes)
            }
            (a, b) => Self::Intersection(vec![a, b]),
        }
    }

    /// Appends the class in the syntax of the engine.
    pub(super) fn print(&self, out: &mut String) {
        match self {
            Self::Set(set) if set.0.is_empty() => out.push_str(r"[^\x{0}-\x{10FFFF}]"),
            Self::Set(set) => {
                out.push('[');
                for &(low, high) in &set.0 {
                    print_code_point(low, out);
                    if high > low {
                        out.push('-');
                        print_code_point(high, out);
                    }
                }
                out.push(']');
            }
            Self::Named(syntax) => {
                out.push('[');
                out.push_str(syntax);
                out.push(']');
            }
            Self::Not(class) => {
                out.push_str("[^");
                class.print(out);
                out.push(']');
            }
            Self::Union(classes) => print_list(classes, "", out),
            Self::Intersection(classes) => print_list(classes, "&&", out),
        }
    }

    /// About how many states of an automaton the class takes.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Set(set) => set.0.len() as u64,
            Self::Named(_) => 100,
            Self::Not(class) => class.size(),
            Self::Union(classes) | Self::Intersection(classes) => {
                classes.iter().map(Self::size).sum()
            }
        }
    }
}

fn print_list(classes: &[Class], separator: &str, out: &mut String) {
    out.push('[');
    for (index, class) in classes.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        class.print(out);
    }
    out.push(']');
}

fn print_code_point(code_point: u32, out: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(out, r"\x{{{code_point:X}}}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(class: &Class) -> String {
        let mut out = String::new();
        class.print(&mut out);
        out
    }

    #[test]
    fn sets_are_merged_and_complemented() {
        let class = Class::ranges([('c', 'd'), ('a', 'b'), ('f', 'f')]);
        assert_eq!(printed(&class), r"[\x{61}-\x{64}\x{66}]");
        assert_eq!(
            printed(&class.clone().negate()),
            r"[\x{0}-\x{60}\x{65}\x{67}-\x{D7FF}\x{E000}-\x{10FFFF}]"
        );
        assert_eq!(
            printed(&class.intersect(Class::ranges([('d', 'e')]))),
            r"[\x{64}]"
        );
        assert_eq!(printed(&Class::any().negate()), r"[^\x{0}-\x{10FFFF}]");
    }

    #[test]
    fn named_classes_are_nested() {
        let class = Class::named(r"\p{Lu}").union(Class::ranges([('a', 'a')]));
        assert_eq!(printed(&class), r"[[\p{Lu}][\x{61}]]");
        assert_eq!(
            printed(&class.intersect(Class::named(r"\p{L}")).negate()),
            r"[^[[[\p{Lu}][\x{61}]]&&[\p{L}]]]"
        );
    }
}

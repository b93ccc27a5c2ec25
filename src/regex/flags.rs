//! The match flags of a pattern, which embedded flag expressions switch.

/// A set of match flags (`java.util.regex.Pattern`, "Special constructs").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags(u8);

impl Flags {
    /// `i`: letters match without regard to case, within US-ASCII.
    pub(super) const CASE_INSENSITIVE: Self = Self(1);
    /// `m`: `^` and `$` match at line terminators.
    pub(super) const MULTILINE: Self = Self(2);
    /// `s`: `.` matches line terminators.
    pub(super) const DOTALL: Self = Self(4);
    /// `d`: only `\n` is a line terminator.
    pub(super) const UNIX_LINES: Self = Self(8);
    /// `u`: `i` follows Unicode.
    pub(super) const UNICODE_CASE: Self = Self(16);
    /// `x`: white space and comments are ignored.
    pub(super) const COMMENTS: Self = Self(32);
    /// `U`: predefined classes follow Unicode.
    pub(super) const UNICODE_CLASS: Self = Self(64);
    /// `c`: canonical equivalence.
    pub(super) const CANON_EQ: Self = Self(128);

    /// The flags that one letter stands for; `U` implies `u`.
    pub(super) fn from_letter(letter: char) -> Option<Self> {
        Some(match letter {
            'i' => Self::CASE_INSENSITIVE,
            'm' => Self::MULTILINE,
            's' => Self::DOTALL,
            'd' => Self::UNIX_LINES,
            'u' => Self::UNICODE_CASE,
            'x' => Self::COMMENTS,
            'U' => Self(Self::UNICODE_CLASS.0 | Self::UNICODE_CASE.0),
            'c' => Self::CANON_EQ,
            _ => return None,
        })
    }

    /// Whether all of `flags` are on.
    pub(super) fn has(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// This set with `flags` switched on or off.
    pub(super) fn with(self, flags: Self, on: bool) -> Self {
        if on {
            Self(self.0 | flags.0)
        } else {
            Self(self.0 & !flags.0)
        }
    }
}

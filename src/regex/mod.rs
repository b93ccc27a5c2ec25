//! Patterns of `java.util.regex`, run by an engine with bounded steps.
//!
//! A pattern is parsed by the rules of `java.util.regex.Pattern` (Java 17) and
//! printed in the syntax of the crate `fancy-regex`. What has no exact
//! counterpart there is refused by name.
//!
//! # Differences from Java
//!
//! - The word boundaries `\b` and `\B` see word characters of US-ASCII only,
//!   unless the flag `U` is on, as in Java 19 and later. Up to Java 18 they see
//!   all letters and digits.
//! - A look-behind group and the start of a search move by characters. In Java
//!   they move by UTF-16 units, and may stop inside a character beyond U+FFFF.
//! - Properties of characters, and the pairs of the flags `i` and `u`, are
//!   those of the Unicode version of the engine and of the standard library;
//!   Java 17 has Unicode 13.
//! - A match that takes too many steps is given up with an error, where Java
//!   goes on or runs out of stack; so is one on a text so long that look-around
//!   groups inside repetitions may go through it too often.
//! - Refused by name: `\X`, `\b{g}`, `\N{…}`, canonical equivalence `(?c)`,
//!   lone surrogates, unescaped NUL characters, Unicode blocks, emoji
//!   properties, the identifier and mirroring properties of
//!   `java.lang.Character`, `&&` with an empty operand or followed by a single
//!   `&`, back-references under the flag `i`, to groups that are not closed
//!   yet and into groups that are repeated, atomic or look-around groups (but
//!   after an atomic or look-ahead group that was matched in any case),
//!   counted repetitions from 2 on of groups that may be empty and contain
//!   assertions, back-references or atomic parts, repetitions inside atomic and
//!   look-ahead groups and possessive quantifiers of groups that may match the
//!   empty string before a longer one, look-behind with unbounded or possessive quantifiers, repeated or atomic
//!   groups or `\R`, the letter `ß` as a literal under the flags `i` and `u`,
//!   and groups or classes nested deeper than a limit.

mod ast;
mod bracket;
mod case;
mod check;
mod class;
mod error;
mod escape;
mod flags;
mod parse;
mod possible;
mod print;
mod property;
mod scanner;
mod scripts;
mod work;

use std::sync::{Arc, OnceLock};

use self::ast::Node;
use self::class::Class;
pub use self::error::{PatternError, StepLimit};

/// The largest automaton of one part of a pattern, in bytes.
const ENGINE_SIZE: usize = 8 << 20;

/// The largest program of the backtracking engine, in instructions.
const PROGRAM_SIZE: usize = 1 << 20;

/// A compiled pattern of `java.util.regex`.
///
/// ```
/// use okta_mapping::regex::Regex;
///
/// let regex = Regex::new("[a-z&&[^aeiou]]+", 10_000)?;
/// assert_eq!(regex.is_full_match("xyz"), Ok(true));
/// assert_eq!(regex.is_full_match("xyza"), Ok(false));
/// assert_eq!(regex.is_found("xyza"), Ok(true));
/// # Ok::<(), okta_mapping::regex::PatternError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Regex(Arc<Program>);

#[derive(Debug)]
struct Program {
    pattern: String,
    matcher: Matcher,
}

#[derive(Debug)]
enum Matcher {
    /// The pattern is a plain string.
    Literal(String),
    /// The pattern as translated for a whole match and for a search.
    Engine(Box<Engine>),
}

/// The pattern as translated for a whole match and, once that is asked for, for a search.
#[derive(Debug)]
struct Engine {
    full: fancy_regex::Regex,
    search: OnceLock<Result<fancy_regex::Regex, PatternError>>,
    node: Node,
    max_steps: usize,
}

/// What one step back may cost, in characters looked at.
const CHARACTERS_A_STEP: usize = 1_000;

impl Engine {
    /// Refuses a text so long that the work may grow beyond the limit without a step back.
    fn check_length(&self, text: &str, growth: u32) -> Result<(), StepLimit> {
        let allowed = self.max_steps.saturating_mul(CHARACTERS_A_STEP);
        match text.len().checked_pow(growth) {
            Some(work) if growth < 2 || work <= allowed => Ok(()),
            _ => Err(StepLimit),
        }
    }

    fn is_full_match(&self, text: &str) -> Result<bool, StepLimit> {
        if work::backtracks(&self.node) {
            self.check_length(text, work::growth(&self.node))?;
        }
        self.full.is_match(text).map_err(|_| StepLimit)
    }

    fn is_found(&self, text: &str) -> Result<bool, StepLimit> {
        if work::backtracks(&self.node) {
            // A search begins anew at each character.
            self.check_length(text, work::growth(&self.node) + 1)?;
        }
        let search = self
            .search
            .get_or_init(|| compile(print::search(&self.node), self.max_steps));
        match search {
            Ok(search) => search.is_match(text).map_err(|_| StepLimit),
            // What can be compiled for a whole match can be for a search.
            Err(_) => Err(StepLimit),
        }
    }
}

impl Regex {
    /// Compiles a pattern. A match gives up after `max_steps` steps back.
    ///
    /// ```
    /// use okta_mapping::regex::{PatternError, Regex};
    ///
    /// assert!(Regex::new("a{2,3}", 1_000).is_ok());
    /// assert!(matches!(
    ///     Regex::new("a{3,2}", 1_000),
    ///     Err(PatternError::Syntax { .. })
    /// ));
    /// ```
    ///
    /// # Errors
    ///
    /// If Java refuses the pattern, or it is not translated, or too large.
    pub fn new(pattern: &str, max_steps: usize) -> Result<Self, PatternError> {
        let node = parse::parse(pattern)?;
        let matcher = match literal(&node) {
            Some(text) => Matcher::Literal(text),
            None => {
                check::limits(&node)?;
                Matcher::Engine(Box::new(Engine {
                    full: compile(print::full_match(&node), max_steps)?,
                    search: OnceLock::new(),
                    node,
                    max_steps,
                }))
            }
        };
        Ok(Self(Arc::new(Program {
            pattern: pattern.to_owned(),
            matcher,
        })))
    }

    /// Whether the pattern matches the whole text, like Java's
    /// `Matcher.matches()`.
    ///
    /// ```
    /// use okta_mapping::regex::Regex;
    ///
    /// let regex = Regex::new("a|ab", 1_000)?;
    /// assert_eq!(regex.is_full_match("ab"), Ok(true));
    /// # Ok::<(), okta_mapping::regex::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the match takes more steps than allowed.
    pub fn is_full_match(&self, text: &str) -> Result<bool, StepLimit> {
        match &self.0.matcher {
            Matcher::Literal(literal) => Ok(text == literal),
            Matcher::Engine(engine) => engine.is_full_match(text),
        }
    }

    /// Whether the pattern matches some part of the text, like Java's
    /// `Matcher.find()`.
    ///
    /// ```
    /// use okta_mapping::regex::Regex;
    ///
    /// let regex = Regex::new("b+", 1_000)?;
    /// assert_eq!(regex.is_found("abba"), Ok(true));
    /// # Ok::<(), okta_mapping::regex::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the search takes more steps than allowed.
    pub fn is_found(&self, text: &str) -> Result<bool, StepLimit> {
        match &self.0.matcher {
            Matcher::Literal(literal) => Ok(text.contains(literal)),
            Matcher::Engine(engine) => engine.is_found(text),
        }
    }

    /// Whether it is certain that no text matches, neither as a whole nor in part.
    pub(crate) fn is_impossible(&self) -> bool {
        match &self.0.matcher {
            Matcher::Literal(_) => false,
            Matcher::Engine(engine) => possible::is_impossible(&engine.node),
        }
    }

    /// The pattern as it was given.
    ///
    /// ```
    /// use okta_mapping::regex::Regex;
    ///
    /// assert_eq!(Regex::new("a.", 1_000)?.as_str(), "a.");
    /// # Ok::<(), okta_mapping::regex::PatternError>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0.pattern
    }
}

/// The only text that a pattern matches, if it is a plain string.
fn literal(node: &Node) -> Option<String> {
    let single = |node: &Node| match node {
        Node::Class(Class::Set(set)) => set.single(),
        _ => None,
    };
    match node {
        Node::Empty => Some(String::new()),
        Node::Sequence(nodes) => nodes.iter().map(single).collect(),
        node => single(node).map(String::from),
    }
}

fn compile(syntax: String, max_steps: usize) -> Result<fancy_regex::Regex, PatternError> {
    fancy_regex::RegexBuilder::new(&syntax)
        .backtrack_limit(max_steps)
        // The optimizer of fancy-regex 0.20.2 changes what `(?>a*b*?a*)` takes.
        .optimize(false)
        .delegate_size_limit(ENGINE_SIZE)
        .max_prog_size(PROGRAM_SIZE)
        .build()
        .map_err(engine_error)
}

fn engine_error(error: fancy_regex::Error) -> PatternError {
    use fancy_regex::{CompileError, Error, ParseError};
    match error {
        Error::ParseError(_, ParseError::RecursionExceeded) => {
            PatternError::unsupported(0, check::DEEP_NESTING)
        }
        Error::CompileError(error) => match *error {
            CompileError::PatternTooComplex | CompileError::DfaBuildError(..) => {
                PatternError::TooLarge
            }
            CompileError::InnerError(error) if error.size_limit().is_some() => {
                PatternError::TooLarge
            }
            error => PatternError::unsupported(0, format!("combination of constructs ({error})")),
        },
        error => PatternError::unsupported(0, format!("combination of constructs ({error})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_strings_need_no_engine() -> Result<(), PatternError> {
        for (pattern, text) in [("", ""), ("ab", "ab"), (r"a\.\Q*\E\x62", "a.*b")] {
            let node = parse::parse(pattern)?;
            assert_eq!(literal(&node).as_deref(), Some(text), "{pattern}");
        }
        for pattern in ["(?i)a", "a|b", "[ab]", "a?", "^a"] {
            assert_eq!(literal(&parse::parse(pattern)?), None, "{pattern}");
        }
        Ok(())
    }

    #[test]
    fn a_regex_is_shared_between_threads() {
        fn shared<T: Send + Sync + Clone>() {}
        shared::<Regex>();
    }
}

//! Every number that bounds what an expression may cost.

/// The limits of the language, with the newest Spring releases' values as defaults.
///
/// Lengths of text count UTF-16 code units, as Java does. Whatever ends at a limit is an error of
/// phase [`Phase::Limit`](crate::Phase::Limit).
///
/// ```
/// use okta_mapping::{Dialect, Engine, Limits};
///
/// let mut limits = Limits::default();
/// limits.operations = 3;
/// let strict = Engine::new(Dialect::Classic).with_limits(limits);
/// let program = strict.compile("1 + 2 + 3")?;
/// let error = program.eval(&okta_mapping::Context::default()).unwrap_err();
/// assert_eq!(error.code(), "too-many-operations");
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Longest expression: 10,000 (Spring 5.2.24 / 5.3.27 / 6.0.8, `EL1079E`).
    pub expression_length: usize,
    /// Deepest nesting of brackets, ternary arms and prefix operators: 1,000 (Spring 7.1, `EL1087E`).
    /// Where the stack can not be grown (WebAssembly): 100.
    pub nesting: usize,
    /// Longest text that `text * n` may build: 256 (Spring 5.2.23 / 5.3.26 / 6.0.7, `EL1076E`).
    pub repeat_length: usize,
    /// Longest regular expression: 1,000 (Spring 5.2.24 / 5.3.27 / 6.0.8, `EL1077E`).
    pub regex_length: usize,
    /// Most steps back that one match of a regular expression may take: 100,000 (ours; Java has no limit).
    pub regex_steps: usize,
    /// Most regular expressions that are not literals and that one evaluation may compile: 100 (ours).
    pub computed_regexes: usize,
    /// Most expressions that one evaluation may compile, because an argument that is itself an expression is no
    /// literal: 100 (ours).
    pub computed_expressions: usize,
    /// Longest text that `+` may build: 100,000 (Spring 5.2.24 / 5.3.27 / 6.0.8, `EL1078E`). A function may build none
    /// longer either, but where one of its arguments is longer already (ours).
    pub concatenation_length: usize,
    /// Largest list or map that may be built, nested ones counted as often as they occur: 1,000,000 elements, sixteen
    /// characters of text counted as one (ours; Spring has no limit).
    pub value_size: usize,
    /// Most that one evaluation may work on: all that functions are handed and give, and the lists and maps that
    /// operators are handed, counted as for `value_size`: 5,000,000 elements, or 80 million characters of text (ours;
    /// Spring has no limit).
    pub work: usize,
    /// Most operations in one evaluation: 10,000 (Spring 6.2.19 / 7.0.8, `EL1085E`). An operation is one
    /// node of the tree evaluated: a literal, a name, a step of a path, one application of an operator
    /// (assumption: Spring counts its own nodes slightly differently).
    pub operations: usize,
}

impl Limits {
    /// A bound on the bytes of a text that `+` may build: no character takes more than three bytes for each of its
    /// UTF-16 units.
    pub(crate) fn text_bytes(&self) -> usize {
        self.concatenation_length.saturating_mul(3)
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            expression_length: 10_000,
            nesting: if cfg!(target_family = "wasm") {
                100
            } else {
                1_000
            },
            repeat_length: 256,
            regex_length: 1_000,
            regex_steps: 100_000,
            computed_regexes: 100,
            computed_expressions: 100,
            concatenation_length: 100_000,
            value_size: 1_000_000,
            work: 5_000_000,
            operations: 10_000,
        }
    }
}

//! Compares the answers of `Regex` with those that `java.util.regex` gave.
//!
//! `tests/recorders/java-regex.sh` writes the vectors.

use std::collections::BTreeMap;
use std::error::Error;

use okta_mapping::regex::{PatternError, Regex};
use serde_json::Value;

const VECTORS: &str = include_str!("vectors/java-regex.jsonl");

const MAX_STEPS: usize = 100_000;

/// The constructs that are refused although Java accepts them, with the number
/// of vectors that use them.
const REFUSED: &[(&str, usize)] = &[
    (r"Unicode block `\p{InBasicLatin}`", 1),
    (r"Unicode block `\p{InGreek}`", 1),
    (r"Unicode block `\p{blk=Greek}`", 1),
    (r"Unicode block `\p{block=Cyrillic}`", 1),
    ("`&&` with an empty operand or followed by `&`", 37),
    ("atomic group or possessive quantifier in look-behind", 15),
    (
        "back-reference into a repeated, atomic or look-around group",
        6,
    ),
    ("back-reference to a group that is not closed", 36),
    ("back-reference under the flag `i`", 14),
    ("canonical equivalence `(?c)`", 1),
    (r"character name `\N{…}`", 1),
    (
        "counted repetition of a group that may be empty and depends on its place",
        15,
    ),
    (r"grapheme cluster `\X`", 2),
    (r"grapheme cluster boundary `\b{g}`", 1),
    ("letter `ß` under the flags `i` and `u`", 3),
    ("linebreak in look-behind", 4),
    ("lone surrogate", 5),
    (
        r"property of java.lang.Character `\p{javaJavaIdentifierStart}`",
        1,
    ),
    (r"property of java.lang.Character `\p{javaMirrored}`", 1),
    ("repeated group in look-behind", 5),
    (
        "repetition of a group that may be empty in an atomic or look-ahead group",
        2,
    ),
    (
        "the pattern is too large once its repetitions are expanded",
        2,
    ),
    ("unbounded quantifier in look-behind", 27),
];

/// One line of the vectors.
struct Vector {
    pattern: String,
    /// The text and whether the pattern matches it and is found in it, unless
    /// Java refuses the pattern.
    answers: Option<(String, bool, bool)>,
}

impl Vector {
    fn read(line: &str) -> Result<Self, Box<dyn Error>> {
        let value: Value = serde_json::from_str(line)?;
        let text = |key: &str| value[key].as_str().ok_or("a string is missing");
        let flag = |key: &str| value[key].as_bool().ok_or("a flag is missing");
        Ok(Self {
            pattern: text("pattern")?.to_owned(),
            answers: match value.get("error") {
                Some(_) => None,
                None => Some((text("text")?.to_owned(), flag("matches")?, flag("find")?)),
            },
        })
    }
}

#[test]
fn answers_are_those_of_java() -> Result<(), Box<dyn Error>> {
    let mut refused = BTreeMap::new();
    let mut failures = Vec::new();
    let mut count = 0;
    let mut last: Option<(String, Result<Regex, PatternError>)> = None;
    for line in VECTORS.lines() {
        count += 1;
        let vector = Vector::read(line)?;
        let compiled = match last.take() {
            Some((pattern, compiled)) if pattern == vector.pattern => compiled,
            _ => Regex::new(&vector.pattern, MAX_STEPS),
        };
        match (&compiled, &vector.answers) {
            (Err(_), None) => {}
            (Ok(_), None) => failures.push(format!("{line}: Java refuses the pattern")),
            (Err(PatternError::Syntax { .. }), Some(_)) => {
                failures.push(format!("{line}: Java accepts the pattern"));
            }
            (Err(PatternError::Unsupported { construct, .. }), Some(_)) => {
                *refused.entry(construct.clone()).or_insert(0_usize) += 1;
            }
            (Err(error), Some(_)) => *refused.entry(error.to_string()).or_insert(0) += 1,
            (Ok(regex), Some((text, matches, find))) => {
                let answers = (regex.is_full_match(text), regex.is_found(text));
                if answers != (Ok(*matches), Ok(*find)) {
                    failures.push(format!("{line}: {answers:?}"));
                }
            }
        }
        last = Some((vector.pattern, compiled));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let refused: Vec<_> = refused
        .iter()
        .map(|(name, n)| (name.as_str(), *n))
        .collect();
    assert_eq!(refused, REFUSED);
    let refused_count: usize = REFUSED.iter().map(|(_, count)| count).sum();
    assert!(count >= 1_200 && refused_count * 100 < count * 8);
    Ok(())
}

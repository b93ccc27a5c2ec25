//! Recorded answers, one JSON object a line: `result` is the answer, without one the question fails.

use serde_json::Value;

/// The answer to a question as text, or why there is none.
pub type Answer = Result<String, String>;

/// Every line is answered as it was recorded, and there are enough of them.
pub fn agree(vectors: &str, least: usize, answer: fn(&Value) -> Answer) {
    let mut failures = Vec::new();
    for (index, line) in vectors.lines().enumerate() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let answer = answer(&vector);
        let agreed = match vector["result"].as_str() {
            Some(expected) => answer.as_deref() == Ok(expected),
            None => answer.is_err(),
        };
        if !agreed {
            failures.push(format!("line {}: {answer:?}, not {line}", index + 1));
        }
    }
    let shown = failures.iter().take(20).cloned().collect::<Vec<_>>();
    let count = failures.len();
    assert!(
        failures.is_empty(),
        "{count} lines differ:\n{}",
        shown.join("\n")
    );
    assert!(vectors.lines().count() >= least);
}

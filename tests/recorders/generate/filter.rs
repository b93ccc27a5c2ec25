//! Joins expressions with the engine's answers and keeps what can be compared.

use std::error::Error;
use std::fs;
use std::io::Write;

use serde_json::{Value, json};

use super::rules::{Case, RULES};
use super::tokens;

/// The members of an answer that are kept, in the order in which they are written.
const MEMBERS: &[&str] = &["ok", "type", "value", "phase", "code"];

/// Joins the lines of two files, and writes the comparable ones.
pub fn run(
    expressions: &str,
    answers: &str,
    output: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let expressions = fs::read_to_string(expressions)?;
    let answers = fs::read_to_string(answers)?;
    if expressions.lines().count() != answers.lines().count() {
        return Err("the two files differ in their number of lines".into());
    }
    let mut dropped = vec![0; RULES.len()];
    let mut kept = 0;
    for (expression, answer) in expressions.lines().zip(answers.lines()) {
        let expression: Value = serde_json::from_str(expression)?;
        let answer: Value = serde_json::from_str(answer)?;
        let text = expression["expr"]
            .as_str()
            .ok_or("a line without \"expr\"")?;
        let case = Case {
            tokens: tokens::split(text),
            answer: &answer,
        };
        if let Some(rule) = RULES.iter().position(|rule| (rule.applies)(&case)) {
            dropped[rule] += 1;
            continue;
        }
        writeln!(
            output,
            "{{\"expr\":{},\"result\":{}}}",
            json!(text),
            result(&answer)
        )?;
        kept += 1;
    }
    for (rule, count) in RULES.iter().zip(dropped) {
        eprintln!("dropped {count:>6}  {}: {}", rule.name, rule.reason);
    }
    eprintln!("kept    {kept:>6}");
    Ok(())
}

/// The answer without message and position.
fn result(answer: &Value) -> String {
    let members: Vec<String> = MEMBERS
        .iter()
        .filter_map(|&name| Some(format!("{}:{}", json!(name), answer.get(name)?)))
        .collect();
    format!("{{{}}}", members.join(","))
}

//! `okta-mapping eval`: one expression, one value.

use std::process::ExitCode;

use okta_mapping::{Answer, Context, Value};

use crate::arguments::Eval;
use crate::failure::{Failure, to_json};
use crate::{input, output};

/// Evaluates the expression and prints its value; with `--json` the error too.
pub fn run(asked: &Eval) -> Result<ExitCode, Failure> {
    let (mut line, status) = match evaluate(asked) {
        Ok(value) => (value, ExitCode::SUCCESS),
        Err(failure) => match failure.line() {
            Some(line) if asked.json => (line, ExitCode::from(failure.status())),
            _ => return Err(failure),
        },
    };
    line.push('\n');
    output::print(line.as_bytes())?;
    Ok(status)
}

/// The value as it is printed.
fn evaluate(asked: &Eval) -> Result<String, Failure> {
    let text = input::expression(asked)?;
    let json = input::context(asked.context.as_ref(), asked.now.as_ref())?;
    let engine = input::engine(asked);
    let program = match engine.compile(&text.text) {
        Ok(program) => program,
        Err(error) => return Err(Failure::Error(error, text)),
    };
    let context = match &json {
        // It was checked when it was read.
        Some(json) => Context::from_json(json).unwrap_or_default(),
        None => Context::default(),
    };
    let context = match &asked.now {
        Some(now) => context.with_now(now.clone()),
        None => context,
    };
    match program.eval_noting(&context) {
        Ok(evaluated) if asked.json => {
            let answer = Answer::new(&evaluated.value);
            Ok(to_json(&answer.with_assumptions(&evaluated.assumptions)))
        }
        Ok(evaluated) => Ok(print(&evaluated.value)),
        Err(error) => Err(Failure::Error(error, text)),
    }
}

fn print(value: &Value<'_>) -> String {
    match value {
        Value::String(text) => text.to_string(),
        value => to_json(value),
    }
}

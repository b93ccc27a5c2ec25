//! Writes expressions for the differential test, and prepares the real engine's answers to them.
//!
//! * `generate-expressions --seed N --count N` prints that many different expressions, one JSON line
//!   `{"expr": ...}` each, the same ones on every platform.
//! * `generate-expressions filter EXPRESSIONS ANSWERS` joins such lines with the engine's answers, drops what cannot
//!   be compared, and prints the rest as `{"expr": ..., "result": ...}`; the counts of what was dropped, by rule, go
//!   to standard error.
//!
//! `record.sh` beside this file runs both, with the engine between them.

mod generate {
    pub mod collections;
    pub mod expression;
    pub mod extremes;
    pub mod filter;
    pub mod literals;
    pub mod methods;
    pub mod mutate;
    pub mod piece;
    pub mod quirks;
    pub mod random;
    pub mod repeat;
    pub mod rules;
    pub mod tokens;
    pub mod typed;
    pub mod untyped;
    pub mod vocabulary;
}

use std::collections::HashSet;
use std::error::Error;
use std::io::{self, BufWriter, Write};

use generate::{expression, filter, random::Random};
use serde_json::json;

const USAGE: &str = "usage: generate-expressions --seed N --count N | generate-expressions filter EXPRESSIONS ANSWERS";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut output = BufWriter::new(io::stdout().lock());
    match arguments[..] {
        ["--seed", seed, "--count", count] => {
            print_expressions(seed.parse()?, count.parse()?, &mut output)?
        }
        ["filter", expressions, answers] => filter::run(expressions, answers, &mut output)?,
        _ => return Err(USAGE.into()),
    }
    output.flush()?;
    Ok(())
}

fn print_expressions(seed: u64, count: usize, output: &mut impl Write) -> io::Result<()> {
    let mut random = Random::new(seed);
    let mut seen = HashSet::new();
    while seen.len() < count {
        let text = expression::expression(&mut random);
        if seen.insert(text.clone()) {
            writeln!(output, "{}", json!({ "expr": text }))?;
        }
    }
    Ok(())
}

//! How the time grows over two decades of size: the exponent is 1 where it is linear.

use std::hint::black_box;

use okta_mapping::{Context, Engine, Limits};
use serde_json::{Value as Json, json};

use super::timing::time;

/// The exponent of growth from the smallest to the largest size.
fn exponent(sizes: [usize; 3], run: impl Fn(usize) -> f64) -> f64 {
    let [first, _, last] = sizes;
    let [small, middle, large] = sizes.map(run);
    print!(
        " {:>9.1} {:>9.1} {:>9.1} µs",
        small * 1e6,
        middle * 1e6,
        large * 1e6
    );
    (large / small).ln() / (last as f64 / first as f64).ln()
}

fn compile_and_evaluate(text: &str, json: &Json, is_compiled: bool) -> f64 {
    let mut limits = Limits::default();
    limits.operations = 10_000_000;
    let engine = Engine::default().with_limits(limits);
    let program = engine.compile(text).unwrap();
    let context = Context::from_json(json).unwrap();
    match is_compiled {
        true => time(|| drop(black_box(program.eval(black_box(&context)).unwrap()))),
        false => time(|| drop(black_box(engine.compile(black_box(text)).unwrap()))),
    }
    .as_secs_f64()
}

fn sum(parts: usize) -> String {
    vec!["user.a"; parts].join(" + ")
}

fn nested(depth: usize) -> String {
    format!("{}1{}", "(1 + ".repeat(depth), ")".repeat(depth))
}

/// Prints a row for each sweep.
pub fn print() {
    println!(
        "\n{:<34} {:>32} {:>10}",
        "growth", "at 10, 100, 1,000", "exponent"
    );
    let person = json!({"user": {"profile": {"a": "text"}}});
    let sweeps: [(&str, &dyn Fn(usize) -> f64); 5] = [
        ("compile, by length", &|size| {
            compile_and_evaluate(&sum(size), &person, false)
        }),
        ("evaluate, by length", &|size| {
            compile_and_evaluate(&sum(size), &person, true)
        }),
        ("compile, by nesting", &|size| {
            compile_and_evaluate(&nested(size - 1), &person, false)
        }),
        ("evaluate, by nesting", &|size| {
            compile_and_evaluate(&nested(size - 1), &person, true)
        }),
        ("evaluate, by length of an array", &|size| {
            let elements: Vec<Json> = (0..size).map(|name| json!({"name": name})).collect();
            let json = json!({"user": {"profile": {"a": elements}}});
            compile_and_evaluate("user.a.?[name >= 5].![name]", &json, true)
        }),
    ];
    for (name, sweep) in sweeps {
        print!("{name:<34}");
        let exponent = exponent([10, 100, 1_000], sweep);
        println!(" {exponent:>8.2}");
    }
}

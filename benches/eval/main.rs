//! Evaluation next to hand-written Rust over the same JSON, in one run. What counts is the ratio: machines are noisy,
//! and both sides are timed in turns.
//!
//! `cargo bench --bench eval`

mod growth;
mod mappings;
mod people;
mod tasks;
mod timing;

use std::hint::black_box;

use okta_mapping::{Context, Engine, Expression, Limits, Value};
use serde_json::Value as Json;

use tasks::{Task, tasks};
use timing::{compare, time};

fn row(name: &str, medians: &timing::Medians) {
    let nanoseconds = |time: std::time::Duration| time.as_secs_f64() * 1e9;
    println!(
        "{name:<34} {:>9.0} ns {:>9.0} ns {:>6.2} ×",
        nanoseconds(medians.ours),
        nanoseconds(medians.by_hand),
        medians.ratio
    );
}

fn evaluate(task: &Task, person: &Json) -> timing::Medians {
    let program = Engine::new(task.dialect).compile(&task.text).unwrap();
    let context = Context::from_json(person).unwrap();
    let value = program.eval(&context).unwrap();
    assert_eq!(
        serde_json::to_value(value).unwrap(),
        (task.by_hand)(person),
        "{}",
        task.name
    );
    compare(
        || {
            let context = Context::from_json(black_box(person)).unwrap();
            drop(black_box(program.eval(&context).map(Value::into_owned)));
        },
        || drop(black_box((task.by_hand)(black_box(person)))),
    )
}

fn evaluation() {
    println!(
        "{:<34} {:>12} {:>12} {:>8}",
        "evaluation", "ours", "by hand", "ratio"
    );
    let (person, person_in_groups) = (people::person(), people::person_in_groups());
    let mut product = 1.0;
    let mut goals = 0;
    for task in tasks() {
        let person = if task.text.contains("groups") {
            &person_in_groups
        } else {
            &person
        };
        let medians = evaluate(&task, person);
        row(task.name, &medians);
        if task.is_goal {
            product *= medians.ratio;
            goals += 1;
        }
    }
    println!(
        "{:<34} {:>33.2} ×",
        "geometric mean of the first three",
        f64::powf(product, 1.0 / f64::from(goals))
    );
}

/// The time to parse, and to parse, check and compile.
fn compilation() {
    println!(
        "\n{:<34} {:>12} {:>12} {:>8}",
        "compilation", "parse", "all", "a byte"
    );
    let realistic = r#"(user.department == "Engineering" ? String.toUpperCase(user.city) + "-" + user.zipCode : "x")"#;
    let realistic: Vec<&str> =
        std::iter::repeat_n(realistic, 10_000 / (realistic.len() + 3)).collect();
    let dense = vec!["a"; 5_000].join("+");
    let texts = tasks()
        .into_iter()
        .take(3)
        .map(|task| (task.name, task.text));
    for (name, text) in texts.chain([
        ("realistic, 10,000 characters", realistic.join(" + ")),
        ("dense, 10,000 characters", dense),
    ]) {
        let engine = Engine::default();
        let limits = Limits::default();
        let parse = time(|| drop(black_box(Expression::parse(black_box(&text), &limits))));
        let compile = time(|| drop(black_box(engine.compile(black_box(&text)).unwrap())));
        println!(
            "{name:<34} {:>9.1} µs {:>9.1} µs {:>5.0} ns",
            parse.as_secs_f64() * 1e6,
            compile.as_secs_f64() * 1e6,
            compile.as_secs_f64() * 1e9 / text.len() as f64
        );
    }
}

fn main() {
    evaluation();
    mappings::print();
    compilation();
    growth::print();
}

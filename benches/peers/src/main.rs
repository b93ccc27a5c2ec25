//! Other expression engines at the first three tasks of the bench `eval`, next to the same hand-written functions, in one
//! run: each task over a person whom the engine has taken over already, and what taking a person over costs.
//!
//! `cd benches/peers && cargo run --release`

mod engines;
#[path = "../../eval/people.rs"]
mod people;
#[path = "../../eval/tasks.rs"]
mod tasks;
#[path = "../../eval/timing.rs"]
mod timing;

use std::hint::black_box;
use std::time::Duration;

use serde_json::Value as Json;

/// How many of the tasks there are.
const TASKS: usize = 3;

/// An engine beside hand-written Rust.
pub struct Row {
    pub engine: &'static str,
    /// What it takes to make the engine's own value of a person.
    pub taking_over: Duration,
    /// By task: the time of a call, and the ratio to the function.
    pub tasks: [(Duration, f64); TASKS],
}

/// Times an engine on a task; `json` shows what it gives, which has to be what the function gives.
pub fn measure<V>(
    task: usize,
    person: &Json,
    mut run: impl FnMut() -> V,
    json: impl Fn(V) -> Json,
) -> (Duration, f64) {
    let task = &tasks::tasks()[task];
    assert_eq!(json(run()), (task.by_hand)(person), "{}", task.name);
    let medians = timing::compare(
        || drop(black_box(run())),
        || drop(black_box((task.by_hand)(black_box(person)))),
    );
    (medians.ours, medians.ratio)
}

fn main() {
    let person = people::person();
    let tasks = tasks::tasks();
    print!("{:<18} {:>12}", "", "taking over");
    for task in tasks.iter().take(TASKS) {
        print!(" {:>30}", task.name);
    }
    println!(" {:>8}", "mean");
    for engine in engines::ALL {
        let row = engine(&person);
        let product: f64 = row.tasks.iter().map(|(_, ratio)| ratio).product();
        print!(
            "{:<18} {:>9.0} ns",
            row.engine,
            row.taking_over.as_secs_f64() * 1e9
        );
        for (time, ratio) in row.tasks {
            print!(" {:>17.0} ns {ratio:>7.2} ×", time.as_secs_f64() * 1e9);
        }
        println!(" {:>6.2} ×", product.powf(1.0 / TASKS as f64));
    }
}

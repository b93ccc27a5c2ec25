//! Other expression engines at the first three tasks of the bench `eval`, next to the same hand-written functions, in one
//! run: each task over a person whom the engine has taken over already, and what taking a person over costs.
//!
//! `cd benches/peers && cargo run --release`

mod engines;
// The tasks over groups are not among the goals.
#[expect(dead_code)]
#[path = "../../eval/people.rs"]
mod people;
#[path = "../../eval/tasks.rs"]
mod tasks;
#[path = "../../eval/timing.rs"]
mod timing;

use std::hint::black_box;
use std::time::Duration;

use serde_json::Value as Json;
use tasks::Task;
use timing::Medians;

/// How many of the tasks there are.
const TASKS: usize = 3;

/// An engine beside hand-written Rust.
pub struct Row {
    pub engine: &'static str,
    /// What it takes to make the engine's own value of a person.
    pub taking_over: Duration,
    pub tasks: [Medians; TASKS],
}

/// The tasks that goals hold for.
pub fn goals() -> Vec<Task> {
    let tasks = tasks::tasks().into_iter();
    tasks.filter(|task| task.is_goal).collect()
}

/// Times an engine on a task; `json` shows what it gives, which has to be what the function gives.
pub fn measure<V>(
    task: usize,
    person: &Json,
    mut run: impl FnMut() -> V,
    json: impl Fn(V) -> Json,
) -> Medians {
    let task = &goals()[task];
    assert_eq!(json(run()), (task.by_hand)(person), "{}", task.name);
    timing::compare(
        || drop(black_box(run())),
        || drop(black_box((task.by_hand)(black_box(person)))),
    )
}

fn nanoseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e9
}

fn main() {
    let person = people::person();
    print!("{:<16} {:>12}", "", "taking over");
    for task in goals() {
        print!(" {:>30}", task.name);
    }
    println!(" {:>8}", "mean");
    for engine in engines::ALL {
        let row = engine(&person);
        let product: f64 = row.tasks.iter().map(|task| task.ratio).product();
        print!(
            "{:<16} {:>9.0} ns",
            row.engine,
            nanoseconds(row.taking_over)
        );
        for task in row.tasks {
            let (ours, by_hand) = (nanoseconds(task.ours), nanoseconds(task.by_hand));
            print!(" {ours:>10.0} / {by_hand:>4.0} ns {:>7.2} ×", task.ratio);
        }
        println!(" {:>6.2} ×", product.powf(1.0 / TASKS as f64));
    }
}

//! Parse, compile and evaluate, each next to a hand-written Rust function over the same JSON, in one run. What
//! counts is the ratio: machines are noisy, and both sides meet the same noise.
//!
//! `cargo bench --bench eval`

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use okta_mapping::{Context, Dialect, Engine, Expression, Limits};
use serde_json::{Value as Json, json};

/// An expression and the function that somebody would write in its place.
struct Task {
    name: &'static str,
    dialect: Dialect,
    text: &'static str,
    by_hand: fn(&Json) -> String,
}

fn text<'j>(json: &'j Json, part: &str, name: &str) -> &'j str {
    json[part]["profile"][name].as_str().unwrap_or("null")
}

const TASKS: [Task; 6] = [
    Task {
        name: "the founding example",
        dialect: Dialect::Classic,
        text: r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
        by_hand: |json| {
            let profile = &json["appuser"]["profile"];
            let direct = profile["directNumber"].as_str().unwrap_or("");
            format!(
                "{direct}#{}",
                profile["extensionNumber"].as_str().unwrap_or("null")
            )
        },
    },
    Task {
        name: "a full name",
        dialect: Dialect::Classic,
        text: r#"user.firstName + " " + user.lastName"#,
        by_hand: |json| {
            let mut name = text(json, "user", "firstName").to_owned();
            name.push(' ');
            name + text(json, "user", "lastName")
        },
    },
    Task {
        name: "a condition of four clauses",
        dialect: Dialect::Classic,
        text: r#"user.department == "Engineering" and user.city != "Paris" and user.age >= 18 and !user.contractor"#,
        by_hand: |json| {
            let profile = &json["user"]["profile"];
            let holds = profile["department"] == "Engineering"
                && profile["city"] != "Paris"
                && profile["age"].as_i64().is_some_and(|age| age >= 18)
                && profile["contractor"] == false;
            holds.to_string()
        },
    },
    Task {
        name: "a default of a default",
        dialect: Dialect::Classic,
        text: r#"user.nickName ?: user.displayName ?: user.firstName"#,
        by_hand: |json| {
            let profile = &json["user"]["profile"];
            ["nickName", "displayName", "firstName"]
                .iter()
                .filter_map(|name| profile[*name].as_str())
                .find(|text| !text.is_empty())
                .unwrap_or_default()
                .to_owned()
        },
    },
    Task {
        name: "a regular expression",
        dialect: Dialect::Classic,
        text: r#"user.email matches "[a-z.]+@example\.com" ? "in" : "out""#,
        by_hand: |json| {
            let email = text(json, "user", "email");
            let local = email.strip_suffix("@example.com").unwrap_or_default();
            let inside =
                !local.is_empty() && local.bytes().all(|b| b.is_ascii_lowercase() || b == b'.');
            if inside { "in" } else { "out" }.to_owned()
        },
    },
    Task {
        name: "names of the groups of a type",
        dialect: Dialect::IdentityEngine,
        text: r#"user.profile.groups.?[type == 'OKTA_GROUP'].![name].contains('Engineering')"#,
        by_hand: |json| {
            let groups = json["user"]["profile"]["groups"].as_array();
            let found = groups.is_some_and(|groups| {
                groups
                    .iter()
                    .any(|group| group["type"] == "OKTA_GROUP" && group["name"] == "Engineering")
            });
            found.to_string()
        },
    },
];

fn person() -> Json {
    let groups: Vec<Json> = ["Everyone", "West Coast", "Engineering", "Travellers"]
        .iter()
        .map(|name| json!({"id": format!("00g{name}"), "type": "OKTA_GROUP", "name": name}))
        .collect();
    json!({
        "user": {"id": "00u1", "profile": {
            "login": "amara.okafor@example.com", "email": "amara.okafor@example.com", "firstName": "Amara",
            "lastName": "Okafor", "nickName": "", "displayName": null, "department": "Engineering",
            "city": "Oakland", "age": 41, "contractor": false, "groups": groups,
        }},
        "appuser": {"profile": {"directNumber": "+16505550100", "extensionNumber": "101"}},
    })
}

/// The time of one call: the median of rounds that are long enough to be timed.
fn time(mut run: impl FnMut()) -> Duration {
    let mut calls = 1u32;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| run());
        if start.elapsed() > Duration::from_millis(2) {
            break;
        }
        calls *= 2;
    }
    let mut rounds: Vec<Duration> = (0..51)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(|_| run());
            start.elapsed() / calls
        })
        .collect();
    rounds.sort();
    rounds[rounds.len() / 2]
}

fn main() {
    let person = person();
    let mut table = String::new();
    let _ = writeln!(
        table,
        "{:<30} {:>9} {:>9} {:>9} {:>9} {:>7}",
        "", "parse", "compile", "eval", "by hand", "ratio"
    );
    for task in &TASKS {
        let engine = Engine::new(task.dialect);
        let program = engine.compile(task.text).unwrap();
        let context = Context::from_json(&person).unwrap();
        assert_eq!(
            program.eval(&context).unwrap().to_string(),
            (task.by_hand)(&person),
            "{}",
            task.name
        );
        let limits = Limits::default();
        let parse = time(|| drop(black_box(Expression::parse(black_box(task.text), &limits))));
        let compile = time(|| drop(black_box(engine.compile(black_box(task.text)))));
        let eval = time(|| {
            let context = Context::from_json(black_box(&person)).unwrap();
            drop(black_box(program.eval(&context)));
        });
        let by_hand = time(|| drop(black_box((task.by_hand)(black_box(&person)))));
        let ratio = eval.as_secs_f64() / by_hand.as_secs_f64();
        let _ = writeln!(
            table,
            "{:<30} {:>7.1}µs {:>7.1}µs {:>7.0}ns {:>7.0}ns {:>6.1}×",
            task.name,
            parse.as_secs_f64() * 1e6,
            compile.as_secs_f64() * 1e6,
            eval.as_secs_f64() * 1e9,
            by_hand.as_secs_f64() * 1e9,
            ratio
        );
    }
    print!("{table}");
}

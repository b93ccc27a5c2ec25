//! The law of types: where an analysis finds nothing wrong, nothing goes wrong, and what can only fail always does.
//!
//! A share runs with the ordinary tests; the long run is
//! `SOUNDNESS_PAIRS=1000000 cargo test --release --test soundness`.

#[path = "../support/types.rs"]
mod types;

mod people;
mod random;
mod text;
mod write;

use okta_mapping::{
    Analysis, Context, Dialect, Engine, Environment, Error, Level, Phase, SourceEnd, TypeKind,
};
use proptest::prelude::*;
use random::Random;
use serde_json::Value as Json;
use types::{has_unknown, is_of};
use write::{Want, Writer};

/// How many people each expression is tried on.
const PEOPLE: usize = 5;

/// Failures that types and null lints promise to keep away.
const PROMISED: [&str; 18] = [
    "no-such-property",
    "no-such-method",
    "ambiguous-method",
    "not-indexable",
    "not-convertible",
    "operator-types",
    "not-comparable",
    "pattern-not-text",
    "not-projectable",
    "not-selectable",
    "criterion-not-boolean",
    "argument-not-convertible",
    "property-of-null",
    "method-on-null",
    "index-on-null",
    "null-index",
    "matches-null",
    "null-argument",
];

/// Errors of what can only fail, wherever it is evaluated. An argument is only looked at where the first one is not null.
const FATAL: [&str; 3] = ["type-mismatch", "never-boolean", "missing-member"];

/// Whether a failure is of the kind that types promise to keep away. That a number does not fit into 32 bits, where it is a
/// position, is a matter of its value, as is a position outside a list.
fn is_promised(error: &Error) -> bool {
    let is_too_large = ["a Double", "a Long"]
        .iter()
        .any(|found| error.to_string().contains(found));
    let is_of_value =
        matches!(error.code(), "argument-not-convertible" | "not-convertible") && is_too_large;
    PROMISED.contains(&error.code()) && !is_of_value
}

/// Whether every part of a text is always evaluated.
fn is_strict(text: &str) -> bool {
    let lazy = ["?", " and ", " or ", "&&", "![", "^[", "$["];
    !lazy.iter().any(|word| text.contains(word))
}

/// Warnings that say that something fails on some person.
const WARNED: [&str; 4] = [
    "unguarded-null",
    "unguarded-flatten",
    "null-concatenation",
    "doubtful-type",
];

struct Case {
    user: Vec<people::Named>,
    app: Vec<people::Named>,
    from_user: bool,
    dialect: Dialect,
    text: String,
    contexts: Vec<Json>,
}

fn case(seed: u64) -> Case {
    let random = &mut Random::new(seed);
    let (user, app) = (
        people::attributes(random, 'u'),
        people::attributes(random, 'a'),
    );
    let from_user = random.chance(2);
    let dialect = random.pick(&[Dialect::Classic, Dialect::IdentityEngine]);
    let depth = 1 + random.below(4);
    let text = Writer {
        random,
        dialect,
        user: &user,
        app: &app,
        from_user,
        tested: Vec::new(),
    }
    .write(depth, Want::Any);
    let contexts = (0..PEOPLE)
        .map(|_| people::context(random, &user, &app, from_user))
        .collect();
    Case {
        user,
        app,
        from_user,
        dialect,
        text,
        contexts,
    }
}

/// What was seen of the pairs.
#[derive(Default, Debug)]
struct Seen {
    pairs: usize,
    clean: usize,
    failing: usize,
}

fn hold(seed: u64, seen: &mut Seen) -> Result<(), String> {
    let Case {
        user,
        app,
        from_user,
        dialect,
        text,
        contexts,
    } = case(seed);
    let (user_json, app_json) = (people::json_of(&user), people::json_of(&app));
    let (user_schema, app_schema) = (people::schema_of(&user_json), people::schema_of(&app_json));
    let engine = Engine::new(dialect);
    let environment = Environment::new(&engine)
        .with_user_schema(&user_schema)
        .with_app_schema(&app_schema)
        .with_source(if from_user {
            SourceEnd::User
        } else {
            SourceEnd::AppUser
        });
    let analysis = Analysis::new(&text, &environment);
    // What is said without the schemas, or with one of them, holds as well.
    let less = [
        Environment::new(&engine),
        Environment::new(&engine).with_app_schema(&app_schema),
    ];
    let less = less.map(|environment| Analysis::new(&text, &environment));
    let found = analysis.diagnostics();
    let codes: Vec<&str> = found.iter().map(|found| found.code().name).collect();
    let is_error = found.iter().any(|found| found.level() == Level::Error);
    let program = match engine.compile(&text) {
        Ok(program) => program,
        Err(_) if is_error => return Ok(()),
        Err(error) => return Err(format!("{text}: refused, but unreported: {error}")),
    };
    let is_unknown = (0..text.len())
        .filter_map(|offset| analysis.type_at(offset))
        .any(|(_, of)| has_unknown(of));
    let is_warned = codes.iter().any(|code| WARNED.contains(code));
    let of = analysis.result().unwrap();
    let is_clean = !is_error && !is_warned && !is_unknown;
    for context in &contexts {
        seen.pairs += 1;
        seen.clean += usize::from(is_clean);
        seen.failing += usize::from(of.kind == TypeKind::Never);
        let about = || {
            format!(
                "{dialect:?} {text}\n{codes:?} {of}\nuser {user_json}\napp {app_json}\n{context}"
            )
        };
        let read = Context::from_json(context).unwrap();
        match program.eval(&read) {
            Ok(value)
                if less
                    .iter()
                    .any(|less| !is_of(&value, less.result().unwrap())) =>
            {
                return Err(format!("{value:?} without a schema\n{}", about()));
            }
            Ok(_) if is_strict(&text) && codes.iter().any(|code| FATAL.contains(code)) => {
                return Err(format!("what can only fail does not\n{}", about()));
            }
            Ok(value) if !is_of(&value, of) => {
                return Err(format!("{value:?} is not of the type {of:?}\n{}", about()));
            }
            Err(error) if is_clean && is_promised(&error) => {
                return Err(format!("fails with {}: {error}\n{}", error.code(), about()));
            }
            Err(error) if error.phase() == Phase::Check => {
                return Err(format!("{} at run time\n{}", error.code(), about()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// How many pairs of an expression and a person are tried.
fn pairs() -> usize {
    std::env::var("SOUNDNESS_PAIRS")
        .ok()
        .and_then(|pairs| pairs.parse().ok())
        .unwrap_or(5_000)
}

#[test]
fn what_is_found_sound_is_sound() {
    let config = ProptestConfig {
        cases: (pairs() / PEOPLE) as u32,
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    };
    let mut seen = Seen::default();
    let cell = std::cell::RefCell::new(&mut seen);
    proptest::test_runner::TestRunner::new(config)
        .run(&any::<u64>(), |seed| {
            hold(seed, &mut cell.borrow_mut()).map_err(TestCaseError::fail)
        })
        .unwrap();
    println!("{seen:?}");
    // The law is empty where nothing is clean and nothing can only fail.
    assert!(seen.clean * 12 > seen.pairs, "{seen:?}");
    assert!(seen.failing * 50 > seen.pairs, "{seen:?}");
}

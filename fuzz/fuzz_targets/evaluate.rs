//! Any expression on any context gives a value or an error, the same one twice, within the limits. The first line
//! of the input is the expression, the rest the context as JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okta_mapping::{Answer, Context, Dialect, Engine, Limits};

fuzz_target!(|input: &str| {
    let (text, json) = input.split_once('\n').unwrap_or((input, "{}"));
    let json = serde_json::from_str(json).unwrap_or_default();
    let context = Context::from_json(&json).unwrap_or_default();
    // Small limits, so that the fuzzer reaches them.
    let mut limits = Limits::default();
    limits.regex_steps = 10_000;
    limits.operations = 2_000;
    for dialect in [Dialect::Classic, Dialect::IdentityEngine] {
        let Ok(program) = Engine::new(dialect).with_limits(limits).compile(text) else { continue };
        match program.eval(&context) {
            Ok(value) => {
                // No value is larger than the limits and what was supplied allow.
                assert!(value.to_string().len() <= 20_000_000 + 1_000 * input.len());
                let line = serde_json::to_string(&Answer::new(&value)).expect("a value is plain JSON");
                let again = program.eval(&context).expect("the same context gives the same value");
                assert_eq!(line, serde_json::to_string(&Answer::new(&again)).unwrap());
            }
            Err(error) => {
                let diagnostic = error.diagnostic();
                assert!(text.get(diagnostic.span().range()).is_some(), "{diagnostic:?}");
                assert_eq!(error.code(), program.eval(&context).unwrap_err().code());
            }
        }
    }
});

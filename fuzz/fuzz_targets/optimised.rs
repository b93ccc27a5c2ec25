//! The optimised evaluation gives what the reference interpreter gives, within small limits too, and on JSON text what
//! it gives on parsed JSON. The first line of the input is the expression, the rest the context as JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okta_mapping::{Context, Dialect, Engine, JsonReader, Limits, read_json};

fuzz_target!(|input: &[u8]| {
    let Some(end) = input.iter().position(|byte| *byte == b'\n') else { return };
    let (text, rest) = (&input[..end], &input[end + 1..]);
    let Ok(text) = std::str::from_utf8(text) else { return };
    let json = read_json(rest);
    let parsed = json.as_ref().map_err(Clone::clone).and_then(Context::from_json);
    let reader = JsonReader::default();
    assert_eq!(reader.read(rest).map(drop), parsed.clone().map(drop));
    let context = parsed.unwrap_or_default();
    let mut small = Limits::default();
    small.regex_steps = 10_000;
    small.operations = 1 + input.len() % 40;
    small.work = 1 + input.len() % 50;
    small.concatenation_length = 1 + input.len() % 30;
    let mut large = Limits::default();
    large.regex_steps = 10_000;
    large.operations = 2_000;
    for dialect in [Dialect::Classic, Dialect::IdentityEngine] {
        for limits in [small, large] {
            let engine = Engine::new(dialect).with_limits(limits);
            let Ok(program) = engine.compile(text) else { continue };
            let judge = engine.unoptimised().compile(text).expect("the same text compiles again");
            let expected = judge.eval_noting(&context);
            assert_eq!(format!("{:?}", program.eval_noting(&context)), format!("{expected:?}"));
            let expected = format!("{:?}", judge.eval(&context));
            assert_eq!(format!("{:?}", program.eval_into(&context, &mut String::new())), expected);
            if json.is_ok() && Context::from_json(json.as_ref().unwrap()).is_ok() {
                let reader = JsonReader::new([&program]);
                let context = reader.read(rest).expect("the text was read");
                assert_eq!(format!("{:?}", program.eval(&context)), expected);
            }
        }
    }
});

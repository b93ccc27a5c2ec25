//! Any mapping, applied to any person, gives an outcome for each mapped attribute, the same one twice; its simulation
//! ends. The lines of the input are JSON: a mapping or a list of them, a context, the target's profile, its schema.
#![no_main]

use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;
use okta_mapping::apply::{Applier, Person, PushPayload};
use okta_mapping::mapping::{CompiledMapping, Mapping};
use okta_mapping::sourcing::Sourcing;
use okta_mapping::sync::Sync;
use okta_mapping::{Context, Engine, Limits, Schema, read_json};

/// No input of the fuzzer's size takes as long, instrumented.
const LONG: Duration = Duration::from_secs(5);

fuzz_target!(|input: &[u8]| {
    let started = Instant::now();
    let mut lines = input.split(|byte| *byte == b'\n').map(|line| read_json(line).unwrap_or_default());
    let mut next = || lines.next().unwrap_or_default();
    let (mappings, json, target, schema) = (next(), next(), next(), next());
    let Ok(mappings) = Mapping::all_from_json(&mappings) else { return };
    let context = Context::from_json(&json).unwrap_or_default();
    let schema = Schema::from_json(&schema).ok();
    // Small limits, so that the fuzzer reaches them.
    let mut limits = Limits::default();
    limits.regex_steps = 10_000;
    limits.operations = 2_000;
    let engine = Engine::default().with_limits(limits);
    let compiled: Vec<CompiledMapping> = mappings.iter().map(|mapping| mapping.compile(&engine)).collect();
    for (mapping, compiled) in mappings.iter().zip(&compiled) {
        assert_eq!(Mapping::from_json(mapping.to_json()).as_ref(), Ok(mapping));
        let mut applier = Applier::new(compiled);
        if let Some(schema) = &schema {
            applier = applier.with_target_schema(schema).with_source_schema(schema);
        }
        let mut person = Person::new(&context);
        if let Some(current) = target.as_object() {
            person = person.with_current(current);
        }
        let applied = applier.apply(&person);
        assert_eq!(applied.attributes().len(), mapping.properties().count());
        assert_eq!(applied, applier.apply(&person));
        serde_json::to_string(&applied).expect("what came of it is plain JSON");
        for attribute in applied.attributes() {
            let explained = applier.explain(&person, attribute.attribute()).expect("a mapped attribute is explained");
            serde_json::to_string(&explained).expect("an explanation is plain JSON");
            assert!(!explained.to_string().is_empty());
        }
        let payload = PushPayload::new(applied.profile(), schema.as_ref());
        let held = target.as_object().cloned().unwrap_or_default();
        payload.overwrites(&applied, &held, schema.as_ref());
        payload.taken_by(&held, schema.as_ref());
    }
    for flag in [false, true] {
        let sources = mappings.iter().map(|mapping| mapping.app().clone()).take(3).collect();
        let mut sourcing = Sourcing::new(sources).with_mappings(&mappings).with_flag_both(flag);
        if let Some(schema) = &schema {
            sourcing = sourcing.with_schema(schema);
        }
        let mut sync = Sync::new(&sourcing, &compiled).with_round_limit(4);
        if let Some(schema) = &schema {
            sync = sync.with_user_schema(schema);
        }
        sync.findings();
        if let Ok(start) = sync.start(&json) {
            let report = sync.run(&start);
            assert!(report.rounds <= 4);
            serde_json::to_string(&report).expect("a report is plain JSON");
            assert_eq!(report.writes, sync.run(&start).writes);
        }
    }
    assert!(started.elapsed() < LONG, "slow: {:?}", started.elapsed());
});

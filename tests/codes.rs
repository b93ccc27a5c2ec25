//! The table of codes: each is unique, documented, made by its wrong text and not by its right one.

mod support;

use std::collections::HashSet;

use okta_mapping::{
    Analysis, CallError, Code, Context, Dialect, Engine, Example, ExampleKind, Function, Level,
    Limits, Lines, Parameter, Phase, Schema, Value, codes,
};
use support::environment::Place;

/// Limits that short examples can reach.
fn small() -> Limits {
    let mut limits = Limits::default();
    limits.expression_length = 100;
    limits.nesting = 5;
    limits.regex_length = 35;
    limits.regex_steps = 1_000;
    limits.computed_regexes = 1;
    limits.computed_expressions = 1;
    limits.concatenation_length = 40;
    limits.value_size = 6;
    limits.work = 10;
    limits.operations = 20;
    limits
}

/// A function of an embedder that fails when it is told to.
fn engine(dialect: Dialect) -> Engine {
    let fail = Function::new(
        "Test.fail",
        "Fails when it is told to.",
        |arguments| match arguments.value(0) {
            Value::Boolean(true) => Err(CallError::new("as it was told")),
            _ => Ok(Value::Null),
        },
    );
    let whether = Parameter::any("whether", "whether to fail");
    Engine::new(dialect).with_function(fail.with_parameters(vec![whether]).unwrap())
}

/// Of what an analysis finds, this code where it is among it, else the first that counts.
fn analysed(example: &Example, dialect: Dialect, code: &Code) -> Option<String> {
    let place = Place::new(dialect, &serde_json::from_str(example.context).unwrap());
    let analysis = Analysis::new(example.text, &place.environment());
    let found = analysis.diagnostics();
    let this = found.iter().find(|found| found.code() == code);
    this.or_else(|| found.iter().find(|found| found.level() != Level::Note))
        .map(|found| found.code().name.to_owned())
}

/// Of what is found in a file, this code where it is among it, else the first that counts.
#[cfg(feature = "terraform")]
fn in_file(example: &Example, name: &str, code: &Code) -> Option<String> {
    use okta_mapping::files::{Checker, Document};

    let json: serde_json::Value = serde_json::from_str(example.context).unwrap();
    let mut checker = Checker::default();
    if let Some(app) = json["profileSource"].as_str() {
        checker = checker.with_profile_source(app);
    }
    if let Some(schema) = json.get("targetSchema") {
        checker = checker.with_target_schema(Schema::from_json(schema).unwrap());
    }
    let found = checker.check(&Document::read(name, example.text.as_bytes()));
    let found = || found.iter().map(|finding| &finding.diagnostic);
    found()
        .find(|found| found.code() == code)
        .or_else(|| found().find(|found| found.level() != Level::Note))
        .map(|found| found.code().name.to_owned())
}

/// Without their readers the examples of files do what they are to do.
#[cfg(not(feature = "terraform"))]
fn in_file(example: &Example, _: &str, code: &Code) -> Option<String> {
    (*example == code.wrong).then(|| code.name.to_owned())
}

fn in_schema(text: &str, code: &Code) -> Option<String> {
    let schema = Schema::from_json(&serde_json::from_str(text).unwrap()).unwrap();
    let findings = schema.findings();
    let this = findings.iter().find(|finding| finding.code == code.name);
    this.or(findings.first())
        .map(|finding| finding.code.to_owned())
}

/// The code that the example ends with, if it is an error.
fn outcome(example: &Example, code: &Code) -> Option<String> {
    let dialect = match example.kind {
        ExampleKind::Expression(dialect) => dialect,
        ExampleKind::Analysed(dialect) => return analysed(example, dialect, code),
        ExampleKind::File(name) => return in_file(example, name, code),
        ExampleKind::Schema => return in_schema(example.text, code),
        ExampleKind::Attribute => {
            let attribute = example.text;
            let properties = format!(r#"{{"example": {attribute}}}"#);
            let schema =
                format!(r#"{{"definitions": {{"custom": {{"properties": {properties}}}}}}}"#);
            return in_schema(&schema, code);
        }
        _ => {
            let line: Vec<u8> = example
                .text
                .chars()
                .flat_map(|c| match c {
                    '\u{FFFD}' => vec![0xFF],
                    c => c.to_string().into_bytes(),
                })
                .collect();
            let answer: serde_json::Value =
                serde_json::from_str(&Lines::default().answer(&line)).unwrap();
            return answer["code"].as_str().map(str::to_owned);
        }
    };
    let engine = match code.phase {
        Phase::Limit => engine(dialect).with_limits(small()),
        _ => engine(dialect),
    };
    let json = serde_json::from_str(example.context).unwrap();
    let context = Context::from_json(&json).unwrap();
    match engine.compile(example.text) {
        Err(error) => Some(error.code().to_owned()),
        Ok(program) => program
            .eval(&context)
            .err()
            .map(|error| error.code().to_owned()),
    }
}

#[test]
fn every_code_is_made_by_its_wrong_text_alone() {
    let mut failures = Vec::new();
    for code in codes::all() {
        let wrong = outcome(&code.wrong, code);
        if wrong.as_deref() != Some(code.name) {
            failures.push(format!(
                "{}: {:?} gives {wrong:?}",
                code.name, code.wrong.text
            ));
        }
        if let Some(error) = outcome(&code.right, code) {
            failures.push(format!(
                "{}: {:?} gives {error}",
                code.name, code.right.text
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn codes_are_unique_kebab_case_words_with_an_explanation() {
    let mut names = HashSet::new();
    for code in codes::all() {
        assert!(names.insert(code.name), "{} stands twice", code.name);
        assert!(
            code.name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            code.name
        );
        assert!(
            code.summary.ends_with('.') && code.explanation.ends_with(['.', '`']),
            "{}",
            code.name
        );
    }
}

/// `docs/diagnostics.md` as it should be.
fn page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\nEvery error code, by phase. Generated from the table of codes: `UPDATE_DOCS=1 cargo test --test codes`.\n",
    );
    let mut phase = None;
    for code in codes::all() {
        if phase != Some(code.phase) {
            phase = Some(code.phase);
            page += &format!("\n## {}\n", code.phase.as_str());
        }
        page += &format!("\n{code}");
    }
    page
}

#[test]
fn the_page_of_diagnostics_is_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap();
    assert!(
        written == page(),
        "refresh it: UPDATE_DOCS=1 cargo test --test codes"
    );
}

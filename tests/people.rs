//! The invented population of `tests/data`: what is to be found is found, and nothing else is refused.

use std::collections::{BTreeMap, BTreeSet};

use okta_mapping::{
    Audit, Engine, FindingKind, Mapping, PersonFinding, Population, Record, Schema,
};
use serde_json::Value as Json;

const PEOPLE: &str = include_str!("data/people.jsonl");
const EXPECTED: &str = include_str!("data/people-expected.jsonl");

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

/// Kind, attribute and code of a finding.
type Fact = (String, String, String);

fn expected() -> BTreeMap<u64, BTreeSet<Fact>> {
    let text = |finding: &Json, key: &str| finding[key].as_str().map(str::to_owned);
    let fact = |finding: &Json| {
        let code = text(finding, "code").or_else(|| text(finding, "error"));
        (
            text(finding, "kind").unwrap(),
            text(finding, "attribute").unwrap(),
            code.unwrap(),
        )
    };
    EXPECTED
        .lines()
        .map(json)
        .map(|line| {
            let facts = line["findings"]
                .as_array()
                .unwrap()
                .iter()
                .map(fact)
                .collect();
            (line["line"].as_u64().unwrap(), facts)
        })
        .collect()
}

fn facts(findings: &[PersonFinding]) -> BTreeSet<Fact> {
    findings
        .iter()
        .map(|finding| {
            let kind = finding.kind.as_str().to_owned();
            (kind, finding.attribute.clone(), finding.code.to_owned())
        })
        .collect()
}

#[test]
fn what_is_to_be_found_is_found_and_nothing_else_is_refused() {
    let schema = Schema::from_json(&json(include_str!("data/schemas/okta-user.json"))).unwrap();
    let app = json(include_str!("data/schemas/ringcentral-att-user.json"));
    let app = Schema::from_json(&app).unwrap();
    let mapping = json(include_str!("data/mappings/okta-to-ringcentral.json"));
    let mapping = Mapping::from_json(&mapping).unwrap();
    let mapping = mapping.compile(&Engine::default()).checked().unwrap();
    let audit = Audit::new(&schema)
        .with_app_schema(&app)
        .with_push(&mapping);

    let people: Vec<Json> = PEOPLE.lines().map(json).collect();
    let mut population = Population::new(&audit);
    for (line, person) in (1..).zip(&people) {
        population.observe(line, &Record::from_json(person).unwrap());
    }
    let duplicates = population.duplicates();
    let expected = expected();
    assert_eq!(expected.len(), people.len());
    for (line, person) in (1..).zip(&people) {
        let findings = audit.check(&Record::from_json(person).unwrap(), &duplicates);
        let found = facts(&findings);
        let missing: Vec<&Fact> = expected[&line].difference(&found).collect();
        assert!(
            missing.is_empty(),
            "line {line}: {missing:?} is not among {findings:#?}"
        );
        let is_warning = |fact: &&Fact| fact.0 == FindingKind::Warning.as_str();
        let more: Vec<&Fact> = found
            .difference(&expected[&line])
            .filter(|fact| !is_warning(fact))
            .collect();
        assert!(more.is_empty(), "line {line}: {more:?} is not expected");
    }
}

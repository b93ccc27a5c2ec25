//! Laws over random small organisations.

use okta_mapping::sync::Verdict;
use proptest::prelude::*;

use super::*;

const ATTRIBUTES: [&str; 3] = ["a", "b", "c"];
const APPS: [&str; 2] = ["one", "two"];
const VALUES: [&str; 4] = ["", "x", "y", "x#y"];

/// An expression over an attribute of the source.
fn expression(source: &'static str) -> impl Strategy<Value = String> {
    (0..7, 0..ATTRIBUTES.len()).prop_map(move |(kind, attribute)| {
        let read = format!("{source}.{}", ATTRIBUTES[attribute]);
        match kind {
            0..=2 => read,
            3 => format!("String.toUpperCase({read})"),
            4 => format!("{read} == \"x\" ? \"y\" : \"x\""),
            5 => format!("{read} + \"!\""),
            _ => format!("String.substringBefore({read}, \"#\")"),
        }
    })
}

fn properties(source: &'static str) -> impl Strategy<Value = Vec<(usize, String)>> {
    prop::collection::vec((0..ATTRIBUTES.len(), expression(source)), 0..4)
}

/// Two apps with mappings in both directions; which of them are sources, and who owns each attribute of Okta.
fn organisation() -> impl Strategy<Value = Organisation> {
    let mappings = prop::collection::vec((properties("appuser"), properties("user")), APPS.len());
    let sources = prop::collection::vec(any::<bool>(), APPS.len());
    let masters = prop::collection::vec(0..4_usize, ATTRIBUTES.len());
    (mappings, sources, masters).prop_map(|(both, sources, masters)| {
        let mut mappings = Vec::new();
        for (app, (imports, pushes)) in APPS.iter().zip(&both) {
            let named = |properties: &[(usize, String)]| {
                let properties = properties.iter();
                properties
                    .map(|(attribute, expression)| (ATTRIBUTES[*attribute], expression.clone()))
                    .collect::<Vec<_>>()
            };
            for (named, make) in [(named(imports), import as fn(&str, &[(&str, &str)]) -> Mapping), (named(pushes), push)] {
                let pairs: Vec<(&str, &str)> = named.iter().map(|(name, text)| (*name, text.as_str())).collect();
                mappings.push(make(app, &pairs));
            }
        }
        let described = ATTRIBUTES.iter().zip(masters).map(|(name, master)| {
            let master = match master {
                0 => json!({"type": "PROFILE_MASTER"}),
                1 => json!({"type": "OKTA"}),
                app => json!({"type": "OVERRIDE", "priority": [{"type": "APP", "value": APPS[app - 2]}]}),
            };
            ((*name).to_owned(), json!({"type": "string", "maxLength": 8, "master": master}))
        });
        let described: serde_json::Map<String, Json> = described.collect();
        let schema = json!({"definitions": {"custom": {"properties": described}}});
        let sources: Vec<&str> = APPS.into_iter().zip(sources).filter(|(_, is)| *is).map(|(app, _)| app).collect();
        Organisation::new(&sources, &mappings).with_user(Schema::from_json(&schema).unwrap())
    })
}

fn profile() -> impl Strategy<Value = Json> {
    let values = prop::collection::vec(prop::option::of(0..VALUES.len()), ATTRIBUTES.len());
    values.prop_map(|values| {
        let entries = ATTRIBUTES
            .iter()
            .zip(values)
            .filter_map(|(name, value)| Some(((*name).to_owned(), json!(VALUES[value?]))));
        Json::Object(entries.collect())
    })
}

fn context() -> impl Strategy<Value = Json> {
    (profile(), profile(), profile())
        .prop_map(|(user, one, two)| person(user, &[(APPS[0], one), (APPS[1], two)]))
}

/// The same with the keys of all objects the other way round.
fn reversed(json: &Json) -> Json {
    match json {
        Json::Object(map) => Json::Object(
            map.iter()
                .rev()
                .map(|(key, value)| (key.clone(), reversed(value)))
                .collect(),
        ),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_run_ends_and_is_at_rest_or_says_what_is_not(organisation in organisation(), context in context()) {
        let report = organisation.run(&context);
        prop_assert!(report.rounds <= 16);
        prop_assert_eq!(report.verdict == Verdict::Settled, report.repetitions.is_empty());
        prop_assert_eq!(report.verdict == Verdict::Oscillating, report.period.is_some());
        if report.verdict == Verdict::Settled {
            let last = report.writes.iter().map(|write| write.round).max();
            prop_assert!(last.is_none_or(|last| last < report.rounds));
            let again = organisation.run(&end(&report));
            prop_assert_eq!(again.writes, []);
            prop_assert_eq!(again.rounds, 1);
        }
    }

    #[test]
    fn the_order_of_keys_changes_nothing(organisation in organisation(), context in context()) {
        let report = organisation.run(&context);
        let other = organisation.run(&reversed(&context));
        prop_assert_eq!(report.verdict, other.verdict);
        prop_assert_eq!(report.rounds, other.rounds);
        prop_assert_eq!(report.user, other.user);
        prop_assert_eq!(report.apps, other.apps);
        prop_assert_eq!(report.writes.len(), other.writes.len());
    }

    #[test]
    fn writes_lead_from_the_start_to_the_end(organisation in organisation(), context in context()) {
        let report = organisation.run(&context);
        let mut user = context["user"]["profile"].clone();
        for write in report.writes.iter().filter(|write| write.end == okta_mapping::sync::End::Okta) {
            prop_assert_eq!(&user[&write.attribute], &write.before);
            user[&write.attribute] = write.after.clone();
        }
        for (attribute, value) in report.user.unwrap_or_default() {
            prop_assert_eq!(&user[&attribute], &value);
        }
    }
}

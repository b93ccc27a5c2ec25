//! States against the rows of ISO 3166-2, and the ways in which people write them.

use okta_mapping::iso::{Country, Subdivision, subdivisions};
use okta_mapping::standards::Judgement;
use okta_mapping::standards::Remark;
use okta_mapping::standards::state::{judge, normalise};
use proptest::prelude::*;

/// The rows of nine countries: code, name, English name.
fn vectors() -> Vec<(&'static str, &'static str, &'static str)> {
    let rows = include_str!("vectors/subdivisions.tsv").lines();
    rows.map(|row| {
        let mut fields = row.split('\t');
        let (code, name) = (fields.next().unwrap(), fields.next().unwrap());
        (code, name, fields.next().unwrap_or(name))
    })
    .collect()
}

fn parts(code: &str) -> (&str, &str) {
    code.split_once('-').unwrap()
}

fn violation(value: &str, country: &str) -> Remark {
    match judge(value, Some(country)) {
        Judgement::Violation(remark) => remark,
        other => panic!("`{value}` in {country}: {other:?}"),
    }
}

fn remark(verdict: Judgement) -> Option<Remark> {
    match verdict {
        Judgement::Valid => None,
        Judgement::Note(remark) | Judgement::Warning(remark) | Judgement::Violation(remark) => {
            Some(remark)
        }
    }
}

#[test]
fn forty_nine_countries_have_no_subdivisions() {
    let undivided: Vec<Country> = Country::all()
        .filter(|country| subdivisions(country.alpha2()).next().is_none())
        .collect();
    assert_eq!(undivided.len(), 49);
    for country in undivided {
        let verdict = judge("anything", Some(country.alpha2()));
        let Judgement::Note(remark) = verdict else {
            panic!("{country}: {verdict:?}");
        };
        assert_eq!(remark.code, "state-unchecked");
        assert!(
            remark.message.ends_with(country.name()),
            "{}",
            remark.message
        );
        assert_eq!(normalise("anything", Some(country.alpha2())), None);
    }
}

#[test]
fn abbreviations_and_names_are_valid() {
    for (code, name, english) in vectors() {
        let (country, short) = parts(code);
        for value in [
            short,
            name,
            english,
            &name.to_lowercase(),
            &english.to_uppercase(),
        ] {
            assert_eq!(
                judge(value, Some(country)),
                Judgement::Valid,
                "{value} in {country}"
            );
            assert_eq!(
                normalise(value, Some(country)),
                Some(short),
                "{value} in {country}"
            );
        }
    }
}

#[test]
fn full_codes_are_warned_of() {
    for (code, ..) in vectors() {
        let (country, short) = parts(code);
        for country in [Some(country), None, Some("UK"), Some("us")] {
            let verdict = judge(code, country);
            let Judgement::Warning(remark) = verdict else {
                panic!("{code}: {verdict:?}");
            };
            assert_eq!(remark.code, "state-full-code");
            assert_eq!(remark.help, Some(format!("write `{short}`")));
            assert_eq!(remark.fix.as_deref(), Some(short));
            assert_eq!(normalise(code, country), Some(short));
        }
    }
}

#[test]
fn small_letters_give_the_fix() {
    for (code, ..) in vectors() {
        let (country, short) = parts(code);
        for value in [short.to_lowercase(), code.to_lowercase()] {
            assert_eq!(normalise(&value, Some(country)), Some(short));
            if value == short {
                continue; // digits
            }
            let remark = violation(&value, country);
            assert_eq!(remark.code, "state");
            assert_eq!(
                remark.message,
                format!("`{value}` is not written as in ISO 3166-2")
            );
            assert_eq!(remark.help, Some(format!("write `{short}`")));
            assert_eq!(remark.fix.as_deref(), Some(short));
        }
    }
}

#[test]
fn a_full_code_of_another_country_names_it() {
    for (code, _, english) in vectors() {
        let (home, _) = parts(code);
        let other = if home == "US" { "CA" } else { "US" };
        let name = |alpha2| Country::from_code(alpha2).unwrap().name();
        let remark = violation(code, other);
        let message = format!("`{code}` belongs to {}, not to {}", name(home), name(other));
        assert_eq!(remark.message, message);
        let help = format!("`{code}` is {english}: correct the state or the country");
        assert_eq!(remark.help, Some(help));
        assert_eq!(remark.fix, None);
        assert_eq!(normalise(code, Some(other)), None);
    }
}

/// Country, value, and the remark in one line: its kind, message, help and fix. `valid` where there is none.
const TABLE: &str = include_str!("vectors/states.tsv");

#[test]
fn the_ways_in_which_people_write_states() {
    let mut wrong = Vec::new();
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [country, value, expected @ ..] = fields.as_slice() else {
            panic!("{row}");
        };
        let verdict = judge(value, Some(*country).filter(|country| *country != "-"));
        let severity = match &verdict {
            Judgement::Valid => "valid",
            Judgement::Note(_) => "note",
            Judgement::Warning(_) => "warning",
            Judgement::Violation(_) => "violation",
        };
        let mut found = vec![severity.to_owned()];
        if let Some(remark) = remark(verdict) {
            found.push(remark.code.to_owned());
            found.push(remark.message);
            found.push(remark.help.unwrap_or("-".to_owned()));
            found.push(remark.fix.unwrap_or("-".to_owned()));
        }
        if found != expected {
            wrong.push(format!("{country}\t{value}\t{}", found.join("\t")));
        }
    }
    assert!(wrong.is_empty(), "found instead:\n{}", wrong.join("\n"));
}

#[test]
fn a_code_is_derived_only_where_it_is_certain() {
    for (country, value, code) in [
        (Some("US"), " california ", Some("CA")),
        (Some("US"), "Calif.", None),
        (Some("US"), "AE", None),
        (Some("US"), "", None),
        (Some("MX"), "yucatan", Some("YUC")),
        (Some("MX"), "YUCATA\u{301}N", Some("YUC")),
        (Some("PL"), "slaskie", Some("24")),
        (Some("DE"), "bavaria", Some("BY")),
        (Some("MZ"), "Maputo", None),
        (Some("MZ"), "MZ-L", Some("L")),
        (Some("AR"), "Buenos Aires", None),
        (Some("IR"), "Ilam", Some("16")), // CLDR gives IR-05 this name, by the codes before 2020
        (Some("HK"), "Kowloon", None),
        (Some("UK"), "England", None),
        (Some("us"), "CA", None),
        (None, "us-ca", Some("CA")),
        (None, "California", None),
    ] {
        assert_eq!(normalise(value, country), code, "{value:?} in {country:?}");
    }
}

#[test]
fn a_name_gives_its_own_code_or_none_and_is_valid() {
    let mut without = 0;
    for found in Subdivision::all() {
        let country = Some(found.country().alpha2());
        for name in [found.name(), found.english()] {
            assert_eq!(judge(name, country), Judgement::Valid, "{found}");
            match normalise(name, country) {
                Some(short) => assert_eq!(short, found.short(), "{found}"),
                None => without += 1,
            }
        }
    }
    assert!((60..250).contains(&without), "{without}");
}

/// Texts near to states and codes, and any others.
fn texts() -> impl Strategy<Value = String> {
    let names: Vec<&str> = Subdivision::all()
        .flat_map(|found| [found.code(), found.short(), found.name(), found.english()])
        .chain(Country::all().map(Country::name))
        .collect();
    let near = (prop::sample::select(names), 0..4).prop_map(|(name, change)| match change {
        0 => name.to_owned(),
        1 => name.to_lowercase(),
        2 => format!(" {name}\u{a0}"),
        _ => name.chars().skip(1).collect(),
    });
    prop_oneof![
        near,
        any::<String>(),
        "[A-Za-z-]{0,6}",
        "[\\x00-\\x7f\u{300}-\u{310}\u{130}ŉß]{0,200}"
    ]
}

fn countries() -> impl Strategy<Value = Option<String>> {
    let codes: Vec<String> = Country::all().map(|country| country.to_string()).collect();
    prop_oneof![
        prop::sample::select(codes).prop_map(Some),
        Just(Some("US".to_owned())),
        prop::option::of(any::<String>()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_normalised_or_fixed_is_valid(value in texts(), country in countries()) {
        let country = country.as_deref();
        if let Some(short) = normalise(&value, country) {
            prop_assert_eq!(judge(short, country), Judgement::Valid);
        }
        if let Some(fix) = remark(judge(&value, country)).and_then(|remark| remark.fix) {
            prop_assert_eq!(judge(&fix, country), Judgement::Valid);
        }
    }
}

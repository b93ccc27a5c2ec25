//! The table of subdivisions and its look-ups, over every row and any text.

use okta_mapping::iso::{Country, Subdivision, subdivision, subdivisions};
use proptest::prelude::*;

#[test]
fn the_table_has_the_rows_of_nine_countries() {
    let vectors = include_str!("vectors/subdivisions.tsv");
    for (country, count) in [
        ("AU", 8),
        ("BR", 27),
        ("CA", 13),
        ("DE", 16),
        ("GB", 221),
        ("IN", 36),
        ("JP", 47),
        ("MX", 32),
        ("US", 57),
    ] {
        let rows: Vec<&str> = vectors
            .lines()
            .filter(|row| row.starts_with(country))
            .collect();
        assert_eq!(rows.len(), count, "{country}");
        let table: Vec<_> = subdivisions(country).collect();
        assert_eq!(table.len(), count, "{country}");
        for (row, found) in rows.into_iter().zip(table) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [code, name] = [fields[0], fields[1]];
            let english = fields.get(2).copied().unwrap_or(name);
            assert_eq!(
                (found.code(), found.name(), found.english()),
                (code, name, english)
            );
            assert_eq!(format!("{}-{}", found.country(), found.short()), code);
        }
    }
}

#[test]
fn every_code_is_found_and_the_order_is_that_of_the_codes() {
    let all: Vec<Subdivision> = Subdivision::all().collect();
    assert_eq!(all.len(), 5_046);
    assert!(all.is_sorted_by(|a, b| a.code() < b.code()));
    for found in &all {
        assert_eq!(subdivision(found.code()), Some(*found));
    }
    let by_country: Vec<Subdivision> = Country::all()
        .flat_map(|country| subdivisions(country.alpha2()))
        .collect();
    assert_eq!(by_country, all);
}

#[test]
fn texts_beside_codes_are_no_codes() {
    for text in [
        "", "\n", "#", "A", "AD", "AD-", "AD-01", "US-CA\t", "US-CAL", "us-ca", "ZW-MW\n", "ZZ-ZZ",
        "é-é",
    ] {
        assert_eq!(subdivision(text), None, "{text:?}");
    }
    for text in ["", "#", "A", "U", "US-", "us", "USA", "ZZ", "é"] {
        assert_eq!(subdivisions(text).count(), 0, "{text:?}");
    }
}

proptest! {
    #[test]
    fn look_ups_never_panic(text in "\\PC{0,8}|[A-Z]{2}-?[A-Z0-9]{0,3}\n?") {
        subdivision(&text);
        prop_assert!(subdivisions(&text).all(|found| found.country().alpha2() == text));
    }
}

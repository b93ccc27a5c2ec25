//! The committed tables have the codes of `rust_iso3166`, all of them and no others.

#[path = "../../../src/iso/countries.rs"]
mod countries;

use countries::{BY_ALPHA3, BY_NAME, BY_NUMERIC, COUNTRIES};

#[test]
fn codes_are_those_of_the_crate() {
    let mut expected: Vec<(String, String, String)> = rust_iso3166::ALL
        .iter()
        .map(|country| {
            let numeric = format!("{:03}", country.numeric);
            (
                country.alpha2.to_owned(),
                country.alpha3.to_owned(),
                numeric,
            )
        })
        .collect();
    expected.sort();
    let committed: Vec<(String, String, String)> = COUNTRIES
        .iter()
        .map(|row| {
            (
                row.alpha2.to_owned(),
                row.alpha3.to_owned(),
                row.numeric.to_owned(),
            )
        })
        .collect();
    assert_eq!(committed.len(), 249);
    assert_eq!(committed, expected);
}

#[test]
fn every_country_has_a_name() {
    assert!(COUNTRIES.iter().all(|row| row.name.len() > 3));
}

#[test]
fn every_order_holds_every_place_once() {
    for order in [BY_ALPHA3, BY_NUMERIC, BY_NAME] {
        let mut places = order.map(usize::from);
        places.sort_unstable();
        assert!(places.into_iter().eq(0..COUNTRIES.len()));
    }
}

#[test]
fn the_headers_name_the_locked_edition() {
    let countries = include_str!("../../../src/iso/countries.rs");
    let subdivisions = include_str!("../../../src/iso/subdivisions.txt");
    let (_, locked) = include_str!("../Cargo.lock")
        .split_once("name = \"rust_iso3166\"\nversion = \"")
        .expect("the crate is locked");
    let (version, _) = locked.split_once('"').expect("a version ends in a quote");
    for table in [countries, subdivisions] {
        assert!(
            table.contains(&format!("`rust_iso3166` {version},")),
            "{version}"
        );
    }
}

/// The rows of `subdivisions.txt`, below its header.
fn subdivisions() -> Vec<Vec<&'static str>> {
    let table = include_str!("../../../src/iso/subdivisions.txt");
    let (_, rows) = table.split_once("\n\n").expect("the header ends");
    rows.lines().map(|row| row.split('\t').collect()).collect()
}

#[test]
fn subdivisions_are_those_of_the_crate() {
    let mut expected: Vec<[&str; 2]> = rust_iso3166::iso3166_2::SUBDIVISION_MAP
        .values()
        .map(|subdivision| [subdivision.code, subdivision.name])
        .collect();
    expected.sort_unstable();
    let committed: Vec<[&str; 2]> = subdivisions().iter().map(|row| [row[0], row[1]]).collect();
    assert_eq!(committed.len(), 5_046);
    assert_eq!(committed, expected);
}

#[test]
fn a_third_name_is_another_and_no_name_is_empty() {
    for row in subdivisions() {
        assert!(matches!(row.len(), 2 | 3), "{row:?}");
        assert!(row.iter().all(|field| !field.trim().is_empty()), "{row:?}");
        assert!(row.get(2) != row.get(1), "{row:?}");
    }
}

#[test]
fn the_vectors_are_rows_of_the_table() {
    let table = subdivisions();
    let vectors = include_str!("../../../tests/vectors/subdivisions.tsv");
    for row in vectors.lines() {
        let row: Vec<&str> = row.split('\t').collect();
        assert!(table.contains(&row), "{row:?}");
    }
}

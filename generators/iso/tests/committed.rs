//! The committed table has the codes of `rust_iso3166`, all of them and no others.

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
fn the_header_names_the_locked_edition() {
    let table = include_str!("../../../src/iso/countries.rs");
    let (_, locked) = include_str!("../Cargo.lock")
        .split_once("name = \"rust_iso3166\"\nversion = \"")
        .expect("the crate is locked");
    let (version, _) = locked.split_once('"').expect("a version ends in a quote");
    assert!(
        table.contains(&format!("`rust_iso3166` {version},")),
        "{version}"
    );
}

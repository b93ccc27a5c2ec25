//! `okta-mapping preset` and `okta-mapping demo`.

use super::*;

#[test]
fn presets_are_listed() {
    let listed = Ran::of(&["preset", "list"]).value();
    assert_eq!(
        listed,
        "ringcentral-att  RingCentral Office @Hand for AT&T\n"
    );
    let line = json(&Ran::of(&["preset", "list", "--json"]).value());
    assert_eq!(line["name"], "ringcentral-att");
}

#[test]
fn a_preset_is_shown_for_people() {
    let shown = Ran::of(&["preset", "show", "ringcentral-att"]).value();
    insta::assert_snapshot!("preset_show", shown);
}

#[test]
fn a_preset_is_shown_as_json_that_is_one_again() {
    let shown = json(&Ran::of(&["preset", "show", "ringcentral-att", "--json"]).value());
    let preset = okta_mapping::Preset::from_json(&shown).unwrap();
    assert_eq!(preset.user_schema().attributes().count(), 31);
    assert_eq!(preset.to_json(), &shown);
}

#[test]
fn a_preset_that_is_none_is_bad_usage() {
    let told = Ran::of(&["preset", "show", "ringcentral"]).error(2);
    assert!(told.contains("ringcentral-att"), "{told}");
}

#[test]
fn the_demo_fits_a_terminal() {
    let account = Ran::of(&["demo"]).value();
    for line in account.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(account.lines().count() <= 70);
    insta::assert_snapshot!("demo", account);
}

#[test]
fn help_has_examples() {
    insta::assert_snapshot!("help_preset", Ran::of(&["preset", "--help"]).value());
}

//! The committed table is what the package gives today for the edition in its header. Needs npm and its registry.

use std::process::Command;

#[path = "../../../src/standards/phone/plans.rs"]
mod plans;

use plans::{CARRIER_SELECTION, PLANS};

#[test]
fn the_table_is_that_of_the_package() {
    let run = concat!(env!("CARGO_MANIFEST_DIR"), "/run.sh");
    let output = Command::new(run).arg("--check").output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn the_header_names_the_edition() {
    let (_, edition) = include_str!("../run.sh").split_once("edition=").unwrap();
    let edition = edition.lines().next().unwrap();
    let table = include_str!("../../../src/standards/phone/plans.rs");
    assert!(table.contains(&format!("`libphonenumber-js` {edition},")));
}

#[test]
fn rows_are_sorted_and_have_the_form_of_their_kind() {
    assert!(PLANS.is_sorted_by(|a, b| a.alpha2 < b.alpha2));
    for plan in &PLANS {
        assert!(plan.lengths.contains(&plan.full_length), "{plan:?}");
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        assert!((1..=3).contains(&plan.calling_code.len()), "{plan:?}");
        for part in [
            plan.calling_code,
            plan.international_prefix,
            plan.trunk_prefix,
        ] {
            assert!(digits(part), "{plan:?}");
        }
        assert!(
            !plan.lengths.is_empty() && plan.lengths.is_sorted(),
            "{plan:?}"
        );
    }
    assert!(
        PLANS
            .iter()
            .any(|plan| plan.alpha2 == "IT" && plan.leading_zero)
    );
    assert!(
        PLANS
            .iter()
            .all(|plan| plan.alpha2 != "FR" || !plan.leading_zero)
    );
    let known = |alpha2: &&str| PLANS.iter().any(|plan| plan.alpha2 == *alpha2);
    assert!(CARRIER_SELECTION.iter().all(known));
}

//! Fixes of files: only the expressions change, until nothing is left to fix.

use okta_mapping::files::{Checker, Document, mend};
use okta_mapping::{Dialect, ExampleKind, codes};
use proptest::prelude::*;

use crate::escapes::{in_json, in_terraform, written};

/// Rounds after which a file must be mended.
const ROUNDS: usize = 10;

/// Expressions of the table of codes that have a fix in a claim.
fn mendable() -> Vec<&'static str> {
    let classic = |text: &&str| {
        let claim = serde_json::json!({"name": "x", "valueType": "EXPRESSION", "value": text});
        let document = Document::read("claim.json", claim.to_string().as_bytes());
        let findings = Checker::default().check(&document);
        findings
            .iter()
            .any(|finding| finding.diagnostic.fix().is_some())
    };
    codes::all()
        .filter(|code| {
            matches!(
                code.wrong.kind,
                ExampleKind::Expression(Dialect::Classic) | ExampleKind::Analysed(Dialect::Classic)
            )
        })
        .map(|code| code.wrong.text)
        .filter(classic)
        .collect()
}

/// Mends a file to the end.
fn mended(name: &str, file: &str) -> String {
    let mut text = file.to_owned();
    for _ in 0..ROUNDS {
        let document = Document::read(name, text.as_bytes());
        let (next, applied) = mend(&document, &Checker::default().check(&document));
        if applied == 0 {
            return text;
        }
        text = next;
    }
    panic!("{file} is never mended: {text}");
}

#[test]
fn there_are_expressions_to_mend() {
    assert!(mendable().len() >= 5, "{:?}", mendable());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn only_expressions_change(
        expressions in proptest::collection::vec(proptest::sample::select(mendable()), 1..4),
        choices in proptest::collection::vec(any::<u8>(), 1..40),
    ) {
        let text: Vec<String> = expressions.iter().map(|text| format!("({text})")).collect();
        let text = text.join(" and ");
        let spelled: Vec<(char, u8)> = text.chars().zip(choices.iter().copied().cycle()).collect();
        let json = ("x.json", "{\t\"value\" :\"", "\",\r\n\"valueType\":\"EXPRESSION\" , \"n\": 1.50}  ");
        let terraform = ("x.tf", "# é\nresource \"okta_auth_server_claim\" \"x\" {\n\tvalue=\"", "\" # $${\n}");
        for ((name, before, after), spelling) in [(json, in_json(&spelled)), (terraform, in_terraform(&spelled))] {
            let file = format!("{before}{}{after}", written(&spelling));
            let mended = mended(name, &file);
            let inside = mended.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            prop_assert!(inside.is_some(), "{mended}");
            let document = Document::read(name, mended.as_bytes());
            prop_assert_eq!(document.sites().len(), 1);
            let findings = Checker::default().check(&document);
            for finding in findings {
                prop_assert!(finding.diagnostic.phase() != okta_mapping::Phase::Parse, "{mended}");
            }
        }
    }
}

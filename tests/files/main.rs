//! Files that hold expressions: what is found in them, where, and what is wrong with them.
#![cfg(feature = "terraform")]

mod bad;
mod escapes;
mod fixes;
mod kinds;
mod rules;
mod suppression;
mod terraform;

use okta_mapping::files::{Checker, Document};

/// The codes that are found in a file, in order.
fn codes(name: &str, text: &str) -> Vec<&'static str> {
    codes_of(&Checker::default(), name, text)
}

fn codes_of(checker: &Checker, name: &str, text: &str) -> Vec<&'static str> {
    let document = Document::read(name, text.as_bytes());
    let findings = checker.check(&document);
    findings
        .iter()
        .map(|finding| finding.diagnostic.code().name)
        .collect()
}

//! Any text parses or is refused; what parses prints and parses to the same tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okta_mapping::{Expression, Limits};

fuzz_target!(|text: &str| {
    let limits = Limits::default();
    match Expression::parse(text, &limits) {
        Ok(tree) => {
            let printed = tree.to_string();
            // Canonical text can be a little longer than what was written: `1e9` prints as `1.0E9`.
            let mut roomy = limits;
            roomy.expression_length = usize::MAX;
            let again = Expression::parse(&printed, &roomy).expect("canonical text parses");
            assert!(tree == again, "{printed:?} means something else");
            assert_eq!(printed, again.to_string());
        }
        Err(error) => {
            let diagnostic = error.diagnostic();
            assert!(text.get(diagnostic.span().range()).is_some(), "{diagnostic:?}");
        }
    }
});

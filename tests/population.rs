//! Values that several people share, against a model that keeps everything.

use okta_mapping::population::{KeyFold, UniqueIndex};
use proptest::prelude::*;

const FOLDS: [KeyFold; 4] = [
    KeyFold::Exact,
    KeyFold::IgnoreCase,
    KeyFold::Login,
    KeyFold::TrimmedText,
];

fn duplicates<'k>(
    fold: KeyFold,
    keys: impl IntoIterator<Item = (&'k str, u64)>,
) -> Vec<(String, Vec<u64>)> {
    let mut index = UniqueIndex::new(fold);
    for (key, line) in keys {
        index.insert(key, line);
    }
    index.finish().collect()
}

/// The folds under which two values count as one.
fn folds_that_equate(left: &str, right: &str) -> Vec<KeyFold> {
    FOLDS
        .into_iter()
        .filter(|fold| !duplicates(*fold, [(left, 1), (right, 2)]).is_empty())
        .collect()
}

#[test]
fn each_fold_ignores_its_own_differences() {
    use KeyFold::{Exact, IgnoreCase, Login, TrimmedText};
    for (left, right, folds) in [
        ("jane", "jane", &FOLDS[..]),
        ("Jane", "jANE", &[IgnoreCase, Login]),
        ("ÉLAN", "élan", &[IgnoreCase, Login]),
        ("ΣΑΣ", "σας", &[IgnoreCase, Login]),
        ("STRASSE", "straße", &[]),
        ("élan", "elan", &[Login]),
        ("\u{e9}lan", "e\u{301}lan", &[Login]),
        ("İ", "i", &[Login]),
        ("が", "か", &[Login]),
        ("søren", "soren", &[]),
        ("कु", "कू", &[]),
        ("101", " 101\t", &[TrimmedText]),
        ("101", "\u{a0}101", &[TrimmedText]),
        ("1 01", "101", &[]),
        ("0101", "101", &[]),
        ("jane", "joan", &[]),
        // Nothing is left to compare.
        ("", "", &[]),
        (" ", " ", &[Exact, IgnoreCase, Login]),
        ("\u{301}", "\u{301}", &[Exact, IgnoreCase, TrimmedText]),
    ] {
        assert_eq!(folds_that_equate(left, right), folds, "{left:?} {right:?}");
    }
}

#[test]
fn values_come_in_the_order_of_their_first_line() {
    let keys = [
        ("once", 1),
        ("B", 2),
        ("a", 3),
        ("A", 5),
        ("b", 8),
        ("a", 8),
    ];
    assert_eq!(
        duplicates(KeyFold::IgnoreCase, keys),
        [
            ("b".to_owned(), vec![2, 8]),
            ("a".to_owned(), vec![3, 5, 8])
        ]
    );
    assert_eq!(
        duplicates(KeyFold::Exact, keys),
        [("a".to_owned(), vec![3, 8])]
    );
}

#[test]
fn lines_are_kept_as_they_come() {
    let keys = [("a", u64::MAX), ("a", 0), ("a", 7), ("a", 7)];
    assert_eq!(
        duplicates(KeyFold::Exact, keys),
        [("a".to_owned(), vec![u64::MAX, 0, 7, 7])]
    );
}

#[test]
fn many_different_values_do_not_collide() {
    let keys: Vec<String> = (0..50_000).map(|number| number.to_string()).collect();
    let numbered = keys.iter().map(String::as_str).zip(1..);
    assert_eq!(duplicates(KeyFold::Login, numbered), []);
}

#[test]
fn a_megabyte_of_marks_is_read_in_one_pass() {
    let marks = "\u{301}\u{316}".repeat(250_000);
    let key = format!("e{marks}");
    assert_eq!(
        duplicates(KeyFold::Login, [("E", 1), (&key, 2)]),
        [("e".to_owned(), vec![1, 2])]
    );
}

/// What [`UniqueIndex`] should find, found in quadratic time.
fn model(fold: KeyFold, keys: &[(String, u64)]) -> Vec<(String, Vec<u64>)> {
    let mut groups: Vec<(String, Vec<u64>)> = Vec::new();
    for (key, line) in keys {
        let key = fold.apply(key).into_owned();
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, lines)) => lines.push(*line),
            None => groups.push((key, vec![*line])),
        }
    }
    groups.retain(|(key, lines)| !key.is_empty() && lines.len() > 1);
    groups
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[aAáÁ\u{301} ]{0,2}", 1 => any::<String>()]
}

proptest! {
    #[test]
    fn the_index_finds_what_the_model_finds(
        keys in prop::collection::vec((key(), any::<u64>()), 0..40),
        fold in prop::sample::select(&FOLDS[..]),
    ) {
        let found = duplicates(fold, keys.iter().map(|(key, line)| (key.as_str(), *line)));
        prop_assert_eq!(found, model(fold, &keys));
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>(), fold in prop::sample::select(&FOLDS[..])) {
        let once = fold.apply(&text).into_owned();
        prop_assert_eq!(fold.apply(&once), once.as_str());
    }

    #[test]
    fn what_differs_in_case_only_is_one_login(text in any::<String>()) {
        let same_case = KeyFold::IgnoreCase.apply(&text);
        prop_assert_eq!(KeyFold::Login.apply(&same_case), KeyFold::Login.apply(&text));
    }
}

//! Each key of an attribute.

use super::*;

#[test]
fn types_are_kept_apart() {
    let of = |value: Json| (value, "type");
    check(
        json!({"type": "string"}),
        &[json!("x"), json!(""), json!(null)],
        &[
            of(json!(1)),
            of(json!(true)),
            of(json!(["x"])),
            of(json!({})),
        ],
    );
    check(
        json!({"type": "boolean"}),
        &[json!(true), json!(false), json!(null), json!("")],
        &[of(json!("true")), of(json!(0)), of(json!([]))],
    );
    check(
        json!({"type": "integer"}),
        &[
            json!(2),
            json!(2.0),
            json!(-0.0),
            json!(i64::MAX),
            json!(i64::MIN),
            json!(null),
        ],
        &[
            of(json!(2.5)),
            of(json!("2")),
            of(json!(u64::MAX)),
            of(json!(1e300)),
            of(json!(9_223_372_036_854_775_808.0)),
        ],
    );
    check(
        json!({"type": "number"}),
        &[json!(2), json!(2.5), json!(u64::MAX)],
        &[of(json!("2.5")), of(json!(true))],
    );
    check(
        json!({"type": "array", "items": {"type": "string"}}),
        &[json!([]), json!(["a", "b"]), json!(null), json!("")],
        &[of(json!("a")), of(json!([1])), of(json!(["a", null]))],
    );
    check(json!({"type": "object"}), &[json!({"a": 1}), json!(3)], &[]);
    check(
        json!({"type": "hologram"}),
        &[json!({"a": 1}), json!(3)],
        &[],
    );
}

#[test]
fn a_wrong_type_says_what_to_write() {
    let schema = schema(
        json!({"x": {"type": "string", "title": "Ex"}, "y": {"type": "array", "items": {"type": "string"}}}),
    );
    let found = findings(&schema, &json!({"x": ["a"], "y": "a"}));
    let told: Vec<String> = found.iter().map(Finding::to_string).collect();
    insta::assert_debug_snapshot!(told);
}

#[test]
fn integers_beyond_32_bits_are_doubtful() {
    let schema = schema(json!({"x": {"type": "integer"}}));
    for (value, doubtful) in [
        (2_147_483_647_i64, false),
        (2_147_483_648, true),
        (-2_147_483_648, false),
        (-2_147_483_649, true),
    ] {
        let found = findings(&schema, &json!({"x": value}));
        assert_eq!(
            found
                .iter()
                .any(|finding| finding.code == "integer-beyond-32-bit"),
            doubtful,
            "{value}"
        );
    }
}

#[test]
fn required_means_neither_missing_nor_null_nor_empty() {
    let own = schema(json!({"x": {"type": "string", "required": true}}));
    for profile in [json!({}), json!({"x": null}), json!({"x": ""})] {
        assert_eq!(codes(&own, &profile), ["required"], "{profile}");
    }
    assert!(codes(&own, &json!({"x": " "})).is_empty());
    let listed = json!({"definitions": {"base": {"properties": {"x": {"type": "string"}}, "required": ["x"]}}});
    assert_eq!(
        codes(&Schema::from_json(&listed).unwrap(), &json!({})),
        ["required"]
    );
}

#[test]
fn lengths_count_utf16_units_assumption() {
    let attribute = json!({"type": "string", "minLength": 2, "maxLength": 3});
    check(
        attribute,
        &all(["ab", "abc", "é́", "😀", "a😀", "", "日本語"]),
        &[
            (json!("a"), "min-length"),
            (json!("abcd"), "max-length"),
            (json!("😀😀"), "max-length"),
        ],
    );
    check(
        json!({"type": "string", "maxLength": null}),
        &all(["x".repeat(5_000)]),
        &[],
    );
    check(
        json!({"type": "array", "items": {"type": "string"}, "maxLength": 1}),
        &[json!(["a", "b"])],
        &[],
    );
}

#[test]
fn bounds_are_inclusive_and_exact_assumption() {
    check(
        json!({"type": "integer", "minimum": 2, "maximum": 4}),
        &all([2, 3, 4]),
        &[(json!(1), "minimum"), (json!(5), "maximum")],
    );
    check(
        json!({"type": "number", "minimum": 0.5, "maximum": 9_007_199_254_740_993_i64}),
        &[
            json!(0.5),
            json!(1),
            json!(9_007_199_254_740_992.0),
            json!(9_007_199_254_740_993_i64),
        ],
        &[
            (json!(0.49), "minimum"),
            (json!(-1e300), "minimum"),
            (json!(9_007_199_254_740_994_i64), "maximum"),
            (json!(1e300), "maximum"),
        ],
    );
    check(
        json!({"type": "number", "minimum": -1.5, "maximum": -0.5}),
        &[json!(-1), json!(-1.5), json!(-0.5)],
        &[(json!(-2), "minimum"), (json!(0), "maximum")],
    );
}

#[test]
fn patterns_match_the_whole_value_assumption() {
    check(
        json!({"type": "string", "pattern": "[A-Z]{2}[0-9]+"}),
        &all(["AB1", "AB12", ""]),
        &[
            (json!("xAB1"), "pattern"),
            (json!("AB1x"), "pattern"),
            (json!("AB1\n"), "pattern"),
        ],
    );
    let schema = schema(json!({"x": {"type": "string", "pattern": "[a"}}));
    let found = findings(&schema, &json!({"x": "a"}));
    assert_eq!(
        (found[0].severity, found[0].code),
        (Severity::Warning, "pattern-unchecked")
    );
}

#[test]
fn enumerations_are_exact() {
    check(
        json!({"type": "string", "enum": ["S", "M"], "oneOf": [{"const": "S", "title": "Small"}, {"const": "M", "title": "Medium"}]}),
        &all(["S", "M", ""]),
        &[
            (json!("s"), "enum"),
            (json!("S "), "enum"),
            (json!("Small"), "enum"),
        ],
    );
    check(
        json!({"type": "integer", "enum": [1, 2]}),
        &[json!(1), json!(2.0)],
        &[(json!(3), "enum")],
    );
    check(
        json!({"type": "array", "items": {"type": "string", "enum": ["a"]}}),
        &[json!(["a", "a"])],
        &[(json!(["a", "b"]), "enum")],
    );
    let schema = schema(
        json!({"x": {"type": "string", "enum": ["S", "M"], "oneOf": [{"const": "S", "title": "Small"}, {"const": "M", "title": "Medium"}]}}),
    );
    for (value, fix) in [("Small", Some("S")), (" m", Some("M")), ("XL", None)] {
        assert_eq!(
            findings(&schema, &json!({"x": value}))[0].fix,
            fix.map(Json::from),
            "{value}"
        );
    }
}

#[test]
fn places_in_arrays_are_told() {
    let schema =
        schema(json!({"x": {"type": "array", "title": "Ex", "items": {"type": "number"}}}));
    let found = findings(&schema, &json!({"x": [1, "a", 2, null]}));
    let places: Vec<Option<usize>> = found.iter().map(|finding| finding.index).collect();
    assert_eq!(places, [Some(1), Some(3)]);
    assert!(found.iter().all(|finding| finding.help.is_none()));
    assert!(
        found[0].message.starts_with("Ex (x)[1]: "),
        "{}",
        found[0].message
    );
    let many: Vec<u32> = (0..1_001).collect();
    assert_eq!(
        findings(&schema, &json!({"x": many}))[0].code,
        "many-elements"
    );
    assert!(findings(&schema, &json!({"x": many[1..]})).is_empty());
}

#[test]
fn formats_are_judged() {
    for (format, good, bad) in [
        ("email", "jo@example.com", "jo@@example.com"),
        ("uri", "https://example.com/a?b#c", "a b"),
        ("date-time", "2024-02-29T10:00:00Z", "2023-02-29T10:00:00Z"),
        ("country-code", "GB", "UK"),
        ("language-code", "en-US", "en_US"),
        ("locale", "en_US", "en-US"),
        ("timezone", "America/Denver", "America/denver"),
    ] {
        let attribute = json!({"type": "string", "format": format});
        check(
            attribute,
            &[json!(good), json!(""), json!(null)],
            &[(json!(bad), "format")],
        );
        let schema = schema(json!({"x": {"type": "string", "format": format}}));
        assert_eq!(
            findings(&schema, &json!({"x": bad}))[0].constraint,
            Some(json!(format))
        );
    }
    for format in ["ref-id", "encrypted", "hashed", "ipv4"] {
        check(
            json!({"type": "string", "format": format}),
            &[json!("anything at all")],
            &[],
        );
    }
}

#[test]
fn secrets_are_never_shown() {
    for format in ["encrypted", "hashed"] {
        let schema = schema(
            json!({"x": {"type": "string", "format": format, "maxLength": 3, "pattern": "a+", "enum": ["a"]}}),
        );
        let told = format!("{:?}", findings(&schema, &json!({"x": "pa55word"})));
        assert!(!told.contains("pa55word"), "{told}");
    }
    let schema = schema(
        json!({"x": {"type": "string", "mutability": "WRITE_ONLY", "maxLength": 3, "enum": ["a"]}}),
    );
    let told = format!("{:?}", findings(&schema, &json!({"x": "pa55word"})));
    assert!(!told.contains("pa55word"), "{told}");
}

#[test]
fn blanks_that_alone_are_wrong_are_told_and_never_trimmed() {
    let schema = schema(json!({"x": {"type": "string", "pattern": "[0-9]+"}}));
    let message = |value: &str| findings(&schema, &json!({"x": value}))[0].message.clone();
    assert!(message("12 ").ends_with("without the blanks at its ends it would pass"));
    assert!(!message("1a ").contains("blanks"));
}

#[test]
fn lengths_of_an_array_are_ignored_and_labels_of_its_items_help() {
    check(
        json!({"type": "array", "items": {"type": "string"}, "minLength": 3, "maxLength": 4, "pattern": "x"}),
        &[json!(["a", "abcdef"])],
        &[],
    );
    let labels = json!([{"const": "S", "title": "Small"}]);
    let items = json!({"type": "string", "enum": ["S"], "oneOf": labels});
    let schema = schema(json!({"x": {"type": "array", "items": items}}));
    let found = findings(&schema, &json!({"x": ["Small"]}));
    assert_eq!(found[0].fix, Some(json!("S")));
}

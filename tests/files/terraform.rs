//! Terraform files: resources, references, what is known only when Terraform runs.

use std::fs;

use okta_mapping::files::{Checker, Document, TerraformModule};
use okta_mapping::mapping::Direction;
use okta_mapping::schema::{Attribute, Schema};

use crate::{codes, codes_of};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/terraform");

#[test]
fn the_expressions_of_the_samples() {
    let mut shown = String::new();
    for name in [
        "claims.tf",
        "group-rules.tf",
        "ringcentral.tf",
        "with-mistakes.tf",
    ] {
        let bytes = fs::read(format!("{FOLDER}/{name}")).unwrap();
        let document = Document::read(name, &bytes);
        for mapping in document.mappings() {
            shown += &format!("{name}: {:?}, app {:?}\n", mapping.direction, mapping.app);
            for target in &mapping.targets {
                shown += &format!("  {} {}\n", target.attribute, target.push.as_str());
            }
        }
        for site in document.sites() {
            let line = document.position(site.map.whole().start()).line;
            let place = site.place.unwrap().as_str();
            shown += &format!(
                "{name}:{line}: {place}, {}, {:?}\n",
                site.owner, site.attribute
            );
            shown += &format!("  {}\n", site.text.replace('\n', "\n  "));
        }
    }
    insta::assert_snapshot!(shown);
}

/// A group rule with this expression.
fn rule(value: &str) -> String {
    format!("resource \"okta_group_rule\" \"x\" {{\n  expression_value = {value}\n}}\n")
}

#[test]
fn references_to_texts_of_the_folder_are_resolved() {
    let mut module = TerraformModule::default();
    module.add(
        br#"locals {
          city  = "Oakland"
          whole = "user.city == \"Oakland\""
          sum   = "${var.x}"
        }
        resource "okta_user_schema_property" "badge" { index = "badgeId" }"#,
    );
    module.add(b"this is no Terraform {");
    for (value, text) in [
        (
            r#""user.city == \"${local.city}\"""#,
            "user.city == \"Oakland\"",
        ),
        (r#"local.whole"#, "user.city == \"Oakland\""),
        (r#"(local.whole)"#, "user.city == \"Oakland\""),
        (
            r#""user.${okta_user_schema_property.badge.index} == '1'""#,
            "user.badgeId == '1'",
        ),
        (r#""user.${"city"} == '1'""#, "user.city == '1'"),
        (r#""user.${local.absent} == '1'""#, "user.unknown == '1'"),
        (r#""user.${local.sum} == '1'""#, "user.unknown == '1'"),
        (r#""user.${var.name} == '1'""#, "user.unknown == '1'"),
        (r#""'%{ if var.x }a%{ endif }' == '1'""#, "'unknown' == '1'"),
    ] {
        let document = Document::read_in("x.tf", rule(value).as_bytes(), &module);
        assert_eq!(document.sites()[0].text, text, "{value}");
    }
}

#[test]
fn nothing_is_said_of_what_only_terraform_knows() {
    let note = "not-checkable";
    for (value, expected) in [
        (r#"join("", ["user.x"])"#, &[note][..]),
        (r#"templatefile("x", {})"#, &[note]),
        (r#"var.x ? "user.x" : "user.y""#, &[note]),
        (r#"local.absent"#, &[note]),
        (r#""${var.whole}""#, &[note]),
        (r#""user.x == '${var.a}' ${var.more}""#, &[note, note]),
        (r#""${var.prefix}Function(user.x) == 1""#, &[note]),
        (r#""appuser.x == ${var.a}""#, &["reference-of-use", note]),
        (
            r#""user.x == '${var.a}' and appuser.y == 1""#,
            &[note, "reference-of-use"],
        ),
        ("null", &["no-expression"]),
    ] {
        assert_eq!(codes("x.tf", &rule(value)), expected, "{value}");
    }
}

/// A mapping with ends, and an expression where nothing else tells.
fn mapping(source: &str, target: &str, text: &str) -> String {
    format!(
        "resource \"okta_profile_mapping\" \"x\" {{\n  source_id = {source}\n  target_id = {target}\n  mappings {{\n    id = \"a\"\n    expression = \"{text}\"\n  }}\n}}\n"
    )
}

#[test]
fn directions_are_told_by_the_ends_or_the_references() {
    use Direction::{ToApp, ToOkta};
    let okta = "data.okta_user_profile_mapping_source.user.id";
    let app = "okta_app_oauth.crm.id";
    for (source, target, text, direction) in [
        (okta, app, "1", Some(ToApp)),
        (app, okta, "1", Some(ToOkta)),
        (okta, "var.x", "1", Some(ToApp)),
        ("var.x", okta, "1", Some(ToOkta)),
        ("var.x", app, "1", Some(ToApp)),
        (app, "var.x", "1", Some(ToOkta)),
        ("data.okta_app.crm.id", "var.x", "1", Some(ToOkta)),
        ("\"0oa1\"", "var.x", "1", Some(ToOkta)),
        ("\"oty1\"", "var.x", "1", Some(ToApp)),
        ("okta_user_type.x.id", "var.x", "1", Some(ToApp)),
        ("var.x", "var.y", "user.a", Some(ToApp)),
        ("var.x", "var.y", "appuser.a", Some(ToOkta)),
        ("var.x", "var.y", "a", None),
        (okta, okta, "1", None),
    ] {
        let text = mapping(source, target, text);
        let document = Document::read("x.tf", text.as_bytes());
        assert_eq!(document.mappings()[0].direction, direction, "{text}");
    }
    assert_eq!(codes("x.tf", &mapping(okta, okta, "1")), ["mapping-ends"]);
    assert_eq!(
        codes("x.tf", &mapping(app, "\"0oa2\"", "1")),
        ["mapping-ends"]
    );
}

#[test]
fn what_is_not_listed_is_missed_only_where_it_is_deleted() {
    let schema = Schema::app_user("crm")
        .with(Attribute::string("a"))
        .unwrap();
    let schema = schema.with(Attribute::string("b").required()).unwrap();
    let checker = Checker::default().with_target_schema(schema);
    let ends = "source_id = \"oty1\"\n  target_id = \"0oa1\"\n";
    let block = "mappings {\n id = \"a\"\n expression = \"user.a\"\n }\n";
    let repeated = "dynamic \"mappings\" {\n for_each = var.x\n content {\n id = mappings.key\n expression = \"user.a\"\n }\n }\n";
    for (rest, expected) in [
        (block.to_owned(), &[][..]),
        (format!("delete_when_absent = false\n{block}"), &[]),
        (
            format!("delete_when_absent = true\n{block}"),
            &["required-unmapped"],
        ),
        (format!("delete_when_absent = true\n{block}{repeated}"), &[]),
    ] {
        let text = format!("resource \"okta_profile_mapping\" \"x\" {{\n{ends}{rest}}}\n");
        assert_eq!(codes_of(&checker, "x.tf", &text), expected, "{text}");
    }
}

#[test]
fn schema_properties_join_the_schema_that_is_given() {
    let properties = "resource \"okta_app_user_schema_property\" \"x\" {\n  app_id = okta_app_oauth.crm.id\n  index = \"a\"\n  title = \"A\"\n  type = \"string\"\n}\n";
    let text = mapping("\"oty1\"", "okta_app_oauth.crm.id", "user.b");
    let empty = || Checker::default().with_target_schema(Schema::app_user("crm"));
    assert_eq!(codes_of(&empty(), "x.tf", &text), ["unknown-target"]);
    assert_eq!(
        codes_of(&empty(), "x.tf", &format!("{text}{properties}")),
        [""; 0]
    );
    let of_another = properties.replace("crm", "other");
    assert_eq!(
        codes_of(&empty(), "x.tf", &format!("{text}{of_another}")),
        ["unknown-target"]
    );
    // Also from another file of the folder.
    let mut module = TerraformModule::default();
    module.add(properties.as_bytes());
    let document = Document::read_in("x.tf", text.as_bytes(), &module);
    assert!(empty().check(&document).is_empty());
}

#[test]
fn rules_read_the_schema_properties_of_the_folder() {
    let property = |index: &str| {
        format!(
            "resource \"okta_user_schema_property\" \"x\" {{\n  index = \"{index}\"\n  title = \"A\"\n  type = \"string\"\n}}\n"
        )
    };
    let rule = rule("\"user.cost_center == 'a'\"");
    let checker = Checker::default().with_user_schema(Schema::user("user"));
    for (index, expected) in [("cost_center", &[][..]), ("center", &["unknown-attribute"])] {
        let text = format!("{rule}{}", property(index));
        assert_eq!(codes_of(&checker, "x.tf", &text), expected, "{text}");
    }
}

#[test]
fn a_missing_push_status_is_create_only() {
    let text = mapping("okta_app_oauth.crm.id", "\"oty1\"", "appuser.a");
    let of = |app| codes_of(&Checker::default().with_profile_source(app), "x.tf", &text);
    assert_eq!(of("crm"), ["push-status-not-allowed"]);
    assert_eq!(of("other"), [""; 0]);
    let preconfigured =
        "resource \"okta_app_oauth\" \"crm\" {\n  preconfigured_app = \"crm_suite\"\n}\n";
    let text = format!("{preconfigured}{text}");
    let checker = Checker::default().with_profile_source("crm_suite");
    assert_eq!(
        codes_of(&checker, "x.tf", &text),
        ["push-status-not-allowed"]
    );
    let text = text.replace("\"appuser.a\"", "\"appuser.a\"\n    push_status = \"push\"");
    assert_eq!(codes_of(&checker, "x.tf", &text), ["wrong-shape"]);
}

#[test]
fn apps_are_read_by_their_variable_name_alone() {
    let preconfigured =
        "resource \"okta_app_oauth\" \"crm\" {\n  preconfigured_app = \"crm_suite\"\n}\n";
    let of = |text| {
        let mapping = mapping("\"oty1\"", "okta_app_oauth.crm.id", text);
        codes("x.tf", &format!("{preconfigured}{mapping}"))
    };
    assert_eq!(of("crm.a"), [""; 0]);
    assert_eq!(of("crm_suite"), [""; 0]);
    assert_eq!(of("crm_suite.a"), ["wrong-direction"]);
}

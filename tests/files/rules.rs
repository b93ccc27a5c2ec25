//! What stands around the expressions: each rule with both sides of its limit.

use okta_mapping::files::{Checker, Document};
use okta_mapping::schema::{Attribute, Mutability, Schema};
use okta_mapping::{Level, Use};

use crate::{codes, codes_of};

fn group_rule(name: &str, groups: usize, users: usize) -> String {
    serde_json::json!({
        "type": "group_rule", "name": name,
        "conditions": {
            "people": {"users": {"exclude": vec!["00u"; users]}},
            "expression": {"value": "user.isActive == true"},
        },
        "actions": {"assignUserToGroups": {"groupIds": vec!["00g"; groups]}},
    })
    .to_string()
}

#[test]
fn group_rules_have_limits() {
    for (name, groups, users, expected) in [
        ("x".to_owned(), 0, 0, &[][..]),
        ("x".repeat(50), 100, 100, &[]),
        ("😀".repeat(25), 1, 1, &[]),
        (String::new(), 1, 1, &["name-length"]),
        ("x".repeat(51), 1, 1, &["name-length"]),
        ("😀".repeat(26), 1, 1, &["name-length"]),
        ("x".to_owned(), 101, 0, &["group-rule-limit"]),
        ("x".to_owned(), 0, 101, &["group-rule-limit"]),
    ] {
        assert_eq!(codes("x.json", &group_rule(&name, groups, users)), expected);
    }
    let rules = |count| format!("[{}]", vec![group_rule("x", 0, 0); count].join(","));
    assert_eq!(codes("x.json", &rules(2_000)), [""; 0]);
    assert_eq!(codes("x.json", &rules(2_001)), ["group-rule-limit"]);
}

#[test]
fn saml_attributes_have_names_of_512_characters() {
    let statement = |length| {
        format!(
            r#"{{"settings": {{"signOn": {{"attributeStatements": [{{"type": "EXPRESSION", "name": "{}", "values": ["1"]}}]}}}}}}"#,
            "x".repeat(length)
        )
    };
    assert_eq!(codes("x.json", &statement(512)), [""; 0]);
    assert_eq!(codes("x.json", &statement(513)), ["name-length"]);
}

/// A mapping between `crm` and Okta with one attribute.
fn mapping(to_okta: bool, expression: &str, push: &str) -> String {
    let user = r#"{"name": "user", "type": "user"}"#;
    let app = r#"{"name": "crm", "type": "appuser"}"#;
    let (source, target) = if to_okta { (app, user) } else { (user, app) };
    format!(
        r#"{{"source": {source}, "target": {target}, "properties": {{"title": {{"expression": "{expression}", "pushStatus": "{push}"}}}}}}"#
    )
}

#[test]
fn a_profile_source_takes_push_only_and_others_never() {
    let code = "push-status-not-allowed";
    for (sources, to_okta, push, expected) in [
        (&[][..], true, "DONT_PUSH", &[][..]),
        (&["crm"], true, "PUSH", &[]),
        (&["crm"], true, "DONT_PUSH", &[code]),
        (&["other"], true, "PUSH", &[code]),
        (&["other", "crm"], true, "PUSH", &[]),
        (&["other"], true, "DONT_PUSH", &[]),
        (&["other"], false, "PUSH", &[]),
        (&["crm"], false, "DONT_PUSH", &[]),
    ] {
        let checker = sources.iter().fold(Checker::default(), |checker, app| {
            checker.with_profile_source(app)
        });
        let text = mapping(to_okta, "source.x", push);
        assert_eq!(
            codes_of(&checker, "x.json", &text),
            expected,
            "{sources:?} {text}"
        );
    }
}

#[test]
fn expressions_read_the_source() {
    let found = |to_okta, expression: &str| {
        let text = mapping(to_okta, expression, "PUSH");
        let document = Document::read("x.json", text.as_bytes());
        let findings = Checker::default().check(&document);
        let of_direction = findings
            .iter()
            .filter(|finding| finding.diagnostic.code().name == "wrong-direction");
        let levels = of_direction.map(|finding| {
            let written = &text[finding.diagnostic.span().range()];
            (written.to_owned(), finding.diagnostic.level())
        });
        levels.collect::<Vec<_>>()
    };
    for fine in [
        "appuser.x",
        "appUser.x",
        "source.x",
        "x",
        "crm.x",
        "other.x",
    ] {
        assert_eq!(found(true, fine), [], "{fine}");
    }
    for fine in [
        "user.x",
        "source.x",
        "x",
        "other.x",
        "user.appuser",
        "'appuser'",
    ] {
        assert_eq!(found(false, fine), [], "{fine}");
    }
    let warning = |name: &str| (name.to_owned(), Level::Warning);
    let error = |name: &str| (name.to_owned(), Level::Error);
    assert_eq!(found(true, "appuser.x + user.y"), [warning("user")]);
    assert_eq!(found(false, "appuser.x"), [error("appuser")]);
    assert_eq!(
        found(false, "crm.x != null ? appUser : user.z"),
        [error("crm"), error("appUser")]
    );
}

#[test]
fn targets_exist_can_be_written_and_are_mapped_where_required() {
    let schema = |attribute: okta_mapping::schema::AttributeBuilder| {
        Schema::app_user("crm").with(attribute).unwrap()
    };
    let title = || Attribute::string("title");
    for (schema, expected) in [
        (schema(title()), &[][..]),
        (schema(title().required()), &[]),
        (schema(Attribute::string("Title")), &["unknown-target"]),
        (
            schema(title().mutability(Mutability::ReadOnly)),
            &["read-only"],
        ),
        (schema(title().mutability(Mutability::Immutable)), &[]),
        (
            schema(title())
                .with(Attribute::string("site").required())
                .unwrap(),
            &["required-unmapped"],
        ),
        (
            schema(title())
                .with(Attribute::string("site").required().default_value("x"))
                .unwrap(),
            &[],
        ),
        (
            schema(title())
                .with(Attribute::string("userName").required())
                .unwrap(),
            &[],
        ),
    ] {
        let text = mapping(false, "user.nickName", "PUSH");
        let by_target = Checker::default().with_target_schema(schema.clone());
        assert_eq!(codes_of(&by_target, "x.json", &text), expected);
        let by_name = Checker::default().with_app_schema("crm", schema.clone());
        assert_eq!(codes_of(&by_name, "x.json", &text), expected);
        let of_another = Checker::default().with_app_schema("other", schema);
        assert_eq!(codes_of(&of_another, "x.json", &text), [""; 0]);
    }
    let user = Schema::user("user")
        .with(Attribute::string("titel"))
        .unwrap();
    let checker = Checker::default().with_user_schema(user);
    let document = Document::read("x.json", mapping(true, "appuser.x", "PUSH").as_bytes());
    let findings = checker.check(&document);
    assert_eq!(findings[0].diagnostic.help(), Some("did you mean `titel`?"));
    assert_eq!(findings[0].site, Some(0));
}

#[test]
fn built_in_templates_are_a_closed_list() {
    let app = |template: &str, kind: &str| {
        serde_json::json!({"credentials": {"userNameTemplate": {"template": template, "type": kind}}})
            .to_string()
    };
    for (template, kind, expected) in [
        ("${source.login}", "BUILT_IN", &[][..]),
        (
            "${fn:substringBefore(source.login, \"@\")}",
            "BUILT_IN",
            &[],
        ),
        ("${source.userName}${instance.userSuffix}", "BUILT_IN", &[]),
        ("${source.Login}", "BUILT_IN", &["unknown-template"]),
        ("source.login", "BUILT_IN", &["unknown-template"]),
        ("", "BUILT_IN", &[]),
        ("", "NONE", &["no-expression"]),
        ("${source.login}", "CUSTOM", &[]),
        ("source.login", "CUSTOM", &[]),
        (
            "${fn:substringBefore(source.login, \"@\")}",
            "CUSTOM",
            &["template-syntax"],
        ),
    ] {
        let text = app(template, kind);
        assert_eq!(codes("x.json", &text), expected, "{text}");
        let text = format!(
            "resource \"okta_app_saml\" \"x\" {{\n  user_name_template = {}\n  user_name_template_type = \"{kind}\"\n}}\n",
            serde_json::json!(template).to_string().replace("${", "$${")
        );
        assert_eq!(codes("x.tf", &text), expected, "{text}");
    }
}

#[test]
fn a_constant_meets_the_format_the_pattern_and_the_bounds_of_its_target() {
    let schema = Schema::user("user")
        .with_base(Attribute::string("locale").format("locale"))
        .and_then(|schema| schema.with(Attribute::string("title").pattern("[A-Z]+")))
        .and_then(|schema| schema.with(Attribute::integer("size").minimum(1).maximum(9)))
        .unwrap();
    let checker = Checker::default().with_target_schema(schema);
    for (attribute, expression, expected) in [
        ("locale", "'en_US'", &[][..]),
        ("locale", "'en-US'", &["target-value"]),
        ("locale", "'en' + '-US'", &["target-value"]),
        ("locale", "source.locale", &[]),
        ("locale", "''", &[]),
        ("title", "'ABC'", &[]),
        ("title", "'ABc'", &["target-value"]),
        ("size", "9", &[]),
        ("size", "10", &["target-value"]),
        ("size", "0", &["target-value"]),
    ] {
        let text = mapping(true, expression, "PUSH").replace("title", attribute);
        assert_eq!(codes_of(&checker, "x.json", &text), expected, "{text}");
    }
}

fn user() -> Schema {
    let schema = Schema::user("user");
    schema.with(Attribute::string("title")).unwrap()
}

fn app() -> Schema {
    let schema = Schema::app_user("crm");
    schema.with(Attribute::string("plan")).unwrap()
}

#[test]
fn a_schema_is_not_used_for_the_other_end() {
    let to_okta = mapping(true, "appuser.absent", "PUSH");
    let to_app = mapping(false, "user.absent", "PUSH");
    for (checker, text, count) in [
        (Checker::default().with_source_schema(app()), &to_okta, 1),
        (Checker::default().with_source_schema(user()), &to_okta, 0),
        (Checker::default().with_source_schema(user()), &to_app, 1),
        (Checker::default().with_source_schema(app()), &to_app, 0),
        (Checker::default().with_user_schema(user()), &to_app, 1),
    ] {
        let found = codes_of(&checker, "x.json", text);
        assert_eq!(found, vec!["unknown-attribute"; count], "{text}");
    }
    let rule = group_rule("x", 0, 0).replace("user.isActive", "user.absent");
    let of_app = Checker::default().with_source_schema(app());
    assert_eq!(codes_of(&of_app, "x.json", &rule), [""; 0]);
    let of_user = Checker::default().with_source_schema(user());
    assert_eq!(codes_of(&of_user, "x.json", &rule), ["unknown-attribute"]);
}

#[test]
fn an_expression_of_a_mapping_that_stands_alone_reads_the_end_that_a_schema_names() {
    let mapping = || Checker::default().with_use(Use::mapping());
    let unknown = &["unknown-attribute"][..];
    for (checker, text, expected) in [
        (mapping().with_source_schema(app()), "source.plan", &[][..]),
        (mapping().with_source_schema(app()), "source.title", unknown),
        (mapping().with_source_schema(app()), "title", unknown),
        (
            mapping().with_source_schema(app()),
            "appuser.title",
            unknown,
        ),
        (mapping().with_source_schema(app()), "user.plan", &[]),
        (mapping().with_source_schema(user()), "source.title", &[]),
        (mapping().with_source_schema(user()), "source.plan", unknown),
        (mapping().with_target_schema(user()), "source.absent", &[]),
        (mapping().with_target_schema(app()), "source.absent", &[]),
        (mapping(), "source.absent", &[]),
    ] {
        assert_eq!(codes_of(&checker, "x.txt", text), expected, "{text}");
    }
}

#[test]
fn places_of_user_names_take_the_login_as_a_template() {
    for (place, expected) in [
        ("username", &[][..]),
        ("idp-username", &[]),
        ("mapping", &["template-syntax"]),
    ] {
        let checker = Checker::default().with_use(place.parse().unwrap());
        assert_eq!(codes_of(&checker, "x.txt", "${source.login}"), expected);
    }
    let username = Checker::default().with_use(Use::username());
    assert_eq!(
        codes_of(&username, "x.txt", "${source.email}"),
        ["template-syntax"]
    );
}

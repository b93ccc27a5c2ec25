//! User names: the built-in templates, expressions of one's own, and what a name may be.

use okta_mapping::mapping::{Direction, End, Mapping};
use okta_mapping::schema::{Attribute, Schema};
use okta_mapping::username::{CompiledUsername, UsernamePush, UsernameTemplate, is_overridden};
use okta_mapping::{Context, Engine, Error, Use};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const PEOPLE: &str = include_str!("data/people.jsonl");

/// The list of built-in templates, what each is as an expression to an app, and the name it gives of [`jane`].
const BUILT_IN: [(&str, &str, &str); 11] = [
    ("${source.login}", "user.login", "Jane@example.com"),
    ("${source.email}", "user.email", "Jane.Doe@example.org"),
    ("${source.userName}", "user.userName", "JDoe@corp"),
    ("${source.samAccountName}", "user.samAccountName", "JDOE"),
    ("${source.employeeID}", "user.employeeID", "E-12"),
    (
        "${fn:toLowerCase(source.email)}",
        "String.toLowerCase(user.email)",
        "jane.doe@example.org",
    ),
    (
        "${fn:toLowerCase(source.samAccountName)}",
        "String.toLowerCase(user.samAccountName)",
        "jdoe",
    ),
    (
        "${fn:substringBefore(source.login, \"@\")}",
        "String.substringBefore(user.login, \"@\")",
        "Jane",
    ),
    (
        "${fn:substringBefore(source.email, \"@\")}",
        "String.substringBefore(user.email, \"@\")",
        "Jane.Doe",
    ),
    (
        "${fn:substringBefore(source.userName, \"@\")}",
        "String.substringBefore(user.userName, \"@\")",
        "JDoe",
    ),
    (
        "${source.userName}${instance.userSuffix}",
        "user.userName",
        "JDoe@corp",
    ),
];

fn jane() -> Json {
    json!({
        "login": "Jane@example.com",
        "email": "Jane.Doe@example.org",
        "userName": "JDoe@corp",
        "samAccountName": "JDOE",
        "employeeID": "E-12"
    })
}

/// A person whose profile this is, at the end that is read on the way.
fn person(direction: Direction, profile: &Json) -> Json {
    let part = match direction {
        Direction::ToApp => "user",
        Direction::ToOkta => "appuser",
    };
    json!({part: {"profile": profile}})
}

fn compiled(template: &UsernameTemplate, direction: Direction) -> CompiledUsername {
    template
        .compile(&Engine::default(), &End::app("crm"), direction)
        .unwrap()
}

fn rendered(
    template: &UsernameTemplate,
    direction: Direction,
    profile: &Json,
) -> Result<Json, Error> {
    let json = person(direction, profile);
    compiled(template, direction).render(&Context::from_json(&json).unwrap())
}

/// What the expression of a template gives in a mapping.
fn migrated(template: &UsernameTemplate, direction: Direction, profile: &Json) -> Json {
    let expression = template.expression(direction).unwrap();
    let program = Engine::default().with_use(Use::mapping());
    let program = program.compile(&expression).unwrap();
    let json = person(direction, profile);
    let context = Context::from_json(&json).unwrap();
    serde_json::to_value(program.eval(&context).unwrap()).unwrap()
}

#[test]
fn the_list_of_built_in_templates_is_closed() {
    let all: Vec<UsernameTemplate> = UsernameTemplate::all_built_in().collect();
    let templates: Vec<&str> = all.iter().map(UsernameTemplate::template).collect();
    assert_eq!(templates, BUILT_IN.map(|(template, _, _)| template));
    for (template, expression, name) in BUILT_IN {
        let template = UsernameTemplate::built_in(template).unwrap();
        assert_eq!(
            template.expression(Direction::ToApp).as_deref(),
            Some(expression)
        );
        for direction in [Direction::ToApp, Direction::ToOkta] {
            assert_eq!(rendered(&template, direction, &jane()).unwrap(), name);
            assert_eq!(migrated(&template, direction, &jane()), name);
        }
    }
    for other in ["${source.lastName}", "${fn:toUpperCase(source.email)}", ""] {
        let refused = UsernameTemplate::built_in(other).unwrap_err().to_string();
        for (template, _, _) in BUILT_IN {
            assert!(refused.contains(template), "{refused}");
        }
    }
}

#[test]
fn the_suffix_is_appended_to_built_in_names_only() {
    for (template, _, name) in BUILT_IN {
        let template = UsernameTemplate::built_in(template)
            .unwrap()
            .with_suffix("\"+1");
        let name = format!("{name}\"+1");
        assert_eq!(
            rendered(&template, Direction::ToApp, &jane()).unwrap(),
            name
        );
        assert_eq!(migrated(&template, Direction::ToApp, &jane()), name);
    }
    let custom = UsernameTemplate::custom("source.login").unwrap();
    let custom = custom.with_suffix("+1");
    let name = rendered(&custom, Direction::ToApp, &jane()).unwrap();
    assert_eq!(name, "Jane@example.com");
}

#[test]
fn nothing_is_made_a_name_by_its_suffix() {
    let template = UsernameTemplate::default().with_suffix("@crm");
    for (profile, name) in [
        (json!({"login": "jane"}), json!("jane@crm")),
        (json!({"login": ""}), json!("")),
        (json!({"login": null}), Json::Null),
        (json!({}), Json::Null),
    ] {
        assert_eq!(
            rendered(&template, Direction::ToApp, &profile).unwrap(),
            name
        );
    }
}

#[test]
fn an_expression_reads_the_source_and_not_the_other_end() {
    for (expression, direction, code) in [
        ("user.login", Direction::ToApp, None),
        ("source.login + '.x'", Direction::ToApp, None),
        ("email", Direction::ToApp, None),
        ("appuser.login", Direction::ToApp, Some("reference-of-use")),
        ("crm.login", Direction::ToApp, Some("reference-of-use")),
        ("appuser.login", Direction::ToOkta, None),
        ("source.login", Direction::ToOkta, None),
        // The app by its name: Okta finds no name (support article).
        ("crm.login", Direction::ToOkta, Some("reference-of-use")),
        ("session.id", Direction::ToApp, Some("reference-of-use")),
        ("user.login +", Direction::ToApp, Some("missing-operand")),
    ] {
        let template = UsernameTemplate::custom(expression).unwrap();
        let outcome = template.compile(&Engine::default(), &End::app("crm"), direction);
        let found = outcome.as_ref().err().map(Error::code);
        assert_eq!(found, code, "{expression}");
        if found.is_none() {
            let name = rendered(&template, direction, &jane()).unwrap();
            assert!(name.as_str().unwrap().starts_with("Jane"));
        }
    }
    // What fails when it runs has no name.
    let template = UsernameTemplate::custom("Convert.toInt(user.login)").unwrap();
    assert!(rendered(&template, Direction::ToApp, &jane()).is_err());
}

#[test]
fn without_a_template_there_is_no_name() {
    let none = UsernameTemplate::from_json(&json!({"type": "NONE"})).unwrap();
    assert_eq!(none.expression(Direction::ToApp), None);
    let name = rendered(&none, Direction::ToApp, &jane()).unwrap();
    assert_eq!(name, Json::Null);
}

#[test]
fn a_name_has_limits() {
    let codes = |direction, name: &Json| -> Vec<&'static str> {
        let template = compiled(&UsernameTemplate::default(), direction);
        let findings = template.check(name).into_iter();
        findings.map(|finding| finding.code).collect()
    };
    let of = |length: usize, end: &str| json!(format!("{}{end}", "x".repeat(length - end.len())));
    for (direction, name, expected) in [
        (Direction::ToApp, of(1, ""), &[][..]),
        (Direction::ToApp, of(100, ""), &[]),
        (Direction::ToApp, of(101, ""), &["max-length"]),
        (Direction::ToApp, json!(""), &["required"]),
        (Direction::ToApp, Json::Null, &["required"]),
        (Direction::ToApp, json!(12), &["type"]),
        (Direction::ToApp, json!("a/b\u{1F600}"), &[]),
        (Direction::ToOkta, of(12, "@example.com"), &["format"]),
        (Direction::ToOkta, of(13, "@example.com"), &[]),
        (Direction::ToOkta, json!("a@b.c"), &[]),
        (Direction::ToOkta, json!("a@b."), &["min-length", "format"]),
        (Direction::ToOkta, json!("jane"), &["min-length", "format"]),
        (Direction::ToOkta, json!("jané@example.com"), &[]),
        (
            Direction::ToOkta,
            json!("a/b@example.com"),
            &["login-slash"],
        ),
        (
            Direction::ToOkta,
            json!("a\u{1F600}@example.com"),
            &["format"],
        ),
        (Direction::ToOkta, Json::Null, &["required"]),
    ] {
        assert_eq!(codes(direction, &name), expected, "{name}");
    }
}

#[test]
fn a_schema_says_more_of_a_name() {
    let schema = Schema::user("user");
    let digits = schema
        .clone()
        .with_base(Attribute::string("login").pattern("[0-9]+"))
        .unwrap();
    let anything = schema
        .with_base(Attribute::string("login").pattern(".+"))
        .unwrap();
    let app = Schema::app_user("crm");
    let short = app
        .with_base(Attribute::string("userName").max_length(4))
        .unwrap();
    for (direction, schema, name, expected) in [
        (Direction::ToOkta, &digits, json!("123"), &[][..]),
        (Direction::ToOkta, &digits, json!("12a"), &["pattern"]),
        (
            Direction::ToOkta,
            &digits,
            json!("1".repeat(101)),
            &["max-length"],
        ),
        (Direction::ToOkta, &anything, json!("x"), &[]),
        (Direction::ToOkta, &anything, Json::Null, &["required"]),
        (Direction::ToApp, &short, json!("jane"), &[]),
        (Direction::ToApp, &short, json!("janet"), &["max-length"]),
        // What both say is told once.
        (
            Direction::ToApp,
            &short,
            json!("j".repeat(101)),
            &["max-length"],
        ),
        // Of a schema without the attribute nothing is known.
        (Direction::ToApp, &digits, json!("janet"), &[]),
    ] {
        let template = compiled(&UsernameTemplate::default(), direction).with_target_schema(schema);
        let findings = template.check(&name);
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, expected, "{name}");
    }
}

#[test]
fn a_mapping_of_the_name_wins_over_the_template() {
    let to_app = Mapping::between(End::okta("user"), End::app("crm")).unwrap();
    let to_okta = Mapping::between(End::app("crm"), End::okta("user")).unwrap();
    for (mapping, expected) in [
        (to_app.clone().with("userName", "user.email"), true),
        (to_app.with("login", "user.email"), false),
        (to_okta.clone().with("login", "appuser.email"), true),
        (to_okta.with("userName", "appuser.email"), false),
    ] {
        assert_eq!(is_overridden(&mapping), expected, "{mapping:?}");
    }
}

#[test]
fn a_name_updates_by_itself_only_where_something_updates() {
    let mapping = Mapping::between(End::okta("user"), End::app("crm")).unwrap();
    let one = mapping.with("a", "user.a").with_create_only("b", "user.b");
    let two = one.clone().with("c", "user.c");
    let custom = UsernameTemplate::custom("user.email").unwrap();
    let built_in = UsernameTemplate::default();
    let created = built_in.clone().with_push_status(UsernamePush::CreateOnly);
    for (template, is_provisioned, mapping, expected) in [
        (&built_in, false, &one, false),
        (&built_in, true, &one, true),
        (&built_in, false, &two, true),
        (&custom, false, &one, true),
        (&created, true, &two, false),
    ] {
        assert_eq!(
            template.updates_by_itself(is_provisioned, mapping),
            expected
        );
    }
}

#[test]
fn nobody_of_a_population_may_share_a_name() {
    let people: Vec<Json> = PEOPLE
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(people.len(), 60);
    let shared = |template: &str, direction| {
        let template = UsernameTemplate::custom(template).unwrap();
        let username = compiled(&template, direction);
        let mut uniques = username.uniques();
        for (line, person) in (1..).zip(&people) {
            let context = Context::from_json(person).unwrap();
            if let Ok(Json::String(name)) = username.render(&context) {
                uniques.insert(&name, line);
            }
        }
        uniques.finish().map(|(_, lines)| lines).collect::<Vec<_>>()
    };
    // Logins that differ in letter case or diacritics alone are one; names at an app are not.
    let logins = shared("user.login", Direction::ToOkta);
    assert_eq!(logins, [[53, 54]]);
    assert_eq!(
        shared("user.login", Direction::ToApp),
        Vec::<Vec<u64>>::new()
    );
    assert!(shared("user.countryCode", Direction::ToApp).len() > 1);
}

proptest! {
    #[test]
    fn a_built_in_template_and_its_expression_give_the_same_name(
        row in 0..BUILT_IN.len(),
        values in proptest::array::uniform5("[a-zA-Z.é@]{1,12}"),
        suffix in "[a-z@\"+]{0,6}",
    ) {
        let [login, email, user_name, account, id] = values;
        let profile = json!({
            "login": login, "email": email, "userName": user_name, "samAccountName": account, "employeeID": id
        });
        let template = UsernameTemplate::built_in(BUILT_IN[row].0).unwrap().with_suffix(&suffix);
        for direction in [Direction::ToApp, Direction::ToOkta] {
            let name = rendered(&template, direction, &profile).unwrap();
            let expected = migrated(&template, direction, &profile);
            // A suffix makes no name of `""`.
            prop_assert!(name == expected || name == "" && expected == json!(suffix));
        }
    }
}

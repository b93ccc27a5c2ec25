//! What is refused before anything runs, as the answers to lines tell it.

use okta_mapping::{Lines, Use};
use serde_json::{Value as Json, json};

/// What requests are evaluated on.
fn context() -> Json {
    json!({
        "user": {"id": "00u1", "status": "ACTIVE", "created": "2020-01-01T00:00:00.000Z", "profile": {"status": "x"}},
        "groups": [{"id": "g1", "type": "OKTA_GROUP", "profile": {"name": "West"}}],
    })
}

fn answer(expression: &str, place: &str) -> Json {
    let mut request =
        json!({"expr": expression, "context": context(), "now": "2026-01-01T00:00:00Z"});
    match place {
        "classic" | "identity-engine" => request["dialect"] = place.into(),
        place => {
            let dialect = place.parse::<Use>().unwrap().dialect();
            request["dialect"] = dialect.as_str().into();
            request["use"] = place.into();
        }
    }
    serde_json::from_str(&Lines::default().answer(request.to_string().as_bytes())).unwrap()
}

/// Whether an answer has this phase and code, or is this value as JSON, and says this.
fn assert_answer(place: &str, expression: &str, phase: &str, wanted: &str, part: &str) {
    let answer = answer(expression, place);
    match phase {
        "ok" => assert_eq!(answer["value"].to_string(), wanted, "{answer}"),
        phase => assert_eq!(
            (&answer["phase"], &answer["code"]),
            (&json!(phase), &json!(wanted)),
            "{expression}: {answer}"
        ),
    }
    let said = format!("{} {}", answer["message"], answer["help"]).replace("\\\"", "\"");
    assert!(said.contains(part), "{expression}: {answer}");
}

/// Expressions, each in a dialect or at a place of use, with the phase and code of their error and a part of what it
/// says; or with the value.
macro_rules! cases {
    ($($name:ident: $place:literal $($text:expr => $phase:ident $wanted:literal $part:literal),+;)*) => {
        $(
            #[test]
            fn $name() {
                $(assert_answer($place, $text, stringify!($phase), $wanted, $part);)+
            }
        )*
    };
}

cases! {
    a_group_rule_holds_inside_filtered_groups: "group-rule"
        "getFilteredGroups({'g1'}, 'Convert.toInt(\"1\")', 5) == null" => check "function-of-use" "",
        "getFilteredGroups({'g1'}, 'Convert' + '.toInt(\"1\")', 5) == null" => eval "nested-expression" "a group rule",
        "getFilteredGroups({'g1'}, 'group.id', 5) == null" => ok "false" "";
    a_mapping_holds_inside_filtered_groups: "mapping"
        "getFilteredGroups({'g1'}, 'Groups.contains(\"OKTA\", \"x\", 1)', 5)" => check "function-of-use" "",
        "getFilteredGroups({'g1'}, 'group.name', 5)" => ok "[\"West\"]" "",
        "getFilteredGroups({'g1'}, 'group.na' + 'me', 5)" => ok "[\"West\"]" "";
    a_group_rule_does_not_see_the_status: "group-rule"
        "user.status == 'ACTIVE'" => check "reference-of-use" "user.getInternalProperty(\"status\")",
        "user['status'] == 'ACTIVE'" => check "reference-of-use" "user.getInternalProperty(\"status\")",
        "user[status] == 'ACTIVE'" => check "reference-of-use" "",
        "user?.status == 'ACTIVE'" => check "reference-of-use" "",
        "user.getInternalProperty('status') == 'ACTIVE'" => ok "true" "";
    a_mapping_sees_an_attribute_of_that_name: "mapping"
        "user.status" => ok "\"x\"" "";
    a_group_rule_has_no_projections: "group-rule"
        "user.getGroups({'group.id':'g1'}).![name] == null" => check "projection-of-use" "",
        "Arrays.size(user.getGroups({'group.id':'g1'})) == 1" => ok "true" "";
    fixed_words_are_fixed: "classic"
        "user.getInternalProperty('cre' + 'ated')" => eval "argument-not-convertible" "`id` or `status`",
        "user.getInternalProperty('pro' + 'file')" => eval "argument-not-convertible" "",
        "user.getInternalProperty('i' + 'd')" => ok "\"00u1\"" "",
        "user.getInternalProperty(5)" => check "wrong-argument" "`id` or `status`",
        "user.getInternalProperty(null)" => check "wrong-argument" "",
        "getManagerUser('act' + 'ive')" => eval "argument-not-convertible" "`active_directory`",
        "getManagerUser(2 + 3)" => eval "argument-not-convertible" "",
        "getManagerUser(5)" => check "wrong-argument" "";
    fixed_words_are_fixed_for_owners: "reviewer"
        "user.findGroupAndGetOwners({'group.id': 'g1'}, user.status)" => eval "argument-not-convertible" "`USER` or `GROUP`";
    criteria_are_checked_one_by_one: "classic"
        "user.getGroups({'group.profile.name': 'West', 'operator': null})" => check "invalid-criteria" "STARTS_WITH",
        "user.getGroups({'group.profile.name': 'West', 'operator': 5})" => check "invalid-criteria" "",
        "user.getGroups({'group.id': null})" => check "invalid-criteria" "a text or a set",
        "user.getGroups({'group.id': 5})" => check "invalid-criteria" "",
        "user.getGroups({'group.id': {'a': 'b'}})" => check "invalid-criteria" "",
        "user.getGroups({'group.id': {'g1', 5}})" => check "invalid-criteria" "",
        "user.getGroups({'group.' + 'id': 'g1', 'operator': 5})" => check "invalid-criteria" "",
        "user.getGroups({'group.id': 'g1', 'oper' + 'ator': 'EXACT'})" => eval "criteria-not-valid" "alone",
        "user.getGroups({'group.id': 2 + 3})" => eval "criteria-not-valid" "a text or a set",
        "user.getGroups({'group.id': {'g1', 2 + 3}})" => eval "criteria-not-valid" "",
        "user.getGroups({'group.profile.name': 'We', 'operator': 2 + 3})" => eval "criteria-not-valid" "",
        "user.getGroups({'group.' + 'id': {'g' + 1, 'g2'}}).![name]" => ok "[\"West\"]" "";
    filtered_groups_know_the_group_alone: "classic"
        "getFilteredGroups({'g1'}, 'isMemberOfGroup(group.id)', 5)" => check "nested-name" "isMemberOfGroup",
        "getFilteredGroups({'g1'}, 'user.getInternalProperty(\"id\")', 5)" => check "nested-name" "",
        "getFilteredGroups({'g1'}, 'user.getGroups({\"group.id\":\"g1\"})', 5)" => check "nested-name" "",
        "getFilteredGroups({'g1'}, 'hasDirectory' + 'User()', 5)" => eval "nested-expression" "",
        "getFilteredGroups({'g1'}, 'Time.now()', 5)" => ok "[\"2026-01-01T00:00:00.000Z\"]" "";
    slips_in_names: "classic"
        "string.len('a')" => check "unknown-function" "did you mean `String.len`?",
        "String.length('a')" => check "unknown-function" "did you mean `String.len`?",
        "Strings.len('a')" => check "unknown-function" "did you mean `String.len`?",
        "arrays.size({1})" => check "unknown-function" "did you mean `Arrays.size`?",
        "Array.size({1})" => check "unknown-function" "did you mean `Arrays.size`?",
        "User.getGroups({'group.id': 'g1'})" => check "unknown-function" "did you mean `user.getGroups`?",
        "String.contains('a', 'b')" => check "unknown-function" "did you mean `String.stringContains`?",
        "String.trim('a')" => check "unknown-function" "`String.removeSpaces(x)` removes all blanks",
        "String.endsWith('a', 'b')" => check "unknown-function" "`String.substringAfter(x, \"@\") == \"example.com\"` compares what follows a mark",
        "concat('a', 'b')" => check "unknown-function" "`+` joins texts",
        "Arrays.length({1})" => check "unknown-function" "`String.len(x)` counts characters, `Arrays.size(x)` elements",
        "IF(true, 'a', 'b')" => check "unknown-function" "a condition is written `condition ? then : else`",
        "isMemberOf('00g1')" => check "unknown-function" "write `isMemberOfGroup(id)` or `isMemberOfGroupName(name)`",
        "String.reverse('a')" => check "unknown-function" "null",
        "city.substring(1)" => check "method-in-classic" "`String.substring(...)`",
        "city.contains('a')" => check "method-in-classic" "`String.stringContains(...)` or `Arrays.contains(...)`",
        "city.parseUnixTime()" => check "method-in-classic" "Time.fromUnixToIso8601",
        "user.isMemberOf({'group.id': 'g1'})" => check "unknown-function" "`isMemberOfGroup(id)`",
        "DateTime.now()" => check "unknown-function" "`Time.now()`";
    slips_in_names_of_identity_engine: "identity-engine"
        "datetime.now()" => check "unknown-function" "did you mean `DateTime.now`?",
        "User.getGroups({'group.id': 'g1'})" => check "unknown-function" "did you mean `user.getGroups`?",
        "DateTime.now().plusMonths(1)" => check "unknown-method" "days are the longest unit",
        "String.substring('abc', 1, 2)" => check "unknown-function" "`x.substring(...)`",
        "substring('abc', 1, 2)" => check "unknown-function" "`x.substring(...)`",
        "String.len('abc')" => check "unknown-function" "`x.length(...)`",
        "Arrays.flatten({1})" => check "unknown-function" "`x.flatten(...)`",
        "Time.fromUnixToIso8601('1')" => check "unknown-function" "`x.parseUnixTime().toString()`",
        "isMemberOfGroupName('a')" => check "unknown-function" "'operator': 'EXACT'",
        "Groups.startsWith('OKTA', 'a', 1)" => check "unknown-function" "user.getGroups",
        "user.getInternalProperty('id')" => check "unknown-function" "`user.id`",
        "Iso3166Convert.toAlpha2('US')" => check "unknown-function" "`x.parseCountryCode().toAlpha2()`";
    impossible_types_show_the_signature: "classic"
        "Convert.toInt({'a': 1})" => check "wrong-argument" "`Convert.toInt(x)`",
        "Iso3166Convert.toAlpha2({'a': 1})" => check "wrong-argument" "it is called as `Iso3166Convert.toAlpha2(",
        "String.join(',', {'a': 1})" => check "wrong-argument" "it is called as `String.join(",
        "getFilteredGroups({'g1'}, {'a': 1}, 5)" => check "wrong-argument" "takes an expression as",
        "Arrays.size(Arrays.add({}, {'a': 1}))" => ok "1" "";
}

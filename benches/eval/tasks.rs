//! Expressions, each with the function that a developer would write in its place.

use okta_mapping::Dialect;
use serde_json::Value as Json;

/// An expression and the function in its place, which gives an owned value of the same kind.
pub struct Task {
    pub name: &'static str,
    pub dialect: Dialect,
    pub text: String,
    pub by_hand: fn(&Json) -> Json,
    /// Whether the goals of the geometric mean hold for it.
    pub is_goal: bool,
}

fn classic(name: &'static str, text: impl Into<String>, by_hand: fn(&Json) -> Json) -> Task {
    Task {
        name,
        dialect: Dialect::Classic,
        text: text.into(),
        by_hand,
        is_goal: false,
    }
}

fn goal(name: &'static str, text: &str, by_hand: fn(&Json) -> Json) -> Task {
    Task {
        is_goal: true,
        ..classic(name, text, by_hand)
    }
}

fn identity_engine(name: &'static str, text: &str, by_hand: fn(&Json) -> Json) -> Task {
    Task {
        dialect: Dialect::IdentityEngine,
        ..classic(name, text, by_hand)
    }
}

fn profile<'j>(json: &'j Json, part: &str) -> &'j Json {
    &json[part]["profile"]
}

fn text<'j>(profile: &'j Json, name: &str) -> &'j str {
    profile[name].as_str().unwrap_or("null")
}

/// All tasks that read a parsed person.
pub fn tasks() -> Vec<Task> {
    vec![
        goal(
            "the founding example",
            r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
            |json| {
                let profile = profile(json, "appuser");
                let direct = profile["directNumber"].as_str().unwrap_or("");
                let extension = text(profile, "extensionNumber");
                let mut phone = String::with_capacity(direct.len() + 1 + extension.len());
                phone.push_str(direct);
                phone.push('#');
                phone.push_str(extension);
                Json::String(phone)
            },
        ),
        goal(
            "a user name",
            r#"String.toLowerCase(String.substring(user.firstName, 0, 1)) + "." + String.toLowerCase(user.lastName) + "@example.com""#,
            |json| {
                let profile = profile(json, "user");
                let (first, last) = (text(profile, "firstName"), text(profile, "lastName"));
                let mut name = String::with_capacity(first.len() + last.len() + 14);
                name.extend(first.chars().take(1).flat_map(char::to_lowercase));
                name.push('.');
                name.push_str(&last.to_lowercase());
                name.push_str("@example.com");
                Json::String(name)
            },
        ),
        goal(
            "a group rule of four clauses",
            r#"user.department == "Engineering" and user.city != "Paris" and user.age >= 18 and !user.contractor"#,
            |json| {
                let profile = profile(json, "user");
                let holds = profile["department"] == "Engineering"
                    && profile["city"] != "Paris"
                    && profile["age"].as_i64().is_some_and(|age| age >= 18)
                    && profile["contractor"] == false;
                Json::Bool(holds)
            },
        ),
        classic("an attribute", "user.city", |json| {
            profile(json, "user")["city"].clone()
        }),
        classic(
            "a full name",
            r#"user.firstName + " " + user.lastName"#,
            |json| {
                let profile = profile(json, "user");
                Json::String(format!(
                    "{} {}",
                    text(profile, "firstName"),
                    text(profile, "lastName")
                ))
            },
        ),
        classic(
            "a default of a default",
            "user.nickName ?: user.middleName ?: user.firstName",
            |json| {
                let profile = profile(json, "user");
                let found = ["nickName", "middleName", "firstName"]
                    .iter()
                    .filter_map(|name| profile[*name].as_str())
                    .find(|text| !text.is_empty());
                found.map_or(Json::Null, Json::from)
            },
        ),
        classic(
            "before an at sign",
            r#"String.substringBefore(user.login, "@")"#,
            |json| {
                let login = text(profile(json, "user"), "login");
                Json::from(login.split_once('@').map_or(login, |(before, _)| before))
            },
        ),
        classic(
            "a regular expression",
            r#"user.email matches "[a-z.]+@example\.com" ? "in" : "out""#,
            |json| {
                let email = text(profile(json, "user"), "email");
                let local = email.strip_suffix("@example.com").unwrap_or_default();
                let is_inside =
                    !local.is_empty() && local.bytes().all(|b| b.is_ascii_lowercase() || b == b'.');
                Json::from(if is_inside { "in" } else { "out" })
            },
        ),
        classic("a switch of 5,000 characters", string_switch(), |json| {
            let city = text(profile(json, "user"), "city");
            let found = (0..SWITCH_KEYS).find(|number| city.contains(KEYS[*number].as_str()));
            Json::String(found.map_or_else(
                || "elsewhere".to_owned(),
                |number| format!("office {number}"),
            ))
        }),
        classic("ternaries of 5,000 characters", ternaries(), |json| {
            let city = text(profile(json, "user"), "city");
            let found = (0..TERNARY_KEYS).find(|number| city == KEYS[*number]);
            Json::String(found.map_or_else(
                || "elsewhere".to_owned(),
                |number| format!("office {number}"),
            ))
        }),
        identity_engine(
            "a projection of 100 groups",
            "user.profile.groups.![name]",
            |json| {
                let groups = profile(json, "user")["groups"].as_array();
                groups
                    .into_iter()
                    .flatten()
                    .map(|group| group["name"].clone())
                    .collect()
            },
        ),
        identity_engine(
            "a selection of 100 groups",
            "user.profile.groups.?[type == 'OKTA_GROUP'].![name].contains('Group 98')",
            |json| {
                let groups = profile(json, "user")["groups"].as_array();
                let is_found = groups.is_some_and(|groups| {
                    groups
                        .iter()
                        .any(|group| group["type"] == "OKTA_GROUP" && group["name"] == "Group 98")
                });
                Json::Bool(is_found)
            },
        ),
    ]
}

const SWITCH_KEYS: usize = 150;
const TERNARY_KEYS: usize = 100;

static KEYS: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| {
    (0..SWITCH_KEYS)
        .map(|number| format!("Town {number:03}"))
        .collect()
});

fn string_switch() -> String {
    let pairs =
        (0..SWITCH_KEYS).map(|number| format!(r#", "{}", "office {number}""#, KEYS[number]));
    format!(
        r#"String.stringSwitch(user.city, "elsewhere"{})"#,
        pairs.collect::<String>()
    )
}

fn ternaries() -> String {
    let links = (0..TERNARY_KEYS)
        .map(|number| format!(r#"user.city == "{}" ? "office {number}" : "#, KEYS[number]));
    format!(r#"{}"elsewhere""#, links.collect::<String>())
}

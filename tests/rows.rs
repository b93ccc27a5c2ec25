//! What single rows of the function table do, beyond their examples.

use okta_mapping::{Context, Dialect, Engine, Error};
use serde_json::{Value as Json, json};

fn eval(text: &str, context: &Json) -> Result<Json, Error> {
    let context = Context::from_json(context).unwrap();
    let program = Engine::new(Dialect::Classic).compile(text)?;
    let value = program.eval(&context)?;
    Ok(serde_json::to_value(&value).unwrap())
}

#[test]
fn country_codes_convert_as_texts_do() {
    let cases = [
        ("Iso3166Convert.toAlpha2(840)", json!("US")),
        ("Iso3166Convert.toAlpha2(840L)", json!("US")),
        ("Iso3166Convert.toAlpha2({'US'})", json!("US")),
        ("Iso3166Convert.toAlpha3({'us'})", json!("USA")),
        ("Iso3166Convert.toAlpha2(true)", Json::Null),
        ("Iso3166Convert.toAlpha2(840.5)", Json::Null),
        ("Iso3166Convert.toAlpha2(null)", Json::Null),
    ];
    for (text, expected) in cases {
        assert_eq!(eval(text, &json!({})).unwrap(), expected, "{text}");
    }
}

#[test]
fn the_app_of_a_manager_is_not_null() {
    let context = json!({"manager": {"active_directory": {"user": {}, "appUsers": {}}}});
    let error = eval("getManagerAppUser('active_directory', null)", &context).unwrap_err();
    assert_eq!(error.code(), "null-argument");
}

#[test]
fn an_empty_text_is_guarded_before_it_is_flattened() {
    let error = eval("Arrays.flatten('a', \"\")", &json!({})).unwrap_err();
    assert_eq!(error.code(), "argument-not-convertible");
    assert!(error.to_string().contains("argument 2"), "{error}");
    assert!(error.to_string().contains("empty text"), "{error}");
    for (text, unset) in [
        ("Arrays.flatten('a', city)", json!("")),
        ("Arrays.flatten(city)", Json::Null),
    ] {
        let context = json!({"source": {"profile": {"city": unset}}, "appUsers": {}});
        let error = eval(text, &context).unwrap_err();
        let (_, guard) = error.diagnostic().help().unwrap().split_once('`').unwrap();
        let guard = guard.trim_end_matches('`').replace('x', "city");
        let guarded = eval(&text.replace("city", &guard), &context);
        assert!(guarded.unwrap().is_array(), "{text}");
    }
}

//! What single rows of the function table do, beyond their examples.

use std::borrow::Cow;

use okta_mapping::{
    Context, Dialect, Engine, Error, Function, Kind, Parameter, ParametersError, Value,
    function_table,
};
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

/// A function that gives its first argument back.
fn echo(parameters: Vec<Parameter>) -> Result<Function, ParametersError> {
    let echo = Function::new("Acme.echo", "The first argument.", |arguments| {
        Ok(Value::from(arguments.value(0).type_name()))
    });
    echo.with_parameters(parameters)
}

#[test]
fn parameters_that_nobody_can_fill_are_refused() {
    let [once, optional, repeated] = [
        Parameter::any("once", "one"),
        Parameter::any("optional", "one").optional(),
        Parameter::any("repeated", "one").repeated(),
    ];
    let expression = Parameter::new("expression", Kind::Expression, "one");
    let order = |name| Some(ParametersError::Order { name });
    let second = Some(ParametersError::SecondExpression { name: "expression" });
    let cases = [
        (vec![once, optional, optional], None),
        (vec![once, repeated, repeated], None),
        (vec![once, expression], None),
        (vec![optional, once], order("once")),
        (vec![repeated, once], order("once")),
        (vec![optional, repeated], order("repeated")),
        (vec![expression, expression], second),
        (vec![expression.repeated()], second),
    ];
    for (parameters, expected) in cases {
        assert_eq!(echo(parameters.clone()).err(), expected, "{parameters:?}");
    }
}

#[test]
fn countries_and_times_convert_from_texts() {
    let cases = [
        (Kind::Country, "'USA'", Ok("CountryCode")),
        (Kind::Country, "'Atlantis'", Err("argument-not-convertible")),
        (Kind::Time, "'2015-07-31T17:18:37Z'", Ok("ZonedDateTime")),
        (Kind::Time, "'noon'", Err("argument-not-convertible")),
    ];
    for (kind, argument, expected) in cases {
        let echo = echo(vec![Parameter::new("value", kind, "one")]).unwrap();
        let engine = Engine::new(Dialect::Classic).with_function(echo);
        let program = engine.compile(&format!("Acme.echo({argument})")).unwrap();
        let context = Context::default();
        let value = program.eval(&context);
        let given = value.as_ref().map(|value| value.as_str().unwrap());
        assert_eq!(given.map_err(Error::code), expected, "{argument}");
    }
}

#[test]
fn a_method_of_the_embedder_is_found() {
    let length = function_table().find(|row| row.id == "text.length");
    let spellings = length.unwrap().spellings.iter().copied();
    let mut function = echo(vec![Parameter::any("value", "one")]).unwrap();
    function.spellings = Cow::Owned(spellings.collect());
    let engine = Engine::new(Dialect::IdentityEngine).with_function(function);
    let program = engine.compile("'abc'.length()").unwrap();
    let value = program.eval(&Context::default()).unwrap().to_string();
    assert_eq!(value, "String");
}

//! The engines, each with the tasks in its own language. Those that have no profiles see the attributes directly, which
//! spares them a step.

use std::hint::black_box;
use std::sync::Arc;

use serde_json::Value as Json;

use super::timing::time;
use super::{Row, TASKS, goals, measure};

/// Measures an engine on a person.
type Engine = fn(&Json) -> Row;

pub const ALL: [Engine; 6] = [okta_mapping, cel, rhai, minijinja, evalexpr, zen_expression];

/// What those see that have no profiles: the attributes of the user and of the app's user.
fn attributes(person: &Json) -> Json {
    serde_json::json!({"user": person["user"]["profile"], "appuser": person["appuser"]["profile"]})
}

fn okta_mapping(person: &Json) -> Row {
    use okta_mapping::{Context, Engine, Value};
    Row {
        engine: "okta-mapping",
        taking_over: time(|| drop(black_box(Context::from_json(black_box(person)).unwrap()))),
        tasks: std::array::from_fn(|task| {
            let goal = goals().swap_remove(task);
            let program = Engine::new(goal.dialect).compile(&goal.text).unwrap();
            measure(
                task,
                person,
                || {
                    let context = Context::from_json(black_box(person)).unwrap();
                    program.eval(&context).unwrap().into_owned()
                },
                |value: Value<'_>| serde_json::to_value(value).unwrap(),
            )
        }),
    }
}

fn cel(person: &Json) -> Row {
    const TEXTS: [&str; TASKS] = [
        r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
        r#"user.firstName.substring(0, 1).lowerAscii() + "." + user.lastName.lowerAscii() + "@example.com""#,
        r#"user.department == "Engineering" && user.city != "Paris" && user.age >= 18 && !user.contractor"#,
    ];
    let mut environment = cel::Env::stdlib();
    environment.add_extension(cel::extensions::strings).unwrap();
    let environment = Arc::new(environment);
    let attributes = attributes(person);
    let context = || {
        let mut context = cel::Context::with_env(Arc::clone(&environment));
        for part in ["user", "appuser"] {
            context.add_variable(part, &attributes[part]).unwrap();
        }
        context
    };
    let made = context();
    Row {
        engine: "cel",
        taking_over: time(|| drop(black_box(context()))),
        tasks: std::array::from_fn(|task| {
            let program = environment.compile(TEXTS[task]).unwrap();
            measure(
                task,
                person,
                || program.execute(&made).unwrap(),
                |value| value.json().unwrap(),
            )
        }),
    }
}

fn rhai(person: &Json) -> Row {
    const TEXTS: [&str; TASKS] = [
        r##"(if appuser.directNumber != () { appuser.directNumber } else { "" }) + "#" + appuser.extensionNumber"##,
        r#"user.firstName.sub_string(0, 1).to_lower() + "." + user.lastName.to_lower() + "@example.com""#,
        r#"user.department == "Engineering" && user.city != "Paris" && user.age >= 18 && !user.contractor"#,
    ];
    let engine = rhai::Engine::new();
    let attributes = attributes(person);
    let scope = || {
        let mut scope = rhai::Scope::new();
        for part in ["user", "appuser"] {
            scope.push_dynamic(part, rhai::serde::to_dynamic(&attributes[part]).unwrap());
        }
        scope
    };
    let mut made = scope();
    Row {
        engine: "rhai",
        taking_over: time(|| drop(black_box(scope()))),
        tasks: std::array::from_fn(|task| {
            let program = engine.compile_expression(TEXTS[task]).unwrap();
            let run = || {
                engine
                    .eval_ast_with_scope::<rhai::Dynamic>(&mut made, &program)
                    .unwrap()
            };
            measure(task, person, run, |value| {
                serde_json::to_value(value).unwrap()
            })
        }),
    }
}

fn minijinja(person: &Json) -> Row {
    const TEXTS: [&str; TASKS] = [
        r##"(appuser.directNumber if appuser.directNumber is not none else "") ~ "#" ~ appuser.extensionNumber"##,
        r#"(user.firstName[:1]|lower) ~ "." ~ (user.lastName|lower) ~ "@example.com""#,
        r#"user.department == "Engineering" and user.city != "Paris" and user.age >= 18 and not user.contractor"#,
    ];
    let environment = minijinja::Environment::new();
    let attributes = attributes(person);
    let value = || minijinja::Value::from(minijinja::value::Serde(&attributes));
    let made = value();
    Row {
        engine: "minijinja",
        taking_over: time(|| drop(black_box(value()))),
        tasks: std::array::from_fn(|task| {
            let program = environment.compile_expression(TEXTS[task]).unwrap();
            let run = || program.eval(made.clone()).unwrap();
            measure(task, person, run, |value| {
                serde_json::to_value(value).unwrap()
            })
        }),
    }
}

/// It has no members: each attribute is a variable.
fn evalexpr(person: &Json) -> Row {
    use evalexpr::{ContextWithMutableVariables, DefaultNumericTypes, HashMapContext, Value};
    const TEXTS: [&str; TASKS] = [
        r##"if(appuser_directNumber != (), appuser_directNumber, "") + "#" + appuser_extensionNumber"##,
        r#"str::to_lowercase(str::substring(user_firstName, 0, 1)) + "." + str::to_lowercase(user_lastName) + "@example.com""#,
        r#"user_department == "Engineering" && user_city != "Paris" && user_age >= 18 && !user_contractor"#,
    ];
    let value = |json: &Json| match json {
        Json::Bool(value) => Value::Boolean(*value),
        Json::Number(number) => Value::Int(number.as_i64().unwrap()),
        Json::String(text) => Value::String(text.clone()),
        _ => Value::Empty,
    };
    let attributes = attributes(person);
    let context = || {
        let mut context = HashMapContext::<DefaultNumericTypes>::new();
        for (part, attributes) in attributes.as_object().unwrap() {
            for (name, attribute) in attributes.as_object().unwrap() {
                context
                    .set_value(format!("{part}_{name}"), value(attribute))
                    .unwrap();
            }
        }
        context
    };
    let made = context();
    Row {
        engine: "evalexpr",
        taking_over: time(|| drop(black_box(context()))),
        tasks: std::array::from_fn(|task| {
            let program =
                evalexpr::build_operator_tree::<DefaultNumericTypes>(TEXTS[task]).unwrap();
            let run = || program.eval_with_context(&made).unwrap();
            measure(task, person, run, |value| match value {
                Value::Boolean(value) => Json::Bool(value),
                value => Json::String(value.as_string().unwrap()),
            })
        }),
    }
}

fn zen_expression(person: &Json) -> Row {
    const TEXTS: [&str; TASKS] = [
        r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##,
        r#"lower(user.firstName[0:0]) + "." + lower(user.lastName) + "@example.com""#,
        r#"user.department == "Engineering" and user.city != "Paris" and user.age >= 18 and not user.contractor"#,
    ];
    let attributes = attributes(person);
    let variable = || zen_expression::Variable::from(attributes.clone());
    let made = variable();
    let mut machine = zen_expression::vm::VM::new();
    Row {
        engine: "zen-expression",
        taking_over: time(|| drop(black_box(variable()))),
        tasks: std::array::from_fn(|task| {
            let program = zen_expression::compile_expression(TEXTS[task]).unwrap();
            let run = || program.evaluate_with(made.clone(), &mut machine).unwrap();
            measure(task, person, run, |value| value.to_value())
        }),
    }
}

//! Functions on people and directories: app users by assignment, managers and assistants, linked objects, the user's
//! internal properties.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::{
    Arguments, Assumption, CallError, Function, Implementation, Kind, NullRule, Outcome, Parameter,
    ROW, ResultKind, ResultNull, Returns, Spelling,
};
use crate::context::Part;
use crate::value::{Map, Value};

const CONTEXT: &str = r#"{
    "user": {"id": "00u1", "status": "ACTIVE", "profile": {}},
    "assignments": {"active_directory": [{"profile": {"managerUpn": "bob@okta.com"}}], "workday": []},
    "manager": {"active_directory": {"user": {"profile": {"firstName": "Ada"}}, "appUsers": {"google": {"profile": {"firstName": "Augusta"}}}}},
    "assistant": {"active_directory": {"user": {"profile": {"firstName": "Bob"}}, "appUsers": {}}},
    "linkedObjects": {"manager": {"profile": {"lastName": "Gates"}}}}"#;

const SOURCE: Parameter = Parameter::new(
    "source",
    Kind::OneOf(&["active_directory"]),
    "`active_directory`, the only one",
);
const APP: Parameter = Parameter::text("app", "the app's name").strict();

static DIRECTORY: Assumption = Assumption {
    id: "directory-is-active-directory",
    rule: "The directory is Active Directory: `assignments.active_directory` of the context.",
};
static PERSON_MISSING: Assumption = Assumption {
    id: "person-missing-null",
    rule: "Where there is no such person the result is null.",
};

pub(crate) static LINKED_PROFILE: Assumption = Assumption {
    id: "linked-user-profile",
    rule: "In Identity Engine a related user's attributes are also read through `.profile`.",
};

const fn row(
    id: &'static str,
    spellings: &'static [Spelling],
    parameters: &'static [Parameter],
    doc: &'static str,
    assumptions: &'static [&'static Assumption],
    examples: &'static [Example],
    call: for<'a, 'c> fn(&'c Arguments<'c, 'a>) -> Outcome<'a>,
) -> Function {
    Function {
        id,
        spellings: Cow::Borrowed(spellings),
        parameters: Cow::Borrowed(parameters),
        null: NullRule::Read,
        reads_user: true,
        doc,
        assumptions,
        examples,
        call: Implementation::Native(call),
        ..ROW
    }
}

pub(super) static TABLE: &[Function] = &[
    row(
        "directory.has-user",
        &[Spelling::classic("hasDirectoryUser")],
        &[],
        "Whether the user has exactly one assignment for a directory.",
        &[&DIRECTORY],
        &[Example::classic("hasDirectoryUser()", "true").on(CONTEXT)],
        |args| {
            args.assume(&DIRECTORY);
            Ok((assignments(args, "active_directory")?.len() == 1).into())
        },
    ).with_returns(Returns::new(ResultKind::Boolean)),
    row(
        "directory.find-user",
        &[Spelling::classic("findDirectoryUser")],
        &[],
        "The app user in a directory; null where there is none or more than one.",
        &[&DIRECTORY],
        &[Example::classic("findDirectoryUser().managerUpn", "\"bob@okta.com\"").on(CONTEXT)],
        |args| {
            args.assume(&DIRECTORY);
            find(args, "active_directory")
        },
    ).with_returns(Returns::new(ResultKind::AppUser).or_null(ResultNull::Sometimes)),
    row(
        "directory.has-workday-user",
        &[Spelling::classic("hasWorkdayUser")],
        &[],
        "Whether the user has an assignment for Workday.",
        &[],
        &[Example::classic("hasWorkdayUser()", "false").on(CONTEXT)],
        |args| Ok((!assignments(args, "workday")?.is_empty()).into()),
    ).with_returns(Returns::new(ResultKind::Boolean)),
    row(
        "directory.find-workday-user",
        &[Spelling::classic("findWorkdayUser")],
        &[],
        "The app user in Workday; null where there is none or more than one.",
        &[],
        &[Example::classic("findWorkdayUser()", "null").on(CONTEXT)],
        |args| find(args, "workday"),
    ).with_returns(Returns::new(ResultKind::AppUser).or_null(ResultNull::Sometimes)),
    row(
        "people.manager",
        &[Spelling::classic("getManagerUser")],
        &[SOURCE],
        "The manager as an Okta user. A changed manager triggers no update of the profile. Not supported with several \
         instances of Active Directory or of the app (documented).",
        &[&PERSON_MISSING],
        &[Example::classic("getManagerUser('active_directory').firstName", "\"Ada\"").on(CONTEXT)],
        |args| person(args, Part::Manager),
    ).with_returns(Returns::new(ResultKind::User).or_null(ResultNull::Sometimes)),
    row(
        "people.manager-app-user",
        &[Spelling::classic("getManagerAppUser")],
        &[SOURCE, APP],
        "The manager as a user of an app. Not supported with several instances of Active Directory or of the app \
         (documented).",
        &[&PERSON_MISSING],
        &[Example::classic(
            "getManagerAppUser('active_directory', 'google').firstName",
            "\"Augusta\"",
        )
        .on(CONTEXT)],
        |args| app_user(args, Part::Manager),
    ).with_returns(Returns::new(ResultKind::AppUser).or_null(ResultNull::Sometimes)),
    row(
        "people.assistant",
        &[Spelling::classic("getAssistantUser")],
        &[SOURCE],
        "The assistant as an Okta user. Not supported with several instances of Active Directory or of the app \
         (documented).",
        &[&PERSON_MISSING],
        &[
            Example::classic("getAssistantUser('active_directory').firstName", "\"Bob\"")
                .on(CONTEXT),
        ],
        |args| person(args, Part::Assistant),
    ).with_returns(Returns::new(ResultKind::User).or_null(ResultNull::Sometimes)),
    row(
        "people.assistant-app-user",
        &[Spelling::classic("getAssistantAppUser")],
        &[SOURCE, APP],
        "The assistant as a user of an app. Not supported with several instances of Active Directory or of the app \
         (documented).",
        &[&PERSON_MISSING],
        &[
            Example::classic("getAssistantAppUser('active_directory', 'google')", "null")
                .on(CONTEXT),
        ],
        |args| app_user(args, Part::Assistant),
    ).with_returns(Returns::new(ResultKind::AppUser).or_null(ResultNull::Sometimes)),
    row(
        "people.linked-object",
        &[Spelling::both("user.getLinkedObject")],
        &[Parameter::text("primaryName", "the name of the relation").strict()],
        "The user that a linked object relates to. Its attributes are read without `.profile`.",
        &[&PERSON_MISSING, &LINKED_PROFILE],
        &[
            Example::classic("user.getLinkedObject('manager').lastName", "\"Gates\"").on(CONTEXT),
            Example::identity_engine("user.getLinkedObject('buddy')", "null").on(CONTEXT),
        ],
        |args| {
            let related = args.part(Part::LinkedObjects)?.property(args.text(0)?);
            Ok(user(args, related))
        },
    ).with_returns(Returns::new(ResultKind::User).or_null(ResultNull::Sometimes)),
    row(
        "user.internal-property",
        &[Spelling::classic("user.getInternalProperty")],
        &[Parameter::new(
            "name",
            Kind::OneOf(&["id", "status"]),
            "`id` or `status`",
        )],
        "The user's id or status. The status DEPROVISIONED is not supported.",
        &[],
        &[Example::classic("user.getInternalProperty('status')", "\"ACTIVE\"").on(CONTEXT)],
        |args| {
            let user = args.part(Part::User)?;
            Ok(user.property(args.text(0)?).unwrap_or_default())
        },
    ).with_returns(Returns::new(ResultKind::Text)),
];

/// The user's assignments for an app.
fn assignments<'a>(args: &Arguments<'_, 'a>, app: &str) -> Result<Vec<Value<'a>>, CallError> {
    let assignments = args.part(Part::Assignments)?;
    Ok(match assignments.property(app) {
        Some(Value::Array(users)) => users.iter().collect(),
        _ => Vec::new(),
    })
}

/// The profile of the only assignment.
fn find<'a>(args: &Arguments<'_, 'a>, app: &str) -> Outcome<'a> {
    Ok(match &assignments(args, app)?[..] {
        [only] => only.property("profile").unwrap_or_default(),
        _ => Value::Null,
    })
}

/// An object of the Users API as a user.
fn user<'a>(args: &Arguments<'_, 'a>, object: Option<Value<'a>>) -> Value<'a> {
    match object {
        Some(Value::Map(user) | Value::User(user)) => Value::User(user),
        _ => {
            args.assume(&PERSON_MISSING);
            Value::Null
        }
    }
}

/// What the context knows of a person in a directory.
fn known<'a>(args: &Arguments<'_, 'a>, part: Part) -> Result<Option<Map<'a>>, CallError> {
    Ok(match args.part(part)?.property(args.text(0)?) {
        Some(Value::Map(person)) => Some(person),
        _ => None,
    })
}

fn person<'a>(args: &Arguments<'_, 'a>, part: Part) -> Outcome<'a> {
    let person = known(args, part)?.and_then(|person| person.get("user"));
    Ok(user(args, person))
}

fn app_user<'a>(args: &Arguments<'_, 'a>, part: Part) -> Outcome<'a> {
    let app = args.text(1)?;
    let users = known(args, part)?.and_then(|person| person.get("appUsers"));
    let user = users.and_then(|users| users.property(app));
    let profile = user.and_then(|user| user.property("profile"));
    if profile.is_none() {
        args.assume(&PERSON_MISSING);
    }
    Ok(profile.unwrap_or_default())
}

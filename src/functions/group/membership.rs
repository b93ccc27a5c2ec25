//! Whether the user is a member of groups, in Classic.

use super::{
    Arguments, Assumption, CallError, Cow, Example, Function, GROUPS, GROUPS_ROW, Implementation,
    Kind, Outcome, Parameter, Spelling, Value, groups, name,
};

static REGEX_FOUND: Assumption = Assumption {
    id: "group-regex-found",
    rule: "A regular expression is found anywhere in the name.",
};

static NULL_TEST: Assumption = Assumption {
    id: "group-name-null",
    rule: "No group's name is, begins with, contains or matches null.",
};

const NAME: &[Parameter] = &[Parameter::text("name", "the group's name")];
const TEXT: &[Parameter] = &[Parameter::text("text", "a part of the group's name")];

pub(in crate::functions) static TABLE: &[Function] = &[
    Function {
        id: "group.is-member",
        spellings: Cow::Borrowed(&[Spelling::classic("isMemberOfGroup")]),
        parameters: Cow::Borrowed(&[Parameter::text("id", "the group's id")]),
        doc: "Whether the user is a member of the group with this id.",
        examples: &[Example::classic("isMemberOfGroup('g1')", "true").on(GROUPS)],
        call: Implementation::Native(any_id),
        ..GROUPS_ROW
    },
    Function {
        id: "group.is-member-of-any",
        spellings: Cow::Borrowed(&[Spelling::classic("isMemberOfAnyGroup")]),
        parameters: Cow::Borrowed(&[Parameter::text("id", "a group's id").repeated()]),
        doc: "Whether the user is a member of one of the groups with these ids.",
        examples: &[Example::classic("isMemberOfAnyGroup('none', 'g1')", "true").on(GROUPS)],
        call: Implementation::Native(any_id),
        ..GROUPS_ROW
    },
    Function {
        id: "group.is-member-of-name",
        spellings: Cow::Borrowed(&[Spelling::classic("isMemberOfGroupName")]),
        parameters: Cow::Borrowed(NAME),
        doc: "Whether the user is a member of a group of this name, from any source; case-sensitive.",
        assumptions: &[&NULL_TEST],
        examples: &[
            Example::classic("isMemberOfGroupName('West Coast')", "true").on(GROUPS),
            Example::classic("isMemberOfGroupName('West')", "false").on(GROUPS),
        ],
        call: Implementation::Native(|args| any_name(args, |name, text| name == text)),
        ..GROUPS_ROW
    },
    Function {
        id: "group.is-member-of-name-starting-with",
        spellings: Cow::Borrowed(&[Spelling::classic("isMemberOfGroupNameStartsWith")]),
        parameters: Cow::Borrowed(TEXT),
        doc: "Whether the user is a member of a group whose name begins with a text; case-sensitive.",
        assumptions: &[&NULL_TEST],
        examples: &[Example::classic("isMemberOfGroupNameStartsWith('West')", "true").on(GROUPS)],
        call: Implementation::Native(|args| any_name(args, |name, text| name.starts_with(text))),
        ..GROUPS_ROW
    },
    Function {
        id: "group.is-member-of-name-containing",
        spellings: Cow::Borrowed(&[Spelling::classic("isMemberOfGroupNameContains")]),
        parameters: Cow::Borrowed(TEXT),
        doc: "Whether the user is a member of a group whose name contains a text; case-sensitive.",
        assumptions: &[&NULL_TEST],
        examples: &[Example::classic("isMemberOfGroupNameContains('Coast')", "true").on(GROUPS)],
        call: Implementation::Native(|args| any_name(args, |name, text| name.contains(text))),
        ..GROUPS_ROW
    },
    Function {
        id: "group.is-member-of-name-matching",
        spellings: Cow::Borrowed(&[Spelling::classic("isMemberOfGroupNameRegex")]),
        parameters: Cow::Borrowed(&[Parameter::new(
            "regex",
            Kind::Regex,
            "a regular expression of Java's",
        )]),
        doc: "Whether the user is a member of a group in whose name the regular expression is found.",
        assumptions: &[&REGEX_FOUND, &NULL_TEST],
        examples: &[
            Example::classic("isMemberOfGroupNameRegex('.*Coast.*')", "true").on(GROUPS),
            Example::classic("isMemberOfGroupNameRegex('^Coast')", "false").on(GROUPS),
        ],
        call: Implementation::Native(matching),
        ..GROUPS_ROW
    },
];

fn any_id<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let groups = groups(args)?;
    let mut ids = groups.iter().filter_map(|group| group.get("id"));
    Ok(ids.any(|id| args.rest(0).contains(&id)).into())
}

fn names<'a>(args: &Arguments<'_, 'a>) -> Result<Vec<Value<'a>>, CallError> {
    Ok(groups(args)?.iter().map(name).collect())
}

fn any_name<'a>(args: &Arguments<'_, 'a>, fits: fn(&str, &str) -> bool) -> Outcome<'a> {
    if args.optional_text(0).is_none() {
        args.assume(&NULL_TEST);
    }
    let names = names(args)?;
    let fits = |name: &Value<'_>| match (name.as_str(), args.optional_text(0)) {
        (Some(name), Some(text)) => fits(name, text),
        _ => false,
    };
    Ok(names.iter().any(fits).into())
}

fn matching<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    if args.optional_text(0).is_none() {
        args.assume(&NULL_TEST);
        return Ok(Value::Boolean(false));
    }
    let regex = args.regex(0)?;
    args.assume(&REGEX_FOUND);
    for name in names(args)? {
        let Some(name) = name.as_str() else { continue };
        match regex.is_found(name) {
            Ok(true) => return Ok(Value::Boolean(true)),
            Ok(false) => {}
            Err(_) => return Err(args.too_many_steps()),
        }
    }
    Ok(Value::Boolean(false))
}

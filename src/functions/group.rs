//! Functions on the user's groups.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::criteria::Criteria;
use super::{
    Arguments, Assumption, Authority, CallError, Function, Implementation, Kind, NullRule, Outcome,
    Parameter, ROW, ResultKind, ResultNull, Returns, Spelling,
};
use crate::context::{Part, Read, Source};
use crate::failure::Failure;
use crate::time::ZonedDateTime;
use crate::uses::Uses;
use crate::value::{Array, Map, Value};

mod membership;

pub(super) use membership::TABLE as MEMBERSHIP;

/// What rows on the user's groups are made from.
const GROUPS_ROW: Function = Function {
    null: NullRule::Read,
    returns: Returns::new(ResultKind::Boolean),
    reads_user: true,
    ..ROW
};

/// Two groups for the examples.
const GROUPS: &str = r#"{"groups":[
    {"id":"g1","type":"BUILT_IN","profile":{"name":"Everyone"}},
    {"id":"g2","type":"APP_GROUP","source":{"id":"0oa1","name":"active_directory"},"profile":{"name":"West Coast"},
     "owners":[{"id":"00u9","type":"USER"},{"id":"g7","type":"GROUP"}]}]}"#;

const CRITERIA: &[Parameter] = &[
    Parameter::new(
        "criteria",
        Kind::Criteria,
        "a map of one key, such as `{'group.type': 'OKTA_GROUP'}`; its value is a text or a set of texts, of which one must \
         be met",
    ),
    Parameter::new("criteria", Kind::Criteria, "a further map; all must be met").repeated(),
];

static ORDER: Assumption = Assumption {
    id: "groups-in-order",
    rule: "Groups are given in the order of the context.",
};
pub(crate) static NAME_FROM_PROFILE: Assumption = Assumption {
    id: "group-name-from-profile",
    rule: "A group's `name` and `description` are read from its profile where the group itself has none.",
};
pub(crate) static CLASSIC_FIELDS: Assumption = Assumption {
    id: "classic-group-fields",
    rule: "In Classic a group of `user.getGroups` has other fields than its name, such as `id`, as in Identity Engine.",
};
static GROUPS_OF_APP: Assumption = Assumption {
    id: "groups-of-app",
    rule: "\"OKTA\" means the types OKTA_GROUP and BUILT_IN, an app type is compared with the object class (for Active \
           Directory) or the source's name, an app instance with the source's id.",
};
static LIMIT_CUTS: Assumption = Assumption {
    id: "groups-limit-cuts",
    rule: "More matching groups than the limit are cut: a failing request was a bug, mended in 2023.01.1.",
};
static FIRST_OF_SEVERAL: Assumption = Assumption {
    id: "group-owners-first",
    rule: "Where several groups meet the criteria the owners of the first are given.",
};
static OWNER_NONE: Assumption = Assumption {
    id: "group-owners-none",
    rule: "Where no group or owner is found the list is empty.",
};

const fn groups_of_app(name: &'static str, which: &'static str) -> [Parameter; 3] {
    [
        Parameter::text(
            "app",
            "`OKTA`, an app type such as `active_directory`, or the id of an app instance",
        )
        .strict(),
        Parameter::text(name, which).strict(),
        Parameter::integer(
            "limit",
            "how many groups at most, further ones are cut: from 1; above 100 in the flows of authorization codes alone",
        ),
    ]
}

/// What rows on the names of groups are made from: for claims alone.
const NAMES_ROW: Function = Function {
    uses: Uses::Only(&["oauth-claim", "saml-attribute", "federated-claim"]),
    returns: Returns::new(ResultKind::Texts).or_null(ResultNull::Sometimes),
    ..GROUPS_ROW
};

pub(super) static TABLE: &[Function] = &[
    Function {
        id: "group.filtered",
        returns: Returns::new(ResultKind::List),
        spellings: Cow::Borrowed(&[Spelling::classic("getFilteredGroups")]),
        parameters: Cow::Borrowed(&[
            Parameter::array("ids", "ids of groups"),
            Parameter::new("expression", Kind::Expression, "an expression over `group`"),
            Parameter::integer(
                "limit",
                "how many groups at most: from 1; above 100 in the flows of authorization codes alone",
            ),
        ]),
        doc: "What the expression gives for each of the user's groups, of any source, whose id is listed; other ids are \
              passed over. `group` is the only name in it, with `id`, `name`, `description`, `status`, `objectClass[0]` and \
              `profile.x`. More matching groups than the limit are an error.",
        assumptions: &[&ORDER, &NAME_FROM_PROFILE],
        examples: &[
            Example::classic(
                "getFilteredGroups({'g2', 'none'}, 'group.name', 40)",
                r#"["West Coast"]"#,
            )
            .on(GROUPS),
            Example::classic("getFilteredGroups({'g1', 'g2'}, 'group.id', 1)", "")
                .on(GROUPS)
                .fails("too-many-groups"),
        ],
        call: Implementation::Native(filtered),
        ..GROUPS_ROW
    },
    Function {
        id: "group.names-starting-with",
        spellings: Cow::Borrowed(&[Spelling::classic("Groups.startsWith")]),
        parameters: Cow::Borrowed(&groups_of_app("pattern", "how the name begins")),
        doc: "The names of the user's groups of an app that begin with a text; null where there is none. Case-sensitive.",
        assumptions: &[&GROUPS_OF_APP, &LIMIT_CUTS],
        examples: &[
            Example::classic("Groups.startsWith('OKTA', 'Every', 100)", r#"["Everyone"]"#)
                .on(GROUPS),
            Example::classic("Groups.startsWith('OKTA', 'West', 100)", "null").on(GROUPS),
        ],
        call: Implementation::Native(|args| names(args, |name, text| name.starts_with(text))),
        ..NAMES_ROW
    },
    Function {
        id: "group.names-ending-with",
        spellings: Cow::Borrowed(&[Spelling::classic("Groups.endsWith")]),
        parameters: Cow::Borrowed(&groups_of_app("pattern", "how the name ends")),
        doc: "The names of the user's groups of an app that end with a text; null where there is none. Case-sensitive.",
        assumptions: &[&GROUPS_OF_APP, &LIMIT_CUTS],
        examples: &[Example::classic(
            "Groups.endsWith('active_directory', 'Coast', 100)",
            r#"["West Coast"]"#,
        )
        .on(GROUPS)],
        call: Implementation::Native(|args| names(args, |name, text| name.ends_with(text))),
        ..NAMES_ROW
    },
    Function {
        id: "group.names-containing",
        spellings: Cow::Borrowed(&[Spelling::classic("Groups.contains")]),
        parameters: Cow::Borrowed(&groups_of_app("pattern", "what the name contains")),
        doc: "The names of the user's groups of an app that contain a text; null where there is none. Case-sensitive.",
        assumptions: &[&GROUPS_OF_APP, &LIMIT_CUTS],
        examples: &[
            Example::classic("Groups.contains('0oa1', 'st Co', 100)", r#"["West Coast"]"#)
                .on(GROUPS),
        ],
        call: Implementation::Native(|args| names(args, |name, text| name.contains(text))),
        ..NAMES_ROW
    },
    Function {
        id: "group.get",
        returns: Returns::new(ResultKind::Groups),
        spellings: Cow::Borrowed(&[Spelling::both("user.getGroups")]),
        parameters: Cow::Borrowed(CRITERIA),
        doc: "The user's groups that meet all criteria. The keys are `group.id`, `group.source.id`, `group.type` and \
              `group.profile.name`. With the name alone goes `operator`: `EXACT`, or `STARTS_WITH`, which holds without \
              one; a trailing `*` or `.*` says the same. A projection reads the groups: in Classic `.![name]`, in \
              Identity Engine `.![id]`, `.![type]`, `.![created]`, `.![lastUpdated]`, `.![lastMembershipUpdated]`, \
              `.![profile.name]` and `.![profile.description]`.",
        assumptions: &[&ORDER, &NAME_FROM_PROFILE, &CLASSIC_FIELDS],
        examples: &[
            Example::classic(
                "user.getGroups({'group.type': {'APP_GROUP', 'BUILT_IN'}}).![name]",
                r#"["Everyone","West Coast"]"#,
            )
            .on(GROUPS),
            Example::identity_engine(
                "user.getGroups({'group.profile.name': 'West.*'}).![id]",
                r#"["g2"]"#,
            )
            .on(GROUPS),
        ],
        call: Implementation::Native(|args| {
            let met = meeting(args, args.len())?;
            if met.len() > 1 {
                args.assume(&ORDER);
            }
            Ok(met.into_iter().map(Value::Group).collect::<Vec<_>>().into())
        }),
        ..GROUPS_ROW
    },
    Function {
        id: "group.is-member-of",
        spellings: Cow::Borrowed(&[Spelling::identity_engine("user.isMemberOf")]),
        parameters: Cow::Borrowed(CRITERIA),
        doc: "Whether the user has a group that meets all criteria, which are those of `user.getGroups`.",
        examples: &[
            Example::identity_engine(
                "user.isMemberOf({'group.profile.name': 'West', 'operator': 'EXACT'})",
                "false",
            )
            .on(GROUPS),
            Example::identity_engine("user.isMemberOf({'group.profile.name': 'West'})", "true")
                .on(GROUPS),
        ],
        call: Implementation::Native(|args| Ok((!meeting(args, args.len())?.is_empty()).into())),
        ..GROUPS_ROW
    },
    Function {
        id: "group.owners",
        returns: Returns::new(ResultKind::Texts),
        spellings: Cow::Borrowed(&[Spelling::identity_engine("user.findGroupAndGetOwners")]),
        parameters: Cow::Borrowed(&[
            Parameter::new(
                "criteria",
                Kind::Criteria,
                "a map such as `{'group.id': '00g...'}`",
            ),
            Parameter::new(
                "type",
                Kind::OneOf(&["USER", "GROUP"]),
                "what kind of owners",
            ),
        ]),
        uses: Uses::Only(&["reviewer"]),
        authority: Authority::SupportArticle,
        doc: "The ids of the owners, of this type, of the group that meets the criteria (support article).",
        assumptions: &[&OWNER_NONE, &FIRST_OF_SEVERAL],
        examples: &[Example::identity_engine(
            "user.findGroupAndGetOwners({'group.id': 'g2'}, 'USER')[0]",
            "\"00u9\"",
        )
        .on(GROUPS)],
        call: Implementation::Native(owners),
        ..GROUPS_ROW
    },
];

/// The user's groups.
fn groups<'a>(args: &Arguments<'_, 'a>) -> Result<Vec<Map<'a>>, CallError> {
    Ok(match args.part(Part::Groups)? {
        Value::Array(array) => array
            .iter()
            .filter_map(|group| match group {
                Value::Map(group) | Value::Group(group) => Some(group),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    })
}

/// The name of a group.
fn name<'a>(group: &Map<'a>) -> Value<'a> {
    let profile = group.get("profile").unwrap_or_default();
    profile.property("name").unwrap_or_default()
}

/// The groups that meet the criteria of the first `count` arguments.
fn meeting<'a>(args: &Arguments<'_, 'a>, count: usize) -> Result<Vec<Map<'a>>, CallError> {
    let mut criteria = Vec::new();
    for (position, value) in args.rest(0).iter().take(count).enumerate() {
        let Value::Map(map) = value else {
            return Err(args.not_convertible(position, Kind::Criteria.as_str()));
        };
        let read = Criteria::read(map);
        criteria.push(read.map_err(|message| Failure::CriteriaNotValid { message })?);
    }
    let mut met = groups(args)?;
    met.retain(|group| criteria.iter().all(|criteria| criteria.meets(group)));
    Ok(met)
}

/// A limit of groups, which is at least 1.
fn limit(args: &Arguments<'_, '_>, position: usize) -> Result<usize, CallError> {
    let limit = args.integer(position)?;
    match usize::try_from(limit) {
        Ok(count) if count > 0 => Ok(count),
        _ => Err(Failure::GroupLimit { limit }.into()),
    }
}

fn filtered<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let ids = args.array(0)?;
    let expression = args.text(1)?;
    let allowed = limit(args, 2)?;
    let mut listed = groups(args)?;
    listed.retain(|group| {
        group
            .get("id")
            .is_some_and(|id| ids.iter().any(|listed| listed == id))
    });
    if listed.len() > allowed {
        return Err(Failure::TooManyGroups {
            matched: listed.len(),
            limit: args.integer(2)?,
        }
        .into());
    }
    if listed.len() > 1 {
        args.assume(&ORDER);
    }
    let groups: Vec<OneGroup<'a>> = listed
        .into_iter()
        .map(|group| OneGroup(group, args.host.source()))
        .collect();
    let sources: Vec<&dyn Source> = groups.iter().map(|group| group as &dyn Source).collect();
    args.host.nested(expression, &sources)
}

/// What the expression inside `getFilteredGroups` sees: the group; its functions see the context.
struct OneGroup<'a>(Map<'a>, &'a dyn Source);

impl Source for OneGroup<'_> {
    fn part(&self, part: Part) -> Read<'_> {
        self.1.part(part)
    }

    fn now(&self) -> Option<ZonedDateTime> {
        self.1.now()
    }

    fn variable(&self, name: &str) -> Option<Value<'_>> {
        (name == "group").then(|| Value::Group(self.0.clone()))
    }
}

/// The names of the groups of an app that fit; null where none does.
fn names<'a>(args: &Arguments<'_, 'a>, fits: fn(&str, &str) -> bool) -> Outcome<'a> {
    let (app, text, allowed) = (args.text(0)?, args.text(1)?, limit(args, 2)?);
    args.assume(&GROUPS_OF_APP);
    let mut names: Vec<Value<'a>> = groups(args)?
        .iter()
        .filter(|group| is_of_app(group, app))
        .map(name)
        .filter(|name| name.as_str().is_some_and(|name| fits(name, text)))
        .collect();
    if names.len() > allowed {
        args.assume(&LIMIT_CUTS);
        names.truncate(allowed);
    }
    Ok((!names.is_empty()).then_some(names).into())
}

fn is_of_app(group: &Map<'_>, app: &str) -> bool {
    let is = |value: Option<Value<'_>>, text: &str| {
        value.is_some_and(|value| value.as_str() == Some(text))
    };
    let source = |field: &str| {
        group
            .get("source")
            .and_then(|source| source.property(field))
    };
    if app == "OKTA" {
        return is(group.get("type"), "OKTA_GROUP") || is(group.get("type"), "BUILT_IN");
    }
    let class = match group.get("objectClass") {
        Some(Value::Array(classes)) => classes,
        _ => Array::from(Vec::new()),
    };
    let directory = app == "active_directory"
        && class
            .iter()
            .any(|class| class.as_str() == Some("okta:windows_security_principal"));
    directory || is(source("name"), app) || is(source("id"), app)
}

fn owners<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let wanted = args.text(1)?;
    let met = meeting(args, 1)?;
    if met.len() > 1 {
        args.assume(&FIRST_OF_SEVERAL);
    }
    let owners = met.first().and_then(|group| group.get("owners"));
    let ids: Vec<Value<'a>> = match owners {
        Some(Value::Array(owners)) => owners
            .iter()
            .filter(|owner| {
                owner
                    .property("type")
                    .is_some_and(|of| of.as_str() == Some(wanted))
            })
            .filter_map(|owner| owner.property("id"))
            .collect(),
        _ => Vec::new(),
    };
    if ids.is_empty() {
        args.assume(&OWNER_NONE);
    }
    Ok(ids.into())
}

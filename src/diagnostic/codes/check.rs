//! Names that do not exist, or not in this dialect or place; found before anything runs.

use super::{Code, Example, Phase, codes};

codes! { Check:
    UNKNOWN_FUNCTION = "unknown-function",
        "There is no function of this name in this dialect.",
        "Names of functions are case-sensitive.",
        Some("EL1004E"),
        Example::classic("String.reverse('a')"), Example::classic("'a'");
    UNKNOWN_METHOD = "unknown-method",
        "There is no method of this name.",
        "Only the methods that Okta documents exist; Java's others are not reachable. Names of methods are case-sensitive.",
        Some("EL1004E"),
        Example::identity_engine("'a'.getClass()"), Example::identity_engine("'a'.length()");
    METHOD_IN_CLASSIC = "method-in-classic",
        "A method is called in the Classic dialect.",
        "Classic calls functions, `String.len(x)`; methods such as `x.length()` belong to Identity Engine (assumption: Okta's Classic pages list none).",
        None,
        Example::classic("'a'.length()"), Example::identity_engine("'a'.length()");
    WRONG_ARGUMENT_COUNT = "wrong-argument-count",
        "A function is called with too few or too many arguments.",
        "The help line shows how it is called.",
        Some("EL1004E"),
        Example::classic("Test.fail()"), Example::classic("Test.fail(false)");
    DIALECT_OF_USE = "dialect-of-use",
        "The expression is to be used where the other dialect is spoken.",
        "Each place that takes an expression takes one dialect.",
        None,
        Example::line(r#"{"expr":"1","use":"mapping","dialect":"identity-engine"}"#),
        Example::line(r#"{"expr":"1","use":"mapping","dialect":"classic"}"#);
    REFERENCE_OF_USE = "reference-of-use",
        "The expression reads something that its place can not see.",
        "A group rule sees the user, an event hook the event, and so on.",
        None,
        Example::line(r#"{"expr":"appuser.x","use":"group-rule","context":{"appuser":{"profile":{}}}}"#),
        Example::line(r#"{"expr":"user.x","use":"group-rule","context":{"user":{"profile":{}}}}"#);
    WRONG_ARGUMENT = "wrong-argument",
        "An argument that stands in the text can not be what the function takes.",
        "A map is no text; where a function takes one of a few texts, another is refused.",
        None,
        Example::classic("String.len({'a': 1})"), Example::classic("String.len({'a', 'b'})");
    INVALID_CRITERIA = "invalid-criteria",
        "A map of criteria for groups has another key, operator or kind of value than Okta knows.",
        "Each map has one of `group.id`, `group.source.id`, `group.type`, `group.profile.name`; `operator`, `EXACT` or `STARTS_WITH`, goes with the last alone.",
        None,
        Example::classic("user.getGroups({'group.name': 'x'})"),
        Example::classic("user.getGroups({'group.profile.name': 'x'})").on(r#"{"groups":[]}"#);
    NESTED_NAME = "nested-name",
        "The expression inside `getFilteredGroups` reads something other than the group.",
        "`group` is the only name there, and functions that read the user or the user's groups do not work there.",
        None,
        Example::classic("getFilteredGroups({'1'}, 'user.login', 10)"),
        Example::classic("getFilteredGroups({'1'}, 'group.name', 10)").on(r#"{"groups":[]}"#);
    FUNCTION_OF_USE = "function-of-use",
        "A function stands where Okta does not allow it.",
        "A group rule takes no conversions and times; `Groups.*` belongs to group claims.",
        None,
        Example::line(r#"{"expr":"Convert.toInt('1') == 1","use":"group-rule"}"#),
        Example::line(r#"{"expr":"String.len('1') == 1","use":"group-rule"}"#);
    PROJECTION_OF_USE = "projection-of-use",
        "A projection stands where Okta does not allow it.",
        "A group rule has no projections: ask for the groups that meet criteria, and how many there are.",
        None,
        Example::line(r#"{"expr":"user.getGroups({'group.id':'g1'}).![name] == null","use":"group-rule"}"#),
        Example::line(r#"{"expr":"Arrays.size(user.getGroups({'group.id':'g1'})) > 0","use":"group-rule","context":{"groups":[]}}"#);
}

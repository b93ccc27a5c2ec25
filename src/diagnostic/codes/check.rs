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
}

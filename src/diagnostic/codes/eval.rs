//! Expressions that fail on a context.

use super::{Code, Example, Phase, codes};

const fn text(text: &'static str) -> Example {
    Example::identity_engine(text)
}

const APPUSER: &str =
    r#"{"appuser":{"profile":{"phone":"1","lines":["a","b"],"groups":[{"id":"g"}]}}}"#;

codes! { Eval:
    PROPERTY_OF_NULL = "property-of-null",
        "An attribute is read from null.",
        "A missing attribute reads as null, and null has no attributes. `?.` passes null on, but guards its own step alone.",
        Some("EL1007E"), text("null.name"), text("null?.name");
    METHOD_ON_NULL = "method-on-null",
        "A method is called on null.",
        "A missing attribute reads as null, and null has no methods. `?.` passes null on.",
        Some("EL1011E"), text("appuser.fax.length()").on(APPUSER), text("appuser.fax?.length()").on(APPUSER);
    NO_SUCH_PROPERTY = "no-such-property",
        "A value of this type has no properties.",
        "Only users, groups, profiles and maps have properties. A list has none: its elements are read by a projection, `groups.![id]`.",
        Some("EL1008E"), text("appuser.groups.id").on(APPUSER), text("appuser.groups.![id]").on(APPUSER);
    NO_SUCH_METHOD = "no-such-method",
        "A value of this type has no such method, or not with these arguments.",
        "Arguments convert as Java's do: a text to a number, a number to a text; a Boolean or null does not convert to a number.",
        Some("EL1004E"), text("1.length()"), text("'1'.length()");
    AMBIGUOUS_METHOD = "ambiguous-method",
        "The arguments fit two forms of a method alike.",
        "`replace` takes two characters or two texts; a list converts to either.",
        Some("EL1031E"), text("'ab'.replace({'a'}, 'b')"), text("'ab'.replace('a', 'b')");
    INDEX_ON_NULL = "index-on-null",
        "Null is indexed.",
        "A missing attribute reads as null, and null has no elements.",
        Some("EL1012E"), text("null[0]"), text("{1}[0]");
    NOT_INDEXABLE = "not-indexable",
        "A number or Boolean is indexed.",
        "Lists, texts and maps can be indexed.",
        Some("EL1027E"), text("1[0]"), text("'1'[0]");
    NULL_INDEX = "null-index",
        "An index is null.",
        "A missing attribute reads as null. In a map, a bare name in the brackets is the key itself.",
        None, text("{1}[null]"), text("{1}[0]");
    INDEX_OUT_OF_RANGE = "index-out-of-range",
        "An index lies outside the list or text.",
        "The first element has index 0. There are no negative indexes.",
        Some("EL1025E"), text("{1, 2}[2]"), text("{1, 2}[1]");
    NOT_CONVERTIBLE = "not-convertible",
        "A value can not be what its place asks for.",
        "A condition is a Boolean, one of the texts `true yes on 1 false no off 0`, or a list whose first element is one. A number is no condition. An index must be a whole number or a text that reads as one.",
        Some("EL1001E"), text("1 ? 2 : 3"), text("'yes' ? 2 : 3");
    OPERATOR_TYPES = "operator-types",
        "An operator is not defined for values of these types.",
        "`+` adds numbers and joins texts; it neither adds null nor appends to lists. `-` and the others want numbers.",
        Some("EL1030E"), text("null + 1"), text("null + '1'");
    NOT_COMPARABLE = "not-comparable",
        "Two values have no order.",
        "Numbers, texts, Booleans and times are compared with their own kind; null is less than everything.",
        Some("EL1013E"), text("'1' < 2"), text("1 < 2");
    DIVISION_BY_ZERO = "division-by-zero",
        "A whole number is divided by zero.",
        "With a Double on either side the result is Infinity or NaN instead.",
        None, text("1 / 0"), text("1 / 0.0");
    NEGATIVE_REPEAT = "negative-repeat",
        "A text is repeated a negative number of times.",
        "`text * n` repeats the text.",
        Some("EL1081E"), text("'a' * -1"), text("'a' * 0");
    MATCHES_NULL = "matches-null",
        "The left side of `matches` is null.",
        "A missing attribute reads as null.",
        Some("EL1037E"), text("null matches 'a'"), text("'' matches 'a'");
    PATTERN_NOT_TEXT = "pattern-not-text",
        "The right side of `matches` is no text.",
        "A regular expression is a text, in quotes.",
        Some("EL1038E"), text("'1' matches 1"), text("'1' matches '1'");
    INVALID_REGEX = "invalid-regex",
        "A regular expression can not be read.",
        "The syntax is that of java.util.regex.",
        Some("EL1018E"), text("'a' matches '('"), text("'a' matches '(a)'");
    UNSUPPORTED_REGEX = "unsupported-regex",
        "A regular expression uses something of Java's that is not supported here.",
        "What could not be given Java's exact meaning is refused, never read differently.",
        None, text(r"'a' matches '\X'"), text("'a' matches '.'");
    NOT_PROJECTABLE = "not-projectable",
        "A projection works on something that has no elements.",
        "`![..]` works on lists and maps.",
        Some("EL1019E"), text("'a'.![1]"), text("{'a'}.![1]");
    NOT_SELECTABLE = "not-selectable",
        "A selection works on something that has no elements.",
        "`?[..]`, `^[..]` and `$[..]` work on lists and maps.",
        Some("EL1015E"), text("'a'.?[true]"), text("{'a'}.?[true]");
    CRITERION_NOT_BOOLEAN = "criterion-not-boolean",
        "The criterion of a selection is no Boolean.",
        "Nothing is converted here, not even the text \"true\".",
        Some("EL1016E"), text("{1}.?['true']"), text("{1}.?[true]");
    ARGUMENT_NOT_CONVERTIBLE = "argument-not-convertible",
        "An argument can not be converted to what the function takes.",
        "A text converts to a number if it reads as one.",
        Some("EL1029E"), text("'abc'.substring('x')"), text("'abc'.substring('1')");
    NULL_ARGUMENT = "null-argument",
        "An argument is null where a text is wanted.",
        "A missing attribute reads as null.",
        None, text("'abc'.contains(null)"), text("'abc'.contains('')");
    SUBSTRING_OUT_OF_RANGE = "substring-out-of-range",
        "A part of a text is asked for that the text does not have.",
        "Positions count UTF-16 code units from 0; the end is not included.",
        None, text("'abc'.substring(4)"), text("'abc'.substring(3)");
    CUTS_SURROGATE_PAIR = "cuts-surrogate-pair",
        "The result would be half of a character.",
        "Characters outside the Basic Multilingual Plane, such as most emoji, count as two; Java would give a broken text.",
        None, text("'😀'.substring(1)"), text("'😀'.substring(2)");
    UNPARSEABLE_NUMBER = "unparseable-number",
        "A text is no number.",
        "Digits, a point, an exponent; no blanks or separators inside.",
        None, text("'1,5'.toNumber()"), text("'1.5'.toNumber()");
    UNPARSEABLE_TIME = "unparseable-time",
        "A field that holds a time holds something else.",
        "`user.created` and its kin are times in Identity Engine; the Users API gives them as ISO 8601.",
        None, text("user.created").on(r#"{"user":{"created":"today"}}"#), text("user.created").on(r#"{"user":{"created":"2015-07-30T23:58:32.000Z"}}"#);
    MISSING_CONTEXT = "missing-context",
        "The expression reads a part of the context that nobody supplied.",
        "Missing is not null: where there is no app user, say `\"appuser\": null`; where there are no groups, `\"groups\": []`. An attribute that a supplied profile does not have reads as null.",
        None, text("appuser.phone"), text("appuser.phone").on(APPUSER);
    CUSTOM_FUNCTION_FAILED = "custom-function-failed",
        "A function of the embedding program failed.",
        "The message is that function's.",
        None, text("Test.fail(true)"), text("Test.fail(false)");
    NESTED_EXPRESSION = "nested-expression",
        "A text that should be an expression, and was made when the outer one ran, is none.",
        "The second argument of `getFilteredGroups` is itself an expression over `group`. A literal is checked before anything runs.",
        None,
        Example::classic("getFilteredGroups({'1'}, 'group' + '.', 10)").on(r#"{"groups":[{"id":"1","profile":{"name":"a"}}]}"#),
        Example::classic("getFilteredGroups({'1'}, 'group' + '.name', 10)").on(r#"{"groups":[{"id":"1","profile":{"name":"a"}}]}"#);
    CRITERIA_NOT_VALID = "criteria-not-valid",
        "A map of criteria, made when the expression ran, has another key or operator than Okta knows.",
        "Each map has one of `group.id`, `group.source.id`, `group.type`, `group.profile.name`.",
        None,
        Example::classic("user.getGroups({'group.' + 'name': 'x'})").on(r#"{"groups":[]}"#),
        Example::classic("user.getGroups({'group.' + 'id': 'x'})").on(r#"{"groups":[]}"#);
    TOO_MANY_GROUPS = "too-many-groups",
        "More groups match than the limit of `getFilteredGroups` allows.",
        "Raise the limit, up to 100, or list fewer groups.",
        None,
        Example::classic("getFilteredGroups({'1', '2'}, 'group.id', 1)").on(r#"{"groups":[{"id":"1"},{"id":"2"}]}"#),
        Example::classic("getFilteredGroups({'1', '2'}, 'group.id', 2)").on(r#"{"groups":[{"id":"1"},{"id":"2"}]}"#);
    GROUP_LIMIT = "group-limit",
        "A limit of groups is below 1.",
        "It is at least 1, and at most 100 outside the authorization-code flows.",
        None,
        Example::classic("getFilteredGroups({'1'}, 'group.id', 0)").on(r#"{"groups":[]}"#),
        Example::classic("getFilteredGroups({'1'}, 'group.id', 1)").on(r#"{"groups":[]}"#);
    UNKNOWN_COUNTRY = "unknown-country",
        "A text is no country.",
        "`parseCountryCode` takes the alpha-2, alpha-3 and numeric codes of ISO 3166-1 and English names (assumption: another text is an error).",
        None, text("'Atlantis'.parseCountryCode()"), text("'US'.parseCountryCode()");
    TIME_NOT_READABLE = "time-not-readable",
        "A text is no time, a pattern no pattern, a zone no zone, or a result lies outside the years 1 to 9999.",
        "The message says which.",
        None, text("'yesterday'.parseStringTime()"), text("'2015-07-30T23:58:32Z'.parseStringTime()");
    REFERENCE_AT_RUN_TIME = "reference-at-run-time",
        "An index reads something that its place can not see.",
        "In the brackets of an index a bare name is the key of a map; of a list or text it is read like any other name, which is only seen when the expression runs.",
        None,
        Example::line(r#"{"expr":"{5, 6}[foo]","use":"group-rule","context":{"source":{"profile":{"foo":1}}}}"#),
        Example::line(r#"{"expr":"user[foo]","use":"group-rule","context":{"user":{"profile":{"foo":1}}}}"#);
}

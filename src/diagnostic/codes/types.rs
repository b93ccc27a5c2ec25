//! What the types of an expression tell before anything runs.

use super::{Code, Example, Phase, codes};

const fn text(text: &'static str) -> Example {
    Example::analysed(text)
}

const fn on_user(text: &'static str) -> Example {
    Example::analysed(text).on(
        r#"{"user":{"firstName":{"type":"string","required":true},"nickName":{"type":"string"},"age":{"type":"integer"},"active":{"type":"boolean"},"size":{"type":"string","enum":["S","M"],"required":true}}}"#,
    )
}

const fn into(text: &'static str) -> Example {
    Example::analysed(text).on(
        r#"{"user":{"nickName":{"type":"string"}},"target":{"name":"size","type":"string","enum":["S","M","extra large"],"maxLength":5,"required":true}}"#,
    )
}

const fn rule(text: &'static str) -> Example {
    Example::analysed(text).on(r#"{"use":"group-rule"}"#)
}

/// One character more than a claim takes.
const LONG: &str = match std::str::from_utf8(&padded::<1_025>()) {
    Ok(text) => text,
    Err(_) => "",
};

/// A digit with blanks behind it.
const fn padded<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut text = [b' '; LENGTH];
    text[0] = b'1';
    text
}

codes! { Check:
    UNKNOWN_ATTRIBUTE = "unknown-attribute",
        "The schema has no attribute of this name.",
        "Okta refuses the expression: `Invalid property NAME in expression EXPRESSION`. Names of attributes are case-sensitive.",
        None, on_user("user.firstname"), on_user("user.firstName");
    TYPE_MISMATCH = "type-mismatch",
        "An operator can only fail on operands of these types.",
        "`+` adds numbers and joins texts; `-` and the others want numbers; `<` wants two numbers, two texts, two Booleans or two times.",
        Some("EL1030E"), text("'a' < 1"), text("'a' < 'b'");
    NEVER_BOOLEAN = "never-boolean",
        "A condition or criterion can never be a Boolean.",
        "A condition is a Boolean, one of the texts `true yes on 1 false no off 0`, or a list whose first element is one. A criterion of a selection is a Boolean and nothing else.",
        Some("EL1001E"), text("1 ? 2 : 3"), text("user.x == 1 ? 2 : 3");
    ARGUMENT_TYPE = "argument-type",
        "An argument can never be what the function takes.",
        "Texts, numbers, Booleans and lists convert to text; a text converts to a number where it is one; users, groups and maps convert to nothing.",
        None, text("Arrays.size(1)"), text("Arrays.size({1})");
    MISSING_MEMBER = "missing-member",
        "A value of this type has no such attribute, method, index or elements.",
        "Users, groups, profiles and maps have attributes, lists and texts have positions, lists and maps have elements.",
        None, on_user("user.firstName.length"), on_user("user.firstName[0]");
    ALWAYS_NULL = "always-null",
        "Something that is null is read, called, indexed or handed over, which can only fail.",
        "A condition before it says so, or it is the word `null`.",
        None, text("appuser == null ? appuser.name : ''"), text("appuser != null ? appuser.name : ''");
    RESULT_TYPE = "result-type",
        "The result is not what the place of use takes.",
        "A group rule, a policy or a campaign takes a Boolean; a user name is a text.",
        None, rule("String.len('a')"), rule("String.len('a') > 0");
    USE_LENGTH = "use-length",
        "The expression is longer than its place of use takes.",
        "Claims and SAML attribute statements take 1,024 characters, as do user name templates (assumption); password policies 8,192 (support article).",
        None,
        Example::analysed(LONG).on(r#"{"use":"oauth-claim"}"#),
        Example::analysed("1").on(r#"{"use":"oauth-claim"}"#);
    TARGET_TYPE = "target-type",
        "The result has another type than the attribute that it is written to.",
        "Okta's message is `Invalid value data type for property NAME` (support article).",
        None, into("1"), into("'S'");
    TARGET_ENUM = "target-enum",
        "The result is none of the values that the attribute allows.",
        "Letter case and blanks count (support article).",
        None, into("'XXL'"), into("'S'");
    TARGET_LENGTH = "target-length",
        "The result is longer, or shorter, than the attribute holds.",
        "Lengths are counted in UTF-16 code units (assumption).",
        None, into("'extra large'"), into("'S'");
    NULLABLE_REQUIRED = "nullable-required" (Warning),
        "The result may be null or empty, and the attribute that it is written to is required.",
        "Null and the empty text count as no value there, and Okta refuses the person. Give a default with `?:`.",
        None, into("user.nickName"), into("user.nickName ?: 'S'");
    UNGUARDED_NULL = "unguarded-null" (Warning),
        "Something that may be null is read, called, indexed or handed over, which fails on null.",
        "An attribute that is not required may be null. Test it first, `x != null ? ... : ...`, give a default, `(x ?: '')`, or pass null on with `?.`.",
        None, on_user("user.age + 1"), on_user("user.age != null ? user.age + 1 : 1");
    DOUBTFUL_TYPE = "doubtful-type" (Warning),
        "Something fails on some of the values that it may have.",
        "A text is a condition or a number only where it reads as one; two types without an order compare only where one side is null.",
        None, on_user("user.firstName ? 1 : 2"), on_user("user.firstName == 'true' ? 1 : 2");
    NULL_CONCATENATION = "null-concatenation" (Warning),
        "Something that may be null is joined to a text, where it prints as `null`.",
        "`\"Hello \" + null` is `Hello null`. An attribute that is not required may be null: test it first.",
        None, on_user("'Hello ' + user.nickName"), on_user("'Hello ' + (user.nickName != null ? user.nickName : '')");
    ELVIS_SWALLOWS_EMPTY = "elvis-swallows-empty" (Note),
        "The left side of `?:` is never null, so that the right side replaces the empty text alone.",
        "`?:` gives its right side for null and for the empty text.",
        None, text("String.append('', appuser.name) ?: 'x'"), text("appuser.name ?: 'x'");
    NULL_COMPARES_LOW = "null-compares-low" (Warning),
        "Something that may be null is compared with `<`, which holds for null.",
        "Null is less than everything. Test it first: `x != null and x < 18`.",
        None, on_user("user.age < 18"), on_user("user.age != null and user.age < 18");
    UNGUARDED_FLATTEN = "unguarded-flatten" (Warning),
        "An argument of `Arrays.flatten` may be null or the empty text, on which it fails.",
        "The mapped attribute then keeps its old value (support article). Leave the argument out: `x == null or x == '' ? {} : x`.",
        None, on_user("Arrays.flatten('a', user.nickName)"), on_user("Arrays.flatten('a', user.firstName)");
    UNGUARDED_TIME = "unguarded-time" (Warning),
        "The time that a function reads may be null or the empty text, for which it gives null.",
        "Okta warns of unexpected results (documented; that they are null is an assumption). Test it first.",
        None, on_user("Time.fromIso8601ToUnix(user.nickName)"), on_user("Time.fromIso8601ToUnix(user.firstName)");
    STRING_NUMBER_COMPARISON = "string-number-comparison" (Warning),
        "A text is compared with a number, which it never equals.",
        "`'1' == 1` is false: nothing is converted. Write the number as a text, or convert the text.",
        None, text("'1' == 1"), text("'1' == '1'");
    NEVER_EQUAL = "never-equal" (Warning),
        "Two values of types that are never equal are compared.",
        "`true == 'true'` is false: nothing is converted.",
        None, on_user("user.firstName == true"), on_user("user.firstName == 'true'");
    INT_DIVISION = "int-division" (Warning),
        "A whole number is divided by a whole number, and the result is cut off.",
        "`7 / 2` is 3. With a Double on either side the result has its fraction: `7 / 2.0`.",
        None, text("7 / 2"), text("7 / 2.0");
    INTEGER_OVERFLOW = "integer-overflow" (Warning),
        "A whole number does not fit into 32 bits, and wraps.",
        "`2147483647 + 1` is -2147483648, and `Convert.toInt` of 13 digits is some other number. With the suffix `L` a number has 64 bits.",
        None, text("2147483647 + 1"), text("2147483647L + 1");
    UNKNOWN_VALUE = "unknown-value" (Warning),
        "A value is compared with a text that it never is.",
        "Okta or the schema lists the values. Letter case counts.",
        None, on_user("user.size == 'XL'"), on_user("user.size == 'M'");
    CASE_SENSITIVE_MATCH = "case-sensitive-match" (Warning),
        "A text in lower or upper case is compared with one in another case.",
        "Comparisons are case-sensitive (support article).",
        None, text("String.toLowerCase(appuser.city) == 'Paris'"), text("String.toLowerCase(appuser.city) == 'paris'");
}

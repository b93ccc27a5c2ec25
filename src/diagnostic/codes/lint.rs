//! What runs, and surprises somebody.

use super::{Code, Example, ExampleKind, Phase, codes};
use crate::dialect::Dialect;

const fn text(text: &'static str) -> Example {
    Example::analysed(text)
}

const fn modern(text: &'static str) -> Example {
    Example::new(text, ExampleKind::Analysed(Dialect::IdentityEngine))
}

codes! { Check:
    DEPRECATED_FUNCTION = "deprecated-function" (Warning),
        "A function is called by a name that Okta has deprecated.",
        "The new name does the same (documented).",
        None, text("toUpperCase('a')"), text("String.toUpperCase('a')");
    DEPRECATED_MATCHES = "deprecated-matches" (Warning),
        "`matches` is deprecated in Classic.",
        "Okta's page says so (documented). `String.stringContains` and `String.startsWith` test most of what is needed.",
        None, text("'a' matches '[ab]'"), text("String.stringContains('a', 'a')");
    UNDOCUMENTED_OPERATOR = "undocumented-operator" (Warning),
        "`matches` stands in an expression of Identity Engine.",
        "Okta's page of the Identity Engine language does not list it (documented: what the page has), although SpEL knows it.",
        None, modern("'a' matches '[ab]'"), modern("'a'.contains('a')");
    UNDOCUMENTED_METHOD = "undocumented-method" (Warning),
        "A method is called that Okta's page does not list.",
        "`startsWith` is not on the page, and password policies refuse it (support article). That other places take it is an assumption.",
        None, modern("'abc'.startsWith('a')"), modern("'abc'.contains('a')");
    UNDOCUMENTED_BEHAVIOUR = "undocumented-behaviour" (Note),
        "The value hangs on a rule that Okta does not document.",
        "The message names the rule, which is an assumption of this library; Okta may do otherwise.",
        None, text("String.substringBefore('abc', '@')"), text("String.substringBefore('a@c', '@')");
    CONSTANT_CONDITION = "constant-condition" (Warning),
        "A condition is the same for everybody.",
        "It reads nothing, compares something with itself, or its parts contradict or complete each other: `x != 'A' or x != 'B'` is true for every x. That is the language's own rule (documented: operators).",
        None, text("user.x != 'A' or user.x != 'B'"), text("user.x != 'A' and user.x != 'B'");
    UNREACHABLE_ARM = "unreachable-arm" (Warning),
        "A part of a conditional is never reached.",
        "An earlier condition is true whenever this one is, or the left side of `?:` is never null or empty. That is the language's own rule (documented: operators).",
        None, text("user.x == 'a' ? 1 : user.x == 'a' ? 2 : 3"), text("user.x == 'a' ? 1 : user.x == 'b' ? 2 : 3");
    DUPLICATE_KEY_IN_SWITCH = "duplicate-key-in-switch" (Warning),
        "A key of `String.stringSwitch` stands twice.",
        "The first key that is found wins (documented), so the later value is never given.",
        None, text("String.stringSwitch(user.x, 'd', 'a', '1', 'a', '2')"), text("String.stringSwitch(user.x, 'd', 'a', '1', 'b', '2')");
    SWITCH_KEY_SHADOWED = "switch-key-shadowed" (Warning),
        "A key of `String.stringSwitch` contains an earlier one.",
        "Keys are looked for anywhere in the text, and the first that is found wins (documented): wherever `USA` is, `US` is too. The longer key goes first.",
        None, text("String.stringSwitch(user.x, 'd', 'US', '1', 'USA', '2')"), text("String.stringSwitch(user.x, 'd', 'USA', '2', 'US', '1')");
    SUBSTRING_CUTS_PAIR = "substring-cuts-pair" (Warning),
        "A substring cuts a character in two.",
        "Positions count UTF-16 units, of which characters such as emoji have two. Half a character is no text: the evaluation fails (assumption: Okta does not say).",
        None, text("String.substring('😀', 0, 1)"), text("String.substring('😀', 0, 2)");
    REGEX_NEVER_MATCHES = "regex-never-matches" (Warning),
        "No text matches the regular expression.",
        "An anchor stands inside the pattern, a class is empty, or Java refuses the pattern, and the evaluation fails where it is used. Source: Java's regular expressions.",
        None, text("isMemberOfGroupNameRegex('.*a^b.*')"), text("isMemberOfGroupNameRegex('.*a b.*')");
    REGEX_ANCHORS_REDUNDANT = "regex-anchors-redundant" (Warning),
        "A regular expression of `matches` is anchored.",
        "`matches` compares the whole text, so `^` at the start and `$` at the end say nothing. Source: SpEL, on which the language is built.",
        None, modern("user.profile.x matches '^abc$'"), modern("user.profile.x == 'abc'");
    SUSPICIOUS_REGEX = "suspicious-regex" (Warning),
        "A regular expression seems to be written for another language.",
        "Slashes around a pattern are ordinary characters here, and so is a backslash behind a backslash: nothing is escaped twice. Okta's page has such a slip, `\"/.*admin.*\"` (assumption).",
        None, text("isMemberOfGroupNameRegex('/.*admin.*')"), text("isMemberOfGroupNameRegex('.*admin.*')");
    PRECEDENCE_SURPRISE = "precedence-surprise" (Warning),
        "Operators bind otherwise than the text suggests.",
        "`?:` and `? :` bind loosest, so `x ?: 'a' == b` compares only the right side; `not` binds tightest, so `not a == b` negates `a`; and `+` behind the last arm of a conditional belongs to that arm. Source: SpEL's grammar. Brackets say what is meant.",
        None, text("user.x ?: '' == 'Sales'"), text("(user.x ?: '') == 'Sales'");
    REDUNDANT_TERNARY = "redundant-ternary" (Note),
        "A conditional says at length what its parts say.",
        "`c ? true : false` is `c`, `x == null ? null : x` is `x`, and `x != null and x != '' ? x : d` is `x ?: d`, which asks for null and the empty text (documented).",
        None, text("user.x == null ? null : user.x"), text("user.x");
    SELF_MAPPING = "self-mapping" (Warning),
        "The expression reads nothing but the attribute that it sets.",
        "A mapping reads its source and sets its target. An attribute of the target that is set from itself keeps its value, however often the mapping runs (documented: what source and target are).",
        None,
        text("user.nickName").on(r#"{"source":"appuser","target":{"name":"nickName","type":"string"}}"#),
        text("appuser.nickName").on(r#"{"source":"appuser","target":{"name":"nickName","type":"string"}}"#);
    FUNCTION_IN_CONDITION = "function-in-condition" (Warning),
        "A condition calls a function of conversion or time.",
        "Okta's page says that the condition of a conditional should not (documented).",
        None, text("Convert.toInt(user.x) == 1 ? 'a' : 'b'"), text("user.x == '1' ? 'a' : 'b'");
    INDEX_ON_CONTEXT = "index-on-context" (Warning),
        "Square brackets read the context, where a list may be meant.",
        "A list is written in braces (documented). Brackets at the start of an expression read a name of the context, as SpEL does.",
        None, text("Arrays.contains(['Sales'], user.department)"), text("Arrays.contains({'Sales'}, user.department)");
    VERSION_COMPARED_AS_TEXT = "version-compared-as-text" (Warning),
        "A version is compared as a text.",
        "As texts `9.1` comes behind `14.2`. `versionGreaterThan` and `versionLessThan` compare the numbers (documented).",
        None, modern("device.profile.osVersion > '14.2'"), modern("device.profile.osVersion.versionGreaterThan('14.2')");
    WEEK_BASED_YEAR = "week-based-year" (Warning),
        "A pattern for times has the year of the week.",
        "Around the new year it differs from the calendar's: `YYYY` is the year of the week in Identity Engine, `xxxx` in Classic, where `YYYY` is the year of era (documented; the letters are java.time's and Joda-Time's).",
        None, modern("user.created.toString('YYYY-MM-dd')"), modern("user.created.toString('yyyy-MM-dd')");
    UNUSABLE_TIME_PATTERN = "unusable-time-pattern" (Warning),
        "A pattern for times is none.",
        "Wherever it is used the evaluation fails. Source: Joda-Time in Classic (documented), java.time in Identity Engine (assumption).",
        None, text("Time.now('UTC', 'yyyy-mm-ddThh')"), text("Time.now('UTC', \"yyyy-MM-dd'T'HH\")");
    PATTERN_IN_CRITERIA = "pattern-in-criteria" (Warning),
        "The name of a group in criteria is written as a regular expression.",
        "Names are compared as they stand, from their start unless the operator is EXACT. A trailing `*` or `.*` is taken off under STARTS_WITH; no other pattern works (support article).",
        None, text("user.getGroups({'group.profile.name': '.*Admins'})"), text("user.getGroups({'group.profile.name': 'Admins.*'})");
    LARGE_GROUP_LIMIT = "large-group-limit" (Warning),
        "More than 100 groups are asked for.",
        "Outside the authorization-code flows a limit above 100 fails (support article).",
        None, text("Groups.startsWith('OKTA', 'a', 200)"), text("Groups.startsWith('OKTA', 'a', 100)");
    APP_USER_SPELLING = "app-user-spelling" (Warning),
        "`appuser` is written with a capital letter.",
        "Okta's language pages write `appuser` (documented); some help pages write `appUser` (support article).",
        None, text("appUser.email"), text("appuser.email");
    MANAGER_NOT_FOLLOWED = "manager-not-followed" (Note),
        "A manager's or assistant's attribute is read.",
        "A change of the manager, or of the manager's profile, does not update the user's profile (documented).",
        None, text("getManagerUser('active_directory').email"), text("user.managerEmail");
    DIRECTORY_IN_GROUP_RULE = "directory-in-group-rule" (Warning),
        "A group rule asks a directory.",
        "Okta's page of group rules lists text, array, user and group functions (documented); that these functions do not work there is an assumption.",
        None, text("hasDirectoryUser()").on(r#"{"use":"group-rule"}"#), text("hasDirectoryUser()").on(r#"{"use":"mapping"}"#);
    EVENT_HOOK_OPERATOR = "event-hook-operator" (Warning),
        "The filter of an event hook has an operator that Okta does not list there.",
        "A filter takes `eq`, `ne`, `&&` and `||` (support article), and `>` on a size (documented).",
        None, modern("event.outcome.result == 'SUCCESS'").on(r#"{"use":"event-hook"}"#), modern("event.outcome.result eq 'SUCCESS'").on(r#"{"use":"event-hook"}"#);
    UNREGISTERED_DEVICE = "unregistered-device" (Warning),
        "A sign-in policy reads the profile of a device that may not be registered.",
        "Okta knows the profile of registered devices: add `device.profile.registered == true` (support article).",
        None,
        modern("device.profile.platform == 'MACOS'").on(r#"{"use":"policy"}"#),
        modern("device.profile.platform == 'MACOS' && device.profile.registered == true").on(r#"{"use":"policy"}"#);
    PASSWORD_POLICY_FORM = "password-policy-form" (Warning),
        "A password policy has another form than Okta takes there.",
        "It takes `password.value == text` and `password.value.contains(text)`, joined by OR (support article).",
        None,
        modern("password.value != 'Password1'").on(r#"{"use":"password-policy"}"#),
        modern("password.value == 'Password1' OR password.value.contains('okta')").on(r#"{"use":"password-policy"}"#);
    EXPLICIT_APP_IN_USERNAME = "explicit-app-in-username" (Warning),
        "A user name is read from an app by the app's name.",
        "Where the expression is for users of that app, imports fail with a conflict: write `appuser` (support article).",
        None, text("okta_org2org.userName").on(r#"{"use":"username"}"#), text("appuser.userName").on(r#"{"use":"username"}"#);
}

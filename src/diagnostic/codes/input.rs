//! What stands beside an expression and can not be read.

use super::{Code, Example, Phase, codes};

codes! { Input:
    INVALID_JSON = "invalid-json",
        "The JSON can not be read.",
        "Each line of JSON Lines is one JSON value.",
        None, Example::line("{\"expr\": "), Example::line("{\"expr\": \"1\"}");
    INVALID_UTF8 = "invalid-utf8",
        "The text is not UTF-8.",
        "JSON and expressions are read as UTF-8.",
        None, Example::line("\u{FFFD}"), Example::line("{\"expr\": \"1\"}");
    MISSING_EXPRESSION = "missing-expression",
        "The line has no expression.",
        "Each line is an object with the key `expr`, a text.",
        None, Example::line("{\"text\": \"1\"}"), Example::line("{\"expr\": \"1\"}");
    UNKNOWN_DIALECT = "unknown-dialect",
        "There is no such dialect.",
        "The dialects are `classic` and `identity-engine`.",
        None, Example::line("{\"expr\": \"1\", \"dialect\": \"modern\"}"), Example::line("{\"expr\": \"1\", \"dialect\": \"classic\"}");
    UNKNOWN_USE = "unknown-use",
        "There is no such use of an expression.",
        "A use is the place where an expression stands: `mapping`, `username`, `group-rule`, ...",
        None, Example::line("{\"expr\": \"1\", \"use\": \"rule\"}"), Example::line("{\"expr\": \"1\", \"use\": \"mapping\"}");
    INVALID_CONTEXT = "invalid-context",
        "A context has another shape than Okta's.",
        "A context is an object; its parts are objects as Okta's APIs give them, or null; `groups` is a list of objects.",
        None, Example::line("{\"expr\": \"1\", \"context\": {\"user\": 1}}"), Example::line("{\"expr\": \"1\", \"context\": {\"user\": null}}");
    INVALID_TIME = "invalid-time",
        "The present is no time.",
        "A time is written as ISO 8601: `2015-07-31T17:18:37.979Z`.",
        None, Example::line("{\"expr\": \"1\", \"now\": \"today\"}"), Example::line("{\"expr\": \"1\", \"now\": \"2015-07-31T17:18:37.979Z\"}");
}

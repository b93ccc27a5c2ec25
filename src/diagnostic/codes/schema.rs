//! What is doubtful in a schema.

use super::{Code, Example, Phase, codes};

codes! { Check:
    UNKNOWN_TYPE = "unknown-type" (Warning),
        "An attribute has a type that is not checked.",
        "The types are `string`, `boolean`, `number`, `integer` and `array` of texts, numbers or integers (documented).",
        None,
        Example::attribute(r#"{"type": "object"}"#), Example::attribute(r#"{"type": "string"}"#);
    UNKNOWN_FORMAT = "unknown-format" (Warning),
        "An attribute has a format that Okta does not know.",
        "`ipv4`, `hostname` and `date`, say, are not Okta's; they are not checked (assumption).",
        None,
        Example::attribute(r#"{"type": "string", "format": "hostname"}"#), Example::attribute(r#"{"type": "string", "format": "uri"}"#);
    IGNORED_LENGTH = "ignored-length" (Warning),
        "A length limits something that is no text.",
        "Lengths limit texts only; numbers have `minimum` and `maximum` (assumption).",
        None,
        Example::attribute(r#"{"type": "integer", "maxLength": 4}"#), Example::attribute(r#"{"type": "string", "maxLength": 4}"#);
    ENUM_LABELS_MISMATCH = "enum-labels-mismatch" (Warning),
        "`oneOf` and `enum` do not have the same values.",
        "`oneOf` gives the values of `enum` their display names: all of them, in the same order (documented).",
        None,
        Example::attribute(r#"{"type": "string", "enum": ["S"], "oneOf": [{"const": "M", "title": "Medium"}]}"#),
        Example::attribute(r#"{"type": "string", "enum": ["S"], "oneOf": [{"const": "S", "title": "Small"}]}"#);
    REQUIRED_MISMATCH = "required-mismatch" (Warning),
        "An attribute and the list of its subschema differ on whether it is required.",
        "It is taken as required if either says so (assumption).",
        None,
        Example::schema(r#"{"definitions": {"custom": {"properties": {"size": {"type": "string", "required": false}}, "required": ["size"]}}}"#),
        Example::schema(r#"{"definitions": {"custom": {"properties": {"size": {"type": "string", "required": true}}, "required": ["size"]}}}"#);
    EMPTY_OVERRIDE = "empty-override" (Warning),
        "An attribute is overridden by no source.",
        "`OVERRIDE` needs a `priority`, a list of sources (assumption).",
        None,
        Example::attribute(r#"{"type": "string", "master": {"type": "OVERRIDE"}}"#),
        Example::attribute(r#"{"type": "string", "master": {"type": "OVERRIDE", "priority": [{"type": "APP", "value": "0oa1"}]}}"#);
    INVALID_PATTERN = "invalid-pattern" (Warning),
        "The pattern of an attribute can not be used.",
        "A pattern that does not compile is not checked.",
        None,
        Example::attribute(r#"{"type": "string", "pattern": "["}"#), Example::attribute(r#"{"type": "string", "pattern": "[a-z]+"}"#);
    TOO_MANY_UNIQUE = "too-many-unique" (Warning),
        "A user type has more than five unique custom attributes.",
        "Five are allowed (documented).",
        None,
        Example::schema(r#"{"id": "/meta/schemas/user/x", "definitions": {"custom": {"properties": {"a": {"type": "string", "unique": true}, "b": {"type": "string", "unique": true}, "c": {"type": "string", "unique": true}, "d": {"type": "string", "unique": true}, "e": {"type": "string", "unique": true}, "f": {"type": "string", "unique": true}}}}}"#),
        Example::schema(r#"{"id": "/meta/schemas/user/x", "definitions": {"custom": {"properties": {"a": {"type": "string", "unique": true}}}}}"#);
    FORBIDDEN_NAME = "forbidden-name" (Warning),
        "A custom attribute of a user has a name that Okta keeps for itself.",
        "Letter case does not count (documented).",
        None,
        Example::schema(r#"{"id": "/meta/schemas/user/x", "definitions": {"custom": {"properties": {"lastLogin": {"type": "string"}}}}}"#),
        Example::schema(r#"{"id": "/meta/schemas/user/x", "definitions": {"custom": {"properties": {"lastBadge": {"type": "string"}}}}}"#);
    REPEATED_NAME = "repeated-name" (Warning),
        "Two attributes have names that differ in letter case at most.",
        "A custom name must not repeat a base one, not even in another letter case (documented).",
        None,
        Example::schema(r#"{"definitions": {"custom": {"properties": {"size": {"type": "string"}, "Size": {"type": "string"}}}}}"#),
        Example::schema(r#"{"definitions": {"custom": {"properties": {"size": {"type": "string"}}}}}"#);
    UNION_NOT_ALLOWED = "union-not-allowed" (Warning),
        "The values of groups can not be combined for this attribute.",
        "`union` ENABLE combines the values of all groups; an attribute of scope SELF gets none from groups (documented).",
        None,
        Example::attribute(r#"{"type": "array", "items": {"type": "string"}, "scope": "SELF", "union": "ENABLE"}"#),
        Example::attribute(r#"{"type": "array", "items": {"type": "string"}, "scope": "NONE", "union": "ENABLE"}"#);
}

//! What stands around the expressions of mappings, group rules and other objects.

use super::{Code, Example, Phase, codes};

codes! { Check:
    NO_EXPRESSION = "no-expression" (Note),
        "The file or mapping could hold expressions, but holds none.",
        "A mapping without `properties` maps nothing; lists of mappings come without them.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": "user.a", "pushStatus": "PUSH"}}}"#);
    BLANK_EXPRESSION = "blank-expression" (Note),
        "An expression is blank.",
        "A blank expression counts as none (assumption). To empty an attribute, map the empty text `\"\"`.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": " ", "pushStatus": "PUSH"}}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": "\"\"", "pushStatus": "PUSH"}}}"#);
    NOT_CHECKABLE = "not-checkable" (Note),
        "A part of an expression is known only to Terraform.",
        "What `${...}` stands for is known where it names a text in the same folder: `local.x`, the `index` of a schema property. Elsewhere nothing is said of what hangs on it.",
        None,
        Example::terraform("resource \"okta_group_rule\" \"a\" {\n  expression_value = \"user.city == \\\"${var.city}\\\"\"\n}"),
        Example::terraform("resource \"okta_group_rule\" \"a\" {\n  expression_value = \"user.city == \\\"Oakland\\\"\"\n}");
    MAPPING_ENDS = "mapping-ends",
        "Both ends of a mapping are of the same type.",
        "One end is Okta, of type `user`, the other an app, of type `appuser` (documented). Okta answers: Invalid source or target id. Source or target id must be of either App Instance or UserType id.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "user"}, "properties": {}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {}}"#);
    MISSING_TYPE = "missing-type" (Note),
        "The ends of a mapping have no `type`.",
        "The way that the mapping leads is told by an id that begins with `0oa`, an app's, or by what the expressions read (assumption).",
        None,
        Example::json(r#"{"source": {"id": "0oa1"}, "target": {"id": "oty1"}, "properties": {}}"#),
        Example::json(r#"{"source": {"id": "0oa1", "type": "appuser"}, "target": {"id": "oty1", "type": "user"}, "properties": {}}"#);
    MISSING_PUSH_STATUS = "missing-push-status" (Warning),
        "A mapped attribute has no `pushStatus`.",
        "The API demands it (documented); it is read as PUSH (assumption). In Terraform a missing one is DONT_PUSH, and nothing is said.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": "user.a"}}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": "user.a", "pushStatus": "PUSH"}}}"#);
    PUSH_STATUS_NOT_ALLOWED = "push-status-not-allowed",
        "The push status does not fit the app.",
        "On the way to Okta an app that is a profile source takes PUSH only, one that is not DONT_PUSH only (support article). It is told where `--profile-source` names the apps that are sources.",
        None,
        Example::json(r#"{"source": {"name": "crm", "type": "appuser"}, "target": {"type": "user"}, "properties": {"title": {"expression": "appuser.title", "pushStatus": "DONT_PUSH"}}}"#).on(r#"{"profileSource": "crm"}"#),
        Example::json(r#"{"source": {"name": "crm", "type": "appuser"}, "target": {"type": "user"}, "properties": {"title": {"expression": "appuser.title", "pushStatus": "PUSH"}}}"#).on(r#"{"profileSource": "crm"}"#);
    WRONG_DIRECTION = "wrong-direction",
        "An expression of a mapping reads the wrong end.",
        "A mapping to an app reads `user` or `source`; one to Okta reads `appuser`, `source` or the app by its name (support article). `appuser` on the way to an app is an error, `user` on the way to Okta a warning.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": "appuser.a", "pushStatus": "PUSH"}}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"a": {"expression": "source.a", "pushStatus": "PUSH"}}}"#);
    UNKNOWN_TARGET = "unknown-target",
        "The target of a mapping has no such attribute.",
        "Every attribute that is mapped must be in the schema of the target (documented). Names are case-sensitive.",
        None,
        Example::json(r#"{"source": {"type": "appuser"}, "target": {"type": "user"}, "properties": {"shoesize": {"expression": "appuser.a", "pushStatus": "PUSH"}}}"#)
            .on(r#"{"targetSchema": {"definitions": {"custom": {"properties": {"shoeSize": {"type": "string"}}}}}}"#),
        Example::json(r#"{"source": {"type": "appuser"}, "target": {"type": "user"}, "properties": {"shoeSize": {"expression": "appuser.a", "pushStatus": "PUSH"}}}"#)
            .on(r#"{"targetSchema": {"definitions": {"custom": {"properties": {"shoeSize": {"type": "string"}}}}}}"#);
    READ_ONLY = "read-only",
        "A mapping writes an attribute that is read-only.",
        "The API refuses a mapping to an attribute whose mutability is READ_ONLY (documented).",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"number": {"expression": "user.a", "pushStatus": "PUSH"}}}"#)
            .on(r#"{"targetSchema": {"definitions": {"custom": {"properties": {"number": {"type": "string", "mutability": "READ_ONLY"}}}}}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"number": {"expression": "user.a", "pushStatus": "PUSH"}}}"#)
            .on(r#"{"targetSchema": {"definitions": {"custom": {"properties": {"number": {"type": "string"}}}}}}"#);
    TARGET_VALUE = "target-value",
        "A constant is mapped that the target refuses.",
        "Every person would get a value that breaks the format, the pattern or a bound of the attribute; one such value stops the whole update of a person (support article).",
        None,
        Example::json(r#"{"source": {"type": "appuser"}, "target": {"type": "user"}, "properties": {"locale": {"expression": "'en-US'", "pushStatus": "PUSH"}}}"#)
            .on(r#"{"targetSchema": {"definitions": {"base": {"properties": {"locale": {"type": "string", "format": "locale"}}}}}}"#),
        Example::json(r#"{"source": {"type": "appuser"}, "target": {"type": "user"}, "properties": {"locale": {"expression": "'en_US'", "pushStatus": "PUSH"}}}"#)
            .on(r#"{"targetSchema": {"definitions": {"base": {"properties": {"locale": {"type": "string", "format": "locale"}}}}}}"#);
    REQUIRED_UNMAPPED = "required-unmapped" (Warning),
        "A required attribute of the target is not mapped.",
        "The console warns of it too (documented). A person without a value is refused; a default of the schema counts as a value, and user names come from a template.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {}}"#)
            .on(r#"{"targetSchema": {"definitions": {"custom": {"properties": {"site": {"type": "string", "required": true}}}}}}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {}}"#)
            .on(r#"{"targetSchema": {"definitions": {"custom": {"properties": {"site": {"type": "string"}}}}}}"#);
    NAME_LENGTH = "name-length",
        "A name is too long, or empty.",
        "The name of a group rule has 1 to 50 characters (documented), that of a SAML attribute 512 at most (support article).",
        None,
        Example::json(r#"{"type": "group_rule", "name": "", "conditions": {"expression": {"value": "true"}}}"#),
        Example::json(r#"{"type": "group_rule", "name": "Everybody", "conditions": {"expression": {"value": "user.isActive"}}}"#);
    GROUP_RULE_LIMIT = "group-rule-limit",
        "A group rule names more groups or users than it may, or there are too many rules.",
        "A group rule assigns 100 groups at most and excludes 100 users at most; an organisation has 2,000 rules at most (support article).",
        None,
        Example::terraform("resource \"okta_group_rule\" \"a\" {\n  expression_value = \"user.isActive\"\n  users_excluded   = [\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]\n}"),
        Example::terraform("resource \"okta_group_rule\" \"a\" {\n  expression_value = \"user.isActive\"\n  users_excluded   = [\"00u1\"]\n}");
    EXCLUDED_GROUPS = "excluded-groups" (Warning),
        "A group rule excludes groups.",
        "Only users can be excluded (documented).",
        None,
        Example::json(r#"{"type": "group_rule", "conditions": {"people": {"groups": {"exclude": ["00g1"]}}, "expression": {"value": "user.isActive"}}}"#),
        Example::json(r#"{"type": "group_rule", "conditions": {"people": {"groups": {"exclude": []}}, "expression": {"value": "user.isActive"}}}"#);
    INACTIVE_RULE = "inactive-rule" (Note),
        "A group rule is inactive.",
        "It assigns nobody until it is activated.",
        None,
        Example::json(r#"{"type": "group_rule", "status": "INACTIVE", "conditions": {"expression": {"value": "user.isActive"}}}"#),
        Example::json(r#"{"type": "group_rule", "status": "ACTIVE", "conditions": {"expression": {"value": "user.isActive"}}}"#);
    INVALID_RULE = "invalid-rule" (Warning),
        "Okta has marked a group rule as invalid.",
        "A rule becomes invalid when a group that it names is deleted, or its expression no longer holds; it assigns nobody.",
        None,
        Example::json(r#"{"type": "group_rule", "status": "INVALID", "conditions": {"expression": {"value": "user.isActive"}}}"#),
        Example::json(r#"{"type": "group_rule", "status": "ACTIVE", "conditions": {"expression": {"value": "user.isActive"}}}"#);
    UNKNOWN_TEMPLATE = "unknown-template",
        "A built-in user name template is none that Okta has.",
        "The built-in templates are a closed list (documented). Anything else needs the type CUSTOM and an expression.",
        None,
        Example::json(r#"{"credentials": {"userNameTemplate": {"template": "${source.nickName}", "type": "BUILT_IN"}}}"#),
        Example::json(r#"{"credentials": {"userNameTemplate": {"template": "${source.login}", "type": "BUILT_IN"}}}"#);
}

//! Files that should hold expressions and can not be read.

use super::{Code, Example, Phase, codes};

codes! { Input:
    INVALID_TERRAFORM = "invalid-terraform",
        "The Terraform file can not be read.",
        "The file is not written in Terraform's language; the message tells what was expected.",
        None,
        Example::terraform("resource \"okta_group_rule\" \"sales\" {"),
        Example::terraform("resource \"okta_group_rule\" \"sales\" {\n}");
    UNKNOWN_FILE = "unknown-file",
        "The JSON is of no kind that holds expressions.",
        "Expressions are found in profile mappings, group rules, applications, claims, policies, event hooks, realm assignments and identity providers, as Okta's APIs give them.",
        None,
        Example::json(r#"{"definitions": {}}"#),
        Example::json(r#"{"name": "groups", "valueType": "EXPRESSION", "value": "user.city"}"#);
    WRONG_SHAPE = "wrong-shape",
        "A part of the file has another shape than Okta's APIs give it.",
        "An expression is a text, `properties` an object with an entry for each attribute, a push status one of two words.",
        None,
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": []}"#),
        Example::json(r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {}}"#);
}

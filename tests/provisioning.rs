//! The provisioning errors of the service: the table as people read it, and the texts that are told apart.

use okta_mapping::provisioning::{
    Operation, ProvisioningError, ProvisioningErrorKind, ServiceMessage,
};
use proptest::prelude::*;

fn invalid(parameter: &str) -> ProvisioningError {
    ProvisioningError::InvalidParameter {
        parameter: parameter.to_owned(),
    }
}

fn missing(parameter: &str) -> ProvisioningError {
    ProvisioningError::MissingParameter {
        parameter: parameter.to_owned(),
    }
}

fn ambiguous(email: &str) -> ProvisioningError {
    ProvisioningError::AmbiguousEmail {
        email: email.to_owned(),
    }
}

fn unknown(message: &str) -> ProvisioningError {
    ProvisioningError::Unknown {
        message: message.to_owned(),
    }
}

fn one_of_each_kind() -> [ProvisioningError; 9] {
    [
        invalid("state"),
        missing("contact.firstName"),
        ProvisioningError::UnparseableJson,
        ProvisioningError::ServiceUnavailable,
        ProvisioningError::ExtensionInUse,
        ProvisioningError::DuplicateExtension,
        ambiguous("jane@example.com"),
        ProvisioningError::NoFreeExtension,
        unknown("The moon is full."),
    ]
}

fn error_of(text: &str) -> ProvisioningError {
    ServiceMessage::parse(text).error
}

fn assert_errors(cases: impl IntoIterator<Item = (&'static str, ProvisioningError)>) {
    for (text, error) in cases {
        assert_eq!(error_of(text), error, "{text}");
    }
}

#[test]
fn the_table_as_people_read_it() {
    let rows = one_of_each_kind().map(|error| {
        format!(
            "{}{}\n  message: {error}\n  means:   {}\n  advice:  {}",
            error.kind(),
            if error.retryable() { " (retry)" } else { "" },
            error.explanation(),
            error.advice(),
        )
    });
    insta::assert_snapshot!(rows.join("\n\n"));
}

#[test]
fn each_kind_has_one_name_in_every_form() {
    let kinds = one_of_each_kind().map(|error| error.kind());
    assert_eq!(kinds, ProvisioningErrorKind::ALL);
    for error in one_of_each_kind() {
        let kind = error.kind();
        assert_eq!(ProvisioningErrorKind::from_name(kind.name()), Some(kind));
        assert_eq!(serde_json::json!(error)["error"], kind.name());
        assert_eq!(serde_json::json!(kind), kind.name());
    }
    assert_eq!(ProvisioningErrorKind::from_name(""), None);
}

#[test]
fn only_an_unavailable_service_is_worth_a_retry() {
    for kind in ProvisioningErrorKind::ALL {
        assert_eq!(
            kind.retryable(),
            kind == ProvisioningErrorKind::ServiceUnavailable
        );
    }
}

#[test]
fn a_message_is_told_by_its_words() {
    assert_errors([
        ("The [state] is invalid", invalid("state")),
        ("THE [State] IS INVALID.", invalid("State")),
        ("x The\u{a0}[state]\r\n\tis   invalid x", invalid("state")),
        (
            "The [${parameterName}] is invalid.",
            invalid("${parameterName}"),
        ),
        ("The [] is invalid", unknown("The [] is invalid")),
        ("The state is invalid", unknown("The state is invalid")),
        ("Resource for parameter [zip] is not found", missing("zip")),
        (
            "Resource for parameter [zip] is found",
            unknown("Resource for parameter [zip] is found"),
        ),
        ("JSON cannot be parsed", ProvisioningError::UnparseableJson),
        (
            "JSON can  not be parsed",
            ProvisioningError::UnparseableJson,
        ),
        ("JSON can be parsed", unknown("JSON can be parsed")),
        (
            "service temporarily unavailable",
            ProvisioningError::ServiceUnavailable,
        ),
        ("Service unavailable", unknown("Service unavailable")),
        (
            "Extension already in use. Please go to RingCentral’s web portal and see what extensions are available",
            ProvisioningError::ExtensionInUse,
        ),
        (
            "“Extension number is duplicate.”",
            ProvisioningError::DuplicateExtension,
        ),
        (
            "all phone extensions are busy",
            ProvisioningError::NoFreeExtension,
        ),
        ("", unknown("")),
        ("  two  blanks\n", unknown("  two  blanks\n")),
    ]);
}

#[test]
fn an_ambiguous_email_may_stand_with_or_without_brackets() {
    let jane = ambiguous("jane@example.com");
    assert_errors([
        (
            "More than one record found for Email: [jane@example.com]",
            jane.clone(),
        ),
        (
            "more than one record found for email jane@example.com",
            jane.clone(),
        ),
        (
            "more than one record found for email:jane@example.com]",
            jane.clone(),
        ),
        (
            "more than one record found for email: ?, more than one record found for email [jane@example.com]",
            jane,
        ),
        (
            "More than one record found for Email: [@b]",
            unknown("More than one record found for Email: [@b]"),
        ),
        (
            "More than one record found for Email: [jane]",
            unknown("More than one record found for Email: [jane]"),
        ),
        (
            "More than one record found for Email: [jane@]",
            unknown("More than one record found for Email: [jane@]"),
        ),
    ]);
}

#[test]
fn of_several_messages_the_first_kind_of_the_table_counts() {
    let all = one_of_each_kind().map(|error| error.to_string());
    for (place, error) in one_of_each_kind().into_iter().enumerate().take(8) {
        let mut messages = all[place..].to_vec();
        messages.reverse();
        assert_eq!(error_of(&messages.join(" ")), error);
    }
}

#[test]
fn a_parameter_is_the_shortest_text_that_fits() {
    assert_errors([
        ("The [a[0]] is invalid", invalid("a[0]")),
        ("The [a] is invalid] is invalid", invalid("a")),
        ("The [the [a] is invalid", invalid("the [a")),
        ("The []] is invalid", invalid("]")),
        ("The [ a ] is invalid", invalid(" a ")),
    ]);
}

#[test]
fn okta_wraps_the_message() {
    let told = |text: &str| {
        let message = ServiceMessage::parse(text);
        (message.operation, message.user, message.app)
    };
    let jane = |operation| {
        (
            Some(operation),
            Some("Jane Doe".to_owned()),
            Some("RingCentral".to_owned()),
        )
    };
    for (text, expected) in [
        (
            "Automatic provisioning of user Jane Doe to app RingCentral failed: Error while creating user jane@example.com: The [state] is invalid.",
            jane(Operation::Provisioning),
        ),
        (
            "AUTOMATIC  PROFILE PUSH of user Jane Doe to app RingCentral failed: The [state] is invalid.",
            jane(Operation::ProfilePush),
        ),
        (
            "Task 7: automatic provisioning\nof user Jane Doe\nto app RingCentral\nfailed: automatic profile push of user A to app B failed: The [state] is invalid",
            jane(Operation::Provisioning),
        ),
        (
            "Automatic deprovisioning of user Jane Doe to app RingCentral failed: The [state] is invalid",
            (None, None, None),
        ),
        (
            "Automatic provisioning of user Jane Doe to app RingCentral: The [state] is invalid",
            (None, None, None),
        ),
        (
            "Automatic provisioning of user Jane Doe failed: The [state] is invalid",
            (None, None, None),
        ),
        ("The [state] is invalid", (None, None, None)),
    ] {
        assert_eq!(told(text), expected, "{text}");
        assert_eq!(error_of(text), invalid("state"), "{text}");
    }
}

#[test]
fn an_unknown_message_keeps_its_wrapper() {
    let text = "Automatic provisioning of user Jane to app RingCentral failed: Bad gateway";
    let message = ServiceMessage::parse(text);
    assert_eq!(message.error, unknown(text));
    assert_eq!(message.user.as_deref(), Some("Jane"));
}

#[test]
fn programs_read_one_object() {
    let json = |text: &str| serde_json::to_string(&ServiceMessage::parse(text)).unwrap();
    assert_eq!(
        json(
            "Automatic profile push of user Jane to app RingCentral failed: The [state] is invalid"
        ),
        r#"{"error":"invalid-parameter","parameter":"state","user":"Jane","app":"RingCentral","operation":"profile-push"}"#
    );
    assert_eq!(
        json("Service temporarily unavailable"),
        r#"{"error":"service-unavailable"}"#
    );
    assert_eq!(
        json("More than one record found for Email: [a@b]"),
        r#"{"error":"ambiguous-email","email":"a@b"}"#
    );
    assert_eq!(json("?"), r#"{"error":"unknown","message":"?"}"#);
}

#[test]
fn a_parameter_hints_at_an_attribute() {
    for (parameter, hint, directory) in [
        ("state", Some("state"), Some("st")),
        (
            "contact.businessAddress.zip",
            Some("zip"),
            Some("postalCode"),
        ),
        ("contact/country", Some("country"), Some("c")),
        ("a.b/ FIRSTNAME ", Some("FIRSTNAME"), Some("givenName")),
        ("lastName", Some("lastName"), Some("sn")),
        ("street", Some("street"), Some("streetAddress")),
        ("city", Some("city"), Some("l")),
        ("email", Some("email"), Some("mail")),
        ("mobilePhone", Some("mobilePhone"), Some("mobile")),
        ("department", Some("department"), Some("department")),
        ("${parameterName}", Some("${parameterName}"), None),
        ("state.", None, None),
        ("/", None, None),
        ("", None, None),
    ] {
        for error in [invalid(parameter), missing(parameter)] {
            assert_eq!(error.attribute_hint(), hint, "{parameter}");
            assert_eq!(error.directory_name(), directory, "{parameter}");
        }
    }
    assert_eq!(ambiguous("a.b@c.state").attribute_hint(), None);
}

/// Texts of a megabyte on which a search that starts again at each place would never end.
#[test]
fn long_hostile_texts_are_read_in_one_pass() {
    for part in [
        "the [",
        "] is invalid",
        "Resource for parameter [",
        "more than one record found for email: [",
        "more than one record found for email:@",
        "Automatic provisioning of user ",
        "Automatic profile push of user a to app ",
        "json can",
        "\u{a0} \n",
        "[@]",
    ] {
        let text = part.repeat(1_000_000 / part.len());
        assert_eq!(
            error_of(&text).kind(),
            ProvisioningErrorKind::Unknown,
            "{part}"
        );
    }
}

/// Texts near to what the service writes: pieces of the messages, and anything between them.
fn nearby_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "The [",
            "the",
            "[",
            "]",
            "] is invalid",
            " is invalid.",
            "Resource for parameter [",
            "] is not found",
            "JSON can",
            " not be parsed",
            "more than one record found for email",
            ": [",
            "@",
            " ",
            "\u{a0}",
            "\r\n",
            "Automatic provisioning of user ",
            "automatic profile push of user ",
            " to app ",
            " failed:",
            "İ",
            "K",
            "’",
            "é",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A parameter that a message can carry: its white space is single blanks, and it does not hold the words behind it.
fn parameter() -> impl Strategy<Value = String> {
    prop_oneof![nearby_text(), "[a-zA-Z./\\[\\]${} ]{1,30}"]
        .prop_map(|text| {
            let words: Vec<&str> = text.split_whitespace().collect();
            words.join(" ")
        })
        .prop_filter("ends its message", |text| {
            let lower = text.to_ascii_lowercase();
            !text.is_empty() && !lower.contains("] is invalid") && !lower.contains("] is not found")
        })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(parameter in parameter(), email in "[^\\]\\s]{1,20}@[^\\]\\s]{1,20}") {
        for error in [invalid(&parameter), missing(&parameter), ambiguous(&email)] {
            prop_assert_eq!(error_of(&error.to_string()), error);
        }
    }

    #[test]
    fn a_wrapper_is_read_back(user in "[^\\s]{1,20}( [^\\s]{1,9})?", app in "[a-zA-Z0-9]{1,20}") {
        for error in one_of_each_kind().into_iter().take(8) {
            let text = format!("Automatic provisioning of user {user} to app {app} failed: {error}");
            let message = ServiceMessage::parse(&text);
            prop_assert_eq!(message.error, error);
            prop_assert_eq!(message.user.as_deref(), Some(user.as_str()));
            prop_assert_eq!(message.app.as_deref(), Some(app.as_str()));
        }
    }

    #[test]
    fn any_text_is_read(text in nearby_text()) {
        let message = ServiceMessage::parse(&text);
        if message.error.kind() == ProvisioningErrorKind::Unknown {
            prop_assert_eq!(message.error.to_string(), text);
        } else {
            let again = error_of(&message.error.to_string());
            prop_assert_eq!(again, message.error);
        }
    }
}

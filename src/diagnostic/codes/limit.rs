//! Whatever ends at a limit; see [`Limits`](crate::Limits).

use super::{Code, Example, Phase, codes};

codes! { Limit:
    EXPRESSION_TOO_LONG = "expression-too-long",
        "The expression is longer than 10,000 characters.",
        "Characters are UTF-16 code units, as Java counts them. The limit is a setting of the library.",
        Some("EL1079E"),
        Example::classic(concat!("1 + ", "                                        ", "                                        ", "                                        ", "1")), Example::classic("1 + 1");
    NESTING_TOO_DEEP = "nesting-too-deep",
        "Brackets, ternary arms or prefix operators nest deeper than 1,000 levels.",
        "A chain such as `a ? b : c ? d : e` or `a + b + c` does not nest. The limit is a setting of the library.",
        Some("EL1087E"),
        Example::classic("((((((1))))))"), Example::classic("(1)");
    TOO_MANY_OPERATIONS = "too-many-operations",
        "One evaluation takes more than 10,000 operations.",
        "An operation is one node of the tree evaluated. Only projections and selections evaluate a node more than once. The limit is a setting of the library.",
        Some("EL1085E"),
        Example::classic("1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1"), Example::classic("1 + 1");
    REPEAT_TOO_LONG = "repeat-too-long",
        "`text * n` would be longer than 256 characters.",
        "The limit is a setting of the library.",
        Some("EL1076E"),
        Example::classic("'a' * 257"), Example::classic("'a' * 256");
    REGEX_TOO_LONG = "regex-too-long",
        "A regular expression is longer than 1,000 characters.",
        "The limit is a setting of the library.",
        Some("EL1077E"),
        Example::classic("'a' matches 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"), Example::classic("'a' matches 'a'");
    REGEX_STEPS = "regex-steps",
        "A regular expression takes too many steps on this text.",
        "Patterns with look-around or back-references try alternatives one after the other, and some would not end in any useful time. Java has no such limit. It is a setting of the library.",
        None,
        Example::classic(r"'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' matches '(?!c)(?:a|a)*$'"), Example::classic(r"'ab' matches 'a+b'");
    REGEX_TOO_LARGE = "regex-too-large",
        "A regular expression would be too large when compiled.",
        "Counted repetitions of counted repetitions multiply.",
        None,
        Example::classic(r"'a' matches '((\p{L}{1,500}){1,500}){1,500}'"), Example::classic(r"'a' matches '\p{L}{1,5}'");
    CONCATENATION_TOO_LONG = "concatenation-too-long",
        "`+` would build a text longer than 100,000 characters.",
        "The limit is a setting of the library.",
        Some("EL1078E"),
        Example::classic("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' + 'b'"), Example::classic("'a' + 'b'");
    TOO_MANY_REGEXES = "too-many-regexes",
        "More than 100 regular expressions were made when one evaluation ran.",
        "A literal is compiled once, with the program; one that is put together is compiled when it is used. The limit is a setting of the library.",
        None,
        Example::classic("{'a', 'b'}.?['a' matches [0] + '.']"), Example::classic("{'a'}.?['a' matches [0] + '.']");
    TOO_MANY_EXPRESSIONS = "too-many-expressions",
        "More than 100 expressions were made when one evaluation ran.",
        "The second argument of `getFilteredGroups` is an expression. A literal is compiled once, with the program; one that is put together is compiled when it is used. The limit is a setting of the library.",
        None,
        Example::classic("getFilteredGroups('g', '' + 1, 1) == getFilteredGroups('g', '' + 2, 1)").on(r#"{"groups":[{"id":"g"}]}"#),
        Example::classic("getFilteredGroups('g', '' + 1, 1)").on(r#"{"groups":[{"id":"g"}]}"#);
    TOO_MUCH_WORK = "too-much-work",
        "What functions and operators work on in one evaluation is together larger than five million elements.",
        "All that functions are handed and give counts, and the lists and maps that operators are handed; sixteen characters of text count as one element. Only projections and selections, or very large attributes, come near it. The limit is a setting of the library.",
        None,
        Example::classic("{1, 2, 3, 4}.![String.append('a', 'b')]"), Example::classic("{1, 2}.![String.append('a', 'b')]");
    VALUE_TOO_LARGE = "value-too-large",
        "A list or map would be larger than a million elements.",
        "A list that holds a list twice counts it twice, so lists of lists grow quickly. Sixteen characters of text count as one element. The limit is a setting of the library.",
        None,
        Example::classic("{1, 1, 1, 1, 1, 1, 1}"), Example::classic("{1, 1}");
}

//! Texts that are no expression, or one that Okta excludes.

use super::{Code, Example, Phase, codes};

const fn text(text: &'static str) -> Example {
    Example::classic(text)
}

codes! { Parse:
    EMPTY_EXPRESSION = "empty-expression",
        "There is no expression.",
        "An empty or blank text has no value. In a profile mapping an attribute without an expression is not mapped; to map it to nothing write `null`.",
        Some("EL1044E"), text("  "), text("null");
    MISSING_OPERAND = "missing-operand",
        "An operator or a pair of brackets lacks an operand.",
        "Every operator but `!`, `+` and `-` stands between two operands. A comment is no operand either: the language has none.",
        Some("EL1042E"), text("1 + "), text("1 + 2");
    MISSING_OPERATOR = "missing-operator",
        "Two operands stand side by side.",
        "Texts are joined with `+`; conditions with `and` or `or`.",
        Some("EL1041E"), text("'a' 'b'"), text("'a' + 'b'");
    MISSING_NAME = "missing-name",
        "No name follows a dot.",
        "What follows a dot is the name of an attribute or method, or `![..]`, `?[..]`, `^[..]`, `$[..]`, `[..]`.",
        Some("EL1049E"), text("user..firstName"), text("user.firstName").on(r#"{"user":{"profile":{}}}"#);
    MISSING_ELSE = "missing-else",
        "A ternary lacks its `:` or what follows it.",
        "A condition has three parts: `condition ? then : else`. Where nothing is wanted write `null`.",
        Some("EL1044E"), text("true ? 1"), text("true ? 1 : null");
    MISSING_DOT = "missing-dot",
        "A projection or selection lacks the dot before it.",
        "`![..]`, `?[..]`, `^[..]` and `$[..]` follow a dot: `list.![name]`. Their two characters are one token, so a ternary whose middle begins with `[` needs a blank after the `?`.",
        Some("EL1041E"), text("{1}![2]"), text("{1}.![2]");
    UNEXPECTED_TOKEN = "unexpected-token",
        "Something stands where it has no meaning.",
        "The text is an expression up to this place.",
        Some("EL1041E"), text("a : b"), text("{a : 1}");
    MIXED_BRACES = "mixed-braces",
        "Braces hold elements and entries.",
        "`{1, 2}` is a list, `{a: 1, b: 2}` a map.",
        Some("EL1044E"), text("{1, a: 2}"), text("{1, 2}");
    TRAILING_COMMA = "trailing-comma",
        "A comma stands behind the last element.",
        "Only the arguments of a function or method may end in a comma.",
        None, text("{1, 2,}"), text("{1, 2}");
    UNBALANCED_BRACKET = "unbalanced-bracket",
        "A bracket is not closed, or closes nothing.",
        "Each `(`, `[` and `{` is closed by its own kind, in order.",
        Some("EL1044E"), text("(1 + 2"), text("(1 + 2)");
    UNTERMINATED_STRING = "unterminated-string",
        "A text is not closed.",
        "A text ends at the same quote that begins it. Inside, that quote is written twice: `'it''s'`.",
        Some("EL1045E"), text("'abc"), text("'abc'");
    SMART_QUOTE = "smart-quote",
        "A text is enclosed in typographic quotes.",
        "Word processors and some help pages print “curly” quotes. Only `\"` and `'` enclose a text.",
        None, text("“Finance”"), text("\"Finance\"");
    BACKSLASH_ESCAPE = "backslash-escape",
        "A backslash was meant to escape a quote.",
        "A backslash is an ordinary character, so the quote after it ends the text. The quote itself is written twice: `\"say \"\"hi\"\"\"`.",
        None, text(r#""say \"hi\"""#), text(r#""say ""hi""""#);
    STRAY_CHARACTER = "stray-character",
        "A character has no meaning to the language.",
        "White space is a blank, tab, carriage return or line feed; the no-break space that comes along with text copied from a page is not.",
        Some("EL1082E"), text("1 + 2;"), text("1 + 2");
    TEMPLATE_SYNTAX = "template-syntax",
        "An expression is wrapped as in a template.",
        "`${...}` belongs to user name templates and to the JSTL templates of SAML URLs, `#{...}` to Spring's own templates. An expression stands alone.",
        None, text("${user.firstName}"), text("user.firstName").on(r#"{"user":{"profile":{}}}"#);
    ASSIGNMENT = "assignment",
        "A single `=`.",
        "Okta excludes assignment. Values are compared with `==`.",
        None, text("1 = 1"), text("1 == 1");
    STRICT_EQUALITY = "strict-equality",
        "`===` or `!==`.",
        "These are JavaScript's. `==` never converts a text to a number here.",
        None, text("1 === 1"), text("1 == 1");
    SINGLE_AMPERSAND = "single-ampersand",
        "A single `&` between operands.",
        "Conditions are joined with `&&` or `and`, texts with `+`.",
        None, text("true & false"), text("true && false");
    SINGLE_PIPE = "single-pipe",
        "A single `|` between operands.",
        "Alternatives are joined with `||` or `or`.",
        Some("EL1069E"), text("true | false"), text("true || false");
    COMPARISON_CHAIN = "comparison-chain",
        "A comparison of a comparison, without brackets.",
        "`==`, `<`, `matches` and the others share one level, which holds one of them: `a < b and b < c`.",
        Some("EL1041E"), text("1 < 2 < 3"), text("1 < 2 and 2 < 3");
    POWER_CHAIN = "power-chain",
        "A power of a power, without brackets.",
        "`^` is not associative.",
        Some("EL1041E"), text("2 ^ 3 ^ 2"), text("2 ^ (3 ^ 2)");
    LEADING_DOT = "leading-dot",
        "A dot with nothing before it.",
        "Some releases of Spring read the missing operand as nothing at all; here it is refused, so that a slip does not pass for a value.",
        None, text(".foo"), text("user.foo").on(r#"{"user":{"profile":{}}}"#);
    MALFORMED_NUMBER = "malformed-number",
        "Something begins like a number and is none.",
        "A number has digits on both sides of its point (`0.5`), digits after the `e` of an exponent, and takes the letter that can continue it: `1lt 2` is `1l` followed by `t`.",
        Some("EL1041E"), text(".5"), text("0.5");
    INTEGER_TOO_LARGE = "integer-too-large",
        "A number does not fit into 32 bits.",
        "A whole number without a suffix is an Integer, up to 2147483647; with `L` it is a Long. The sign is not part of the number, so `-2147483648` is too large as well.",
        Some("EL1035E"), text("2147483648"), text("2147483648L");
    LONG_TOO_LARGE = "long-too-large",
        "A number does not fit into 64 bits.",
        "A Long goes up to 9223372036854775807. What is not calculated with is better a text.",
        Some("EL1036E"), text("9223372036854775808L"), text("9223372036854775807L");
    TYPE_REFERENCE = "type-reference",
        "`T(...)`, a Java class.",
        "Okta excludes SpEL's type references. `T` alone is reserved too: an attribute of this name is read by `['T']`.",
        None, text("T(java.lang.Math).random()"), text("['T']").on(r#"{"variables":{"T":1}}"#);
    CONSTRUCTOR_CALL = "constructor-call",
        "`new`, a Java object.",
        "Okta excludes SpEL's constructors.",
        None, text("new String('x')"), text("'x'");
    BEAN_REFERENCE = "bean-reference",
        "`@name` or `&name`, a Spring bean.",
        "Okta excludes SpEL's bean references.",
        None, text("@bean"), text("user").on(r#"{"user":{"profile":{}}}"#);
    VARIABLE_REFERENCE = "variable-reference",
        "`#name`, a Spring variable.",
        "Okta excludes SpEL's variables and functions, `#this` and `#root` among them.",
        None, text("{1}.![#this]"), text("{1}.![1]");
    INSTANCEOF_OPERATOR = "instanceof-operator",
        "`instanceof`.",
        "Okta excludes it.",
        None, text("1 instanceof 2"), text("1 == 2");
    BETWEEN_OPERATOR = "between-operator",
        "`between`.",
        "Okta excludes it.",
        None, text("1 between {1, 2}"), text("1 >= 1 and 1 <= 2");
    INCREMENT = "increment",
        "`++`.",
        "Okta excludes it. Between operands `++` is one token, never two plus signs.",
        None, text("1 ++ 2"), text("1 + +2");
    DECREMENT = "decrement",
        "`--`.",
        "Okta excludes it. Between operands `--` is one token, never two minus signs.",
        None, text("1--1"), text("1 - -1");
    BRACKET_LIST = "bracket-list",
        "A list in square brackets.",
        "`[...]` holds one index or expression. A list is written in braces.",
        None, text("[\"x\", \"y\"]"), text("{\"x\", \"y\"}");
}

//! Numbers: Java's promotion and Java's text.

/// Two numbers in their common type.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pair {
    Integers(i32, i32),
    Longs(i64, i64),
    Doubles(f64, f64),
}

/// The operands as numbers of their common type: Double before Long before Integer; none where one is no number.
pub(super) fn promote(left: &super::Value<'_>, right: &super::Value<'_>) -> Option<Pair> {
    use super::Value::{Integer, Long};
    Some(match (left, right) {
        (Integer(left), Integer(right)) => Pair::Integers(*left, *right),
        (Integer(left), Long(right)) => Pair::Longs(i64::from(*left), *right),
        (Long(left), Integer(right)) => Pair::Longs(*left, i64::from(*right)),
        (Long(left), Long(right)) => Pair::Longs(*left, *right),
        _ => Pair::Doubles(as_double(left)?, as_double(right)?),
    })
}

/// The number as a Double; none where the value is no number.
pub(super) fn as_double(value: &super::Value<'_>) -> Option<f64> {
    match value {
        super::Value::Integer(value) => Some(f64::from(*value)),
        super::Value::Long(value) => Some(*value as f64),
        super::Value::Double(value) => Some(*value),
        _ => None,
    }
}

/// The text of a Double as `Double.toString` gives it since Java 19: the shortest digits that read back as
/// the same number, at least one after the point, scientific below 10^-3 and from 10^7 on. Observed on the
/// real engine (the language description, section 3).
pub(crate) fn java_double(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if value == 0.0 || (1e-3..1e7).contains(&value.abs()) {
        let text = value.to_string();
        return if text.contains('.') {
            text
        } else {
            text + ".0"
        };
    }
    let shortest = format!("{value:e}");
    let (digits, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    if digits.contains('.') {
        return format!("{digits}E{exponent}");
    }
    // Java looks for the nearest number of two digits where one digit would do: 4.9E-324, not 5.0E-324.
    let two_digits = format!("{value:.1e}");
    if two_digits.parse() == Ok(value) {
        two_digits.replace('e', "E")
    } else {
        format!("{digits}.0E{exponent}")
    }
}

#[cfg(test)]
mod tests {
    use super::java_double;

    #[test]
    fn doubles_print_as_in_java() {
        for (value, text) in [
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (100.0, "100.0"),
            (1e7, "1.0E7"),
            (9_999_999.0, "9999999.0"),
            (0.001, "0.001"),
            (1e-4, "1.0E-4"),
            (9.99e-4, "9.99E-4"),
            (5e-324, "4.9E-324"),
            (1e-323, "9.9E-324"),
            (1e23, "1.0E23"),
            (2e23, "2.0E23"),
            (f64::MAX, "1.7976931348623157E308"),
            (123_456_789.125, "1.23456789125E8"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(java_double(value), text);
        }
    }
}

//! Integers of any size, as far as a JSON value can represent them.

/// Converts the decimal digits of an integer to a float of exactly the same value.
///
/// Integers of 64 bits need no conversion; a larger one is often a power of ten, which is exact.
pub(super) fn exact_float(integer: &str) -> Option<f64> {
    let float: f64 = integer.parse().ok()?;
    (float.is_finite() && format!("{float:.0}") == integer).then_some(float)
}

/// The message about an integer that a float cannot represent.
pub(super) fn inexact(integer: &str) -> String {
    const SHOWN: usize = 40;
    let digits: String = integer.chars().take(SHOWN).collect();
    let rest = if integer.len() > SHOWN { "…" } else { "" };
    format!("the integer {digits}{rest} is out of range: it cannot be represented exactly")
}

#[cfg(test)]
mod tests {
    use super::{exact_float, inexact};

    #[test]
    fn only_exact_integers_are_converted() {
        assert_eq!(exact_float("100000000000000000000"), Some(1e20));
        assert_eq!(exact_float("-9223372036854775808"), Some(i64::MIN as f64));
        for inexact in [
            "-9223372036854775809",
            "18446744073709551617",
            "100000000000000000001",
            &"9".repeat(400),
            "",
            "1.5",
        ] {
            assert_eq!(exact_float(inexact), None, "{inexact}");
        }
    }

    #[test]
    fn message_about_a_long_integer_is_short() {
        let message = |digits: &str| {
            format!("the integer {digits} is out of range: it cannot be represented exactly")
        };
        let forty = "9".repeat(40);
        assert_eq!(inexact(&"9".repeat(10_000)), message(&format!("{forty}…")));
        assert_eq!(inexact(&forty), message(&forty));
    }
}

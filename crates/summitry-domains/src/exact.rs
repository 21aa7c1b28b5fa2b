//! Decimals as the file writes them: read into exact fractions and written back without passing through a float.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The longest run of digits a number in a file may have; beyond that the file is not a domain but an attack.
const MAX_DIGITS: usize = 4096;
/// The largest power of ten a number may carry, before its size is looked at.
const MAX_EXPONENT: i64 = 4096;
/// A double ends below two to this power, and every tool that writes such files reads doubles.
const MAX_BITS: u64 = 1024;

/// Reads a decimal, with or without an exponent, exactly.
///
/// Accepts an optional sign, digits with at most one point (`.5` and `5.` too, as Java and Python do), and an optional
/// exponent; spaces around are ignored. Anything else, `nan` and `inf` included, is `None`.
#[must_use]
pub fn parse(text: &str) -> Option<BigRational> {
    let text = text.trim();
    let (negative, rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (&rest[..at], exponent(&rest[at + 1..])?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.len() + fraction.len();
    if digits == 0 || digits > MAX_DIGITS || exponent.abs() > MAX_EXPONENT {
        return None;
    }
    if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let all = format!("{whole}{fraction}");
    let mut number = BigInt::parse_bytes(all.as_bytes(), 10)?;
    if negative {
        number = -number;
    }
    let shift = exponent - i64::try_from(fraction.len()).ok()?;
    let value = if shift >= 0 {
        BigRational::from_integer(number * power_of_ten(u32::try_from(shift).ok()?))
    } else {
        BigRational::new(number, power_of_ten(u32::try_from(-shift).ok()?))
    };
    (value.numer().bits() <= MAX_BITS + value.denom().bits()).then_some(value)
}

/// Whether a text is minus infinity as YAML, Python or JSON's relaxed readers write it.
#[must_use]
pub fn is_minus_infinity(text: &str) -> bool {
    matches!(text.trim().to_ascii_lowercase().as_str(), "-.inf" | "-inf" | "-infinity")
}

/// Why [`parse`] does not take a text, which may be as long as the file: `"1d" is not a number`.
#[must_use]
pub fn refusal(text: &str) -> String {
    let text = text.trim();
    let numeric = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    let shown: String = text.chars().take(40).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    if numeric
        && text.chars().any(|c| c.is_ascii_digit())
        && (more == "…" || text.contains(['e', 'E']))
    {
        format!(
            "\"{shown}{more}\" is not a number of at most {MAX_DIGITS} digits that a double can hold (up to 1.8e308)"
        )
    } else {
        format!("\"{shown}{more}\" is not a number")
    }
}

/// The exponent of a number: a sign and digits, nothing else.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.strip_prefix('+').unwrap_or(text).parse().ok()
}

/// 10 to the given power.
#[must_use]
pub fn power_of_ten(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

/// The decimal that equals the number, without exponent, or `None` where no finite decimal does (one third).
#[must_use]
pub fn decimal(number: &BigRational) -> Option<String> {
    let places = decimal_places(number.denom())?;
    Some(with_places(number, places))
}

/// The decimal of at most `places` places nearest to the number (halves away from zero), trailing zeros dropped, and
/// whether it equals the number.
#[must_use]
pub fn rounded(number: &BigRational, places: u32) -> (String, bool) {
    if let Some(text) = decimal(number)
        && text.split_once('.').is_none_or(|(_, fraction)| fraction.len() <= places as usize)
    {
        return (text, true);
    }
    let text = with_places(number, places);
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    };
    (if text == "-0" { "0".to_owned() } else { text }, false)
}

/// The nearest double, for places where only a figure to look at is wanted; very large numbers become infinite.
#[must_use]
pub fn approx(number: &BigRational) -> f64 {
    number.to_f64().unwrap_or(f64::NAN)
}

/// A fraction as text without loss: a decimal where there is one, `p/q` otherwise.
#[must_use]
pub fn text(number: &BigRational) -> String {
    decimal(number).unwrap_or_else(|| format!("{}/{}", number.numer(), number.denom()))
}

/// How many places the decimal needs: the denominator must be made of twos and fives alone.
fn decimal_places(denominator: &BigInt) -> Option<u32> {
    let mut rest = denominator.clone();
    let (two, five) = (BigInt::from(2), BigInt::from(5));
    let mut twos = 0_u32;
    while (&rest % &two).is_zero() {
        rest /= &two;
        twos += 1;
    }
    let mut fives = 0_u32;
    while (&rest % &five).is_zero() {
        rest /= &five;
        fives += 1;
    }
    rest.is_one().then_some(twos.max(fives))
}

/// The number with exactly `places` places, rounded half away from zero.
fn with_places(number: &BigRational, places: u32) -> String {
    let scaled = (number * BigRational::from_integer(power_of_ten(places))).round().to_integer();
    let digits = scaled.abs().to_string();
    let sign = if scaled.is_negative() { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let width = places as usize + 1;
    let padded = format!("{digits:0>width$}");
    let (whole, fraction) = padded.split_at(padded.len() - places as usize);
    format!("{sign}{whole}.{fraction}")
}

/// Whether two numbers differ by more than the noise of a double near 1.
pub(crate) fn differ(a: &BigRational, b: &BigRational) -> bool {
    let noise = BigRational::new(1.into(), power_of_ten(9));
    (a - b).abs() > noise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        for (given, numerator, denominator) in [
            ("0.1", 1, 10),
            ("-2.50", -5, 2),
            ("1e-3", 1, 1000),
            ("+1.5E2", 150, 1),
            (".5", 1, 2),
            ("5.", 5, 1),
            ("0", 0, 1),
        ] {
            let expected = BigRational::new(BigInt::from(numerator), BigInt::from(denominator));
            assert_eq!(parse(given), Some(expected), "{given}");
        }
    }

    #[test]
    fn what_is_not_a_decimal_is_refused() {
        for given in
            ["", "-", ".", "1.2.3", "1e", "1e+", "inf", "nan", "0x10", "1e99999", "1 2", "1d"]
        {
            assert_eq!(parse(given), None, "{given}");
        }
    }

    #[test]
    fn refusals_say_why_and_stay_short() {
        assert_eq!(refusal("nan"), "\"nan\" is not a number");
        assert!(refusal("1e999999999").contains("that a double can hold"));
        assert!(refusal(&"7".repeat(100_000)).chars().count() < 150);
        assert!(refusal(&"é".repeat(100_000)).ends_with("…\" is not a number"));
    }

    #[test]
    fn decimals_are_written_back() {
        for given in ["0.47000000001", "-3", "0.001", "12345678901234567890.5"] {
            assert_eq!(decimal(&parse(given).unwrap()).as_deref(), Some(given));
        }
        let third = BigRational::new(BigInt::from(1), BigInt::from(3));
        assert_eq!(decimal(&third), None);
        assert_eq!(rounded(&third, 4), ("0.3333".to_owned(), false));
        assert_eq!(rounded(&parse("0.5").unwrap(), 4), ("0.5".to_owned(), true));
        assert_eq!(rounded(&parse("-0.00001").unwrap(), 4), ("0".to_owned(), false));
    }
}

//! Numbers as people read them: whole runs of a hundred, never 0 or 100, at most two significant digits.

use summitry_core::forecast::Chance;

use crate::{language::Language, messages::Messages};

/// A chance and how it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The numbers behind it, 0..1.
    pub chance: Chance,
    /// Out of a hundred: `62`, `under 1`, `over 99`.
    pub text: String,
    /// The range the model's answer moves in, out of a hundred: `47–76`; `<1–3†` where the mean lies outside.
    pub range: String,
}

/// Marks a range that does not hold its mean.
pub const OUTSIDE: char = '†';

/// Whether the mean lies outside the quantiles, for in a few worlds the chance is far from what it is in most, and the two are not
/// printed as one number all the same.
#[must_use]
pub fn is_outside(chance: Chance) -> bool {
    let one_number = [chance.low, chance.high].iter().all(|p| rounded(*p) == rounded(chance.mean));
    !one_number && (chance.mean < chance.low || chance.mean > chance.high)
}

/// Whole runs of a hundred, 0 to 100; what the rounding hides is said by [`Messages::hundred`].
#[must_use]
pub fn rounded(p: f64) -> u32 {
    let hundred = (p * 100.0).round_ties_even().clamp(0.0, 100.0);
    // Clamped to 0..=100 above; a value that is not a number becomes 0.
    hundred as u32
}

impl Messages {
    /// A chance as runs of a hundred: `62`, `under 1`, `over 99`.
    #[must_use]
    pub fn hundred(&self, p: f64) -> String {
        match rounded(p) {
            0 => self.say("under-one"),
            100 => self.say("over-ninety-nine"),
            n => n.to_string(),
        }
    }

    /// `62 of 100`, in Spanish `62 de cada 100`.
    #[must_use]
    pub fn of_hundred(&self, p: f64) -> String {
        self.fill("of-hundred", &[("n", self.hundred(p).as_str().into())])
    }

    /// The range of a chance, out of a hundred: `47–76`, or one number where both ends print alike.
    #[must_use]
    pub fn range(&self, low: f64, high: f64) -> String {
        let (low, high) = (self.hundred(low), self.hundred(high));
        if low == high { low } else { format!("{}–{}", short(&low), short(&high)) }
    }

    /// The range of a chance; where its mean lies outside, with a mark: no range may leave out its own figure in silence.
    #[must_use]
    pub fn range_of(&self, chance: Chance) -> String {
        let range = self.range(chance.low, chance.high);
        if is_outside(chance) { format!("{range}{OUTSIDE}") } else { range }
    }

    /// From one figure to another, in this order: `53 → 41`.
    #[must_use]
    pub fn arrow(&self, from: f64, to: f64) -> String {
        format!("{} → {}", short(&self.hundred(from)), short(&self.hundred(to)))
    }

    /// A chance with its printed forms.
    #[must_use]
    pub fn figure(&self, chance: Chance) -> Figure {
        Figure { chance, text: self.hundred(chance.mean), range: self.range_of(chance) }
    }

    /// A band of percent, one number where both ends print alike: `55–80%`, in Spanish `55–80 %` with a no-break space. Both ends 0..1.
    #[must_use]
    pub fn band(&self, low: f64, high: f64) -> String {
        let (low, high) = (self.number(low * 100.0, 0), self.number(high * 100.0, 0));
        let ends = if low == high { low } else { format!("{low}–{high}") };
        self.percent_sign(&ends)
    }

    /// One percentage, without decimals; what happens now and then is never 0 %: `under 1%`. 0..1.
    #[must_use]
    pub fn percent(&self, p: f64) -> String {
        let whole = self.number(p * 100.0, 0);
        if whole == "0" && p > 0.0 {
            return self.fill("under-percent", &[("percent", (&self.percent(0.01)).into())]);
        }
        self.percent_sign(&whole)
    }

    fn percent_sign(&self, number: &str) -> String {
        self.language().percentage(number)
    }

    /// A number with a fixed count of decimals: decimal point in English, decimal comma in Spanish; never `-0`.
    #[must_use]
    pub fn number(&self, x: f64, decimals: usize) -> String {
        let text = format!("{x:.decimals$}");
        let text = match text.strip_prefix('-') {
            Some(rest) if rest.bytes().all(|b| b == b'0' || b == b'.') => rest.to_owned(),
            _ => text,
        };
        self.with_decimals(&text)
    }

    /// A plain number with this language's sign before its decimals.
    fn with_decimals(&self, plain: &str) -> String {
        plain.replace('.', &self.language().decimal().to_string())
    }

    /// A number with at most two significant digits and no trailing zeros: `4.2`, `0.35`, `72`.
    #[must_use]
    pub fn two_digits(&self, x: f64) -> String {
        if !x.is_finite() || x == 0.0 {
            return self.number(0.0, 0);
        }
        let magnitude = power_of_ten(x.abs());
        let decimals = usize::try_from((1 - magnitude).clamp(0, 9)).unwrap_or(0);
        let text = self.number(x, decimals);
        let sign = self.language().decimal();
        if text.contains(sign) {
            text.trim_end_matches('0').trim_end_matches(sign).to_owned()
        } else {
            text
        }
    }

    /// A value as the file writes it, with this language's number forms: `5 to 35%` becomes `5 a 35 %`, `0.5` becomes `0,5`.
    /// Words of the usual scales are said in this language; other words and tables stay as they stand.
    #[must_use]
    pub fn written(&self, written: &str) -> String {
        let plain = written.trim().trim_matches('"').trim();
        // Files are written in English forms.
        if self.language() == Language::default() {
            return plain.to_owned();
        }
        let (numbers, percent) = match plain.strip_suffix('%') {
            Some(rest) => (rest.trim_end(), true),
            None => (plain, false),
        };
        let parts: Option<Vec<String>> = numbers
            .split(" to ")
            .flat_map(|part| part.split(" / "))
            .map(|part| {
                let part = part.trim();
                let digits = part.strip_suffix('%').unwrap_or(part).trim_end();
                digits.parse::<f64>().ok().map(|_| self.with_decimals(digits))
            })
            .collect();
        let Some(parts) = parts else {
            // A word of the usual scales has one in this language, too.
            let word = format!("written-{}", plain.replace(' ', "-"));
            return self.try_fill(&word, &[]).unwrap_or_else(|| plain.to_owned());
        };
        let joined = parts.join(if numbers.contains(" / ") { " / " } else { self.language().to() });
        if percent { self.percent_sign(&joined) } else { joined }
    }

    /// Points gained, with their sign: `+14`, `−2`, `0`.
    #[must_use]
    pub fn points(&self, x: f64) -> String {
        let whole = self.number(x.abs(), 0);
        if whole == "0" {
            whole
        } else if x > 0.0 {
            format!("+{whole}")
        } else {
            format!("−{whole}")
        }
    }

    /// A count with its thousands apart: `20,000`, in Spanish `20 000` (a no-break space from five digits on).
    #[must_use]
    pub fn count(&self, n: u64) -> String {
        self.grouped(&n.to_string())
    }

    /// The same of a count that may be larger than any machine number, given as its digits.
    #[must_use]
    pub fn grouped(&self, digits: &str) -> String {
        let (separator, from) = self.language().thousands();
        if digits.len() < from {
            return digits.to_owned();
        }
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(separator);
            }
            out.push(digit);
        }
        out
    }
}

/// `under 1` as `<1` and `over 99` as `>99` inside a range, where the words would not fit.
pub(crate) fn short(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((_, "1")) => "<1".to_owned(),
        Some((_, "99")) => ">99".to_owned(),
        _ => text.to_owned(),
    }
}

/// The power of ten of a positive finite number.
fn power_of_ten(x: f64) -> i32 {
    let text = format!("{x:e}");
    text.rsplit_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_0_or_100() {
        let en = Messages::new(Language::English);
        assert_eq!(en.hundred(0.0), "under 1");
        assert_eq!(en.hundred(0.004), "under 1");
        assert_eq!(en.hundred(0.006), "1");
        assert_eq!(en.hundred(0.62), "62");
        assert_eq!(en.hundred(0.994), "99");
        assert_eq!(en.hundred(0.996), "over 99");
        assert_eq!(en.hundred(1.0), "over 99");
        assert_eq!(en.range(0.001, 0.999), "<1–>99");
        let es = Messages::new(Language::Spanish);
        assert_eq!(es.of_hundred(0.62), "62 de cada 100");
        assert_eq!(es.of_hundred(0.0), "menos de 1 de cada 100");
        assert_eq!(es.range(0.001, 0.12), "<1–12");
    }

    #[test]
    fn a_mean_outside_its_range_is_marked() {
        let en = Messages::new(Language::English);
        let range = |mean, low, high| en.figure(Chance { mean, low, high }).range;
        assert_eq!(range(0.04, 0.001, 0.03), "<1–3†");
        // Prints alike, and is outside all the same.
        assert_eq!(range(0.043, 0.001, 0.041), "<1–4†");
        // One number for all: nothing is left out.
        assert_eq!(range(0.002, 0.003, 0.004), "under 1");
        assert_eq!(range(0.04, 0.001, 0.05), "<1–5");
    }

    #[test]
    fn number_forms_follow_the_language() {
        let (en, es) = (Messages::new(Language::English), Messages::new(Language::Spanish));
        assert_eq!(
            (en.band(0.55, 0.8), es.band(0.55, 0.8)),
            ("55–80%".into(), "55–80\u{a0}%".into())
        );
        assert_eq!((en.number(0.35, 2), es.number(0.35, 2)), ("0.35".into(), "0,35".into()));
        assert_eq!((en.count(20_000), es.count(20_000)), ("20,000".into(), "20\u{a0}000".into()));
        assert_eq!((en.count(1_000), es.count(1_000)), ("1,000".into(), "1000".into()));
    }

    #[test]
    fn one_number_is_no_band_and_now_and_then_is_not_never() {
        let (en, es) = (Messages::new(Language::English), Messages::new(Language::Spanish));
        assert_eq!((en.band(0.25, 0.25), es.band(0.25, 0.254)), ("25%".into(), "25\u{a0}%".into()));
        assert_eq!(en.percent(0.004), "under 1%");
        assert_eq!((en.percent(0.0), en.percent(0.006)), ("0%".into(), "1%".into()));
    }

    #[test]
    fn at_most_two_significant_digits() {
        let en = Messages::new(Language::English);
        assert_eq!(en.two_digits(4.23), "4.2");
        assert_eq!(en.two_digits(0.347), "0.35");
        assert_eq!(en.two_digits(72.4), "72");
        assert_eq!(en.two_digits(2.0), "2");
        assert_eq!(en.two_digits(0.0), "0");
        assert_eq!(en.points(-0.3), "0");
        assert_eq!(en.points(-2.4), "−2");
        assert_eq!(en.points(13.6), "+14");
    }
}

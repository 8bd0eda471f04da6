//! Amounts as people and programs write them.

use findings::{Currency, Money};
use rust_decimal::Decimal;

/// The mark before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `12,50`.
    Comma,
    /// `12.50`.
    Dot,
}

impl std::str::FromStr for Mark {
    type Err = ();

    fn from_str(mark: &str) -> Result<Self, ()> {
        match mark {
            "," => Ok(Self::Comma),
            "." => Ok(Self::Dot),
            _ => Err(()),
        }
    }
}

/// The meanings that an amount can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// One thing only; the decimal mark, where it shows one.
    Clear(Money, Option<Mark>),
    /// `1,234` may be a thousand or a fraction: the column has to say.
    Either { mark: Mark, fraction: Money, thousand: Money },
}

/// An amount and the currency beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) reading: Reading,
    /// The currency written beside it; `$` says US dollar.
    pub(super) currency: Option<Currency>,
}

/// Digits before and after the decimal mark that an amount may have. A million rows of such amounts
/// add up within the 28 digits of a decimal, so that no sum is ever rounded.
const WHOLE_DIGITS: usize = 12;
const FRACTION_DIGITS: usize = 9;

/// Reads an amount; none when it is not one.
pub(super) fn read(text: &str) -> Option<Amount> {
    if let Some((money, mark)) = read_plain(text.as_bytes()) {
        return Some(Amount { reading: Reading::Clear(money, Some(mark)), currency: None });
    }
    let Bare { digits, negative, currency, stroke } = strip(text)?;
    let reading = match read_digits(digits, negative)? {
        // Where a stroke stands for the cents, no mark before it parts them off.
        Reading::Either { thousand, .. } if stroke => Reading::Clear(thousand, None),
        reading => reading,
    };
    Some(Amount { reading, currency })
}

/// Whether a cell shows zero as spreadsheets do: `-`, `- €`.
pub(super) fn is_dash(text: &str) -> bool {
    let bare =
        text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '€' | '$' | '£'));
    !bare.is_empty() && bare.chars().all(|it| matches!(it, '-' | '–' | '—'))
}

/// The form of nearly all exports, fast: digits, a mark, two digits.
fn read_plain(bytes: &[u8]) -> Option<(Money, Mark)> {
    let (negative, bytes) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let [whole @ .., mark, tens, ones] = bytes else { return None };
    let mark = match mark {
        b',' => Mark::Comma,
        b'.' => Mark::Dot,
        _ => return None,
    };
    if whole.is_empty() || whole.len() > WHOLE_DIGITS {
        return None;
    }
    let mut cents = 0_i64;
    for digit in whole.iter().chain([tens, ones]) {
        if !digit.is_ascii_digit() {
            return None;
        }
        cents = cents * 10 + i64::from(digit - b'0');
    }
    Some((Money::from_cents(if negative { -cents } else { cents }), mark))
}

/// An amount without sign and currency.
struct Bare<'a> {
    digits: &'a str,
    negative: bool,
    currency: Option<Currency>,
    /// Whether a stroke stood where cents would.
    stroke: bool,
}

/// Takes sign and currency off, wherever they stand; none when one of them stands twice.
fn strip(text: &str) -> Option<Bare<'_>> {
    let mut digits = text.trim();
    let (mut sign, mut currency, mut stroke) = (None, None, false);
    let is_digit = |it: char| it.is_ascii_digit();
    loop {
        // Signs and currencies stand at an end.
        if digits.starts_with(is_digit) && digits.ends_with(is_digit) {
            return Some(Bare { digits, negative: sign == Some(true), currency, stroke });
        }
        // `(12,50 €)` and `(12,50) €`.
        let inside = digits.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        if let (Some(inside), None) = (inside, sign) {
            digits = inside.trim();
            sign = Some(true);
        } else if let Some(rest) = without_stroke(digits) {
            stroke = true;
            digits = rest;
        } else if let Some((rest, negative)) = strip_sign(digits, sign.is_none()) {
            sign = Some(negative);
            digits = rest.trim();
        } else if let Some((rest, found)) = strip_currency(digits)
            && currency.is_none()
        {
            currency = Some(found);
            digits = rest.trim();
        } else {
            return Some(Bare { digits, negative: sign == Some(true), currency, stroke });
        }
    }
}

/// Takes one sign off where none was found yet, and says whether it is a minus.
fn strip_sign(text: &str, none_yet: bool) -> Option<(&str, bool)> {
    const MINUS: [char; 2] = ['-', '\u{2212}'];
    // The sides of a ledger: what stands in credit is in the debtor's favour.
    const SIDES: [(&str, bool); 4] =
        [("CR", true), ("DB", false), ("DR", false), ("DT", false)];
    let side = SIDES.iter().find_map(|(side, minus)| {
        let rest = text.strip_suffix(side)?;
        // `12 IDR` ends in a currency.
        let letter = rest.ends_with(|it: char| it.is_alphabetic());
        (!letter).then_some((rest, *minus))
    });
    let minus = text.strip_prefix(MINUS).or_else(|| text.strip_suffix(MINUS));
    let found = minus.map(|rest| (rest, true));
    found
        .or(side)
        .or_else(|| text.strip_prefix('+').map(|rest| (rest, false)))
        .filter(|_| none_yet)
}

/// Takes a currency off one end: a sign, three capitals or its name.
fn strip_currency(text: &str) -> Option<(&str, Currency)> {
    strip_sign_or_code(text).or_else(|| strip_name(text))
}

/// `1200,00 euros`, `CHF 1200.-` with `Fr.` in its place.
fn strip_name(text: &str) -> Option<(&str, Currency)> {
    const NAMES: [(&str, &str); 7] = [
        ("euros", "EUR"),
        ("euro", "EUR"),
        ("eur", "EUR"),
        ("chf", "CHF"),
        ("sfr.", "CHF"),
        ("usd", "USD"),
        ("gbp", "GBP"),
    ];
    NAMES.iter().find_map(|(name, code)| {
        let is = |part: &str| part.eq_ignore_ascii_case(name);
        let front = text.split_at_checked(name.len()).filter(|(it, _)| is(it));
        let back = || text.split_at_checked(text.len().checked_sub(name.len())?);
        let rest = front.map(|(_, rest)| rest);
        let rest = rest.or_else(|| back().filter(|(_, it)| is(it)).map(|(rest, _)| rest))?;
        code.parse().ok().map(|currency| (rest, currency))
    })
}

fn strip_sign_or_code(text: &str) -> Option<(&str, Currency)> {
    const SIGNS: [char; 3] = ['€', '$', '£'];
    let (rest, found) = if let Some(rest) = text.strip_prefix(SIGNS) {
        (rest, text.get(..text.len() - rest.len())?)
    } else if let Some(rest) = text.strip_suffix(SIGNS) {
        (rest, text.get(rest.len()..)?)
    } else {
        let is_code = |code: &str| code.bytes().all(|byte| byte.is_ascii_uppercase());
        let front = text.split_at_checked(3).filter(|(code, _)| is_code(code));
        let back = || text.split_at_checked(text.len().checked_sub(3)?);
        match front {
            Some((code, rest)) => (rest, code),
            None => back().filter(|(_, code)| is_code(code))?,
        }
    };
    found.parse().ok().map(|currency| (rest, currency))
}

/// The digits of `1200.-` and `1200,—`, which have a stroke where cents would stand.
fn without_stroke(text: &str) -> Option<&str> {
    let digits = text.trim_end_matches(['-', '–', '—']);
    let whole = digits.strip_suffix(['.', ',']).filter(|_| digits.len() < text.len());
    whole.filter(|it| it.ends_with(|it: char| it.is_ascii_digit()))
}

/// Reads digits with marks and groups between them.
fn read_digits(digits: &str, negative: bool) -> Option<Reading> {
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '\'' | '’');
    let mut groups = vec![""];
    let mut marks = Vec::new();
    let mut start = 0;
    for (at, letter) in digits.char_indices() {
        let group = digits.get(start..=at).filter(|_| letter.is_ascii_digit());
        if let (Some(group), Some(last)) = (group, groups.last_mut()) {
            *last = group;
            continue;
        }
        let is_mark = is_gap(letter) || matches!(letter, '.' | ',');
        if !is_mark || groups.last().is_none_or(|group| group.is_empty()) {
            return None;
        }
        // All narrow and wide gaps are one mark.
        marks.push(if is_gap(letter) { ' ' } else { letter });
        groups.push("");
        start = at + letter.len_utf8();
    }
    if groups.last().is_none_or(|group| group.is_empty()) {
        return None;
    }
    understand(&groups, &marks, negative)
}

/// Decides what the marks between groups of digits mean.
fn understand(groups: &[&str], marks: &[char], negative: bool) -> Option<Reading> {
    let whole = |groups: &[&str]| money(groups, "", negative);
    let Some((last, before)) = marks.split_last() else {
        return Some(Reading::Clear(whole(groups)?, None));
    };
    let decimal = match last {
        ',' => Mark::Comma,
        '.' => Mark::Dot,
        _ if before.iter().all(|mark| mark == last) => {
            return Some(Reading::Clear(whole(groups)?, None));
        }
        _ => return None,
    };
    let (fraction, whole_groups) = groups.split_last()?;
    if before.contains(last) {
        // `1.234.567`: no number has two decimal marks, so they set groups apart.
        let other = if decimal == Mark::Comma { Mark::Dot } else { Mark::Comma };
        let grouped = before.iter().all(|mark| mark == last);
        return Some(Reading::Clear(whole(groups)?, Some(other))).filter(|_| grouped);
    }
    if before.windows(2).any(|pair| pair.first() != pair.last()) {
        return None;
    }
    let clear = money(whole_groups, fraction, negative)?;
    match whole_groups {
        [first] if fraction.len() == 3 && first.len() <= 3 && !first.starts_with('0') => {
            Some(Reading::Either { mark: decimal, fraction: clear, thousand: whole(groups)? })
        }
        _ => Some(Reading::Clear(clear, Some(decimal))),
    }
}

/// Puts an amount together; none when groups are not of three digits or there are too many.
fn money(whole: &[&str], fraction: &str, negative: bool) -> Option<Money> {
    let (first, rest) = whole.split_first()?;
    let in_threes =
        rest.is_empty() || (first.len() <= 3 && rest.iter().all(|it| it.len() == 3));
    let digits = whole.concat();
    // Some ledgers pad amounts with zeros.
    let digits = digits.trim_start_matches('0');
    if !in_threes || digits.len() > WHOLE_DIGITS || fraction.len() > FRACTION_DIGITS {
        return None;
    }
    let value: i128 = format!("0{digits}{fraction}").parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok()?;
    let value = if negative { -value } else { value };
    Decimal::try_from_i128_with_scale(value, scale).ok().map(Money::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        match read(text).map(|amount| amount.reading) {
            Some(Reading::Clear(money, _)) => {
                assert_eq!(money.amount().to_string(), expected, "{text}");
            }
            other => panic!("`{text}` gave {other:?}"),
        }
    }

    #[track_caller]
    fn check_refused(text: &str) {
        assert_eq!(read(text), None, "{text}");
    }

    #[test]
    fn french_forms() {
        check("1 234,56 €", "1234.56");
        check("1\u{A0}234,56\u{A0}€", "1234.56");
        check("1\u{202F}234\u{2009}567,8", "1234567.8");
        check("1.234,56", "1234.56");
        check("0000000069,60", "69.60");
        check("000000000001437,12", "1437.12");
        check("12", "12");
        check("1 234", "1234");
    }

    #[test]
    fn english_and_swiss_forms() {
        check("1,234.56", "1234.56");
        check("$4,250.00", "4250.00");
        check("1'234.50", "1234.50");
        check("1,234,567", "1234567");
        check("EUR 12.50", "12.50");
        check("12.5", "12.5");
    }

    #[test]
    fn a_stroke_for_cents_and_names_of_currencies() {
        check("CHF 1200.-", "1200");
        check("1'200.--", "1200");
        check("1 200,– €", "1200");
        check("1.200,- EUR", "1200");
        check("-1200.- CHF", "-1200");
        check("1200,00 euros", "1200.00");
        check("1 200,00 Euro", "1200.00");
        check("12,50 eur", "12.50");
        check("chf 12.50", "12.50");
        check_refused("euros");
        check_refused(".-");
    }

    #[test]
    fn every_form_of_minus() {
        for text in [
            "-12,50",
            "\u{2212}12,50",
            "12,50-",
            "12,50 -",
            "(12,50)",
            "(12,50 €)",
            "(12,50) €",
        ] {
            check(text, "-12.50");
        }
        check("- 1 234,50 €", "-1234.50");
        check("€ -12.50", "-12.50");
        check("12,50 €-", "-12.50");
        check("€(1,234.50)", "-1234.50");
        check("(3 590.10) EUR", "-3590.10");
        check("-0,00", "0.00");
        check("+3,00", "3.00");
    }

    #[test]
    fn sides_of_a_ledger_are_signs() {
        check("123,45 CR", "-123.45");
        check("123.45DB", "123.45");
        check("1 000,00 € CR", "-1000.00");
        check_refused("CR");
        check_refused("-1 CR");
    }

    #[test]
    fn more_than_two_decimals_stay_exact() {
        check("1234,5678", "1234.5678");
        check("0,123", "0.123");
        check("1 234,567", "1234.567");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "offen",
            "",
            "-",
            "€",
            "1,2E+03",
            "12,",
            ",50",
            "1..2",
            "12 34",
            "1 23,45",
            "--1",
            "(-1)",
            "1.2345.678",
            "1,234.567,8",
            "1234.567.890",
            "12€5",
            "€1€",
            "€",
        ] {
            check_refused(text);
        }
        check_refused("1234567890123,00");
        check_refused("1,1234567890");
    }

    #[test]
    fn a_dash_is_nothing() {
        assert!(["-", " -   € ", "–", "$ -", "--"].iter().all(|it| is_dash(it)));
        assert!(!["", "€", "-1", "x", "- a"].iter().any(|it| is_dash(it)));
    }

    #[test]
    fn a_thousand_or_a_fraction_is_left_to_the_column() {
        let Some(Amount { reading: Reading::Either { mark, fraction, thousand }, .. }) =
            read("-1,234")
        else {
            panic!("clear");
        };
        assert_eq!(mark, Mark::Comma);
        assert_eq!(fraction.amount().to_string(), "-1.234");
        assert_eq!(thousand.amount().to_string(), "-1234");
    }

    #[test]
    fn the_currency_beside_an_amount_is_kept() {
        let currency = |text: &str| read(text).and_then(|amount| amount.currency);
        assert_eq!(currency("12,50 €"), Some(Currency::EUR));
        assert_eq!(currency("CHF 12.50"), "CHF".parse().ok());
        assert_eq!(currency("12.50"), None);
    }
}

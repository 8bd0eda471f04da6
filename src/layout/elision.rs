//! Italian articles before figures: `il 7 marzo`, but `l’8 marzo` and `all’11,50%`, as they are read out.

/// The months, before which figures are days.
const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// Articles, alone and with the prepositions they join, and how they stand before a vowel.
const ARTICLES: [(&str, &str); 10] = [
    ("il", "l’"),
    ("al", "all’"),
    ("dal", "dall’"),
    ("del", "dell’"),
    ("nel", "nell’"),
    ("sul", "sull’"),
    ("i", "gli "),
    ("ai", "agli "),
    ("dai", "dagli "),
    ("dei", "degli "),
];

/// A text with the articles before days, rates and sums as Italian has them. Other figures, such as numbers of invoices
/// and houses, are left alone, and so is every other language: none of its days stand right before an Italian month.
pub(crate) fn elided(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, figures) = rest.split_at(at);
        out.push_str(before);
        let len = figures.find(|c: char| !is_figure(c)).unwrap_or(figures.len());
        let (number, after) = figures.split_at(len);
        if begins_with_vowel(number) && is_counted(after) {
            elide(&mut out);
        }
        out.push_str(number);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A text up to where a day comes, with the article at its end as Italian has it before that day.
pub(crate) fn before_day(text: &mut String, day: &str) {
    let len = day.find(|c: char| !is_figure(c)).unwrap_or(day.len());
    let (number, after) = day.split_at(len);
    if begins_with_vowel(number) && is_month(after) {
        elide(text);
    }
}

/// Whether a character can stand inside a number.
fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// Whether a number is read with a vowel first: `otto`, `ottanta`, `ottocento`, `undici`, and thousands of those.
fn begins_with_vowel(number: &str) -> bool {
    let whole: String = number
        .split(',')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let first = match whole.len() % 3 {
        0 => whole.get(..3),
        rest => whole.get(..rest),
    };
    first.is_some_and(|first| first == "11" || first.starts_with('8'))
}

/// Whether what follows a number makes it a day, a rate or a sum in euros.
fn is_counted(after: &str) -> bool {
    let sum = after.strip_prefix([' ', '\u{a0}']).is_some_and(|it| it.starts_with('€'));
    sum || after.starts_with('%') || is_month(after)
}

/// Whether an Italian month stands behind a number.
fn is_month(after: &str) -> bool {
    let after = after.strip_prefix([' ', '\u{a0}']);
    after.is_some_and(|after| MONTHS.iter().any(|month| after.starts_with(month)))
}

/// Puts the article at the end of a text as it stands before a vowel.
fn elide(text: &mut String) {
    let Some(bare) = text.strip_suffix(' ') else { return };
    let found = ARTICLES.iter().find_map(|(article, elided)| {
        let before = bare.strip_suffix(article)?;
        let alone = !before.ends_with(char::is_alphanumeric);
        alone.then_some((before.len(), *elided))
    });
    if let Some((len, elided)) = found {
        text.truncate(len);
        text.push_str(elided);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(elided(text), expected);
    }

    #[test]
    fn an_article_is_elided_before_eight_and_eleven() {
        check("entro il 8\u{a0}marzo 2026", "entro l’8\u{a0}marzo 2026");
        check("entro il 11 dicembre 2026", "entro l’11 dicembre 2026");
        check(
            "fino al 11\u{a0}aprile e del 8\u{a0}maggio",
            "fino all’11\u{a0}aprile e dell’8\u{a0}maggio",
        );
        check("del 11,00% annuo", "dell’11,00% annuo");
        check("dedotti i 800,00\u{a0}€", "dedotti gli 800,00\u{a0}€");
        check("dedotti i 11.500,00\u{a0}€", "dedotti gli 11.500,00\u{a0}€");
    }

    #[test]
    fn fixed_words_are_elided_before_the_day_they_are_filled_with() {
        for (words, day, expected) in [
            ("Da pagare entro il ", "8\u{a0}marzo 2026", "Da pagare entro l’"),
            ("Da pagare entro il ", "9\u{a0}marzo 2026", "Da pagare entro il "),
            ("à payer le ", "8\u{a0}mars 2026", "à payer le "),
        ] {
            let mut text = words.to_owned();
            before_day(&mut text, day);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn before_other_figures_it_stays() {
        for text in [
            "entro il 12\u{a0}marzo",
            "al 18 luglio",
            "del 12,15%",
            "il 1º marzo",
            "i 1.800,00\u{a0}€",
            // Numbers of invoices and houses, and days of other languages.
            "al 8 della via",
            "del 8812",
            "il 11/2026",
            "del 8 de marzo",
            "annual 8 marzo",
        ] {
            check(text, text);
        }
    }
}

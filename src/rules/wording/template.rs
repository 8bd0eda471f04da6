//! Letter templates as their finished texts would read.

/// A letter template as its finished text would read: every wording that a condition may choose, an
/// example where a date or an amount goes, the name of any other value. For [`lint`](super::lint).
#[must_use]
pub fn plain(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['{']) {
        let (before, tag) = rest.split_at(at);
        let close = match tag.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                text.push_str(before);
                text.push('{');
                rest = tag.get(1..).unwrap_or_default();
                continue;
            }
        };
        text.push_str(before);
        let Some(end) = tag.find(close) else { return text };
        if close == "}}" {
            text.push_str(&value(tag.get(2..end).unwrap_or_default()));
        } else {
            text.push(' ');
        }
        rest = tag.get(end + 2..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// The text that stands for a value in a template.
fn value(expression: &str) -> String {
    let quoted: Vec<&str> = expression.split('"').skip(1).step_by(2).collect();
    let filter = expression.rsplit('|').next().map(str::trim).unwrap_or_default();
    match filter {
        _ if !quoted.is_empty() => quoted.join(" "),
        "date" => "31/12/2099".to_owned(),
        "money" => "0,00 €".to_owned(),
        _ => expression.split('|').next().unwrap_or_default().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &str) {
        assert_eq!(plain(template), expected);
    }

    #[test]
    fn values_have_examples_and_every_choice_is_read() {
        check("au {{ deadline | date }} : {{ due|money }}", "au 31/12/2099 : 0,00 €");
        check("{{ n | plural(\"la facture\", \"les factures\") }}", "la facture les factures");
        check("{% if a %}un{% else %}deux{% endif %}", " un deux ");
        check("{# note #}a {{ contact.name }} { b", " a contact.name { b");
        check("cut {{ off", "cut ");
    }
}

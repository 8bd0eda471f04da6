//! The page on payments has every rule, as the program knows it.

use std::fs;
use std::path::Path;

use relance_statements::Rule;

#[test]
fn the_page_has_every_rule() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/payments.md");
    let page = fs::read_to_string(&path).unwrap();
    let head = "| Rule | Effect | When |\n|---|---|---|\n";
    let (before, rest) = page.split_once(head).unwrap();
    let after = rest.lines().skip_while(|it| it.starts_with("| "));
    let row = |it: &Rule| {
        format!("| `{}` | {} | {} |", it.as_str(), it.effect().as_str(), it.meaning())
    };
    let rules = Rule::ALL.iter().map(row);
    let lines: Vec<String> = rules.chain(after.map(str::to_owned)).collect();
    let expected = format!("{before}{head}{}\n", lines.join("\n"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &expected).unwrap();
    } else {
        assert_eq!(page, expected, "docs/payments.md differs; BLESS=1 accepts");
    }
}

//! Texts of letters and the blocks they make; mistakes and their lines.

use minijinja::Environment;

use super::*;
use crate::compose::letter_text::{Align, Grid, ListItem, TextBlock, read};

/// The parts of a template filled in with `a = true`, `b = false` and a value full of marks.
fn parts(template: &str) -> Vec<TextBlock> {
    let marked = marked(template).unwrap();
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.add_template("it", &marked).unwrap();
    let facts = minijinja::context! { a => true, b => false, v => "**1. | # [table]" };
    read(&environment.get_template("it").unwrap().render(facts).unwrap()).parts
}

/// Parts in short: `P` paragraph, `L` line, `H` heading, `-` or number item, `G` table, `[` block.
fn short(template: &str) -> String {
    let shown = parts(template).into_iter().map(|part| match part {
        TextBlock::Paragraph(text) => format!("P {text}"),
        TextBlock::Line(text) => format!("L {text}"),
        TextBlock::Heading(text) => format!("H {text}"),
        TextBlock::Item(ListItem { depth, number, text }) => {
            let number = number.map_or("-".to_owned(), |number| number.to_string());
            format!("{}{number} {text}", ".".repeat(depth))
        }
        TextBlock::Grid(Grid { rows, .. }) => {
            let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
            format!("G {}", rows.join("/"))
        }
        TextBlock::Table => "[table".to_owned(),
        TextBlock::Steps => "[steps".to_owned(),
        TextBlock::Recap { tied } => format!("[recap {tied}"),
        TextBlock::Payment { tied } => format!("[payment {tied}"),
    });
    let shown = shown.collect::<Vec<String>>().join("; ");
    let shown = shown.replace('\u{e}', "<b>").replace('\u{f}', "</b>").replace('\n', " ");
    shown.replace('\u{10}', "<i>").replace('\u{11}', "</i>")
}

#[track_caller]
fn check(template: &str, expected: &str) {
    assert_eq!(short(template), expected);
    let lines = |text: &str| text.matches('\n').count();
    assert!(lines(&marked(template).unwrap()) <= lines(template) + 1, "lines stay in place");
}

#[track_caller]
fn refused(template: &str, line: usize, what: &str) {
    let mistake = marked(template).unwrap_err();
    assert_eq!(mistake.line, line, "{mistake:?}");
    assert!(mistake.reason.to_string().contains(what), "{mistake:?}");
}

#[test]
fn paragraphs_lists_and_faces_are_found() {
    check("Un **deux\ntrois** *vier*\n\nfünf", "P Un <b>deux trois</b> <i>vier</i>; P fünf");
    check("x :\n\n- a\n  b\n- c\n\ny", "P x :; - a b; - c; P y");
    check("1. a\n2. b\n   - c\n   - d\n3. e", "1 a; 2 b; .- c; .- d; 3 e");
    check("# Titre\n\nTexte", "H Titre; P Texte");
    check("**a**\\\nb", "P <b>a</b>; L b");
    check("2 \\* 3 &amp; a_b_c", "P 2 * 3 & a_b_c");
}

#[test]
fn small_tables_are_found_with_their_columns() {
    let text = "| A | B |\n|---|--:|\n| **x** | 1 |\n{% if b %}| y | 2 |\n{% endif %}{% if a %}| z \
                | 3 |\n{% endif %}\nEnde";
    check(text, "G A,B/<b>x</b>,1/z,3; P Ende");
    let TextBlock::Grid(grid) = parts(text).remove(0) else { panic!("no table") };
    assert_eq!(grid.columns, [Align::Left, Align::Right]);
    check(
        "| A | B |\n|---|---|\n| | {% if a %}x{% endif %} |{% if b %}\n| c | d |{% endif %}",
        "G A,B/,x",
    );
}

#[test]
fn values_are_never_read_as_markdown() {
    check("{{ v }}", "P **1. | # [table]");
    check("- {{ v }}\n\n**{{ v }}**", "- **1. | # [table]; P <b>**1. | # [table]</b>");
    check("| A |\n|---|\n| {{ v }} |", "G A/**1. | # [table]");
}

#[test]
fn conditions_may_stand_round_and_inside_parts() {
    check("{% if a %}\nA\n{% else %}\nB\n{% endif %}\nC", "P A; P C");
    check("{% if b %}\nA\n{% else %}\nB\n{% endif %}\nC", "P B; P C");
    check("X\n\n{% if b %}\nA\n{% endif %}C", "P X; P C");
    check("X {% if b %}A{% else %}B{% endif %}.\nY", "P X B. Y");
    check(
        "- a\n{% if b %}- b\n{% endif %}{% if a %}- c\n{% endif %}[payment]\nZ",
        "- a; - c; [payment true; P Z",
    );
    check("1. a\n{% if b %}2. b\n{% endif %}3. c", "1 a; 2 c");
    check("x\n[payment]\n\n[table]", "P x; [payment true; [table");
    check("x\n\n[payment]", "P x; [payment false");
    check("x\n[recap]", "P x; [recap true");
    check("a\n{%- if a %}, b{% endif %}", "P a, b");
    check("{% if a %}A\n\nB{% endif %} C", "P A; P B; P C");
}

#[test]
fn the_subject_stands_above_and_is_no_paragraph() {
    let marked = marked("{# x #}\nsubject: Rappel **{{ v }}**\n\nA").unwrap();
    assert_eq!(marked, "{# x #}\nsubject: Rappel \u{e}{{ v }}\u{f}\n\n\u{1}A");
}

#[test]
fn what_no_letter_shows_is_told_with_line_and_remedy() {
    refused("subject: x\n\n![Logo](a.png)", 3, "letterhead");
    refused("a\n\nb [c](http://d.example)", 3, "write the address itself");
    refused("[c]: http://d.example\n\nb", 1, "a link");
    refused("a\n\n<b>x</b>", 3, "HTML");
    refused("a {% if x\n %}b{% endif %}\n\nx `y`", 4, "code");
    refused("a\n\n    b", 3, "four spaces");
    refused("> a", 1, "`>`");
    refused("a\n\n***\n", 3, "a blank line");
    refused("- a\n\n  b", 3, "an item of its own");
    refused("- a\n  - b\n    - c\n      - d", 4, "a list of its own");
    refused("a\n\n[tabel]\n", 3, "[table], [steps], [payment], [recap]");
    refused("| A |\n|---|\n| b | {{ v }} |", 3, "as many cells");
}

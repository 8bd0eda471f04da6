//! Small settings and all that can be wrong with them.

use std::collections::BTreeMap;

use findings::{Language, Messages, Refusal};
use serde::Deserialize;

use super::{read, read_over};

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shop {
    name: String,
    #[serde(default)]
    opens: Vec<u8>,
    door: Door,
    #[serde(default)]
    doors: Vec<Door>,
    #[serde(default)]
    signs: BTreeMap<String, Colour>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Door {
    width: f32,
    #[serde(default)]
    corners: Option<[f32; 4]>,
    colour: Colour,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    bell: Option<Bell>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Colour {
    Red,
    Blue,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct Bell(String);

impl TryFrom<String> for Bell {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        if text == "ding" {
            Ok(Self(text))
        } else {
            Err(Refusal::new("settings-currency", text))
        }
    }
}

const GOOD: &str = "name = 'Corner'\n[door]\nwidth = 90\ncolour = 'red'\n";

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let faults = read::<Shop>("shop.toml", text).unwrap_err();
    for language in [Language::En, Language::Fr] {
        let lines = faults.lines(&Messages::new(language));
        assert_eq!(lines.len(), expected.len(), "{lines:#?}");
        for (line, (start, words)) in
            lines.iter().zip(expected.iter().map(|it| it.split_once(": ").unwrap()))
        {
            assert!(line.starts_with(&format!("shop.toml{start}: ")), "{line}");
            let meant = language == Language::Fr || line.contains(words);
            assert!(meant, "{line}");
            assert!(!line.contains("settings-") && !line.contains("{$"), "{line}");
        }
    }
}

#[test]
fn a_good_file_is_read() {
    let shop: Shop = read("shop.toml", &format!("\u{feff}{GOOD}")).unwrap();
    assert_eq!((shop.door.width, shop.door.colour), (90.0, Colour::Red));
}

#[test]
fn every_fault_is_told_at_once() {
    let text = "\
nmae = 'Corner'
opens = ['nine', 9, -1]
[door]
width = 'wide'
corners = [1, 2, 3]
colour = 'green'
open = 'yes'
bell = 'dong'
[[doors]]
width = 3
[[doors]]
width = 'thin'
colour = 'blue'
hight = 2
[signs]
left = 'rde'
";
    check(
        text,
        &[
            " [name]: missing",
            ":1 [nmae]: nearest one is name",
            // Two of one list and kind are one sentence.
            ":2 [opens]: a whole number",
            ":4 [door.width]: a number such as",
            ":5 [door.corners]: 4 values in brackets",
            ":6 [door.colour]: expected one of red, blue",
            ":7 [door.open]: true or false",
            ":8 [door.bell]: `dong` is not a currency",
            ":9 [doors.colour]: missing",
            ":12 [doors.width]: a number such as",
            ":14 [doors.hight]: expected one of width, corners, colour, open, bell",
            ":16 [signs.left]: expected one of red, blue",
        ],
    );
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Belfry {
    #[expect(dead_code, reason = "only read")]
    bell: Bell,
    #[expect(dead_code, reason = "only read")]
    storeys: u8,
}

#[test]
fn what_stands_in_for_a_value_is_never_told() {
    let told = read::<Belfry>("belfry.toml", "bell = 'dong'\nstoreys = 'two'\n").unwrap_err();
    let told: Vec<&str> = told.0.iter().map(|it| &*it.key).collect();
    assert_eq!(told, ["bell", "storeys"]);
    let told = read::<Belfry>("belfry.toml", "").unwrap_err();
    assert_eq!(told.0.iter().map(|it| &*it.key).collect::<Vec<_>>(), ["bell"]);
}

#[test]
fn every_fault_of_writing_has_a_sentence() {
    check("name = Corner\n", &[":1: in quotes"]);
    check("name = 'Corner\n", &[":1: quote"]);
    check("name = \"\\q\"\n", &[":1: backslash"]);
    check("name = 'a'\nname = 'b'\n", &[":2: twice"]);
    check("name\n", &[":1: key = value"]);
    check("name =\n", &[":1: key = value"]);
    check("opens = [1, 2\n", &[":1: bracket"]);
    check("opens = [1 2]\n", &[":1: comma"]);
    check("opens = 007\n", &[":1: number"]);
    check("na me = 1\n", &[":1: key"]);
    check("[door\nwidth = 1\n", &[":1: bracket"]);
}

#[test]
fn a_file_lies_over_another() {
    let below = [GOOD.to_owned()];
    let shop: Shop = read_over("shop.toml", &below, "[door]\ncolour = 'blue'\n").unwrap();
    assert_eq!(
        (&*shop.name, shop.door.width, shop.door.colour),
        ("Corner", 90.0, Colour::Blue)
    );
    let faults =
        read_over::<Shop>("shop.toml", &below, "\n[door]\nwidth = ''\n[dor]\n").unwrap_err();
    let told: Vec<(usize, &str)> = faults.0.iter().map(|it| (it.line, &*it.key)).collect();
    assert_eq!(told, [(3, "door.width"), (4, "dor")]);
}

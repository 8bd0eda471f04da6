//! Any number in any key of a layout either is refused, with the key named, or gives a letter of few pages: nothing
//! eats memory, nothing is set without end.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use relance::compose::{Compositor, Pictures, Studio};
use relance::job::{Job, Overrides};
use relance::layout::Layout;
use relance::plan::PlannedLetter;
use relance::run;
use toml::{Table, Value};

/// Numbers that somebody may write: slips of a digit or a sign, and those that are none.
const NUMBERS: [f64; 16] = [
    f64::NEG_INFINITY,
    f64::INFINITY,
    f64::NAN,
    -1e9,
    -5.0,
    -0.25,
    0.0,
    0.04,
    1.0,
    17.5,
    56.0,
    174.9,
    250.0,
    999.0,
    1e4,
    1e38,
];

/// So many of them are tried in each key, the next ones in the next key.
const EACH: usize = 2;

/// The keys of all numbers, in lists with their place.
fn keys(table: &Table, above: &[String], found: &mut Vec<Vec<String>>) {
    for (name, value) in table {
        let path = [above, std::slice::from_ref(name)].concat();
        match value {
            Value::Table(below) => keys(below, &path, found),
            Value::Array(items) if items.iter().any(|it| it.as_str().is_none()) => {
                found.push(path);
            }
            Value::Integer(_) | Value::Float(_) => found.push(path),
            _ => {}
        }
    }
}

/// A layout that says one number and leaves the rest to classic.
fn saying(path: &[String], whole: &Table, number: f64) -> String {
    let mut place = Value::Table(whole.clone());
    for step in path {
        place = place.get(step).unwrap().clone();
    }
    let mut value = match place {
        Value::Integer(_) if path.last().unwrap() == "lines" && number.fract() == 0.0 => {
            Value::Integer(number as i64)
        }
        Value::Array(mut items) => {
            items.splice(..1, [Value::Float(number)]);
            Value::Array(items)
        }
        _ => Value::Float(number),
    };
    for step in path.iter().rev() {
        value = Value::Table(Table::from_iter([(step.clone(), value)]));
    }
    let mut layout = value.as_table().unwrap().clone();
    layout.insert("base".into(), "classic".into());
    toml::to_string(&layout).unwrap()
}

/// Letters with most of what a letter can hold: a reminder about three invoices and a formal notice.
fn letters() -> (Job, Vec<PlannedLetter>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier");
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let job = Job::read(&root.join("relance.toml"), &Overrides::on(date)).unwrap();
    let planned = run::plan(&job).unwrap();
    let mut letters = planned.plan.letters;
    letters.sort_by_key(|it| (it.stage, it.claims.len()));
    let (first, last) = (letters.remove(0), letters.pop().unwrap());
    (job, vec![first, last])
}

#[test]
fn any_number_in_any_key_is_refused_by_its_key_or_gives_a_letter() {
    let whole: Table = include_str!("../layouts/classic/layout.toml").parse().unwrap();
    let mut all = Vec::new();
    keys(&whole, &[], &mut all);
    assert!(all.len() > 150, "{}", all.len());
    let (job, letters) = letters();
    let folder = tempfile::tempdir().unwrap();
    let (mut refused, mut set) = (0, 0);
    for (nth, path) in all.iter().enumerate() {
        for at in 0..EACH {
            let number = NUMBERS[(nth * 5 + at * 3) % NUMBERS.len()];
            let text = saying(path, &whole, number);
            fs::write(folder.path().join("layout.toml"), &text).unwrap();
            let key = path.join(".");
            let layout = match Layout::read(folder.path()) {
                Ok(layout) => layout,
                Err(faults) => {
                    let said = faults.to_string();
                    assert!(said.contains(&format!("[{key}")), "{key} = {number}: {said}");
                    refused += 1;
                    continue;
                }
            };
            let studio =
                Studio::new(layout, job.creditor.clone(), Pictures::default()).unwrap();
            for letter in &letters {
                let composed = Compositor::new(&studio).compose(letter, &[]);
                let pages = composed.pages.len();
                assert!((1..=400).contains(&pages), "{key} = {number}: {pages} pages");
            }
            set += 1;
        }
    }
    assert!(refused > 120 && set > 40, "{refused} refused, {set} set");
}

#[test]
fn a_letter_beyond_all_measure_is_held() {
    let (job, letters) = letters();
    let folder = tempfile::tempdir().unwrap();
    let text = "base = \"classic-1\"\n[table]\nrow = { height = 190 }\n";
    fs::write(folder.path().join("layout.toml"), text).unwrap();
    let layout = Layout::read(folder.path()).unwrap();
    let studio = Studio::new(layout, job.creditor, Pictures::default()).unwrap();
    let mut letter = letters[0].clone();
    letter.claims = vec![letter.claims[0].clone(); 5001];
    let composed = Compositor::new(&studio).compose(&letter, &[]);
    let held = composed.findings.iter().find(|it| it.code.as_str() == "C12");
    let held = held.unwrap_or_else(|| panic!("{} pages", composed.pages.len()));
    assert!(held.holds() && composed.pages.len() == 1);
}

/// A text that fills in too much, and one that fills in nothing but never ends.
const WITHOUT_END: [&str; 2] = [
    "{{ 'a' * 9999999 }}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}\
     {% endfor %}{% endfor %}",
];

#[test]
fn a_text_beyond_all_measure_is_held() {
    let (job, letters) = letters();
    for written in WITHOUT_END {
        let folder = tempfile::tempdir().unwrap();
        let texts = folder.path().join("texts").join(&*letters[0].debtor.language);
        fs::create_dir_all(&texts).unwrap();
        fs::write(folder.path().join("layout.toml"), "base = \"classic\"\n").unwrap();
        for kind in ["business", "consumer"] {
            let text = format!("subject: Rappel\n\n{written}\n");
            fs::write(texts.join(format!("{kind}-reminder-1.md")), text).unwrap();
        }
        let layout = Layout::read(folder.path()).unwrap();
        let studio = Studio::new(layout, job.creditor.clone(), Pictures::default()).unwrap();
        let composed = Compositor::new(&studio).compose(&letters[0], &[]);
        let held = composed.findings.iter().any(|it| it.code.as_str() == "C4" && it.holds());
        assert!(held, "{written}: {:?}", composed.findings);
    }
}

//! Marks of small pieces, and designs that print into them.

use super::omr::Fed;
use super::*;
use crate::layout::Layout;
use crate::plan::sketch;
use findings::Code;
use print::Mm;
use print::font::Faces;
use print::page::{Item, Page, Rule};

fn machine(name: &str) -> Machine {
    Machine::parse(name, BuiltinMachines::text(name).unwrap()).unwrap()
}

/// The bits of sets of sheets, fed one after the other.
fn fed(machine: &Machine, sets: &[u32], feeds: &[u8]) -> Vec<String> {
    let omr = machine.omr.as_ref().unwrap();
    let mut seq = 0;
    let mut all = Vec::new();
    for &of in sets {
        for order in 1..=of {
            seq += 1;
            all.push(omr::bits(&omr.marks(Fed { order, of, seq }, feeds)).to_string());
        }
    }
    all
}

#[test]
fn every_machine_that_comes_along_can_be_read_and_fits_a4_beside_every_layout() {
    for name in BuiltinMachines::names() {
        let machine = machine(name);
        assert_eq!(machine.refused(Mm(297.0)), None, "{name}");
        assert!(!machine.sources.is_empty(), "{name}");
        let marks = Marks { machine, letters: false, feeds: Vec::new() };
        // Figures need 15 mm all round, and so a margin of 35.
        let narrow = marks.machine.number.is_none();
        let all = ["classic", "classic-35", "classic-ch", "modern", "classic-de", "classic-uk"];
        for layout in if narrow { &all[..] } else { &["classic-1", "classic-35"] } {
            let design = Layout::builtin(layout).unwrap().unwrap().design;
            assert_eq!(collision(&design, &marks.zones(), true), None, "{name} on {layout}");
        }
    }
}

#[test]
fn a_code_of_pitney_bowes_says_what_a_sheet_is_not() {
    // Benchmark, safety, not end, not begin, parity, retiming, sequence 4 2 1, retiming.
    assert_eq!(
        fed(&machine("pitney-bowes-di425"), &[3, 1], &[]),
        ["1110110001", "1111110011", "1101010101", "1100010111"]
    );
}

#[test]
fn the_number_of_sheets_wraps_and_every_code_is_even() {
    for name in ["pitney-bowes-di425", "pitney-bowes-di600", "quadient"] {
        let all = fed(&machine(name), &[3, 3, 3, 3], &[]);
        for code in &all {
            assert_eq!(code.matches('1').count() % 2, 0, "{name}: {code}");
        }
    }
    let number = |code: &String| u32::from_str_radix(&code[6..9], 2).unwrap();
    let all = fed(&machine("pitney-bowes-di425"), &[3, 3, 3, 3], &[]);
    let numbers: Vec<u32> = all.iter().map(number).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]);
}

#[test]
fn options_of_the_sequence_do_what_they_say() {
    let mut machine = machine("pitney-bowes-di425");
    let mut numbers = |sequence: Sequence| -> Vec<u32> {
        machine.omr.as_mut().unwrap().sequence = sequence;
        let all = fed(&machine, &[3, 6], &[]);
        all.iter().map(|code| u32::from_str_radix(&code[6..9], 2).unwrap()).collect()
    };
    let stream = Sequence::default();
    assert_eq!(numbers(Sequence { omit_zero: true, ..stream }), [1, 2, 3, 4, 5, 6, 7, 1, 2]);
    assert_eq!(numbers(Sequence { down: true, ..stream }), [7, 6, 5, 4, 3, 2, 1, 0, 7]);
    let piece = Sequence { reset: Reset::Piece, ..stream };
    assert_eq!(numbers(piece), [1, 2, 3, 1, 2, 3, 4, 5, 6]);
    assert_eq!(numbers(Sequence { omit_zero: true, ..piece }), [1, 2, 3, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn feeders_are_asked_on_the_last_sheet() {
    let mut machine = machine("quadient");
    let words = ["start", "end", "feed-2", "feed-1", "parity-even"];
    let slots = words.map(|word| Slot::try_from(word.to_owned()).unwrap());
    machine.omr.as_mut().unwrap().slots = slots.to_vec();
    assert_eq!(fed(&machine, &[2], &[2]), ["10001", "11101"]);
    assert!(Slot::try_from("feed-10".to_owned()).is_err());
    assert!(Slot::try_from("sequence-7".to_owned()).is_err());
}

#[test]
fn a_page_that_prints_into_a_zone_is_seen() {
    let marks = Marks { machine: machine("quadient"), letters: false, feeds: Vec::new() };
    let rule = |from: f32, to: f32| {
        let (from, to) = ((Mm(from), Mm(120.0)), (Mm(to), Mm(120.0)));
        let item = Item::Rule(Rule { from, to, thickness: Mm(0.2) });
        let page = Page { width: Mm(210.0), height: Mm(297.0), items: vec![item] };
        let white = White::of(&marks, page.width);
        let found = white.covered(&sketch::debtor("C1"), &[page], &Faces::default());
        found.is_some_and(|it| it.code == Code::MarksCovered && it.holds())
    };
    assert!(rule(19.0, 100.0) && rule(0.0, 100.0) && rule(5.0, 6.0));
    assert!(!rule(20.5, 100.0) && !rule(0.0, 3.0));
}

#[test]
fn what_a_machine_cannot_read_is_refused_one_over_each_limit() {
    let told = |change: fn(&mut Omr)| {
        let mut di600 = machine("pitney-bowes-di600");
        change(di600.omr.as_mut().unwrap());
        di600.refused(Mm(297.0)).unwrap_or_default()
    };
    assert_eq!(told(|omr| omr.pitch = Mm(2.54)), "");
    assert_eq!(told(|omr| omr.pitch = Mm(2.53)), "pitch 2.53 mm < 2.54 mm");
    assert_eq!(told(|omr| omr.width = Mm(9.9)), "width 9.9 mm < 10 mm");
    assert_eq!(told(|omr| omr.thickness = Mm(0.7)), "");
    assert_eq!(told(|omr| omr.thickness = Mm(0.71)), "thickness 0.71 mm > 0.7 mm");
    assert_eq!(told(|omr| omr.thickness = Mm(0.34)), "thickness 0.34 mm < 0.35 mm");
    assert_eq!(told(|omr| omr.y = Mm(30.0)), "");
    assert_eq!(told(|omr| omr.y = Mm(29.0)), "y 29 mm < 30 mm");
    // The last of eight positions stands seven pitches below the first.
    assert_eq!(told(|omr| (omr.y, omr.pitch) = (Mm(239.0), Mm(4.0))), "");
    assert_eq!(told(|omr| (omr.y, omr.pitch) = (Mm(240.0), Mm(4.0))), "bottom 29 mm < 30 mm");
    assert_eq!(told(|omr| omr.pitch = Mm(10.0)), "");
    assert_eq!(told(|omr| omr.pitch = Mm(10.1)), "length 70.7 mm > 70 mm");
    let many = |omr: &mut Omr, count| {
        omr.pitch = Mm(2.6);
        omr.slots = vec![Slot::Always; count];
    };
    let mut di600 = machine("pitney-bowes-di600");
    many(di600.omr.as_mut().unwrap(), 24);
    assert_eq!(di600.refused(Mm(297.0)), None);
    many(di600.omr.as_mut().unwrap(), 25);
    assert_eq!(di600.refused(Mm(297.0)).unwrap(), "slots 25 > 24");
    assert_eq!(told(|omr| omr.slots.clear()), "slots 0 < 1");
    assert_eq!(told(|omr| omr.slots.push(Slot::ParityOdd)), "parity 2 > 1");
    assert!(Machine::parse("m.toml", "name = 'x'\nsources = []").is_err());
}

#[test]
fn a_layout_that_prints_where_marks_stand_is_named() {
    let marks = Marks { machine: machine("quadient"), letters: false, feeds: Vec::new() };
    let mut design = Layout::builtin("classic").unwrap().unwrap().design;
    assert_eq!(collision(&design, &marks.zones(), true), None);
    design.body.left = Mm(15.0);
    assert_eq!(collision(&design, &marks.zones(), true), Some("body"));
    let mut design = Layout::builtin("classic").unwrap().unwrap().design;
    design.folds.printed = true;
    assert_eq!(collision(&design, &marks.zones(), true), Some("folds"));
    let mut design = Layout::builtin("classic").unwrap().unwrap().design;
    design.body.right = Mm(195.0);
    assert_eq!(collision(&design, &marks.zones(), false), None);
    assert_eq!(collision(&design, &marks.zones(), true), Some("body"), "it lies behind them");
}

//! Pages of the review as pictures: beside those of another renderer.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![cfg(feature = "review")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use relance::browser::picture;

use self::tools::desk::Desk;
use self::tools::tool;

/// Dots of an inch in which pages are compared.
const DPI: u16 = 100;
/// Side of the squares that are compared, in dots.
const SQUARE: usize = 8;
/// How much lighter or darker a square may be, of 255: so little that a small amount that is missing is more.
const MOST: u32 = 36;

/// A page in shades of grey.
struct Grey {
    wide: usize,
    high: usize,
    dots: Vec<u8>,
}

impl Grey {
    /// From a PNG of colours.
    fn png(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let told = reader.next_frame(&mut dots).unwrap();
        let channels = told.color_type.samples();
        let grey = |dot: &[u8]| {
            let shade = |at: usize| u32::from(dot[at.min(channels - 1)]);
            ((shade(0) * 299 + shade(1) * 587 + shade(2) * 114) / 1000) as u8
        };
        let dots = dots[..told.buffer_size()].chunks(channels).map(grey).collect();
        Self { wide: told.width as usize, high: told.height as usize, dots }
    }

    /// From what pdftoppm gives: `P5`, width and height, the lightest shade, and the dots.
    fn pgm(bytes: &[u8]) -> Self {
        let mut parts = bytes.splitn(4, u8::is_ascii_whitespace);
        assert_eq!(parts.next(), Some(&b"P5"[..]));
        let mut number =
            || std::str::from_utf8(parts.next().unwrap()).unwrap().parse().unwrap();
        let (wide, high) = (number(), number());
        let rest = parts.next().unwrap();
        Self { wide, high, dots: rest[rest.len() - wide * high..].to_vec() }
    }

    /// The mean of a square.
    fn mean(&self, left: usize, top: usize) -> u32 {
        let rows = (top..top + SQUARE).map(|y| y * self.wide + left);
        let sum: u32 =
            rows.flat_map(|at| &self.dots[at..at + SQUARE]).map(|it| u32::from(*it)).sum();
        sum / (SQUARE * SQUARE) as u32
    }

    /// The largest difference of a square that touches an area, and where it lies.
    fn differs(&self, other: &Self, area: [usize; 4]) -> (u32, usize, usize) {
        let [left, top, right, bottom] = area;
        let (wide, high) = (self.wide.min(other.wide), self.high.min(other.high));
        let columns = left / SQUARE..right.min(wide) / SQUARE;
        let squares = (top / SQUARE..bottom.min(high) / SQUARE)
            .flat_map(|y| columns.clone().map(move |x| (x * SQUARE, y * SQUARE)));
        let differ = squares.map(|(x, y)| (self.mean(x, y).abs_diff(other.mean(x, y)), x, y));
        differ.max().unwrap()
    }

    /// Makes an area white, as if nothing stood there.
    fn without(&self, [left, top, right, bottom]: [usize; 4]) -> Self {
        let mut dots = self.dots.clone();
        for y in top..bottom.min(self.high) {
            dots[y * self.wide + left..y * self.wide + right.min(self.wide)].fill(255);
        }
        Self { dots, ..*self }
    }
}

/// Letters of the sample in two layouts, and as many more of invented debtors as make fifty.
fn letters() -> Vec<PathBuf> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier/relance.toml");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review-pictures");
    let _ = fs::remove_dir_all(&out);
    let made = Command::new(env!("CARGO_BIN_EXE_relance"))
        .args([
            "run".as_ref(),
            sample.as_os_str(),
            "--date".as_ref(),
            "2026-11-22".as_ref(),
            "--out".as_ref(),
            out.as_os_str(),
        ])
        .args(["--yes", "date"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut rows =
        "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;residual\n"
            .to_owned();
    for nth in 1..=35 {
        let rest = nth * 7919 % 9999;
        writeln!(rows, "C{nth};Débiteur n° {nth} SARL;{nth} rue Neuve;69001;Lyon;F-{nth:04};2026-01-02;2026-02-0{};{rest},{:02}", nth % 9 + 1, nth * 13 % 100).unwrap();
    }
    let desk = Desk::new("", &rows);
    let run = desk.run("2026-03-23");
    let kept = out.join("invented");
    fs::create_dir_all(&kept).unwrap();
    for entry in fs::read_dir(run.join("letters")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, kept.join(path.file_name().unwrap())).unwrap();
    }
    let runs = fs::read_dir(&out).unwrap().map(|it| it.unwrap().path());
    let folders =
        runs.map(|it| if it.join("letters").is_dir() { it.join("letters") } else { it });
    let files = folders.flat_map(|it| {
        fs::read_dir(it).unwrap().map(|it| it.unwrap().path()).collect::<Vec<_>>()
    });
    let mut files: Vec<PathBuf> =
        files.filter(|it| it.extension().is_some_and(|it| it == "pdf")).collect();
    files.sort();
    files
}

/// The places of the amounts on the first page, in dots.
fn amounts(file: &Path) -> Vec<(String, [usize; 4])> {
    let told = Command::new("pdftotext")
        .args(["-bbox", "-f", "1", "-l", "1"])
        .arg(file)
        .arg("-")
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let amount = |word: &str| {
        let coins = word.rsplit_once(',').map(|it| it.1);
        coins.is_some_and(|it| it.len() == 2 && it.chars().all(|c| c.is_ascii_digit()))
    };
    let words = told.lines().filter_map(|line| {
        let (head, word) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let word = word.strip_suffix("</word>")?;
        let place = |name: &str| -> Option<f64> {
            head.split_once(name)?.1.split('"').nth(1)?.parse().ok()
        };
        let dots = |name: &str| Some((place(name)? * f64::from(DPI) / 72.0).round() as usize);
        let place = [dots("xMin")?, dots("yMin")?, dots("xMax")?, dots("yMax")?];
        amount(word).then(|| (word.to_owned(), place))
    });
    words.collect()
}

#[test]
fn first_pages_look_as_another_renderer_draws_them_and_a_missing_amount_would_show() {
    let (Some(_), Some(_)) = (tool("pdftoppm"), tool("pdftotext")) else { return };
    let files = letters();
    assert!(files.len() >= 50, "{}", files.len());
    let (mut most, mut blanked, mut least) = (0, 0, u32::MAX);
    for file in &files {
        let drawn = picture(Arc::new(fs::read(file).unwrap()), 1, DPI).unwrap();
        let ours = Grey::png(&drawn);
        let theirs = Command::new("pdftoppm")
            .args(["-r", "100", "-gray", "-f", "1", "-l", "1"])
            .arg(file)
            .output()
            .unwrap();
        let theirs = Grey::pgm(&theirs.stdout);
        assert!(ours.wide.abs_diff(theirs.wide) <= 1 && ours.high.abs_diff(theirs.high) <= 1);
        let whole = [0, 0, ours.wide, ours.high];
        let (differs, x, y) = ours.differs(&theirs, whole);
        assert!(differs <= MOST, "{}: {differs} of 255 at {x}, {y}", file.display());
        most = most.max(differs);
        for (word, place) in amounts(file) {
            let [left, top, right, bottom] = place;
            let around = [left, top, right + SQUARE, bottom + SQUARE];
            let (differs, ..) = ours.without(place).differs(&theirs, around);
            assert!(differs > MOST, "{}: {word} could be missing", file.display());
            least = least.min(differs);
            blanked += 1;
        }
    }
    println!(
        "{} letters, {blanked} amounts: {most} of 255 at most, {least} without one",
        files.len()
    );
    assert!(blanked > files.len(), "every first page says amounts");
}

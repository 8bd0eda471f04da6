//! Pictures: ten pages of letters as a reader sees them, and those of the README.
//!
//! `BLESS=1 cargo test --test pictures` makes them anew; look at them before you commit them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[expect(dead_code, reason = "each test uses some of the tools")]
mod tools;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use self::tools::tool;

const DATE: &str = "2026-11-22";

/// Pages of the proof of the sample, by layout: reminders and formal notices to firms, following pages and the annex,
/// and a formal notice to a consumer.
const PAGES: [(&str, &[usize]); 6] = [
    ("classic", &[1, 2, 3, 13]),
    ("modern", &[2, 3]),
    ("classic-de", &[1]),
    ("classic-ch", &[2]),
    ("classic-uk", &[1]),
    ("classic-us", &[1]),
];

/// Side of the squares in which pictures are compared, in dots: readers smooth letters each in their own way, and agree
/// on how dark a square is.
const SQUARE: usize = 6;
/// How much darker or lighter a square may be, of 255.
const DARKER: u32 = 24;
/// Of a thousand squares, how many may differ more.
const MANY: usize = 2;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn bless() -> bool {
    env::var_os("BLESS").is_some()
}

/// The sample in a folder of its own, with a layout.
struct Sample(TempDir);

impl Sample {
    fn new(layout: &str) -> Self {
        let sample = Self(TempDir::new().unwrap());
        let copy = |name: &str| {
            let from = root("samples/atelier").join(name);
            fs::copy(from, sample.0.path().join(name)).unwrap();
        };
        for name in ["clients.csv", "factures-ouvertes.csv", "logo.png"] {
            copy(name);
        }
        fs::create_dir(sample.0.path().join("factures")).unwrap();
        for entry in fs::read_dir(root("samples/atelier/factures")).unwrap() {
            copy(&format!("factures/{}", entry.unwrap().file_name().to_str().unwrap()));
        }
        let job = fs::read_to_string(root("samples/atelier/relance.toml")).unwrap();
        let job = job.replace("layout = \"classic\"", &format!("layout = \"{layout}\""));
        assert!(job.contains(layout));
        fs::write(sample.0.path().join("relance.toml"), job).unwrap();
        sample
    }

    /// What the program answers on a terminal of 80 columns.
    fn ask(&self, command: &str, language: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_relance"))
            .args([command, "relance.toml", "--date", DATE, "--lang", language])
            .current_dir(self.0.path())
            .env("COLUMNS", "80")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The file that the last line of an answer names.
    fn named(&self, answer: &str) -> PathBuf {
        self.0.path().join(answer.lines().last().unwrap().rsplit_once(' ').unwrap().1)
    }
}

/// A picture in greys.
#[derive(Clone)]
struct Grey {
    width: usize,
    dots: Vec<u8>,
}

impl Grey {
    /// A page of a file as poppler draws it; none where poppler is not there.
    fn of_page(file: &Path, page: usize, dpi: u32) -> Option<Self> {
        let program = tool("pdftoppm")?;
        let folder = TempDir::new().unwrap();
        let (page, dpi) = (page.to_string(), dpi.to_string());
        let status = Command::new(program)
            .args(["-r", &dpi, "-gray", "-singlefile", "-f", &page, "-l", &page])
            .arg(file)
            .arg(folder.path().join("page"))
            .status();
        assert!(status.unwrap().success());
        Some(Self::of_pgm(&fs::read(folder.path().join("page.pgm")).unwrap()))
    }

    fn of_pgm(pgm: &[u8]) -> Self {
        // P5, width, height and the lightest value, then the dots.
        let mut rest = pgm;
        let mut words = Vec::new();
        while words.len() < 4 {
            let end = rest.iter().position(u8::is_ascii_whitespace).unwrap();
            words.push(String::from_utf8(rest[..end].to_vec()).unwrap());
            rest = &rest[end + 1..];
        }
        assert_eq!((&*words[0], &*words[3]), ("P5", "255"));
        let width = words[1].parse().unwrap();
        assert_eq!(rest.len(), width * words[2].parse::<usize>().unwrap());
        Self { width, dots: rest.to_vec() }
    }

    fn of_png(path: &Path) -> Self {
        let file = fs::File::open(path).map_err(|it| format!("{}: {it}", path.display()));
        let mut decoder = png::Decoder::new(BufReader::new(file.unwrap()));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut dots).unwrap();
        assert_eq!(info.color_type, png::ColorType::Grayscale, "{}", path.display());
        Self { width: info.width as usize, dots }
    }

    /// Writes it in sixteen greys.
    fn write(&self, path: &Path) {
        let (width, height) = (self.width, self.dots.len() / self.width);
        let file = fs::File::create(path).unwrap();
        let [columns, rows] = [width, height].map(|it| u32::try_from(it).unwrap());
        let mut encoder = png::Encoder::new(file, columns, rows);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let four = |dot: u8| u8::try_from((u32::from(dot) + 8) / 17).unwrap();
        let pair = |two: &[u8]| four(two[0]) << 4 | two.get(1).map_or(0, |it| four(*it));
        let packed = self.dots.chunks(width).flat_map(|row| row.chunks(2).map(pair));
        let packed: Vec<u8> = packed.collect();
        encoder.write_header().unwrap().write_image_data(&packed).unwrap();
    }

    /// How light each square is, row by row.
    fn squares(&self) -> Vec<u32> {
        let mut squares = Vec::new();
        for rows in self.dots.chunks(self.width * SQUARE) {
            for left in (0..self.width).step_by(SQUARE) {
                let right = (left + SQUARE).min(self.width);
                let rows = rows.chunks(self.width);
                let (sum, count) = rows.fold((0, 0), |(sum, count), row| {
                    let dots = &row[left..right];
                    (
                        sum + dots.iter().map(|it| u32::from(*it)).sum::<u32>(),
                        count + dots.len(),
                    )
                });
                squares.push(sum / u32::try_from(count).unwrap());
            }
        }
        squares
    }

    /// Of a thousand squares, how many are darker or lighter than in another picture of the same size.
    fn differs(&self, other: &Self) -> usize {
        assert_eq!((self.width, self.dots.len()), (other.width, other.dots.len()), "its size");
        let (own, others) = (self.squares(), other.squares());
        let far = own.iter().zip(&others).filter(|(one, two)| one.abs_diff(**two) > DARKER);
        far.count() * 1000 / own.len()
    }

    /// The same, this many dots lower.
    fn lowered(&self, by: usize) -> Self {
        let mut dots = vec![255; by * self.width];
        dots.extend_from_slice(&self.dots[..self.dots.len() - by * self.width]);
        Self { width: self.width, dots }
    }

    #[track_caller]
    fn check(&self, golden: &Path) {
        if bless() {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            self.write(golden);
        }
        let far = self.differs(&Self::of_png(golden));
        if far > MANY {
            let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(golden.file_name().unwrap());
            self.write(&seen);
            let (golden, seen) = (golden.display(), seen.display());
            panic!("{far} ‰ of {golden} differ from {seen}; BLESS=1 accepts");
        }
    }
}

#[test]
fn ten_pages_look_as_they_did() {
    for (layout, pages) in PAGES {
        let sample = Sample::new(layout);
        let proof = sample.named(&sample.ask("proof", "en"));
        for page in pages {
            let Some(seen) = Grey::of_page(&proof, *page, 50) else { return };
            seen.check(&root(&format!("tests/pages/{layout}-{page}.png")));
        }
    }
}

#[test]
fn a_page_that_moved_or_lost_a_line_is_seen() {
    let golden = Grey::of_png(&root("tests/pages/classic-2.png"));
    assert_eq!(golden.differs(&golden), 0);
    // A millimetre is two dots.
    let moved = golden.differs(&golden.lowered(2));
    assert!(moved > MANY, "{moved}");
    let mut lost = golden.clone();
    let line = golden.width * 300..golden.width * 310;
    lost.dots[line].fill(255);
    let lost = golden.differs(&lost);
    assert!(lost > MANY, "{lost}");
}

/// What stands on a terminal, as a picture whose text can be read and searched.
fn terminal(lines: &[&str]) -> String {
    let (step, left, top) = (18, 16, 30);
    let (width, height) = (80 * 8 + 2 * left, lines.len() * step + 36);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1b1f24\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"13\" fill=\"#e6edf3\" xml:space=\"preserve\">\n"
    );
    for (nth, line) in lines.iter().enumerate() {
        let text = line.replace('&', "&amp;").replace('<', "&lt;");
        let y = top + nth * step;
        writeln!(picture, "<text x=\"{left}\" y=\"{y}\">{text}</text>").unwrap();
    }
    picture + "</g>\n</svg>\n"
}

#[test]
fn pictures_of_the_readme_are_what_the_program_makes() {
    let mut run = None;
    for (language, name) in [("en", "terminal.svg"), ("fr", "terminal.fr.svg")] {
        let sample = Sample::new("classic");
        let answer = sample.ask("run", language);
        let prompt = format!("$ relance run relance.toml --date {DATE} 2>findings.txt");
        let mut lines = vec![&*prompt];
        lines.extend(answer.lines());
        let golden = root("docs/images").join(name);
        let picture = terminal(&lines);
        if bless() {
            fs::write(&golden, &picture).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(picture, expected, "{} differs; BLESS=1 accepts", golden.display());
        run = Some((sample.named(&answer), sample));
    }
    // The formal notice to a firm shows every part of a letter.
    let (folder, _sample) = run.unwrap();
    let letter = tools::desk::letter(&folder, "C0059").unwrap();
    let Some(seen) = Grey::of_page(&letter, 1, 96) else { return };
    seen.check(&root("docs/images/letter.png"));
}

//! Strips of pages as a scanner would see them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::tools::tool;

/// Dots in a millimetre at 300 dpi.
const DOTS: f64 = 300.0 / 25.4;

/// A grey picture of a part of a page.
pub(crate) struct Strip {
    width: usize,
    grey: Vec<u8>,
    left: f64,
    top: f64,
}

/// A part of a page in millimetres: left, top, width, height.
pub(crate) type Part = (f64, f64, f64, f64);

/// The same part of every page of a file at 300 dpi, in PGM files of this folder; none without poppler.
pub(crate) fn pictures(
    file: &Path,
    part: Part,
    folder: &Path,
) -> Option<Vec<std::path::PathBuf>> {
    let program = tool("pdftoppm")?;
    let (left, top, width, height) = part;
    let dots = |length: f64| ((length * DOTS).round() as usize).to_string();
    let mut command = Command::new(program);
    command.args(["-r", "300", "-gray", "-x", &dots(left), "-y", &dots(top)]);
    command.args(["-W", &dots(width), "-H", &dots(height)]);
    let done = command.arg(file).arg(folder.join("p")).status().unwrap();
    assert!(done.success());
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.collect();
    files.sort();
    Some(files)
}

/// The same, read.
pub(crate) fn strips(file: &Path, part: Part) -> Option<Vec<Strip>> {
    let folder = tempfile::tempdir().unwrap();
    let files = pictures(file, part, folder.path())?;
    let strip = |path: &std::path::PathBuf| Strip::read(&fs::read(path).unwrap(), part);
    Some(files.iter().map(strip).collect())
}

impl Strip {
    /// Reads a picture of this part of a page.
    pub(crate) fn read(pgm: &[u8], (left, top, ..): Part) -> Self {
        let mut at = 0;
        let mut word = || {
            let end = at + pgm[at..].iter().position(u8::is_ascii_whitespace).unwrap();
            let word = std::str::from_utf8(&pgm[at..end]).unwrap();
            at = end + 1;
            word.to_owned()
        };
        assert_eq!(word(), "P5");
        let width: usize = word().parse().unwrap();
        let height: usize = word().parse().unwrap();
        assert_eq!(word(), "255");
        let grey = pgm[at..].to_vec();
        assert_eq!(grey.len(), width * height);
        Self { width, grey, left, top }
    }

    /// Whether a dot, given in millimetres from the top left corner of the page, is dark.
    fn is_dark(&self, x: f64, y: f64) -> bool {
        let (x, y) = (((x - self.left) * DOTS) as usize, ((y - self.top) * DOTS) as usize);
        self.grey[y * self.width + x] < 128
    }

    /// Every dot, row by row.
    pub(crate) fn grey(&self) -> &[u8] {
        &self.grey
    }

    /// Whether every dot of a part is white.
    pub(crate) fn is_white(&self, (left, top, width, height): Part) -> bool {
        let dot = |from: f64, length: f64, start: f64| {
            let first = ((from - start) * DOTS).ceil() as usize;
            first..((from + length - start) * DOTS).floor() as usize
        };
        dot(top, height, self.top).all(|y| {
            let row = &self.grey[y * self.width..(y + 1) * self.width];
            dot(left, width, self.left).all(|x| row[x] == 255)
        })
    }

    /// Middle and thickness of every bar that is dark on this whole length, from the top.
    pub(crate) fn bars(&self, (left, top, width, height): Part) -> Vec<(f64, f64)> {
        let across = |y: f64| {
            let samples = (0..=40).map(|step| left + width * f64::from(step) / 40.0);
            samples.map(|x| self.is_dark(x, y)).collect::<Vec<bool>>()
        };
        let rows = (height * DOTS) as usize;
        let (mut bars, mut begun) = (Vec::new(), None);
        for row in 0..rows {
            let y = top + (row as f64 + 0.5) / DOTS;
            let dark = across(y);
            assert!(dark.iter().all(|it| *it == dark[0]), "half a bar at {y} mm");
            match (dark[0], begun) {
                (true, None) => begun = Some(y),
                (false, Some(from)) => {
                    bars.push((f64::midpoint(from, y) - 0.5 / DOTS, y - from));
                    begun = None;
                }
                _ => {}
            }
        }
        bars
    }
}

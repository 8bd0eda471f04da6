use std::error::Error;
use std::fs;
use std::path::Path;

use crate::paper::{Form, Paper, Picture, Type, Typeface};

const BODY: Type = Type { face: 0, size: 8.0 };
const HEAD: Type = Type { face: 1, size: 8.0 };

/// The columns shown, each with the mm from the left edge where it begins, or ends where the flag is set.
type Columns = [(&'static str, f64, bool)];

const PIECES: &Columns = &[
    ("piece_no", 26.0, true),
    ("debtor_id", 30.0, false),
    ("debtor_name", 46.0, false),
    ("stage", 126.0, false),
    ("deadline", 150.0, false),
    ("principal", 188.0, true),
    ("credits", 206.0, true),
    ("total", 224.0, true),
    ("invoices", 239.0, true),
    ("pages", 251.0, true),
    ("sheets", 263.0, true),
    ("first_page", 281.0, true),
];

const HELD: &Columns = &[
    ("debtor_id", 14.0, false),
    ("debtor_name", 30.0, false),
    ("invoice", 110.0, false),
    ("due_date", 136.0, false),
    ("residual", 176.0, true),
    ("reason", 182.0, false),
    ("origin", 220.0, false),
];

/// The two main tables of a run, as a page to be made a picture of.
pub(crate) fn tables(
    run: &Path,
    faces: &[Typeface],
    logo: &Picture,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut paper = Paper::new(faces, logo, Form::Lying);
    paper.page();
    let y = table(&mut paper, 14.0, &run.join("pieces.csv"), PIECES)?;
    table(&mut paper, y + 8.0, &run.join("held.csv"), HELD)?;
    paper.finish("Manifest", "20261122")
}

/// A table under its file name; gives the baseline of its last row.
fn table(
    paper: &mut Paper<'_>,
    mut y: f64,
    file: &Path,
    columns: &Columns,
) -> Result<f64, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    paper.text(14.0, y, Type { face: 1, size: 10.0 }, &name.unwrap_or_default());
    y += 6.0;
    for (name, x, ends) in columns {
        cell(paper, (*x, y, *ends), HEAD, name);
    }
    paper.rule(14.0, 283.0, y + 1.4, 0.2);
    for row in reader.records() {
        let row = row?;
        y += 4.4;
        // The page ends here; the picture shows what fits.
        if y > paper.size().1 - 8.0 {
            break;
        }
        for (name, x, ends) in columns {
            let at = header.iter().position(|it| it == *name).unwrap_or(usize::MAX);
            cell(paper, (*x, y, *ends), BODY, row.get(at).unwrap_or_default());
        }
    }
    Ok(y)
}

fn cell(paper: &mut Paper<'_>, (x, y, ends): (f64, f64, bool), style: Type, text: &str) {
    if ends {
        paper.text_to(x, y, style, text);
    } else {
        paper.text(x, y, style, text);
    }
}

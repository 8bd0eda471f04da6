//! Streams for printing houses, read back by qpdf: a part for each piece, the right pages in it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "marks/job.rs"]
mod job;
#[path = "sample/rows.rs"]
#[expect(dead_code, reason = "not every test reads amounts")]
mod rows;
#[path = "tools/mod.rs"]
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use pdf_import::{Breach, import, x4};
use print::pdf::{FileInfo, Profile};
use relance::assemble;
use serde_json::Value;

use self::job::{job, made};
use self::rows::{Row, table};
use self::tools::handmade::{handmade, stream};

/// A file as qpdf tells it.
struct Told(Value);

impl Told {
    fn of(file: &Path) -> Option<Self> {
        let bytes = fs::read(file).unwrap();
        tools::check_pdf(&bytes, table_pages(file));
        let text = tools::ask("qpdf", &["--json=2", "FILE"], &bytes)?;
        Some(Self(serde_json::from_str(&text).unwrap()))
    }

    /// What an object holds: a reference is followed, a stream is its dictionary.
    fn get(&self, value: &Value) -> Value {
        let Some(name) = value.as_str().filter(|it| it.ends_with(" R")) else {
            return value.clone();
        };
        let object = &self.0["qpdf"][1][format!("obj:{name}")];
        let dictionary = &object["stream"]["dict"];
        if dictionary.is_object() { dictionary.clone() } else { object["value"].clone() }
    }

    fn catalog(&self) -> Value {
        self.get(&self.get(&self.0["qpdf"][1]["trailer"])["value"]["/Root"])
    }

    /// The pages by their references, numbered from 1.
    fn pages(&self) -> BTreeMap<String, usize> {
        let pages = self.0["pages"].as_array().unwrap();
        let numbered = pages.iter().zip(1..);
        numbered.map(|(page, nth)| (page["object"].as_str().unwrap().to_owned(), nth)).collect()
    }
}

/// Pages of a stream, blank backs included, as the manifest counts them.
fn table_pages(file: &Path) -> usize {
    let folder = file.parent().unwrap().parent().unwrap();
    let name = format!("streams/{}", file.file_name().unwrap().to_str().unwrap());
    let streams = table(&folder.join("streams.csv"), ';');
    let stream = streams.iter().find(|it| it.cell("file") == name).unwrap();
    number(stream, "pages") + number(stream, "blank_pages")
}

fn number(row: &Row, column: &str) -> usize {
    row.cell(column).parse().unwrap()
}

/// Checks the document parts of a stream against the pieces of the manifest.
fn check_parts(told: &Told, pieces: &[&Row]) {
    let catalog = told.catalog();
    assert!(catalog["/DPartRoot"].as_str().unwrap().ends_with(" R"), "it must be indirect");
    let root = told.get(&catalog["/DPartRoot"]);
    assert_eq!(root["/Type"], "/DPartRoot");
    assert_eq!(
        (&root["/RecordLevel"], root["/NodeNameList"].as_array().unwrap().len()),
        (&Value::from(1), 3)
    );
    let top = told.get(&root["/DPartRootNode"]);
    assert_eq!(top["/Parent"], catalog["/DPartRoot"]);
    let parts = |node: &Value| node["/DParts"][0].as_array().unwrap().clone();
    let pages = told.pages();
    let records = parts(&top);
    assert_eq!(records.len(), pieces.len());
    let mut next = 1;
    for (record, piece) in records.iter().zip(pieces) {
        let node = told.get(record);
        assert_eq!(
            (&node["/Type"], &node["/Parent"]),
            (&"/DPart".into(), &root["/DPartRootNode"])
        );
        assert_eq!(next, number(piece, "first_page"));
        let data = &node["/DPM"]["/CIP4_Root"]["/CIP4_Metadata"];
        assert_eq!(data["/CIP4_RecordID"], format!("u:{:06}", number(piece, "piece_no")));
        assert_eq!(data["/RLNC_Sheets"], number(piece, "sheets"));
        let all = node.to_string();
        let debtor = piece.cell("debtor_id");
        assert!(!all.contains(debtor) && !all.contains("Client"), "{all}");
        let copies = piece.cell("parts").matches("copy").count();
        let leaves = parts(&node);
        assert_eq!(leaves.len(), 1 + copies);
        for leaf in &leaves {
            let part = told.get(leaf);
            assert_eq!(&part["/Parent"], record);
            assert!(part["/DParts"].is_null());
            let (start, end) = (
                pages[part["/Start"].as_str().unwrap()],
                pages[part["/End"].as_str().unwrap()],
            );
            assert!(start == next && end >= start, "{start} to {end} after {next}");
            for (page, _) in pages.iter().filter(|(_, nth)| (start..=end).contains(nth)) {
                let page = told.get(&page.as_str().into());
                assert_eq!(&page["/DPart"], leaf, "pages point back");
            }
            next = end + 1;
        }
    }
    assert_eq!(next - 1, pages.len(), "every page belongs to a piece");
}

#[test]
fn a_stream_of_letters_alone_is_pdf_vt_with_a_part_for_each_piece() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("logo.png"), tools::handmade::picture()).unwrap();
    let rest = "[post]\nduplex = true\n[output]\nprofile = \"pdfvt\"\n";
    let path = job(folder.path(), 30, rest);
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("place =", "logo = \"logo.png\"\nplace =");
    let (before, after) = text.split_once("[copies]").unwrap();
    let after = after.split_once("[policy]").unwrap().1;
    fs::write(&path, format!("{before}[policy]{after}")).unwrap();
    let (run, _out) = made(&path, 2);
    let pieces = table(&run.join("pieces.csv"), ';');
    let streams = table(&run.join("streams.csv"), ';');
    assert_eq!((streams.len(), streams[0].cell("profile")), (1, "pdfvt"));
    let file = run.join(streams[0].cell("file"));
    let Some(told) = Told::of(&file) else { return };
    check_parts(&told, &pieces.iter().collect::<Vec<&Row>>());

    // PDF/X-4 below it.
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.6"));
    let catalog = told.catalog();
    let intent = told.get(&catalog["/OutputIntents"][0]);
    assert_eq!(intent["/S"], "/GTS_PDFX");
    assert_eq!(told.get(&intent["/DestOutputProfile"])["/N"], 1, "black ink");
    let text = String::from_utf8_lossy(&bytes);
    for said in [
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        "<pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>",
        "<pdfvtid:GTS_PDFVTModDate>2026-11-22</pdfvtid:GTS_PDFVTModDate>",
        "<pdf:Trapped>False</pdf:Trapped>",
    ] {
        assert!(text.contains(said), "{said}");
    }
    for page in told.pages().keys() {
        let page = told.get(&page.as_str().into());
        assert_eq!(page["/TrimBox"], page["/MediaBox"]);
        assert!(page["/ArtBox"].is_null() && page["/Annots"].is_null());
    }
    // What pieces share is there once and says that it is whole.
    let objects = told.0["qpdf"][1].as_object().unwrap();
    let shared: Vec<&Value> = objects
        .values()
        .map(|object| &object["stream"]["dict"])
        .filter(|it| it["/GTS_Encapsulated"] == true)
        .collect();
    assert_eq!(shared.len(), 1, "the logo");
    assert_eq!(
        (&shared[0]["/Subtype"], &shared[0]["/GTS_Scope"]),
        (&"/Form".into(), &"/File".into())
    );
    assert!(shared[0]["/GTS_XID"].as_str().unwrap().contains("uuid:"));
    let pictures = objects.values().filter(|it| it["stream"]["dict"]["/Subtype"] == "/Image");
    assert_eq!(pictures.count(), 1);
    if let Some(fonts) = tools::ask("pdffonts", &["FILE"], &bytes) {
        let embedded = fonts.lines().skip(2).all(|line| line.contains(" yes yes "));
        assert!(embedded, "{fonts}");
    }
}

#[test]
fn a_stream_with_copies_has_its_parts_and_claims_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let machine = "[post.marks]\nmachine = \"pitney-bowes-di425\"\nconfirmed = true\n";
    for more in ["", machine] {
        let rest = format!("[post]\nduplex = true\n{more}[output]\nprofile = \"pdfvt\"\n");
        let (run, _out) = made(&job(folder.path(), 24, &rest), 2);
        let pieces = table(&run.join("pieces.csv"), ';');
        for stream in table(&run.join("streams.csv"), ';') {
            let file = run.join(stream.cell("file"));
            let Some(told) = Told::of(&file) else { return };
            let own = pieces.iter().filter(|it| it.cell("stream") == stream.cell("stream"));
            check_parts(&told, &own.collect::<Vec<&Row>>());
            let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
            assert!(!text.contains("GTS_PDFVTVersion") && !text.contains("GTS_PDFXVersion"));
            assert_eq!(stream.cell("profile"), "mail");
            let notes = stream.cell("profile_notes");
            assert!(notes.starts_with("not PDF/X-4: ") && notes.contains("-0.pdf (font)"));
        }
    }
}

/// A copy of two pages of this size that shows a square in this colour.
fn square(colour: &str, size: &str) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 5 0 R>>";
    let tree = format!("<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 {size}]>>");
    let contents = stream("", &format!("{colour} 100 100 200 200 re f"));
    handmade(&["<</Type/Catalog/Pages 2 0 R>>", &tree, page, page, &contents])
}

#[test]
fn a_stream_whose_copies_keep_pdf_x_claims_it_and_one_that_breaks_it_ends_that() {
    let folder = tempfile::tempdir().unwrap();
    let rest = "[post]\nduplex = true\n[output]\nprofile = \"pdfvt\"\n";
    let path = job(folder.path(), 24, rest);
    for (nth, entry) in fs::read_dir(folder.path().join("pdf")).unwrap().enumerate() {
        // Every other one is set onto A4.
        let size = if nth % 2 == 0 { "595.28 841.89" } else { "612 792" };
        fs::write(entry.unwrap().path(), square("0 g", size)).unwrap();
    }
    let (run, _out) = made(&path, 2);
    let pieces = table(&run.join("pieces.csv"), ';');
    let streams = table(&run.join("streams.csv"), ';');
    assert!(streams.len() > 1, "envelopes of several sizes");
    for stream in &streams {
        assert_eq!((stream.cell("profile"), stream.cell("profile_notes")), ("pdfvt", ""));
        let file = run.join(stream.cell("file"));
        let Some(told) = Told::of(&file) else { return };
        let own = pieces.iter().filter(|it| it.cell("stream") == stream.cell("stream"));
        check_parts(&told, &own.collect::<Vec<&Row>>());
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        assert!(text.contains("GTS_PDFVTVersion") && text.contains("GTS_PDFXVersion"));
        for page in told.pages().keys() {
            let page = told.get(&page.as_str().into());
            assert_eq!(page["/TrimBox"], page["/MediaBox"], "copies are cut at their edge");
        }
    }
    let copies = table(&run.join("copies.csv"), ';');
    assert!(copies.iter().all(|it| it.cell("x4") == "kept"));

    // One copy in colours of no particular device, on a page that is set onto A4.
    fs::write(folder.path().join("pdf/3-0.pdf"), square("1 0 0 rg", "612 792")).unwrap();
    let (run, _out) = made(&path, 2);
    let pieces = table(&run.join("pieces.csv"), ';');
    let findings = table(&run.join("findings.csv"), ';');
    let broken: Vec<String> = table(&run.join("copies.csv"), ';')
        .into_iter()
        .filter(|it| it.cell("file") == "3-0.pdf")
        .map(|it| {
            assert_eq!(it.cell("x4"), "rgb");
            it.cell("piece_no").to_owned()
        })
        .collect();
    let (mut with, mut without) = (0, 0);
    for stream in table(&run.join("streams.csv"), ';') {
        let own = pieces.iter().filter(|it| it.cell("stream") == stream.cell("stream"));
        let breaks = own.clone().any(|it| broken.iter().any(|no| no == it.cell("piece_no")));
        let text = fs::read(run.join(stream.cell("file"))).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        let told = findings.iter().filter(|it| {
            it.cell("code") == "T6" && it.cell("message").contains(stream.cell("stream"))
        });
        if breaks {
            with += 1;
            assert!(!text.contains("GTS_PDFVTVersion") && !text.contains("GTS_PDFXVersion"));
            assert_eq!(stream.cell("profile"), "mail");
            assert_eq!(stream.cell("profile_notes"), "not PDF/X-4: 3-0.pdf (rgb)");
            assert!(told.clone().any(|it| it.cell("message").contains("3-0.pdf (rgb)")));
        } else {
            without += 1;
            assert!(text.contains("GTS_PDFVTVersion"));
            assert_eq!((stream.cell("profile"), told.count()), ("pdfvt", 0));
        }
    }
    assert!(with > 0 && without > 0, "{with} streams break it, {without} do not");
}

#[test]
fn fonts_of_real_copies_come_along_where_poppler_says_so() {
    let Some(corpus) = tools::corpus::corpus("invoices") else { return };
    let mut files: Vec<_> =
        fs::read_dir(corpus).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.retain(|it| it.extension().is_some_and(|it| it == "pdf"));
    let Some(program) = tools::tool("pdffonts") else { return };
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("taken.pdf");
    let (mut looked, mut kept) = (0, 0);
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for file in &files {
        let bytes = fs::read(file).unwrap();
        let Ok(copy) = import(bytes) else { continue };
        let breaches = x4(&copy);
        let info = FileInfo {
            title: "x",
            id: "x",
            language: "fr",
            date: None,
            duplex: false,
            profile: Profile::Mail,
        };
        let mut taken = Vec::new();
        assemble::again(&[copy], &info, &mut taken);
        fs::write(&paper, &taken).unwrap();
        let fonts = Command::new(&program).arg(&paper).output().unwrap().stdout;
        let fonts = String::from_utf8_lossy(&fonts).into_owned();
        // The columns from behind: object (two), uni, sub, emb.
        let embedded =
            fonts.lines().skip_while(|it| !it.starts_with("---")).skip(1).all(|line| {
                let words: Vec<&str> = line.split_whitespace().rev().collect();
                words[4] == "yes"
            });
        assert_eq!(
            !breaches.has(Breach::Font),
            embedded,
            "{}: {breaches}\n{fonts}",
            file.display()
        );
        looked += 1;
        kept += usize::from(breaches.is_empty());
        *told.entry(breaches.to_string()).or_default() += 1;
    }
    assert!(looked > 50, "{looked} copies");
    println!("{looked} copies, {kept} keep PDF/X-4 on black ink: {told:?}");
}

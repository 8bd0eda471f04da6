//! Draws the logo and an invoice PDF for every invoice and credit note of `samples/atelier`.
//!
//! ```text
//! cargo run --release --example atelier_invoices
//! ```
//!
//! Amounts, dates and names come from the sample's own files, so that a copy always says what its row
//! says; the lines of an invoice are drawn by chance from its number and add up to its total. The same
//! sample gives the same bytes.
//!
//! With a run folder and a file name it draws the run's tables into that PDF instead, for the picture in
//! the README (`docs/images/make.sh`).

mod atelier;
mod paper;

use std::error::Error;
use std::fs;
use std::path::Path;

use atelier::{Client, Creditor, Invoice};
use paper::{Picture, Typeface};

fn main() -> Result<(), Box<dyn Error>> {
    let faces = [
        Typeface::read("source-sans/SourceSans3-Regular")?,
        Typeface::read("source-sans/SourceSans3-Semibold")?,
    ];
    let logo = atelier::logo(300)?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => invoices(&faces, &logo),
        [run, file] => Ok(fs::write(file, atelier::tables(Path::new(run), &faces, &logo)?)?),
        _ => Err("usage: atelier_invoices [RUN FILE]".into()),
    }
}

/// Writes the logo and all documents of the sample.
fn invoices(faces: &[Typeface], logo: &Picture) -> Result<(), Box<dyn Error>> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier");
    fs::write(sample.join("logo.png"), atelier::logo(600)?.png()?)?;
    let creditor = Creditor::read(&sample.join("relance.toml"))?;
    let clients = Client::read_all(&sample.join("clients.csv"))?;
    let invoices = Invoice::read_all(&sample.join("factures-ouvertes.csv"))?;
    let folder = sample.join("factures");
    fs::create_dir_all(&folder)?;
    let mut bytes = 0;
    for invoice in &invoices {
        let client = clients.get(&invoice.client).ok_or_else(|| {
            format!("{}: client {} is not in clients.csv", invoice.number, invoice.client)
        })?;
        let pdf = atelier::draw(&creditor, client, invoice, faces, logo)?;
        bytes += pdf.len();
        fs::write(folder.join(&invoice.file), pdf)?;
    }
    println!("{} documents, {} KB, in {}", invoices.len(), bytes / 1000, folder.display());
    Ok(())
}

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
//! With `--factur-x FOLDER` it makes 40 of these invoices there, each with its data inside, and a bank statement that knows
//! every payment since the first of them, for trying `relance init FOLDER`; a number behind it says how many.
//!
//! With a run folder and a file name it draws the run's tables into that PDF instead, for the picture in
//! the README (`docs/images/make.sh`).

mod atelier;
mod factur_x;
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
        [flag, folder] if flag == "--factur-x" => with_data(folder, 40, &faces, &logo),
        [flag, folder, count] if flag == "--factur-x" => {
            with_data(folder, count.parse()?, &faces, &logo)
        }
        [run, file] => Ok(fs::write(file, atelier::tables(Path::new(run), &faces, &logo)?)?),
        _ => Err("usage: atelier_invoices [--factur-x FOLDER [COUNT] | RUN FILE]".into()),
    }
}

/// Writes so many invoices of the sample with their data inside, and a statement.
fn with_data(
    folder: &str,
    count: usize,
    faces: &[Typeface],
    logo: &Picture,
) -> Result<(), Box<dyn Error>> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier");
    let creditor = Creditor::read(&sample.join("relance.toml"))?;
    let clients = Client::read_all(&sample.join("clients.csv"))?;
    let all = Invoice::read_all(&sample.join("factures-ouvertes.csv"))?;
    let invoices: Vec<&Invoice> = all.iter().filter(|it| it.total > 0).take(count).collect();
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    for invoice in &invoices {
        let client = clients.get(&invoice.client).ok_or("a client is not in clients.csv")?;
        let pdf = atelier::draw(&creditor, client, invoice, faces, logo)?;
        let data = factur_x::data(&creditor, client, invoice)?;
        let whole = factur_x::with_data(&pdf, data.as_bytes())?;
        fs::write(folder.join(format!("{}.pdf", invoice.number)), whole)?;
    }
    let statement = factur_x::statement(&creditor, &clients, &invoices)?;
    fs::write(folder.join("releve.xml"), statement)?;
    println!("{} invoices and a statement in {}", invoices.len(), folder.display());
    Ok(())
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

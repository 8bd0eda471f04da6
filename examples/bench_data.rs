//! Benchmark data: an export, a copy of every invoice, a logo and the job files.
//!
//! ```text
//! cargo run --release --example bench_data -- OUT DEBTORS [POOL]
//! ```
//!
//! Each debtor has 1 to 12 invoices, 3.0 on average, all of them overdue on 22 November 2026. Each invoice
//! has a PDF of its own (one or two pages, three subset faces, a logo, about 80 KB); with POOL the
//! invoices share that many. The same arguments give the same bytes.

mod bench;
mod paper;

use std::error::Error;
use std::fs;
use std::path::Path;

use bench::{Invoice, Subject};
use paper::{Chance, Typeface};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (out, debtors, pool) = match arguments.as_slice() {
        [out, debtors] => (out, debtors.parse()?, usize::MAX),
        [out, debtors, pool] => (out, debtors.parse()?, pool.parse::<usize>()?.max(1)),
        _ => return Err("usage: bench_data OUT DEBTORS [POOL]".into()),
    };
    let out = Path::new(out);
    fs::create_dir_all(out.join("pdf"))?;
    fs::write(out.join("logo.png"), bench::logo(720, 240, 3)?.png()?)?;
    for (name, text) in bench::jobs() {
        fs::write(out.join(name), text)?;
    }
    let faces = [
        Typeface::read("source-sans/SourceSans3-Regular")?,
        Typeface::read("source-sans/SourceSans3-Semibold")?,
        Typeface::read("source-sans/SourceSans3-It")?,
    ];
    let logo = bench::logo(480, 160, 40)?;
    let mut export =
        csv::WriterBuilder::new().delimiter(b';').from_path(out.join("invoices.csv"))?;
    export.write_record(bench::HEADER)?;
    let mut chance = Chance::from_text("relance");
    let (mut invoices, mut pages) = (0_usize, 0);
    for debtor in 1..=debtors {
        let subject = Subject::draw(debtor, &mut chance);
        for _ in 0..bench::how_many(&mut chance) {
            let copy = format!("pdf/inv_{:06}.pdf", invoices % pool);
            invoices += 1;
            let invoice = Invoice::draw(invoices, &mut chance);
            export.write_record(bench::row(&subject, &invoice, &copy))?;
            if invoices <= pool {
                let (pdf, count) = bench::draw(&subject, &invoice, &faces, &logo)?;
                fs::write(out.join(copy), pdf)?;
                pages += count;
            }
        }
    }
    export.flush()?;
    let files = invoices.min(pool);
    println!("{debtors} debtors, {invoices} invoices, {files} PDF files of {pages} pages");
    Ok(())
}

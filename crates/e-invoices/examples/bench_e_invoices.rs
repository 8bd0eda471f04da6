//! How many electronic invoices are read in a second, on one core, from memory.
//!
//! ```text
//! cargo run --release -p relance-e-invoices --example bench_e_invoices -- FOLDER [SECONDS]
//! ```
//!
//! Reads every XML file of the folder that is an invoice, again and again, and prints files and megabytes a second.
//! `benches/e_invoices.py` runs it beside readers in Python on the same files.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use relance_e_invoices::read;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, seconds) = match arguments.as_slice() {
        [folder] => (folder, 3.0),
        [folder, seconds] => (folder, seconds.parse()?),
        _ => return Err("usage: bench_e_invoices FOLDER [SECONDS]".into()),
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let bytes = fs::read(entry?.path())?;
        if read("x.xml", &bytes).is_ok() {
            files.push(bytes);
        }
    }
    if files.is_empty() {
        return Err("no file of the folder is an invoice".into());
    }
    let size: usize = files.iter().map(Vec::len).sum();
    let (begin, end) = (Instant::now(), Duration::from_secs_f64(seconds));
    let (mut rounds, mut doubts) = (0_u32, 0);
    while begin.elapsed() < end {
        doubts = 0;
        for bytes in &files {
            doubts += read("x.xml", bytes)?.doubts.len();
        }
        rounds += 1;
    }
    let each = f64::from(rounds) / begin.elapsed().as_secs_f64();
    let (count, size) = (files.len() as f64, size as f64 / 1e6);
    println!(
        "relance-e-invoices: {:.0} files a second, {:.1} MB a second; {count} files, {doubts} doubts",
        each * count,
        each * size
    );
    Ok(())
}

//! A sheet as the bytes of a file.

use crate::layout::{Layout, Signs};
use crate::sheet::{Cell, Sheet};

/// Its name and its bytes.
pub(crate) fn file(sheet: &Sheet, layout: &Layout) -> (&'static str, Vec<u8>) {
    if layout.workbook {
        ("open.xlsx", workbook(sheet))
    } else {
        ("open.csv", text(sheet, layout))
    }
}

fn text(sheet: &Sheet, layout: &Layout) -> Vec<u8> {
    let end = if layout.crlf { "\r\n" } else { "\n" };
    let mut text = String::new();
    for row in &sheet.rows {
        let cells: Vec<String> =
            row.iter().map(|cell| quoted(&written(cell, layout), layout)).collect();
        text.push_str(&cells.join(&layout.delimiter.to_string()));
        text.push_str(end);
    }
    if layout.windows {
        // Every letter of the words stands in Latin 1, which Windows-1252 shares.
        return text.chars().map(|it| u8::try_from(u32::from(it)).unwrap_or(b'?')).collect();
    }
    text.into_bytes()
}

fn quoted(cell: &str, layout: &Layout) -> String {
    if cell.contains(layout.delimiter) { format!("\"{cell}\"") } else { cell.to_owned() }
}

fn written(cell: &Cell, layout: &Layout) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => day.format(layout.date).to_string(),
        Cell::Amount(cents) => amount(*cents, layout),
    }
}

fn amount(cents: i64, layout: &Layout) -> String {
    let (whole, fraction) = (cents.abs() / 100, cents.abs() % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push_str(layout.group);
        }
        grouped.push(digit);
    }
    let plain = format!("{grouped}{}{fraction:02}", layout.decimal);
    let plain = match (cents < 0, layout.signs) {
        (false, _) => plain,
        (true, Signs::MinusBehind) => format!("{plain}-"),
        (true, Signs::Brackets) => format!("({plain})"),
        (true, _) => format!("-{plain}"),
    };
    if layout.currency_beside { format!("{plain} EUR") } else { plain }
}

fn workbook(sheet: &Sheet) -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let page = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(text) => {
                    page.write_string(row, column, text).unwrap();
                }
                Cell::Amount(cents) => {
                    page.write_number(row, column, *cents as f64 / 100.0).unwrap();
                }
                Cell::Day(date) => {
                    let date = ExcelDateTime::parse_from_str(&date.to_string()).unwrap();
                    page.write_datetime_with_format(row, column, &date, &day).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

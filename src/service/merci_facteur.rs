//! Tables for Merci Facteur.

use std::io;

use csv::{Terminator, WriterBuilder};

use super::{Parcel, Service, file_name};
use exports::DebtorKind;
use findings::{begins_as_formula, seen};

/// The first line that Merci Facteur asks for, word for word.
pub(super) const HEADER: [&str; 10] = [
    "civilite", "nom", "prenom", "societe", "adresse1", "adresse2", "adresse3", "cp", "ville",
    "pays",
];

/// The table of addresses, a line a letter in the order of the files. UTF-8 without mark, `;`, because the first
/// line must be the header to the letter.
///
/// # Errors
///
/// When there is no memory for the text.
pub fn addresses(parcels: &[Parcel<'_>]) -> io::Result<Vec<u8>> {
    let mut table = writer();
    table.write_record(HEADER).map_err(io::Error::other)?;
    for parcel in parcels {
        table.write_record(row(parcel).map(|it| harmless(&it))).map_err(io::Error::other)?;
    }
    table.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// Which file goes to which line of the table of addresses, how it is sent, and our reference.
///
/// # Errors
///
/// When there is no memory for the text.
pub fn list(service: &Service, parcels: &[Parcel<'_>]) -> io::Result<Vec<u8>> {
    let mut table = writer();
    table
        .write_record(["line", "file", "mode", "reference", "piece_no", "duplex"])
        .map_err(io::Error::other)?;
    for (place, parcel) in parcels.iter().enumerate() {
        let mode = service.channels.get(&parcel.piece.class.channel);
        table
            .write_record([
                (place + 2).to_string(),
                file_name(parcel.piece),
                mode.cloned().unwrap_or_default(),
                parcel.piece.id.clone(),
                parcel.piece.number.to_string(),
                parcel.piece.duplex.to_string(),
            ])
            .map_err(io::Error::other)?;
    }
    table.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// A cell as the service prints it on the envelope: without signs that nobody sees, and with a blank before what a
/// spreadsheet would run as a formula. The mark `'` of the other tables would be printed.
fn harmless(cell: &str) -> String {
    let cell = seen(cell);
    if begins_as_formula(&cell) { format!(" {cell}") } else { cell.into_owned() }
}

fn writer() -> csv::Writer<Vec<u8>> {
    WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new())
}

/// The cells of a letter.
pub(super) fn row(parcel: &Parcel<'_>) -> [String; 10] {
    let debtor = &parcel.letter.debtor;
    let person = debtor.kind == DebtorKind::Consumer;
    let name = debtor.name.to_string();
    let contact = debtor.contact.as_ref().filter(|it| !person && ***it != *debtor.name);
    let (person_name, firm) = if person {
        (name, String::new())
    } else {
        (contact.map(ToString::to_string).unwrap_or_default(), name)
    };
    let mut lines = debtor.address.iter().map(ToString::to_string);
    let mut line = || lines.next().unwrap_or_default();
    let (first, second) = (line(), line());
    // What is left over stands on the third line, where its length shows.
    let third = lines.collect::<Vec<_>>().join(" ");
    let text = |cell: &Option<exports::Text>| cell.as_deref().unwrap_or_default().to_owned();
    let country = text(&debtor.country);
    [
        String::new(),
        person_name,
        String::new(),
        firm,
        first,
        second,
        third,
        text(&debtor.postcode),
        text(&debtor.city),
        if country.is_empty() || country == "FR" { "france".to_owned() } else { country },
    ]
}

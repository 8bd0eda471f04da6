//! Job files for Maileva, in XML.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Batch, Parcel, Service};

/// Names of the schema's parts.
const PJS: &str = "http://www.maileva.fr/MailevaPJSSchema";
const COMMON: &str = "http://www.maileva.fr/CommonSchema";
const SPECIFIC: &str = "http://www.maileva.fr/MailevaSpecificSchema";

/// Characters of the name of a campaign, and of what it is followed by.
const NAME: usize = 15;
const TRACK: usize = 38;

/// The document of a job.
#[derive(Debug, Clone, Copy)]
pub struct JobDocument<'a> {
    /// The name of its file: letters and digits, a point and the ending (type `ComUri` of the schema).
    pub file: &'a str,
    /// Its length in bytes.
    pub bytes: u64,
    /// Pages of each parcel in it, blank ones included, in the order of the batch.
    pub pages: &'a [u32],
}

type Xml = Writer<Vec<u8>>;

/// The details that all jobs of a run have in common.
#[derive(Debug, Clone, Copy)]
pub struct Campaign<'a> {
    /// The service.
    pub service: &'a Service,
    /// The run by its name.
    pub run_id: &'a str,
    /// The address of the sender, top to bottom.
    pub sender: &'a [String],
    /// The country of posting (ISO 3166-1, two letters).
    pub home: &'a str,
}

impl Campaign<'_> {
    /// The job file of a batch (schema `MailevaPJS` 1.0.9): recipients, sender, one document, and a fold per letter
    /// with its pages. Login and password stay empty, for the user to fill in.
    ///
    /// # Errors
    ///
    /// When there is no memory for the text.
    pub fn job_file(
        &self,
        batch: &Batch,
        parcels: &[&Parcel<'_>],
        document: JobDocument<'_>,
    ) -> io::Result<Vec<u8>> {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let name = cut(&batch.name, NAME);
        let track = cut(&format!("{}-{}", self.run_id, batch.name), TRACK);
        let attributes = [
            ("xmlns:pjs", PJS),
            ("xmlns:com", COMMON),
            ("xmlns:mlv", SPECIFIC),
            ("Version", "1.0"),
            ("Application", env!("CARGO_PKG_NAME")),
            ("Name", &name),
            ("TrackId", &track),
        ];
        element(&mut xml, "pjs:Campaign", &attributes, |xml| {
            element(xml, "pjs:User", &[("AuthType", "PLAINTEXT")], |xml| {
                text(xml, "pjs:Login", "")?;
                text(xml, "pjs:Password", "")
            })?;
            let request = [("MediaType", "PAPER"), ("TrackId", track.as_str())];
            nested(xml, &["pjs:Requests"], |xml| {
                element(xml, "pjs:Request", &request, |xml| {
                    recipients(xml, parcels, self.home)?;
                    senders(xml, self.sender)?;
                    documents(xml, document)?;
                    options(xml, self.service, batch)?;
                    folds(xml, self.service, parcels, document)
                })
            })
        })?;
        let mut text = xml.into_inner();
        text.push(b'\n');
        Ok(text)
    }
}

fn recipients(xml: &mut Xml, parcels: &[&Parcel<'_>], home: &str) -> io::Result<()> {
    nested(xml, &["pjs:Recipients", "pjs:Internal"], |xml| {
        for parcel in parcels {
            let id = id(parcel);
            element(xml, "pjs:Recipient", &[("Id", &id)], |xml| {
                let country = parcel.country(home);
                let abroad = !country.eq_ignore_ascii_case(home);
                // The service writes the country itself.
                let lines = match parcel.address.split_last() {
                    Some((_, lines)) if abroad => lines,
                    _ => &parcel.address,
                };
                address(xml, lines, &country)?;
                text(xml, "com:Category", category(parcel))
            })?;
        }
        Ok(())
    })
}

fn category(parcel: &Parcel<'_>) -> &'static str {
    match parcel.letter.debtor.kind {
        exports::DebtorKind::Consumer => "INDIVIDUAL",
        exports::DebtorKind::Business | exports::DebtorKind::Public => "PROFESSIONAL",
    }
}

/// An address on the lines of the service: the name on the first, the town on the sixth, the street on the
/// fourth and what else there is above it.
fn address(xml: &mut Xml, lines: &[String], country: &str) -> io::Result<()> {
    let places = match lines.len() {
        0..=3 => [1, 4, 6, 6, 6, 6],
        4 => [1, 3, 4, 6, 6, 6],
        5 => [1, 2, 3, 4, 6, 6],
        _ => [1, 2, 3, 4, 5, 6],
    };
    // Two lines are a name and a town.
    let places = if lines.len() == 2 { [1, 6, 6, 6, 6, 6] } else { places };
    nested(xml, &["com:PaperAddress"], |xml| {
        nested(xml, &["com:AddressLines"], |xml| {
            for (line, place) in lines.iter().zip(places) {
                text(xml, &format!("com:AddressLine{place}"), line)?;
            }
            Ok(())
        })?;
        text(xml, "com:CountryCode", country)
    })
}

fn senders(xml: &mut Xml, sender: &[String]) -> io::Result<()> {
    let lines = |xml: &mut Xml| {
        let last = sender.len().saturating_sub(1);
        for (place, line) in sender.iter().enumerate().take(6) {
            let place = if place == last { 6 } else { place + 1 };
            text(xml, &format!("com:AddressLine{place}"), line)?;
        }
        Ok(())
    };
    nested(xml, &["pjs:Senders"], |xml| {
        element(xml, "pjs:Sender", &[("Id", "S1")], |xml| {
            nested(xml, &["com:PaperAddress", "com:AddressLines"], lines)
        })
    })
}

fn documents(xml: &mut Xml, document: JobDocument<'_>) -> io::Result<()> {
    nested(xml, &["pjs:DocumentData", "pjs:Documents"], |xml| {
        element(xml, "pjs:Document", &[("Id", "D1")], |xml| {
            nested(xml, &["com:Content"], |xml| text(xml, "com:Uri", document.file))?;
            text(xml, "com:Size", &document.bytes.to_string())
        })
    })
}

fn options(xml: &mut Xml, service: &Service, batch: &Batch) -> io::Result<()> {
    let fold = ["pjs:Options", "pjs:RequestOption", "mlv:PaperOption", "mlv:FoldOption"];
    nested(xml, &fold, |xml| {
        if let Some(class) = service.channels.get(&batch.channel) {
            text(xml, "mlv:PostageClass", class)?;
        }
        nested(xml, &["mlv:DocumentOption"], |xml| {
            text(xml, "mlv:PrintDuplex", if batch.duplex { "true" } else { "false" })
        })
    })
}

fn folds(
    xml: &mut Xml,
    service: &Service,
    parcels: &[&Parcel<'_>],
    document: JobDocument<'_>,
) -> io::Result<()> {
    nested(xml, &["pjs:Folds"], |xml| {
        let mut first = 1;
        for (parcel, pages) in parcels.iter().zip(document.pages) {
            let (id, piece) = (id(parcel), parcel.piece);
            let longest = service.limits.track.unwrap_or(usize::MAX);
            let track = if piece.id.len() <= longest { &piece.id } else { &id };
            let (from, to) = (first.to_string(), (first + pages - 1).to_string());
            let range = [("DocumentId", "D1"), ("FirstPage", &from), ("LastPage", &to)];
            element(xml, "pjs:Fold", &[("Id", &id), ("TrackId", track)], |xml| {
                text(xml, "pjs:RecipientId", &id)?;
                text(xml, "pjs:SenderId", "S1")?;
                nested(xml, &["pjs:Documents"], |xml| {
                    element(xml, "pjs:Document", &range, |_| Ok(()))
                })
            })?;
            first += pages;
        }
        Ok(())
    })
}

/// The id of a letter in the job file.
fn id(parcel: &Parcel<'_>) -> String {
    format!("P{:06}", parcel.piece.number)
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn text(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}

fn element(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_inner_content(inside)?;
    Ok(())
}

/// Elements without attributes, each inside the one before.
fn nested(
    xml: &mut Xml,
    names: &[&str],
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    for name in names {
        xml.write_event(Event::Start(BytesStart::new(*name)))?;
    }
    inside(xml)?;
    for name in names.iter().rev() {
        xml.write_event(Event::End(BytesEnd::new(*name)))?;
    }
    Ok(())
}

//! Ready-to-send folders for postal services, and what breaks their limits.

use super::RunError;
use super::drawing::DrawingTable;
use crate::assemble;
use crate::job::ServiceOrder;
use crate::ledger::Creditor;
use crate::output::{LetterFile, OutputError, Preflight};
use crate::service::{
    self, Batch, Breach, Campaign, JobDocument, JobFormat, Parcel, Service, Touch,
};
use findings::Finding;
use print::pdf::{FileInfo, Profile};

/// Makes the folder of every service that the job names, and says what breaks its limits.
pub(super) fn pack(
    table: &DrawingTable<'_>,
    files: &[Option<LetterFile>],
) -> Result<Vec<Finding>, RunError> {
    let mut findings = Vec::new();
    for order in &table.job.services {
        let (parcels, files) = parcels(table, order, files)?;
        let service = &order.service;
        let mut lines = Vec::new();
        let creditor = &table.job.creditor;
        let own = service::check_sender(service, &sender(creditor));
        let own = own.into_iter().filter(|_| !parcels.is_empty());
        for breach in own.chain(service::check(service, &parcels, &creditor.country)) {
            findings.push(breach.finding(service));
            lines.push(line(breach));
        }
        lines.extend(touched(table, service, &parcels).into_iter().map(line));
        findings.extend(service.unknown_zone(&creditor.country));
        match service.form {
            JobFormat::Maileva => maileva(table, service, (&parcels, &files))?,
            JobFormat::MerciFacteur => merci_facteur(table, service, (&parcels, &files))?,
            JobFormat::Pingen => single(table, service, (&parcels, &files))?,
        }
        if !parcels.is_empty() {
            table.place.folder.write_preflight(&service.name, &lines)?;
        }
    }
    Ok(findings)
}

/// The pieces that a service gets, each with its file.
fn parcels<'t>(
    table: &'t DrawingTable<'_>,
    order: &ServiceOrder,
    files: &'t [Option<LetterFile>],
) -> Result<(Vec<Parcel<'t>>, Vec<&'t LetterFile>), RunError> {
    table.workers.at(|worker| {
        let (mut parcels, mut own) = (Vec::new(), Vec::new());
        let pieces = table.letters.pieces.iter().enumerate();
        for (place, piece) in pieces.filter(|(_, piece)| order.takes(piece)) {
            let letter = table.letters.of(piece)?.planned;
            let file = files.get(place).and_then(Option::as_ref);
            let file = file.ok_or_else(|| table.place.folder.unwritten(piece, letter))?;
            let address = worker.compositor.address(&letter.debtor);
            parcels.push(Parcel { piece, letter, address, bytes: file.bytes });
            own.push(file);
        }
        Ok((parcels, own))
    })
}

/// A member of a list by its place. That there is none cannot be, and must not leave a letter out of a job.
fn at<T>(list: &[T], place: usize) -> Result<&T, RunError> {
    let differ = || OutputError::PiecesDiffer { letters: place + 1, pieces: list.len() };
    list.get(place).ok_or_else(|| differ().into())
}

fn line(breach: Breach) -> Preflight {
    let Breach { piece, debtor, rule, found, limit } = breach;
    Preflight { piece, debtor, rule: rule.to_owned(), found, limit }
}

/// Items found in the reserved zones of a service while letters were set, piece by piece.
fn touched(table: &DrawingTable<'_>, service: &Service, parcels: &[Parcel<'_>]) -> Vec<Breach> {
    let touches: Vec<&Touch> =
        table.letters.measures.touches.iter().filter(|it| it.service == service.name).collect();
    let mine = |parcel: &Parcel<'_>| {
        let own = touches.iter().filter(|it| it.letter == parcel.letter.reference);
        own.map(|touch| touch.breach(parcel)).collect::<Vec<Breach>>()
    };
    parcels.iter().flat_map(mine).collect()
}

/// The address from which letters are sent, top to bottom.
fn sender(creditor: &Creditor) -> Vec<String> {
    [&creditor.name].into_iter().chain(&creditor.address).cloned().collect()
}

/// For every job a file that says what to do, and one document with the letters.
fn maileva(
    table: &DrawingTable<'_>,
    service: &Service,
    (parcels, files): (&[Parcel<'_>], &[&LetterFile]),
) -> Result<(), RunError> {
    let creditor = &table.job.creditor;
    let campaign = Campaign {
        service,
        run_id: &table.run.id,
        sender: &sender(creditor),
        home: &creditor.country,
    };
    for batch in service::batches(service, parcels) {
        // The schema takes letters and digits alone, not even `_`.
        let name = batch.name.replace('-', "");
        let bytes = together(table, &batch, files)?;
        let mine = batch.parcels.iter().map(|place| at(parcels, *place));
        let mine: Vec<&Parcel<'_>> = mine.collect::<Result<_, RunError>>()?;
        let pages: Vec<u32> = mine.iter().map(|it| it.piece.stream_pages()).collect();
        let document = JobDocument {
            file: &format!("{name}.pdf"),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            pages: &pages,
        };
        let unwritable = |source| RunError::Stream { stream: name.clone(), source };
        let text = campaign.job_file(&batch, &mine, document).map_err(unwritable)?;
        table.place.folder.write_service(&format!("{}/{name}.pdf", service.name), &bytes)?;
        table.place.folder.write_service(&format!("{}/{name}.xml", service.name), &text)?;
    }
    Ok(())
}

/// The letters of a job in one file.
fn together(
    table: &DrawingTable<'_>,
    batch: &Batch,
    files: &[&LetterFile],
) -> Result<Vec<u8>, RunError> {
    let mut parts = Vec::new();
    for place in &batch.parcels {
        let file = at(files, *place)?;
        let read = table.place.folder.read(&file.file)?;
        let unusable = |source| RunError::Reprint { stream: file.file.clone(), source };
        parts.push(pdf_import::import(read).map_err(unusable)?);
    }
    let id = format!("{} {}", table.run.id, batch.name);
    let info = FileInfo {
        title: &batch.name,
        id: &id,
        language: &table.job.terms.language,
        date: Some(table.job.date),
        duplex: batch.duplex,
        profile: Profile::Mail,
    };
    let mut bytes = Vec::new();
    assemble::again(&parts, &info, &mut bytes);
    Ok(bytes)
}

fn merci_facteur(
    table: &DrawingTable<'_>,
    service: &Service,
    (parcels, files): (&[Parcel<'_>], &[&LetterFile]),
) -> Result<(), RunError> {
    if parcels.is_empty() {
        return Ok(());
    }
    let unwritable = |error: std::io::Error| RunError::Stream {
        stream: service.name.clone(),
        source: error,
    };
    let addresses = service::addresses(parcels).map_err(unwritable)?;
    let list = service::list(service, parcels).map_err(unwritable)?;
    table
        .place
        .folder
        .write_service(&format!("{}/destinataires.csv", service.name), &addresses)?;
    table.place.folder.write_service(&format!("{}/files.csv", service.name), &list)?;
    single(table, service, (parcels, files))
}

/// A file per letter, byte for byte.
fn single(
    table: &DrawingTable<'_>,
    service: &Service,
    (parcels, files): (&[Parcel<'_>], &[&LetterFile]),
) -> Result<(), RunError> {
    for (parcel, file) in parcels.iter().zip(files) {
        let bytes = table.place.folder.read(&file.file)?;
        let name = format!("{}/{}", service.name, service::file_name(parcel.piece));
        table.place.folder.write_service(&name, &bytes)?;
    }
    Ok(())
}

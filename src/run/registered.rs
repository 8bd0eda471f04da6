//! Papers that go with registered letters: the list for the post office, labels, text for its form.

use super::RunError;
use super::context::{Worker, Workers};
use super::drawing::{DrawingTable, MeasuredLetters};
use crate::assemble::{self, DrawnPiece};
use crate::compose::Slip;
use crate::job::Job;
use crate::post::Piece;
use findings::Messages;
use print::page::Page;
use print::pdf::{FileInfo, PageContent, Profile};

/// A paper that was drawn: its name and its pages.
pub(super) type DrawnPaper = (&'static str, Vec<PageContent>);

/// Sets and draws the papers of the letters that have a number; none where no letter has.
pub(super) fn papers(
    job: &Job,
    letters: &MeasuredLetters,
    workers: &Workers<'_>,
) -> Result<Vec<DrawnPaper>, RunError> {
    workers.at(|worker| {
        let slips = slips(job, letters, worker);
        if slips.is_empty() {
            return Ok(Vec::new());
        }
        let creditor = &job.creditor;
        let sender: Vec<String> =
            [&creditor.name].into_iter().chain(&creditor.address).cloned().collect();
        let date = job.date.to_string();
        let slip =
            worker.compositor.slip(&slips, (&sender, &date), &Messages::new(job.language()));
        let mut papers = vec![("slip.pdf", draw(&slip, worker)?)];
        if let Some(labels) = &job.papers.labels {
            let pages = worker.compositor.labels(&slips, labels);
            papers.push(("labels.pdf", draw(&pages, worker)?));
        }
        if let Some(places) = &job.papers.overprint {
            let pages = worker.compositor.overprint(&slips, &sender, places);
            papers.push(("overprint.pdf", draw(&pages, worker)?));
        }
        Ok(papers)
    })
}

/// Every letter with a number, in posting order.
fn slips(job: &Job, letters: &MeasuredLetters, worker: &Worker<'_>) -> Vec<Slip> {
    let slip = |piece: &Piece| {
        let letter = letters.plan.letters.get(piece.letter)?;
        let product = job.post.product(piece);
        let bought = product.iter().flat_map(|it| it.product.iter().chain(&it.options));
        Some(Slip {
            piece: piece.number,
            number: letter.registered_spaced()?,
            reference: letter.reference.clone(),
            address: worker.compositor.address(&letter.debtor),
            product: bought.cloned().collect::<Vec<_>>().join(" + "),
            weight: format!("{} g", job.post.postage(piece, letter).weight),
        })
    };
    letters.pieces.iter().filter_map(slip).collect()
}

fn draw(pages: &[Page], worker: &mut Worker<'_>) -> Result<Vec<PageContent>, RunError> {
    let undrawn = |source| RunError::Draw { reference: "registered".to_owned(), source };
    pages.iter().map(|page| worker.pen.draw(page).map_err(undrawn)).collect()
}

/// Writes the papers into the run folder.
pub(super) fn write(table: &DrawingTable<'_>, papers: Vec<DrawnPaper>) -> Result<(), RunError> {
    let mut bytes = Vec::new();
    for (name, pages) in papers {
        let info = FileInfo {
            title: name,
            id: &format!("{} {name}", table.run.id),
            language: &table.job.terms.language,
            date: Some(table.job.date),
            duplex: false,
            profile: Profile::Mail,
        };
        let drawn = DrawnPiece { pages, ..DrawnPiece::default() };
        assemble::letter(&drawn, &info, &table.shared.stationery, &mut bytes);
        table.place.folder.write_paper(name, &bytes)?;
    }
    Ok(())
}

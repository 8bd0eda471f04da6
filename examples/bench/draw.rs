use std::error::Error;
use std::io;

use crate::paper::{Chance, Form, Paper, Picture, Type, Typeface};

use super::{Invoice, Subject};

const BODY: Type = Type { face: 0, size: 8.5 };
const LABEL: Type = Type { face: 1, size: 8.5 };
const STRONG: Type = Type { face: 1, size: 10.0 };
const TITLE: Type = Type { face: 1, size: 16.0 };
const NOTE: Type = Type { face: 2, size: 7.0 };

const GOODS: &[&str] = &[
    "Vis inox tête fraisée 4×40, boîte de 200",
    "Câble souple H07V-K 2,5 mm², couronne 100 m",
    "Panneau contreplaqué okoumé 18 mm",
    "Peinture façade siloxane, seau 15 L",
    "Joint d’étanchéité EPDM, rouleau",
    "Prestation de pose, main-d’œuvre",
    "Location échafaudage, semaine",
    "Chape allégée, sac de 25 kg",
    "Disjoncteur 2P 16 A courbe C",
    "Tuyau multicouche Ø 16, couronne 50 m",
    "Plaque de plâtre BA13 hydrofuge",
    "Forfait déplacement zone B",
];

/// Lines on a page.
const PAGE: i64 = 24;

/// A disc of slightly noisy blue with a white roof in it, and two bars. `grain` says how noisy, and so how heavy
/// the file is: scanned logos are.
pub(crate) fn logo(width: u32, height: u32, grain: i64) -> io::Result<Picture> {
    let unit = f64::from(height);
    Picture::draw(width, height, |x, y| {
        // The noise belongs to a pixel, whatever place inside it is asked for.
        let mut chance = Chance::from_text(&format!("{}/{}", x.floor(), y.floor()));
        let noise = |chance: &mut Chance| u8::try_from(chance.between(0, grain)).unwrap_or(0);
        let (x, y) = (x / unit, y / unit);
        let roof = y > 0.25 && y < 0.71 && (x - 0.5).abs() < (y - 0.25) * 0.45;
        let bar = x > 1.02 && x < 2.8 && (y > 0.3 && y < 0.48 || y > 0.6 && y < 0.68);
        if (x - 0.5).hypot(y - 0.5) < 0.42 && !roof {
            [noise(&mut chance), 70 + noise(&mut chance), 150 + noise(&mut chance)]
        } else if bar {
            let grain = noise(&mut chance) / 8;
            [20 + grain, 50 + grain, 110 + grain]
        } else {
            [255, 255, 255]
        }
    })
}

/// An invoice as a PDF file, and how many pages it has.
pub(crate) fn draw(
    subject: &Subject,
    invoice: &Invoice,
    faces: &[Typeface],
    logo: &Picture,
) -> Result<(Vec<u8>, i64), Box<dyn Error>> {
    let mut chance = Chance::from_text(&invoice.number);
    // A few of every hundred are stored in an unusual way, as in any folder of real invoices.
    let form = match chance.between(0, 100) {
        0 => Form::Lying,
        1 => Form::Rotated,
        2 => Form::Cropped,
        _ => Form::Upright,
    };
    let mut paper = Paper::new(faces, logo, form);
    let pages = (invoice.lines + PAGE - 1) / PAGE;
    for page in 1..=pages {
        let mut y = head(&mut paper, subject, invoice, page);
        for line in (page - 1) * PAGE..invoice.lines.min(page * PAGE) {
            y += row_height(&paper);
            row(&mut paper, y, line + 1, &mut chance);
        }
        foot(&mut paper, y, invoice, (page, pages));
    }
    let date = invoice.issued.format("%Y%m%d").to_string();
    Ok((paper.finish(&format!("Facture {}", invoice.number), &date)?, pages))
}

/// Distance between two rows in mm, so that a page of them fits.
fn row_height(paper: &Paper<'_>) -> f64 {
    if paper.size().1 > 250.0 { 6.2 } else { 4.0 }
}

/// Letterhead, address and table head; gives the baseline above the first row.
fn head(paper: &mut Paper<'_>, subject: &Subject, invoice: &Invoice, page: i64) -> f64 {
    paper.page();
    let right = paper.size().0 - 20.0;
    paper.picture(20.0, 15.0, 60.0);
    paper.text_to(right, 25.0, TITLE, &format!("FACTURE {}", invoice.number));
    let [issued, due] = [invoice.issued, invoice.due].map(|date| date.format("%d/%m/%Y"));
    paper.text_to(right, 31.0, BODY, &format!("Émise le {issued} – Échéance {due}"));
    let mut y = 42.0;
    if page == 1 {
        paper.text(110.0, y, STRONG, &subject.name);
        for line in &subject.address {
            y += 4.5;
            paper.text(110.0, y, BODY, line);
        }
    }
    y += 10.0;
    paper.text(20.0, y, LABEL, "Désignation");
    paper.text_to(right - 60.0, y, LABEL, "Qté");
    paper.text_to(right, y, LABEL, "Montant");
    paper.rule(20.0, right, y + 2.0, 0.3);
    y + 2.0
}

fn row(paper: &mut Paper<'_>, y: f64, line: i64, chance: &mut Chance) {
    let right = paper.size().0 - 20.0;
    let goods = chance.one_of(GOODS);
    paper.text(20.0, y, BODY, &format!("{line:02}  {goods}"));
    paper.text_to(right - 60.0, y, BODY, &chance.between(1, 40).to_string());
    paper.text_to(right, y, BODY, &euros(chance.between(500, 90_000)));
}

/// The total on the last page, the legal line on each.
fn foot(paper: &mut Paper<'_>, y: f64, invoice: &Invoice, (page, pages): (i64, i64)) {
    let (right, bottom) = (paper.size().0 - 20.0, paper.size().1 - 12.0);
    if page == pages {
        paper.rule(right - 70.0, right, y + 3.0, 0.3);
        paper.text(right - 70.0, y + 9.0, STRONG, "Total TTC");
        paper.text_to(right, y + 9.0, STRONG, &euros(invoice.total));
        let thanks = "Pas d’escompte pour paiement anticipé ; pénalités de retard et indemnité \
                      forfaitaire de 40 € (art. L. 441-10 C. com.)";
        paper.text(20.0, y + 15.0, NOTE, thanks);
    }
    let legal = format!(
        "NORD-ATELIER SAS – 12 quai de la Loire, 44000 Nantes – SIREN 123 456 782 – page {page}/{pages}"
    );
    paper.text(20.0, bottom, NOTE, &legal);
}

/// Cents as `1 234,56 €`.
fn euros(cents: i64) -> String {
    let (thousands, rest) = (cents / 100_000, cents / 100 % 1000);
    let whole =
        if thousands > 0 { format!("{thousands}\u{a0}{rest:03}") } else { rest.to_string() };
    format!("{whole},{:02}\u{a0}€", cents % 100)
}

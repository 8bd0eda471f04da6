use std::error::Error;

use crate::paper::{Chance, Form, Paper, Picture, Type, Typeface};

use super::lines::{Line, lines};
use super::{Client, Creditor, Invoice};

const BODY: Type = Type { face: 0, size: 9.0 };
const SMALL: Type = Type { face: 0, size: 7.2 };
const LABEL: Type = Type { face: 1, size: 8.5 };
const STRONG: Type = Type { face: 1, size: 10.0 };
const TITLE: Type = Type { face: 1, size: 17.0 };

/// Where a row of the table ends, in mm from the right edge of the table.
const COLUMNS: [f64; 3] = [60.0, 48.0, 27.0];

/// Distance between two rows, in mm.
const ROW: f64 = 5.6;

/// Documents which are stored in an unusual way or are longer than a page, as some always are.
fn form(number: &str) -> (Form, Option<i64>) {
    match number {
        "F2026-0252" => (Form::Lying, Some(34)),
        "F2026-0217" => (Form::Rotated, None),
        "F2026-0350" => (Form::Cropped, None),
        "F2026-0264" => (Form::Upright, Some(88)),
        "F2026-0359" | "F2026-0277" | "F2026-0189" => (Form::Upright, Some(41)),
        _ => (Form::Upright, None),
    }
}

/// One invoice or credit note as a PDF file.
pub(crate) fn draw(
    creditor: &Creditor,
    client: &Client,
    invoice: &Invoice,
    faces: &[Typeface],
    logo: &Picture,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let (form, count) = form(&invoice.number);
    let net =
        (invoice.total.abs() * 100 + i64::midpoint(100, client.rate)) / (100 + client.rate);
    let count = count.unwrap_or_else(|| Chance::from_text(&invoice.number).between(3, 11));
    let lines = lines(&invoice.number, net, count);
    let mut sheets = Sheets { paper: Paper::new(faces, logo, form), creditor, invoice };
    let mut y = sheets.first_page(client);
    for line in &lines {
        if y > sheets.floor() {
            y = sheets.next_page();
        }
        sheets.line(y, line);
        y += ROW;
    }
    if y + 42.0 > sheets.floor() + ROW {
        y = sheets.next_page();
    }
    sheets.totals(y, net, client);
    // Year, month, day without anything between them.
    let date: String = invoice.date.rsplit('/').collect();
    let title = sheets.title();
    sheets.paper.finish(&title, &date)
}

/// A document while it is drawn.
struct Sheets<'a> {
    paper: Paper<'a>,
    creditor: &'a Creditor,
    invoice: &'a Invoice,
}

impl Sheets<'_> {
    fn title(&self) -> String {
        let kind = if self.invoice.total < 0 { "Avoir" } else { "Facture" };
        format!("{kind} n° {}", self.invoice.number)
    }

    fn left(&self) -> f64 {
        20.0
    }

    fn right(&self) -> f64 {
        self.paper.size().0 - 20.0
    }

    /// The lowest baseline of a row.
    fn floor(&self) -> f64 {
        self.paper.size().1 - 26.0
    }

    /// Letterhead, addresses and table head; gives the baseline of the first row.
    fn first_page(&mut self, client: &Client) -> f64 {
        self.paper.page();
        let (left, right) = (self.left(), self.right());
        self.paper.picture(left, 13.0, 18.0);
        self.paper.text(left + 22.0, 19.0, Type { face: 1, size: 13.0 }, &self.creditor.name);
        self.paper.text(left + 22.0, 24.0, BODY, &self.creditor.tagline);
        let contact = [self.creditor.address.join(", "), self.creditor.phone.clone()];
        self.paper.text(left + 22.0, 28.6, SMALL, &contact.join(" – "));
        self.paper.text_to(right, 20.0, TITLE, &self.title());
        self.paper.text_to(right, 26.0, BODY, &format!("Date : {}", self.invoice.date));
        if !self.invoice.due.is_empty() {
            self.paper.text_to(right, 30.6, BODY, &format!("Échéance : {}", self.invoice.due));
        }
        let middle = right - 80.0;
        self.paper.text(middle, 46.0, STRONG, &client.name);
        let mut y = 46.0;
        for line in &client.address {
            y += 4.8;
            self.paper.text(middle, y, BODY, line);
        }
        self.paper.text(left, 46.0, LABEL, "Code client");
        self.paper.text(left + 24.0, 46.0, BODY, &self.invoice.client);
        if !client.vat.is_empty() {
            self.paper.text(left, 50.8, LABEL, "N° TVA client");
            self.paper.text(left + 24.0, 50.8, BODY, &client.vat);
        }
        self.footer();
        self.head(82.0)
    }

    /// A further page, with its own table head.
    fn next_page(&mut self) -> f64 {
        self.paper.page();
        let (left, right) = (self.left(), self.right());
        self.paper.text(left, 18.0, LABEL, &self.creditor.name);
        let title = format!("{} (suite)", self.title());
        self.paper.text_to(right, 18.0, LABEL, &title);
        self.footer();
        self.head(28.0)
    }

    fn head(&mut self, y: f64) -> f64 {
        let (left, right) = (self.left(), self.right());
        let [quantity, unit, price] = COLUMNS;
        self.paper.text(left, y, LABEL, "Désignation");
        self.paper.text_to(right - quantity, y, LABEL, "Qté");
        self.paper.text(right - unit - 10.0, y, LABEL, "Unité");
        self.paper.text_to(right - price, y, LABEL, "P.U. HT");
        self.paper.text_to(right, y, LABEL, "Montant HT");
        self.paper.rule(left, right, y + 1.8, 0.3);
        y + 7.0
    }

    fn line(&mut self, y: f64, line: &Line) {
        let (left, right) = (self.left(), self.right());
        let [quantity, unit, price] = COLUMNS;
        self.paper.text(left, y, BODY, &line.text);
        self.paper.text_to(right - quantity, y, BODY, &line.quantity.to_string());
        self.paper.text(right - unit - 10.0, y, BODY, line.unit);
        self.paper.text_to(right - price, y, BODY, &amount(line.price));
        self.paper.text_to(right, y, BODY, &amount(line.amount()));
    }

    /// Net, tax, total and how to pay; `net` in cents.
    fn totals(&mut self, y: f64, net: i64, client: &Client) {
        let (left, right) = (self.left(), self.right());
        let total = self.invoice.total.abs();
        self.paper.rule(left, right, y - 3.0, 0.3);
        let tax = format!("TVA {} %", client.rate);
        let last =
            if self.invoice.total < 0 { "Total TTC en votre faveur" } else { "Total TTC" };
        let rows =
            [("Total HT", net, BODY), (tax.as_str(), total - net, BODY), (last, total, STRONG)];
        for (row, (label, cents, style)) in (0_u8..).zip(rows) {
            let y = y + 2.5 + 5.4 * f64::from(row);
            self.paper.text_to(right - 32.0, y, style, label);
            self.paper.text_to(right, y, style, &format!("{}\u{a0}€", amount(cents)));
        }
        let mut y = y + 24.0;
        for note in self.notes(client) {
            self.paper.text(left, y, SMALL, &note);
            y += 3.6;
        }
    }

    fn notes(&self, client: &Client) -> Vec<String> {
        let mut notes = Vec::new();
        if self.invoice.total < 0 {
            notes.push("Avoir à déduire de votre prochain règlement.".to_owned());
            return notes;
        }
        let account = self.creditor.account.first();
        let (iban, bic) =
            account.map_or(("", ""), |account| (account.iban.as_str(), account.bic.as_str()));
        let (due, number) = (&self.invoice.due, &self.invoice.number);
        notes.push(format!("À régler au plus tard le {due} par virement, référence {number}."));
        notes.push(format!("IBAN {iban} – BIC {bic}"));
        match client.rate {
            0 => notes.push(
                "Exonération de TVA, livraison intracommunautaire (art. 262 ter I du CGI). \
                 Pas d’escompte pour paiement anticipé."
                    .to_owned(),
            ),
            10 => notes.push("Taux réduit de TVA : local d’habitation achevé depuis plus de deux ans (art. 279-0 bis du CGI).".to_owned()),
            _ => notes.push("Pas d’escompte pour paiement anticipé. TVA acquittée sur les encaissements.".to_owned()),
        }
        if client.rate != 10 {
            notes.push(
                "Retard de paiement : pénalités au taux de la BCE majoré de 10 points et indemnité \
                 forfaitaire de 40 € pour frais de recouvrement (art. L. 441-10 C. com.)."
                    .to_owned(),
            );
        }
        notes
    }

    fn footer(&mut self) {
        let (left, right, bottom) = (self.left(), self.right(), self.paper.size().1 - 12.0);
        let reach = format!("N° TVA {} – {}", self.creditor.vat, self.creditor.email);
        self.paper.rule(left, right, bottom - 4.0, 0.15);
        self.paper.text(left, bottom, SMALL, &self.creditor.legal);
        self.paper.text(left, bottom + 3.4, SMALL, &reach);
    }
}

/// Cents as people read them: `1 234,56`, groups of three parted by a no-break space.
fn amount(cents: i64) -> String {
    let whole = (cents / 100).to_string();
    let groups: Vec<&[u8]> = whole.as_bytes().rchunks(3).rev().collect();
    let groups: Vec<&str> = groups
        .into_iter()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    format!("{},{:02}", groups.join("\u{a0}"), cents % 100)
}

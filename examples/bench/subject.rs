use chrono::{Datelike as _, Days, NaiveDate};

use crate::paper::Chance;

/// The header of `invoices.csv`.
pub(crate) const HEADER: [&str; 12] = [
    "debtor_id",
    "name",
    "addr1",
    "addr2",
    "addr3",
    "addr4",
    "invoice",
    "issue_date",
    "due_date",
    "amount",
    "paid",
    "pdf",
];

const FORMS: &[&str] = &["SARL", "SAS", "SA", "EURL", "SCI", "Établissements"];
const TRADES: &[&str] = &[
    "Menuiserie",
    "Plomberie",
    "Électricité",
    "Boulangerie",
    "Imprimerie",
    "Maçonnerie",
    "Peinture",
    "Serrurerie",
    "Transports",
    "Négoce",
];
const FIRST_NAMES: &[&str] = &[
    "Hélène",
    "François",
    "Zoé",
    "Jérôme",
    "Maëlle",
    "Benoît",
    "Aurélie",
    "Cédric",
    "Noël",
    "Agnès",
    "Rémi",
    "Inès",
    "Gaëtan",
    "Léa",
    "Théo",
    "Chloé",
    "Raphaël",
    "Élodie",
    "Loïc",
    "Océane",
];
const LAST_NAMES: &[&str] = &[
    "Lefèvre",
    "Müller",
    "Garçon",
    "Bénard",
    "Dupré",
    "Hervé",
    "Lemaître",
    "Château",
    "Noël",
    "Pérès",
    "Fabre",
    "Cœur",
    "Legrand",
    "Moreau",
    "Girard",
    "Bonnet",
    "Rousseau",
    "Mercier",
    "Chevalier",
    "Gauthier",
];
const STREETS: &[&str] = &[
    "rue de l’Église",
    "avenue du Général-de-Gaulle",
    "boulevard Voltaire",
    "chemin des Vignes",
    "place de la République",
    "impasse du Moulin",
    "quai de la Loire",
    "allée des Tilleuls",
];
const TOWNS: &[&str] = &[
    "69003 LYON",
    "33000 BORDEAUX",
    "44000 NANTES",
    "67000 STRASBOURG",
    "31000 TOULOUSE",
    "59000 LILLE",
    "35000 RENNES",
    "38000 GRENOBLE",
    "42000 SAINT-ÉTIENNE",
    "14000 CAEN",
];

/// Who owes.
pub(crate) struct Subject {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) address: [String; 4],
}

/// What is owed; amounts in cents.
pub(crate) struct Invoice {
    pub(crate) number: String,
    pub(crate) issued: NaiveDate,
    pub(crate) due: NaiveDate,
    pub(crate) total: i64,
    pub(crate) paid: i64,
    pub(crate) lines: i64,
}

impl Subject {
    /// Six in ten are firms.
    pub(crate) fn draw(number: usize, chance: &mut Chance) -> Self {
        let (name, first) = if chance.between(0, 10) < 6 {
            let form = chance.one_of(FORMS);
            let trade = chance.one_of(TRADES);
            let name = format!("{form} {trade} {}", chance.one_of(LAST_NAMES));
            let person =
                format!("{} {}", chance.one_of(FIRST_NAMES), chance.one_of(LAST_NAMES));
            (name, format!("À l’attention de {person}"))
        } else {
            let title = chance.one_of(&["M.", "Mme"]);
            let person =
                format!("{} {}", chance.one_of(FIRST_NAMES), chance.one_of(LAST_NAMES));
            let building = chance.one_of(&["A", "B", "C", "D"]);
            let flat = chance.between(1, 60);
            (format!("{title} {person}"), format!("Bâtiment {building}, appartement {flat}"))
        };
        let street = format!("{} {}", chance.between(1, 200), chance.one_of(STREETS));
        let town = chance.one_of(TOWNS).to_owned();
        let address = [first, street, town, "FRANCE".to_owned()];
        Self { code: format!("C{number:06}"), name, address }
    }
}

impl Invoice {
    /// Issued 45 to 330 days before 22 November 2026 and due 30 days later; one in five is paid in part.
    pub(crate) fn draw(sequence: usize, chance: &mut Chance) -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let age = Days::new(chance.between(45, 330).unsigned_abs());
        let issued = today - age;
        let total = amount(chance);
        let part = if chance.between(0, 10) < 8 { 0 } else { chance.between(10, 90) };
        let lines = if chance.between(0, 100) < 65 {
            chance.between(5, 25)
        } else {
            chance.between(25, 49)
        };
        Self {
            number: format!("F{}-{sequence:06}", issued.year()),
            issued,
            due: issued + Days::new(30),
            total,
            paid: total * part / 100,
            lines,
        }
    }
}

/// An amount in cents whose logarithm is about normal around 600 euros, in whole numbers only so that
/// every machine draws the same.
fn amount(chance: &mut Chance) -> i64 {
    // Twelve throws of 0 to 8 have a mean of 48; a step is an eighth of a natural logarithm.
    let steps: i64 = (0..12).map(|_| chance.between(0, 9)).sum::<i64>() - 48;
    let grown = (0..steps.abs()).fold(59_874 + chance.between(-3_000, 3_000), |cents, _| {
        if steps > 0 { cents * 1133 / 1000 } else { cents * 1000 / 1133 }
    });
    grown + 1000
}

/// How many invoices a debtor has: 1 to 12, each further one with a probability of about 0.68.
pub(crate) fn how_many(chance: &mut Chance) -> i64 {
    // A truncated geometric distribution: more than 12 is drawn again.
    loop {
        let mut count = 1;
        while chance.between(0, 10_000) < 6_795 {
            count += 1;
        }
        if count <= 12 {
            return count;
        }
    }
}

/// A row of `invoices.csv`.
pub(crate) fn row(subject: &Subject, invoice: &Invoice, copy: &str) -> [String; 12] {
    let euros = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
    let [first, street, town, country] = subject.address.clone();
    [
        subject.code.clone(),
        subject.name.clone(),
        first,
        street,
        town,
        country,
        invoice.number.clone(),
        invoice.issued.to_string(),
        invoice.due.to_string(),
        euros(invoice.total),
        euros(invoice.paid),
        copy.to_owned(),
    ]
}

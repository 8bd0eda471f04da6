//! Every form of terms that is read, and many that must not be.

use chrono::NaiveDate;

use super::{Said, said, says_direct_debit};

/// What a text says, of an invoice of 21 November 2026.
#[track_caller]
fn check(text: &str, expected: &str) {
    let issued = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let told = match said(text, issued) {
        Said::Day(day) => day.to_string(),
        Said::Between(first, last) => format!("{first} or {last}"),
        Said::Unclear => "unclear".to_owned(),
        Said::Nothing => "nothing".to_owned(),
    };
    assert_eq!(told, expected, "{text}");
}

#[test]
fn days_from_the_day_of_issue() {
    for text in [
        "Paiement à 30 jours date de facture",
        "30 jours",
        "30 j",
        "30j. date de facture",
        "PAIEMENT 30 JOURS NET",
        "Règlement sous 30 jours nets",
        "Paiement à trente jours",
        "30 jours calendaires à compter de la date de facture",
        "Zahlbar innerhalb 30 Tagen netto",
        "Zahlbar innerhalb von 30 Tagen netto auf unser Konto.",
        "Bitte überweisen Sie den Betrag innerhalb von 30 Tagen auf unten stehendes Konto.",
        "30 Tage",
        "Zahlungsziel: 30 Tage",
        "Fällig nach Belegdatum + 30 Tage",
        "Payment within 30 days",
        "Net 30",
        "Net 30 days",
        "2/10 net 30",
        "Payment due within 30 calendar days of the invoice date",
        "Betaling binnen 30 dagen na factuurdatum",
        "Binnen 30 dagen netto",
        "Pagamento a 30 giorni data fattura",
        "30 gg d.f.",
        "Pago a 30 días fecha factura",
        "Neto 30 días",
        "Pago a treinta días",
    ] {
        check(text, "2026-12-21");
    }
    check("Paiement à 2 semaines", "2026-12-05");
    check("Zahlbar innerhalb von zwei Wochen", "2026-12-05");
    check("Zahlbar in einigen Wochen", "nothing");
    check("Paiement à 1 mois", "2026-12-21");
    check("quarante-cinq jours", "2027-01-05");
    check("quatre-vingt-dix jours", "2027-02-19");
}

#[test]
fn a_day_that_is_written() {
    for text in [
        "À régler avant le 15/01/2027",
        "Zahlbar bis 15.01.2027",
        "Zahlbar bis zum 15. Januar 2027",
        "Zahlbar bis 15.1.27",
        "Due by 2027-01-15",
        "Payment due January 15, 2027",
        "Please remit until 15.01.2027",
        "Due by 15th January 2027",
        "Due by 01/15/2027",
        "Paiement au plus tard le 15 janvier 2027",
        "Te betalen voor 15-01-2027, betaling op onze rekening",
        "Betaalbaar voor 15-01-2027",
        "Pagamento entro il 15 gennaio 2027",
        "Pago antes del 15 de enero de 2027",
    ] {
        check(text, "2027-01-15");
    }
    check("Paiement au plus tard le 1er janvier 2027", "2027-01-01");
    check("À régler avant le 05/01/2027", "2027-01-05");
    check("Pay before 05/01/2027", "unclear");
    check("Zahlbar bis 31.02.2027", "unclear");
    check("À régler avant le 15/01/2026", "unclear");
    check("Zahlbar bis 15.01.2077", "unclear");
}

#[test]
fn at_once_is_the_day_of_issue() {
    for text in [
        "Paiement comptant à réception",
        "Conditions de règlement: A réception",
        "Règlement à réception – sans escompte…",
        "Zahlbar sofort rein netto",
        "Payment due on receipt",
        "Due immediately",
        "Pagamento immediato",
        "Pago al contado",
        "Paiement dès réception de la facture",
        "Zahlbar bei Erhalt der Rechnung",
        "Betaling per direct",
    ] {
        check(text, "2026-11-21");
    }
}

#[test]
fn the_clause_of_a_discount_is_never_the_day() {
    check("Règlement sous 45 jours nets. Escompte 2 % si paiement sous 8 jours.", "2027-01-05");
    check("Escompte de 1,5 % pour paiement sous 10 jours", "nothing");
    let german = "Zahlbar innerhalb 30 Tagen netto bis 14.01.2027, 3% Skonto innerhalb 10 Tagen bis 25.12.2026";
    check(german, "2027-01-14");
    check(
        "2% Skonto bei Zahlung innerhalb von 8 Tagen, sonst netto Kasse nach 21 Tagen",
        "2026-12-12",
    );
    check("14 Tage 2% Skonto, 30 Tage rein netto", "2026-12-21");
    check("Bei Zahlung innerhalb 14 Tagen gewähren wir 2,0% Skonto.", "nothing");
    check("#SKONTO#TAGE=7#PROZENT=2.00#", "nothing");
    check("2% discount within 10 days, net 60 days", "2027-01-20");
    check("Binnen 30 dagen netto; bij betaling binnen 8 dagen 2% korting", "2026-12-21");
    check("Sconto 3% entro 10 giorni, altrimenti 30 giorni netto", "2026-12-21");
    check("Descuento del 2 % por pago en 10 días; neto 45 días", "2027-01-05");
}

#[test]
fn a_reduced_amount_and_the_whole_one_are_two_clauses_without_a_comma() {
    check("Zahlbar binnen 14 Tagen mit 2% Skonto oder binnen 30 Tagen netto", "2026-12-21");
    check("14 Tage 2% Skonto oder 30 Tage", "2026-12-21");
    check("2 % d'escompte à 10 jours ou 30 jours net", "2026-12-21");
    check("2% 10 days net 30", "2026-12-21");
    check("2% discount within 8 or 10 days", "nothing");
    check("14 Tage 2% Skonto 30 Tage netto", "nothing");
}

#[test]
fn a_discount_without_days_takes_those_beside_it() {
    check("Payment within 10 days, 2% discount", "nothing");
    check("Bei Zahlungen binnen 14 Tagen, 2% Skonto", "nothing");
    check("Paiement sous 10 jours. Escompte de 2 %.", "nothing");
    check("2 % d'escompte, paiement à 10 jours", "nothing");
    check("2 % d'escompte, paiement à 10 jours, 30 jours net", "2026-12-21");
    check("30 % à la commande, 70 % à 30 jours", "nothing");
}

#[test]
fn a_discount_that_is_denied_is_none() {
    check("Paiement à 30 jours, pas d'escompte pour paiement anticipé", "2026-12-21");
    check("Paiement à 30 jours. Escompte pour paiement anticipé : néant.", "2026-12-21");
    check("Paiement à 30 jours. Escompte : 0 %", "2026-12-21");
    check("Zahlbar innerhalb von 30 Tagen ohne Abzug", "2026-12-21");
    check("Zahlbar ohne Abzug bis 22.12.2026", "2026-12-22");
}

#[test]
fn what_late_payment_costs_is_not_when_it_is_due() {
    let french =
        "Règlement à 30 jours. Pénalités de retard : 12 %. Indemnité forfaitaire de 40 €.";
    check(french, "2026-12-21");
    check("Pénalités exigibles 30 jours après la date de facture en cas de retard", "nothing");
    check("Verzugszinsen nach 30 Tagen", "nothing");
    check("30 Tage netto, danach 9 % Verzugszinsen", "2026-12-21");
}

#[test]
fn days_that_count_something_else_are_not_read() {
    for text in [
        "Toute réclamation doit être formulée dans les 8 jours",
        "Refund within 14 days",
        "Beanstandungen innerhalb von 8 Tagen",
        "Acompte payé le 12/12/2026",
        "Angebot gültig 30 Tage",
        "As per contract clause 4.2",
        "For payment terms, only a note is supported.",
        "Die Leistung wurde erbracht im Zeitraum zwischen Übergabe und Rückgabe.",
        "Ouvert 7 jours sur 7",
        "",
    ] {
        check(text, "nothing");
    }
}

#[test]
fn days_that_count_from_another_day_or_another_calendar_are_unclear() {
    for text in [
        "30 jours à compter de la livraison",
        "30 jours, date de réception de la marchandise",
        "30 jours à réception de facture",
        "Zahlbar 14 Tage nach Erhalt der Rechnung",
        "Zahlbar 14 Tage nach Rechnungseingang",
        "Payment on receipt within 30 days",
        "Payment within 10 working days",
        "Paiement sous 10 jours ouvrés",
        "10-15 Tage",
        "Zahlbar in 8 bis 14 Tagen",
        "Paiement à 30 ou 60 jours",
        "Paiement à 900 jours",
        "Paiement fin de mois",
        "Paiement à 30 jours le 10",
    ] {
        check(text, "unclear");
    }
}

#[test]
fn the_end_of_the_month_is_counted_in_two_ways() {
    for text in [
        "30 jours fin de mois",
        "Paiement à 30 jours, fin de mois",
        "30 Tage Monatsende",
        "Payment 30 days end of month",
        "Net 30 days EOM",
        "30 dagen einde maand",
        "30 gg DFFM",
        "Bonifico 30 gg d.f. f.m.",
        "30 días fin de mes",
    ] {
        check(text, "2026-12-30 or 2026-12-31");
    }
    check("45 jours fin de mois", "2027-01-14 or 2027-01-31");
    check("45 jours fin de mois le 10", "2027-02-10");
    check("30 jours fin de mois le 10", "2027-01-10");
    check("60 jours fin de mois le 15", "2027-02-15");
}

#[test]
fn of_several_days_the_latest_counts() {
    check("Zahlbar sofort, spätestens bis 15.01.2027 fällig", "2027-01-15");
    check("Paiement à 30 jours. Paiement à 60 jours pour les administrations.", "2027-01-20");
}

#[test]
fn direct_debit_is_told_by_its_words() {
    assert!(says_direct_debit("Wird von Konto DE12 abgebucht"));
    assert!(says_direct_debit("Der Betrag wird per SEPA-Lastschrift eingezogen"));
    assert!(says_direct_debit("Prélèvement automatique le 15"));
    assert!(!says_direct_debit("Zahlbar bis 15.01.2027"));
    check("Der Betrag wird am 20.12.2026 per SEPA-Lastschrift eingezogen.", "nothing");
}

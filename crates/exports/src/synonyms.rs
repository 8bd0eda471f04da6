//! The headers that programs give their columns. To add one, add it here: nothing else changes.
//!
//! Headers are compared by `fold`: case, accents, punctuation and spaces do not count. The words
//! of job files (`due_date`) are known without standing here.

use super::Field;
use super::amount_headers::AMOUNTS;
use super::synonym::Synonyms;

/// Headers that hold a name, but a code where another column gives the name and none the code.
pub(super) const NAME_OR_CODE: &[&str] = &["client", "customer", "kunde", "klant", "cliente"];

/// Headers that mean something else in a file of debtors.
pub(super) const IN_DEBTOR_FILE: &[(&str, Field)] = &[
    ("Code", Field::Debtor),
    ("Numéro", Field::Debtor),
    ("N°", Field::Debtor),
    ("Number", Field::Debtor),
    ("Référence", Field::Debtor),
    ("Type", Field::Kind),
    ("Nature", Field::Kind),
    ("Catégorie", Field::Kind),
];

/// Headers that are understood and not needed: no finding.
#[rustfmt::skip]
pub(super) const NOT_NEEDED: &[&str] = &[
    "Montant HT", "Total HT", "HT", "Hors taxes", "Montant TVA", "Total TVA", "TVA", "Taux TVA",
    "Taux de TVA", "Subtotal", "Untaxed amount signed", "Montant HT signé", "Total VAT",
    "Téléphone", "Tél.", "Phone", "Portable", "Mobile", "Fax", "Site web", "Website",
    "Commentaire", "Commentaires", "Note", "Notes", "Remarque", "Remarques", "Objet", "Libellé",
    "Description", "Jours de retard", "Retard", "Days overdue", "Commercial", "Représentant",
    "Telefoon", "Telefonnummer", "Telefon", "Teléfono", "Cellulare", "Móvil", "Telefoonnummer", "Opmerking",
    "Opmerkingen", "Omschrijving", "Observaciones", "Descripción", "Descrizione", "Bemerkung",
    "Bemerkungen", "Beschreibung",
    "Días de retraso", "Giorni di ritardo", "Dagen te laat", "Tage überfällig",
    "Billing state", "Billing state/province", "Mailing state", "Mailing state/province", "Provincia",
    "Province", "Kreis", "Bundesland",
];

/// Headers of the lines of an invoice: such a file has a row for each of them.
#[rustfmt::skip]
pub(super) const LINE_LEVEL: &[&str] = &[
    "Item", "Item name", "Item product", "Item notes", "Item desc", "Item description", "Item price",
    "Item cost", "Item quantity", "Item total", "Line total", "Line amount", "LineAmount", "Quantity",
    "Qty", "Quantité", "Qté", "Unit price", "UnitAmount", "Prix unitaire", "PU HT", "Prix unitaire HT",
    "Désignation", "Article", "Code article", "Produit", "Product", "Total ligne", "Montant ligne",
    "Menge", "Artikel", "Einzelpreis",
];

/// Headers of the payments of an invoice: such a file has a row for each of them.
#[rustfmt::skip]
pub(super) const PAYMENT_LEVEL: &[&str] = &[
    "DatePayment", "PaymentNumber", "Payment date", "Payment number", "Payment id", "Date de paiement",
    "Date paiement", "Date de règlement", "Date règlement", "N° règlement", "N° paiement",
    "Numéro de paiement", "Zahlungsdatum",
];

/// Every field with its headers.
#[rustfmt::skip]
pub(super) const SYNONYMS: &[Synonyms] = &[
    Synonyms {
        field: Field::Debtor,
        example: ["Code client", "Customer number"],
        sure: &["N° client", "Numéro client", "Numéro de client", "Num client", "Id client", "Client id",
            "Client code", "Client no", "Identifiant client", "Compte client",
            "Compte auxiliaire", "CompAuxNum", "CompteAuxNum", "Tiers", "Code tiers", "Compte tiers",
            "N° tiers", "Code débiteur", "Débiteur", "Customer id", "Customer no", "Customer code",
            "Debtor id", "Debtor code", "Debtor number", "Kundennummer", "Kundennr.", "Debitor",
            "Debitorennummer", "Debitorenkonto", "Klantnummer", "Klantcode", "Klantnr.", "Klant-id",
            "Debiteurnummer", "Debiteurennummer", "Debiteurnr.", "Relatienummer", "Relatiecode",
            "Código cliente", "Código de cliente", "Cód. cliente", "Nº cliente", "Número de cliente",
            "Número cliente", "Codice cliente", "Codice debitore", "Kunde Nr.", "Customer ref"],
        loose: &["Compte", "Auxiliaire"],
        last: &["Konto", "A/C", "Cuenta", "Conto", "Identifiant destinataire"],
    },
    Synonyms {
        field: Field::Name,
        example: ["Raison sociale", "Customer name"],
        sure: &["Nom client", "Nom du client", "Client nom", "Nom du tiers", "Nom tiers", "Intitulé",
            "Intitulé du compte", "Dénomination", "Nom du débiteur", "Nom débiteur", "CompAuxLib",
            "Nom d'affichage du partenaire de la facture", "Invoice partner display name",
            "ContactName", "Company name", "Client name", "Debtor name", "Kundenname", "Firma", "Klantnaam",
            "Naam klant", "Bedrijfsnaam", "Debiteurnaam", "Nombre cliente", "Nombre del cliente",
            "Razón social", "Nome cliente", "Ragione sociale", "Denominazione", "Firmenname", "Kunde Name",
            "Customer full name", "Nom complet", "Raison sociale client"],
        loose: &["Client", "Customer", "Nom", "Société", "Partenaire", "Entreprise", "Company", "Kunde",
            "Klant", "Cliente", "Naam", "Nombre", "Nome", "Bedrijf", "Empresa", "Azienda",
            "Name des Kunden"],
        last: &["Destinataire", "Nom destinataire", "Recipient", "Name 1", "Título", "Entity", "Organisation",
            "Organization"],
    },
    Synonyms {
        field: Field::Civility,
        example: ["Civilité", "Salutation"],
        sure: &["Civ", "Titre de civilité", "Titre civilité", "Anrede", "Aanhef", "Tratamiento", "Titolo di cortesia"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Kind,
        example: ["Type de client", "Customer type"],
        sure: &["Type client", "Catégorie client", "Catégorie de client", "Nature du client",
            "Type de tiers", "Professionnel/particulier", "Client type", "Debtor kind", "Debtor type",
            "Klanttype", "Type klant", "Tipo de cliente", "Tipo cliente", "Kundenart", "Kundentyp"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Language,
        example: ["Langue", "Language"],
        sure: &["Code langue", "Lang", "Language code", "Sprache", "Taal", "Idioma", "Lingua", "Langue client"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Contact,
        example: ["Contact", "Contact person"],
        sure: &["Interlocuteur", "À l'attention de", "Nom du contact", "Personne à contacter",
            "Attention", "Attn", "Ansprechpartner", "Contactpersoon", "Persona de contacto", "Contacto",
            "Persona di riferimento", "Referente", "Contatto", "Kontaktperson", "Kontakt", "Zu Händen",
            "T.a.v."],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Email,
        example: ["Courriel", "E-mail"],
        sure: &["Mail", "Adresse e-mail", "Adresse mail", "Adresse électronique", "Email address",
            "Customer email", "E-mailadres", "Correo electrónico", "Correo", "Posta elettronica",
            "Indirizzo e-mail", "E-Mail-Adresse", "Courriel client"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Address1,
        example: ["Adresse 1", "Address line 1"],
        sure: &["Adresse", "Address", "Address 1", "Addr1", "Adresse ligne 1", "Ligne adresse 1",
            "Adresse de facturation", "Billing address", "POAddressLine1", "Straße", "Billing street",
            "Adres", "Adres 1", "Adresregel 1", "Dirección", "Dirección 1", "Domicilio", "Indirizzo",
            "Indirizzo 1", "Anschrift", "Straße und Hausnummer", "Straße/Nr.", "Straat en huisnummer",
            "Mailing street", "Street address", "Street 1", "Rue et numéro", "Adresse postale"],
        loose: &["Rue", "Voie", "Street", "Straat", "Calle", "Via"],
        last: &[],
    },
    Synonyms {
        field: Field::Address2,
        example: ["Adresse 2", "Address line 2"],
        sure: &["Address 2", "Addr2", "Adresse ligne 2", "Ligne adresse 2", "POAddressLine2", "Adres 2",
            "Adresregel 2", "Dirección 2", "Indirizzo 2", "Adresszusatz", "Street 2", "Billing street 2"],
        loose: &["Complément", "Complément d'adresse", "Complément adresse", "Adresse (suite)", "Toevoeging"],
        last: &[],
    },
    Synonyms {
        field: Field::Address3,
        example: ["Adresse 3", "Address line 3"],
        sure: &["Address 3", "Addr3", "Adresse ligne 3", "Ligne adresse 3", "POAddressLine3", "Adres 3",
            "Dirección 3", "Indirizzo 3", "Street 3", "Billing street 3"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Address4,
        example: ["Adresse 4", "Address line 4"],
        sure: &["Address 4", "Addr4", "Adresse ligne 4", "Ligne adresse 4", "POAddressLine4"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Address5,
        example: ["Adresse 5", "Address line 5"],
        sure: &["Address 5", "Addr5", "Adresse ligne 5", "Ligne adresse 5"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Postcode,
        example: ["Code postal", "Postal code"],
        sure: &["CP", "Zip", "Zip code", "POPostalCode", "Billing postcode", "PLZ", "Postleitzahl",
            "Billing code", "Billing zip", "Código postal", "C.P. cliente", "Codice postale",
            "Postal/ZIP code", "ZIP/postal code", "Billing postal code", "Billing zip code",
            "Billing ZIP/postal code", "Mailing postal code", "Mailing zip/postal code"],
        loose: &["CAP"],
        last: &[],
    },
    Synonyms {
        field: Field::City,
        example: ["Ville", "Town"],
        sure: &["Commune", "Localité", "POCity", "Billing city", "Ort", "Stadt", "Plaats", "Woonplaats",
            "Stad", "Ciudad", "Localidad", "Población", "Municipio", "Città", "Comune", "Località",
            "Wohnort", "Mailing city", "Postal city", "City/town", "Town/city"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Country,
        example: ["Pays", "Country name"],
        sure: &["Code pays", "Country code", "POCountry", "Billing country", "Land", "País", "Paese",
            "Nazione", "Landcode", "Ländercode", "Mailing country", "Country/region"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Siren,
        example: ["N° SIREN", "Company number"],
        sure: &["Numéro SIREN", "ProfId1"],
        loose: &["SIRET", "N° SIRET", "Numéro SIRET", "ProfId2", "Registration number"],
        last: &[],
    },
    Synonyms {
        field: Field::Vat,
        example: ["N° TVA", "VAT number"],
        sure: &["TVA intracommunautaire", "N° TVA intracommunautaire", "Numéro de TVA", "TVA intra",
            "N° TVA intra", "VAT no", "VAT id", "Tax id", "USt-IdNr.", "EU-USt-IdNr.", "Partita IVA",
            "P. IVA", "BTW-nummer", "BTW-nr.", "BTW nummer klant", "NIF", "CIF", "NIF/CIF", "Nº IVA",
            "UID-Nummer", "Umsatzsteuer-ID", "VAT registration number"],
        loose: &["Codice fiscale"],
        last: &[],
    },
    Synonyms {
        field: Field::Invoice,
        example: ["N° facture", "Invoice number"],
        sure: &["Facture", "Numéro facture", "Numéro de facture", "N° de facture", "Num facture",
            "Invoice no", "Invoice ref", "N° pièce", "N° de pièce", "Numéro de pièce", "Numéro pièce",
            "PieceRef", "N° document", "Numéro de document", "Document no", "Document number", "Rechnung",
            "Rechnungsnummer", "Rechnungsnr.", "Belegnummer", "Belegnr.", "Factuur", "Factuurnummer",
            "Factuurnr.", "Nº factura", "Nº de factura", "Número de factura", "Número factura",
            "Núm. factura", "Factura", "Fattura", "N. fattura", "Nr. fattura", "Numero fattura",
            "Numero documento", "N. documento", "Número de documento", "Nº documento", "Boekstuknummer",
            "Rechnung Nr.", "Doc. no.", "Invoice nr", "Inv. no."],
        loose: &["Numéro", "Pièce", "Num", "N°", "Number", "Nummer", "Nr.", "Beleg", "Boekstuk"],
        last: &["Référence", "Réf.", "Référence interne", "Inv ref", "ID#", "Documento", "Dokument"],
    },
    Synonyms {
        field: Field::InvoiceDate,
        example: ["Date facture", "Date of invoice"],
        sure: &["Date de facturation", "Date de facture", "Date de la facture", "Date émission",
            "Date d'émission", "Issue date", "Date issued", "Invoice/bill date", "Bill date",
            "PieceDate", "Date pièce", "Date de pièce", "Document date", "Date document",
            "DateInvoice", "Rechnungsdatum", "Belegdatum", "Factuurdatum", "Fecha factura",
            "Fecha de factura", "Fecha de emisión", "Fecha emisión", "Fecha documento", "Data fattura",
            "Data documento", "Data emissione", "Data di emissione", "Ausstellungsdatum",
            "Datum der Rechnung", "Boekdatum", "Date of issue", "Inv. date", "Dated on"],
        loose: &["Date", "Datum", "Fecha", "Data"],
        last: &["Date comptable", "Date écriture", "Date de comptabilisation", "Posting date", "Pstng date",
            "Boekingsdatum", "Fecha de registro", "Fecha contable", "Data registrazione",
            "Buchungsdatum"],
    },
    Synonyms {
        field: Field::DueDate,
        example: ["Date d'échéance", "Due date"],
        sure: &["Échéance", "Date échéance", "Date de l'échéance", "Date limite de règlement",
            "Date limite de paiement", "À payer avant le", "Due", "Date due", "Deadline", "Fällig",
            "Fälligkeit", "Fälligkeitsdatum", "Fällig am", "Vervaldatum", "Vervaldag",
            "Uiterste betaaldatum", "Fecha de vencimiento", "Fecha vencimiento", "Vencimiento", "Vence",
            "Data scadenza", "Data di scadenza", "Scadenza", "Zahlbar bis", "Fälligkeitstermin",
            "Payment due date", "Payment due", "Due by", "Échéance le", "Date limite", "Due on", "Nettofälligkeit",
            "Net due date", "Netto fällig"],
        loose: &[],
        last: &["Date prévue", "Expected date"],
    },
    Synonyms {
        field: Field::Currency,
        example: ["Devise", "Currency code"],
        sure: &["Idevise", "Id devise", "Monnaie", "Code devise", "Währung", "Munt", "Muntsoort", "Divisa",
            "Moneda", "Währungscode", "Curr."],
        loose: &["Valuta"],
        last: &[],
    },
    Synonyms {
        field: Field::Document,
        example: ["Type de document", "Document type"],
        sure: &["Type document", "Nature du document", "Avoir/facture", "Type de pièce", "Type pièce",
            "Type de facture", "Type facture", "Transaction type", "Invoice type", "Belegart",
            "Documentsoort", "Tipo documento", "Tipo de documento", "Dokumentart", "Belegtyp",
            "Rechnungsart", "Factuurtype"],
        loose: &["Type", "Nature", "Soort", "Tipo", "Art"],
        last: &[],
    },
    Synonyms {
        field: Field::Status,
        example: ["Statut du paiement", "Payment status"],
        sure: &["Statut paiement", "Statut de paiement", "Statut du règlement", "Statut règlement", "État du paiement",
            "État du règlement", "Payment state", "Zahlungsstatus", "Betaalstatus", "Estado de pago", "Estado del pago",
            "Estado de cobro", "Stato pagamento", "Stato del pagamento"],
        loose: &["Statut", "État", "Invoice status", "Statut de la facture", "Statut facture", "État de la facture",
            "État facture", "Statut du document", "Document status", "Rechnungsstatus", "Belegstatus",
            "Estado de la factura", "Estado factura", "Stato fattura", "Stato della fattura", "Factuurstatus",
            "Statut client", "Statut du client", "Customer status", "Client status", "Kundenstatus", "Klantstatus",
            "Estado", "Stato"],
        last: &[],
    },
    Synonyms {
        field: Field::Settled,
        example: ["Date de règlement", "Payment date"],
        sure: &["Date règlement", "Date de paiement", "Date paiement", "Réglée le", "Réglé le", "Payée le", "Payé le",
            "Soldée le", "Soldé le", "Encaissée le", "Date d'encaissement", "Date encaissement", "Date de solde",
            "Date lettrage", "Date de lettrage", "EcritureLet", "DateLet",
            "Paid on", "Paid at", "Date paid", "Paid date", "Date of payment", "Settled on", "Settlement date", "Cleared on",
            "Clearing", "Clearing date", "Reconciled", "Is paid", "Bezahlt am", "Zahlungsdatum", "Bezahldatum", "Zahldatum",
            "Ausgleichsdatum", "Ausgeglichen am", "Betaald op", "Betaaldatum", "Betalingsdatum", "Fecha de pago", "Fecha pago",
            "Fecha de cobro", "Fecha cobro", "Data pagamento", "Data di pagamento", "Data incasso", "Data di incasso"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::PaymentMode,
        example: ["Mode de règlement", "Payment method"],
        sure: &["Mode règlement", "Mode de paiement", "Mode paiement", "Moyen de paiement", "Moyen de règlement",
            "Type de règlement", "Type de paiement", "Payment mode", "Method of payment", "Payment type", "Zahlungsart", "Zahlart",
            "Zahlungsweise", "Zahlungsmethode", "Betaalwijze", "Betaalmethode", "Betalingswijze", "Forma de pago",
            "Método de pago", "Medio de pago", "Modalità di pagamento", "Metodo di pagamento", "Tipo pagamento"],
        loose: &["Mode Pai.", "Mode paiem.", "Mode rgt", "Mode régl.", "Conditions de règlement", "Conditions de paiement", "Modalités de règlement", "Modalités de paiement", "Payment terms"],
        last: &[],
    },
    Synonyms {
        field: Field::Disputed,
        example: ["Litige", "Dispute"],
        sure: &["En litige", "Contesté", "Contestée", "Litigieux", "Contestation", "Betwist", "Strittig",
            "En disputa", "Contestata", "In contestazione"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::PromisedUntil,
        example: ["Promesse de paiement", "Promise to pay"],
        sure: &["Promesse", "Date promesse", "Date de promesse", "Promesse jusqu'au", "Promised",
            "Zahlungszusage", "Zugesagt bis", "Betaalbelofte", "Promesa de pago", "Promessa di pagamento"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Copy,
        example: ["Fichier PDF", "PDF file"],
        sure: &["PDF", "Copie", "Chemin PDF", "Chemin du PDF"],
        loose: &["Fichier", "Nom du fichier", "File", "File name", "Pièce jointe", "Attachment", "Bijlage",
            "Bestand", "Archivo", "Allegato", "Datei", "Dateiname", "Anhang"],
        last: &["Lien", "Link"],
    },
    Synonyms {
        field: Field::Reminder1,
        example: ["Relance 1", "Reminder 1 date"],
        sure: &["Date relance 1", "1re relance", "1ère relance", "Première relance", "Date 1re relance",
            "Date 1ère relance", "Date première relance", "First reminder", "1st reminder", "Mahnung 1",
            "1. Mahnung", "Zahlungserinnerung", "Herinnering 1", "1e herinnering", "Eerste herinnering",
            "Recordatorio 1", "Primer recordatorio", "Sollecito 1", "Primo sollecito"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Reminder2,
        example: ["Relance 2", "Reminder 2 date"],
        sure: &["Date relance 2", "2e relance", "2ème relance", "Deuxième relance", "Date 2e relance",
            "Date 2ème relance", "Date deuxième relance", "Second reminder", "2nd reminder", "Mahnung 2",
            "2. Mahnung", "Zweite Mahnung", "Herinnering 2", "2e herinnering", "Tweede herinnering",
            "Recordatorio 2", "Segundo recordatorio", "Sollecito 2", "Secondo sollecito"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Reminder3,
        example: ["Relance 3", "Reminder 3 date"],
        sure: &["Date relance 3", "3e relance", "3ème relance", "Troisième relance", "Date 3e relance",
            "Date 3ème relance", "Date troisième relance", "Third reminder", "3rd reminder", "Mahnung 3",
            "3. Mahnung", "Dritte Mahnung", "Herinnering 3", "3e herinnering", "Derde herinnering",
            "Recordatorio 3", "Tercer recordatorio", "Sollecito 3", "Terzo sollecito"],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::CreditFor,
        example: ["Facture d'origine", "Original invoice"],
        sure: &[
            "N° facture d'origine", "Numéro de la facture d'origine", "Facture origine", "Facture liée",
            "Facture concernée", "Facture créditée", "Avoir sur facture", "Avoir de la facture",
            "Avoir pour facture", "Imputé sur", "Facture imputée", "Facture réglée", "Credited invoice",
            "Credit for", "Credit for invoice", "Credit note for", "Applied to", "Applied to invoice",
            "Applies to invoice", "Original invoice number", "Reversal of", "Ursprungsrechnung",
            "Gutschrift zu", "Gutschrift zu Rechnung", "Bezug auf Rechnung", "Zu Rechnung", "Fattura di origine",
            "Fattura originale", "Factura original", "Factura rectificada", "Oorspronkelijke factuur",
        ],
        loose: &[],
        last: &[],
    },
    Synonyms {
        field: Field::Payer,
        example: ["Compte payeur", "Payer account"],
        sure: &[
            "Code payeur", "Code client payeur", "Client payeur", "Tiers payeur", "N° tiers payeur",
            "Code tiers payeur", "Payer", "Payer code", "Payer ID", "Bill-to account", "Zahler",
            "Regulierer", "Zahlendes Konto",
        ],
        loose: &[],
        last: &[],
    },
];

/// The example of a field for messages: `N° facture, Invoice number`.
pub(super) fn example(field: Field) -> String {
    SYNONYMS
        .iter()
        .chain(AMOUNTS)
        .find(|it| it.field == field)
        .map(|it| it.example.join(", "))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::fold::fold;

    #[test]
    fn every_field_has_headers() {
        for field in Field::ALL {
            let mut all = SYNONYMS.iter().chain(AMOUNTS);
            assert!(all.any(|it| it.field == *field), "{field:?} has no synonyms");
        }
    }

    #[test]
    fn no_header_stands_twice() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let of_fields = SYNONYMS.iter().chain(AMOUNTS).flat_map(|it| {
            let words = it.example.iter().chain(it.sure).chain(it.loose).chain(it.last);
            words.map(move |word| (*word, it.field.as_str()))
        });
        let all = of_fields.chain(NOT_NEEDED.iter().map(|word| (*word, "not needed")));
        for (word, place) in all {
            let before = seen.insert(fold(word), format!("`{word}` ({place})"));
            assert_eq!(before, None, "`{word}` ({place}) stands twice");
        }
    }
}

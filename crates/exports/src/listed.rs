//! Tables that list something instead of open invoices, told by their headers and titles.

use super::Field;
use super::fold::fold;
use super::header::Recognised;
use super::profile::Listed;

/// Headers, folded, that a list of something else has and one of invoices has not, unless beside a number of
/// invoice and what remains of it.
const HEADERS: &[(Listed, &[&str])] = &[
    (
        Listed::Suppliers,
        &[
            "fournisseur",
            "codefournisseur",
            "nofournisseur",
            "numerofournisseur",
            "nomfournisseur",
            "nomdufournisseur",
            "comptefournisseur",
            "supplier",
            "suppliername",
            "supplierno",
            "suppliernumber",
            "suppliercode",
            "vendor",
            "vendorname",
            "vendorno",
            "vendornumber",
            "vendorcode",
            "lieferant",
            "lieferantennummer",
            "lieferantenname",
            "kreditor",
            "kreditorennummer",
            "leverancier",
            "leveranciersnummer",
            "crediteur",
            "proveedor",
            "codigoproveedor",
            "fornitore",
            "codicefornitore",
        ],
    ),
    (
        Listed::Quotes,
        &[
            "devis",
            "nodevis",
            "nodedevis",
            "numerodevis",
            "numerodedevis",
            "datedevis",
            "datedudevis",
            "quote",
            "quoteno",
            "quotenumber",
            "quotedate",
            "quotation",
            "quotationnumber",
            "estimate",
            "estimateno",
            "estimatenumber",
            "estimatedate",
            "angebot",
            "angebotsnummer",
            "angebotsnr",
            "angebotsdatum",
            "offerte",
            "offertenummer",
            "presupuesto",
            "nopresupuesto",
            "numerodepresupuesto",
            "preventivo",
            "numeropreventivo",
        ],
    ),
    (
        Listed::Orders,
        &[
            "commande",
            "nocommande",
            "nodecommande",
            "numerocommande",
            "numerodecommande",
            "datecommande",
            "datedecommande",
            "datedelacommande",
            "bondecommande",
            "nobondecommande",
            "order",
            "orderno",
            "ordernumber",
            "orderdate",
            "salesorder",
            "salesorderno",
            "salesordernumber",
            "auftrag",
            "auftragsnummer",
            "auftragsdatum",
            "bestellung",
            "bestellnummer",
            "bestelldatum",
            "ordernummer",
            "orderdatum",
            "pedido",
            "nopedido",
            "numerodepedido",
            "fechapedido",
            "ordine",
            "numeroordine",
            "dataordine",
        ],
    ),
    (
        Listed::Schedules,
        &[
            "frequence",
            "periodicite",
            "recurrence",
            "prochainefacture",
            "prochainefacturation",
            "dateprochainefacture",
            "datedelaprochainefacture",
            "prochaineecheance",
            "nextinvoice",
            "nextinvoicedate",
            "nextdate",
            "nextrundate",
            "frequency",
            "repeats",
            "repeatevery",
            "intervall",
            "turnus",
            "nachsterechnung",
            "frecuencia",
            "proximafactura",
            "frequenza",
            "prossimafattura",
            "frequentie",
            "volgendefactuur",
        ],
    ),
];

/// How titles of such lists begin, folded.
const TITLES: &[(Listed, &[&str])] = &[
    (
        Listed::Suppliers,
        &[
            "facturesfournisseurs",
            "grandlivrefournisseurs",
            "grandlivredesfournisseurs",
            "balancefournisseurs",
            "balancedesfournisseurs",
            "balanceageefournisseurs",
            "echeancierfournisseurs",
            "fournisseurs",
            "agedpayables",
            "accountspayable",
            "apaging",
            "unpaidbills",
            "supplierbalance",
            "vendorbalance",
            "kreditoren",
            "offenepostenkreditoren",
        ],
    ),
    (
        Listed::Quotes,
        &["devis", "listedesdevis", "quotes", "estimates", "angebote", "offertes"],
    ),
    (
        Listed::Orders,
        &["commandes", "bonsdecommande", "listedescommandes", "salesorders", "auftrage"],
    ),
    (
        Listed::Schedules,
        &["facturesrecurrentes", "recurringinvoices", "abonnements", "echeancierrecurrent"],
    ),
];

/// Headers, folded, of columns that hold accounts of customers and suppliers alike.
const ACCOUNTS: &[&str] = &[
    "compte",
    "nocompte",
    "numerocompte",
    "numerodecompte",
    "compteauxiliaire",
    "compteaux",
    "compauxnum",
    "compteauxnum",
    "tiers",
    "codetiers",
    "comptetiers",
    "notiers",
    "account",
    "accountno",
    "accountnumber",
];

/// The things that a table lists instead of open invoices; none where it may list those.
pub(super) fn instead(
    headers: &[String],
    titles: &[String],
    recognised: &Recognised,
) -> Option<Listed> {
    let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    let of_headers = HEADERS.iter().find_map(|(listed, words)| {
        let found = folded.iter().any(|header| words.contains(&header.as_str()));
        (found && may_list(*listed, &folded, recognised)).then_some(*listed)
    });
    let of_titles = || {
        let titles: Vec<String> = titles.iter().map(|title| fold(title)).collect();
        TITLES.iter().find_map(|(listed, words)| {
            let found = titles.iter().any(|it| words.iter().any(|word| it.starts_with(word)));
            (found && may_list(*listed, &folded, recognised)).then_some(*listed)
        })
    };
    of_headers.or_else(of_titles)
}

/// Whether no column speaks against it: invoices may name the order or the quote they come from, and a shop
/// may name the supplier of what it sells.
fn may_list(listed: Listed, folded: &[String], recognised: &Recognised) -> bool {
    let header = |field: Field| {
        let column = recognised.columns.get(field).map(usize::from);
        column.and_then(|column| folded.get(column)).map(String::as_str)
    };
    if listed == Listed::Suppliers {
        // Who owes is named by a header of its own: these are customers.
        let debtor = header(Field::Debtor).or(header(Field::Name));
        return debtor.is_none_or(|it| ACCOUNTS.contains(&it) || !is_of_customer(it));
    }
    let remains = recognised.columns.get(Field::Residual).is_some();
    let due = recognised.columns.get(Field::DueDate).is_some();
    match header(Field::Invoice) {
        None => true,
        Some(it) => !(is_of_invoice(it) || remains || due),
    }
}

fn is_of_customer(folded: &str) -> bool {
    ["client", "customer", "kunde", "debit", "klant", "debtor"]
        .iter()
        .any(|it| folded.contains(it))
}

fn is_of_invoice(folded: &str) -> bool {
    ["fact", "invoice", "rechnung", "fattur"].iter().any(|it| folded.contains(it))
}

/// Whether the codes in a column may be those of suppliers as well.
pub(super) fn holds_accounts(header: &str) -> bool {
    ACCOUNTS.contains(&fold(header).as_str())
}

/// Whether an account is one of customers (plan comptable général, 410 to 418).
pub(super) fn is_customer(code: &str) -> bool {
    code.starts_with("41")
}

/// Whether an account is one of suppliers (plan comptable général, 401 to 408).
pub(super) fn is_supplier(code: &str) -> bool {
    ["401", "403", "404", "408"].iter().any(|it| code.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::{Role, Vocabulary};
    use crate::profile::KnownProfiles;

    #[track_caller]
    fn check(headers: &str, title: &str, expected: Option<Listed>) {
        let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
        let words = Vocabulary::new(&[], &KnownProfiles::new(None));
        let recognised = words.recognise(&headers, Role::Export, None);
        let titles = [title.to_owned()];
        assert_eq!(instead(&headers, &titles, &recognised), expected, "{headers:?}");
    }

    #[test]
    fn headers_say_what_is_listed() {
        check("Fournisseur;N° facture;Échéance;Solde", "", Some(Listed::Suppliers));
        check("Vendor name;Bill number;Due date;Balance", "", Some(Listed::Suppliers));
        check("N° devis;Client;Date;Montant TTC;Statut", "", Some(Listed::Quotes));
        check("Estimate number;Customer;Date;Amount", "", Some(Listed::Quotes));
        check("N° commande;Client;Date commande;Total TTC", "", Some(Listed::Orders));
        check("Client;Montant TTC;Fréquence;Prochaine facture", "", Some(Listed::Schedules));
        check("Compte;Numéro;Date;Solde", "Grand livre fournisseurs", Some(Listed::Suppliers));
        check("Numéro;Client;Date;Montant TTC", "Liste des devis", Some(Listed::Quotes));
    }

    #[test]
    fn open_invoices_may_name_where_they_come_from() {
        check("Client;N° facture;N° commande;Échéance;Reste dû", "", None);
        check("Client;Numéro;N° devis;Échéance;Solde", "", None);
        check("Code client;Fournisseur;N° facture;Solde", "", None);
        check("Code client;N° facture;Échéance;Solde", "Devis et Fils SARL", None);
    }
}

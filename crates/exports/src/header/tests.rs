//! Headers and the columns recognised in them.

use super::*;

/// Checks the fields from left to right (`-` for none) and the codes of troubles.
#[track_caller]
fn check(headers: &str, expected: &str, codes: &[&str]) {
    check_as(Role::Export, &[], headers, expected, codes);
}

#[track_caller]
fn check_as(
    role: Role,
    named: &[(&str, Field)],
    headers: &str,
    expected: &str,
    codes: &[&str],
) {
    let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
    let named: Vec<(String, Option<Field>)> =
        named.iter().map(|(header, field)| ((*header).to_owned(), Some(*field))).collect();
    let vocabulary = Vocabulary::new(&named, &KnownProfiles::new(None));
    let mut found = vocabulary.recognise(&headers, role, None);
    found.require(role);
    let field_of = |column: u16| {
        let mut fields = Field::ALL.iter();
        fields.find(|field| found.columns.get(**field) == Some(column))
    };
    let fields: Vec<&str> = (0..u16::try_from(headers.len()).unwrap())
        .map(|column| field_of(column).map_or("-", |field| field.as_str()))
        .collect();
    assert_eq!(fields.join(";"), expected);
    let actual: Vec<&str> = found.troubles.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(actual, codes);
}

#[test]
fn french_and_english_headers_are_known() {
    check(
        "Code client;Raison sociale;N° facture;Date d’échéance;Montant TTC;Reste à payer",
        "debtor;name;invoice;due_date;total;residual",
        &[],
    );
    check(
        "Customer number,Customer name,Invoice no,Due date,Amount,Paid"
            .replace(',', ";")
            .as_str(),
        "debtor;name;invoice;due_date;total;paid",
        &[],
    );
}

#[test]
fn the_words_of_job_files_are_known() {
    let words: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
    check(&words.join(";"), &words.join(";"), &[]);
}

#[test]
fn headers_of_other_programs_are_known() {
    check(
        "debtor_id;name;addr1;addr2;addr3;addr4;invoice;issue_date;due_date;amount;paid;pdf",
        "debtor;name;address1;address2;address3;address4;invoice;invoice_date;due_date;total;paid;copy",
        &[],
    );
}

#[test]
fn a_name_serves_as_code_where_there_is_none() {
    check("Client;Facture;Solde", "debtor;invoice;residual", &[]);
    let mut found = Vocabulary::new(&[], &KnownProfiles::new(None)).recognise(
        &["Client", "Facture", "Solde"].map(str::to_owned),
        Role::Export,
        None,
    );
    found.require(Role::Export);
    assert_eq!(found.columns.get(Field::Name), Some(0));
    assert_eq!(found.columns.get(Field::Debtor), Some(0));
}

#[test]
fn client_is_the_code_beside_a_name() {
    check("Client;Nom;Facture;Solde", "debtor;name;invoice;residual", &[]);
    check("Code client;Client;Facture;Solde", "debtor;name;invoice;residual", &[]);
}

#[test]
fn a_sure_header_goes_before_a_loose_one() {
    check(
        "Tiers;Numéro;Référence;Date;Date facture;Montant;Montant TTC",
        "debtor;invoice;-;-;invoice_date;-;total",
        &["R3", "R3", "R3"],
    );
}

#[test]
fn an_unknown_column_is_named_and_one_not_needed_is_not() {
    check("Tiers;Facture;Solde;Chantier;Montant HT;", "debtor;invoice;residual;-;-;-", &["R3"]);
}

#[test]
fn two_columns_for_one_field_are_refused() {
    check(
        "Tiers;Facture;Solde;Échéance;Date d'échéance",
        "debtor;invoice;residual;-;-",
        &["R4"],
    );
}

#[test]
fn what_the_job_names_goes_before_everything() {
    check_as(
        Role::Export,
        &[("date d'échéance", Field::DueDate), ("Chantier", Field::Contact)],
        "Tiers;Facture;Solde;Échéance;Date d'échéance;Chantier",
        "debtor;invoice;residual;-;due_date;contact",
        &[],
    );
}

#[test]
fn missing_columns_are_named() {
    check("Adresse;Ville", "address1;city", &["R7", "R7", "R7"]);
    check("Tiers;Facture;Échéance", "debtor;invoice;due_date", &["R7"]);
}

#[test]
fn a_debtor_file_is_about_debtors_alone() {
    check_as(
        Role::Debtors,
        &[],
        "Code;Nom;Type;Adresse;CP;Ville;Solde",
        "debtor;name;kind;address1;postcode;city;-",
        &[],
    );
    check_as(Role::Debtors, &[], "Ville;Pays", "city;country", &["R7"]);
}

//! Small exports and the rows read from them.

use super::*;
use findings::{Code, Language, Messages};

/// Reads texts as files of a job: exports by name, and a debtor file when one is called so.
fn read_texts(files: &[(&str, &[u8])], named: &[(&str, Field)]) -> (Export, Vec<Finding>) {
    let named: Vec<(String, Option<Field>)> =
        named.iter().map(|(header, field)| ((*header).to_owned(), Some(*field))).collect();
    let inputs = Inputs { columns: named, ..Inputs::default() };
    read_as(files, &inputs)
}

/// Reads texts as files of a job that says something about them.
fn read_as(files: &[(&str, &[u8])], inputs: &Inputs) -> (Export, Vec<Finding>) {
    let settings = ReadSettings::new(inputs);
    let sheet = |(name, bytes): &(&str, &[u8])| {
        let role = if *name == "debtors.csv" { Role::Debtors } else { Role::Export };
        sheets::open(name, bytes.to_vec(), role, &settings).unwrap()
    };
    file::take_in(files.iter().flat_map(sheet).collect(), &inputs.columns)
}

fn money(amount: Option<Money>) -> String {
    amount.map_or_else(|| "-".to_owned(), |amount| amount.amount().to_string())
}

/// Rows as `line debtor number total/paid/residual`, broken ones with `!`, then findings.
fn describe(export: &Export, findings: &[Finding]) -> Vec<String> {
    let good = export.invoices.iter().map(|row| {
        let sums = [row.total, row.paid, row.residual].map(money).join("/");
        (row.place, format!("{} {} {} {sums}", row.place.line, row.debtor.code, row.number))
    });
    let text = |text: &Option<Text>| text.as_deref().unwrap_or("-").to_owned();
    let broken = export.broken.iter().map(|row| {
        let sums = [row.total, row.paid, row.residual].map(money).join("/");
        let (debtor, number) = (text(&row.debtor), text(&row.number));
        (row.place, format!("{}! {debtor} {number} {sums}", row.place.line))
    });
    let mut rows: Vec<(Place, String)> = good.chain(broken).collect();
    rows.sort();
    let findings = findings.iter().map(|finding| {
        let debtor = finding.debtor.as_deref().unwrap_or("all");
        format!("{debtor}: {} {}", finding.origin, finding.code.as_str())
    });
    rows.into_iter().map(|(_, row)| row).chain(findings).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (export, findings) = read_texts(&[("open.csv", text.as_bytes())], &[]);
    assert_eq!(describe(&export, &findings), expected);
}

const HEADER: &str = "Tiers;Facture;Échéance;Montant TTC;Payé;Reste à payer\n";

#[test]
fn a_plain_export_is_read() {
    check(
        &format!("{HEADER}C1;F1;31/12/2026;1 234,56 €;34,56;1 200,00\nC2;F2;;;;-5,00\n"),
        &["2 C1 F1 1234.56/34.56/1200.00", "3 C2 F2 -/-/-5.00"],
    );
}

#[test]
fn a_cell_that_is_no_amount_breaks_its_row_alone() {
    check(
        &format!("{HEADER}C1;F1;;10,00;;offen\nC2;F2;;10,00;;10,00\n"),
        &["2! C1 F1 -/-/-", "3 C2 F2 10.00/-/10.00", "C1: open.csv:2 [Reste à payer] R1"],
    );
}

#[test]
fn every_trouble_of_a_row_is_found() {
    check(
        &format!("{HEADER};F1;demain;x;;5,00\n"),
        &[
            "2! - F1 -/-/5.00",
            "all: open.csv:2 [Tiers] R10",
            "all: open.csv:2 [Montant TTC] R1",
            "all: open.csv:2 [Échéance] R2",
        ],
    );
}

#[test]
fn rows_of_another_width_are_broken_unless_only_empty_cells_follow() {
    check(
        &format!("{HEADER}C1;F1;;1,00;;1,00;;\nC1;F2;;1,00\nC1;F3;;1;00;;1,00\n"),
        &[
            "2 C1 F1 1.00/-/1.00",
            "3! C1 F2 -/-/-",
            "4! C1 F3 -/-/-",
            "C1: open.csv:3 R8",
            "C1: open.csv:4 R8",
        ],
    );
}

#[test]
fn a_forgotten_quote_holds_its_row_and_leaves_the_next() {
    check(
        &format!("{HEADER}C1;\"F1;;1,00;;1,00\nC2;F2;;1,00;;1,00\n"),
        &["2! C1 F1 -/-/-", "3 C2 F2 1.00/-/1.00", "C1: open.csv:2 R12"],
    );
}

#[test]
fn a_doubtful_header_breaks_every_row_of_the_file() {
    check(
        "Tiers;Facture;Solde;Échéance;Date d'échéance\nC1;F1;1,00;;\nC2;F2;x;;\n",
        &["2! C1 F1 -/-/1.00", "3! C2 F2 -/-/-", "all: open.csv:1 [Date d'échéance] R4"],
    );
    check("Tiers;Échéance;Solde\nC1;;1,00\n", &["2! C1 - -/-/1.00", "all: open.csv:1 R7"]);
}

#[test]
fn files_without_rows_are_named() {
    check("", &["all: open.csv R5"]);
    check("\r\n\r\n", &["all: open.csv R5"]);
    check(HEADER, &["all: open.csv R6"]);
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let (export, findings) = read_texts(&[("open.csv", b"Tiers\0\x01\0\0\0\rIHDR")], &[]);
    assert_eq!(export.invoices.len() + export.broken.len(), 0);
    let codes: Vec<Code> = findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::NotText]);
}

#[test]
fn a_damaged_row_is_broken_and_keeps_its_amount() {
    check(
        &format!("{HEADER}C1;F\u{FFFD};;1,00;;1,00\nC2;F2;;1,00;;1,00\n"),
        &["2! C1 F\u{FFFD} 1.00/-/1.00", "3 C2 F2 1.00/-/1.00", "C1: open.csv:2 R11"],
    );
}

#[test]
fn unclear_amounts_are_settled_by_their_column() {
    check(
        "Tiers,Facture,Solde\nC1,F1,\"1,234\"\nC2,F2,12.50\n",
        &["2 C1 F1 -/-/1234", "3 C2 F2 -/-/12.50"],
    );
    check(
        "Tiers;Facture;Solde\nC1;F1;1,234\nC2;F2;7\n",
        &["2! C1 F1 -/-/-", "3 C2 F2 -/-/7", "all: open.csv:2 [Solde] R15"],
    );
}

#[test]
fn currencies_beside_amounts_count() {
    let text =
        "Tiers;Facture;Solde;Devise\nC1;F1;$ 5,00;\nC2;F2;$ 5,00;EUR\nC3;F3;$ 5,00;CAD\n";
    let (export, findings) = read_texts(&[("open.csv", text.as_bytes())], &[]);
    let currencies: Vec<String> = export
        .invoices
        .iter()
        .map(|row| row.currency.map(|it| it.to_string()).unwrap_or_default())
        .collect();
    assert_eq!(currencies, ["USD", "CAD"]);
    assert_eq!(
        findings.iter().map(|it| it.code).collect::<Vec<_>>(),
        [Code::CurrencyDisagrees]
    );
}

#[test]
fn unknown_words_hold_their_debtor() {
    check(
        "Tiers;Facture;Solde;Type;Litige\nC1;F1;1,00;reprise;\nC2;F2;1,00;facture;peut-être\n",
        &[
            "2! C1 F1 -/-/1.00",
            "3 C2 F2 -/-/1.00",
            "C1: open.csv:2 [Type] R9",
            "all: open.csv:3 [Litige] R30",
        ],
    );
}

#[test]
fn rows_of_one_debtor_share_its_details() {
    let text = "Tiers;Nom;Adresse;Facture;Solde;Statut;Litige\n\
                C1;\"Dupont\r\nSA\";\"1 rue A\r\n\r\nBât. B \";F1;1;en litige;\n\
                C1;\"Dupont\r\nSA\";\"1 rue A\r\n\r\nBât. B \";F2;1;;oui\n\
                C2;Durand;;F3;1;ouverte;non\n";
    let (export, _) = read_texts(&[("open.csv", text.as_bytes())], &[]);
    let [first, second, third] = export.invoices.as_slice() else { panic!("{export:?}") };
    assert!(Arc::ptr_eq(&first.debtor, &second.debtor));
    assert_eq!(first.debtor.name.as_deref(), Some("Dupont SA"));
    assert_eq!(
        first.debtor.address.iter().map(|it| &**it).collect::<Vec<_>>(),
        ["1 rue A", "Bât. B"]
    );
    assert_eq!([first, second, third].map(|row| row.disputed), [true, true, false]);
    assert_eq!([first, second, third].map(|row| row.place.line), [2, 6, 10]);
}

#[test]
fn windows_1252_with_windows_line_ends_is_read() {
    let bytes = b"Tiers;N\xB0 facture;\xC9ch\xE9ance;Reste d\xFB\r\nC1;F1;31/01/2026;1\xA0234,50 \x80\r\n";
    let (export, findings) = read_texts(&[("open.csv", bytes)], &[]);
    assert_eq!(describe(&export, &findings), ["2 C1 F1 -/-/1234.50"]);
    assert_eq!(export.invoices[0].currency, Some(Currency::EUR));
    let Dialect { encoding, delimiter, header_line, .. } = export.tables[0].dialect;
    assert_eq!((encoding, delimiter, header_line), ("Windows-1252", ';', 1));
}

#[test]
fn the_debtor_file_is_the_last_table() {
    let (export, findings) = read_texts(
        &[
            ("open.csv", b"Tiers;Facture;Solde\nC1;F1;1,00\n"),
            (
                "debtors.csv",
                "Code,Nom,Type,Ville\nC1,Dupont,particulier,Lyon\n,X,,\n".as_bytes(),
            ),
        ],
        &[],
    );
    let debtors = export.debtors.as_deref().unwrap_or_default();
    assert_eq!(debtors.len(), 1);
    assert_eq!(debtors[0].kind, Some(DebtorKind::Consumer));
    assert_eq!(debtors[0].place, Place { table: 1, line: 2 });
    assert_eq!(findings.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::MissingCell]);
}

#[test]
fn a_column_that_the_job_names_and_no_file_has_holds_everyone() {
    let (export, findings) = read_texts(
        &[("open.csv", b"Tiers;Facture;Solde\nC1;F1;1,00\n")],
        &[("Reste exigible", Field::Residual)],
    );
    assert_eq!(
        findings.iter().map(|it| it.code).collect::<Vec<_>>(),
        [Code::NamedColumnAbsent]
    );
    assert_eq!((export.invoices.len(), export.broken.len()), (0, 1));
}

#[test]
fn a_column_that_is_to_be_left_aside_and_is_in_no_file_is_told_as_such() {
    let inputs = Inputs { columns: vec![("Solde N-1".to_owned(), None)], ..Inputs::default() };
    let (_, findings) = read_as(&[("open.csv", b"Tiers;Facture;Solde\nC1;F1;1,00\n")], &inputs);
    let told = Messages::new(Language::En).finding(&findings[0]);
    assert!(
        told.contains("`Solde N-1`, which [export.columns] leaves aside, is in no file"),
        "{told}"
    );
}

#[test]
fn a_missing_file_is_named() {
    let file = InputFile::on_disk("no/such/file", "file.csv");
    let inputs = Inputs { files: vec![file], ..Inputs::default() };
    assert_eq!(read(&inputs).unwrap_err().to_string(), "cannot read file.csv");
}

#[test]
fn no_bytes_make_it_panic() {
    let mut seed = 12345_u64;
    for length in 0..400 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let pick = usize::try_from(seed >> 33).unwrap();
                b";;,\"\"\r\n\t 019.-/()CFx\xE9\xC3\xA9\x81\xE2\x80\xAF"[pick % 27]
            })
            .collect();
        let mut file = HEADER.as_bytes().to_vec();
        file.extend(&bytes);
        let (export, _) = read_texts(&[("open.csv", &file), ("other.csv", &bytes)], &[]);
        let rows: usize = export.tables.iter().map(|table| table.rows).sum();
        let aside: usize = export.tables.iter().map(|it| it.merged + it.skipped).sum();
        assert_eq!(rows, export.invoices.len() + export.broken.len() + aside);
    }
}

fn settled(settings: Settings) -> Inputs {
    Inputs { settings, ..Inputs::default() }
}

/// Reads one file and gives rows, findings, and how many rows went elsewhere.
#[track_caller]
fn check_shape(
    text: &str,
    expected: &[&str],
    merged: usize,
    skipped: usize,
    notes: &[NoteCode],
) {
    let (export, findings) = read_texts(&[("open.csv", text.as_bytes())], &[]);
    assert_eq!(describe(&export, &findings), expected);
    let table = &export.tables[0];
    assert_eq!((table.merged, table.skipped), (merged, skipped), "{:?}", table.notes);
    let codes: Vec<NoteCode> = table.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, notes);
    let rows = export.invoices.len() + export.broken.len() + merged + skipped;
    assert_eq!(table.rows, rows);
}

#[test]
fn dates_that_nothing_settles_are_refused_with_one_finding() {
    let text = "Tiers;Facture;Échéance;Solde\nC1;F1;03/04/2026;1,00\nC2;F2;05/06/2026;1,00\n";
    check(text, &["2! C1 F1 -/-/1.00", "3! C2 F2 -/-/1.00", "all: open.csv:2 [Échéance] R16"]);
    let order = Settings { date_order: Some(Order::MonthFirst), ..Settings::default() };
    let (export, findings) = read_as(&[("open.csv", text.as_bytes())], &settled(order));
    assert!(findings.is_empty());
    assert_eq!(
        export.invoices[0].due.map(|due| due.to_string()).as_deref(),
        Some("2026-03-04")
    );
}

#[test]
fn titles_totals_and_repeated_headers_are_no_invoices() {
    check_shape(
        "Balance clients;;;\nÉdité le 22/11/2026;;;\n\nTiers;Facture;Solde;\n\
         C1;F1;10,00;\nC1;F2;5,00;\nTotal C1;;15,00;\nTiers;Facture;Solde;\n\
         C2;F3;1,00;\nTotal C2;;1,00;\nTOTAL GÉNÉRAL;;16,00;\n",
        &["5 C1 F1 -/-/10.00", "6 C1 F2 -/-/5.00", "9 C2 F3 -/-/1.00"],
        0,
        4,
        &[NoteCode::RepeatedHeader, NoteCode::Totals],
    );
}

#[test]
fn a_code_of_digits_and_a_name_are_a_debtor_wherever_amounts_stand() {
    check_shape(
        "Reste dû;N° facture;Échéance;Date facture\n411001;Scierie Vallin;;\n\
         10,00;F1;31/08/2026;01/08/2026\n411002;Atelier Brume;;\n5,00;F2;31/08/2026;01/08/2026\n",
        &["3 411001 F1 -/-/10.00", "5 411002 F2 -/-/5.00"],
        0,
        2,
        &[NoteCode::Groups],
    );
}

#[test]
fn a_total_that_is_not_the_sum_refuses_the_file() {
    check_shape(
        "Tiers;Facture;Solde\nC1;F1;10,00\nTotal;;15,00\n",
        &["2! C1 F1 -/-/10.00", "all: open.csv:3 [Solde] R20"],
        0,
        1,
        &[NoteCode::Totals],
    );
}

#[test]
fn amounts_without_debtor_are_a_total_only_where_they_add_up() {
    check_shape(
        "Tiers;Facture;Solde\nC1;F1;10,00\nC2;F2;1,00\n;;11,00\n",
        &["2 C1 F1 -/-/10.00", "3 C2 F2 -/-/1.00"],
        0,
        1,
        &[NoteCode::Totals],
    );
    check_shape(
        "Tiers;Facture;Solde\nC1;F1;10,00\n;;11,00\n",
        &[
            "2 C1 F1 -/-/10.00",
            "3! - - -/-/11.00",
            "all: open.csv:3 [Tiers] R10",
            "all: open.csv:3 [Facture] R10",
        ],
        0,
        0,
        &[],
    );
}

#[test]
fn a_firm_called_total_is_no_total() {
    check_shape(
        "Client;Facture;Solde\nTotal;F1;10,00\nTotal Nord;;5,00\n",
        &[
            "2 Total F1 -/-/10.00",
            "3! Total Nord - -/-/5.00",
            "Total Nord: open.csv:3 [Facture] R10",
        ],
        0,
        0,
        &[],
    );
}

#[test]
fn rows_per_line_of_an_invoice_count_once() {
    check_shape(
        "Tiers;Facture;Total TTC;Désignation;Quantité\nC1;F1;10,00;vis;2\nC1;F1;10,00;clous;3\n\
         C2;F2;5,00;vis;1\n",
        &["2 C1 F1 10.00/-/-", "4 C2 F2 5.00/-/-"],
        1,
        0,
        &[NoteCode::InvoiceLines],
    );
}

#[test]
fn amounts_that_may_be_those_of_lines_are_not_put_together() {
    for header in ["Montant;Désignation", "Total TTC;Désignation"] {
        check_shape(
            &format!(
                "Tiers;Facture;{header}\nC1;F1;10,00;vis\nC1;F1;7,00;clous\nC2;F2;5,00;vis\nC2;F2;5,00;vis\n"
            ),
            &["2 C1 F1 10.00/-/-", "3 C1 F1 7.00/-/-", "4 C2 F2 5.00/-/-", "5 C2 F2 5.00/-/-"],
            0,
            0,
            &[],
        );
    }
}

#[test]
fn rows_per_payment_add_payments_up() {
    check_shape(
        "IdCompany,CompanyName,InvoiceRef,DateDue,TotalTTC,AmountPayment,DatePayment\n\
         1,Dupont,FA1,2026-01-31,100.00,30.00,2026-02-01\n1,Dupont,FA1,2026-01-31,100.00,20.00,2026-03-01\n\
         2,Durand,FA2,2026-01-31,50.00,,\n",
        &["2 1 FA1 100.00/50.00/-", "4 2 FA2 50.00/-/-"],
        1,
        0,
        &[NoteCode::Profile, NoteCode::PaymentLines],
    );
}

#[test]
fn blanks_mean_the_debtor_above_where_no_debtor_stands_twice() {
    check_shape(
        "Client;Ville;Facture;Solde\nDupont;Lyon;F1;1,00\n;;F2;2,00\n;;F3;3,00\nDurand;Metz;F4;4,00\n;;F5;5,00\n",
        &[
            "2 Dupont F1 -/-/1.00",
            "3 Dupont F2 -/-/2.00",
            "4 Dupont F3 -/-/3.00",
            "5 Durand F4 -/-/4.00",
            "6 Durand F5 -/-/5.00",
        ],
        0,
        0,
        &[NoteCode::AsAbove],
    );
    check(
        "Client;Facture;Solde\nDupont;F1;1,00\n;F2;2,00\nDurand;F4;4,00\nDurand;F5;5,00\n",
        &[
            "2 Dupont F1 -/-/1.00",
            "3! - F2 -/-/2.00",
            "4 Durand F4 -/-/4.00",
            "5 Durand F5 -/-/5.00",
            "all: open.csv:3 [Client] R10",
        ],
    );
}

#[test]
fn what_spreadsheets_did_is_undone_or_refused() {
    let text = "Tiers;Facture;Solde;CP;Pays;SIREN\nC1;F1;1,00;1300;FR;7,32829320E+08\n\
                C2;2,02611E+11;1,00;75008.0;;7,33E+08\nC3;F3;1,00;75008.0;;7,33E+08\n";
    let (export, findings) = read_texts(&[("open.csv", text.as_bytes())], &[]);
    assert_eq!(
        describe(&export, &findings),
        [
            "2 C1 F1 -/-/1.00",
            "3! C2 2,02611E+11 -/-/1.00",
            "4 C3 F3 -/-/1.00",
            "C1: open.csv:2 [CP] R17",
            "C1: open.csv:2 [SIREN] R17",
            "C2: open.csv:3 [Facture] R19",
            "C3: open.csv:4 [CP] R17",
            "C3: open.csv:4 [SIREN] R18",
        ]
    );
    assert_eq!(export.invoices[0].debtor.postcode.as_deref(), Some("01300"));
    assert_eq!(export.invoices[0].debtor.siren.as_deref(), Some("732829320"));
    assert_eq!(export.invoices[1].debtor.siren, None);
}

#[test]
fn a_profile_gives_the_columns_of_a_file_without_header() {
    let profile = "name = \"Factor\"\nsource = \"own\"\n[quirks]\ndate_order = \"dmy\"\n\
                   without_header = [\"-\", \"debtor\", \"invoice\", \"due_date\", \"residual\"]\n";
    let profile = Some(Arc::new(Profile::parse("profile.toml", profile).unwrap()));
    let inputs = Inputs { profile, ..Inputs::default() };
    let text = "S;C1;F1;03/04/2026;1,00\nS;C2;F2;05/06/2026;2,00\n";
    let (export, findings) = read_as(&[("open.csv", text.as_bytes())], &inputs);
    assert_eq!(describe(&export, &findings), ["1 C1 F1 -/-/1.00", "2 C2 F2 -/-/2.00"]);
}

#[test]
fn a_report_of_something_else_is_refused() {
    check(
        "Payments,,,\nClient,Invoice Number,Amount,Date\nDupont,F1,10.00,2026-01-31\n",
        &["3! Dupont F1 -/10.00/-", "all: open.csv R22"],
    );
}

#[test]
fn a_header_with_a_slip_is_named_with_its_fields() {
    let (_, findings) = read_texts(
        &[(
            "open.csv",
            "Tiers;Facture;Solde;Date d'échance;Chantier\nC1;F1;1,00;;\n".as_bytes(),
        )],
        &[],
    );
    let codes: Vec<Code> = findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::ColumnLooksNeeded, Code::UnknownColumn]);
    let fields: Vec<String> = findings[0].values.pairs().map(|(_, value)| value).collect();
    assert!(fields[1].starts_with("due_date, "), "{fields:?}");
}

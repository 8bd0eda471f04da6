use super::*;
use crate::base::Code;

/// Reads texts as files of a job: exports by name, and a debtor file when one is called so.
fn read_texts(files: &[(&str, &[u8])], named: &[(&str, Field)]) -> (Export, Vec<Finding>) {
    let named: Vec<(String, Field)> =
        named.iter().map(|(header, field)| ((*header).to_owned(), *field)).collect();
    let vocabulary = Vocabulary::new(&named);
    let sheet = |(name, bytes): &(&str, &[u8])| {
        let role = if *name == "debtors.csv" { Role::Debtors } else { Role::Export };
        Sheet::open(name, bytes.to_vec(), role, &vocabulary)
    };
    file::take_in(files.iter().map(sheet).collect(), &named)
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
    let (export, findings) = read_texts(&[("open.csv", b"PK\x03\x04\0\0")], &[]);
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
        &["2! C1 F1 -/-/-", "3 C2 F2 -/-/7", "C1: open.csv:2 [Solde] R1"],
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
        "Tiers;Facture;Solde;Type;Litige\nC1;F1;1,00;devis;\nC2;F2;1,00;facture;peut-être\n",
        &[
            "2! C1 F1 -/-/1.00",
            "3! C2 F2 -/-/1.00",
            "C1: open.csv:2 [Type] R9",
            "C2: open.csv:3 [Litige] R9",
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
    let bytes = b"Tiers;N\xB0 facture;\xC9ch\xE9ance;Reste d\xFB\r\nC1;F1;01/02/2026;1\xA0234,50 \x80\r\n";
    let (export, findings) = read_texts(&[("open.csv", bytes)], &[]);
    assert_eq!(describe(&export, &findings), ["2 C1 F1 -/-/1234.50"]);
    assert_eq!(export.invoices[0].currency, Some(Currency::EUR));
    assert_eq!(
        export.tables[0].dialect,
        Dialect { encoding: "Windows-1252", delimiter: ';', header_line: 1 }
    );
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
fn a_missing_file_is_named() {
    let file = InputFile { path: PathBuf::from("no/such/file"), name: "file.csv".to_owned() };
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
        assert_eq!(rows, export.invoices.len() + export.broken.len());
    }
}

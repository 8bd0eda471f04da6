//! Compares the manifest of a run with the sums of the export it was made from.

use std::collections::BTreeMap;
use std::path::Path;

use super::rows::{Row, cents, table};

/// What is open with each debtor, in cents: invoices less credits.
pub(crate) type Sums = BTreeMap<String, i64>;

/// The sums per debtor of an export with these two columns.
pub(crate) fn sums_of_export(rows: &[Row], debtor: &str, residual: &str) -> Sums {
    let mut sums = Sums::new();
    for row in rows {
        *sums.entry(row.cell(debtor).to_owned()).or_default() += cents(row.cell(residual));
    }
    sums
}

/// The sums per debtor of a run folder: what letters ask for, and what `held.csv` keeps back.
pub(crate) fn sums_of_run(folder: &Path) -> Sums {
    let mut sums = Sums::new();
    for piece in table(&folder.join("pieces.csv"), ';') {
        let due = cents(piece.cell("principal")) - cents(piece.cell("credits"));
        let added = cents(piece.cell("penalties")) + cents(piece.cell("indemnities"));
        assert_eq!(due + added, cents(piece.cell("total")), "piece {}", piece.cell("piece_no"));
        *sums.entry(piece.cell("debtor_id").to_owned()).or_default() += due;
    }
    for held in table(&folder.join("held.csv"), ';') {
        *sums.entry(held.cell("debtor_id").to_owned()).or_default() +=
            cents(held.cell("residual"));
    }
    sums
}

/// Every debtor of the export stands in the run with the same amount, to the cent, and nobody else does.
#[track_caller]
pub(crate) fn assert_balances(export: &Sums, run: &Sums) {
    // A debtor who owes nothing leaves no line in a run.
    let open = |sums: &Sums| -> Sums {
        sums.iter()
            .filter(|(_, sum)| **sum != 0)
            .map(|(code, sum)| (code.clone(), *sum))
            .collect()
    };
    assert_eq!(open(export), open(run));
}

#[test]
fn a_run_folder_is_added_up_per_debtor() {
    let folder = std::env::temp_dir().join(format!("relance-sample-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("pieces.csv"),
        "\u{feff}piece_no;debtor_id;principal;credits;penalties;indemnities;total\r\n\
         1;C1;100.00;20.50;0.00;40.00;119.50\r\n",
    )
    .unwrap();
    std::fs::write(
        folder.join("held.csv"),
        "\u{feff}debtor_id;debtor_name;residual\r\nC1;\"A; B\";5.00\r\nC2;D;-7.25\r\n",
    )
    .unwrap();
    let sums = sums_of_run(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(sums, Sums::from([("C1".to_owned(), 8450), ("C2".to_owned(), -725)]));
}

#[test]
#[should_panic(expected = "assertion")]
fn a_cent_too_few_is_seen() {
    let [export, run] = [10_000, 9_999].map(|sum| Sums::from([("C1".to_owned(), sum)]));
    assert_balances(&export, &run);
}

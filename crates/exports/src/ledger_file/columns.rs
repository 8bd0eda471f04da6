//! Which column of a ledger file is which. The law fixes names and order; programs misspell them.

use crate::Field;
use crate::fold::fold;

/// The places of the columns that are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) journal: usize,
    pub(super) journal_name: Option<usize>,
    pub(super) entry: Option<usize>,
    pub(super) date: usize,
    pub(super) account: usize,
    pub(super) account_name: Option<usize>,
    pub(super) debtor: Option<usize>,
    pub(super) debtor_name: Option<usize>,
    pub(super) piece: Option<usize>,
    pub(super) piece_date: Option<usize>,
    pub(super) sums: AmountColumns,
    pub(super) lettering: Option<usize>,
    pub(super) currency: Option<usize>,
    /// How many columns there are, without empty ones at the end.
    pub(super) count: usize,
}

/// The two ways of writing amounts that the law allows.
#[derive(Debug, Clone, Copy)]
pub(super) enum AmountColumns {
    DebitCredit(usize, usize),
    /// An amount, and which side it stands on.
    AmountSide(usize, usize),
}

/// The names of each column, folded; the first is that of the law.
const JOURNAL: &[&str] = &["journalcode", "codejournal"];
const JOURNAL_NAME: &[&str] = &["journallib", "journallibelle"];
const ENTRY: &[&str] = &["ecriturenum", "ecriturenumero", "numecriture"];
const DATE: &[&str] = &["ecrituredate", "dateecriture"];
const ACCOUNT: &[&str] = &["comptenum", "comptenumero", "numcompte"];
const ACCOUNT_NAME: &[&str] = &["comptelib", "comptelibelle"];
const DEBTOR: &[&str] = &["compauxnum", "compteauxnum", "comptauxnum"];
const DEBTOR_NAME: &[&str] = &["compauxlib", "compteauxlib", "comptauxlib"];
const PIECE: &[&str] = &["pieceref", "piecereference"];
const PIECE_DATE: &[&str] = &["piecedate", "datepiece"];
const LETTERING: &[&str] = &["ecriturelet", "ecrturelet", "lettragepiece", "lettrage"];
const CURRENCY: &[&str] = &["idevise", "iddevise", "codedevise"];

impl Columns {
    /// Finds the columns; none when this is not the header of a ledger.
    pub(super) fn recognise(headers: &[String]) -> Option<Self> {
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        let find = |names: &[&str]| folded.iter().position(|it| names.contains(&it.as_str()));
        let sums = match (find(&["debit"]), find(&["credit"])) {
            (Some(debit), Some(credit)) => AmountColumns::DebitCredit(debit, credit),
            _ => AmountColumns::AmountSide(find(&["montant"])?, find(&["sens"])?),
        };
        let filled = folded.iter().rposition(|header| !header.is_empty());
        Some(Self {
            journal: find(JOURNAL)?,
            journal_name: find(JOURNAL_NAME),
            entry: find(ENTRY),
            date: find(DATE)?,
            account: find(ACCOUNT)?,
            account_name: find(ACCOUNT_NAME),
            debtor: find(DEBTOR),
            debtor_name: find(DEBTOR_NAME),
            piece: find(PIECE),
            piece_date: find(PIECE_DATE),
            sums,
            lettering: find(LETTERING),
            currency: find(CURRENCY),
            count: filled.map_or(0, |last| last + 1),
        })
    }

    /// The columns by field, for findings.
    pub(super) fn fields(&self) -> [Option<u16>; Field::COUNT] {
        let amount = match self.sums {
            AmountColumns::DebitCredit(amount, _) | AmountColumns::AmountSide(amount, _) => {
                amount
            }
        };
        let mut columns = [None; Field::COUNT];
        let known = [
            (Field::Debtor, Some(self.debtor.unwrap_or(self.account))),
            (Field::Name, self.debtor_name.or(self.account_name)),
            (Field::Invoice, self.piece),
            (Field::InvoiceDate, self.piece_date),
            (Field::Total, Some(amount)),
        ];
        for (field, place) in known {
            if let Some(column) = columns.get_mut(field.index()) {
                *column = place.and_then(|place| u16::try_from(place).ok());
            }
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAW: &str = "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib \
        CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet \
        ValidDate Montantdevise Idevise";

    #[track_caller]
    fn check(headers: &str, expected: bool) {
        let headers: Vec<String> = headers.split(' ').map(str::to_owned).collect();
        assert_eq!(Columns::recognise(&headers).is_some(), expected);
    }

    #[test]
    fn the_columns_of_the_law_and_more_are_a_ledger() {
        check(LAW, true);
        check(&format!("{LAW} DateRglt ModeRglt NatOp IdClient"), true);
        check(&LAW.replace("Debit Credit", "Montant Sens"), true);
    }

    #[test]
    fn misspelt_columns_are_known() {
        let typos = LAW
            .replace("EcritureLet", "EcrtureLet")
            .replace("CompAuxNum", "CompteAuxNum")
            .replace("Idevise", "CodeDevise");
        check(&typos, true);
    }

    #[test]
    fn another_table_is_not_a_ledger() {
        check("Journal Date Compte Libellé Débit Crédit", false);
        check("Client Facture Montant Solde", false);
    }
}

//! Letters, sheets and postage of a run, summed up for the report.

use std::collections::BTreeMap;

use crate::plan::PlannedLetter;
use crate::post::Piece;
use findings::{Args, Money};

use super::Manifest;
use super::amount;
use super::html::{Cell, Page};

/// Cents as money.
fn money(cents: u64) -> Money {
    Money::from_cents(i64::try_from(cents).unwrap_or(i64::MAX))
}

/// The sums of a group of letters.
#[derive(Debug, Clone, Copy, Default)]
struct LetterSum {
    letters: usize,
    sheets: u64,
    /// Postage of those whose price is known, in cents.
    cents: u64,
    /// The number of letters whose price is not known.
    unpriced: usize,
    /// The amount they ask for.
    total: Money,
}

impl LetterSum {
    fn and(&mut self, other: &Self) {
        self.letters += other.letters;
        self.sheets += other.sheets;
        self.cents += other.cents;
        self.unpriced += other.unpriced;
        self.total += other.total;
    }

    fn of(manifest: &Manifest<'_>, piece: &Piece, letter: &PlannedLetter) -> Self {
        let cents = manifest.post.postage(piece, letter).cents;
        Self {
            letters: 1,
            sheets: piece.sheets.into(),
            cents: cents.unwrap_or_default().into(),
            unpriced: usize::from(cents.is_none()),
            total: letter.totals.total(),
        }
    }
}

/// Letters summed up by a key, in its order.
fn sums<'m, K: Ord>(
    manifest: &'m Manifest<'_>,
    key: impl Fn(&'m Piece, &'m PlannedLetter) -> K,
) -> BTreeMap<K, LetterSum> {
    let mut sums: BTreeMap<K, LetterSum> = BTreeMap::new();
    for piece in manifest.pieces {
        let Some(letter) = manifest.plan.letters.get(piece.letter) else { continue };
        let sum = sums.entry(key(piece, letter)).or_default();
        sum.and(&LetterSum::of(manifest, piece, letter));
    }
    sums
}

impl Page<'_> {
    /// Letters by stage and by kind of mail, with what they ask for.
    pub(super) fn stages(&mut self, manifest: &Manifest<'_>) {
        let key = |piece: &Piece, letter: &PlannedLetter| {
            (letter.stage, piece.class.to_string(), letter.currency)
        };
        let mut rows = Vec::new();
        for ((stage, class, currency), sum) in sums(manifest, key) {
            let mut row =
                vec![Cell::text(self.messages.plain(&stage.key())), Cell::text(class)];
            row.extend(self.counts(&sum));
            let language = self.messages.language();
            row.push(Cell::number(amount(sum.total, Some(currency), language)));
            rows.push(row);
        }
        let headers = ["report-stage", "report-class", "#report-letters", "#report-sheets"];
        let more = ["#report-postage", "#report-amount"];
        self.table(
            Some("report-stages"),
            &headers.into_iter().chain(more).collect::<Vec<_>>(),
            rows,
        );
    }

    /// The streams, their sheets and their postage, and all of them together.
    pub(super) fn streams(&mut self, manifest: &Manifest<'_>) {
        if manifest.streams.is_empty() {
            return;
        }
        let sums = sums(manifest, |piece, _| &*piece.stream);
        let (mut rows, mut all) = (Vec::new(), LetterSum::default());
        for file in manifest.streams {
            let sum = sums.get(&*file.stream).copied().unwrap_or_default();
            all.and(&sum);
            let mut row = vec![Cell::link(&file.file, file.file.clone())];
            row.extend(self.counts(&sum));
            rows.push(row);
        }
        let mut row = vec![Cell::text(self.messages.plain("report-all"))];
        row.extend(self.counts(&all));
        rows.push(row);
        let headers = ["report-stream", "#report-letters", "#report-sheets", "#report-postage"];
        self.table(Some("report-streams"), &headers, rows);
    }

    /// Letters, sheets and postage.
    fn counts(&self, sum: &LetterSum) -> [Cell; 3] {
        let known = (sum.unpriced < sum.letters).then(|| self.cents(sum.cents));
        let unknown = (sum.unpriced > 0).then(|| {
            self.messages.get("report-unpriced", &Args::new().count("letters", sum.unpriced))
        });
        let postage: Vec<String> = known.into_iter().chain(unknown).collect();
        [
            Cell::number(sum.letters.to_string()),
            Cell::number(sum.sheets.to_string()),
            Cell::number(postage.join(", ")),
        ]
    }

    /// The postage of a letter; empty where no source gives it.
    pub(super) fn postage(
        &self,
        manifest: &Manifest<'_>,
        piece: &Piece,
        letter: &PlannedLetter,
    ) -> Cell {
        match manifest.post.postage(piece, letter).cents.map(u64::from) {
            Some(cents) => Cell::amount(self.cents(cents), money(cents)),
            None => Cell::amount(String::new(), Money::ZERO),
        }
    }

    /// Cents in the currency of the tariff.
    fn cents(&self, cents: u64) -> String {
        amount(money(cents), None, self.messages.language())
    }
}

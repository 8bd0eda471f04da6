//! Public holidays of France.

use super::{Holiday, YearlyDay};

/// The public holidays of France.
///
/// Code du travail L3133-1 (Légifrance, version in force on 2024-09-17).
pub(super) const HOLIDAYS: &[Holiday] = &[
    Holiday { day: YearlyDay::Fixed(1, 1), name: "1er janvier" },
    Holiday { day: YearlyDay::Easter(1), name: "lundi de Pâques" },
    Holiday { day: YearlyDay::Fixed(5, 1), name: "1er mai" },
    Holiday { day: YearlyDay::Fixed(5, 8), name: "8 mai" },
    Holiday { day: YearlyDay::Easter(39), name: "Ascension" },
    Holiday { day: YearlyDay::Easter(50), name: "lundi de Pentecôte" },
    Holiday { day: YearlyDay::Fixed(7, 14), name: "14 juillet" },
    Holiday { day: YearlyDay::Fixed(8, 15), name: "Assomption" },
    Holiday { day: YearlyDay::Fixed(11, 1), name: "Toussaint" },
    Holiday { day: YearlyDay::Fixed(11, 11), name: "11 novembre" },
    Holiday { day: YearlyDay::Fixed(12, 25), name: "Noël" },
];

/// Public holidays of Moselle, Bas-Rhin and Haut-Rhin beside those of the country.
///
/// Code du travail L3134-13, after the ordinance of 16 August 1892. Good Friday holds only in communes
/// with a Protestant or shared church; it is taken for all, which can only give the debtor more time.
pub(super) const ALSACE_MOSELLE: &[Holiday] = &[
    Holiday { day: YearlyDay::Easter(-2), name: "vendredi saint" },
    Holiday { day: YearlyDay::Fixed(12, 26), name: "second jour de Noël" },
];

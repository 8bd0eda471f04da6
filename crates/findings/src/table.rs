//! Every kind of finding, once: code, what it does to the debtor, meaning, remedy and the sentence in both languages.
//!
//! This table is long because it is one: [`Code`], the messages and `docs/findings.md` are made of it. A new kind stands in
//! the section of the room that reports it, with the next free number; numbers are never used again.
//!
//! - `meaning` and `remedy` are Markdown, cells of the table in `docs/findings.md`; links lead from there.
//! - `en` and `fr` are Fluent patterns: what stood there, what was expected, what to do, with the values of the finding by
//!   name. Place, effect and code are printed before them.

use crate::codes::{Severity, codes};

codes! {
    // --- read: R
    NotAnAmount = "R1", Hold;
        meaning: "A cell that must hold an amount does not.";
        remedy: "Correct the cell. `1 234,56`, `1.234,56`, `1234.56` and `1 234,56 €` are read.";
        en: "`{ $text }` is not an amount; expected one like 1 234,56. Correct the cell in the export";
        fr: "« { $text } » n’est pas un montant ; attendu par exemple 1 234,56. Corrigez la cellule dans l’export";
    NotADate = "R2", Hold;
        meaning: "A cell that must hold a date does not.";
        remedy: "Correct the cell. `31/12/2026` and `2026-12-31` are read.";
        en: "`{ $text }` is not a date; expected one like 31/12/2026 or 2026-12-31. Correct the cell in the export";
        fr: "« { $text } » n’est pas une date ; attendu par exemple 31/12/2026 ou 2026-12-31. Corrigez la cellule dans l’export";
    UnknownColumn = "R3", Warning;
        meaning: "Columns whose headers are not known were left aside, and nothing in them looks needed; all of a file in one line.";
        remedy: "Nothing, or name the field of one under `[export.columns]`.";
        en: r"{ $columns ->
    [one] column `{ $header }` was left aside: its field is not known, or another column gives it. If it is needed, name its field under [export.columns]
   *[other] { $columns } columns were left aside, and nothing in them looks needed: `{ $header }`. Name the field of one that is needed under [export.columns]
}";
        fr: r"{ $columns ->
    [one] la colonne « { $header } » a été laissée de côté : son champ n’est pas connu, ou une autre colonne le donne. Si elle est utile, indiquez son champ sous [export.columns]
   *[other] { $columns } colonnes ont été laissées de côté, et rien dans leurs cellules ne paraît utile : « { $header } ». Si l’une est utile, indiquez son champ sous [export.columns]
}";
    TwoColumnsForOneField = "R4", Hold;
        meaning: "Two columns claim to be the same field, or two hold words for how invoices stand.";
        remedy: r#"Name the one to use under `[export.columns]`, and set the other to `""` there."#;
        en: r#"columns `{ $first }` and `{ $second }` both give { $field }; name the one to use under [export.columns], and set the other to "" there"#;
        fr: r#"les colonnes « { $first } » et « { $second } » donnent toutes deux { $field } ; indiquez celle à retenir sous [export.columns], et mettez l’autre à """#;
    EmptyFile = "R5", Warning;
        meaning: "A file without a byte, or without a header.";
        remedy: "Export it again.";
        en: "the file is empty; expected a header line and one row per invoice. Export it again";
        fr: "le fichier est vide ; attendu une ligne d’en-tête et une ligne par facture. Refaites l’export";
    HeaderOnly = "R6", Warning;
        meaning: "A header and not one row under it.";
        remedy: "Nothing if nothing is open; else export it again.";
        en: "the file has a header and not one row; nothing is overdue, or the export was cut short";
        fr: "le fichier a un en-tête et aucune ligne ; rien n’est échu, ou l’export a été coupé";
    MissingColumn = "R7", Hold;
        meaning: "A column that letters cannot do without is missing.";
        remedy: "Export it too, or name it under `[export.columns]`.";
        en: "no column gives { $field }; expected one named for instance `{ $example }`, or name yours under [export.columns]";
        fr: "aucune colonne ne donne { $field } ; attendu par exemple « { $example } », ou indiquez la vôtre sous [export.columns]";
    WrongNumberOfCells = "R8", Hold;
        meaning: "A row with more or fewer cells than the header.";
        remedy: "Look for a missing quote or a delimiter inside a value.";
        en: "the row has { $found } cells, the header has { $expected }; look for a missing quote or a delimiter inside a value";
        fr: "la ligne a { $found } cellules, l’en-tête en a { $expected } ; cherchez un guillemet manquant ou un séparateur dans une valeur";
    UnknownWord = "R9", Hold;
        meaning: "A cell that must hold one of a few words does not.";
        remedy: "Use one of the words in the message, or say what this one means under `[export.kinds]` or `[export.documents]`.";
        en: r#"`{ $text }` is not known here; expected one of { $expected }. For a kind of debtor or of document, say what the word means under [export.kinds] or [export.documents]; `"{ $header }" = ""` under [export.columns] leaves the column aside"#;
        fr: r#"« { $text } » n’est pas connu ici ; attendu l’un de { $expected }. Pour un type de débiteur ou de document, dites ce que le mot veut dire sous [export.kinds] ou [export.documents] ; « "{ $header }" = "" » sous [export.columns] laisse la colonne de côté"#;
    MissingCell = "R10", Hold;
        meaning: "A row without debtor or invoice number.";
        remedy: "Fill in the cell.";
        en: "the cell { $field } is empty; expected a value in every row";
        fr: "la cellule { $field } est vide ; attendu une valeur sur chaque ligne";
    NotText = "R11", Hold;
        meaning: "Bytes that are not text in the file's encoding.";
        remedy: "Export the file again as UTF-8.";
        en: "the bytes here are not { $encoding }; export the file again as UTF-8";
        fr: "les octets ne sont pas du { $encoding } ; refaites l’export en UTF-8";
    OpenQuote = "R12", Hold;
        meaning: "A quote that opens and does not close as it should.";
        remedy: "Quote whole cells, and double the quotes inside them.";
        en: r#"a quote opens in this row and does not close as it should; expected `"` around whole cells and `""` inside them. Correct the row or export the file again"#;
        fr: r#"un guillemet s’ouvre sur cette ligne et ne se ferme pas comme il faut ; attendu « " » autour de cellules entières et « "" » à l’intérieur. Corrigez la ligne ou refaites l’export"#;
    NamedColumnAbsent = "R13", Hold;
        meaning: "A column named under `[export.columns]` is in no file.";
        remedy: "Correct its name there, or take the line out.";
        en: "column `{ $header }`, which [export.columns] { $field ->
    [nothing] leaves aside
   *[other] names for { $field }
}, is in no file; correct its name there or take the line out";
        fr: "la colonne « { $header } », que [export.columns] { $field ->
    [nothing] laisse de côté
   *[other] indique pour { $field }
}, n’est dans aucun fichier ; corrigez son nom ou supprimez la ligne";
    CurrencyDisagrees = "R14", Hold;
        meaning: "An amount carries the sign of another currency than its row.";
        remedy: "Correct one of the two.";
        en: "`{ $text }` is in { $found }, the row in { $expected }; correct one of the two";
        fr: "« { $text } » est en { $found }, la ligne en { $expected } ; corrigez l’un des deux";
    UndecidedAmount = "R15", Hold;
        meaning: "A column of amounts such as `1,234` where no row says whether that is a thousand.";
        remedy: r#"Write `decimal = ","` or `"."` under `[export]`."#;
        en: r#"`{ $text }` may be { $first } or { $second }, and no row of the column says which ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}). Say what stands before decimals: decimal = "," or decimal = "." under [export]"#;
        fr: r#"« { $text } » peut être { $first } ou { $second }, et aucune ligne de la colonne ne le dit ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}). Indiquez ce qui précède les décimales : decimal = "," ou decimal = "." sous [export]"#;
    UndecidedDate = "R16", Hold;
        meaning: "A column of dates such as `03/04/2026` where no date of the file says what stands first.";
        remedy: r#"Write `date_order = "dmy"`, `"mdy"` or `"ymd"` under `[export]`."#;
        en: r#"`{ $text }` may be { $first } or { $second }, and no date of the file says which ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}). Say what stands first: date_order = "dmy", "mdy" or "ymd" under [export]"#;
        fr: r#"« { $text } » peut être le { $first } ou le { $second }, et aucune date du fichier ne le dit ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}). Indiquez ce qui vient en premier : date_order = "dmy", "mdy" ou "ymd" sous [export]"#;
    Repaired = "R17", Warning;
        meaning: "A postcode or SIREN that a spreadsheet took for a number was put right: `1300` in France is `01300`, `1067` in Germany `01067`, `75008.0` is `75008`. Where a row names no country and the creditor is in France, so is the postcode, unless VAT number or town speak of another country.";
        remedy: "Check it; better export without opening the file in a spreadsheet.";
        en: "`{ $text }` is read as { $repaired }: a spreadsheet took it for a number. Export without opening the file in one";
        fr: "« { $text } » est lu { $repaired } : un tableur l’a pris pour un nombre. Exportez sans ouvrir le fichier dans un tableur";
    DigitsLost = "R18", Warning;
        meaning: "A SIREN of which a spreadsheet has lost digits was left out.";
        remedy: "Export without opening the file in a spreadsheet.";
        en: "digits of `{ $text }` are lost: a spreadsheet took it for a number. It is left out; export without opening the file in one";
        fr: "des chiffres de « { $text } » sont perdus : un tableur l’a pris pour un nombre. La valeur est laissée de côté ; exportez sans ouvrir le fichier dans un tableur";
    NumberRounded = "R19", Hold;
        meaning: "A debtor code or invoice number such as `2,02611E+11`, rounded by a spreadsheet.";
        remedy: "Export without opening the file in a spreadsheet.";
        en: "`{ $text }` is a number that a spreadsheet has rounded; expected a code or number with all its digits. Export without opening the file in one";
        fr: "« { $text } » est un nombre qu’un tableur a arrondi ; attendu un code ou un numéro avec tous ses chiffres. Exportez sans ouvrir le fichier dans un tableur";
    TotalDisagrees = "R20", Hold;
        meaning: "A printed total or subtotal is not the sum of the rows it covers; every row of the file is held.";
        remedy: r#"Look for rows that are missing, filtered out or stand twice; `subtotals = "ignore"` under `[export]` if the totals mean something else."#;
        en: r#"the printed total `{ $label }` in { $header } is { $found }, the { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} it covers sum to { $expected }; nothing of this file is used. Look for rows that are missing, filtered out or stand twice and export it again; if the printed totals mean something else, write subtotals = "ignore" under [export]"#;
        fr: r#"le total imprimé « { $label } » de { $header } est { $found }, { $rows ->
    [one] la ligne qu’il couvre fait
   *[other] les { $rows } lignes qu’il couvre font
} { $expected } ; rien de ce fichier n’est utilisé. Cherchez des lignes manquantes, filtrées ou en double et exportez de nouveau ; si les totaux imprimés veulent dire autre chose, écrivez subtotals = "ignore" sous [export]"#;
    ColumnLooksNeeded = "R21", Warning;
        meaning: "A column that is not known but looks needed was left aside; the three nearest fields are named.";
        remedy: "Name its field under `[export.columns]`.";
        en: "column `{ $header }` is not known and was left aside, but looks needed; the nearest fields are { $fields }. Name its field under [export.columns]";
        fr: "la colonne « { $header } » n’est pas connue et a été laissée de côté, mais semble utile ; les champs les plus proches sont { $fields }. Indiquez son champ sous [export.columns]";
    OtherReport = "R22", Hold;
        meaning: "An export of something else: payments, accounts, entries of a ledger, what is owed to suppliers, quotes, orders, recurring schedules. Where no file of the job lists anything else, nothing is made and the exit code is 2.";
        remedy: r#"Export the open invoices, or write `lists = "invoices"` under `[export]`."#;
        en: r#"this file lists { $lists ->
    [payments] payments received
    [accounts] accounts and their names
    [suppliers] what is owed to suppliers
    [quotes] quotes
    [orders] orders
    [schedules] recurring schedules
   *[bookings] entries of a ledger
} and no open invoices; its rows are held. Export the open invoices of customers instead, or write lists = "invoices" under [export] if that is what it is"#;
        fr: r#"ce fichier énumère { $lists ->
    [payments] des paiements reçus
    [accounts] des comptes et leurs noms
    [suppliers] ce qui est dû aux fournisseurs
    [quotes] des devis
    [orders] des commandes
    [schedules] des échéanciers récurrents
   *[bookings] des écritures
} et non des factures ouvertes ; ses lignes sont retenues. Exportez plutôt les factures ouvertes des clients, ou écrivez lists = "invoices" sous [export] si c’est bien cela"#;
    BareTotal = "R40", Hold;
        meaning: "No column says what remains of the totals, and columns that may say it were left aside; every row of the file is held.";
        remedy: r#"Name one under `[export.columns]`, or write `total = "open"` under `[export]` if the total is what remains."#;
        en: r#"no column says what remains of `{ $total }`, and { $columns } left aside may say it; a bare total is not asked for. Name it under [export.columns], as { $holds ->
    [dates] "{ $first }" = "settled" (the day of its settlement)
    [sides] "{ $first }" = "side" (debit or credit)
    [words] "{ $first }" = "status" (how it stands)
   *[amounts] "{ $first }" = "residual" (what remains) or "paid"
}; or write total = "open" under [export] if the total is what remains"#;
        fr: r#"aucune colonne ne dit ce qui reste de « { $total } », et { $columns }, laissé de côté, le dit peut-être ; un simple total n’est pas réclamé. Indiquez la colonne sous [export.columns], par exemple { $holds ->
    [dates] "{ $first }" = "settled" (le jour de son règlement)
    [sides] "{ $first }" = "side" (débit ou crédit)
    [words] "{ $first }" = "status" (son état)
   *[amounts] "{ $first }" = "residual" (ce qui reste) ou "paid"
} ; ou écrivez total = "open" sous [export] si le total est ce qui reste"#;
    BlankResidual = "R41", Hold;
        meaning: "The cell that says what remains is empty, and the document has an amount.";
        remedy: "Fill it in, 0 where nothing remains.";
        en: "the cell that says what remains is empty, and the document comes to { $total }; an empty cell is not the whole amount. Fill it in (0 where nothing remains) or export again";
        fr: "la cellule qui dit ce qui reste est vide, et la pièce fait { $total } ; une cellule vide n’est pas le montant entier. Remplissez-la (0 s’il ne reste rien) ou exportez de nouveau";
    FormulaWithoutResult = "R42", Hold;
        meaning: "A formula whose result the workbook does not hold.";
        remedy: "Open the file in a spreadsheet program and save it.";
        en: "`{ $text }` is a formula and the workbook does not hold its result. Open the file in a spreadsheet program, let it calculate, save it and run again";
        fr: "« { $text } » est une formule dont le classeur ne contient pas le résultat. Ouvrez le fichier dans un tableur, laissez-le calculer, enregistrez et recommencez";
    BalanceBreaks = "R43", Hold;
        meaning: "A balance that grows from row to row and breaks off, or begins with what no row explains; every row of the file is held.";
        remedy: "Export the open items with what remains of each.";
        en: "`{ $header }` grows like the balance of an account and not like what remains of each document, and it breaks off here: a row is missing or out of order, or what was open before the first row is not in the file. Export the open items with what remains of each; or name the column that says it under [export.columns]";
        fr: "« { $header } » évolue comme le solde d’un compte et non comme ce qui reste de chaque pièce, et la suite est rompue ici : une ligne manque ou n’est pas à sa place, ou ce qui était ouvert avant la première ligne n’est pas dans le fichier. Exportez les pièces ouvertes avec ce qui reste de chacune ; ou indiquez la colonne qui le dit sous [export.columns]";
    AmountOfTheFirm = "R44", Hold;
        meaning: "An amount in the currency of the firm's books beside a document in another; every row of the file is held.";
        remedy: "Export the amounts in the currency of the document.";
        en: "the document is in { $text }, and its amount is given in { $expected }, the currency of your books; expected what is owed in { $text }. Export the column with the amounts in the currency of the document";
        fr: "la pièce est en { $text }, et son montant est donné en { $expected }, la devise de vos livres ; attendu ce qui est dû en { $text }. Exportez la colonne des montants dans la devise de la pièce";
    SideDisagrees = "R45", Hold;
        meaning: "An amount whose minus and side (`D`, `C`) contradict the other rows; every row of the file is held.";
        remedy: "Correct the row, or export again.";
        en: "the amount has a minus and its side is `{ $text }`, and other rows of this file use minus and side differently; expected one way in the whole file. Correct the row or export again";
        fr: "le montant a un signe moins et son sens est « { $text } », et d’autres lignes de ce fichier emploient signe et sens autrement ; attendu une seule manière dans tout le fichier. Corrigez la ligne ou exportez de nouveau";
    RowsOfInvoiceDiffer = "R46", Hold;
        meaning: "Two rows of one invoice that should say the same of it and do not, in a file with a row per line or payment.";
        remedy: "Correct the rows, or export one row per invoice.";
        en: "another row of this invoice gives other dates or amounts, and each row of this file is a line or a payment of an invoice; expected the same of it on all of them. Correct the rows or export one row per invoice";
        fr: "une autre ligne de cette facture donne d’autres dates ou montants, et chaque ligne de ce fichier est une ligne ou un paiement d’une facture ; attendu la même chose sur toutes. Corrigez les lignes ou exportez une ligne par facture";
    BalanceAboveAmount = "R47", Hold;
        meaning: "A column of balances that are more than the amounts beside them; every row of the file is held.";
        remedy: "Export the open items with what remains of each, or name the column under `[export.columns]`.";
        en: r#"`{ $header }` is more than the amount beside it, so it is not what remains of each document. Export the open items with what remains of each; or name the column that says it under [export.columns], as "{ $header }" = "residual" if it does all the same"#;
        fr: r#"« { $header } » dépasse le montant de la même ligne : ce n’est donc pas ce qui reste de chaque pièce. Exportez les pièces ouvertes avec ce qui reste de chacune ; ou indiquez la colonne qui le dit sous [export.columns], par exemple "{ $header }" = "residual" si c’est bien elle"#;
    BandsDisagree = "R48", Hold;
        meaning: "Columns by age that do not come to what remains.";
        remedy: "Export the report again.";
        en: "the columns by age come to { $sum } and what remains is { $found }; expected the same. Export the report again";
        fr: "les colonnes par âge font { $sum } et ce qui reste est { $found } ; attendu la même somme. Exportez de nouveau";
    BalancesOnly = "R49", Hold;
        meaning: "A report with one balance per debtor and no invoice.";
        remedy: "Export the detailed report.";
        en: "this report gives one balance per debtor and no invoice; letters name each invoice. Export the detailed report (open items, aged receivables detail) instead";
        fr: "cet état donne un solde par débiteur et aucune facture ; les lettres nomment chaque facture. Exportez plutôt l’état détaillé (postes ouverts, balance âgée détaillée)";
    OtherAccounts = "R50", Hold;
        meaning: "Accounts of other kinds among those of customers: a journal or general ledger; every row of the file is held.";
        remedy: "Export the accounts of customers alone, or the FEC.";
        en: "`{ $text }` is no customer's account and stands beside accounts of customers: this is a journal or a general ledger, in which one invoice has several lines. Export the accounts of customers alone (open items, 411…), or the ledger file (FEC) of the year";
        fr: "« { $text } » n’est pas un compte client et figure à côté de comptes clients : c’est un journal ou un grand livre général, où une facture a plusieurs lignes. Exportez les seuls comptes clients (postes ouverts, 411…), ou le fichier des écritures (FEC) de l’exercice";
    TotalUnproved = "R51", Warning;
        meaning: "A printed total that cannot be compared with its rows, because an amount above it cannot be read: it does not prove that no row is missing.";
        remedy: "Correct that amount.";
        en: "the printed total `{ $label }` in { $header } cannot be compared with its rows, because an amount above it cannot be read: it does not prove that no row is missing. Correct that amount and read the file again";
        fr: "le total imprimé « { $label } » de { $header } ne peut pas être comparé à ses lignes, parce qu’un montant au-dessus est illisible : il ne prouve pas qu’aucune ligne ne manque. Corrigez ce montant et relisez le fichier";
    NumberOfCredit = "R52", Hold;
        meaning: "The number begins like those of credit notes (`AV`, `CN`, `NC` …), the amount has no minus, and no column says what the document is.";
        remedy: r#"Say it under `[export.documents]`: `"AV" = "credit-note"` or `"invoice"`."#;
        en: r#"{ $text } is numbered like a credit note, and its amount has no minus; no column says what it is. Say it under [export.documents]: "{ $letters }" = "credit-note" or "invoice""#;
        fr: r#"{ $text } a le numéro d’un avoir, et son montant n’a pas de signe moins ; aucune colonne ne dit ce que c’est. Dites-le sous [export.documents] : "{ $letters }" = "credit-note" ou "invoice""#;
    StatusUnknown = "R30", Warning;
        meaning: "A word for how an invoice stands that nobody knows, with the number of its rows, which are held (`status-unknown`).";
        remedy: "Say what it means under `[export.status]`.";
        en: r#"the word `{ $text }` of column `{ $header }` is not known; { $rows ->
    [one] the row with it is held
   *[other] the { $rows } rows with it are held
}. Say what it means under [export.status]: "{ $text }" = one of { $states }"#;
        fr: r#"le mot « { $text } » de la colonne « { $header } » n’est pas connu ; { $rows ->
    [one] la ligne qui le porte est retenue
   *[other] les { $rows } lignes qui le portent sont retenues
}. Dites ce qu’il veut dire sous [export.status] : "{ $text }" = l’un de { $states }"#;
    StatusWordsMany = "R31", Warning;
        meaning: "More such words in one column than are told one by one.";
        remedy: r#"As above, or leave the column aside: `"header" = ""` under `[export.columns]`."#;
        en: r#"{ $words ->
    [one] { $words } more unknown word
   *[other] { $words } more unknown words
} in column `{ $header }`, such as `{ $text }`; { $rows ->
    [one] { $rows } row is held
   *[other] { $rows } rows are held
}. If this column does not say how invoices stand, leave it aside: "{ $header }" = "" under [export.columns]"#;
        fr: r#"{ $words ->
    [one] encore { $words } mot inconnu
   *[other] encore { $words } mots inconnus
} dans la colonne « { $header } », par exemple « { $text } » ; { $rows ->
    [one] { $rows } ligne est retenue
   *[other] { $rows } lignes sont retenues
}. Si cette colonne ne dit pas l’état des factures, laissez-la de côté : "{ $header }" = "" sous [export.columns]"#;
    ColumnCouldMatter = "R32", Warning;
        meaning: "A column that was left aside holds amounts, words for how invoices stand, or dates.";
        remedy: r#"Name its field under `[export.columns]`, or set it to `""` there."#;
        en: r#"column `{ $header }` was left aside, and it holds { $holds ->
    [amounts] amounts
    [states] words for how an invoice stands
   *[dates] dates
}. If it is needed, name its field under [export.columns]; if not, "{ $header }" = """#;
        fr: r#"la colonne « { $header } » a été laissée de côté, et elle contient { $holds ->
    [amounts] des montants
    [states] des mots qui disent l’état d’une facture
   *[dates] des dates
}. Si elle est utile, indiquez son champ sous [export.columns] ; sinon "{ $header }" = """#;
    TwiceEncoded = "R60", Warning;
        meaning: "Text that was turned into UTF-8 twice (`SociÃ©tÃ©`) is read as it was before; what cannot be put right holds its row as R11.";
        remedy: "Check the names, or export again as UTF-8.";
        en: r"text was turned into UTF-8 twice: `{ $text }` is read as `{ $repaired }`, here and in { $rows ->
    [one] { $rows } line
   *[other] { $rows } lines
} in all. Check the names, or export the file again as UTF-8";
        fr: r"du texte a été converti deux fois en UTF-8 : « { $text } » est lu « { $repaired } », ici et sur { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} en tout. Vérifiez les noms, ou refaites l’export en UTF-8";
    RowsHidden = "R61", Hold;
        meaning: "Rows that the workbook does not show, because of a filter or because somebody hid them; how many and what they come to. They are held with their debtors.";
        remedy: r#"Write `hidden_rows = "read"` or `"leave-out"` under `[export]`."#;
        en: r#"{ $rows ->
    [one] { $rows } row of this sheet is
   *[other] { $rows } rows of this sheet are
} hidden, { $sum } in all; these rows and their debtors are held. Write hidden_rows = "read" under [export] if they count, or hidden_rows = "leave-out" if they do not"#;
        fr: r#"{ $rows ->
    [one] { $rows } ligne de cette feuille est masquée
   *[other] { $rows } lignes de cette feuille sont masquées
}, { $sum } en tout ; ces lignes et leurs débiteurs sont retenus. Écrivez hidden_rows = "read" sous [export] si elles comptent, ou hidden_rows = "leave-out" sinon"#;
    SheetAside = "R62", Hold;
        meaning: "A sheet of the workbook has the columns of open invoices, but not the same as the first that is read, and none that says what remains; its rows are held.";
        remedy: "Name the sheet to read, or give both the same columns.";
        en: r#"sheet `{ $sheet }` of this workbook has the columns of open invoices too, but not the same ones as `{ $first }`, and none says what remains; its rows are held. Write sheet = "{ $first }" under [export] to read that one alone, or give both sheets the same columns"#;
        fr: r#"la feuille « { $sheet } » de ce classeur a aussi les colonnes de factures ouvertes, mais pas les mêmes que « { $first } », et aucune ne dit ce qui reste ; ses lignes sont retenues. Écrivez sheet = "{ $first }" sous [export] pour ne lire que celle-là, ou donnez aux deux feuilles les mêmes colonnes"#;
    LetterLost = "R63", Hold;
        meaning: "A letter of a name, street or town became a question mark in another program (`Soci?t?`).";
        remedy: "Correct it, or export again as UTF-8.";
        en: "a letter of `{ $text }` was lost and became a question mark. Correct it, or export the file again as UTF-8";
        fr: "une lettre de « { $text } » est perdue, devenue un point d’interrogation. Corrigez-la, ou refaites l’export en UTF-8";
    ControlCharacter = "R64", Hold;
        meaning: "A row with a control character, which no program writes into a table on purpose.";
        remedy: "Take it out of the program's data, or export the file again.";
        en: "a control character ({ $codepoint }) stands in this row; take it out of the data of the program, or export the file again";
        fr: "un caractère de commande ({ $codepoint }) figure sur cette ligne ; retirez-le des données du logiciel, ou refaites l’export";

    // --- e-invoices: E
    InvoiceFileLeftOut = "E1", Warning;
        meaning: "A file of XML that is no [electronic invoice](invoices.md) or message about one, or of which nothing is to be believed; it is left out.";
        remedy: "Get the file again from where it came; a file of another kind may lie where it is.";
        en: r"{ $reason ->
    [empty] the file is empty
    [large] the file has { $text } bytes, and no more than 20 MB are read
    [no-xml] the file is no XML
    [encoding] its encoding `{ $text }` is not known
    [bytes] it says that it is { $text }, and its bytes are not
    [doctype] it has a DOCTYPE, which no invoice needs and which can make a file grow or ask for others
    [entity] the entity `{ $text }` is not defined
    [deep] its elements stand more than 64 deep inside one another
    [many] it has more elements than any invoice
    [long] this value is longer than any that is read
    [truncated] the file ends here, inside this element
    [root] it is XML of another kind, `{ $text }`
   *[malformed] it breaks the rules of XML here
}; expected an electronic invoice. It is left out: get it again from where it came";
        fr: r"{ $reason ->
    [empty] le fichier est vide
    [large] le fichier fait { $text } octets, et 20 Mo au plus sont lus
    [no-xml] le fichier n’est pas du XML
    [encoding] son encodage « { $text } » n’est pas connu
    [bytes] il se dit en { $text }, et ses octets n’en sont pas
    [doctype] il a un DOCTYPE, dont aucune facture n’a besoin et qui peut faire grossir un fichier ou en demander d’autres
    [entity] l’entité « { $text } » n’est pas définie
    [deep] ses éléments sont imbriqués sur plus de 64 niveaux
    [many] il a plus d’éléments qu’aucune facture
    [long] cette valeur est plus longue que toutes celles qui sont lues
    [truncated] le fichier s’arrête ici, dans cet élément
    [root] c’est du XML d’un autre genre, « { $text } »
   *[malformed] il enfreint ici les règles du XML
} ; attendu une facture électronique. Il est laissé de côté : reprenez-le à sa source";
    InvoiceValueMissing = "E2", Hold;
        meaning: "An electronic invoice without something that none can be without.";
        remedy: "Get a whole invoice from the program that made it.";
        en: r"{ $about ->
    [number] it has no number
    [issued] it has no day of issue
    [type] it has no type
    [currency] it has no currency
    [total] it has no total
    [due-amount] it does not say what was due
    [seller] it names no seller
   *[buyer] it names no buyer
}; expected one in every invoice. Get the invoice again from the program that made it";
        fr: r"{ $about ->
    [number] elle n’a pas de numéro
    [issued] elle n’a pas de date d’émission
    [type] elle n’a pas de type
    [currency] elle n’a pas de devise
    [total] elle n’a pas de total
    [due-amount] elle ne dit pas ce qui était dû
    [seller] elle ne nomme pas de vendeur
   *[buyer] elle ne nomme pas d’acheteur
} ; toute facture doit en avoir. Reprenez la facture dans le logiciel qui l’a faite";
    InvoiceAmountsDisagree = "E3", Hold;
        meaning: "The amount due in an electronic invoice is not its total less what was paid, plus rounding (rule BR-CO-16 of EN 16931).";
        remedy: "Correct the invoice where it was made.";
        en: "{ $text } is due by the invoice, and its total less what was paid makes { $expected }. Correct the invoice where it was made";
        fr: "la facture demande { $text }, et son total moins ce qui a été payé fait { $expected }. Corrigez la facture là où elle a été faite";
    InvoiceOverpaid = "E4", Hold;
        meaning: "More was paid at issue than an electronic invoice comes to, as where a payment was taken off twice.";
        remedy: "Correct the invoice where it was made, or settle it by hand.";
        en: "{ $text } is due: more was paid than the invoice comes to, as where a payment was taken off twice. Correct the invoice where it was made";
        fr: "{ $text } reste dû : il a été payé plus que la facture ne compte, comme quand un paiement est déduit deux fois. Corrigez la facture là où elle a été faite";
    InvoiceCreditNegative = "E5", Hold;
        meaning: "A credit note with a negative amount: some programs mean a credit by it, some its reversal.";
        remedy: "Look at it, and correct the sign where it was made.";
        en: "this credit note comes to { $text }; a credit note is positive, and a negative one can mean its reversal. Look at it, and correct the sign where it was made";
        fr: "cet avoir est de { $text } ; un avoir est positif, et un avoir négatif peut en être l’annulation. Regardez-le, et corrigez le signe là où il a été fait";
    InvoicePaidAndDue = "E6", Hold;
        meaning: "The framework of an electronic invoice says that it was paid at issue (B2, S2, M2), and an amount is due.";
        remedy: "Correct the framework or the amount where it was made.";
        en: "its framework { $text } says that it was paid when it was issued, and { $due } is due. Correct one of the two where it was made";
        fr: "son cadre { $text } dit qu’elle a été payée à l’émission, et { $due } reste dû. Corrigez l’un des deux là où elle a été faite";
    InvoiceSeveralDueDates = "E7", Warning;
        meaning: "An electronic invoice names several days to pay by, such as instalments; the latest counts, so that no letter is early.";
        remedy: "Nothing, or give its instalments one by one in an export.";
        en: "it names several days to pay by; { $text }, the latest, counts";
        fr: "elle nomme plusieurs échéances ; la dernière, le { $text }, est retenue";
    InvoiceValueUnreadable = "E8", Hold;
        meaning: "A value of an electronic invoice stands there and cannot be read.";
        remedy: "Correct the invoice where it was made.";
        en: r"`{ $text }` is no { $about ->
    [currency] currency; expected three capitals such as EUR
    [issued] date; expected one like 20261231 or 2026-12-31
    [due-date] date; expected one like 20261231 or 2026-12-31
    [preceding-date] date; expected one like 20261231 or 2026-12-31
   *[amount] amount; expected one like 1204.50
}. Correct the invoice where it was made";
        fr: r"« { $text } » n’est pas { $about ->
    [currency] une devise ; attendu trois capitales comme EUR
    [issued] une date ; attendu par exemple 20261231 ou 2026-12-31
    [due-date] une date ; attendu par exemple 20261231 ou 2026-12-31
    [preceding-date] une date ; attendu par exemple 20261231 ou 2026-12-31
   *[amount] un montant ; attendu par exemple 1204.50
}. Corrigez la facture là où elle a été faite";
    InvoiceValueTwice = "E9", Hold;
        meaning: "What an electronic invoice may say once stands there twice, with different values.";
        remedy: "Correct the invoice where it was made.";
        en: "`{ $other }` stands here, and `{ $text }` before it; expected one of them. Correct the invoice where it was made";
        fr: "« { $other } » figure ici, et « { $text } » avant ; attendu l’un des deux. Corrigez la facture là où elle a été faite";
    InvoiceValueLong = "E10", Hold;
        meaning: "A name or number of an electronic invoice is longer than 300 letters.";
        remedy: "Correct the invoice where it was made.";
        en: "this value has { $letters } letters; no name or number has more than 300. Correct the invoice where it was made";
        fr: "cette valeur a { $letters } lettres ; aucun nom ni numéro n’en a plus de 300. Corrigez la facture là où elle a été faite";
    InvoiceCurrencyDisagrees = "E11", Hold;
        meaning: "An amount of an electronic invoice is in another currency than the invoice.";
        remedy: "Correct the invoice where it was made.";
        en: "this amount is in { $text }, the invoice in { $expected }. Correct one of the two where it was made";
        fr: "ce montant est en { $text }, la facture en { $expected }. Corrigez l’un des deux là où elle a été faite";
    InvoiceTypeUnknown = "E12", Hold;
        meaning: "The type of an electronic invoice is in no list, so nobody knows whether it asks for money.";
        remedy: "Correct the type where it was made: 380 is an invoice, 381 a credit note.";
        en: "`{ $text }` is no type of invoice; expected one of EN 16931 such as 380 or 381. Correct it where the invoice was made";
        fr: "« { $text } » n’est pas un type de facture ; attendu un type de la norme EN 16931 comme 380 ou 381. Corrigez-le là où la facture a été faite";
    InvoiceNoClaim = "E13", Hold;
        meaning: "The type of an electronic invoice asks for no money, as that of a pro forma invoice.";
        remedy: "Take the file out of the folder, or correct its type where it was made.";
        en: "its type { $text } ({ $name }) asks for no money that a letter may name. Take the file out, or correct its type where it was made";
        fr: "son type { $text } ({ $name }) ne demande pas d’argent qu’une lettre puisse nommer. Retirez le fichier, ou corrigez son type là où il a été fait";
    InvoiceDueBeforeIssue = "E14", Hold;
        meaning: "An electronic invoice is to be paid before it was issued.";
        remedy: "Correct the day where it was made.";
        en: "it is to be paid by { $text } and was issued on { $issued }; correct one of the two where it was made";
        fr: "son échéance est le { $text } et elle a été émise le { $issued } ; corrigez l’une des deux là où elle a été faite";
    InvoiceDueFromTerms = "E15", Warning;
        meaning: "The day to pay by was read from the [text of the terms](invoices.md) of an electronic invoice, which names no day of its own.";
        remedy: "Nothing if it is right; else correct the invoice where it was made.";
        en: "`{ $text }` is read as { $due }: the invoice names no day to pay by";
        fr: "« { $text } » est lu comme le { $due } : la facture ne nomme pas d’échéance";
    InvoiceTermsUndecided = "E16", Hold;
        meaning: "The text of the terms of an electronic invoice says when to pay in a way that can mean several days, such as the end of a month, and the invoice names no day of its own.";
        remedy: "Give the day in the invoice, or its due date in an export.";
        en: r"`{ $text }` { $reason ->
    [days] can mean { $first } or { $last }
   *[none] does not give one day
}, and the invoice names none. Give the day to pay by where the invoice was made";
        fr: r"« { $text } » { $reason ->
    [days] peut vouloir dire le { $first } ou le { $last }
   *[none] ne donne pas un jour précis
}, et la facture n’en nomme pas. Indiquez l’échéance là où la facture a été faite";
    InvoiceDirectDebit = "E17", Hold;
        meaning: "The creditor collects the money of an electronic invoice itself: a letter would ask for it twice.";
        remedy: "Nothing where the debit came in; where it was returned, put the invoice into an export.";
        en: "the creditor collects it by direct debit (`{ $text }`); a letter would ask for it twice. Where the debit was returned, put the invoice into an export";
        fr: "le créancier la prélève lui-même (« { $text } ») ; une lettre la demanderait deux fois. Si le prélèvement est revenu impayé, mettez la facture dans un export";
    InvoiceFactored = "E18", Hold;
        meaning: "The money of an electronic invoice is for somebody else than the seller: a factor.";
        remedy: "Leave it to the factor.";
        en: "its money is not for the seller (`{ $text }`): it is the payee’s to ask for it";
        fr: "son montant ne revient pas au vendeur (« { $text } ») : c’est au bénéficiaire de le demander";
    InvoiceSeveralVendors = "E19", Hold;
        meaning: "Several vendors stand in one electronic invoice (frameworks B8, S8, M8).";
        remedy: "Put what is the creditor’s into an export.";
        en: "its framework { $text } has several vendors in one invoice. Put what is the creditor’s into an export";
        fr: "son cadre { $text } réunit plusieurs vendeurs dans une facture. Mettez la part du créancier dans un export";
    InvoiceCorrectsNotOne = "E20", Hold;
        meaning: "A corrected invoice replaces exactly one, and this one names none, or several.";
        remedy: "Give the number of the invoice it replaces where it was made.";
        en: r"a corrected invoice replaces one, and this one names { $named ->
    [0] none
   *[other] { $named }
}. Give the number of the one it replaces where it was made";
        fr: r"une facture rectificative en remplace une, et celle-ci { $named ->
    [0] n’en nomme pas
   *[other] en nomme { $named }
}. Indiquez le numéro de celle qu’elle remplace là où elle a été faite";
    InvoiceTest = "E21", Hold;
        meaning: "An electronic invoice says of itself that it is a test.";
        remedy: "Take the file out of the folder.";
        en: "it says of itself that it is a test; take the file out";
        fr: "elle se dit elle-même un essai ; retirez le fichier";
    StatusTimeUnreadable = "E22", Warning;
        meaning: "The time of a [lifecycle message](invoices.md) cannot be read: it ends no hold, because it may be older than that.";
        remedy: "Get the message again from the platform.";
        en: "`{ $text }` is no time; expected one like 20261231235900. The message ends no hold, because it may be older than that. Get it again from the platform";
        fr: "« { $text } » n’est pas une date avec heure ; attendu par exemple 20261231235900. Le message ne lève aucune retenue, car il peut lui être antérieur. Reprenez-le sur la plateforme";
    StatusUnreadable = "E23", Hold;
        meaning: "A value of a lifecycle message stands twice or cannot be read.";
        remedy: "Get the message again from the platform.";
        en: "`{ $text }` cannot be read here, or contradicts what stands before it; get the message again from the platform";
        fr: "« { $text } » ne peut être lu ici, ou contredit ce qui précède ; reprenez le message sur la plateforme";
    StatusCashedNothing = "E24", Hold;
        meaning: "A lifecycle message says that an invoice was cashed, and not how much.";
        remedy: "Look at the bank, and record the payment.";
        en: "it says that the invoice was cashed, and not how much; nothing is taken off. Look at the bank, and record the payment";
        fr: "il dit que la facture a été encaissée, et pas de combien ; rien n’est déduit. Regardez la banque, et enregistrez le paiement";
    StatusOtherCurrency = "E25", Hold;
        meaning: "A lifecycle message cashes an amount in another currency than that of the invoice.";
        remedy: "Record the payment in the currency of the invoice.";
        en: "{ $text } came for an invoice in { $expected }; nothing is taken off. Record the payment in the currency of the invoice";
        fr: "un encaissement en { $text } porte sur une facture en { $expected } ; rien n’est déduit. Enregistrez le paiement dans la devise de la facture";
    StatusCashedBeyond = "E26", Warning;
        meaning: "Lifecycle messages cash more than was due; nothing remains, and no credit is taken.";
        remedy: "Look whether a payment was told twice, or pay the difference back.";
        en: "{ $text } came by lifecycle messages, and { $due } was due; nothing remains. Look whether a payment was told twice";
        fr: "{ $text } ont été encaissés selon les messages de cycle de vie, et { $due } étaient dus ; il ne reste rien. Vérifiez si un paiement a été annoncé deux fois";
    StatusTakenBack = "E27", Hold;
        meaning: "Lifecycle messages take back more than had come.";
        remedy: "Look for the message of the payment that was taken back.";
        en: "lifecycle messages come to { $text }: more was taken back than had come. Look for the message of the payment";
        fr: "les messages de cycle de vie font { $text } : il a été repris plus que ce qui était encaissé. Cherchez le message du paiement";
    StatusSameNumber = "E28", Hold;
        meaning: "Two lifecycle messages with the same number say different things of an invoice.";
        remedy: "Get both again from the platform.";
        en: "another message has the same number `{ $text }` and says something else; get both again from the platform";
        fr: "un autre message porte le même numéro « { $text } » et dit autre chose ; reprenez les deux sur la plateforme";
    StatusAfterCancellation = "E29", Hold;
        meaning: "An invoice was cancelled by a lifecycle message, and a later one approves it or announces its payment.";
        remedy: "Look at the invoice on the platform.";
        en: "status { $text } follows a cancellation; look at the invoice on the platform";
        fr: "le statut { $text } suit une annulation ; regardez la facture sur la plateforme";
    InvoicePurchase = "E30", Warning;
        meaning: "An electronic invoice in the folder whose seller is not the creditor: a purchase; it is left aside.";
        remedy: "Nothing; or correct `siren` or `vat` of `[creditor]`, where the seller is the creditor all the same.";
        en: "the seller is { $seller } ({ $number }), not the creditor: a purchase, left aside";
        fr: "le vendeur est { $seller } ({ $number }), pas le créancier : un achat, laissé de côté";
    InvoiceSellerUnproved = "E31", Hold;
        meaning: "The seller of an electronic invoice is called as the creditor is, or the buyer is somebody else than the creditor, and the seller gives no SIREN or VAT number that can be compared with those of the job.";
        remedy: "Let the program that made it write one, or take the file out.";
        en: "{ $named ->
    [other] the seller { $seller } gives no SIREN or VAT number to compare with those under [creditor], and the buyer is not the creditor, so that it is no purchase
   *[creditor] the seller is called { $seller } as the creditor is, and gives no SIREN or VAT number to compare with those under [creditor]
}; let the program that made it write one, or take the file out";
        fr: "{ $named ->
    [other] le vendeur { $seller } n’a ni SIREN ni numéro de TVA à comparer avec ceux de [creditor], et l’acheteur n’est pas le créancier : ce n’est pas un achat
   *[creditor] le vendeur s’appelle { $seller } comme le créancier, sans SIREN ni numéro de TVA à comparer avec ceux de [creditor]
} ; faites-les écrire par le logiciel qui l’a faite, ou retirez le fichier";
    InvoiceFileAside = "E32", Warning;
        meaning: "A file in the folder of electronic invoices that is none; it is left aside.";
        remedy: "Nothing, where it is none; else put the invoice with its data there, or list it in an export.";
        en: r"{ $reason ->
    [no-data] a PDF without the data of an invoice, which is left aside: its picture alone is not read. List the invoice in an export, or get the file with its data
    [statement] what a bank sends, not an invoice; it is read where [payments] names it
    [archive] an archive inside an archive, or one that cannot be opened; it is left aside. Unpack it
    [password] it opens with a password only; it is left aside
    [link] it is a link that leads out of the folder; it is left aside
    [large] it is larger than any invoice; it is left aside
    [unreadable] it cannot be read; it is left aside
   *[other] it is neither XML nor PDF; it is left aside
}";
        fr: r"{ $reason ->
    [no-data] un PDF sans les données d’une facture, laissé de côté : son image seule n’est pas lue. Mettez la facture dans un export, ou procurez-vous le fichier avec ses données
    [statement] un envoi de banque, pas une facture ; il est lu là où [payments] le nomme
    [archive] une archive dans une archive, ou qui ne s’ouvre pas ; elle est laissée de côté. Décompressez-la
    [password] il ne s’ouvre qu’avec un mot de passe ; il est laissé de côté
    [link] c’est un lien qui mène hors du dossier ; il est laissé de côté
    [large] il est plus gros qu’aucune facture ; il est laissé de côté
    [unreadable] il ne peut être lu ; il est laissé de côté
   *[other] il n’est ni du XML ni un PDF ; il est laissé de côté
}";
    InvoicesInOneFile = "E33", Hold;
        meaning: "Several invoices stand as data in one PDF: nobody knows which of them its picture shows.";
        remedy: "Make a file of each.";
        en: "{ $files } invoices stand in one PDF, { $numbers }, and nobody knows which of them it shows; make a file of each";
        fr: "{ $files } factures figurent dans un même PDF, { $numbers }, et rien ne dit laquelle il montre ; faites-en un fichier chacune";
    InvoiceTwiceDiffers = "E34", Hold;
        meaning: "Two electronic invoices have the same number and day of issue, and differ.";
        remedy: "Take the wrong one out of the folder.";
        en: "invoice { $invoice } of the same day stands in { $other } as well, with other { $field ->
    [number] signs between its digits, which make it another number
    [type] type
    [currency] currency
    [total] amount
    [due] amount due
    [due-date] due date
    [about] invoice that it is about
    [means] way of being paid, such as direct debit or a factor
   *[buyer] buyer
}; take the wrong one out of the folder";
        fr: "la facture { $invoice } du même jour figure aussi dans { $other }, avec { $field ->
    [number] d’autres signes entre ses chiffres, qui en font un autre numéro
    [type] un autre type
    [currency] une autre devise
    [total] un autre montant
    [due] un autre montant à payer
    [due-date] une autre échéance
    [about] une autre facture dont elle parle
    [means] un autre mode de règlement, par exemple prélèvement ou affacturage
   *[buyer] un autre acheteur
} ; retirez la mauvaise du dossier";
    InvoiceReplaced = "E35", Warning;
        meaning: "A corrected invoice replaces this one, which is closed.";
        remedy: "Nothing.";
        en: "invoice { $invoice } is closed: { $by } of { $day } corrects and replaces it";
        fr: "la facture { $invoice } est close : { $by } du { $day } la rectifie et la remplace";
    InvoiceReplacedMissing = "E36", Warning;
        meaning: "A corrected invoice replaces one that is not in the folder.";
        remedy: "Nothing, where that one is asked for nowhere else.";
        en: "it replaces invoice { $invoice }, which is not in the folder; see that it is asked for nowhere else";
        fr: "elle remplace la facture { $invoice }, qui n’est pas dans le dossier ; veillez à ce qu’elle ne soit réclamée nulle part ailleurs";
    InvoiceReplacementDoubtful = "E37", Hold;
        meaning: "It is not clear which of several invoices is to be paid: corrected invoices replace one another, two replace the same, the one that is replaced is another buyer's, or the export still lists it.";
        remedy: "Take out of the folder what does not stand, or export again.";
        en: r"{ $reason ->
    [circle] invoices that replace one another lead back to { $invoice }; take out of the folder what does not stand
    [two] { $other } replaces invoice { $invoice } as well; take out of the folder what does not stand
    [several] it replaces invoice { $invoice }, and several have that number; take out of the folder what does not stand
    [buyer] it replaces invoice { $invoice }, which is of another buyer; take out of the folder what does not stand
    [cashed] { $other } of invoice { $invoice } were cashed by lifecycle messages, and another one replaces it; let the message name the one that stands, or take out of the folder what does not
   *[export] it replaces invoice { $invoice }, which { $other } still lists as open; export again
}";
        fr: r"{ $reason ->
    [circle] des factures qui se remplacent mènent de nouveau à { $invoice } ; retirez du dossier celle qui ne vaut pas
    [two] { $other } remplace aussi la facture { $invoice } ; retirez du dossier celle qui ne vaut pas
    [several] elle remplace la facture { $invoice }, et plusieurs portent ce numéro ; retirez du dossier celle qui ne vaut pas
    [buyer] elle remplace la facture { $invoice }, d’un autre acheteur ; retirez du dossier celle qui ne vaut pas
    [cashed] { $other } de la facture { $invoice } ont été encaissés selon des messages de cycle de vie, et une autre la remplace ; faites nommer par le message celle qui vaut, ou retirez du dossier celle qui ne vaut pas
   *[export] elle remplace la facture { $invoice }, que { $other } donne encore comme ouverte ; refaites l’export
}";
    InvoiceBuyerUnclear = "E38", Hold;
        meaning: "What an electronic invoice says of its buyer fits several debtors, or nearly one of the export, and no number says whether that is the same.";
        remedy: "Let the program that made it write the SIREN or VAT number of the buyer, and write it into the export or the file of debtors.";
        en: "{ $reason ->
    [alike] `{ $text }` may be debtor { $known }, who has nearly the same name at the same postcode and no number to compare; write its SIREN or VAT number into the export or the file of debtors
   *[several] `{ $text }` fits several debtors: { $known }; let the program that made it write the SIREN or VAT number of the buyer
}";
        fr: "{ $reason ->
    [alike] « { $text } » est peut-être le débiteur { $known }, de nom voisin au même code postal et sans numéro à comparer ; écrivez son SIREN ou son numéro de TVA dans l’export ou le fichier des débiteurs
   *[several] « { $text } » convient à plusieurs débiteurs : { $known } ; faites écrire par le logiciel qui l’a faite le SIREN ou le numéro de TVA de l’acheteur
}";
    InvoicePaymentsUnknown = "E39", Warning;
        meaning: "Electronic invoices say what was due on their day of issue, and nothing says what was paid since; they are held as `payments-unknown`.";
        remedy: "`unpaid_on` under `[invoices]`: your word that on this day all of them were unpaid.";
        en: r"{ $invoices ->
    [one] one invoice says what was due on its day of issue, and nothing says what was paid since; it is held
   *[other] { $invoices } invoices say what was due on their day of issue, and nothing says what was paid since; they are held
}. If on a day all of them were unpaid, write unpaid_on = DAY under [invoices], such as { $day }";
        fr: r"{ $invoices ->
    [one] une facture dit ce qui était dû le jour de son émission, et rien ne dit ce qui a été payé depuis ; elle est retenue
   *[other] { $invoices } factures disent ce qui était dû le jour de leur émission, et rien ne dit ce qui a été payé depuis ; elles sont retenues
}. Si un jour donné toutes étaient impayées, écrivez unpaid_on = JOUR sous [invoices], par exemple { $day }";
    InvoiceBesideExport = "E40", Hold;
        meaning: "An invoice stands in the folder and in the export, and they differ.";
        remedy: "Correct the wrong one.";
        en: "invoice { $invoice } stands in { $other } as well, with other { $field ->
    [debtor] debtor
    [currency] currency
    [date] date
    [due] less than what remains there
    [due_day] due date
   *[total] amount
}: { $text } here, { $expected } there; correct the wrong one";
        fr: "la facture { $invoice } figure aussi dans { $other }, avec { $field ->
    [debtor] un autre débiteur
    [currency] une autre devise
    [date] une autre date
    [due] moins que ce qui y reste
    [due_day] une autre échéance
   *[total] un autre montant
} : { $text } ici, { $expected } là ; corrigez ce qui est faux";
    StatusOfUnknownInvoice = "E41", Warning;
        meaning: "A lifecycle message is about an invoice that is not in the folder.";
        remedy: "Nothing, where it is settled or bought; else put the invoice there.";
        en: "the message is about invoice { $invoice }, which is not in the folder; nothing follows from it";
        fr: "le message porte sur la facture { $invoice }, qui n’est pas dans le dossier ; rien n’en découle";
    StatusSays = "E42", Warning;
        meaning: "A lifecycle message holds, lowers or closes an invoice.";
        remedy: "Nothing; it is told with the reason in words.";
        en: r"{ $effect ->
    [disputed] invoice { $invoice } is disputed by a lifecycle message, status { $en }
    [refused] invoice { $invoice } was refused by the buyer, status { $en }
    [announced] the buyer of invoice { $invoice } says that the money is on its way; it is waited for through { $text }
    [not-delivered] invoice { $invoice } did not reach the buyer, status { $en }
    [factored] invoice { $invoice } was sold to a factor, status { $en }
    [cashed] { $text } of invoice { $invoice } were cashed, by lifecycle messages
    [closed] invoice { $invoice } was cancelled by a lifecycle message and is closed
   *[manual] status { $en } of invoice { $invoice } is for a person
}";
        fr: r"{ $effect ->
    [disputed] la facture { $invoice } est en litige selon un message de cycle de vie, statut { $fr }
    [refused] la facture { $invoice } a été refusée par l’acheteur, statut { $fr }
    [announced] l’acheteur de la facture { $invoice } dit que l’argent est en route ; il est attendu jusqu’au { $text }
    [not-delivered] la facture { $invoice } n’est pas parvenue à l’acheteur, statut { $fr }
    [factored] la facture { $invoice } a été cédée à un factor, statut { $fr }
    [cashed] { $text } de la facture { $invoice } ont été encaissés selon des messages de cycle de vie
    [closed] la facture { $invoice } a été annulée par un message de cycle de vie, et est close
   *[manual] le statut { $fr } de la facture { $invoice } demande une personne
}";
    InvoiceRepeated = "E43", Warning;
        meaning: "A file of the folder says what another one says of the same electronic invoice: it counts once.";
        remedy: "Nothing.";
        en: "it says the same of invoice { $invoice } as { $other }, and counts once";
        fr: "il dit de la facture { $invoice } la même chose que { $other }, et compte une fois";
    InvoiceWordOld = "E44", Warning;
        meaning: "The day of `unpaid_on` lies too many business days before the letters: the word has aged, and no payment since is known; the invoices are held as `payments-unknown`.";
        remedy: "Look at the payments again, and write the newer day; or read statements (`[payments]`).";
        en: "unpaid_on is { $text }, { $days } business days before the letters, and no payment since is known; its invoices are held. Look at the payments again, and write the newer day";
        fr: "unpaid_on est le { $text }, { $days } jours ouvrés avant les lettres, et aucun paiement depuis n’est connu ; ses factures sont retenues. Regardez de nouveau les paiements, et écrivez le nouveau jour";
    InvoiceStandsOtherwise = "E45", Hold;
        meaning: "The export lists an invoice as open, and its file in the folder, or lifecycle messages about it, say that it is not to be asked for: direct debit, sold to a factor, disputed, refused, cancelled, paid in part. The debtor is held.";
        remedy: "Take it out of the export, mark it there, or correct the file.";
        en: "invoice { $invoice } stands in { $other } as an open one, and this file or the lifecycle messages about it say otherwise; take it out of the export, or mark it there";
        fr: "la facture { $invoice } figure comme ouverte dans { $other }, et ce fichier ou les messages de cycle de vie disent autre chose ; retirez-la de l’export, ou marquez-la dans celui-ci";
    InvoiceWordAhead = "E46", Warning;
        meaning: "The day of `unpaid_on` lies after the letters: nobody knows yet what is paid then, and the word does not count.";
        remedy: "Write a day that has passed.";
        en: "unpaid_on is { $text }, after the letters of { $date }; nobody knows yet what is unpaid then, and its invoices are held. Write a day that has passed";
        fr: "unpaid_on est le { $text }, après les lettres du { $date } ; personne ne sait encore ce qui est impayé ce jour-là, et ses factures sont retenues. Écrivez un jour passé";
    InvoiceTypeOfOther = "E47", Hold;
        meaning: "A document that is written as a credit note bears the code of another type: it says of itself that it is owed and that it is a credit.";
        remedy: "Correct it where it was made.";
        en: "it is written as a credit note, and its type `{ $text }` is that of another document ({ $name }); expected one such as 381. Correct it where it was made";
        fr: "elle est écrite comme un avoir, et son type « { $text } » est celui d’un autre document ({ $name }) ; attendu un type comme 381. Corrigez-la où elle a été faite";
    InvoicePartsOfACent = "E48", Hold;
        meaning: "The total or the amount due of an electronic invoice has parts of a cent: nobody can pay it, and rounding it would be a guess.";
        remedy: "Correct it where it was made.";
        en: "`{ $text }` has parts of a cent; expected at most two decimals. Correct it where it was made";
        fr: "« { $text } » a des fractions de centime ; attendu deux décimales au plus. Corrigez-la où elle a été faite";
    InvoiceSaysPaid = "E49", Hold;
        meaning: "A text of an electronic invoice says that it was paid, and its amounts ask for money.";
        remedy: "Correct one of the two where it was made, or take it out of the folder.";
        en: "its text says that it was paid (`{ $text }`), and money is due by its amounts; correct one of the two where it was made, or take it out";
        fr: "son texte dit qu’elle est payée (« { $text } »), et ses montants réclament de l’argent ; corrigez l’un des deux où elle a été faite, ou retirez-la";
    InvoiceRowUnclear = "E50", Hold;
        meaning: "It is not clear whether the export knows of a document of the folder: its row could not be read, or a row of the same debtor and day ends in the same digits, or it is a credit for an invoice of which the export has taken something off already.";
        remedy: "Correct the row, write the number alike in both, or put the credit note into the export as well.";
        en: "{ $reason ->
    [unread] a row of the export that may be { $invoice }, or the invoice it is about, could not be read ({ $other }); correct that row
    [near] the export lists an invoice of the same debtor that ends in the same digits as { $invoice } ({ $other }): the same one, or another. Write the number alike in both; where they are two, let the export give day and total
   *[credit] credit note { $invoice } is for an invoice of the export of which something was taken off already ({ $other }): this credit, or something else. Put the credit note into the export as well, or take it out of the folder
}";
        fr: "{ $reason ->
    [unread] une ligne de l’export qui est peut-être { $invoice }, ou la facture dont elle parle, n’a pas pu être lue ({ $other }) ; corrigez cette ligne
    [near] l’export donne une facture du même débiteur qui finit par les mêmes chiffres que { $invoice } ({ $other }) : la même, ou une autre. Écrivez le numéro de la même façon des deux côtés ; si elles sont deux, exportez aussi le jour et le total
   *[credit] l’avoir { $invoice } porte sur une facture dont l’export a déjà déduit quelque chose ({ $other }) : cet avoir, ou autre chose. Mettez aussi l’avoir dans l’export, ou retirez-le du dossier
}";
    StatusCashedCredit = "E51", Hold;
        meaning: "Lifecycle messages say that money of a credit note was cashed: it was paid out or set off, and nobody knows whether it is still to be deducted.";
        remedy: "Take it out of the folder where it is used up, or the message where it is wrong.";
        en: "{ $text } of { $invoice }, which asks for no money, were cashed by lifecycle messages: paid out, or set off. Take it out of the folder where it is used up, or the message where it is wrong";
        fr: "{ $text } de { $invoice }, qui ne réclame rien, ont été encaissés selon des messages de cycle de vie : remboursés, ou compensés. Retirez le document du dossier s’il est utilisé, ou le message s’il est faux";
    StatusUnclear = "E52", Hold;
        meaning: "A lifecycle message that names no document of the folder exactly, and may mean this one: number written otherwise, seller not named, another day of the same year.";
        remedy: "Ask the platform, or take the message out where it is about another document.";
        en: "the message names `{ $text }` of { $day } by seller { $seller }, and may mean invoice { $invoice }; ask the platform, or take it out where it is about another";
        fr: "le message nomme « { $text } » du { $day } par le vendeur { $seller }, et parle peut-être de la facture { $invoice } ; demandez à la plateforme, ou retirez-le s’il porte sur une autre";
    InvoiceBuyerIsCreditor = "E53", Hold;
        meaning: "The buyer of an electronic invoice is the creditor itself.";
        remedy: "Correct the buyer where it was made.";
        en: "the buyer of invoice { $invoice } has the SIREN or VAT number of the creditor; nobody owes money to himself. Correct the buyer where it was made";
        fr: "l’acheteur de la facture { $invoice } porte le SIREN ou le numéro de TVA du créancier ; personne ne se doit de l’argent. Corrigez l’acheteur là où elle a été faite";
    InvoiceTermsDisagree = "E54", Hold;
        meaning: "The text of the terms of an electronic invoice says a later day to pay by than the day it names: a letter could be early.";
        remedy: "Correct one of the two where it was made.";
        en: "it is to be paid by { $named }, and its terms (`{ $text }`) say { $day }; correct one of the two where it was made";
        fr: "elle est à payer le { $named }, et ses conditions (« { $text } ») disent le { $day } ; corrigez l’un des deux là où elle a été faite";
    InvoiceNamedUnread = "E55", Hold;
        meaning: "A file of the folder that could not be read names an invoice: it may be a credit note for it, or a message that disputes it.";
        remedy: "Fetch the file again, or take it out.";
        en: "the file could not be read, and it names invoice { $invoice }: it may be a credit note for it, or dispute it. Fetch it again, or take it out";
        fr: "le fichier n’a pas pu être lu, et il nomme la facture { $invoice } : c’est peut-être un avoir, ou une contestation. Redemandez-le, ou retirez-le";

    // --- statements: B
    StatementUnreadable = "B1", Warning;
        meaning: "A file among the bank statements that cannot be read; nothing of it is used.";
        remedy: "Fetch it again from the bank, or take it away.";
        en: r"{ $reason ->
    [large] it is larger than { $text } bytes; nothing of it is used. Fetch shorter periods from the bank
    [empty] there is nothing in it. Fetch it again from the bank
    [unknown] it is no statement that is known (camt.052, .053, .054, CFONB 120, MT940, MT942, or a CSV of a profile). Take it out, or write a profile
    [encoding] it is not written in { $text }, which it names; nothing of it is used. Fetch it again from the bank
    [doctype] it defines a document type, which no bank does; nothing of it is used. Fetch it again from the bank
    [entity] `&{ $text };` is not known to XML; nothing of the file is used. Fetch it again from the bank
    [deep] elements stand more than { $text } deep inside each other; nothing of the file is used. Fetch it again from the bank
    [truncated] the file ends inside an element; nothing of it is used. Fetch it again from the bank
    [zip] the ZIP cannot be opened; nothing of it is used. Fetch it again from the bank
    [many] the ZIP holds more than { $text } files; nothing of it is used. Divide it
   *[malformed] this is no well-formed XML; nothing of the file is used. Fetch it again from the bank
}";
        fr: r"{ $reason ->
    [large] il dépasse { $text } octets ; rien n’en est utilisé. Demandez des périodes plus courtes à la banque
    [empty] il est vide. Redemandez-le à la banque
    [unknown] ce n’est aucun relevé connu (camt.052, .053, .054, CFONB 120, MT940, MT942, ou un CSV d’un profil). Retirez-le, ou écrivez un profil
    [encoding] il n’est pas écrit en { $text }, qu’il annonce ; rien n’en est utilisé. Redemandez-le à la banque
    [doctype] il définit un type de document, ce qu’aucune banque ne fait ; rien n’en est utilisé. Redemandez-le à la banque
    [entity] « &{ $text }; » n’est pas connu de XML ; rien du fichier n’est utilisé. Redemandez-le à la banque
    [deep] des éléments s’emboîtent sur plus de { $text } niveaux ; rien du fichier n’est utilisé. Redemandez-le à la banque
    [truncated] le fichier s’arrête au milieu d’un élément ; rien n’en est utilisé. Redemandez-le à la banque
    [zip] le ZIP ne s’ouvre pas ; rien n’en est utilisé. Redemandez-le à la banque
    [many] le ZIP contient plus de { $text } fichiers ; rien n’en est utilisé. Divisez-le
   *[malformed] ceci n’est pas du XML bien formé ; rien du fichier n’est utilisé. Redemandez-le à la banque
}";
    StatementOff = "B2", Warning;
        meaning: "A statement of which opening balance and entries do not make the closing balance: it settles nothing by itself, and what it says holds whom it names.";
        remedy: "Ask the bank for the statement again.";
        en: "the statement of account { $account } does not close: { $opening } and its entries make { $made }, the closing balance is { $closing }, { $off } off. It settles nothing by itself; fetch it again from the bank";
        fr: "le relevé du compte { $account } ne tombe pas juste : { $opening } et ses écritures font { $made }, le solde final est { $closing }, écart { $off }. Il ne solde rien à lui seul ; redemandez-le à la banque";
    StatementUnproven = "B3", Warning;
        meaning: "A statement without an opening or a closing balance that can be read: it settles nothing by itself.";
        remedy: "Ask the bank for the whole statement.";
        en: "the statement of account { $account } cannot be proven: { $missing ->
    [opening] it has no opening balance
    [closing] it has no closing balance
    [both] it has neither opening nor closing balance
   *[amounts] its amounts cannot all be read, or are in several currencies
}. It settles nothing by itself; fetch the whole statement from the bank";
        fr: "le relevé du compte { $account } ne peut être prouvé : { $missing ->
    [opening] il n’a pas de solde initial
    [closing] il n’a pas de solde final
    [both] il n’a ni solde initial ni solde final
   *[amounts] ses montants ne se lisent pas tous, ou sont en plusieurs devises
}. Il ne solde rien à lui seul ; demandez le relevé entier à la banque";
    StatementFault = "B4", Warning;
        meaning: "Something in a statement that cannot be read: the statement settles nothing by itself.";
        remedy: "Ask the bank for the statement again.";
        en: "{ $kind ->
    [amount] `{ $text }` is no amount
    [day] `{ $text }` is no day
    [direction] nothing says whether this money came or went
    [orphan] this detail belongs to no entry: `{ $text }`
    [closing] this closing balance stands beside another, or belongs to no statement: `{ $text }`
   *[stray] this line is nothing of a statement: `{ $text }`
}. The statement settles nothing by itself; fetch it again from the bank";
        fr: "{ $kind ->
    [amount] « { $text } » n’est pas un montant
    [day] « { $text } » n’est pas un jour
    [direction] rien ne dit si cet argent est entré ou sorti
    [orphan] ce détail n’appartient à aucune écriture : « { $text } »
    [closing] ce solde final en double un autre, ou n’appartient à aucun relevé : « { $text } »
   *[stray] cette ligne n’a rien d’un relevé : « { $text } »
}. Le relevé ne solde rien à lui seul ; redemandez-le à la banque";
    ReversalsTurned = "B5", Warning;
        meaning: "The closing balance proves that the bank gives reversals the direction of what they take back; they were turned.";
        remedy: "Nothing.";
        en: "the statement of account { $account } closes only when its reversals are turned: the bank gives them the direction of what they take back, and so they were read";
        fr: "le relevé du compte { $account } ne tombe juste que si ses contre-passations sont retournées : la banque leur donne le sens de ce qu’elles annulent, et elles ont été lues ainsi";
    ReversalsUndecided = "B6", Warning;
        meaning: "Reversals of which no balance says in which direction they go: they settle nothing.";
        remedy: "Ask the bank for the statement with balances (camt.053).";
        en: "no balance says in which direction the reversals in the statement of account { $account } go; they settle nothing. Fetch the statement with its balances from the bank";
        fr: "aucun solde ne dit dans quel sens vont les contre-passations du relevé du compte { $account } ; elles ne soldent rien. Demandez à la banque le relevé avec ses soldes";
    StatementGap = "B7", Warning;
        meaning: "A closing balance is not the next opening one: statements between them are missing.";
        remedy: "Fetch the missing statements.";
        en: "between { $from } and { $to } statements of account { $account } are missing: { $closing } was the closing balance, { $opening } is the next opening one. Fetch them from the bank";
        fr: "entre le { $from } et le { $to } il manque des relevés du compte { $account } : le solde final était { $closing }, le solde initial suivant est { $opening }. Demandez-les à la banque";

    PaymentSeen = "B8", Hold;
        meaning: "A payment that may be of this debtor: nothing is lower by it, and no letter goes.";
        remedy: "Look at the line. Where you know what it paid, write a row with the number of the invoice, its day and its amount into the list under `[payments] paid`, whoever paid; or wait for the accounting to take it.";
        en: r#"a payment of { $amount } { $currency } on { $day } from { $payer } holds this debtor: { $rule ->
    [reference-amount] it quotes the reference of a letter, and its amount is not that of the invoices, or several sums of them make it
    [numbers-amount] it names invoices, and its amount is not their sum, nor a part of a single one
    [debtors] it names invoices of several debtors, or a number that several invoices bear
    [other-payer] it names an invoice, and the payer is another debtor
    [contradicts] it quotes the reference of a letter and names invoices that the letter does not ask for
    [other-currency] it names an invoice in another currency
    [before-issue] it names an invoice that was issued later
    [no-as-of] it pays invoices, and nobody says up to which day the amounts of the export know what was paid. Write as_of under [export]
    [denied] it names an invoice of which unpaid_on or a later word says that it was unpaid then. Correct the day, or take the invoice out of the folder
    [not-asked] it names an invoice that is closed or was replaced, or a credit note
    [mixed] it names invoices of which some know the payments of its day and others do not
    [payer-amount] the payer is the debtor, and the amount is that of one invoice or of all of them
    [payer] the payer is the debtor, and it says nothing of what it pays
    [loose] the number of an invoice may stand in its text
    [amount] its amount is that of one open invoice alone
    [unproven] its statement does not close, or one that closes does not have it
    [batch] the payments of its entry do not make its amount
    [doubled] it may be another payment of the same account, day and amount
    [sums] the list of payments made by hand, messages or the export say something else of the same invoice
    [return-after] it takes a payment back that the open amount may count as made
   *[lone-return] money went back to the debtor, and which payment that takes back is not known
}{ $asks ->
    [yes] . If you know what it paid, write NUMBER;{ $day };{ $amount } into the list under [payments] paid, whoever paid it; several invoices have a row each, with the same day and together the same amount
   *[no] {""}
}"#;
        fr: r#"un versement de { $amount } { $currency } du { $day } de { $payer } retient ce débiteur : { $rule ->
    [reference-amount] il cite la référence d’une lettre, et son montant n’est pas celui des factures, ou plusieurs sommes le font
    [numbers-amount] il nomme des factures, et son montant n’est ni leur somme, ni une partie d’une seule
    [debtors] il nomme des factures de plusieurs débiteurs, ou un numéro que portent plusieurs factures
    [other-payer] il nomme une facture, et le payeur est un autre débiteur
    [contradicts] il cite la référence d’une lettre et nomme des factures que cette lettre ne réclame pas
    [other-currency] il nomme une facture dans une autre devise
    [before-issue] il nomme une facture émise plus tard
    [no-as-of] il paie des factures, et rien ne dit jusqu’à quel jour les montants de l’export tiennent compte des règlements. Indiquez as_of sous [export]
    [denied] il nomme une facture dont unpaid_on dit qu’elle était impayée ce jour-là ou plus tard. Corrigez le jour, ou retirez la facture du dossier
    [not-asked] il nomme une facture soldée ou remplacée, ou un avoir
    [mixed] il nomme des factures dont les unes tiennent compte des règlements de ce jour et les autres non
    [payer-amount] le payeur est le débiteur, et le montant est celui d’une facture ou de toutes
    [payer] le payeur est le débiteur, et rien ne dit ce qu’il paie
    [loose] le numéro d’une facture figure peut-être dans son libellé
    [amount] son montant est celui d’une seule facture ouverte
    [unproven] son relevé ne tombe pas juste, ou un relevé qui tombe juste ne l’a pas
    [batch] les paiements de son écriture ne font pas son montant
    [doubled] c’est peut-être un autre paiement du même compte, du même jour et du même montant
    [sums] la liste des règlements, des messages ou l’export disent autre chose de la même facture
    [return-after] il annule un paiement que le reste dû compte peut-être comme fait
   *[lone-return] de l’argent est retourné au débiteur, et le paiement que cela annule n’est pas connu
}{ $asks ->
    [yes] . Si vous savez ce qu’il a payé, écrivez NUMÉRO;{ $day };{ $amount } dans la liste de [payments] paid, quel que soit le payeur ; plusieurs factures ont chacune leur ligne, du même jour et de ce montant en tout
   *[no] {""}
}"#;
    PaymentSourcesDiffer = "B9", Hold;
        meaning: "What statements, the list made by hand and messages tell of an invoice does not agree, or comes to more than is open.";
        remedy: "Make the list agree with the bank, or write as_of.";
        en: "{ $what ->
    [sums] statements, the list of payments made by hand and messages tell different sums for invoice { $invoice }; expected the same. Correct the list
    [unbooked] up to the day of as_of more came for invoice { $invoice } than the export takes off it. Book the payment and export again, or correct as_of
    [denied] a payment of invoice { $invoice } is told, of a day up to which unpaid_on says that nothing was paid. Correct one of the two
    [twice] the list of payments made by hand has the same row twice for invoice { $invoice }, and nothing else tells of them: a slip, or two payments. Take one out, or write their sum as one
    [days] statements and the list of payments made by hand tell equal sums for invoice { $invoice } on different days: one payment, or two. If it is one, write the day of the statement into the list; if they are two, let the accounting book them
    [beyond] more was paid on invoice { $invoice } than is open of it. Look at the payments, or at the amount in the export
   *[no-as-of] a payment of invoice { $invoice } is told, and nobody says up to which day the amounts of the export know what was paid. Write as_of under [export]
}";
        fr: "{ $what ->
    [sums] les relevés, la liste des règlements et les messages donnent des sommes différentes pour la facture { $invoice } ; attendu la même. Corrigez la liste
    [unbooked] jusqu’au jour de as_of il est arrivé plus pour la facture { $invoice } que l’export n’en déduit. Comptabilisez le règlement et exportez de nouveau, ou corrigez as_of
    [denied] un règlement de la facture { $invoice } est indiqué, d’un jour où unpaid_on dit encore que rien n’était payé. Corrigez l’un des deux
    [twice] la liste des règlements a deux fois la même ligne pour la facture { $invoice }, et rien d’autre n’en parle : une erreur, ou deux règlements. Retirez-en une, ou écrivez leur somme en une seule
    [days] les relevés et la liste des règlements donnent des sommes égales pour la facture { $invoice } à des jours différents : un règlement, ou deux. S’il n’y en a qu’un, mettez dans la liste le jour du relevé ; s’il y en a deux, faites-les comptabiliser
    [beyond] il a été versé plus sur la facture { $invoice } que ce qui en reste dû. Regardez les versements, ou le montant dans l’export
   *[no-as-of] un règlement de la facture { $invoice } est indiqué, et rien ne dit jusqu’à quel jour les montants de l’export tiennent compte des règlements. Indiquez as_of sous [export]
}";
    PaidUnknown = "B10", Warning;
        meaning: "A row of the list of payments made by hand names no invoice that is open.";
        remedy: "Correct the number, or leave it: the invoice may be closed already.";
        en: "no open invoice has the number `{ $number }`; correct it, or leave the row if the invoice is closed";
        fr: "aucune facture ouverte ne porte le numéro « { $number } » ; corrigez-le, ou laissez la ligne si la facture est soldée";
    PaidDoubtful = "B11", Hold;
        meaning: "A row of the list of payments made by hand that cannot be read, is of a day after the letters, or whose number several invoices bear, or nothing is asked for.";
        remedy: "Correct the row.";
        en: "{ $what ->
    [several] several invoices bear the number `{ $number }`; nothing is lower by this payment. Write which one as the export does
    [later] the day { $text } lies after the letters; nothing is lower by this payment. Correct the day
    [not-asked] `{ $number }` is closed, was replaced, or is a credit note, and nobody knows what this payment is for. Write the number of the invoice that it paid
   *[odd] `{ $text }` is no day such as 2026-11-30 or no amount such as 1234.50; nothing is lower by this payment. Correct the row
}";
        fr: "{ $what ->
    [several] plusieurs factures portent le numéro « { $number } » ; ce règlement ne diminue rien. Écrivez-le comme dans l’export
    [later] le jour { $text } est après les lettres ; ce règlement ne diminue rien. Corrigez le jour
    [not-asked] « { $number } » est soldée ou remplacée, ou c’est un avoir, et rien ne dit ce que ce règlement paie. Écrivez le numéro de la facture qu’il a payée
   *[odd] « { $text } » n’est pas un jour comme 2026-11-30 ou pas un montant comme 1234.50 ; ce règlement ne diminue rien. Corrigez la ligne
}";
    PaymentUnread = "B12", Hold;
        meaning: "An entry of a statement names this debtor, and its amount or day cannot be read.";
        remedy: "Fetch the statement again from the bank.";
        en: "this entry names the debtor, and its amount or day cannot be read; no letter goes to it. Fetch the statement again from the bank";
        fr: "cette écriture nomme le débiteur, et son montant ou son jour ne se lit pas ; aucune lettre ne part. Redemandez le relevé à la banque";
    LetterCrossed = "B13", Warning;
        meaning: "A payment came after a letter was printed that may not be posted yet.";
        remedy: "Take the piece back with the command it names, unless it is in the post.";
        en: "{ $amount } { $currency } came on { $day }, and the letter of { $date } asks for it all the same. If it is not posted yet, take it back: relance undo { $run } --piece { $piece }";
        fr: "{ $amount } { $currency } sont arrivés le { $day }, et la lettre du { $date } les réclame quand même. Si elle n’est pas postée, reprenez-la : relance undo { $run } --piece { $piece }";

    // --- ledger: L
    DuplicateInvoice = "L1", Hold;
        meaning: "One invoice number on two rows of the same file.";
        remedy: "Remove one of the two rows.";
        en: "invoice { $invoice } of this debtor already stands on line { $line }; expected each number once. Remove one of the two rows";
        fr: "la facture { $invoice } de ce débiteur figure déjà ligne { $line } ; attendu chaque numéro une seule fois. Supprimez l’une des deux lignes";
    InvoiceInTwoFiles = "L2", Hold;
        meaning: "One invoice in two files of the job.";
        remedy: "Remove one of the two rows, or one file from the job.";
        en: "invoice { $invoice } also stands in { $other }; expected each invoice in one file. Remove one of the two rows";
        fr: "la facture { $invoice } figure aussi dans { $other } ; attendu chaque facture dans un seul fichier. Supprimez l’une des deux lignes";
    ResidualDisagrees = "L3", Warning;
        meaning: "Residual and total minus paid disagree; the residual is used.";
        remedy: "Check the invoice; the residual is what the letter asks for.";
        en: "residual { $residual } differs from total { $total } minus paid { $paid }; the residual is used";
        fr: "le reste dû { $residual } diffère du total { $total } moins le réglé { $paid } ; le reste dû est retenu";
    UnknownDebtor = "L4", Hold;
        meaning: "A debtor code that the debtor file does not know.";
        remedy: "Add the debtor there, or correct the code.";
        en: "debtor { $debtor } is not in { $file }; add it there or correct the code";
        fr: "le débiteur { $debtor } n’est pas dans { $file } ; ajoutez-le ou corrigez le code";
    DebtorDetailsDiffer = "L5", Warning;
        meaning: "Two rows give the same debtor different details; the first is used.";
        remedy: "Make them agree.";
        en: "{ $field } `{ $text }` differs from `{ $first }` at { $place }; the first is used";
        fr: "{ $field } « { $text } » diffère de « { $first } » à { $place } ; la première valeur est retenue";
    DuplicateDebtor = "L6", Hold;
        meaning: "A debtor twice in the debtor file.";
        remedy: "Keep one of the rows.";
        en: "debtor { $debtor } already stands on line { $line }; expected each code once";
        fr: "le débiteur { $debtor } figure déjà ligne { $line } ; attendu chaque code une seule fois";
    NoAmount = "L7", Hold;
        meaning: "Neither residual nor total: what is owed is unknown.";
        remedy: "Export one of the two columns.";
        en: "neither residual nor total is given; what is owed is unknown";
        fr: "ni reste dû ni total ; le montant dû est inconnu";
    DueDateAssumed = "L8", Warning;
        meaning: "A due date filled in from `terms_days`.";
        remedy: "Check it; the letter prints it.";
        en: "no due date; { $days } days from the invoice date were assumed, as terms_days says: { $due }";
        fr: "pas d’échéance ; { $days } jours après la date de facture ont été retenus, comme le dit terms_days : { $due }";
    SignsDisagree = "L9", Hold;
        meaning: "Total and paid have different signs and no column says what remains.";
        remedy: "Correct the row, or export the residual.";
        en: "total { $total } and paid { $paid } have different signs and no column says what remains; correct the row or export the residual";
        fr: "le total { $total } et le réglé { $paid } sont de signes contraires et aucune colonne ne dit ce qui reste dû ; corrigez la ligne ou exportez le reste dû";
    ItemsDifferFromBalance = "L10", Hold;
        meaning: "The open items of a debtor do not make the balance of its account in the ledger.";
        remedy: "Add the missing year, or export the year before again after its closing.";
        en: "the open items of this debtor make { $items } and its account stands at { $balance }; expected the same to the cent. Look for a ledger that is missing or was exported before it was closed";
        fr: "les écritures ouvertes de ce débiteur font { $items } et son compte présente { $balance } ; l’égalité au centime est attendue. Cherchez un exercice absent ou exporté avant sa clôture";
    LineNeedsReview = "L11", Hold;
        meaning: "An open line of a ledger that is no sale, payment or opening.";
        remedy: "Letter it in the ledger, or name its journal under `[export.ledger]`.";
        en: "{ $amount } on account { $account }, journal { $journal }, is open and is no ordinary sale, payment or opening; letter it in the ledger, or name the journal under [export.ledger]";
        fr: "{ $amount } au compte { $account }, journal { $journal }, est ouvert et n’est ni vente, ni règlement, ni à-nouveau ordinaires ; lettrez-le en comptabilité, ou nommez le journal sous [export.ledger]";
    OpeningWithoutInvoice = "L12", Warning;
        meaning: "An opening line of a ledger without invoice number or date; it stays in `held.csv` as `no-due-date`.";
        remedy: "Put the ledger of the year before first.";
        en: "{ $amount } was open when the year began, and neither its invoice nor its date is given; put the ledger of the year before first under [export] files";
        fr: "{ $amount } était ouvert au début de l’exercice, sans facture ni date connues ; placez le FEC de l’exercice précédent en tête de [export] files";
    PartialLettering = "L13", Warning;
        meaning: "Lines with one lettering code leave a rest that several invoices could be; all are shown whole, the rest as credits.";
        remedy: "Letter them one by one.";
        en: "the lines with code { $code } leave { $remains }, and several invoices could be what remains; all are shown whole and the rest as credits. Letter them one by one";
        fr: "les écritures lettrées { $code } laissent { $remains }, et plusieurs factures peuvent être celle qui reste ; toutes figurent en entier, et le reste en crédits. Lettrez-les une à une";
    ForeignInvoiceInLedger = "L14", Hold;
        meaning: "An invoice in another currency than the ledger's.";
        remedy: "Export the open invoices instead.";
        en: "invoice { $invoice } is in { $found }, and the ledger gives its value in { $expected } alone; export the open invoices instead";
        fr: "la facture { $invoice } est en { $found }, et le FEC n’en donne que la valeur en { $expected } ; exportez plutôt les factures ouvertes";
    DebtorFileDiffers = "L15", Warning;
        meaning: "The export says something else about a debtor than the debtor file, which is used.";
        remedy: "Make them agree.";
        en: "{ $field } `{ $text }` differs from `{ $used }` at { $place }; the debtor file is used. Make them agree";
        fr: "{ $field } « { $text } » diffère de « { $used } » en { $place } ; le fichier des débiteurs l’emporte. Accordez-les";
    LedgerIncomplete = "L16", Hold;
        meaning: "Debits and credits of a ledger differ, or lines of it cannot be read. All its debtors are held.";
        remedy: "Export it again, whole.";
        en: r"debits make { $debit } and credits { $credit }, and { $unknown ->
    [0] every line
    [one] all but { $unknown } line
   *[other] all but { $unknown } lines
} can be read; expected equal sums and every line. Export the ledger again, whole";
        fr: r"les débits font { $debit }, les crédits { $credit }, { $unknown ->
    [0] toutes les lignes étant lisibles
    [one] { $unknown } ligne étant illisible
   *[other] { $unknown } lignes étant illisibles
} ; l’égalité est attendue, et chaque ligne lisible. Exportez de nouveau le FEC, en entier";
    LedgersOverlap = "L17", Hold;
        meaning: "Two ledgers are about the same days. All their debtors are held.";
        remedy: "Take one out.";
        en: "the entries begin on { $begin }, before the end of { $other } on { $end }; expected one ledger for any day. Take one of the two out";
        fr: "les écritures commencent le { $begin }, avant la fin de { $other } le { $end } ; un seul FEC par jour est attendu. Retirez l’un des deux";
    SharedReference = "L18", Warning;
        meaning: "A reference in a ledger is missing or stands for several documents; the number of the entry is used with it.";
        remedy: "Enter invoice numbers as references.";
        en: "the reference { $piece } does not tell one document from others; { $number } is used. Enter the invoice number as reference of the entry";
        fr: "la référence { $piece } ne désigne pas une seule pièce ; { $number } est employé. Saisissez le numéro de facture comme référence de l’écriture";
    DoubtfulDebtors = "L19", Warning;
        meaning: "Lines on accounts of doubtful debtors (416) are left aside.";
        remedy: r#"Add `"416"` to `accounts` under `[export.ledger]`."#;
        en: r#"{ $count ->
    [one] { $count } line
   *[other] { $count } lines
} on accounts 416 of doubtful debtors, { $amount } in all, left aside; add "416" to accounts under [export.ledger] to remind them too"#;
        fr: r#"{ $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
} sur les comptes 416 des clients douteux, { $amount } au total, laissée(s) de côté ; ajoutez "416" aux accounts de [export.ledger] pour les relancer aussi"#;
    CreditDisputed = "L36", Warning;
        meaning: "A credit that the debtor disputes; it is deducted all the same.";
        remedy: "Clear it up with the debtor.";
        en: "credit { $credit } is marked as disputed; its { $amount } are deducted all the same. Clear it up with the debtor, or take the row out";
        fr: "l’avoir { $credit } est marqué en litige ; ses { $amount } sont tout de même déduits. Réglez la question avec le débiteur, ou retirez la ligne";
    InstalmentsUnclear = "L37", Hold;
        meaning: "Rows of one number with several due dates and the same total, and no column of what remains: one amount repeated, or instalments.";
        remedy: r#"Export what remains of each due date; or `total = "open"` under `[export]` if each row gives its own amount."#;
        en: r#"invoice { $invoice } stands on { $rows } rows with due dates of their own and { $total } on each, and no column says what remains: the whole amount repeated, or instalments of { $total } each. Export what remains of each due date; or write total = "open" under [export] if each row gives its own amount"#;
        fr: r#"la facture { $invoice } figure sur { $rows } lignes aux échéances différentes avec { $total } sur chacune, et aucune colonne ne dit ce qui reste dû : le montant entier répété, ou des échéances de { $total } chacune. Exportez le reste dû de chaque échéance ; ou écrivez total = "open" sous [export] si chaque ligne donne son propre montant"#;
    PersonsAsConsumers = "L30", Warning;
        meaning: "Debtors with a civility (M., Mme, Frau, Mr …) and neither SIREN, VAT number nor legal form are written to as consumers; one line per file, with their number.";
        remedy: r#"Nothing; else a column of kinds, or `persons = "as-kind"` under `[export]`."#;
        en: r#"{ $debtors ->
    [one] { $debtors } debtor has a civility (Mr, Mrs, M., Mme …) and neither SIREN, VAT number nor legal form: it is written to as a consumer
   *[other] { $debtors } debtors have a civility (Mr, Mrs, M., Mme …) and neither SIREN, VAT number nor legal form: they are written to as consumers
}. A column of kinds says otherwise for one; persons = "as-kind" under [export] for all"#;
        fr: r#"{ $debtors ->
    [one] { $debtors } débiteur porte une civilité (M., Mme …) et n’a ni SIREN, ni numéro de TVA, ni forme sociale : il est traité comme un particulier
   *[other] { $debtors } débiteurs portent une civilité (M., Mme …) et n’ont ni SIREN, ni numéro de TVA, ni forme sociale : ils sont traités comme des particuliers
}. Une colonne du type de débiteur dit autre chose pour l’un d’eux ; persons = "as-kind" sous [export] pour tous"#;
    SameName = "L31", Hold;
        meaning: "Rows that know their debtor by name alone, and contradict each other in address, SIREN, VAT number or e-mail.";
        remedy: "Give each debtor a code, or make the rows agree.";
        en: "two debtors may stand behind the name `{ $debtor }`: { $field } is `{ $text }` here and `{ $first }` at { $place }. All its rows are held; give each debtor a code of its own in a column, or make the rows agree";
        fr: "deux débiteurs peuvent porter le nom « { $debtor } » : { $field } est « { $text } » ici et « { $first } » à { $place }. Toutes ses lignes sont retenues ; donnez à chacun son code dans une colonne, ou faites concorder les lignes";
    OneCodeTwoNames = "L32", Hold;
        meaning: "One debtor code with two different names, or two SIREN.";
        remedy: "Correct the code, or make the rows agree.";
        en: "debtor code `{ $debtor }` stands for two: { $field } is `{ $text }` here and `{ $first }` at { $place }. All its rows are held; correct the code, or make the rows agree";
        fr: "le code de débiteur « { $debtor } » en désigne deux : { $field } est « { $text } » ici et « { $first } » à { $place }. Toutes ses lignes sont retenues ; corrigez le code, ou faites concorder les lignes";
    NameSaysState = "L38", Warning;
        meaning: "Somebody wrote beside the name of a debtor that letters are to be kept back, such as `(en liquidation judiciaire)`; the whole account is held.";
        remedy: "Nothing, if it is so; else the name without it, in the export or the file of debtors.";
        en: "the name `{ $name }` says that this debtor is { $state }: all it owes is held for that reason. If it is not so, give its name without this in the export or the file of debtors";
        fr: "le nom « { $name } » dit que ce débiteur est { $state } : tout ce qu’il doit est retenu pour ce motif. Si ce n’est pas le cas, donnez le nom sans cette mention dans l’export ou le fichier des débiteurs";
    CodesAreOne = "L33", Warning;
        meaning: "Debtor codes that differ in case, blanks, leading zeros or signs that nobody sees, taken for one: name or SIREN agree.";
        remedy: "Write them alike.";
        en: "debtor codes `{ $one }` ({ $name }, { $place }) and `{ $other }` ({ $other_name }) are taken for one, because name or SIREN agree. Write them alike";
        fr: "les codes de débiteur « { $one } » ({ $name }, { $place }) et « { $other } » ({ $other_name }) sont pris pour un seul, car le nom ou le SIREN concordent. Écrivez-les de même";
    CodesAlike = "L34", Warning;
        meaning: "Such codes where nothing shows that they are one; they are two debtors.";
        remedy: "Write them alike, if they are one.";
        en: "debtor codes `{ $one }` ({ $name }, { $place }) and `{ $other }` ({ $other_name }) differ in case, blanks, leading zeros or unseen signs alone, and nothing shows that they are one; they are two debtors here. If they are one, write them alike";
        fr: "les codes de débiteur « { $one } » ({ $name }, { $place }) et « { $other } » ({ $other_name }) ne diffèrent que par la casse, des espaces, des zéros en tête ou des signes invisibles, et rien ne montre que c’est le même ; ce sont ici deux débiteurs. Si c’est le même, écrivez-les de même";
    CodesShareDocument = "L35", Hold;
        meaning: "Such codes with one document number under both.";
        remedy: "Write them alike, or take a row out.";
        en: "debtor codes `{ $one }` ({ $name }, { $place }) and `{ $other }` ({ $other_name }) differ in case, blanks, leading zeros or unseen signs alone, and document { $invoice } stands under both. Both are held; write the codes alike if they are one, or take the row out where it does not belong";
        fr: "les codes de débiteur « { $one } » ({ $name }, { $place }) et « { $other } » ({ $other_name }) ne diffèrent que par la casse, des espaces, des zéros en tête ou des signes invisibles, et le document { $invoice } figure sous les deux. Les deux sont retenus ; écrivez les codes de même si c’est le même débiteur, ou retirez la ligne de trop";

    // --- rules: W
    WordRefused = "W1", Hold;
        meaning: "The letter says something that a letter may not say; see [rules](rules.md).";
        remedy: "Take it out of the letter text.";
        en: "rule { $rule } refuses “{ $word }” in the sentence “{ $sentence }”; take it out of the letter text";
        fr: "la règle { $rule } refuse « { $word } » dans la phrase « { $sentence } » ; retirez-le du texte de la lettre";
    ItemMissing = "W2", Hold;
        meaning: "The letter does not say something that it must.";
        remedy: "Add it to the letter text.";
        en: "rule { $rule }: the letter lacks { $sentence }; add it to the letter text";
        fr: "règle { $rule } : il manque à la lettre { $sentence } ; ajoutez-le à son texte";
    LawElsewhere = "W3", Hold;
        meaning: "The letter names the law of a country, or the fixed indemnity of 40 €, and the law of the creditor’s country is another.";
        remedy: "Write this text anew in a layout of your own ([texts](texts.md)).";
        en: "the letter says “{ $word }” in the sentence “{ $sentence }”, but that is law of { $law }, and the creditor’s country is { $country }. Write this text anew in a layout of your own (docs/texts.md), or correct country under [creditor]";
        fr: "la lettre dit « { $word } » dans la phrase « { $sentence } », mais c’est du droit de { $law }, et le pays du créancier est { $country }. Réécrivez ce texte dans votre propre maquette (docs/texts.md), ou corrigez country sous [creditor]";
    LawUnknown = "W4", Hold;
        meaning: "A formal notice is due, and no text knows what the law of the creditor’s country asks of one to this kind of debtor.";
        remedy: "Write the text in a layout of your own ([texts](texts.md)), or end the stages before it.";
        en: "a formal notice to a { $kind ->
    [business] business
    [consumer] consumer
   *[public] public body
} is due, and there is no text for one under the law of { $country }. Write texts/{ $language }/{ $name }.md in a layout of your own (docs/texts.md), or leave formal-notice out of stages under [policy]";
        fr: "une mise en demeure à { $kind ->
    [business] un professionnel
    [consumer] un particulier
   *[public] un organisme public
} est à envoyer, et il n’y a pas de texte pour cela selon le droit de { $country }. Écrivez texts/{ $language }/{ $name }.md dans votre propre maquette (docs/texts.md), ou retirez formal-notice de stages sous [policy]";

    // --- register: S
    LetterColumnMissing = "S1", Hold;
        meaning: "A table of letters from another program lacks a column. Nothing of it is taken in.";
        remedy: "Name the columns as the message says.";
        en: "no column is called `{ $field }`; expected debtor, currency, stage, date and invoices, and where known deadline and total. Name it so in the first line";
        fr: "aucune colonne ne s’appelle « { $field } » ; attendu debtor, currency, stage, date et invoices, et si possible deadline et total. Nommez-la ainsi sur la première ligne";
    LetterUnknown = "S2", Hold;
        meaning: "A table of reports names a letter that the register does not know. Nothing of it is taken in.";
        remedy: "Name run and piece, or the registered number.";
        en: "the register knows no letter { $letter }; name run and piece as in pieces.csv, or the number under which it was registered";
        fr: "le registre ne connaît pas de lettre { $letter } ; nommez passage et pli comme dans pieces.csv, ou le numéro du recommandé";
    ReportImpossible = "S3", Hold;
        meaning: "A report cannot be true: the letter was taken back, the day is to come or before the letter, a delivery without day, delivered and returned, or a return of a letter whose address the register does not know. Nothing of the table is taken in.";
        remedy: "Correct the line, or take it out.";
        en: r"letter { $letter } cannot be reported as { $status }: { $why ->
    [void] it was taken back and counts as never sent
    [future] that day has not come
    [before] that is before the date printed on it
    [no-day] the day of delivery is missing
    [no-destination] the register does not know where it went; keep the debtor out with [[policy.exclude]] until its address is corrected
    [returned] it was reported as returned before
   *[delivered] it was reported as delivered before
}";
        fr: r"la lettre { $letter } ne peut pas être signalée { $status } : { $why ->
    [void] elle a été annulée et compte comme jamais envoyée
    [future] ce jour n’est pas venu
    [before] c’est avant la date imprimée dessus
    [no-day] le jour de la distribution manque
    [no-destination] le registre ne sait pas où elle est allée ; écartez le débiteur par [[policy.exclude]] jusqu’à correction de son adresse
    [returned] elle a déjà été signalée revenue
   *[delivered] elle a déjà été signalée distribuée
}";
    ReportColumnMissing = "S4", Hold;
        meaning: "A table of reports lacks a column. Nothing of it is taken in.";
        remedy: "Name the columns as the message says.";
        en: "no column is called `{ $field }`; expected status and, to say which letter, number, run with piece, or piece_id. Name it so in the first line";
        fr: "aucune colonne ne s’appelle « { $field } » ; attendu status et, pour dire quelle lettre, number, run avec piece, ou piece_id. Nommez-la ainsi à la première ligne";
    TableCellUnread = "S20", Hold;
        meaning: "A cell of a table for the register, of letters or of reports, does not hold what its column must. Nothing of the table is taken in.";
        remedy: "Correct the cell.";
        en: r"`{ $text }` is not { $expected ->
    [date] a date; expected one like 2026-12-31
    [amount] an amount; expected one like 1234.56
    [currency] a currency; expected three letters like EUR
    [deadline] a day by which this letter could ask to be paid; expected the date of the letter or a later one
   *[other] known here; expected one of { $expected }
}. Correct the cell in the table";
        fr: r"« { $text } » n’est pas { $expected ->
    [date] une date ; attendu par exemple 2026-12-31
    [amount] un montant ; attendu par exemple 1234.56
    [currency] une devise ; attendu trois lettres comme EUR
    [deadline] un jour pour lequel cette lettre pouvait demander le paiement ; attendu la date de la lettre ou une date postérieure
   *[other] connu ici ; attendu l’un de { $expected }
}. Corrigez la cellule dans le tableau";
    TableNotText = "S21", Hold;
        meaning: "A table for the register, of letters or of reports, is not UTF-8. Nothing of it is taken in.";
        remedy: "Save the table as UTF-8.";
        en: "the table is not text in UTF-8; save it again in this encoding";
        fr: "le tableau n’est pas du texte en UTF-8 ; enregistrez-le dans cet encodage";
    DebtorCodeChanged = "S10", Warning;
        meaning: "Invoices were reminded under another debtor code, which the export does not show any more.";
        remedy: "If it is the same debtor, `relance register move OLD NEW`; its history counts for the new code then.";
        en: r#"invoice { $invoice }{ $invoices ->
    [one] {""} was
   *[other] {""} and others were
} reminded under debtor `{ $old }`, which the export no longer shows; now { $invoices ->
    [one] it stands
   *[other] they stand
} under `{ $new }`. If it is the same debtor, run: relance register move "{ $old }" "{ $new }""#;
        fr: r#"la facture { $invoice }{ $invoices ->
    [one] {""} a été relancée
   *[other] {""} et d’autres ont été relancées
} sous le débiteur « { $old } », que l’export ne montre plus ; { $invoices ->
    [one] elle figure
   *[other] elles figurent
} maintenant sous « { $new } ». Si c’est le même débiteur, lancez : relance register move "{ $old }" "{ $new }""#;
    RunFolderGone = "S11", Warning;
        meaning: "The letters of the newest run count, and its folder lies neither where it was put nor where this job puts its own. Said of the machine, in no manifest.";
        remedy: "Nothing, if you moved it; else put it back.";
        en: "run { $run } is in the register and its letters count, but its folder is neither in { $path } nor where this job puts its own. If you moved it, all is well; if it was never printed, run: relance undo { $run }";
        fr: "le passage { $run } figure au registre et ses lettres comptent, mais son dossier n’est ni dans { $path } ni là où ce travail met les siens. Si vous l’avez déplacé, tout va bien ; s’il n’a jamais été imprimé : relance undo { $run }";
    RunNotKnown = "S12", Warning;
        meaning: "A run folder of this job lies there, not older than anything in the register, and the register does not know it: it may be an older copy. The run stops.";
        remedy: "Put the newer register back; or, where the register holds, `run --yes register`.";
        en: r"the folder of run { $run } with { $letters ->
    [one] { $letters } letter
   *[other] { $letters } letters
} lies there, and the register does not know it: it may be an older copy, and who was written to would be written to again. Put the newer register back; if those letters were never posted, say --yes register to `run`";
        fr: r"le dossier du passage { $run } avec { $letters ->
    [one] { $letters } lettre
   *[other] { $letters } lettres
} est là, et le registre ne le connaît pas : c’est peut-être une copie plus ancienne, et les mêmes débiteurs recevraient encore une lettre. Remettez le registre plus récent ; si ces lettres n’ont jamais été postées, dites --yes register à « run »";
    RunNeverShown = "S13", Warning;
        meaning: "The letters of a run count, but a kill kept its folder out of sight, and it is nowhere now. The run stops.";
        remedy: "Put the folder back, take the run back, or `run --yes register`.";
        en: "the letters of run { $run } count, but its folder was never in sight, and it is neither in { $path } nor where this job puts its own. Put back what was there; if nothing was printed, run: relance undo { $run }; if all is well, say --yes register to `run`";
        fr: "les lettres du passage { $run } comptent, mais son dossier n’a jamais été visible, et il n’est ni dans { $path } ni là où ce travail met les siens. Remettez ce qui s’y trouvait ; si rien n’a été imprimé : relance undo { $run } ; si tout va bien, dites --yes register à « run »";
    RegisterSynced = "S14", Warning;
        meaning: "The register lies on a network, or in a folder that a service keeps the same on several machines. Such folders do not keep its locks, and may put an older state in the place of a newer one. Said of the machine, in no manifest.";
        remedy: "Keep it on a disk of this machine, and let its copies or exports be synchronised.";
        en: "the register { $path } lies in a folder of { $service }, which does not keep its locks and may bring back an older state. Keep it on a disk of this machine: file under [register]";
        fr: "le registre { $path } se trouve dans un dossier de { $service }, qui ne garde pas ses verrous et peut ramener un état plus ancien. Gardez-le sur un disque de cette machine : file sous [register]";

    // --- plan: P
    NoAccountInCurrency = "P1", Hold;
        meaning: "The creditor has no bank account in this currency.";
        remedy: "Add one under `[[creditor.account]]`.";
        en: "the creditor has no account in { $currency }; add one under [[creditor.account]]";
        fr: "le créancier n’a pas de compte en { $currency } ; ajoutez-en un sous [[creditor.account]]";
    RuleUnknown = "P2", Hold;
        meaning: "Penalties are to be claimed and the rules do not say how much: an unknown half-year, or a country left open.";
        remedy: "Update the program, or set `claim` and `indemnity` under `[policy.penalties]` to `false`.";
        en: "penalties cannot be reckoned: { $reason }. Update the program, or set claim and indemnity under [policy.penalties] to false";
        fr: "les pénalités ne peuvent pas être calculées : { $reason }. Mettez le programme à jour, ou indiquez claim et indemnity = false sous [policy.penalties]";
    RuleUnconfirmed = "P3", Warning;
        meaning: "A rate or sum that rests on a single secondary source, or none, was used.";
        remedy: "Confirm it.";
        en: r"{ $what ->
    [rate] the rate of { $of }
   *[indemnity] the fixed indemnity of { $of ->
        [business] business
        [consumer] consumer
       *[public] public
    } debtors
} rests on a single secondary source or none; confirm it before you post the letters";
        fr: r"{ $what ->
    [rate] le taux du semestre { $of }
   *[indemnity] l’indemnité forfaitaire des débiteurs { $of ->
        [business] professionnels
        [consumer] particuliers
       *[public] publics
    }
} ne repose que sur une source secondaire, ou aucune ; vérifiez-le avant de poster les lettres";
    RateRaised = "P4", Warning;
        meaning: "The contractual rate lies below what the law allows; the floor is used.";
        remedy: "Check the contract.";
        en: "the contractual rate of { $rate } % lies below { $floor } % in { $half_year }, which is the least the law allows; { $floor } % was used";
        fr: "le taux contractuel de { $rate } % est inférieur à { $floor } % au { $half_year }, le minimum légal ; { $floor } % a été retenu";
    TimeBarNear = "P5", Warning;
        meaning: "An invoice will be time-barred within six months, or may already be.";
        remedy: "Decide by hand: a letter does not interrupt limitation.";
        en: "invoice { $invoice } is time-barred after { $last_day } ({ $law }), as far as its due date tells; a letter does not change that";
        fr: "la facture { $invoice } se prescrit après le { $last_day } ({ $law }), d’après son échéance ; une lettre n’y change rien";
    IndemnityLeftOut = "P6", Warning;
        meaning: "The fixed indemnity is in another currency than the letter.";
        remedy: "Claim it apart.";
        en: "the fixed indemnity is due in { $currency } and was left out of a letter in { $other }";
        fr: "l’indemnité forfaitaire est due en { $currency } et n’a pas été ajoutée à une lettre en { $other }";
    CreditLater = "P10", Warning;
        meaning: "A credit or payment of a later day than the letter; it lowers nothing yet.";
        remedy: "Correct its date, if it is wrong.";
        en: "credit or payment { $credit } of { $amount } is dated { $date }, after the letter; it lowers nothing yet. Correct the date if it is wrong";
        fr: "l’avoir ou le règlement { $credit } de { $amount } est daté du { $date }, après la lettre ; il ne diminue encore rien. Corrigez la date si elle est fausse";
    CreditBeyond = "P11", Warning;
        meaning: "A credit names an invoice that is not open, or goes beyond it; what is left lowers what the debtor owes in all.";
        remedy: "Check the number it names.";
        en: r"credit or payment { $credit } is for invoice { $invoice }, { $open ->
    [yes] and goes beyond it by { $amount }
   *[no] which is not open here
}; { $amount } lowers what the debtor owes in all. Check the number";
        fr: r"l’avoir ou le règlement { $credit } concerne la facture { $invoice }, { $open ->
    [yes] et la dépasse de { $amount }
   *[no] qui n’est pas ouverte ici
} ; { $amount } sont déduits de l’ensemble du compte. Vérifiez le numéro";
    CreditMatched = "P12", Warning;
        meaning: "A credit note that names no invoice is set against an invoice that no letter asks for and that alone has its very amount.";
        remedy: "Name its invoice in a column `credit_for`.";
        en: "credit note { $credit } of { $amount } names no invoice and is set against { $invoice }, which alone has that amount. If it is for another, name it in a column credit_for";
        fr: "l’avoir { $credit } de { $amount } ne nomme pas de facture et est imputé sur { $invoice }, la seule de ce montant. S’il en concerne une autre, indiquez-la dans une colonne credit_for";
    ExclusionUnfit = "P20", Warning;
        meaning: "`[[policy.exclude]]` names a debtor or invoice that neither the export nor the register has, or a credit, which cannot be kept out.";
        remedy: "Correct the name, or take the lines out.";
        en: r"[[policy.exclude]] names { $what ->
    [debtor] debtor `{ $debtor }`
    [invoice] invoice `{ $invoice }`
   *[both] invoice `{ $invoice }` of debtor `{ $debtor }`
}{ $why ->
    [credit] , which is a credit, and only invoices can be kept out. Take these lines out
    [near] , which nothing fits: neither the export nor the register has it, and the nearest is { $nearest }. Correct it, or take these lines out
   *[nothing] , which nothing fits: neither the export nor the register has it. Correct it, or take these lines out
}";
        fr: r"[[policy.exclude]] nomme { $what ->
    [debtor] le débiteur « { $debtor } »
    [invoice] la facture « { $invoice } »
   *[both] la facture « { $invoice } » du débiteur « { $debtor } »
}{ $why ->
    [credit] , qui est un avoir : seules des factures peuvent être exclues. Retirez ces lignes
    [near] , à quoi rien ne correspond : ni l’export ni le registre ne connaît ce nom ; le plus proche est { $nearest }. Corrigez-le, ou retirez ces lignes
   *[nothing] , à quoi rien ne correspond : ni l’export ni le registre ne connaît ce nom. Corrigez-le, ou retirez ces lignes
}";
    ExclusionMisnamed = "P21", Hold;
        meaning: "`[[policy.exclude]]` fits nothing and is written nearly like something in the export, or gives an invoice to another debtor than the export does. `run` makes nothing.";
        remedy: "Correct the name; the finding gives the nearest.";
        en: r"[[policy.exclude]] names { $what ->
    [debtor] debtor `{ $debtor }`
    [invoice] invoice `{ $invoice }`
   *[both] invoice `{ $invoice }` of debtor `{ $debtor }`
}{ $why ->
    [elsewhere] , but that invoice belongs to debtor { $nearest }
   *[near] , which the export does not have; it may be a slip for { $nearest }
}. `run` makes nothing until you correct it or take these lines out";
        fr: r"[[policy.exclude]] nomme { $what ->
    [debtor] le débiteur « { $debtor } »
    [invoice] la facture « { $invoice } »
   *[both] la facture « { $invoice } » du débiteur « { $debtor } »
}{ $why ->
    [elsewhere] , mais cette facture est celle du débiteur { $nearest }
   *[near] , que l’export n’a pas ; c’est peut-être une faute de frappe pour { $nearest }
}. « run » ne fait rien tant que vous ne l’avez pas corrigé, ou retiré ces lignes";
    ExclusionOver = "P22", Warning;
        meaning: "Exclusions with nothing left to keep out: the day in `until` has passed, or the register knows what they name as paid or gone. One line for all.";
        remedy: "Take them out when you like.";
        en: r"{ $count ->
    [one] 1 exclusion has
   *[other] { $count } exclusions have
} nothing left to keep out, because the day in `until` has passed, or because it is paid or no longer in the export: { $names }. Take { $count ->
    [one] it
   *[other] them
} out of [[policy.exclude]] when you like";
        fr: r"{ $count ->
    [one] { $count } exclusion n’a plus rien à retenir
   *[other] { $count } exclusions n’ont plus rien à retenir
}, parce que le jour de « until » est passé, ou parce que c’est payé ou absent de l’export : { $names }. Retirez-{ $count ->
    [one] la
   *[other] les
} de [[policy.exclude]] quand vous voulez";
    SameDay = "P23", Warning;
        meaning: "Letters wait for no other reason than that a run of the same day wrote to these debtors.";
        remedy: "If its letters were not posted, `relance undo` with the run it names; else nothing.";
        en: r"{ $letters ->
    [one] 1 letter waits
   *[other] { $letters } letters wait
} only because run { $run } of the same day wrote to { $letters ->
    [one] this debtor
   *[other] these debtors
}. If its letters were not posted, take it back: relance undo { $run }";
        fr: r"{ $letters ->
    [one] { $letters } lettre n’attend
   *[other] { $letters } lettres n’attendent
} que parce que le passage { $run } du même jour a déjà écrit { $letters ->
    [one] à ce débiteur
   *[other] à ces débiteurs
}. Si ses lettres ne sont pas parties, annulez-le : relance undo { $run }";
    KindUnwritten = "P30", Warning;
        meaning: "Formal notices that claim neither penalties nor indemnity, because nothing says whether their debtors are businesses; one line, with their number.";
        remedy: "Write `kind` under `[export]`.";
        en: r#"{ $letters ->
    [one] { $letters } formal notice claims no penalties and no indemnity, because nothing says whether its debtor is a business
   *[other] { $letters } formal notices claim no penalties and no indemnity, because nothing says whether their debtors are businesses
}. Write kind = "business" or kind = "consumer" under [export]"#;
        fr: r#"{ $letters ->
    [one] { $letters } mise en demeure ne réclame ni pénalités ni indemnité, parce que rien ne dit si son débiteur est un professionnel
   *[other] { $letters } mises en demeure ne réclament ni pénalités ni indemnité, parce que rien ne dit si leurs débiteurs sont des professionnels
}. Écrivez kind = "business" ou kind = "consumer" sous [export]"#;
    DateImpossible = "P40", Hold;
        meaning: "A date of the invoice cannot be: due before it was issued, issued after the letter, due ten years off, a reminder after the letter, not after the one before it, or before the invoice. The invoice alone is held (`date-doubtful`); the others of its debtor go.";
        remedy: r#"Correct the export, or write `odd_dates = "accept"` under `[policy]`."#;
        en: r#"invoice { $invoice } is held, its dates cannot be: { $what ->
    [due-before-issue] due on { $day }, before it was issued on { $other }
    [due-far-off] due on { $day }, ten years or more from the letter
    [issue-after-letter] issued on { $day }, after the letter of { $other }
    [reminder-to-come] reminder { $nth } of { $day } is after the letter of { $other }
    [reminder-order] reminder { $nth } of { $day } is not after the one before it, of { $other }
   *[other] reminder { $nth } of { $day } is before the invoice of { $other }
}. Correct the export, or write odd_dates = "accept" under [policy] if its dates are right"#;
        fr: r#"la facture { $invoice } est retenue, ses dates sont impossibles : { $what ->
    [due-before-issue] échéance le { $day }, avant son émission le { $other }
    [due-far-off] échéance le { $day }, à dix ans ou plus de la lettre
    [issue-after-letter] émise le { $day }, après la lettre du { $other }
    [reminder-to-come] relance { $nth } du { $day }, après la lettre du { $other }
    [reminder-order] relance { $nth } du { $day }, pas après la précédente, du { $other }
   *[other] relance { $nth } du { $day }, avant la facture du { $other }
}. Corrigez l’export, ou écrivez odd_dates = "accept" sous [policy] si elles sont justes"#;
    DateOdd = "P41", Warning;
        meaning: "The same where no letter rests on it, because the invoice is not overdue, or where the job accepts it.";
        remedy: "Correct the export.";
        en: r"the dates of invoice { $invoice } cannot be: { $what ->
    [due-before-issue] due on { $day }, before it was issued on { $other }
    [due-far-off] due on { $day }, ten years or more from the letter
    [issue-after-letter] issued on { $day }, after the letter of { $other }
    [reminder-to-come] reminder { $nth } of { $day } is after the letter of { $other }
    [reminder-order] reminder { $nth } of { $day } is not after the one before it, of { $other }
   *[other] reminder { $nth } of { $day } is before the invoice of { $other }
}. Correct the export";
        fr: r"les dates de la facture { $invoice } sont impossibles : { $what ->
    [due-before-issue] échéance le { $day }, avant son émission le { $other }
    [due-far-off] échéance le { $day }, à dix ans ou plus de la lettre
    [issue-after-letter] émise le { $day }, après la lettre du { $other }
    [reminder-to-come] relance { $nth } du { $day }, après la lettre du { $other }
    [reminder-order] relance { $nth } du { $day }, pas après la précédente, du { $other }
   *[other] relance { $nth } du { $day }, avant la facture du { $other }
}. Corrigez l’export";

    // --- pay: Q
    NoPaymentReference = "Q1", Hold;
        meaning: "The reference of the letter has no character that a structured payment reference may have.";
        remedy: r#"Set `reference = "letter"` for the account, or correct the code of the debtor."#;
        en: r#"the reference `{ $reference }` has no letter or digit that a structured payment reference could be made of; set reference = "letter" under [[creditor.account]], or correct the code of the debtor"#;
        fr: r#"la référence « { $reference } » n’a ni lettre ni chiffre dont faire une référence de paiement structurée ; indiquez reference = "letter" sous [[creditor.account]] ou corrigez le code du débiteur"#;
    NoPaymentCode = "Q2", Warning;
        meaning: "The amount, or the texts, do not fit into a payment code; the letter goes out without one.";
        remedy: "Check the letter.";
        en: r"the letter goes out without a payment code: { $reason ->
    [amount] { $amount } is not between 0.01 and 999999999.99
   *[too-long] it has more to say than a code holds
}. Check the letter";
        fr: r"la lettre part sans code de paiement : { $reason ->
    [amount] { $amount } n’est pas compris entre 0,01 et 999999999,99
   *[too-long] il y a plus à dire qu’un code ne contient
}. Vérifiez la lettre";
    PayerLeftBlank = "Q3", Warning;
        meaning: "The payment part of a QR-bill leaves the payer blank: postcode, town or country are not known.";
        remedy: "Complete them in the debtor file.";
        en: "the payer stays blank on the payment part: postcode, town or country are not known. Complete them in the debtor file";
        fr: "le payeur reste en blanc sur la section paiement : code postal, ville ou pays inconnus. Complétez-les dans le fichier des débiteurs";
    PayerChanged = "Q4", Warning;
        meaning: "The payment part of a QR-bill names the payer shortened, or without characters that it may not hold.";
        remedy: "Nothing, unless it misleads.";
        en: "the payment part names the payer as `{ $name }, { $address }`: shortened, or without characters that a QR-bill may not hold. Nothing to do unless it misleads";
        fr: "la section paiement nomme le payeur « { $name }, { $address } » : raccourci, ou sans des caractères qu’une QR-facture n’admet pas. Rien à faire, sauf si cela induit en erreur";

    // --- compose: C
    NoGlyph = "C1", Hold;
        meaning: "A character that no face of the layout can show.";
        remedy: "Correct the text, or add a face that can.";
        en: "no face of the layout can show { $character } ({ $codepoint }) in { $text }; add a face that can, or correct the text";
        fr: "aucune police de la maquette ne sait montrer { $character } ({ $codepoint }) dans { $text } ; ajoutez une police qui le sait, ou corrigez le texte";
    AddressCut = "C2", Hold;
        meaning: "A line of the address would be cut, even abbreviated and in smaller and narrower type ([addresses](addresses.md)); the finding says what would be lost.";
        remedy: "Shorten it in the debtor file.";
        en: "the address does not fit into the window even in smaller and narrower type: after `{ $line }` there is no room for `{ $lost }`. Shorten that line in the debtor file";
        fr: "l’adresse ne tient pas dans la fenêtre, même en caractères plus petits et plus étroits : après « { $line } », il n’y a plus de place pour « { $lost } ». Raccourcissez cette ligne dans le fichier des débiteurs";
    AddressTooLong = "C3", Hold;
        meaning: "An address of more lines than the window holds.";
        remedy: "Join or drop lines in the debtor file.";
        en: "the address has { $found } lines; the window holds { $limit }. Join or drop lines in the debtor file";
        fr: "l’adresse a { $found } lignes ; la fenêtre en contient { $limit }. Réunissez ou supprimez des lignes dans le fichier des débiteurs";
    TextFailed = "C4", Hold;
        meaning: "A letter text could not be filled in.";
        remedy: "Correct the text in the layout.";
        en: "the letter text { $template } could not be filled in: { $reason }";
        fr: "le texte de lettre { $template } n’a pas pu être rempli : { $reason }";
    LanguageMissing = "C5", Warning;
        meaning: "The layout has no texts in the language of the debtor; the letter is written in the language of the layout.";
        remedy: "Add texts in that language to the layout, or correct the language in the debtor file.";
        en: "the layout has no texts in language `{ $language }`; the letter is written in `{ $used }`. Add a folder texts/{ $language } to the layout";
        fr: "la maquette n’a pas de textes en langue « { $language } » ; la lettre est écrite en « { $used } ». Ajoutez un dossier texts/{ $language } à la maquette";
    AddressDoubtful = "C6", Warning;
        meaning: "The last line of a French address is no postcode of five digits and a town.";
        remedy: "Correct it in the debtor file.";
        en: "the last line of the address, `{ $line }`, is no postcode of five digits and a town. Correct it in the debtor file";
        fr: "la dernière ligne de l’adresse, « { $line } », n’est pas un code postal de cinq chiffres suivi d’une commune. Corrigez-la dans le fichier des débiteurs";
    WindowMissed = "C7", Hold;
        meaning: "A part of the address stands where the window may not show it; zone and place in millimetres.";
        remedy: "Shorten the address, or correct `[window]` in the layout.";
        en: r"{ $kind ->
    [text] `{ $text }` of the address
   *[other] the address
} stands at { $place } mm; what the window shows for certain ({ $profile }) is { $zone } mm. Shorten the address, or correct [window] in the layout";
        fr: r"{ $kind ->
    [text] « { $text } » de l’adresse
   *[other] l’adresse
} se trouve en { $place } mm ; la fenêtre ({ $profile }) montre à coup sûr { $zone } mm. Raccourcissez l’adresse, ou corrigez [window] dans la maquette";
    WindowShows = "C8", Hold;
        meaning: "Something else than the address stands where the window may show it.";
        remedy: "Move it in the layout, or shorten it.";
        en: r"{ $kind ->
    [text] `{ $text }`
    [rule] a rule
    [picture] a picture
   *[other] a code
} stands at { $place } mm and may show through the window ({ $profile }: { $zone } mm). Move it in the layout, or shorten it";
        fr: r"{ $kind ->
    [text] « { $text } »
    [rule] un filet
    [picture] une image
   *[other] un code
} se trouve en { $place } mm et peut se voir par la fenêtre ({ $profile } : { $zone } mm). Déplacez-le dans la maquette, ou raccourcissez-le";
    ZoneTouched = "C9", Hold;
        meaning: "Something stands in a margin or zone that the post or the service keeps white.";
        remedy: "Move it in the layout, or shorten it.";
        en: r"{ $kind ->
    [text] `{ $text }`
    [rule] a rule
    [picture] a picture
   *[other] a code
} stands at { $place } mm; { $profile } wants white { $why ->
    [margin] outside { $zone } mm
   *[other] inside { $zone } mm ({ $why })
}. Move it in the layout, or shorten it";
        fr: r"{ $kind ->
    [text] « { $text } »
    [rule] un filet
    [picture] une image
   *[other] un code
} se trouve en { $place } mm ; { $profile } veut du blanc { $why ->
    [margin] hors de { $zone } mm
   *[other] dans { $zone } mm ({ $why })
}. Déplacez-le dans la maquette, ou raccourcissez-le";
    CountryUnknown = "C10", Hold;
        meaning: "A country that nobody knows: the letter would go abroad by accident, or nowhere.";
        remedy: "Correct it in the debtor file; names in six languages and codes are known.";
        en: "the country `{ $country }` is not known; expected a name or a code such as Belgique, Belgium or BE. Correct it in the debtor file";
        fr: "le pays « { $country } » n’est pas connu ; attendu un nom ou un code, par exemple Belgique, Belgium ou BE. Corrigez-le dans le fichier des débiteurs";
    NoStreet = "C11", Warning;
        meaning: "An address with a town and no street. A CEDEX needs none.";
        remedy: "Check it before posting.";
        en: "the address has a town and no street. Check it before posting, or complete it in the debtor file";
        fr: "l’adresse a une commune et pas de rue. Vérifiez-la avant l’envoi, ou complétez-la dans le fichier des débiteurs";
    LetterTooLong = "C12", Hold;
        meaning: "A letter of more pages than any envelope, box or stream holds.";
        remedy: "Widen the text area of the layout, or write to this debtor by hand.";
        en: "the letter would have { $pages } pages, and { $most } are the most that are set. Widen the text area of the layout, or write to this debtor by hand";
        fr: "la lettre aurait { $pages } pages, et { $most } au plus sont composées. Élargissez la zone de texte de la maquette, ou écrivez vous-même à ce débiteur";

    EditionUnsaid = "C20", Warning;
        meaning: "A layout of one's own is based on one that has a second edition, and does not say that it was made for it.";
        remedy: "Look at `relance proof JOB.toml --gallery`, then write `edition = 2` at the top of the layout; or base it on `classic-1` or `modern-1`, which stay as they were.";
        en: "the layout `{ $base }`, which this one is based on, has a second edition: text and tables from edge to edge of a wider frame, a panel under the subject with amount, deadline, account and whom to call in place of the block `[payment]`, spaces within limits, the breakdown behind the letter. Look at `relance proof JOB.toml --gallery`, then write `edition = 2` under `base`; or write `base = \"{ $before }\"` to have everything as it was";
        fr: "la maquette « { $base } », sur laquelle celle-ci est fondée, a une deuxième édition : texte et tableaux sur un cadre plus large, un encadré sous l’objet avec la somme, le délai, le compte et la personne à appeler à la place du bloc « [payment] », des espaces bornés, le décompte à la suite de la lettre. Regardez « relance proof JOB.toml --gallery », puis écrivez « edition = 2 » sous « base » ; ou écrivez « base = \"{ $before }\" » pour garder tout comme avant";

    // --- attach: A
    CopyMissing = "A1", Hold;
        meaning: "No copy of an invoice was found and the job wants one; files whose names hold its number are named, with the `patterns` line that takes them.";
        remedy: r#"Put the file there, write that line, or set `missing = "warn"`."#;
        en: r#"no copy of invoice { $invoice }; expected { $tried }. { $near ->
    [none] Put the file there, or set missing = "warn" under [copies]
   *[other] `{ $near }` holds this number: where that is the copy, write patterns = { $patterns } under [copies]
}"#;
        fr: r#"pas de copie de la facture { $invoice } ; attendu { $tried }. { $near ->
    [none] Déposez-y le fichier, ou indiquez missing = "warn" sous [copies]
   *[other] « { $near } » contient ce numéro : si c’est la copie, écrivez patterns = { $patterns } sous [copies]
}"#;
    CopyUnreadable = "A2", Hold;
        meaning: "A copy that no reader can make pages of, that is something else than a PDF, or whose pages are not the document; the message says what it is.";
        remedy: r#"Put a readable PDF there, or set `missing = "warn"`."#;
        en: r#"the copy { $file } of invoice { $invoice } cannot be used: { $reason ->
    [password] it is protected by a password
    [denied] you may not read it: ask whoever gives rights on this folder
    [no-pages] it has no pages
    [certificate] it is encrypted for certain recipients
    [too-large] it is too large
    [too-many-objects] its pages need more objects than any invoice
    [too-many-pages] it has more pages than any invoice
    [expands] it expands to far more than any invoice holds
    [work] its parts are nested or repeated without end
    [form] it asks to wait until a form is built (XFA): open it in Acrobat and print it to PDF
    [portfolio] it is a portfolio, whose page is only a cover: take the invoice out of it
    [wrapper] its page is only a wrapper around a protected document: save that without protection
    [untold] it leaves it to the reader how a note on it is drawn: print it to PDF, so that the note becomes part of the page
    [empty] the file is empty: download it again
    [web] it is a page of the web, such as one that asks to log in: download it again
    [picture] it is a picture that is only called PDF: convert it
    [office] it is an archive or an office document that is only called PDF: convert it
    [mail] it is a mail that is only called PDF: save what is attached to it
    [data] it is data without pages, such as an e-invoice, that is only called PDF: print its pages to PDF
   *[other] it is damaged or not a PDF
}. Put a readable PDF there, or set missing = "warn" under [copies]"#;
        fr: r#"la copie { $file } de la facture { $invoice } est inutilisable : { $reason ->
    [password] elle est protégée par un mot de passe
    [denied] vous n’avez pas le droit de la lire : demandez-le à qui gère ce dossier
    [no-pages] elle n’a pas de pages
    [certificate] elle est chiffrée pour certains destinataires
    [too-large] elle est trop volumineuse
    [too-many-objects] ses pages demandent plus d’objets qu’aucune facture
    [too-many-pages] elle a plus de pages qu’aucune facture
    [expands] décompressée, elle dépasse de loin toute facture
    [work] ses éléments s’imbriquent ou se répètent sans fin
    [form] elle demande d’attendre qu’un formulaire soit construit (XFA) : ouvrez-la dans Acrobat et imprimez-la en PDF
    [portfolio] c’est un porte-documents dont la page n’est qu’une couverture : sortez-en la facture
    [wrapper] sa page n’est que l’enveloppe d’un document protégé : enregistrez celui-ci sans protection
    [untold] elle laisse au lecteur le dessin d’une annotation : imprimez-la en PDF pour que l’annotation fasse partie de la page
    [empty] le fichier est vide : téléchargez-le de nouveau
    [web] c’est une page web, par exemple une demande de connexion : téléchargez-la de nouveau
    [picture] c’est une image qui n’a de PDF que le nom : convertissez-la
    [office] c’est une archive ou un document bureautique qui n’a de PDF que le nom : convertissez-le
    [mail] c’est un courriel qui n’a de PDF que le nom : enregistrez sa pièce jointe
    [data] ce sont des données sans pages, par exemple une facture électronique, qui n’ont de PDF que le nom : imprimez ses pages en PDF
   *[other] elle est abîmée ou n’est pas un PDF
}. Déposez un PDF lisible, ou indiquez missing = "warn" sous [copies]"#;
    CopyOutside = "A3", Hold;
        meaning: "A path that leaves the copies folder.";
        remedy: "Put the file inside the folder.";
        en: "the path `{ $path }` leaves the copies folder; expected a file inside { $folder }";
        fr: "le chemin « { $path } » sort du dossier des copies ; attendu un fichier dans { $folder }";
    CopyMissingWarned = "A4", Warning;
        meaning: "No copy was found; the letter goes out without it.";
        remedy: "Nothing: the job asked for it.";
        en: r#"no copy of invoice { $invoice }; expected { $tried }. The letter goes out without it{ $near ->
    [none] {""}
   *[other] . `{ $near }` holds this number: where that is the copy, write patterns = { $patterns } under [copies]
}"#;
        fr: r#"pas de copie de la facture { $invoice } ; attendu { $tried }. La lettre part sans elle{ $near ->
    [none] {""}
   *[other] . « { $near } » contient ce numéro : si c’est la copie, écrivez patterns = { $patterns } sous [copies]
}"#;
    CopyUnreadableWarned = "A5", Warning;
        meaning: "The same as A2; the letter goes out without it.";
        remedy: "Nothing: the job asked for it.";
        en: r"the copy { $file } of invoice { $invoice } cannot be used: { $reason ->
    [password] it is protected by a password
    [denied] you may not read it: ask whoever gives rights on this folder
    [no-pages] it has no pages
    [certificate] it is encrypted for certain recipients
    [too-large] it is too large
    [too-many-objects] its pages need more objects than any invoice
    [too-many-pages] it has more pages than any invoice
    [expands] it expands to far more than any invoice holds
    [work] its parts are nested or repeated without end
    [form] it asks to wait until a form is built (XFA): open it in Acrobat and print it to PDF
    [portfolio] it is a portfolio, whose page is only a cover: take the invoice out of it
    [wrapper] its page is only a wrapper around a protected document: save that without protection
    [untold] it leaves it to the reader how a note on it is drawn: print it to PDF, so that the note becomes part of the page
    [empty] the file is empty: download it again
    [web] it is a page of the web, such as one that asks to log in: download it again
    [picture] it is a picture that is only called PDF: convert it
    [office] it is an archive or an office document that is only called PDF: convert it
    [mail] it is a mail that is only called PDF: save what is attached to it
    [data] it is data without pages, such as an e-invoice, that is only called PDF: print its pages to PDF
   *[other] it is damaged or not a PDF
}. The letter goes out without it";
        fr: r"la copie { $file } de la facture { $invoice } est inutilisable : { $reason ->
    [password] elle est protégée par un mot de passe
    [denied] vous n’avez pas le droit de la lire : demandez-le à qui gère ce dossier
    [no-pages] elle n’a pas de pages
    [certificate] elle est chiffrée pour certains destinataires
    [too-large] elle est trop volumineuse
    [too-many-objects] ses pages demandent plus d’objets qu’aucune facture
    [too-many-pages] elle a plus de pages qu’aucune facture
    [expands] décompressée, elle dépasse de loin toute facture
    [work] ses éléments s’imbriquent ou se répètent sans fin
    [form] elle demande d’attendre qu’un formulaire soit construit (XFA) : ouvrez-la dans Acrobat et imprimez-la en PDF
    [portfolio] c’est un porte-documents dont la page n’est qu’une couverture : sortez-en la facture
    [wrapper] sa page n’est que l’enveloppe d’un document protégé : enregistrez celui-ci sans protection
    [untold] elle laisse au lecteur le dessin d’une annotation : imprimez-la en PDF pour que l’annotation fasse partie de la page
    [empty] le fichier est vide : téléchargez-le de nouveau
    [web] c’est une page web, par exemple une demande de connexion : téléchargez-la de nouveau
    [picture] c’est une image qui n’a de PDF que le nom : convertissez-la
    [office] c’est une archive ou un document bureautique qui n’a de PDF que le nom : convertissez-le
    [mail] c’est un courriel qui n’a de PDF que le nom : enregistrez sa pièce jointe
    [data] ce sont des données sans pages, par exemple une facture électronique, qui n’ont de PDF que le nom : imprimez ses pages en PDF
   *[other] elle est abîmée ou n’est pas un PDF
}. La lettre part sans elle";
    CopyAmbiguous = "A6", Hold;
        meaning: "Two files could both be the copy.";
        remedy: "Keep one.";
        en: "{ $first } and { $second } could both be the copy of invoice { $invoice }; keep one";
        fr: "{ $first } et { $second } pourraient toutes deux être la copie de la facture { $invoice } ; n’en gardez qu’une";
    FirstLetterMissing = "A7", Hold;
        meaning: "The first letter should go along and cannot be had as it was sent.";
        remedy: r#"Put the run folder back, or set `missing = "warn"`, or `attach_first = false`."#;
        en: r#"the first letter, of { $date }, cannot be put behind this one: { $reason ->
    [not-kept] no earlier run kept its file
    [altered] { $file } is not the file that was sent
   *[gone] { $file } is not there, or its run has no pieces.csv
}. Put the run folder back as it was, set missing = "warn" under [copies], or attach_first = false under [policy]"#;
        fr: r#"la première lettre, du { $date }, ne peut être jointe à celle-ci : { $reason ->
    [not-kept] aucun passage antérieur n’en a gardé le fichier
    [altered] { $file } n’est pas le fichier envoyé
   *[gone] { $file } est introuvable, ou son dossier n’a pas de pieces.csv
}. Remettez le dossier du passage tel qu’il était, indiquez missing = "warn" sous [copies], ou attach_first = false sous [policy]"#;
    FirstLetterMissingWarned = "A8", Warning;
        meaning: "The first letter cannot be had as it was sent; the letter goes out without it.";
        remedy: "Nothing: the job asked for it.";
        en: r"the first letter, of { $date }, cannot be put behind this one: { $reason ->
    [not-kept] no earlier run kept its file
    [altered] { $file } is not the file that was sent
   *[gone] { $file } is not there, or its run has no pieces.csv
}. The letter goes out without it";
        fr: r"la première lettre, du { $date }, ne peut être jointe à celle-ci : { $reason ->
    [not-kept] aucun passage antérieur n’en a gardé le fichier
    [altered] { $file } n’est pas le fichier envoyé
   *[gone] { $file } est introuvable, ou son dossier n’a pas de pieces.csv
}. La lettre part sans elle";
    CopyShared = "A9", Hold;
        meaning: "A file that by its name could be the copy of another document of the ledger as well.";
        remedy: "Put `{debtor}` into the pattern, name files in a column `copy`, or rename one.";
        en: r#"{ $file } could be the copy of invoice { $invoice } and of { $other }; put {"{"}debtor{"}"} into the pattern, name files in a column `copy`, or rename one"#;
        fr: r#"{ $file } peut être la copie de la facture { $invoice } et de { $other } ; ajoutez {"{"}debtor{"}"} au modèle, nommez les fichiers dans une colonne « copy », ou renommez-en un"#;
    CopyContradicted = "A10", Hold;
        meaning: "A copy that says it is another invoice’s, one page of which is another debtor’s, or in which nothing of this one is found.";
        remedy: "Put the right file there; see [copies](copies.md).";
        en: r#"{ $file } is not the copy of invoice { $invoice }: { $reason ->
    [number] it is about { $names }
    [page-number] its page { $page } names { $names }, which is another debtor’s
    [page-buyer] its page { $page } names debtor { $names } and neither this one nor the invoice
    [buyer] it names debtor { $names } and not this one
    [data-number] the data inside are those of { $names }
    [data-buyer] the buyer in the data inside is { $names }
    [data-amount] the data inside give { $names } as its amount
   *[nothing] neither the number nor, with it, amount and debtor are found in its text
}. Put the right file there, or set contradicted = "warn" under [copies]"#;
        fr: r#"{ $file } n’est pas la copie de la facture { $invoice } : { $reason ->
    [number] elle porte sur { $names }
    [page-number] sa page { $page } nomme { $names }, qui est à un autre débiteur
    [page-buyer] sa page { $page } nomme le débiteur { $names }, et ni celui-ci ni la facture
    [buyer] elle nomme le débiteur { $names } et non celui-ci
    [data-number] les données qu’elle contient sont celles de { $names }
    [data-buyer] l’acheteur des données qu’elle contient est { $names }
    [data-amount] les données qu’elle contient donnent { $names } comme montant
   *[nothing] son texte ne contient ni le numéro, ni, avec lui, le montant et le débiteur
}. Mettez le bon fichier à sa place, ou contradicted = "warn" sous [copies]"#;
    CopyContradictedWarned = "A11", Warning;
        meaning: "The same; the letter goes out with it.";
        remedy: "Nothing: the job asked for it.";
        en: r"{ $file } is not the copy of invoice { $invoice }: { $reason ->
    [number] it is about { $names }
    [page-number] its page { $page } names { $names }, which is another debtor’s
    [page-buyer] its page { $page } names debtor { $names } and neither this one nor the invoice
    [buyer] it names debtor { $names } and not this one
    [data-number] the data inside are those of { $names }
    [data-buyer] the buyer in the data inside is { $names }
    [data-amount] the data inside give { $names } as its amount
   *[nothing] neither the number nor, with it, amount and debtor are found in its text
}. The letter goes out with it";
        fr: r"{ $file } n’est pas la copie de la facture { $invoice } : { $reason ->
    [number] elle porte sur { $names }
    [page-number] sa page { $page } nomme { $names }, qui est à un autre débiteur
    [page-buyer] sa page { $page } nomme le débiteur { $names }, et ni celui-ci ni la facture
    [buyer] elle nomme le débiteur { $names } et non celui-ci
    [data-number] les données qu’elle contient sont celles de { $names }
    [data-buyer] l’acheteur des données qu’elle contient est { $names }
    [data-amount] les données qu’elle contient donnent { $names } comme montant
   *[nothing] son texte ne contient ni le numéro, ni, avec lui, le montant et le débiteur
}. La lettre part avec elle";
    CopyUnconfirmed = "A12", Warning;
        meaning: "A copy of which nothing says whether it is the right one: a scan without text, a number that is not printed on it, a credit note or receipt that only names the invoice.";
        remedy: "Look at it before posting.";
        en: r"{ $file } may not be the copy of invoice { $invoice }: { $reason ->
    [no-text] it has no text to read
    [number-only] its number is found, and neither its amount nor the debtor
    [short-number] its number is too short to be told from others, and not both amount and debtor are found
    [no-number] amount and debtor are found, and its number is not
    [other-paper] it is titled `{ $names }` and only names the invoice
    [data-date] the data inside have another date
   *[other] it is too long to be read to the end
}. Look at it before posting";
        fr: r"{ $file } n’est peut-être pas la copie de la facture { $invoice } : { $reason ->
    [no-text] elle n’a pas de texte à lire
    [number-only] son numéro y figure, mais ni le montant ni le débiteur
    [short-number] son numéro est trop court pour être distingué, et le montant et le débiteur n’y figurent pas tous deux
    [no-number] le montant et le débiteur y figurent, mais pas son numéro
    [other-paper] elle s’intitule « { $names } » et ne fait que citer la facture
    [data-date] les données qu’elle contient portent une autre date
   *[other] elle est trop longue pour être lue jusqu’au bout
}. Regardez-la avant l’envoi";
    CopyUnconfirmedHeld = "A13", Hold;
        meaning: "The same, where the job wants to be sure.";
        remedy: r#"Put a file with text there, or set `unconfirmed = "warn"`."#;
        en: r#"{ $file } may not be the copy of invoice { $invoice }: { $reason ->
    [no-text] it has no text to read
    [number-only] its number is found, and neither its amount nor the debtor
    [short-number] its number is too short to be told from others, and not both amount and debtor are found
    [no-number] amount and debtor are found, and its number is not
    [other-paper] it is titled `{ $names }` and only names the invoice
    [data-date] the data inside have another date
   *[other] it is too long to be read to the end
}. Put a file with text there, or set unconfirmed = "warn" under [copies]"#;
        fr: r#"{ $file } n’est peut-être pas la copie de la facture { $invoice } : { $reason ->
    [no-text] elle n’a pas de texte à lire
    [number-only] son numéro y figure, mais ni le montant ni le débiteur
    [short-number] son numéro est trop court pour être distingué, et le montant et le débiteur n’y figurent pas tous deux
    [no-number] le montant et le débiteur y figurent, mais pas son numéro
    [other-paper] elle s’intitule « { $names } » et ne fait que citer la facture
    [data-date] les données qu’elle contient portent une autre date
   *[other] elle est trop longue pour être lue jusqu’au bout
}. Mettez un fichier avec du texte à sa place, ou unconfirmed = "warn" sous [copies]"#;
    LinesDisagree = "A14", Hold;
        meaning: "The lines of an invoice do not make up its amount, so no duplicate can be drawn.";
        remedy: "Correct the file of lines.";
        en: "the lines of invoice { $invoice } come to { $sum }; expected { $total }. Correct the file of lines: a duplicate is drawn only from lines that make up the invoice";
        fr: "les lignes de la facture { $invoice } font { $sum } ; attendu { $total }. Corrigez le fichier des lignes : un duplicata n’est tiré que de lignes qui font la facture";
    LinesOfUnknownInvoice = "A15", Warning;
        meaning: "Lines of an invoice that no export has.";
        remedy: "Take them out, or correct the number.";
        en: r"no export has invoice { $invoice } of { $lines ->
    [one] this line
   *[other] these { $lines } lines
}; take it out, or correct its number";
        fr: r"aucun export ne contient la facture { $invoice } de { $lines ->
    [one] cette ligne
   *[other] ces { $lines } lignes
} ; retirez-la, ou corrigez son numéro";
    LineUnreadable = "A16", Warning;
        meaning: "A cell of the file of lines that must hold a number and does not.";
        remedy: "Correct the cell.";
        en: "`{ $text }` is not a number, in a line of invoice { $invoice }; correct the cell";
        fr: "« { $text } » n’est pas un nombre, dans une ligne de la facture { $invoice } ; corrigez la cellule";
    LinesColumnMissing = "A17", Warning;
        meaning: "A column that the file of lines cannot do without is missing; no duplicate is drawn from it.";
        remedy: "Name the columns `invoice`, `description`, `total`.";
        en: "no column is called `{ $field }`; expected invoice, description and total, and where known quantity, unit price and VAT rate. Name it so in the first line";
        fr: "aucune colonne ne s’appelle « { $field } » ; attendu invoice, description et total et, si possible, quantity, unit price et VAT rate. Nommez-la ainsi dans la première ligne";
    LineLost = "A18", Warning;
        meaning: "A row of the file of lines without invoice number, with more or fewer cells than the header, or with a quote that does not close; it is left out.";
        remedy: "Correct the row.";
        en: "this row of invoice lines is left out: it has { $found } cells and its invoice number is `{ $text }`; expected { $expected } cells, a number, and quotes that close. Correct the row";
        fr: "cette ligne de facture est laissée de côté : elle a { $found } cellules et son numéro de facture est « { $text } » ; attendu { $expected } cellules, un numéro, et des guillemets fermés. Corrigez la ligne";
    CopyTooLong = "A20", Hold;
        meaning: "A copy has more pages than `max_pages` allows.";
        remedy: r#"Raise `max_pages`, or set `over = "first"`."#;
        en: r#"the copy { $file } of invoice { $invoice } has { $pages } pages; max_pages under [copies] allows { $most }. Raise it, or set over = "first""#;
        fr: r#"la copie { $file } de la facture { $invoice } a { $pages } pages ; max_pages sous [copies] en permet { $most }. Augmentez-le, ou indiquez over = "first""#;
    CopyCut = "A21", Warning;
        meaning: "A copy has more pages than `max_pages` allows; its first pages go along.";
        remedy: "Nothing: the job asked for it.";
        en: "the copy { $file } of invoice { $invoice } has { $pages } pages; the first { $taken } go along";
        fr: "la copie { $file } de la facture { $invoice } a { $pages } pages ; les { $taken } premières sont jointes";
    CopyNamesAnother = "A22", Warning;
        meaning: "A page of a copy also names another document of the same debtor.";
        remedy: "Look whether it belongs to it: final invoices list their deposits; part a copy that holds two invoices.";
        en: "page { $page } of { $file }, the copy of invoice { $invoice }, names { $other } of the same debtor as well. Look whether that belongs to it: a final invoice lists its deposits, and a copy that holds two invoices should be parted";
        fr: "la page { $page } de { $file }, copie de la facture { $invoice }, nomme aussi { $other } du même débiteur. Vérifiez que cela en fait partie : une facture de solde cite ses acomptes, et une copie qui contient deux factures doit être séparée";

    // --- marks: M
    MarksCovered = "M1", Hold;
        meaning: "A page of the letter prints into the zone that [marks](marks.md) for the inserter need clear.";
        remedy: "Move the text in the layout, or the marks in `[post.marks]`.";
        en: "page { $page } of the letter prints into the zone that marks for the inserter need clear; move the text in the layout, or the marks in [post.marks]";
        fr: "la page { $page } de la lettre imprime dans la zone réservée aux marques de la machine à mettre sous pli ; déplacez le texte dans la maquette, ou les marques dans [post.marks]";

    // --- post: T
    PostageUnknown = "T1", Warning;
        meaning: "The tariff has no price for what pieces would cost, or no line at all; their postage stays empty.";
        remedy: "Fill the cell in a tariff file of your own, or weigh and frank by hand.";
        en: r"the tariff has no price for { $product } ({ $step }): { $pieces ->
    [one] 1 piece has
   *[other] { $pieces } pieces have
} no postage in the manifest. Fill the cell from the price list of the post, or weigh and frank by hand";
        fr: r"le tarif ne donne pas de prix pour { $product } ({ $step }) : { $pieces ->
    [one] { $pieces } pli est
   *[other] { $pieces } plis sont
} sans affranchissement dans le manifeste. Complétez la case d’après le tarif de la poste, ou pesez et affranchissez à la main";
    WeightNearStep = "T2", Warning;
        meaning: "Pieces weigh within 3 % of a step, or would be over it with heavier paper.";
        remedy: "Put one on a scale before franking.";
        en: r"{ $pieces ->
    [one] 1 piece is
   *[other] { $pieces } pieces are
} within 3 % of { $step }, or over it with heavier paper; put one on a scale before franking";
        fr: r"{ $pieces ->
    [one] { $pieces } pli est
   *[other] { $pieces } plis sont
} à moins de 3 % de { $step }, ou au-delà avec un papier plus lourd ; pesez-en un avant d’affranchir";
    ServiceLimit = "T3", Warning;
        meaning: "A piece breaks a limit of the [postal service](services.md) that is to print it: bytes, pages, sheets, address, channel. It is packed all the same.";
        remedy: "Send it otherwise, or change what it holds, before you upload.";
        en: r"{ $piece ->
    [none] the sender
   *[other] piece { $piece }
} breaks a limit of { $service }: { $rule } is { $found }, it takes { $limit }. Send it otherwise, or change what it holds, before you upload";
        fr: r"{ $piece ->
    [none] l’expéditeur
   *[other] le pli { $piece }
} dépasse une limite de { $service } : { $rule } est { $found }, il prend { $limit }. Envoyez-le autrement, ou changez ce qu’il contient, avant le dépôt";
    ServiceZone = "T4", Warning;
        meaning: "The first page breaks a zone of the postal service: the address is outside its zone, something else in it or where nothing may stand.";
        remedy: "A layout for that window, such as `classic-ch`.";
        en: r#"{ $service } would refuse page { $page } ({ $rule }): { $text } stands at { $place } mm{ $more ->
    [0] {""}
    [one] , and so does one more text
   *[other] , and so do { $more } more texts
}. Use a layout whose address stands in its zone, or move what is in the way"#;
        fr: r#"{ $service } refuserait la page { $page } ({ $rule }) : { $text } se trouve à { $place } mm{ $more ->
    [0] {""}
    [one] , avec un autre texte
   *[other] , avec { $more } autres textes
}. Prenez une mise en page dont l’adresse est dans sa zone, ou déplacez ce qui gêne"#;
    ServiceZoneUnknown = "T5", Warning;
        meaning: "What the service asks of pages posted in this country is not known.";
        remedy: "Look at a letter on its site.";
        en: "where { $service } wants the address on letters posted in { $country } is not known, so pages were not looked at for that; look at a letter on its site before you upload";
        fr: "on ne sait pas où { $service } veut l’adresse des lettres postées en { $country }, les pages n’ont donc pas été regardées pour cela ; regardez une lettre sur son site avant le dépôt";
    StreamUnclaimed = "T6", Warning;
        meaning: "A stream that should be PDF/VT claims nothing, because copies in it break PDF/X-4 ([reasons](profiles.md)).";
        remedy: "Have it printed as it is, or get copies that keep it.";
        en: r"stream { $stream } claims neither PDF/VT nor PDF/X-4: { $files ->
    [one] a copy in it breaks it
   *[other] { $files } copies in it break it
 }, { $names }; have them printed as they are, or get copies that keep it (docs/profiles.md)";
        fr: r"le flux { $stream } n’est déclaré ni PDF/VT ni PDF/X-4 : { $files ->
    [one] une copie s’en écarte
   *[other] { $files } copies s’en écartent
 }, { $names } ; faites-les imprimer telles quelles, ou obtenez des copies conformes (docs/profiles.md)";

    // --- review: V
    ApprovalVoid = "V1", Warning;
        meaning: "An approval in the [file of decisions](review.md) was given for the letter as it was; its data, or what was changed by hand, are others now.";
        remedy: "Look at the letter again and approve it, with `review` or `decide`.";
        en: "the approval by { $by } ({ $day }) of the letter to { $debtor } in { $currency } no longer holds: its stage, invoices, amounts or deadline are others now. Look at it again";
        fr: "l’approbation de { $by } ({ $day }) pour la lettre à { $debtor } en { $currency } ne vaut plus : son étape, ses factures, ses montants ou son délai ont changé. Regardez-la à nouveau";
    ChangeVoid = "V2", Hold;
        meaning: "A lower stage, another contact or an added paragraph in the file of decisions was meant for the letter as it was; its data are others now. The letter waits, because nobody knows whether it should still be changed.";
        remedy: "Decide again, or undo the decision.";
        en: r"{ $what ->
    [stage] the lower stage
    [contact] the other contact
   *[note] the paragraph
} that { $by } chose ({ $day }) for the letter to { $debtor } in { $currency } was meant for other data; the letter waits until somebody decides again or undoes it";
        fr: r"{ $what ->
    [stage] l’étape abaissée
    [contact] l’autre contact
   *[note] le paragraphe
} que { $by } a choisi ({ $day }) pour la lettre à { $debtor } en { $currency } concernait d’autres données ; la lettre attend qu’on décide à nouveau ou qu’on l’annule";
    HoldOfNobody = "V3", Warning;
        meaning: "The file of decisions holds the letter of an account that the export does not have.";
        remedy: "Correct the code or the currency, or take the decision out.";
        en: "{ $by } holds the letter to { $debtor } in { $currency }, and the export has no such account; correct the code, or take the decision out";
        fr: "{ $by } retient la lettre à { $debtor } en { $currency }, et l’export n’a pas ce compte ; corrigez le code, ou retirez la décision";
}

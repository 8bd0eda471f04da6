//! Makes a million entries of each format, reads them, joins them and matches them with open invoices, and says how long.
//!
//! ```text
//! CARGO_PROFILE_RELEASE_LTO=off cargo run --release -p relance-statements --example bench_statements -- [ENTRIES]
//! ```

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "an example may panic")]

use std::env;
use std::fmt::Write as _;
use std::time::Instant;

use findings::{Currency, Money};
use relance_statements::{
    Claim, Claims, Known, KnownPayer, Statement, join, read_bytes, settle,
};

/// Entries of a file: one of camt stays below the most that is read.
const IN_A_FILE: usize = 20_000;

/// Open invoices among which numbers are looked for.
const INVOICES: usize = 10_000;

/// The text of an entry: every fourth names an invoice.
fn text(place: usize) -> String {
    match place % 4 {
        0 => format!("REGLEMENT {place} FACTURE FA-{:06}", place % INVOICES),
        1 => format!("VIREMENT {place} DU {:02}/11 MERCI", place % 28 + 1),
        _ => format!("PAIEMENT CARTE {place:08} LYON"),
    }
}

fn cents(place: usize) -> i64 {
    1_000 + i64::try_from(place % 5_000).unwrap()
}

fn camt(number: usize, places: std::ops::Range<usize>, opening: i64, closing: i64) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\n",
    );
    let amount = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
    write!(
        out,
        "<Id>{number}</Id><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id></Acct>"
    )
    .unwrap();
    for (kind, cents) in [("OPBD", opening), ("CLBD", closing)] {
        writeln!(
            out,
            "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-{:02}</Dt></Dt></Bal>",
            amount(cents),
            number % 28 + 1
        )
        .unwrap();
    }
    for place in places {
        let sum = amount(cents(place));
        writeln!(
            out,
            "<Ntry><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
             <BookgDt><Dt>2026-11-{:02}</Dt></BookgDt><ValDt><Dt>2026-11-02</Dt></ValDt><AcctSvcrRef>BQ{place:09}\
             </AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn>\
             </BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E2E-{place:09}</EndToEndId></Refs><Amt Ccy=\"EUR\">{sum}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>PAYEUR NUMERO {}</Nm></Pty></Dbtr><DbtrAcct><Id>\
             <IBAN>FR76300010079412345{:08}</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>\
             </NtryDtls></Ntry>",
            number % 28 + 1,
            place % 3_000,
            place % 3_000,
            text(place),
        )
        .unwrap();
    }
    out + "</Stmt></BkToCstmrStmt></Document>\n"
}

fn cfonb(number: usize, places: std::ops::Range<usize>, opening: i64, closing: i64) -> String {
    let overpunched = |cents: i64| {
        let last = b"{ABCDEFGHI"[usize::try_from(cents % 10).unwrap()];
        format!("{:013}{}", cents / 10, char::from(last))
    };
    let day = format!("{:02}1126", number % 28 + 1);
    let record = |kind: &str, label: &str, cents: i64| {
        format!(
            "{kind}30001    00794EUR2 12345678901  {day}  {day}{label:<42}{:<30}\n",
            overpunched(cents)
        )
    };
    let mut out = record("01", "", opening);
    for place in places {
        out.push_str(&record("04", "VIR SEPA RECU", cents(place)));
        let detail = |kind: &str, text: &str| {
            format!("0530001    00794EUR2 12345678901  {day}     {kind}{text:<72}\n")
        };
        out.push_str(&detail("NPY", &format!("PAYEUR NUMERO {}", place % 3_000)));
        out.push_str(&detail("LIB", &text(place)));
    }
    out + &record("07", "", closing)
}

fn mt940(number: usize, places: std::ops::Range<usize>, opening: i64, closing: i64) -> String {
    let amount = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    let day = format!("2611{:02}", number % 28 + 1);
    let mut out = format!(
        ":20:STARTUMS\n:25:30001007/12345678901\n:28C:{number}/1\n:60F:C{day}EUR{}\n",
        amount(opening)
    );
    for place in places {
        write!(
            out,
            ":61:{day}{}C{}NTRFNONREF//B{place:09}\n:86:166?00GUTSCHRIFT?20{}?31DE9099999999{:010}\n?32PAYEUR NUMERO {}\n",
            &day[2..],
            amount(cents(place)),
            text(place),
            place % 3_000,
            place % 3_000
        )
        .unwrap();
    }
    write!(out, ":62F:C{day}EUR{}\n-\n", amount(closing)).unwrap();
    out
}

fn claims() -> Claims {
    let claim = |place: usize| Claim {
        debtor: place % 3_000,
        number: format!("FA-{place:06}"),
        open: Money::from_cents(cents(place)),
        currency: Currency::EUR,
        issued: None,
        known: Known::Nothing,
        paid: None,
    };
    let payer = |place: usize| KnownPayer {
        names: vec![format!("Débiteur numéro {place}")],
        accounts: Vec::new(),
    };
    Claims {
        debtors: (0..3_000).map(payer).collect(),
        invoices: (0..INVOICES).map(claim).collect(),
        unasked: Vec::new(),
        letters: Vec::new(),
    }
}

/// What makes a file: number, entries, opening and closing balance in cents.
type Maker = fn(usize, std::ops::Range<usize>, i64, i64) -> String;

fn main() {
    let entries = env::args().nth(1).map_or(1_000_000, |it| it.parse().unwrap());
    let claims = claims();
    let formats: [(&str, Maker); 3] =
        [("camt.053", camt), ("cfonb120", cfonb), ("mt940", mt940)];
    for (name, make) in formats {
        let (mut statements, mut bytes, mut reading) = (Vec::<Statement>::new(), 0, 0.0);
        let mut balance = 100_000;
        for (number, from) in (0..entries).step_by(IN_A_FILE).enumerate() {
            let places = from..(from + IN_A_FILE).min(entries);
            let closing = balance + places.clone().map(cents).sum::<i64>();
            let file = make(number, places, balance, closing);
            balance = closing;
            bytes += file.len();
            let begin = Instant::now();
            for file in read_bytes(&format!("{number:04}"), file.as_bytes(), &[]) {
                statements.extend(file.statements.unwrap());
            }
            reading += begin.elapsed().as_secs_f64();
        }
        assert!(statements.iter().all(Statement::settles), "{name}: a file does not close");
        let begin = Instant::now();
        let joined = join(statements);
        let joining = begin.elapsed().as_secs_f64();
        assert_eq!(joined.payments.len(), entries);
        let begin = Instant::now();
        let settled = settle(&claims, &joined.payments, &[]);
        let matching = begin.elapsed().as_secs_f64();
        let paid = settled.lowered.iter().filter(|it| it.is_positive()).count();
        println!(
            "{name}: {entries} entries, {} MB: read {reading:.2} s, joined {joining:.2} s, matched {matching:.2} s, \
             in all {:.2} s; {paid} invoices paid",
            bytes / 1_000_000,
            reading + joining + matching
        );
    }
}

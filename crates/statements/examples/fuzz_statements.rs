//! Changes statements at random, reads them, joins them and matches them: nothing may panic, and money must balance.
//!
//! ```text
//! cargo run --release -p relance-statements --example fuzz_statements -- SECONDS SEED FILE...
//! ```
//!
//! Without files it starts from small statements of its own. The same seed makes the same inputs; the one that is being
//! read stands in `fuzz_statements.input` of the folder for temporary files.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "an example may panic")]

use std::env;
use std::fs;
use std::time::{Duration, Instant};

use findings::{Currency, Money};
use relance_statements::{
    Claim, Claims, Known, KnownPayer, Profile, file_findings, gap_findings, join, read_bytes,
    settle,
};

/// A statement of each format.
const SEEDS: &[&str] = &[
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\
     <BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id></Acct><Bal><Tp><CdOrPrtry>\
     <Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-02</Dt></Dt></Bal>\
     <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">3.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>\
     <Dt>2026-11-03</Dt></Dt></Bal><Ntry><Amt Ccy=\"EUR\">2.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd>\
     <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-03</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls><TxDtls><Refs>\
     <EndToEndId>E1</EndToEndId></Refs><Amt Ccy=\"EUR\">2.50</Amt><RltdPties><Dbtr><Nm>Lormont &amp; Fils</Nm></Dbtr>\
     </RltdPties><RmtInf><Ustrd>AV26-0101 R1-261022-C001</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt>\
     </BkToCstmrStmt></Document>",
    "0130001    00794EUR2 12345678901  021126                                                  0000000000010{\n\
     0430001    00794EUR2 12345678901  031126        VIR LORMONT                               0000000000025{\n\
     0530001    00794EUR2 12345678901  031126     LIBFACTURE AV26-0101\n\
     0730001    00794EUR2 12345678901  031126                                                  0000000000035{\n",
    ":20:A\n:25:DE90999999990000004711\n:28C:1/1\n:60F:C261102EUR1,00\n:61:2611031103C2,50NTRFNONREF//B1\n\
     :86:166?00X?20AV26-0101?21 4711?31DE1?32Lormont\n:61:2611031103RC2,50NTRFNONREF//B2\n:62F:C261103EUR1,00\n-\n",
    "Date;Texte;Montant;Solde\n03/11/2026;AV26-0101;2,50;3,50\n04/11/2026;frais;-1,00;2,50\n",
];

const PROFILE: &str = "name = \"x\"\ncurrency = \"EUR\"\ndate = \"%d/%m/%Y\"\n[columns]\nday = \"Date\"\n\
    text = [\"Texte\"]\namount = \"Montant\"\nbalance = \"Solde\"\n";

/// What is put into files.
const PIECES: &[&str] = &[
    "<Ntry>",
    "</Ntry>",
    "<TxDtls>",
    "</TxDtls>",
    "<Bal>",
    "</Stmt>",
    "<Stmt>",
    "<a/>",
    "&amp;",
    "&x;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<!DOCTYPE",
    "99999999999999999999",
    "-",
    ".",
    ",",
    "\n",
    "\r\n",
    "\0",
    "é",
    "\u{feff}",
    ":61:",
    ":86:",
    ":62F:",
    ":20:",
    "?20",
    "/REMI/",
    "RC",
    "01",
    "04",
    "05",
    "07",
    "{",
    "}",
    "R",
    "2026-13-45",
    "AV26-0101",
    "R1-261022-C001",
    "4711",
    "true",
    "DBIT",
    "BOOK",
    "PK\u{3}\u{4}",
    ";",
    "\"",
    "<",
    ">",
];

/// Numbers that look random and are the same for the same seed (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % end.max(1)
    }
}

fn claims() -> Claims {
    let claim = |(number, cents): (&str, i64)| Claim {
        debtor: 0,
        number: number.to_owned(),
        open: Money::from_cents(cents),
        currency: Currency::EUR,
        issued: None,
        known: Known::Nothing,
        paid: None,
    };
    let names = vec!["Lormont & Fils".to_owned()];
    Claims {
        debtors: vec![KnownPayer { names, accounts: Vec::new() }],
        invoices: [("AV26-0101", 250), ("4711", 100)].map(claim).to_vec(),
        unasked: Vec::new(),
        letters: Vec::new(),
    }
}

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let seconds = words.first().map_or(10, |it| it.parse().unwrap());
    let seed = words.get(1).map_or(1, |it| it.parse().unwrap());
    let mut seeds: Vec<Vec<u8>> =
        words.iter().skip(2).map(|path| fs::read(path).unwrap()).collect();
    seeds.extend(SEEDS.iter().map(|it| it.as_bytes().to_vec()));
    let profiles = [Profile::read("x.toml", PROFILE).unwrap()];
    let (claims, mut chance, begin) = (claims(), Chance(seed), Instant::now());
    let kept = env::temp_dir().join("fuzz_statements.input");
    let (mut inputs, mut read, mut paid) = (0_usize, 0_usize, 0_usize);
    while begin.elapsed() < Duration::from_secs(seconds) {
        let mut bytes = seeds[chance.below(seeds.len())].clone();
        for _ in 0..=chance.below(8) {
            change(&mut bytes, &mut chance);
        }
        fs::write(&kept, &bytes).unwrap();
        // Twice the same file, now and then: each payment counts once.
        let mut files = read_bytes("a", &bytes, &profiles);
        let once: Vec<_> =
            files.iter().filter_map(|it| it.statements.clone().ok()).flatten().collect();
        if chance.below(2) == 0 {
            files.extend(read_bytes("b", &bytes, &profiles));
        }
        drop(file_findings(&files));
        let all: Vec<_> =
            files.into_iter().filter_map(|it| it.statements.ok()).flatten().collect();
        let joined = join(all);
        drop(gap_findings(&joined.spans));
        let sum = |it: &relance_statements::Joined| {
            it.payments.iter().map(|it| it.amount).sum::<Money>()
        };
        assert_eq!(sum(&joined), sum(&join(once)), "a copy adds money");
        let settled = settle(&claims, &joined.payments, &[]);
        for (payment, outcome) in joined.payments.iter().zip(&settled.outcomes) {
            let took: Money = outcome.took.iter().map(|(_, amount)| *amount).sum();
            assert_eq!(took + outcome.rest, payment.amount);
        }
        for (claim, lowered) in claims.invoices.iter().zip(&settled.lowered) {
            assert!(!lowered.is_negative() && *lowered <= claim.open);
            paid += usize::from(lowered.is_positive());
        }
        inputs += 1;
        read += joined.payments.len();
    }
    println!(
        "{inputs} inputs, {read} payments read, {paid} paid something, no panic (seed {seed})"
    );
}

/// Puts in, takes out, doubles or flips some bytes.
fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + 1 + chance.below(60)).min(bytes.len());
    match chance.below(5) {
        0 => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
        1 => {
            bytes.drain(at..end.max(at));
        }
        2 => {
            let copy = bytes[at..end.max(at)].to_vec();
            let to = chance.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
        3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        _ => bytes.truncate(bytes.len() - chance.below(bytes.len() / 8 + 1)),
    }
}

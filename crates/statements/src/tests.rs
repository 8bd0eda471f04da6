//! Files of every format and fault, small and invented.

use findings::{Code, Language, Messages, Money};

use super::*;

/// A camt document of a message, with what stands in its statement.
fn camt(message: &str, inside: &str) -> String {
    let (outer, inner) = match message {
        "052" => ("BkToCstmrAcctRpt", "Rpt"),
        "054" => ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
        _ => ("BkToCstmrStmt", "Stmt"),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{message}.001.08\"><{outer}>\n\
         <{inner}><Id>1</Id><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id>\
         <Ccy>EUR</Ccy></Acct>\n{inside}</{inner}></{outer}></Document>\n"
    )
}

fn balance(kind: &str, amount: &str, day: &str) -> String {
    format!(
        "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
         <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )
}

fn entry(amount: &str, way: &str, more: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <BookgDt><Dt>2026-11-03</Dt></BookgDt>{more}</Ntry>\n"
    )
}

fn day_of(entries: &str, closing: &str) -> String {
    let (opening, closing) =
        (balance("OPBD", "100.00", "2026-11-02"), balance("CLBD", closing, "2026-11-03"));
    camt("053", &format!("{opening}{closing}{entries}"))
}

/// The only statement of a file.
#[track_caller]
fn one(text: &str) -> Statement {
    let mut files = read_bytes("bank.txt", text.as_bytes(), &[]);
    assert_eq!(files.len(), 1);
    let mut statements = files.remove(0).statements.unwrap();
    assert_eq!(statements.len(), 1);
    statements.remove(0)
}

#[track_caller]
fn error(bytes: &[u8]) -> ReadError {
    let mut files = read_bytes("bank.txt", bytes, &[]);
    assert_eq!(files.len(), 1);
    files.remove(0).statements.unwrap_err()
}

/// The codes and English sentences of what is said of a file.
fn said(text: &str) -> Vec<String> {
    let files = read_bytes("bank.txt", text.as_bytes(), &[]);
    let messages = [Language::En, Language::Fr].map(Messages::new);
    let said = |it: &findings::Finding| {
        let [english, french] = messages.each_ref().map(|messages| messages.finding(it));
        assert_ne!(english, french);
        english
    };
    file_findings(&files).iter().map(said).collect()
}

fn cents(amount: i64) -> Money {
    Money::from_cents(amount)
}

#[test]
fn a_statement_that_closes_says_nothing() {
    let text = day_of(&entry("12.50", "CRDT", ""), "112.50");
    let statement = one(&text);
    assert_eq!(statement.proof, Proof::Closes);
    assert!(statement.settles());
    assert_eq!(&*statement.version, "08");
    assert_eq!(
        (statement.entries[0].line, statement.entries[0].amount),
        (6, Some(cents(1250)))
    );
    assert_eq!(said(&text), Vec::<String>::new());
}

#[test]
fn a_statement_that_does_not_close_says_by_how_much() {
    let text = day_of(&entry("12.50", "CRDT", ""), "115.00");
    assert_eq!(one(&text).proof, Proof::Off(cents(250)));
    assert!(!one(&text).settles());
    let said = said(&text);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("bank.txt:3: warning[B2]"), "{said:?}");
    assert!(said[0].contains("100.00 and its entries make 112.50"), "{said:?}");
    assert!(said[0].contains("115.00, 2.50 off"), "{said:?}");
}

#[test]
fn a_statement_without_a_balance_is_not_proven() {
    let text =
        camt("053", &(balance("OPBD", "1.00", "2026-11-02") + &entry("1.00", "CRDT", "")));
    assert_eq!(one(&text).proof, Proof::Missing);
    assert!(!one(&text).settles());
    assert!(said(&text)[0].contains("[B3]") && said(&text)[0].contains("no closing balance"));
    // A notice has none by its nature.
    let notice = one(&camt("054", &entry("1.00", "CRDT", "")));
    assert_eq!(notice.proof, Proof::OfNotice);
    assert!(notice.settles());
}

#[test]
fn the_closing_balance_decides_how_reversals_are_read() {
    let reversal = "<RvslInd>true</RvslInd>";
    let both = |closing: &str, way: &str| {
        day_of(&(entry("30.00", "CRDT", "") + &entry("30.00", way, reversal)), closing)
    };
    let standard = one(&both("100.00", "DBIT"));
    assert_eq!((standard.reversals, standard.settles()), (Reversals::AsWritten, true));
    let turned = one(&both("100.00", "CRDT"));
    assert_eq!((turned.reversals, turned.settles()), (Reversals::Turned, true));
    assert_eq!(turned.entries[1].amount, Some(cents(-3000)));
    assert!(said(&both("100.00", "CRDT"))[0].contains("[B5]"));
    let neither = one(&both("99.00", "CRDT"));
    assert_eq!((neither.reversals, neither.settles()), (Reversals::Undecided, false));
    let codes: Vec<bool> =
        said(&both("99.00", "CRDT")).iter().map(|it| it.contains("[B6]")).collect();
    assert_eq!(codes, [false, true]);
}

#[test]
fn what_cannot_be_read_is_said_and_settles_nothing() {
    let odd = day_of(&entry("12,50", "CRDT", ""), "100.00");
    assert!(!one(&odd).settles());
    assert!(said(&odd)[0].contains("bank.txt:6: warning[B4]: `12,50` is no amount"), "{odd:?}");
    let unsaid = day_of(&entry("12.50", "", ""), "112.50");
    assert!(said(&unsaid)[0].contains("whether this money came or went"));
    assert!(!one(&unsaid).settles());
}

#[test]
fn hostile_files_are_one_error_each() {
    let deep = "<a>".repeat(100) + &"</a>".repeat(100);
    let xml = |inside: &str| format!("<?xml version=\"1.0\"?>\n{inside}");
    let doctype = xml("<!DOCTYPE a [<!ENTITY b \"c\">]>\n<Document>&b;</Document>");
    assert_eq!(error(doctype.as_bytes()), ReadError::Doctype { line: 2 });
    let entity = ReadError::Entity { line: 2, name: "b".to_owned() };
    assert_eq!(error(xml("<Document>&b;</Document>").as_bytes()), entity);
    assert_eq!(error(xml(&deep).as_bytes()), ReadError::Deep { line: 2, most: 64 });
    let whole = day_of(&entry("12.50", "CRDT", ""), "112.50");
    let declared = whole.find('\n').unwrap();
    for end in declared..whole.trim_end().len() - 1 {
        let cut = error(&whole.as_bytes()[..end]);
        assert!(
            matches!(cut, ReadError::Truncated { .. } | ReadError::Unknown),
            "{end}: {cut:?}"
        );
    }
    assert_eq!(error(b""), ReadError::Empty);
    assert_eq!(error(b" \r\n "), ReadError::Empty);
    assert_eq!(error(b"not a statement"), ReadError::Unknown);
    assert_eq!(error(b"<html></html>"), ReadError::Unknown);
    assert_eq!(error(b"<a></b>"), ReadError::Malformed { line: 1 });
    let wrong = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document>\xe9</Document>";
    assert!(matches!(error(wrong), ReadError::Encoding { .. }));
    let named = b"<?xml version=\"1.0\" encoding=\"KLINGON\"?><Document></Document>";
    assert_eq!(error(named), ReadError::Encoding { encoding: "KLINGON".to_owned() });
    assert_eq!(error(&vec![b' '; 20_000_001]), ReadError::TooLarge { most: 20_000_000 });
    assert_eq!(error(b"PK\x03\x04 and no more"), ReadError::Zip);
}

#[test]
fn every_error_has_its_sentence_in_both_languages() {
    let errors = [
        ReadError::TooLarge { most: 20_000_000 },
        ReadError::Empty,
        ReadError::Unknown,
        ReadError::Encoding { encoding: "UTF-8".to_owned() },
        ReadError::Doctype { line: 2 },
        ReadError::Entity { line: 2, name: "b".to_owned() },
        ReadError::Deep { line: 2, most: 64 },
        ReadError::Truncated { line: 2 },
        ReadError::Malformed { line: 2 },
        ReadError::Zip,
        ReadError::TooMany { most: 10_000 },
    ];
    let source = std::sync::Arc::new(findings::Source::default());
    let files = errors.map(|error| File { source: source.clone(), statements: Err(error) });
    let told = file_findings(&files);
    for language in [Language::En, Language::Fr] {
        let messages = Messages::new(language);
        let mut said: Vec<String> = told.iter().map(|it| messages.finding(it)).collect();
        assert!(told.iter().all(|it| it.code == Code::StatementUnreadable));
        said.sort();
        said.dedup();
        assert_eq!(said.len(), errors_count(), "{said:?}");
    }
}

/// How many kinds of errors there are.
fn errors_count() -> usize {
    11
}

#[test]
fn a_batch_is_its_payments_and_a_prefix_makes_no_difference() {
    let tx = |amount: &str, name: &str| {
        format!(
            "<TxDtls><Amt Ccy=\"EUR\">{amount}</Amt><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr>\
             </RltdPties><RmtInf><Ustrd>F&#233;vrier &amp; <![CDATA[<1>]]></Ustrd></RmtInf></TxDtls>"
        )
    };
    let details = format!("<NtryDtls>{}{}</NtryDtls>", tx("10.00", "A"), tx("20.00", "B"));
    let text = day_of(&entry("30.00", "DBIT", &details), "70.00");
    let statement = one(&text);
    let amounts: Vec<_> = statement.entries[0].lines.iter().map(|it| it.amount).collect();
    assert_eq!(amounts, [Some(cents(-1000)), Some(cents(-2000))]);
    assert_eq!(&*statement.entries[0].lines[1].payer, "B");
    assert_eq!(&*statement.entries[0].lines[0].text[0], "Février & <1>");
    let prefixed = text.replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:");
    let prefixed = prefixed.replace("<x:?", "<?").replace("<x:![CDATA[<x:", "<![CDATA[<");
    let prefixed = prefixed.replace("xmlns=", "xmlns:x=");
    assert_eq!(one(&prefixed).entries, statement.entries);
}

/// A record of CFONB 120: kind, day, and the rest from column 41.
fn record(kind: &str, day: &str, rest: &str) -> String {
    format!("{kind}30001{:4}00794EUR2 12345678901{:2}{day}{rest:<80}", "", "")
}

fn amounts(label: &str, amount: &str) -> String {
    format!("{:8}{label:<42}{amount:>14}", "")
}

#[test]
fn cfonb_is_read_with_or_without_line_ends() {
    let records = [
        record("01", "021126", &amounts("", "0000000001000{")),
        record("04", "031126", &amounts("VIR DUPONT", "0000000000125{")),
        record("05", "031126", "     LIBFACTURE AV26-0101"),
        record("07", "031126", &amounts("", "0000000001125{")),
    ];
    assert!(records.iter().all(|it| it.len() == 120), "{records:?}");
    let statement = one(&records.join("\r\n"));
    assert_eq!(statement.proof, Proof::Closes);
    assert_eq!(statement.account.as_str(), "300010079412345678901");
    assert_eq!(statement.entries[0].lines[0].text.join("|"), "VIR DUPONT|FACTURE AV26-0101");
    let entries = |it: Statement| it.entries.into_iter().map(|it| it.lines).collect::<Vec<_>>();
    assert_eq!(entries(one(&records.concat())), entries(statement));
    let lost = one(&records[1..].join("\n"));
    assert_eq!((lost.opening, lost.settles()), (None, false));
    let twice = format!("{}\n{}", records.join("\n"), records[3]);
    assert!(!one(&twice).settles(), "two closing balances");
    let orphan = [&records[0], &records[2], &records[1], &records[3]].map(String::as_str);
    assert!(said(&orphan.join("\n"))[0].contains("belongs to no entry"));
}

#[test]
fn mt940_reversals_take_back() {
    let text = ":20:A\n:25:DE90999999990000004711\n:28C:1/1\n:60F:C261102EUR100,00\n\
        :61:2611021102C50,NTRFNONREF//B1\n:86:166?00X?20SVWZ+Rechnung ?21AV26-0101?32Nordlicht\n\
        :61:2611031103RC50,NTRFNONREF//B2\n:61:2612310102D8,5NTRFX\nmore of it\n\
        :62F:C261231EUR91,50\n-\n";
    let statement = one(text);
    assert_eq!(statement.proof, Proof::Closes);
    let amounts: Vec<_> = statement.entries.iter().filter_map(|it| it.amount).collect();
    assert_eq!(amounts, [cents(5000), cents(-5000), cents(-850)]);
    assert!(statement.entries[1].reversal);
    let first = &statement.entries[0];
    assert_eq!(&*first.lines[0].text[0], "SVWZ+Rechnung AV26-0101");
    assert_eq!((&*first.bank_reference, &*first.lines[0].payer), ("B1", "Nordlicht"));
    assert_eq!(statement.entries[2].day.unwrap().to_string(), "2027-01-02");
    assert_eq!(&*statement.entries[2].more, "more of it");
    let interim = one(":20:A\n:25:1\n:28C:1\n:34F:EUR0,\n:61:261102EC5,NTRFX\n-\n");
    assert_eq!((interim.format, interim.settles()), (Format::Mt942, true));
    assert_eq!(interim.entries[0].status, Status::Pending);
}

const PROFILE: &str = "name = \"Banque\"\naccount = \"FR7630001007941234567890185\"\n\
    currency = \"EUR\"\ndate = \"%d/%m/%Y\"\n[columns]\nday = \"Date\"\ncredit = \"Crédit\"\n\
    debit = \"Débit\"\ntext = [\"Libellé\"]\nbalance = \"Solde\"\n";

#[test]
fn a_csv_is_read_by_its_profile_and_proven_by_its_balances() {
    let profile = Profile::read("bank.toml", PROFILE).unwrap();
    let text = "Compte;185\n\nDate;Libellé;Débit;Crédit;Solde\n03/11/2026;VIR X;;1 250,00;1 300,50\n\
        02/11/2026;\"FRAIS; X\";-2,50;;50,50\n";
    let read = |text: &str| {
        let mut files = read_bytes("b.csv", text.as_bytes(), std::slice::from_ref(&profile));
        files.remove(0).statements
    };
    let statement = read(text).unwrap().remove(0);
    assert_eq!(statement.proof, Proof::Closes, "newest first");
    for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
        let lines = read(&text).map(|it| it[0].entries.iter().map(|it| it.line).collect());
        assert_eq!(lines, Ok(vec![4, 5]), "lines are those of an editor");
    }
    assert_eq!(statement.opening.unwrap().amount, cents(5300));
    assert_eq!(statement.closing.unwrap().day.unwrap().to_string(), "2026-11-03");
    let off = read(&text.replace("50,50", "51,50")).unwrap().remove(0);
    assert!(matches!(off.proof, Proof::Off(_)));
    assert_eq!(read("Date;Montant\n"), Err(ReadError::Unknown));
    assert!(Profile::read("bank.toml", "nam = 1").is_err());
}

#[test]
fn every_file_of_a_zip_is_read_and_none_is_believed() {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let inside = [
        ("a.xml", day_of(&entry("12.50", "CRDT", ""), "112.50")),
        ("__MACOSX/a.xml", String::new()),
        ("b.txt", "a letter".to_owned()),
        ("bomb.xml", " ".repeat(20_000_001)),
    ];
    for (name, text) in &inside {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let files = read_bytes("bank.zip", &bytes, &[]);
    let told: Vec<_> = files
        .iter()
        .map(|it| (it.source.name.as_str(), it.statements.as_ref().map(Vec::len)))
        .collect();
    let large = ReadError::TooLarge { most: 20_000_000 };
    let expected = [
        ("bank.zip!a.xml", Ok(1)),
        ("bank.zip!b.txt", Err(&ReadError::Unknown)),
        ("bank.zip!bomb.xml", Err(&large)),
    ];
    assert_eq!(told, expected);
}

//! Folders for postal services, with the whole program: files as they ask for them, and limits tried one over.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

#[expect(dead_code, reason = "each test uses some of the tools")]
mod tools;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tools::desk::{self, JOB, letter};
use tools::tool;

const MORE: &str = r#"
[post]
channels = { reminder-2 = "registered" }
SERVICE

[output]
letters = false
OUTPUT
"#;

const EXPORT: &str = "debtor;name;kind;address1;address2;postcode;city;country;invoice;invoice_date;due_date;total;residual;reminder_1
C1;Dupont <Frères> & Cie;business;3e étage;1 rue Neuve;69001;Lyon;;F1;2026-01-02;2026-02-01;100;100;
C2;Marie Claire;consumer;2 rue Neuve;;69002;Lyon;;F2;2026-01-02;2026-02-01;100;100;
C3;Menuiserie;business;3 rue Neuve;;69003;Lyon;;F3;2026-01-02;2026-02-01;100;100;2026-02-10
C4;Schreiner;business;Hauptstrasse 4;;8001;Zürich;CH;F4;2026-01-02;2026-02-01;100;100;
";

struct Desk(desk::Desk);

impl Desk {
    fn new(service: &str, output: &str) -> Self {
        let more = MORE.replace("SERVICE", service).replace("OUTPUT", output);
        let desk = desk::Desk::new("", EXPORT);
        // A sender whose name means something to XML.
        let job = JOB.replace("Atelier Verrier SARL", "Atelier & fils");
        desk.write("relance.toml", format!("{job}{more}"));
        Self(desk)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path(name)
    }

    /// A profile of the user's own.
    fn profile(&self, text: &str) {
        let head = "source = \"a test\"\nread = 2026-11-25\n";
        self.0.write("services/own.toml", format!("{head}{text}"));
    }

    fn ask(&self) -> Output {
        self.0.ask(&["run", "JOB", "--date", "2026-03-02"])
    }

    /// Makes the run and gives its folder.
    fn run(&self) -> PathBuf {
        self.0.run("2026-03-02")
    }

    /// What breaks the limits of a profile: piece, rule, found, limit.
    fn breaches(&self, profile: &str) -> Vec<String> {
        self.profile(profile);
        let rows = table(&self.run().join("services/own/preflight.csv"));
        let told = |row: &BTreeMap<String, String>| {
            ["piece_no", "rule", "found", "limit"].map(|it| row[it].clone()).join(" ")
        };
        rows.iter().map(told).collect()
    }
}

fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    table.deserialize().map(|row| row.unwrap()).collect()
}

/// An element of XML, as a reader of a few lines sees it.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    inside: Vec<Node>,
}

impl Node {
    /// Reads a document without comments and mixed contents.
    fn read(xml: &str) -> Self {
        let mut stack = vec![Self::default()];
        let body = xml.split_once("?>").unwrap().1;
        for part in body.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap();
            if let Some(name) = tag.strip_prefix('/') {
                let node = stack.pop().unwrap();
                assert_eq!(node.name, name, "elements close as they open");
                stack.last_mut().unwrap().inside.push(node);
                continue;
            }
            let closed = tag.ends_with('/');
            let tag = tag.trim_end_matches('/');
            let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
            let quoted: Vec<&str> = rest.split('"').collect();
            let pairs = quoted.chunks(2).filter(|pair| pair.len() == 2);
            let attributes = pairs.map(|pair| {
                (
                    pair.first().unwrap().trim().trim_end_matches('=').to_owned(),
                    plain(pair.last().unwrap()),
                )
            });
            let node = Self {
                name: name.to_owned(),
                attributes: attributes.collect(),
                text: plain(text.trim()),
                inside: Vec::new(),
            };
            match closed {
                true => stack.last_mut().unwrap().inside.push(node),
                false => stack.push(node),
            }
        }
        assert_eq!(stack.len(), 1);
        stack.pop().unwrap().inside.pop().unwrap()
    }

    /// The elements at a path.
    fn at(&self, path: &str) -> Vec<&Self> {
        let mut found = vec![self];
        for name in path.split('/') {
            let inside = found.into_iter().flat_map(|it| &it.inside);
            found = inside.filter(|it| it.name == name).collect();
        }
        found
    }

    fn one(&self, path: &str) -> &Self {
        let found = self.at(path);
        assert_eq!(found.len(), 1, "{path} in {}", self.name);
        found.first().unwrap()
    }

    fn names(&self) -> Vec<&str> {
        self.inside.iter().map(|it| it.name.as_str()).collect()
    }
}

/// Text without escapes; nothing else may be escaped.
fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&apos;", "'").replace("&amp;", "&")
}

/// Postage classes of the schema, as far as a letter can have them.
const CLASSES: [&str; 2] = ["LETTRE_VERTE", "RECOMMANDE_AR"];

/// Has xmllint read a job file against what the schema asks.
#[track_caller]
fn judge(file: &Path) {
    let Some(program) = tool("xmllint") else { return };
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/services/maileva.rng");
    let mut command = Command::new(program);
    let told = command.args(["--noout", "--nonet", "--relaxng", rules]).arg(file);
    let told = told.output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}

/// Checks a job file against the structure of schema `MailevaPJS` 1.0.9.
#[track_caller]
fn check_campaign(folder: &Path, name: &str) -> Node {
    let xml = fs::read_to_string(folder.join(format!("{name}.xml"))).unwrap();
    judge(&folder.join(format!("{name}.xml")));
    let campaign = Node::read(&xml);
    assert_eq!(campaign.name, "pjs:Campaign");
    assert_eq!(campaign.attributes["xmlns:pjs"], "http://www.maileva.fr/MailevaPJSSchema");
    assert_eq!(campaign.attributes["xmlns:com"], "http://www.maileva.fr/CommonSchema");
    assert_eq!(campaign.attributes["xmlns:mlv"], "http://www.maileva.fr/MailevaSpecificSchema");
    assert_eq!(campaign.attributes["Version"], "1.0");
    assert!(
        campaign.attributes["Name"].len() <= 15 && campaign.attributes["TrackId"].len() <= 38
    );
    assert_eq!(campaign.one("pjs:User").attributes["AuthType"], "PLAINTEXT");
    assert_eq!(campaign.one("pjs:User/pjs:Login").text, "", "no account is known");
    let request = campaign.one("pjs:Requests/pjs:Request");
    assert_eq!(request.attributes["MediaType"], "PAPER");
    let parts =
        ["pjs:Recipients", "pjs:Senders", "pjs:DocumentData", "pjs:Options", "pjs:Folds"];
    assert_eq!(request.names(), parts);
    let mut ids = BTreeSet::new();
    let recipients = request.at("pjs:Recipients/pjs:Internal/pjs:Recipient");
    assert!((1..=30_000).contains(&recipients.len()));
    for recipient in &recipients {
        assert!(ids.insert(recipient.attributes["Id"].as_str()), "each once");
        let lines = recipient.one("com:PaperAddress/com:AddressLines");
        let mut sorted = lines.names();
        sorted.sort_unstable();
        assert_eq!(sorted, lines.names(), "lines come in order");
        assert!(lines.inside.iter().all(|line| line.text.chars().count() <= 38));
        let sixth = &lines.one("com:AddressLine6").text;
        let code = &recipient.one("com:PaperAddress/com:CountryCode").text;
        assert!(code.len() == 2 && (code != "FR" || sixth.starts_with("69")), "{sixth}");
    }
    let document = request.one("pjs:DocumentData/pjs:Documents/pjs:Document");
    let file = &document.one("com:Content/com:Uri").text;
    let (stem, ending) = file.split_once('.').unwrap();
    assert!(stem.chars().all(|c| c.is_ascii_alphanumeric()) && ending == "pdf");
    let bytes = fs::read(folder.join(file)).unwrap();
    assert_eq!(document.one("com:Size").text, bytes.len().to_string());
    let fold = request.one("pjs:Options/pjs:RequestOption/mlv:PaperOption/mlv:FoldOption");
    assert!(CLASSES.contains(&&*fold.one("mlv:PostageClass").text));
    let mut next = 1;
    let folds = request.at("pjs:Folds/pjs:Fold");
    assert_eq!(folds.len(), recipients.len());
    for fold in folds {
        assert!(fold.attributes["TrackId"].len() <= 32);
        assert!(ids.contains(&&*fold.one("pjs:RecipientId").text));
        let sender = &fold.one("pjs:SenderId").text;
        assert_eq!(request.one("pjs:Senders/pjs:Sender").attributes["Id"], *sender);
        let range = fold.one("pjs:Documents/pjs:Document");
        assert_eq!(range.attributes["DocumentId"], document.attributes["Id"]);
        let page = |name: &str| -> usize { range.attributes[name].parse().unwrap() };
        assert_eq!(page("FirstPage"), next);
        assert!(page("LastPage") >= next);
        next = page("LastPage") + 1;
    }
    tools::check_pdf(&bytes, next - 1);
    campaign
}

#[test]
fn maileva_gets_a_job_file_and_one_document_for_each_channel() {
    let desk = Desk::new("service = \"maileva\"", "");
    let run = desk.run();
    let folder = run.join("services/maileva");
    let campaign = check_campaign(&folder, "letter1");
    check_campaign(&folder, "registered1");
    let recipients = "pjs:Requests/pjs:Request/pjs:Recipients/pjs:Internal/pjs:Recipient";
    let recipients = campaign.at(recipients);
    assert_eq!(recipients.len(), 3);
    let lines = |place: usize| -> Vec<(&str, &str)> {
        let recipient = &recipients[place];
        let lines = recipient.one("com:PaperAddress/com:AddressLines");
        lines.inside.iter().map(|it| (it.name.as_str(), it.text.as_str())).collect()
    };
    let expected = [
        ("com:AddressLine1", "Dupont <Frères> & Cie"),
        ("com:AddressLine3", "3e étage"),
        ("com:AddressLine4", "1 RUE NEUVE"),
        ("com:AddressLine6", "69001 LYON"),
    ];
    assert_eq!(lines(0), expected, "names are escaped and come back whole");
    assert_eq!(recipients[1].one("com:Category").text, "INDIVIDUAL");
    assert_eq!(recipients.last().unwrap().one("com:PaperAddress/com:CountryCode").text, "CH");
    assert_eq!(lines(2).last(), Some(&("com:AddressLine6", "8001 ZÜRICH")));
    assert!(table(&folder.join("preflight.csv")).is_empty());
    // Streams of a service have its name; the numbers of registered letters are given by it.
    assert!(run.join("streams/letter-dl-maileva.pdf").is_file());
}

#[test]
fn merci_facteur_gets_the_header_to_the_letter_and_a_file_per_line() {
    let desk = Desk::new("", "services = [\"merci-facteur\"]");
    let run = desk.run();
    let folder = run.join("services/merci-facteur");
    let text = fs::read_to_string(folder.join("destinataires.csv")).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    let header = "civilite;nom;prenom;societe;adresse1;adresse2;adresse3;cp;ville;pays";
    assert_eq!(lines.first(), Some(&header));
    let mut sorted = lines[1..5].to_vec();
    sorted.sort_unstable();
    let expected = [
        ";;;Dupont <Frères> & Cie;3e étage;1 rue Neuve;;69001;Lyon;france",
        ";;;Menuiserie;3 rue Neuve;;;69003;Lyon;france",
        ";;;Schreiner;Hauptstrasse 4;;;8001;Zürich;CH",
        ";Marie Claire;;;2 rue Neuve;;;69002;Lyon;france",
    ];
    assert_eq!(sorted, expected);
    let files = table(&folder.join("files.csv"));
    let pieces = table(&run.join("pieces.csv"));
    assert_eq!(files.len(), 4);
    for (file, piece) in files.iter().zip(&pieces) {
        assert_eq!(file["reference"], piece["piece_id"]);
        assert_eq!(
            file["mode"],
            if piece["stage"] == "reminder-2" { "lrar" } else { "normal" }
        );
        let own = fs::read(folder.join(&file["file"])).unwrap();
        assert_eq!(relance::output::sha256(&own), piece["sha256"]);
        let line: usize = file["line"].parse().unwrap();
        let postcode = &piece["cp"];
        assert!(lines[line - 1].contains(&format!(";{postcode};")));
    }
}

#[test]
fn every_limit_is_told_one_over_and_not_before() {
    let desk = Desk::new("", "services = [\"own\"]");
    let pingen = |limits: &str| format!("form = \"pingen\"\n{limits}");
    let sizes: Vec<u64> = {
        assert_eq!(desk.breaches(&pingen("")), [""; 0]);
        let folder = desk.path("out");
        let run = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
        let files = fs::read_dir(run.join("letters")).unwrap();
        files.map(|file| file.unwrap().metadata().unwrap().len()).collect()
    };
    let most = *sizes.iter().max().unwrap();
    let check = |limits: &str, over: &str, expected: &str| {
        assert_eq!(desk.breaches(&pingen(limits)), [""; 0], "{limits}");
        let told = desk.breaches(&pingen(over));
        assert!(told.iter().any(|it| it.contains(expected)), "{over}: {told:?}");
    };
    let (just, under) = (most, most - 1);
    check(
        &format!("[limits]\nbytes = {just}"),
        &format!("[limits]\nbytes = {under}"),
        &format!("bytes {just} {under}"),
    );
    check("[limits]\nsheets = 1", "[limits]\nsheets = 0", "sheets 1 0");
    check("[pages]\nFR = 1\nCH = 1", "[pages]\nFR = 1\nCH = 0", "pages 1 0");
    check("[limits]\naddress_lines = 4", "[limits]\naddress_lines = 3", "address-lines 4 3");
    check(
        "[limits]\naddress_width = 21",
        "[limits]\naddress_width = 20",
        "address-width 21 20",
    );
    check(
        "[channels]\nletter = \"a\"\nregistered = \"b\"",
        "[channels]\nletter = \"a\"",
        "channel registered letter",
    );
    let table = "form = \"merci-facteur\"\n[fields]\n";
    assert_eq!(desk.breaches(&format!("{table}nom = 12\nsociete = 21")), [""; 0]);
    let told = desk.breaches(&format!("{table}nom = 11\nsociete = 21"));
    assert_eq!(told.len(), 1);
    assert!(told.first().unwrap().contains("nom 12 11"), "{told:?}");
    let maileva = desk.breaches("form = \"maileva\"");
    assert_eq!(maileva, [""; 0]);
}

#[test]
fn a_job_of_a_service_never_holds_more_than_it_takes() {
    let desk = Desk::new("", "services = [\"own\"]");
    let files = |limits: &str| -> Vec<String> {
        desk.profile(&format!("form = \"maileva\"\n[channels]\nletter = \"LETTRE_VERTE\"\nregistered = \"RECOMMANDE_AR\"\n[limits]\n{limits}"));
        let folder = desk.run().join("services/own");
        let names = fs::read_dir(&folder).unwrap();
        let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
        let mut found: Vec<String> =
            names.filter_map(|it| it.strip_suffix(".xml").map(str::to_owned)).collect();
        found.sort();
        for name in &found {
            check_campaign(&folder, name);
        }
        found
    };
    assert_eq!(files("recipients = 3"), ["letter1", "registered1"]);
    assert_eq!(files("recipients = 2"), ["letter1", "letter2", "registered1"]);
    assert_eq!(files("registered_recipients = 1"), ["letter1", "registered1"]);
    assert_eq!(files("bytes = 1"), ["letter1", "letter2", "letter3", "registered1"]);
}

/// Left, top, right and bottom edge of a word on a page, as pdftotext sees them, in millimetres.
fn place(file: &Path, word: &str) -> Option<[f64; 4]> {
    let program = tool("pdftotext")?;
    let output = Command::new(program).arg("-bbox").arg(file).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap();
    let edge = |name: &str| -> f64 {
        let value = line.split(&format!("{name}=\"")).nth(1).unwrap();
        value.split('"').next().unwrap().parse::<f64>().unwrap() * 25.4 / 72.0
    };
    Some(["xMin", "yMin", "xMax", "yMax"].map(edge))
}

#[test]
fn zones_are_kept_or_told_as_an_independent_reader_sees_the_page() {
    let desk = Desk::new("", "services = [\"own\"]");
    let zones = |address: [f64; 4], empty: &str, border: f64| {
        let [x, y, width, height] = address;
        desk.breaches(&format!(
            "form = \"pingen\"\n[[zones]]\ncountries = [\"FR\"]\nborder = {border}\n\
             address = [{x}, {y}, {width}, {height}]\nempty = [{empty}]\n"
        ))
    };
    // The whole window of the layout: x 110, 80 wide; every address ends on the baseline at 78.
    assert_eq!(zones([110.0, 55.0, 80.0, 24.5], "", 5.0), [""; 0]);
    let told = zones([110.0, 55.0, 80.0, 22.5], "", 5.0);
    assert_eq!(told.len(), 4, "the last line of each reaches below: {told:?}");
    assert!(told.iter().all(|it| it.contains(" address ")));
    let told = zones([111.0, 55.0, 80.0, 24.5], "", 5.0);
    assert!(told.iter().all(|it| it.contains(" address ") || it.contains(" beside-address ")));
    assert_eq!(zones([110.0, 55.0, 80.0, 24.5], "[0, 282, 15, 15]", 5.0), [""; 0]);
    // The corner grows until it meets the foot rule, which begins at 35 mm.
    let told = zones([110.0, 55.0, 80.0, 24.5], "[0, 270, 40, 27]", 5.0);
    assert!(told.iter().any(|it| it.contains(" empty ")), "{told:?}");
    let told = zones([110.0, 55.0, 80.0, 24.5], "", 15.0);
    assert!(told.iter().any(|it| it.contains(" border ")), "{told:?}");

    // What the program says of the page is where an independent reader finds it.
    let told = zones([30.0, 55.0, 80.0, 24.5], "", 5.0);
    let town = told.iter().find(|it| it.contains(" 69001 LYON ")).unwrap();
    let words: Vec<&str> = town.split(' ').collect();
    let said: f64 = words[2].parse().unwrap();
    let run =
        fs::read_dir(desk.path("out")).unwrap().map(|it| it.unwrap().path()).max().unwrap();
    let file = letter(&run, "C1").unwrap();
    let Some([left, top, right, bottom]) = place(&file, "LYON") else { return };
    assert!((said - 110.0).abs() < 0.1, "{town}");
    assert!(
        left > 110.0 && right < 190.0 && top > 55.0 && bottom < 80.5,
        "{left} {top} {right} {bottom}"
    );
}

#[test]
fn what_the_service_asks_in_france_is_not_known_and_told() {
    let desk = Desk::new("", "services = [\"pingen\"]");
    let output = desk.ask();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("where pingen wants the address on letters posted in FR is not known"),
        "{said}"
    );
    let desk = Desk::new("service = \"mailevo\"", "");
    let refused = desk.ask();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("maileva, merci-facteur, pingen"), "{said}");
    let desk = Desk::new("service = \"maileva\"", "profile = \"pdfa-2b\"");
    assert_eq!(desk.ask().status.code(), Some(2));
}

#[test]
fn a_sender_that_does_not_fit_into_the_job_file_is_told_before_the_upload() {
    let desk = Desk::new("", "services = [\"maileva\"]");
    let job = fs::read_to_string(desk.path("relance.toml")).unwrap();
    let long = "Atelier & fils, miroiterie et vitraux d’art";
    desk.0.write("relance.toml", job.replace("Atelier & fils", long));
    let output = desk.ask();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let width = long.chars().count();
    let told =
        format!("the sender breaks a limit of maileva: sender-width is {width}, it takes 38");
    assert!(said.contains(&told), "{said}");
    let run = fs::read_dir(desk.path("out")).unwrap().next().unwrap().unwrap().path();
    let preflight = table(&run.join("services/maileva/preflight.csv"));
    let lines: Vec<_> = preflight.iter().map(|it| (&*it["piece_no"], &*it["rule"])).collect();
    assert_eq!(lines, [("", "sender-width")]);
}

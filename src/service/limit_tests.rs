//! Every limit of every profile that comes with the program, at the limit and one over.

use std::sync::Arc;

use super::*;
use crate::ledger::Debtor;
use crate::plan::sketch;
use crate::post::{Channel, Class};
use exports::{DebtorKind, Text};

/// A letter within every limit.
fn letter() -> PlannedLetter {
    let debtor = Debtor {
        name: "Dupont".into(),
        address: vec!["1 rue Haute".into()],
        postcode: Some("69001".into()),
        city: Some("Lyon".into()),
        ..sketch::debtor("C1")
    };
    PlannedLetter { reference: "C1-1".to_owned(), ..sketch::letter(debtor) }
}

fn piece(channel: Channel) -> Piece {
    Piece {
        number: 1,
        id: "C1-1".to_owned(),
        letter: 0,
        class: Arc::new(Class { channel, ..Class::default() }),
        stream: Arc::default(),
        position: 1,
        parts: vec![1],
        blank_before_last: false,
        pages: 1,
        sheets: 1,
        first_page: 1,
        first_sheet: 1,
        duplex: false,
        reversed: false,
    }
}

/// The parts of a parcel that a case may change.
struct Case {
    debtor: Debtor,
    piece: Piece,
    address: Vec<String>,
    bytes: u64,
}

fn builtin(name: &str) -> Service {
    Service::builtin(name).unwrap().unwrap()
}

/// The rules that a letter breaks once it was changed.
fn broken(service: &Service, change: impl FnOnce(&mut Case)) -> Vec<&'static str> {
    let mut letter = letter();
    let address = ["Dupont", "1 RUE HAUTE", "69001 LYON"].map(str::to_owned).to_vec();
    let debtor = (*letter.debtor).clone();
    let mut case = Case { debtor, piece: piece(Channel::Letter), address, bytes: 1 };
    change(&mut case);
    letter.debtor = Arc::new(case.debtor);
    let (address, bytes) = (case.address, case.bytes);
    let parcel = Parcel { piece: &case.piece, letter: &letter, address, bytes };
    check(service, &[parcel], "FR").into_iter().map(|it| it.rule).collect()
}

/// A letter of `most` is taken and one of one more is not.
#[track_caller]
fn edge(service: &Service, most: u64, rule: &str, change: impl Fn(&mut Case, u64)) {
    assert_eq!(broken(service, |case| change(case, most)), [""; 0], "{} {rule}", service.name);
    let told = broken(service, |case| change(case, most + 1));
    assert_eq!(told, [rule], "{} {most}", service.name);
}

fn long(length: u64) -> String {
    "X".repeat(usize::try_from(length).unwrap())
}

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap()
}

#[test]
fn maileva_takes_what_it_says_and_no_more() {
    let service = builtin("maileva");
    edge(&service, 20_000_000, "bytes", |case, it| case.bytes = it);
    edge(&service, 45, "sheets", |case, it| case.piece.sheets = count(it));
    edge(&service, 38, "address-width", |case, it| case.address[0] = long(it));
    edge(&service, 6, "address-lines", |case, it| {
        let above = (1..it).map(|line| line.to_string());
        case.address = above.chain(["69001 LYON".to_owned()]).collect();
    });
    let town = broken(&service, |case| case.address[2] = "LYON".to_owned());
    assert_eq!(town, ["town"]);
    let to = |country: &str| {
        let country: Text = country.into();
        broken(&service, |case| case.debtor.country = Some(country))
    };
    assert_eq!(
        (to("CH"), to("RS"), to("Atlantis")),
        (vec![], vec!["country"], vec!["country"])
    );
    let by = |channel| broken(&service, |case| case.piece = piece(channel));
    assert_eq!((by(Channel::Registered), by(Channel::Tracked)), (vec![], vec!["channel"]));
    let sender = |lines: &[String]| -> Vec<&str> {
        check_sender(&service, lines).into_iter().map(|it| it.rule).collect()
    };
    assert_eq!(sender(&vec![long(38); 6]), [""; 0]);
    assert_eq!(sender(&[long(39)]), ["sender-width"]);
    assert_eq!(sender(&vec![long(1); 7]), ["sender-lines"]);
}

#[test]
fn a_job_of_maileva_is_as_large_as_it_may_be_and_no_larger() {
    let service = builtin("maileva");
    let letter = letter();
    let jobs = |channel: Channel, letters: usize, bytes: u64| -> Vec<usize> {
        let piece = piece(channel);
        let parcel = Parcel { piece: &piece, letter: &letter, address: Vec::new(), bytes };
        let parcels = vec![parcel; letters];
        batches(&service, &parcels).into_iter().map(|it| it.parcels.len()).collect()
    };
    assert_eq!(jobs(Channel::Letter, 30_000, 1), [30_000]);
    assert_eq!(jobs(Channel::Letter, 30_001, 1), [30_000, 1]);
    assert_eq!(jobs(Channel::Registered, 5_000, 1), [5_000]);
    assert_eq!(jobs(Channel::Registered, 5_001, 1), [5_000, 1]);
    assert_eq!(jobs(Channel::Letter, 2, 10_000_000), [2]);
    assert_eq!(jobs(Channel::Letter, 2, 10_000_001), [1, 1]);
}

#[test]
fn maileva_follows_a_letter_by_a_name_of_32_characters() {
    let service = builtin("maileva");
    let letter = letter();
    let name = |length: u64| {
        let piece = Piece { id: long(length), ..piece(Channel::Letter) };
        let parcel = Parcel { piece: &piece, letter: &letter, address: Vec::new(), bytes: 1 };
        let batch = batches(&service, std::slice::from_ref(&parcel)).remove(0);
        let document = JobDocument { file: "letter1.pdf", bytes: 1, pages: &[1] };
        let campaign = Campaign { service: &service, run_id: "run", sender: &[], home: "FR" };
        let text = campaign.job_file(&batch, &[&parcel], document).unwrap();
        let text = String::from_utf8(text).unwrap();
        let fold = text.split("<pjs:Fold ").nth(1).unwrap();
        fold.split("TrackId=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!((name(32), name(33)), (long(32), "P000001".to_owned()));
}

#[test]
fn merci_facteur_takes_so_many_characters_in_each_column() {
    let service = builtin("merci-facteur");
    edge(&service, 50_000_000, "bytes", |case, it| case.bytes = it);
    let text = |it: u64| Text::from(long(it).as_str());
    edge(&service, 90, "societe", |case, it| case.debtor.name = text(it));
    edge(&service, 70, "nom", |case, it| {
        case.debtor.kind = DebtorKind::Consumer;
        case.debtor.name = text(it);
    });
    for (place, column) in ["adresse1", "adresse2", "adresse3"].into_iter().enumerate() {
        edge(&service, 90, column, |case, it| {
            case.debtor.address = vec!["1 rue Haute".into(); 3];
            case.debtor.address[place] = text(it);
        });
    }
    edge(&service, 12, "cp", |case, it| case.debtor.postcode = Some(text(it)));
    edge(&service, 70, "ville", |case, it| case.debtor.city = Some(text(it)));
    edge(&service, 70, "pays", |case, it| case.debtor.country = Some(text(it)));
    // These two stay empty: a name is not taken apart.
    assert_eq!((service.fields["civilite"], service.fields["prenom"]), (12, 70));
}

#[test]
fn pingen_takes_so_many_pages_to_each_country() {
    let service = builtin("pingen");
    edge(&service, 8_000_000, "bytes", |case, it| case.bytes = it);
    let pages = service.pages.clone();
    assert_eq!(pages.len(), 7);
    for (country, most) in pages {
        edge(&service, most.into(), "pages", |case, it| {
            case.debtor.country = Some(country.as_str().into());
            case.piece.pages = count(it);
        });
    }
}

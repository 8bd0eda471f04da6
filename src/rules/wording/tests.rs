//! Sentences that letters may and may not say.

use exports::DebtorKind;

use super::*;

/// A debtor of a kind that is known for sure.
fn reader(kind: DebtorKind) -> Reader {
    Reader::of(kind, kind != DebtorKind::Consumer, "FR")
}

/// The rules that refuse a letter's sentence, whatever else the letter lacks.
#[track_caller]
fn check(sentence: &str, language: &str, kind: DebtorKind, expected: &[&str]) {
    let text = format!("Objet\n{sentence}");
    let offences = lint(&text, language, Stage::FormalNotice, reader(kind));
    let found: Vec<&str> =
        offences.iter().filter(|it| !it.is_missing()).map(|it| it.id.as_str()).collect();
    assert_eq!(found, expected, "{sentence}: {offences:?}");
}

#[track_caller]
fn refused(sentences: &[&str], language: &str, id: &str) {
    for sentence in sentences {
        check(sentence, language, DebtorKind::Business, &[id]);
    }
}

#[track_caller]
fn allowed(sentences: &[&str], language: &str) {
    for sentence in sentences {
        check(sentence, language, DebtorKind::Consumer, &[]);
    }
}

#[test]
fn what_looks_like_a_court_is_refused() {
    refused(
        &[
            "Sommation de payer",
            "Nous vous adressons un commandement de payer.",
            "ASSIGNATION",
            "La signification suivra.",
            "Par exploit du 3 mars",
            "Un procès-verbal sera dressé.",
            "Nous avons un titre exécutoire.",
            "Au nom du peuple français",
            "RÉPUBLIQUE FRANÇAISE",
            "Me Durand, huissier",
            "L’huissier de justice passera.",
            "Un commissaire de justice signera.",
            "Le présent acte vaut rappel.",
            "Notification officielle",
            "RG n° 26/01234",
        ],
        "fr",
        "L-COURT",
    );
    // Each of these breaks two rules.
    check("Dernier avis avant saisie", "fr", DebtorKind::Business, &["L-COURT", "L-SEIZE"]);
    check("name and shame", "en", DebtorKind::Business, &["L-DISCLOSE", "L-AGGR"]);
    refused(
        &[
            "This is a writ.",
            "A summons",
            "Warrant",
            "by court order",
            "the judgment",
            "Bailiff notice",
        ],
        "en",
        "L-COURT",
    );
}

#[test]
fn a_court_in_the_subject_is_refused() {
    for subject in ["Tribunal de commerce", "Saisine de la juridiction", "Dossier en justice"] {
        let offences = lint(subject, "fr", Stage::FormalNotice, reader(DebtorKind::Business));
        assert_eq!(offences[0].id, "L-COURT", "{offences:?}");
    }
}

#[test]
fn a_court_may_be_named_in_a_formal_notice_alone() {
    let sentence = "Nous nous réservons de saisir la juridiction compétente.";
    check(sentence, "fr", DebtorKind::Business, &[]);
    let early = lint(
        &format!("Objet\n{sentence}"),
        "fr",
        Stage::Reminder3,
        reader(DebtorKind::Business),
    );
    assert_eq!(early[0].id, "L-COURT");
}

#[test]
fn seizure_is_refused() {
    refused(
        &[
            "Une saisie suivra.",
            "Nous ferons saisir vos biens.",
            "saisir votre compte",
            "Saisir vos salaires",
            "jusqu’à l’expulsion",
            "une inscription au fichier de la Banque de France",
            "Fichage",
            "Interdit bancaire",
        ],
        "fr",
        "L-SEIZE",
    );
    refused(
        &["seizure of your goods", "We garnish wages.", "You will be blacklisted."],
        "en",
        "L-SEIZE",
    );
}

#[test]
fn telling_others_is_refused() {
    refused(
        &[
            "Nous allons informer votre employeur.",
            "prévenir vos clients",
            "Nous contacterons votre banque.",
            "avertir la famille",
            "alerter les voisins",
            "informer vos associés",
            "informer la presse",
            "Nous allons publier votre nom.",
            "sur les réseaux sociaux",
            "la liste des mauvais payeurs",
        ],
        "fr",
        "L-DISCLOSE",
    );
    refused(
        &["We will tell your employer.", "We publish names.", "on social media"],
        "en",
        "L-DISCLOSE",
    );
}

#[test]
fn criminal_law_is_refused() {
    refused(
        &[
            "Une plainte sera déposée.",
            "C’est une escroquerie.",
            "un vol",
            "pour abus de confiance",
            "au pénal",
            "La police passera.",
            "la gendarmerie",
            "votre mauvaise foi caractérisée",
        ],
        "fr",
        "L-PENAL",
    );
    refused(&["This is fraud.", "theft", "the police", "criminal charges"], "en", "L-PENAL");
}

#[test]
fn a_consumer_is_not_charged_for_reminders() {
    for sentence in [
        "Frais de relance : 12,00 €",
        "des frais de dossier",
        "Les frais de recouvrement s’ajoutent.",
        "l’indemnité forfaitaire",
        "Une somme de 40 € s’ajoute.",
        "40 euros",
        "la clause pénale",
    ] {
        let found = lint(sentence, "fr", Stage::Reminder1, reader(DebtorKind::Consumer));
        assert!(found.iter().any(|it| it.id == "L-FEES-B2C"), "{sentence}");
        let business = lint(sentence, "fr", Stage::Reminder1, reader(DebtorKind::Business));
        assert!(business.iter().all(|it| it.id != "L-FEES-B2C"), "{sentence}");
    }
    for sentence in ["A reminder fee of 5.00", "plus €40", "40 € are added"] {
        check(sentence, "en", DebtorKind::Consumer, &["L-FEES-B2C"]);
    }
}

#[test]
fn aggression_is_refused() {
    refused(
        &[
            "C’est honteux.",
            "Scandaleux",
            "menteur",
            "Vous êtes malhonnêtes.",
            "immédiatement sous peine de suites",
            "sans délai ni recours",
            "Ultimatum",
            "Nous vous harcèlerons.",
            "Payez ! Vite !",
        ],
        "fr",
        "L-AGGR",
    );
    refused(&["Shame on you.", "a liar", "Last chance"], "en", "L-AGGR");
    let offences =
        lint("Final warning!!!", "en", Stage::Reminder1, reader(DebtorKind::Business));
    assert_eq!(offences.iter().filter(|it| it.id == "L-AGGR").count(), 2, "{offences:?}");
}

#[test]
fn more_than_a_line_of_capitals_is_refused_and_a_subject_is_not() {
    let line = "NOUS VOUS METTONS EN DEMEURE DE PAYER ";
    check(line, "fr", DebtorKind::Business, &[]);
    check(&line.repeat(3), "fr", DebtorKind::Business, &["L-AGGR"]);
}

#[test]
fn what_is_not_so_is_refused() {
    refused(
        &[
            "Cette lettre interrompt la prescription.",
            "La présente vaut titre.",
            "Vous serez automatiquement condamné.",
            "frais à votre charge",
        ],
        "fr",
        "L-FALSE",
    );
    refused(&["You will be convicted."], "en", "L-FALSE");
}

#[test]
fn whole_words_and_negations_are_told_apart() {
    allowed(
        &[
            "Votre consommation du mois de mars",
            "Aucun frais de relance ne vous est compté.",
            "sans autres frais de dossier",
            "Un pas de côté",
            "Les pénalités ne vous concernent pas",
            "l’exploitation agricole",
            "Votre police d’assurance",
            "un montant de 40,00 €",
            "Vous pouvez saisir gratuitement le médiateur.",
            "vos marchés publics",
            "volontiers",
        ],
        "fr",
    );
    allowed(&["No reminder fee is charged.", "under warranty", "40.00 €"], "en");
    let fees = DebtorKind::Consumer;
    check("Aucun délai, frais de relance 12,00 €", "fr", fees, &["L-FEES-B2C"]);
    check("Aucun frais de relance mais une indemnité forfaitaire", "fr", fees, &["L-FEES-B2C"]);
    check("Sans paiement de vous, frais de dossier", "fr", fees, &["L-FEES-B2C"]);
}

#[test]
fn a_built_in_sentence_is_allowed_word_for_word_only() {
    let sentence = "Cette lettre vous est adressée par le créancier ; elle n'émane ni d'une juridiction ni d'un commissaire de justice.";
    check(sentence, "fr", DebtorKind::Business, &[]);
    check(&format!("Bonjour. {sentence} Merci."), "fr", DebtorKind::Business, &[]);
    check(&sentence.replace("ni d'un", "mais d'un"), "fr", DebtorKind::Business, &["L-COURT"]);
    allowed(
        &["This letter comes from the creditor, not from a court or a court officer."],
        "en",
    );
}

#[test]
fn an_offence_names_its_sentence_and_word() {
    let text = "Objet\nBonjour. Votre dette mène à une SAISIE de vos biens. Merci.";
    let offences = lint(text, "fr", Stage::Reminder1, reader(DebtorKind::Business));
    assert_eq!(offences[0].sentence, "Votre dette mène à une SAISIE de vos biens.");
    assert_eq!(offences[0].word, "SAISIE");
}

#[test]
fn a_language_without_rules_is_not_let_through() {
    assert_eq!(
        lint("Monit", "pl", Stage::Reminder1, reader(DebtorKind::Business))[0].id,
        "L-LANGUAGE"
    );
}

/// The items that a text lacks.
#[track_caller]
fn lacks(text: &str, stage: Stage, kind: DebtorKind, expected: &str) {
    let offences = lint(text, "fr", stage, reader(kind));
    let found: Vec<&str> =
        offences.iter().filter(|it| it.is_missing()).map(|it| it.id.as_str()).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn what_a_letter_must_say_depends_on_stage_and_kind() {
    lacks("", Stage::Reminder1, DebtorKind::Business, "M-7 M-12 M-13");
    lacks("", Stage::Reminder1, DebtorKind::Consumer, "M-7 M-12 M-13 M-17");
    lacks("", Stage::Reminder2, DebtorKind::Business, "M-7 M-11 M-12 M-13 M-14");
    lacks("", Stage::FormalNotice, DebtorKind::Business, "M-4 M-7 M-11 M-13 M-14 M-15 M-16");
    lacks("", Stage::FormalNotice, DebtorKind::Consumer, "M-4 M-7 M-11 M-13 M-15 M-16 M-17");
}

#[test]
fn nothing_need_be_said_of_penalties_that_nobody_may_claim() {
    let reader = Reader::of(DebtorKind::Business, false, "FR");
    let offences = lint("", "fr", Stage::Reminder2, reader);
    assert!(offences.iter().all(|it| it.id != "M-14"), "{offences:#?}");
}

#[test]
fn the_day_to_pay_by_must_stand_in_the_demand() {
    let lacks_day = |text: &str| {
        let offences = lint(text, "fr", Stage::Reminder1, reader(DebtorKind::Business));
        offences.iter().any(|it| it.id == "M-7")
    };
    assert!(lacks_day("Rappel\nMerci de payer sous huit jours."));
    assert!(lacks_day("Rappel\nNotre facture du 12 mars 2026.\nMerci de payer."));
    assert!(!lacks_day("Rappel\nMerci de payer avant le 1er\u{a0}mars 2026."));
    assert!(!lacks_day("Rappel\nMerci de régler pour le 12/03/2026."));
    let american = lint(
        "Reminder\nPlease pay by March 12, 2026.",
        "en-US",
        Stage::Reminder1,
        reader(DebtorKind::Business),
    );
    assert!(american.iter().all(|it| it.id != "M-7"), "{american:?}");
}

#[test]
fn a_formal_notice_names_the_law_of_its_creditor() {
    let lacks_law = |text: &str, country: &str| {
        let reader = Reader::of(DebtorKind::Business, true, country);
        let offences = lint(text, "de", Stage::FormalNotice, reader);
        offences.iter().any(|it| it.id == "M-15")
    };
    assert!(lacks_law("Mahnung\nBitte zahlen Sie.", "DE"));
    assert!(!lacks_law("Mahnung\nDies ist eine Mahnung im Sinne von § 286 BGB.", "DE"));
    assert!(!lacks_law("Mahnung\nBitte zahlen Sie.", "PL"));
}

#[test]
fn penalties_that_are_claimed_need_their_article() {
    let text = "MISE EN DEMEURE\nPénalités de retard arrêtées au 12 mars 2026 : 3,00 €";
    let offences = lint(text, "fr", Stage::FormalNotice, reader(DebtorKind::Business));
    assert_eq!(offences.iter().filter(|it| it.id == "M-15").count(), 2);
    let text = format!("{text} (article L. 441-10, II du code de commerce)");
    let offences = lint(&text, "fr", Stage::FormalNotice, reader(DebtorKind::Business));
    assert_eq!(offences.iter().filter(|it| it.id == "M-15").count(), 1);
}

#[test]
fn a_date_with_a_full_stop_stays_in_its_sentence() {
    let text = "Betreff\nWir bitten Sie, bis zum 31.\u{a0}Dezember 2026 zu zahlen. Danke.";
    let missing = lint(text, "de", Stage::Reminder1, reader(DebtorKind::Business));
    assert!(missing.iter().all(|it| it.id != "M-7"), "{missing:#?}");
}

/// What all jobs share.
const JOB: &str = r#"[creditor]
name = "Nord-Atelier SAS"
tagline = "Fournitures et chantiers"
address = ["12 quai de la Loire", "44000 Nantes"]
country = "FR"
phone = "02 61 91 20 18"
email = "comptabilite@nord-atelier.example"
siren = "123456782"
legal = "SAS au capital de 50 000 € – RCS Nantes 123 456 782 – Siège social : 12 quai de la Loire, 44000 Nantes"
place = "Nantes"
logo = "logo.png"
signatory = { name = "Claire Bonnard", capacity = "présidente" }
contact = { name = "Claire Bonnard", phone = "02 61 91 20 18", email = "comptabilite@nord-atelier.example" }

[[creditor.account]]
currency = "EUR"
iban = "FR76 3099 9002 1700 0204 1774 637"
bic = "VRLYFRPPXXX"

[export]
files = ["invoices.csv"]

[export.columns]
debtor_id = "debtor"
name = "name"
addr1 = "address1"
addr2 = "address2"
addr3 = "address3"
addr4 = "address4"
invoice = "invoice"
issue_date = "invoice_date"
due_date = "due_date"
amount = "total"
paid = "paid"
pdf = "copy"

[letters]
layout = "classic"
language = "fr"

[post]
duplex = false
"#;

const COPIES: &str = r#"
[copies]
folder = "."
missing = "hold"
verify = "none"
"#;

/// The job files, by name: with copies or without; letters, one stream, or both.
pub(crate) fn jobs() -> Vec<(&'static str, String)> {
    let job = |copies: &str, letters: bool, streams: bool| {
        format!(
            "{JOB}{copies}\n[output]\nfolder = \"out\"\nletters = {letters}\nstreams = {streams}\n"
        )
    };
    vec![
        ("letters.toml", job("", true, false)),
        ("letters-stream.toml", job("", false, true)),
        ("letters-both.toml", job("", true, true)),
        ("copies.toml", job(COPIES, true, false)),
        ("stream.toml", job(COPIES, false, true)),
        ("both.toml", job(COPIES, true, true)),
    ]
}

//! A first job file for a folder of electronic invoices: the creditor as most of them say it, and what is missing.

use std::path::Path;

use crate::invoices::{self, NamedFolder, Seller, Survey};
use findings::{Args, Messages, shown};
use statements::read_bytes;

use super::creditor::electronic;
use super::draft_error::DraftError;
use super::quoted::quoted;

/// Sellers that are named.
const MOST: usize = 10;

/// Proposes a job file for a folder or ZIP of invoices, `name` being the path that the job file gives.
pub(super) fn draft(
    folder: &Path,
    name: &str,
    messages: &Messages,
) -> Result<String, DraftError> {
    let place = NamedFolder { path: folder.to_owned(), name: name.to_owned() };
    let survey = invoices::survey(&place)?;
    let Some(creditor) = survey.sellers.first() else {
        return Err(DraftError::NoInvoices { folder: folder.to_owned() });
    };
    let mut draft = DraftOfInvoices { text: String::new(), messages };
    draft.remark("draft-title", &Args::new());
    draft.sellers(&survey, name);
    draft.creditor(creditor);
    draft.invoices(&survey, name);
    draft.payments(&place, &survey)?;
    draft.addresses(&survey);
    Ok(draft.text)
}

/// The job file in the making.
struct DraftOfInvoices<'m> {
    text: String,
    messages: &'m Messages,
}

impl DraftOfInvoices<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A comment; no value of a file may end it.
    fn comment(&mut self, text: &str) {
        self.line(format!("# {}", shown(text)).trim_end());
    }

    fn remark(&mut self, key: &str, values: &Args) {
        let text = self.messages.get(key, values);
        self.comment(&text);
    }

    /// Who issued what lies there.
    fn sellers(&mut self, survey: &Survey, name: &str) {
        self.comment("");
        self.remark("draft-sellers", &Args::new().text("folder", name));
        for seller in survey.sellers.iter().take(MOST) {
            let number = seller.siren.as_ref().or(seller.vat.as_ref());
            let values = Args::new()
                .text("name", &seller.name)
                .text("number", number.map_or("–", String::as_str))
                .count("documents", seller.documents);
            self.remark("draft-seller", &values);
        }
        let rest = survey.sellers.len().saturating_sub(MOST);
        if rest > 0 {
            self.remark("draft-more-sellers", &Args::new().count("rest", rest));
        }
        if survey.messages > 0 {
            self.remark("draft-messages", &Args::new().count("messages", survey.messages));
        }
        if !survey.others.is_empty() {
            self.remark("draft-others", &Args::new().count("others", survey.others.len()));
        }
    }

    fn creditor(&mut self, seller: &Seller) {
        self.line("");
        self.remark("draft-creditor", &Args::new());
        self.line("[creditor]");
        let text = |it: &Option<String>| quoted(it.as_deref().unwrap_or_default());
        let address: Vec<String> = match seller.address.is_empty() {
            true => vec!["\"\"".to_owned(); 2],
            false => seller.address.iter().map(|it| quoted(it)).collect(),
        };
        self.line(&format!("name = {}", quoted(&seller.name)));
        self.line(&format!("address = [{}]", address.join(", ")));
        self.line(&format!("country = {}", quoted(seller.country.as_deref().unwrap_or("FR"))));
        if let Some(siren) = &seller.siren {
            self.line(&format!("siren = {}", quoted(siren)));
        }
        if let Some(vat) = &seller.vat {
            self.line(&format!("vat = {}", quoted(vat)));
        }
        self.line(&format!("place = {}", text(&seller.city)));
        self.line("signatory = { name = \"\", capacity = \"\" }");
        let (contact, email) = (text(&seller.contact), text(&seller.email));
        self.line(&format!("contact = {{ name = {contact}, phone = \"\", email = {email} }}"));
        self.missing(seller);
        self.accounts(seller);
        self.line("");
    }

    /// What the invoices do not say and a letter shows.
    fn missing(&mut self, seller: &Seller) {
        let given = [
            ("address", !seller.address.is_empty()),
            ("siren, vat", seller.siren.is_some() || seller.vat.is_some()),
            ("place", seller.city.is_some()),
            ("signatory", false),
            ("contact.name", seller.contact.is_some()),
            ("contact.phone", false),
            ("contact.email", seller.email.is_some()),
        ];
        let missing = given.iter().filter(|(_, given)| !given).map(|(key, _)| *key);
        let keys = missing.collect::<Vec<_>>().join(", ");
        self.remark("draft-missing", &Args::new().text("keys", keys));
    }

    /// The accounts that most invoices name; what is no IBAN is for the user.
    fn accounts(&mut self, seller: &Seller) {
        let accounts = seller.accounts.iter();
        let accounts: Vec<String> = accounts
            .filter_map(|(currency, account)| {
                let iban = quoted(&electronic(account)?);
                Some(format!("{{ currency = \"{currency}\", iban = {iban} }}"))
            })
            .collect();
        if accounts.is_empty() {
            return self.line("account = [{ currency = \"EUR\", iban = \"\" }]");
        }
        self.remark("draft-accounts", &Args::new());
        self.line(&format!("account = [{}]", accounts.join(", ")));
    }

    fn invoices(&mut self, survey: &Survey, name: &str) {
        self.line("[invoices]");
        self.line(&format!("folder = {}", quoted(name)));
        if let Some(newest) = survey.newest {
            self.remark("draft-unpaid", &Args::new());
            self.comment(&format!("unpaid_on = \"{newest}\""));
        }
    }

    /// Statements that lie among the invoices.
    fn payments(&mut self, place: &NamedFolder, survey: &Survey) -> Result<(), DraftError> {
        let mut found = Vec::new();
        let below = |name: &str| match place.name.as_str() {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        if place.path.is_dir() {
            invoices::each_file(place, |name, bytes| {
                let named = below(name);
                if survey.others.contains(&named) && is_statement(&named, bytes) {
                    found.push(quoted(&named));
                }
            })?;
        }
        if !found.is_empty() {
            self.line("\n[payments]");
            self.remark("draft-statements", &Args::new());
            self.line(&format!("statements = [{}]", found.join(", ")));
        }
        Ok(())
    }

    /// The debtors whose street a file must give.
    fn addresses(&mut self, survey: &Survey) {
        self.line("\n[export]");
        self.remark("draft-kind", &Args::new());
        self.comment("kind = \"business\"");
        if survey.without_street.is_empty() {
            return;
        }
        self.remark("draft-addresses", &Args::new());
        self.comment("debtors = \"debiteurs.csv\"");
        self.comment("  Code;Nom;Adresse;CP;Ville");
        for buyer in &survey.without_street {
            let [postcode, city] = &buyer.place;
            self.comment(&format!("  {};{};;{postcode};{city}", buyer.code, buyer.name));
        }
    }
}

/// Whether a file is a bank statement, by its content.
fn is_statement(name: &str, bytes: &[u8]) -> bool {
    let files = read_bytes(name, bytes, &[]);
    files.iter().any(|it| it.statements.as_ref().is_ok_and(|it| !it.is_empty()))
}

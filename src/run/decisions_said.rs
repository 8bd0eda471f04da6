//! Why nothing was decided, as it is said.

use super::decisions::DecideError;
use findings::{Args, Currency, Messages};

impl DecideError {
    /// The sentences for people, a line for each thing that is wrong.
    #[must_use]
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        let (key, values) = match self {
            Self::Run(error) => return error.lines(messages),
            Self::File(error) => {
                let (key, values) = super::said::output(error, messages);
                return vec![messages.get(key, &values)];
            }
            Self::Faults(faults) => return faults.lines(messages),
            Self::Refused(refusal) => return vec![refusal.sentence(messages)],
            Self::NoFile => ("review-no-file", Args::new()),
            Self::NoLetter { debtor, reason } => {
                let values = Args::new().text("debtor", debtor);
                match reason {
                    Some(reason) => {
                        let why = messages.plain(&reason.key());
                        ("review-letter-held", values.text("reason", why))
                    }
                    None => ("review-no-letter", values),
                }
            }
            Self::WhichCurrency { debtor, currencies } => {
                let known: Vec<&str> = currencies.iter().map(Currency::as_str).collect();
                let values = Args::new().text("debtor", debtor).text("known", known.join(", "));
                ("review-which-currency", values)
            }
        };
        vec![messages.get(key, &values)]
    }
}

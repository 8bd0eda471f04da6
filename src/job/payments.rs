//! Reads `[payments]`: the statements of the bank, the profiles of those that are CSV, and the list made by hand.

use settings::{Step, keys};
use statements::Profile;

use crate::payments::PaymentSources;

use super::files::Home;
use super::sections::PaymentsSection;

/// The sources of payments, with their files found; none where the job has no such section.
pub(super) fn sources(home: &Home<'_>) -> Option<PaymentSources> {
    let section = home.document.optional::<PaymentsSection>("payments")?;
    if section.statements.is_none() && section.paid.is_none() {
        home.document.fault(&keys(&["payments", "statements"]), settings::Problem::Missing);
    }
    let place = ["payments", "statements"];
    let statements = section.statements.as_ref().map(|it| home.files_and_folders(it, &place));
    let read = section.profiles.iter().enumerate().filter_map(|(item, name)| {
        let mut place = keys(&["payments", "profiles"]);
        place.push(Step::Item(item));
        home.parsed_at(name, &place, |text| Profile::read(name, text))
    });
    Some(PaymentSources {
        profiles: read.collect(),
        profile_files: section.profiles.iter().map(|it| home.kept(it)).collect(),
        statements,
        paid: section.paid.as_ref().map(|it| home.input(it, &["payments", "paid"])),
        max_age_days: section.max_age_days,
    })
}

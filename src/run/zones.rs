//! What of a letter stands where a postal service that prints it wants nothing.

use super::press::Press;
use crate::base::{Args, Code, Finding};
use crate::compose::Composed;
use crate::plan::PlannedLetter;
use crate::service;

/// What of the pages of a letter breaks the zones of a service.
pub(super) fn zones(
    press: &Press,
    letter: &PlannedLetter,
    composed: &Composed,
) -> Vec<Finding> {
    if press.zones.is_empty() {
        return Vec::new();
    }
    let debtor = &letter.debtor;
    let mut findings = Vec::new();
    for (number, page) in (1..).zip(&composed.pages) {
        let first = number == 1;
        let address = if first { composed.address_items.clone() } else { 0..0 };
        let ink = service::ink(page, press.studio.faces(), &address);
        for (service, zones) in &press.zones {
            for (rule, ink) in zones.broken((page.width, page.height), &ink, first) {
                let (x, y) = (ink.area.left.0, ink.area.top.0);
                let values = Args::new()
                    .text("service", service)
                    .text("rule", rule)
                    .text("page", number.to_string())
                    .text("text", if ink.text.is_empty() { "-" } else { &ink.text })
                    .text("place", format!("{x:.1} × {y:.1}"));
                let origin = debtor.origin.clone();
                findings.push(Finding::new(
                    Code::ServiceZone,
                    origin,
                    Some(&debtor.code),
                    values,
                ));
            }
        }
    }
    findings
}

//! Lays a file over those it is based on.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Lays a table over another: tables are merged key by key, other values replaced. Where both have a table, the
/// place of the upper one counts.
pub(super) fn lay_over<'s>(
    under: Spanned<DeTable<'s>>,
    over: Spanned<DeTable<'s>>,
) -> Spanned<DeTable<'s>> {
    let span = over.span();
    let mut table = under.into_inner();
    for (key, value) in over.into_inner() {
        let below = table.remove(&**key.get_ref());
        let merged = match (below.map(Spanned::into_inner), value.span(), value.into_inner()) {
            (Some(DeValue::Table(below)), span, DeValue::Table(above)) => {
                let merged = lay_over(Spanned::new(0..0, below), Spanned::new(span, above));
                Spanned::new(merged.span(), DeValue::Table(merged.into_inner()))
            }
            (_, span, value) => Spanned::new(span, value),
        };
        table.insert(key, merged);
    }
    Spanned::new(span, table)
}

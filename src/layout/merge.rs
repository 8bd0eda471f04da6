//! Lays the `layout.toml` of a layout over those of the layouts it is based on.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// One document of several, each over those before it. Only the last can be wrong: the others were
/// read before.
pub(super) fn merged(sources: &[String]) -> Result<Deserializer<'_>, toml::de::Error> {
    let mut all: Option<Spanned<DeTable<'_>>> = None;
    for source in sources {
        let mut next = DeTable::parse(source)?;
        next.get_mut().remove("base");
        all = Some(match all {
            Some(mut under) => {
                lay_over(under.get_mut(), next.into_inner());
                under
            }
            None => next,
        });
    }
    Ok(all.unwrap_or_else(|| Spanned::new(0..0, DeTable::new())).into())
}

/// Lays a table over another: tables are merged key by key, other values replaced.
fn lay_over<'s>(under: &mut DeTable<'s>, over: DeTable<'s>) {
    for (key, value) in over {
        let below = under.get_mut(&**key.get_ref()).map(Spanned::get_mut);
        match (below, value) {
            (Some(DeValue::Table(below)), value) if value.get_ref().is_table() => {
                if let DeValue::Table(above) = value.into_inner() {
                    lay_over(below, above);
                }
            }
            (_, value) => {
                under.remove(&**key.get_ref());
                under.insert(key, value);
            }
        }
    }
}

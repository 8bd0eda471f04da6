//! Where envelopes and services want the address, and what else they want left white.

use serde::Deserialize;

use print::{Area, Mm};
use settings::Faults;

/// The profiles that the program brings along, each with its source.
const BUILTIN: &str = include_str!("../../layouts/windows.toml");

/// A window profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// The name that layouts use.
    pub id: String,
    /// Where it was read, or how it was computed.
    pub source: String,
    /// Width and height of the sheet, where it is not A4 upright.
    pub sheet: Option<[Mm; 2]>,
    /// Width and height of the envelope.
    pub envelope: Option<[Mm; 2]>,
    /// The area seen wherever the sheet lies in its envelope; none where there is no window.
    pub guaranteed: Option<Area>,
    /// The area that may be seen at all; none where no source says.
    pub may_show: Option<Area>,
    /// The areas that must stay white, each with its reason.
    #[serde(default)]
    pub forbidden: Vec<Forbidden>,
    /// The widths that must stay white along the edges.
    #[serde(default)]
    pub margins: Margins,
    /// Where the sheet is folded, from the top edge.
    #[serde(default)]
    pub folds: Vec<Mm>,
    /// More, for people.
    pub note: Option<String>,
}

/// A box that must stay white.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forbidden {
    /// The box.
    pub area: Area,
    /// The reason why it must stay white.
    pub why: String,
}

/// Strips along the edges that must stay white; 0 for none.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Margins {
    /// Along the top.
    pub top: Mm,
    /// Along the right.
    pub right: Mm,
    /// Along the bottom.
    pub bottom: Mm,
    /// Along the left.
    pub left: Mm,
}

/// A file of profiles.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Profiles {
    #[serde(default)]
    window: Vec<Zone>,
}

/// Profiles by name: those of layouts, nearest first, before those of the program.
#[derive(Debug, Clone, Default)]
pub(super) struct WindowProfiles(Vec<Zone>);

impl WindowProfiles {
    /// Adds a layout's own profiles before those known so far.
    pub(super) fn add(&mut self, file: &str, text: &str) -> Result<(), Faults> {
        let read: Profiles = settings::read(&file.replace('\\', "/"), text)?;
        self.0.splice(..0, read.window);
        Ok(())
    }

    /// A profile by its name, or the names of those that the program brings along.
    pub(super) fn find(&self, name: &str) -> Result<Zone, Vec<String>> {
        let builtin = || settings::read::<Profiles>("layouts/windows.toml", BUILTIN);
        let own = self.0.iter().find(|zone| zone.id == name).cloned();
        let known = builtin().map(|it| it.window).unwrap_or_default();
        let of_program = || known.iter().find(|zone| zone.id == name).cloned();
        let names = || known.iter().map(|zone| zone.id.clone()).collect();
        own.or_else(of_program).ok_or_else(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_has_a_source_and_what_is_sure_lies_inside_what_may_show() {
        let all: Profiles = settings::read("layouts/windows.toml", BUILTIN).unwrap();
        assert!(all.window.len() >= 20, "{}", all.window.len());
        for (nth, zone) in all.window.iter().enumerate() {
            assert!(zone.source.len() > 5, "{}", zone.id);
            assert!(all.window[..nth].iter().all(|it| it.id != zone.id), "{} twice", zone.id);
            let areas = zone.guaranteed.iter().chain(&zone.may_show);
            for area in areas.chain(zone.forbidden.iter().map(|it| &it.area)) {
                assert!(area.left < area.right && area.top < area.bottom, "{}", zone.id);
            }
            if let (Some(sure), Some(may)) = (&zone.guaranteed, &zone.may_show) {
                assert!(may.holds(sure), "{}", zone.id);
            }
        }
    }

    #[test]
    fn a_layouts_own_profile_goes_first_and_an_unknown_one_is_named() {
        let mut zones = WindowProfiles::default();
        let text =
            "[[window]]\nid = \"uk-dl\"\nsource = \"measured\"\nguaranteed = [1, 2, 3, 4]\n";
        zones.add("mine/windows.toml", text).unwrap();
        assert_eq!(zones.find("uk-dl").unwrap().source, "measured");
        assert!(zones.find("fr-dl-right").unwrap().may_show.is_some());
        assert!(zones.find("fr-dl").unwrap_err().contains(&"fr-dl-right".to_owned()));
        let wrong = zones.add("mine/windows.toml", "[[window]]\nidd = 1\n").unwrap_err();
        assert!(
            wrong
                .to_string()
                .contains("mine/windows.toml:2 [window.idd]: this key is not known"),
            "{wrong}"
        );
    }
}

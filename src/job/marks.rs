//! Reads `[post.marks]`: the marks for inserters.

use serde::Deserialize;

use crate::layout::Layout;
use crate::marks::{BuiltinMachines, Machine, Marks, Sequence, Slot, collision, millimetres};
use exports::InputFile;
use print::Mm;
use settings::keys;

use super::fault::Problem;
use super::files::{Home, ends_in};

/// `[post.marks]`: marks on every sheet for the machine that folds and inserts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarksSection {
    /// A machine that comes with the program, `marks/<name>.toml` beside the job file, or a file.
    machine: String,
    /// Whether letter files bear them too. No, because letters printed alone are folded by hand.
    #[serde(default)]
    letters: bool,
    /// Feeders that add something to every piece.
    #[serde(default)]
    feeds: Vec<u8>,
    /// Whether values that no source gives were checked against the machine.
    #[serde(default)]
    confirmed: bool,
    /// Left edge of the marks.
    #[serde(default)]
    x: Option<Mm>,
    /// Middle of the first bar, or top edge of the symbol.
    #[serde(default)]
    y: Option<Mm>,
    /// Width of bars.
    #[serde(default)]
    width: Option<Mm>,
    /// Thickness of bars.
    #[serde(default)]
    thickness: Option<Mm>,
    /// From bar to bar.
    #[serde(default)]
    pitch: Option<Mm>,
    /// Size of a module of a Data Matrix.
    #[serde(default)]
    module: Option<Mm>,
    /// The positions from the top.
    #[serde(default)]
    slots: Option<Vec<Slot>>,
    /// How sheets are counted.
    #[serde(default)]
    sequence: Option<Sequence>,
    /// Whether the last sheet of a piece is printed first.
    #[serde(default)]
    reverse: Option<bool>,
}

/// The marks a job wants, checked against machine and layout.
pub(super) fn marks(
    section: &MarksSection,
    layout: &Layout,
    duplex: bool,
    home: &Home<'_>,
) -> Option<Marks> {
    let place = keys(&["post", "marks", "machine"]);
    let fault = |problem: Problem| home.document.fault(&place, problem);
    let mut machine = machine(section, home)?;
    let unsourced = section.missing(&machine);
    if !unsourced.is_empty() && !section.confirmed {
        fault(Problem::Unsourced(machine.name.clone(), unsourced));
    }
    section.set(&mut machine);
    if let Some(reason) = machine.refused(layout.design.sheet.height) {
        fault(Problem::MachineRefuses(machine.name.clone(), reason));
    }
    let marks = Marks { machine, letters: section.letters, feeds: section.feeds.clone() };
    if let Some(key) = collision(&layout.design, &marks.zones(), duplex) {
        let zones = marks.zones().iter().map(millimetres).collect();
        fault(Problem::MarksCollide(key.to_owned(), zones));
    }
    Some(marks)
}

/// The file of a machine of the user's own; none where it comes with the program.
fn own_file(name: &str, home: &Home<'_>) -> Option<String> {
    let beside = format!("marks/{name}.toml");
    let own = || ends_in(name, "toml").then(|| name.to_owned());
    if home.has(&beside) { Some(beside) } else { own() }
}

fn machine(section: &MarksSection, home: &Home<'_>) -> Option<Machine> {
    let place = ["post", "marks", "machine"];
    let name = &section.machine;
    if let Some(file) = own_file(name, home) {
        return home.parsed(&file, &place, |text| Machine::parse(&file, text));
    }
    let Some(text) = BuiltinMachines::text(name) else {
        let known = BuiltinMachines::names().map(str::to_owned).collect();
        let problem = settings::Problem::UnknownWord(name.clone(), known);
        home.document.fault(&keys(&place), problem);
        return None;
    };
    let parsed = Machine::parse(&format!("marks/{name}.toml"), text);
    parsed.map_err(|faults| home.document.faults_beside(faults)).ok()
}

impl MarksSection {
    /// A machine file of the user's own, on which the run rests.
    pub(super) fn file(&self, home: &Home<'_>) -> Option<InputFile> {
        own_file(&self.machine, home).map(|name| home.kept(&name))
    }

    /// Keys whose values no source gives, and the job neither.
    fn missing(&self, machine: &Machine) -> Vec<String> {
        let given = [
            ("x", self.x.is_some()),
            ("y", self.y.is_some()),
            ("width", self.width.is_some()),
            ("thickness", self.thickness.is_some()),
            ("pitch", self.pitch.is_some()),
            ("module", self.module.is_some()),
            ("slots", self.slots.is_some()),
            ("sequence", self.sequence.is_some()),
            ("reverse", self.reverse.is_some()),
        ];
        let is_given = |key: &String| given.iter().any(|(name, given)| name == key && *given);
        machine.unsourced.iter().filter(|key| !is_given(key)).cloned().collect()
    }

    /// Puts what the job says over what the machine file says.
    fn set(&self, machine: &mut Machine) {
        machine.reverse = self.reverse.unwrap_or(machine.reverse);
        if let Some(omr) = &mut machine.omr {
            omr.x = self.x.unwrap_or(omr.x);
            omr.y = self.y.unwrap_or(omr.y);
            omr.width = self.width.unwrap_or(omr.width);
            omr.thickness = self.thickness.unwrap_or(omr.thickness);
            omr.pitch = self.pitch.unwrap_or(omr.pitch);
            omr.sequence = self.sequence.unwrap_or(omr.sequence);
            if let Some(slots) = &self.slots {
                omr.slots.clone_from(slots);
            }
        } else if let Some(matrix) = &mut machine.matrix {
            matrix.x = self.x.unwrap_or(matrix.x);
            matrix.y = self.y.unwrap_or(matrix.y);
        } else if let Some(number) = &mut machine.number {
            number.x = self.x.unwrap_or(number.x);
            number.y = self.y.unwrap_or(number.y);
        }
        if let Some(matrix) = &mut machine.matrix {
            matrix.module = self.module.unwrap_or(matrix.module);
        }
    }
}

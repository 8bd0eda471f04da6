//! Which postal services get a folder.

use crate::post::Piece;
use crate::service::Service;
use exports::InputFile;
use print::pdf::Profile;
use settings::keys;

use super::fault::Problem;
use super::files::Home;
use super::sections::OutputSection;

/// A postal service for which a folder is made.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceOrder {
    /// The profile of the service.
    pub service: Service,
    /// Whether its folder holds every piece; otherwise those that it is to post.
    pub all: bool,
}

impl ServiceOrder {
    /// Whether a piece goes into its folder.
    #[must_use]
    pub fn takes(&self, piece: &Piece) -> bool {
        self.all || piece.class.service.as_deref() == Some(&*self.service.name)
    }
}

/// The services that a job names, each once.
pub(super) fn orders(
    posts: Option<&str>,
    output: &OutputSection,
    home: &Home<'_>,
) -> Vec<ServiceOrder> {
    let named = output.services.iter().map(|name| (name.as_str(), true));
    let all = |name: &str| output.services.iter().any(|it| it == name);
    let posting = posts.filter(|name| !all(name)).map(|name| (name, false));
    let mut orders: Vec<ServiceOrder> = Vec::new();
    for (name, all) in posting.into_iter().chain(named) {
        let place: &[&str] = if all { &["output", "services"] } else { &["post", "service"] };
        if orders.iter().any(|it| it.service.name == name) {
            continue;
        }
        orders.extend(read(name, place, home).map(|service| ServiceOrder { service, all }));
        if output.profile.parse() == Ok(Profile::PdfA2b) {
            home.document.fault(&keys(place), Problem::ArchiveForService);
        }
    }
    orders
}

/// A profile: `services/<name>.toml` beside the job file, or one that comes with the program.
fn read(name: &str, place: &[&str], home: &Home<'_>) -> Option<Service> {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let beside = format!("services/{name}.toml");
    if plain && home.has(&beside) {
        return home.parsed(&beside, place, |text| Service::parse(name, &beside, text));
    }
    let Some(service) = Service::builtin(name) else {
        let known = Service::builtin_names().map(str::to_owned).collect();
        let problem = settings::Problem::UnknownWord(name.to_owned(), known);
        home.document.fault(&keys(place), problem);
        return None;
    };
    service.map_err(|faults| home.document.faults_beside(faults)).ok()
}

/// Profiles of the user's own that the run rests on.
pub(super) fn files(orders: &[ServiceOrder], home: &Home<'_>) -> Vec<InputFile> {
    let names = orders.iter().map(|order| format!("services/{}.toml", order.service.name));
    names.filter(|name| home.has(name)).map(|name| home.kept(&name)).collect()
}

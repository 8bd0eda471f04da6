//! Which postal services get a folder.

use crate::post::Piece;
use crate::service::Service;
use exports::InputFile;
use print::pdf::Profile;

use super::fault::Problem;
use super::files::{Home, text};
use super::path::keys;
use super::sections::Output;

/// A postal service for which a folder is made.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceOrder {
    /// What it takes.
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
    output: &Output,
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
        match read(name, home) {
            Ok(service) => orders.push(ServiceOrder { service, all }),
            Err(problem) => home.document.fault(&keys(place), problem),
        }
        if output.profile.parse() == Ok(Profile::PdfA2b) {
            let why =
                "a PDF/A letter file leaves out its copies, so a service would not post them";
            home.document.fault(&keys(place), Problem::Refused(why.to_owned()));
        }
    }
    orders
}

/// A profile: `services/<name>.toml` beside the job file, or one that comes with the program.
fn read(name: &str, home: &Home<'_>) -> Result<Service, Problem> {
    let refused = |error: crate::service::ServiceError| Problem::Refused(error.to_string());
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let beside = home.path(&format!("services/{name}.toml"));
    if plain && beside.is_file() {
        return Service::parse(name, &text(&beside)?).map_err(refused);
    }
    let unknown = || {
        let known = Service::builtin_names().map(str::to_owned).collect();
        Problem::UnknownWord(name.to_owned(), known)
    };
    Service::builtin(name).ok_or_else(unknown)?.map_err(refused)
}

/// Profiles of the user's own that the run rests on.
pub(super) fn files(orders: &[ServiceOrder], home: &Home<'_>) -> Vec<InputFile> {
    let names = orders.iter().map(|order| format!("services/{}.toml", order.service.name));
    let own = names.map(|name| home.named(&name));
    own.filter(|file| file.path.is_file()).collect()
}

//! What is answered to which address.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use findings::{Language, Messages};
use serde::Deserialize;
use serde_json::json;

use crate::review::AccountKey;
use crate::run::ReviewSession;

use super::looked::{LastReview, LookedAt, SeenLetter};
use super::pictures::picture;
use super::reply::WebReply;
use super::runs::{self, RunOrder};
use super::shared::SharedState;
use super::wire::{account, key};
use super::{decide, story, totals};

/// A page behind the head that all have.
macro_rules! page {
    ($name:literal) => {
        concat!(include_str!("page/head.html"), include_str!($name)).as_bytes()
    };
}

/// The parts of the page.
const PARTS: &[(&str, &str, &[u8])] = &[
    ("/", "text/html; charset=utf-8", page!("page/index.html")),
    ("/make", "text/html; charset=utf-8", page!("page/make.html")),
    ("/review.css", "text/css; charset=utf-8", include_bytes!("page/review.css")),
    ("/texts.js", "text/javascript; charset=utf-8", include_bytes!("page/texts.js")),
    ("/server.js", "text/javascript; charset=utf-8", include_bytes!("page/server.js")),
    ("/review.js", "text/javascript; charset=utf-8", include_bytes!("page/review.js")),
    ("/make.js", "text/javascript; charset=utf-8", include_bytes!("page/make.js")),
    ("/icon.png", "image/png", include_bytes!("page/icon.png")),
];

/// Files of letters that were made last, because every page of one is asked for.
#[derive(Debug, Default)]
pub(super) struct LetterFiles(Mutex<Vec<KeptFile>>);

/// A letter by its account and digest, with its file.
type KeptFile = (AccountKey, String, Arc<Vec<u8>>);

/// How many files are kept.
const KEPT_FILES: usize = 8;

/// A request that may be answered.
#[derive(Debug)]
pub(super) struct Asked<'r> {
    pub(super) posts: bool,
    pub(super) path: &'r str,
    pub(super) query: BTreeMap<String, String>,
    pub(super) body: &'r [u8],
}

/// Everything that answers rest on.
pub(super) struct ReviewDesk<'s, 'j> {
    pub(super) session: &'s ReviewSession<'j>,
    pub(super) shared: &'s Arc<SharedState>,
    pub(super) files: &'s LetterFiles,
    pub(super) order: &'s RunOrder,
}

impl ReviewDesk<'_, '_> {
    /// The answer to a request of a browser that may ask.
    pub(super) fn answer(&self, asked: &Asked<'_>) -> WebReply {
        if let Some((_, kind, body)) =
            PARTS.iter().find(|(path, ..)| !asked.posts && *path == asked.path)
        {
            return WebReply::of(kind, *body);
        }
        let (session, shared) = (self.session, self.shared);
        match (asked.posts, asked.path) {
            (false, "/api/job") => WebReply::json(200, &totals::job(session, shared)),
            (false, "/api/list") => {
                let looked = Arc::clone(&shared.inner().looked);
                WebReply::json(200, &totals::list(session, &looked))
            }
            (false, "/api/piece") => self.piece(asked),
            (false, "/api/held") => {
                let held = asked.query.get("id").and_then(|id| story::held(session, id));
                held.map_or(WebReply::bare(404), |it| WebReply::json(200, &it))
            }
            (false, "/api/page") => self.page(asked),
            (false, "/api/pdf") => self.pdf(asked),
            (false, "/api/state") => self.state(),
            (false, "/api/run") => WebReply::json(200, &shared.inner().run.told()),
            (false, path) => match path.strip_prefix("/run/") {
                Some(name) => runs::file(shared, name),
                None => WebReply::bare(404),
            },
            (true, "/api/decide") => {
                shared.stay();
                decide::decide(session, shared, asked.body)
            }
            (true, "/api/undo") => {
                shared.stay();
                decide::undo(session, shared, asked.body)
            }
            (true, "/api/seen") => self.seen(asked.body),
            (true, "/api/stay") => {
                shared.stay();
                WebReply::bare(204)
            }
            (true, "/api/run") => {
                shared.stay();
                runs::begin(self.order.clone(), shared)
            }
            (true, "/api/run/undo") => {
                shared.stay();
                runs::undo(session.job, shared)
            }
            (true, _) => WebReply::bare(404),
        }
    }

    fn asked_account(asked: &Asked<'_>) -> Option<AccountKey> {
        account(asked.query.get("key")?)
    }

    fn piece(&self, asked: &Asked<'_>) -> WebReply {
        let Some(account) = Self::asked_account(asked) else { return WebReply::bare(404) };
        let pdf = self.file(&account).ok().flatten();
        let looked = Arc::clone(&self.shared.inner().looked);
        match story::piece(self.session, &account, &looked, pdf.as_ref()) {
            Some(piece) => WebReply::json(200, &piece),
            None => WebReply::bare(404),
        }
    }

    /// The file of a letter as it is now; the sentences where it cannot be made.
    fn file(&self, account: &AccountKey) -> Result<Option<Arc<Vec<u8>>>, crate::run::RunError> {
        let Some(letter) = self.session.letter(account) else { return Ok(None) };
        let mut kept = self.files.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().position(|it| it.0 == *account && it.1 == letter.digest);
        if let Some(place) = known {
            let it = kept.remove(place);
            let file = Arc::clone(&it.2);
            kept.push(it);
            return Ok(Some(file));
        }
        let Some(pdf) = self.session.pdf(account)? else { return Ok(None) };
        let pdf = Arc::new(pdf);
        kept.push((account.clone(), letter.digest, Arc::clone(&pdf)));
        if kept.len() > KEPT_FILES {
            kept.remove(0);
        }
        Ok(Some(pdf))
    }

    /// The account and the letter's file, where the letter still is the one that is meant.
    fn wanted(&self, asked: &Asked<'_>) -> Result<Arc<Vec<u8>>, WebReply> {
        let account = Self::asked_account(asked).ok_or_else(|| WebReply::bare(404))?;
        let letter = self.session.letter(&account).ok_or_else(|| WebReply::bare(404))?;
        if asked.query.get("of") != Some(&letter.digest) {
            let body = json!({ "error": "changed", "key": key(&account) });
            return Err(WebReply::json(409, &body));
        }
        match self.file(&account) {
            Ok(Some(file)) => Ok(file),
            Ok(None) => Err(WebReply::bare(404)),
            Err(error) => {
                let [fr, en] = [Language::Fr, Language::En]
                    .map(|it| error.lines(&Messages::new(it)).join("\n"));
                let reason = json!({ "fr": fr, "en": en });
                Err(WebReply::json(422, &json!({ "error": "page", "reason": reason })))
            }
        }
    }

    fn page(&self, asked: &Asked<'_>) -> WebReply {
        let number = |name: &str| asked.query.get(name).and_then(|it| it.parse::<u16>().ok());
        let dpi = number("dpi").unwrap_or(100);
        let (Some(page), true) = (number("n"), [100, 150, 200].contains(&dpi)) else {
            return WebReply::bare(404);
        };
        let file = match self.wanted(asked) {
            Ok(file) => file,
            Err(reply) => return reply,
        };
        match picture(file, usize::from(page), dpi) {
            Ok(picture) => WebReply::of("image/png", picture),
            Err(error) => {
                let [fr, en] =
                    [Language::Fr, Language::En].map(|it| Messages::new(it).plain(error.key()));
                let reason = json!({ "fr": fr, "en": en });
                WebReply::json(422, &json!({ "error": "page", "reason": reason }))
            }
        }
    }

    fn pdf(&self, asked: &Asked<'_>) -> WebReply {
        match self.wanted(asked) {
            Ok(file) => WebReply::of("application/pdf", file.as_ref().clone()),
            Err(reply) => reply,
        }
    }

    /// How long the page stays, and how many decisions there are. No sign of life.
    fn state(&self) -> WebReply {
        let sessions = self.shared.inner().sessions;
        WebReply::json(
            200,
            &json!({
                "plan": totals::version(self.session, sessions),
                "idle_left_s": self.shared.left(),
                "decided": self.session.decisions().iter().count(),
            }),
        )
    }

    /// Keeps in mind which letters somebody looked at.
    fn seen(&self, body: &[u8]) -> WebReply {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct SeenCall {
            keys: Vec<String>,
        }
        let Ok(SeenCall { keys }) = serde_json::from_slice(body) else {
            return WebReply::bare(400);
        };
        let letters = keys.iter().filter_map(|it| self.session.letter(&account(it)?));
        let seen: Vec<(String, SeenLetter)> = letters
            .map(|it| (key(&it.key()), SeenLetter::of(&it.proposed, &it.digest)))
            .collect();
        if let Some(path) = &self.session.job.review.path {
            let reviewer = &self.shared.reviewer;
            let last = LastReview { at: (reviewer.clock.moment)(), by: reviewer.name.clone() };
            // It may be lost: nothing that is decided rests on it.
            let _ = LookedAt::keep(path, &last, &seen);
        }
        self.shared.stay();
        WebReply::bare(204)
    }
}

//! The server: on this computer alone, for one browser, until nobody uses it any more.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::job::{Job, JobError, Overrides};
use crate::run::{self, Progress, ReviewSession, RunError};

use super::api::{Asked, LetterFiles, ReviewDesk};
use super::guard::{Caller, Door, is_same};
use super::looked::LookedAt;
use super::reply::WebReply;
use super::runs::RunOrder;
use super::shared::{Reviewer, SharedState};

/// The most bytes of a call: approvals of 50 000 letters in one.
const MOST_BODY: u64 = 8 << 20;
/// How many requests are answered at once: a page is drawn while another is asked for.
const AT_ONCE: usize = 4;
/// How often the server looks whether it should end or read anew.
const LOOK: Duration = Duration::from_millis(500);
/// How many looks lie between two at the files.
const LOOKS: u32 = 10;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BrowserError {
    /// The job cannot be read.
    #[error(transparent)]
    Job(#[from] JobError),
    /// Its letters cannot be planned.
    #[error(transparent)]
    Run(#[from] RunError),
    /// No port can be listened on.
    #[error("cannot listen on this computer: {reason}")]
    Listen {
        /// What the system says.
        reason: String,
    },
    /// The job is in memory, and no decision could be noted.
    #[error("the job has no file for decisions")]
    NoFile,
}

/// A server that waits for its browser.
pub struct ReviewServer {
    server: Server,
    door: Door,
    token: String,
    port: u16,
    opened: AtomicBool,
    shared: Arc<SharedState>,
    order: RunOrder,
}

impl std::fmt::Debug for ReviewServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReviewServer").field("port", &self.port).finish_non_exhaustive()
    }
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// The files are others now.
    Changed,
    /// Nobody used it, or somebody ended it.
    Over,
}

impl ReviewServer {
    /// Listens on this computer. `secrets` are two words nobody guesses: for the address, which works once, and for the
    /// browser that opened it. `command` makes the letters without a browser.
    ///
    /// # Errors
    ///
    /// When no port can be listened on.
    pub fn listen(
        port: u16,
        secrets: [String; 2],
        (job, overrides, command): (PathBuf, Overrides, String),
        reviewer: Reviewer,
    ) -> Result<Self, BrowserError> {
        let refused = |reason: String| BrowserError::Listen { reason };
        let server = Server::http(("127.0.0.1", port)).map_err(|it| refused(it.to_string()))?;
        let port = server.server_addr().to_ip().map(|it| it.port());
        let port = port.ok_or_else(|| refused(String::new()))?;
        let [token, key] = secrets;
        Ok(Self {
            server,
            door: Door::new(port, key),
            token,
            port,
            opened: AtomicBool::new(false),
            shared: Arc::new(SharedState::new(reviewer, command)),
            order: RunOrder { job, overrides },
        })
    }

    /// The address to open; it works once.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}", self.port, self.token)
    }

    /// Answers the browser until nobody uses the page any more, or `stop` says so. Reads the job anew when a file of it
    /// changes.
    ///
    /// # Errors
    ///
    /// When the job cannot be read or planned.
    pub fn serve(
        &self,
        progress: &dyn Progress,
        mut ready: impl FnMut(),
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), BrowserError> {
        loop {
            let job = Job::read(&self.order.job, &self.order.overrides)?;
            let path = job.review.path.clone().ok_or(BrowserError::NoFile)?;
            let mut inner = self.shared.inner();
            inner.sessions += 1;
            if inner.sessions == 1 {
                inner.looked = Arc::new(LookedAt::read(&path));
            }
            drop(inner);
            let ended = run::review(&job, progress, |session| {
                ready();
                self.answer_all(session, stop)
            })?;
            if ended == Ended::Over {
                return Ok(());
            }
        }
    }

    /// Answers requests about one reading of the job.
    fn answer_all(
        &self,
        session: &ReviewSession<'_>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Ended {
        let (over, changed) = (AtomicBool::new(false), AtomicBool::new(false));
        let files = LetterFiles::default();
        let desk =
            ReviewDesk { session, shared: &self.shared, files: &files, order: &self.order };
        let ends = || over.load(Ordering::Relaxed) || changed.load(Ordering::Relaxed);
        thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    while !ends() {
                        if let Ok(Some(request)) = self.server.recv_timeout(LOOK) {
                            self.answer(&desk, request);
                        }
                    }
                });
            }
            let mut looks = 0;
            while !ends() {
                thread::sleep(LOOK);
                looks = (looks + 1) % LOOKS;
                if stop() || self.shared.left() == 0 {
                    over.store(true, Ordering::Relaxed);
                } else if looks == 0 && !self.is_current(session) {
                    changed.store(true, Ordering::Relaxed);
                }
            }
        });
        if over.load(Ordering::Relaxed) { Ended::Over } else { Ended::Changed }
    }

    /// Whether what is shown still is what the files say; decisions that others wrote are taken on the way. A job that
    /// cannot be read any more is shown as it was.
    fn is_current(&self, session: &ReviewSession<'_>) -> bool {
        let Ok(now) = Job::read(&self.order.job, &self.order.overrides) else { return true };
        let text = |job: &Job| job.file.read().unwrap_or_default();
        if text(&now) != text(session.job) || !session.is_current() {
            return false;
        }
        session.take(now.review.decisions);
        true
    }

    fn answer(&self, desk: &ReviewDesk<'_, '_>, mut request: Request) {
        let reply = self.reply(desk, &mut request);
        let (headers, length) = (reply.headers(), reply.body.len());
        let mut response = Response::new(
            StatusCode(reply.status),
            Vec::new(),
            Cursor::new(reply.body),
            Some(length),
            None,
        );
        for (name, value) in headers {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // A browser that went away wants no answer.
        let _ = request.respond(response);
    }

    /// The answer to a request, where it may be answered.
    fn reply(&self, desk: &ReviewDesk<'_, '_>, request: &mut Request) -> WebReply {
        let values = |name: &'static str| -> Vec<String> {
            let of = request.headers().iter().filter(|it| it.field.equiv(name));
            of.map(|it| it.value.as_str().to_owned()).collect()
        };
        let (hosts, origins, cookies, kinds) =
            (values("Host"), values("Origin"), values("Cookie"), values("Content-Type"));
        let posts = match request.method() {
            Method::Get => false,
            Method::Post => true,
            _ => return WebReply::bare(405),
        };
        let caller = Caller {
            hosts: &hosts,
            origins: &origins,
            cookies: &cookies,
            kinds: &kinds,
            posts,
        };
        if let Some(refused) = self.door.refuses(&caller) {
            return WebReply::bare(refused);
        }
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if !posts && path.strip_prefix('/').is_some_and(|it| is_same(it, &self.token)) {
            return self.open();
        }
        if !self.door.knows(&caller) {
            return WebReply::closed();
        }
        let mut body = Vec::new();
        if posts {
            if request.body_length().is_some_and(|it| it as u64 > MOST_BODY) {
                return WebReply::bare(413);
            }
            let read = request.as_reader().take(MOST_BODY + 1).read_to_end(&mut body);
            if read.is_err() {
                return WebReply::bare(400);
            }
            if body.len() as u64 > MOST_BODY {
                return WebReply::bare(413);
            }
        }
        desk.answer(&Asked { posts, path, query: parsed(query), body: &body })
    }

    /// The first browser with the address gets the key; nobody after it.
    fn open(&self) -> WebReply {
        if self.opened.swap(true, Ordering::SeqCst) {
            return WebReply::closed();
        }
        self.shared.stay();
        let more = vec![("Location", "/".to_owned()), ("Set-Cookie", self.door.set_cookie())];
        WebReply { more, ..WebReply::bare(303) }
    }
}

/// The values of a query, each name once.
fn parsed(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), unescaped(value))).collect()
}

/// A value without its percent signs; what is no text becomes signs that no key has.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digit = |it: Option<u8>| it.and_then(|it| char::from(it).to_digit(16));
                if let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) {
                    bytes.push((high * 16 + low) as u8);
                }
            }
            b'+' => bytes.push(b' '),
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

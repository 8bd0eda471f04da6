//! Who the page of `relance review` lets in, asked over raw TCP: one browser of this computer, and no other page in it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(feature = "review")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};

use self::tools::desk::Desk;

const DATE: &str = "2026-03-23";
/// A debtor whose name would be a script where it were written as HTML.
const ROWS: &str = "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;residual
C1;<script>alert(1)</script>;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00
<script>;Deux SARL;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;200,00
";

/// The program with its page, until it is dropped.
struct Page {
    desk: Desk,
    program: Child,
    port: u16,
    token: String,
}

impl Page {
    fn new() -> Self {
        let desk = Desk::new("[review]\nby = \"N. Roux\"\n", ROWS);
        let mut command = desk.command(&["review", "JOB", "--date", DATE, "--no-open"]);
        command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .env("XDG_CONFIG_HOME", desk.path("settings"));
        let mut program = command.env_remove("RELANCE_REVIEWER").spawn().unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit_once("http://127.0.0.1:").unwrap().1;
        let (port, token) = address.split_once('/').unwrap();
        Self { port: port.parse().unwrap(), token: token.to_owned(), desk, program }
    }

    fn own(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What is answered to a request of these lines and this body.
    fn ask(&self, lines: &[String], body: &[u8]) -> Answer {
        let mut door = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = lines.join("\r\n") + "\r\nConnection: close\r\n\r\n";
        door.write_all(head.as_bytes()).unwrap();
        // Whoever is refused may find the door closed before all is said.
        let _ = door.write_all(body);
        let mut answer = Vec::new();
        let _ = door.read_to_end(&mut answer);
        Answer(String::from_utf8_lossy(&answer).into_owned())
    }

    fn get(&self, path: &str, headers: &[String]) -> Answer {
        self.ask(&[&[format!("GET {path} HTTP/1.1")], headers].concat(), b"")
    }

    /// Opens the address and gives the header that a browser sends from then on.
    fn open(&self) -> String {
        let opened = self.get(&format!("/{}", self.token), &[host(&self.own())]);
        assert_eq!(opened.status(), 303, "{}", opened.0);
        let cookie =
            opened.0.split_once("Set-Cookie: ").unwrap().1.split_once("\r\n").unwrap().0;
        let (pair, rules) = cookie.split_once(';').unwrap();
        assert_eq!(rules.trim(), "HttpOnly; SameSite=Strict; Path=/");
        format!("Cookie: {pair}")
    }

    /// The status of a call that changes something, with these headers beside host, cookie and length.
    fn post(&self, cookie: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut lines =
            vec!["POST /api/decide HTTP/1.1".to_owned(), host(&self.own()), cookie.to_owned()];
        lines.push(format!("Content-Length: {}", body.len()));
        lines.extend(headers.iter().map(|it| (*it).to_owned()));
        self.ask(&lines, body)
    }

    /// Fails where a refused call left something.
    fn nothing_decided(&self) {
        assert!(!self.desk.path("review.toml").exists());
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

struct Answer(String);

impl Answer {
    /// Its status; 0 where the door was closed without a word.
    fn status(&self) -> u16 {
        self.0.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or_default()
    }

    fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").map_or("", |it| it.1)
    }
}

fn host(name: &str) -> String {
    format!("Host: {name}")
}

#[test]
fn the_address_works_once_and_nobody_else_gets_in() {
    let page = Page::new();
    let own = host(&page.own());
    assert_eq!(page.get("/", std::slice::from_ref(&own)).status(), 403, "no cookie");
    assert_eq!(
        page.get(&format!("/{}", "0".repeat(64)), std::slice::from_ref(&own)).status(),
        403,
        "a wrong key"
    );
    let foreign = host(&format!("evil.example:{}", page.port));
    assert_eq!(
        page.get(&format!("/{}", page.token), &[foreign]).status(),
        403,
        "under another name"
    );
    let cookie = page.open();
    let again = page.get(&format!("/{}", page.token), std::slice::from_ref(&own));
    assert_eq!(again.status(), 403, "a used key");
    assert!(
        again.body().contains("The address works once")
            && again.body().contains("sert une fois"),
        "{}",
        again.0
    );
    let (name, value) = cookie.rsplit_once('=').unwrap();
    let other = format!("{name}={}", value.replace(char::is_numeric, "f"));
    assert_eq!(page.get("/api/list", &[own.clone(), other]).status(), 403, "another cookie");
    let shown = page.get("/", &[own, cookie]);
    assert_eq!(shown.status(), 200);
    for header in [
        "Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "X-Frame-Options: DENY",
    ] {
        assert!(shown.0.contains(header), "{header}: {}", shown.0);
    }
    assert!(!shown.0.to_lowercase().contains("access-control"), "{}", shown.0);
}

#[test]
fn only_the_names_of_this_computer_are_hosts() {
    let page = Page::new();
    let (cookie, port) = (page.open(), page.port);
    let status = |hosts: &[String]| {
        let hosts: Vec<String> =
            hosts.iter().map(|it| host(it)).chain([cookie.clone()]).collect();
        page.get("/api/list", &hosts).status()
    };
    for name in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(status(&[format!("{name}:{port}")]), 200, "{name}");
    }
    // Names of others that lead to this computer, and what looks like its own.
    for name in [
        "evil.example",
        "localtest.me",
        "127.0.0.1.nip.io",
        "lvh.me",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil-localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "127.0.0.2",
        "[::ffff:127.0.0.1]",
        "[::]",
        "LOCALHOST.",
        "localhost.",
        "user@127.0.0.1",
        "127.0.0.1,evil.example",
    ] {
        assert!([400, 403].contains(&status(&[format!("{name}:{port}")])), "{name}");
    }
    assert!([400, 403].contains(&status(&["127.0.0.1".to_owned()])), "no port");
    assert!([400, 403].contains(&status(&[format!("127.0.0.1:{}", port ^ 1)])), "another port");
    assert!([400, 403].contains(&status(&[String::new()])), "an empty host");
    assert!([400, 403].contains(&status(&[])), "no host");
    let two = [page.own(), "evil.example".to_owned()];
    assert!([400, 403].contains(&status(&two)), "two hosts");
    page.nothing_decided();
}

#[test]
fn no_other_page_decides_anything() {
    let page = Page::new();
    let (cookie, own, port) = (page.open(), page.own(), page.port);
    let json = "Content-Type: application/json";
    let origin = format!("Origin: http://{own}");
    assert_eq!(
        page.post(&cookie, &[&origin, json], b"[1").status(),
        400,
        "its own origin, a call that is none"
    );
    for foreign in [
        "http://evil.example".to_owned(),
        "null".to_owned(),
        format!("https://{own}"),
        format!("http://{own}.evil.example"),
        format!("http://localhost:{port}"),
        "http://127.0.0.1".to_owned(),
        String::new(),
    ] {
        let refused = page.post(&cookie, &[&format!("Origin: {foreign}"), json], b"{}");
        assert_eq!(refused.status(), 403, "{foreign}");
    }
    assert_eq!(page.post(&cookie, &[json], b"{}").status(), 403, "no origin");
    assert_eq!(
        page.post(&cookie, &[&origin, "Origin: http://evil.example", json], b"{}").status(),
        403,
        "two origins"
    );
    assert_eq!(page.post("X-Nothing: 1", &[&origin, json], b"{}").status(), 403, "no cookie");
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
        "text/plain; application/json",
    ] {
        let refused = page.post(&cookie, &[&origin, &format!("Content-Type: {kind}")], b"{}");
        assert_eq!(refused.status(), 415, "{kind}");
    }
    assert_eq!(page.post(&cookie, &[&origin], b"{}").status(), 415, "no kind");
    assert_eq!(
        page.post(&cookie, &[&origin, json, "Content-Type: text/plain"], b"{}").status(),
        415,
        "two kinds"
    );
    page.nothing_decided();
}

#[test]
fn no_path_leads_to_another_file() {
    let page = Page::new();
    let cookie = page.open();
    for path in [
        "/../relance.toml",
        "/..%2frelance.toml",
        "/%2e%2e/relance.toml",
        "/run/../../relance.toml",
        "/run/..%2f..%2frelance.toml",
        "/run/report.html",
        "/run//etc/passwd",
        "/run/letters/../../relance.toml",
        "/etc/passwd",
        "//etc/passwd",
        "/relance.toml",
        "/review.toml",
        "/api/nothing",
        "//api/job",
        "/api/page?key=C1%2FEUR&n=..%2f..",
        "/api/held?id=..%2f..%2frelance.toml",
        "/api/pdf?key=..%2f..%2fetc%2fpasswd%2fEUR&of=0",
        "/run/..\\..\\relance.toml",
        "/run/letters/.%00.pdf",
    ] {
        let answer = page.get(path, &[host(&page.own()), cookie.clone()]);
        assert!([400, 404].contains(&answer.status()), "{path}: {}", answer.0);
        assert!(
            !answer.body().contains("creditor") && !answer.body().contains("root:"),
            "{path}"
        );
    }
    for method in ["DELETE", "PUT", "OPTIONS", "TRACE", "PATCH", "HEAD"] {
        let answer =
            page.ask(&[format!("{method} / HTTP/1.1"), host(&page.own()), cookie.clone()], b"");
        assert_eq!(answer.status(), 405, "{method}");
    }
}

#[test]
fn a_debtor_named_as_a_script_stays_a_name() {
    let page = Page::new();
    let (cookie, own) = (page.open(), page.own());
    let list = page.get("/api/list", &[host(&own), cookie.clone()]);
    assert!(
        list.0.contains("Content-Type: application/json")
            && list.body().contains("<script>alert(1)</script>"),
        "{}",
        list.0
    );
    let piece = page.get("/api/piece?key=%3Cscript%3E%2FEUR", &[host(&own), cookie.clone()]);
    assert_eq!(piece.status(), 200);
    assert!(
        piece.0.contains("Content-Type: application/json") && piece.0.contains("nosniff"),
        "{}",
        piece.0
    );
    let strange = br#"{"plan":"x","decisions":[{"debtor":"<script>alert(1)</script>","currency":"EUR","action":"approve","of":"0"}]}"#;
    let origin = format!("Origin: http://{own}");
    let refused = page.post(&cookie, &[&origin, "Content-Type: application/json"], strange);
    assert_eq!(refused.status(), 409);
    assert!(refused.0.contains("Content-Type: application/json"), "{}", refused.0);
    page.nothing_decided();
}

#[test]
fn a_hundred_megabytes_are_not_taken_in() {
    let page = Page::new();
    let (cookie, own) = (page.open(), page.own());
    let origin = format!("Origin: http://{own}");
    let refused = page.post(
        &cookie,
        &[&origin, "Content-Type: application/json"],
        &vec![b' '; 100_000_000],
    );
    // The system may break the line before the answer is read.
    assert!([413, 0].contains(&refused.status()), "{}", refused.0);
    // Said to be short and then without end.
    let lines = [
        "POST /api/decide HTTP/1.1".to_owned(),
        host(&own),
        cookie.clone(),
        origin,
        "Content-Type: application/json".to_owned(),
        "Transfer-Encoding: chunked".to_owned(),
    ];
    let chunk =
        format!("{:x}\r\n{}\r\n", 1 << 20, " ".repeat(1 << 20)).repeat(20) + "0\r\n\r\n";
    let refused = page.ask(&lines, chunk.as_bytes());
    assert!([413, 0].contains(&refused.status()), "{}", refused.0);
    let after = page.get("/api/state", &[host(&own), cookie]);
    assert_eq!(after.status(), 200, "it still answers");
    page.nothing_decided();
}

#[test]
fn nobody_of_another_computer_is_heard() {
    let page = Page::new();
    // Every other address of the machine is free: the page listens on 127.0.0.1 alone.
    let other = TcpListener::bind(("127.0.0.2", page.port));
    assert!(cfg!(not(target_os = "linux")) || other.is_ok(), "{other:?}");
}

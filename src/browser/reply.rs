//! Answers to a browser, with the headers that all of them have.

use findings::{Language, Messages};
use serde_json::Value;

/// What the page may load: its own parts alone, and nothing written into it.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// An answer to a browser.
#[derive(Debug)]
pub(super) struct WebReply {
    /// The status.
    pub(super) status: u16,
    /// The kind of the body.
    pub(super) kind: &'static str,
    /// The body.
    pub(super) body: Vec<u8>,
    /// Headers of this answer alone.
    pub(super) more: Vec<(&'static str, String)>,
}

impl WebReply {
    /// A body of a kind.
    pub(super) fn of(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, body: body.into(), more: Vec::new() }
    }

    /// A value as JSON.
    pub(super) fn json(status: u16, value: &Value) -> Self {
        Self { status, ..Self::of("application/json", value.to_string()) }
    }

    /// Nothing but a status.
    pub(super) fn bare(status: u16) -> Self {
        Self { status, ..Self::of("text/plain; charset=utf-8", "") }
    }

    /// What a browser shows that may not see the page: what to do, because an empty page would say nothing.
    pub(super) fn closed() -> Self {
        let words =
            [Language::Fr, Language::En].map(|it| Messages::new(it).plain("review-closed"));
        Self { status: 403, ..Self::of("text/plain; charset=utf-8", words.join("\n\n") + "\n") }
    }

    /// Every header, those of all answers first.
    pub(super) fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers: Vec<(&'static str, String)> = [
            ("Content-Type", self.kind),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .into();
        // Browsers show a PDF with a page of their own, which this would keep from its parts.
        if self.kind != "application/pdf" {
            headers.push(("Content-Security-Policy", POLICY.to_owned()));
        }
        headers.extend(self.more.iter().cloned());
        headers
    }
}

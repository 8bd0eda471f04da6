//! Who may ask: a browser on this computer that opened the address once, and no other page in it.

/// What a request says of itself, as far as it decides whether it is answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caller<'r> {
    /// Every `Host` header.
    pub(super) hosts: &'r [String],
    /// Every `Origin` header.
    pub(super) origins: &'r [String],
    /// The cookies.
    pub(super) cookies: &'r [String],
    /// Every `Content-Type` header.
    pub(super) kinds: &'r [String],
    /// Whether it changes something.
    pub(super) posts: bool,
}

/// The door of one server: the port it listens on, and the key a browser holds.
#[derive(Debug)]
pub(super) struct Door {
    port: u16,
    key: String,
}

impl Door {
    pub(super) fn new(port: u16, key: String) -> Self {
        Self { port, key }
    }

    /// The name of the cookie: of each port its own, because cookies do not tell ports apart.
    pub(super) fn cookie(&self) -> String {
        format!("relance-review-{}", self.port)
    }

    /// What a browser is told to keep.
    pub(super) fn set_cookie(&self) -> String {
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", self.cookie(), self.key)
    }

    /// The hosts by which this server is called. A name of another domain that leads here is none of them.
    fn hosts(&self) -> [String; 3] {
        ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{}", self.port))
    }

    /// Whether a request is for this server and from no other page: the code of the refusal where it is not.
    pub(super) fn refuses(&self, caller: &Caller<'_>) -> Option<u16> {
        let [host] = caller.hosts else { return Some(403) };
        if !self.hosts().contains(host) {
            return Some(403);
        }
        let own = format!("http://{host}");
        match caller.origins {
            [] if caller.posts => return Some(403),
            [] => {}
            [origin] if *origin == own => {}
            _ => return Some(403),
        }
        if caller.posts {
            let [kind] = caller.kinds else { return Some(415) };
            let kind = kind.split(';').next().unwrap_or_default().trim();
            if !kind.eq_ignore_ascii_case("application/json") {
                return Some(415);
            }
        }
        None
    }

    /// Whether the browser opened the address before.
    pub(super) fn knows(&self, caller: &Caller<'_>) -> bool {
        let pairs = caller.cookies.iter().flat_map(|it| it.split(';'));
        let own = self.cookie();
        let mut values = pairs.filter_map(|pair| pair.trim().split_once('='));
        values.any(|(name, value)| name == own && is_same(value, &self.key))
    }
}

/// Compares two keys in a time that does not tell where they differ.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len()
        && one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}

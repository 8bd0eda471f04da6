//! Why a file is no TOML, in sentences of the message files: the parser has them in English alone.

/// Beginnings of what the parser says, and the sentence for each.
const SAID: &[(&str, &str)] = &[
    ("missing opening quote", "settings-syntax-quote"),
    ("missing closing quote", "settings-syntax-quote"),
    ("invalid basic string", "settings-syntax-quote"),
    ("invalid literal string", "settings-syntax-quote"),
    ("invalid multi-line", "settings-syntax-quote"),
    ("missing escaped value", "settings-syntax-escape"),
    ("too few unicode value digits", "settings-syntax-escape"),
    ("invalid escape", "settings-syntax-escape"),
    ("duplicate key", "settings-syntax-twice"),
    ("key with no value", "settings-syntax-value"),
    ("missing value", "settings-syntax-value"),
    ("invalid value", "settings-syntax-value"),
    ("missing assignment", "settings-syntax-value"),
    ("extra `=`", "settings-syntax-value"),
    ("extra assignment", "settings-syntax-value"),
    ("invalid key-value pair", "settings-syntax-value"),
    ("unexpected key or value", "settings-syntax-line"),
    ("unexpected content", "settings-syntax-line"),
    ("unclosed", "settings-syntax-bracket"),
    ("missing array opening", "settings-syntax-bracket"),
    ("missing inline table opening", "settings-syntax-bracket"),
    ("missing table open", "settings-syntax-bracket"),
    ("missing comma", "settings-syntax-comma"),
    ("extra comma", "settings-syntax-comma"),
    ("unexpected `=` in array", "settings-syntax-comma"),
    ("invalid inline table", "settings-syntax-comma"),
    ("missing key", "settings-syntax-key"),
    ("invalid unquoted key", "settings-syntax-key"),
    ("unquoted keys cannot be empty", "settings-syntax-key"),
    ("keys cannot be", "settings-syntax-key"),
    ("unexpected leading zero", "settings-syntax-number"),
    ("`_` may only", "settings-syntax-number"),
    ("unexpected sign", "settings-syntax-number"),
    ("redundant", "settings-syntax-number"),
    ("radix", "settings-syntax-number"),
    ("integers with", "settings-syntax-number"),
];

/// The sentence for what the parser says, with the text before and from the place on.
pub(super) fn key(said: &str, (before, from): (&str, &str)) -> &'static str {
    if said.starts_with("string values must be quoted") {
        return unquoted(before, from);
    }
    let found = SAID.iter().find(|(start, _)| said.starts_with(start));
    found.map_or("settings-syntax", |(_, key)| key)
}

/// The parser takes a missing value, and numbers of a list without a comma, for a text without quotes.
fn unquoted(before: &str, from: &str) -> &'static str {
    let line = from.lines().next().unwrap_or_default();
    if line.trim_start_matches('=').trim().is_empty() {
        return "settings-syntax-value";
    }
    let listed = before.lines().next_back().is_some_and(|line| line.contains('['));
    if listed && line.starts_with(|c: char| c.is_ascii_digit()) {
        return "settings-syntax-comma";
    }
    "settings-syntax-unquoted"
}

//! Reads the TOML of a layout; a mistake names file and line.

use serde::de::DeserializeOwned;

use super::LayoutError;
use super::merge::merged;

/// Reads TOML; a mistake names file and line.
pub(super) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, LayoutError> {
    toml::from_str(text).map_err(|error| wrong(file, text, &error))
}

/// Reads TOML that lies over others; a mistake names the last file and its line.
pub(super) fn parsed<T: DeserializeOwned>(
    file: &str,
    sources: &[String],
) -> Result<T, LayoutError> {
    let last = sources.last().map_or("", String::as_str);
    let read = merged(sources).and_then(|all| T::deserialize(all));
    read.map_err(|error| wrong(file, last, &error))
}

/// A mistake with the line it stands in.
fn wrong(file: &str, text: &str, error: &toml::de::Error) -> LayoutError {
    let start = error.span().map_or(0, |span| span.start);
    let before = text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count();
    let reason = error.message().replace('\n', " ");
    LayoutError::Wrong { file: file.to_owned(), line: before + 1, reason }
}

//! Texts of files, written into job files that are proposed.

use findings::is_unseen;

/// A text as TOML writes it in quotes, where a key may stand too; signs that nobody sees by their numbers.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            _ if is_unseen(sign) => out.push_str(&format!("\\U{:08X}", u32::from(sign))),
            _ => out.push(sign),
        }
    }
    out.push('"');
    out
}

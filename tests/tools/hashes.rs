//! Texts that are compared without the hashes in them.

/// A text in which each hash of 64 digits reads `<hash>`: the last one of a register rests on who did what, and when.
pub(crate) fn without_hashes(text: &str) -> String {
    let is_digit = |it: char| it.is_ascii_digit() || ('a'..='f').contains(&it);
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|it| !is_digit(it)).unwrap_or(from.len());
        let (run, behind) = from.split_at(end);
        out.push_str(before);
        out.push_str(if run.len() == 64 { "<hash>" } else { run });
        rest = behind;
    }
    out + rest
}

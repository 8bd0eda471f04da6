//! Names of files: paths as exports write them, and the order of file lists.

/// A path that an export gives, with `/` between folders and without `.` and `..`. None when it
/// leaves the folder or starts somewhere else.
pub(super) fn inside(path: &str) -> Option<String> {
    let path = path.trim().replace('\\', "/");
    if path.starts_with('/') || path.get(1..2) == Some(":") {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A name as file lists are put in order: numbers by their value, and what is shorter first.
pub(super) fn natural(name: &str) -> Vec<(bool, u128, String)> {
    let mut words: Vec<(bool, u128, String)> = Vec::new();
    let mut kind = None;
    for character in name.chars() {
        let is_digit = character.is_ascii_digit();
        let now = character.is_alphanumeric().then_some(is_digit);
        if now != kind {
            kind = now;
            words.extend(now.map(|is_digit| (!is_digit, 0, String::new())));
        }
        if let (Some(_), Some((_, value, text))) = (now, words.last_mut()) {
            let digit = character.to_digit(10).filter(|_| is_digit).unwrap_or_default();
            *value = value.saturating_mul(10).saturating_add(u128::from(digit));
            text.push(character);
        }
    }
    words
}

/// Whether a path is that of a file which systems and office programs lay beside others: what macOS notes of
/// a file, and who has one open.
pub(super) fn is_aside(path: &str) -> bool {
    let is_noted = |part: &str| part == "__MACOSX" || part.starts_with("._");
    path.split('/').any(|it| is_noted(it) || it.starts_with("~$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(inside(path).as_deref(), expected);
    }

    #[test]
    fn a_path_stays_in_its_folder() {
        check("FA-1.pdf", Some("FA-1.pdf"));
        check(r"2026\03\FA-1.pdf", Some("2026/03/FA-1.pdf"));
        check("./a/../FA-1.pdf", Some("FA-1.pdf"));
        check("../FA-1.pdf", None);
        check("a/../../FA-1.pdf", None);
        check("/etc/passwd", None);
        check(r"C:\FA-1.pdf", None);
        check(r"\\server\share\FA-1.pdf", None);
    }

    #[test]
    fn files_of_an_invoice_have_an_order() {
        let mut names = ["annexe b", "p10", "", "10", "annexe", "p2", "2"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["", "2", "10", "annexe", "annexe b", "p2", "p10"]);
    }
}

use crate::ledger::Invoice;

/// Characters of a number which file names cannot hold on one system or another.
const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// What programs write in their place.
const STAND_INS: [&str; 4] = ["-", "_", " ", ""];

/// The names that a pattern gives the copy of an invoice: one, or several where the number or the
/// code of the debtor has characters that no file name can hold. None when the pattern wants the
/// year of an invoice without date.
pub(super) fn expected(pattern: &str, invoice: &Invoice, debtor: &str) -> Vec<String> {
    let year = match invoice.date {
        Some(date) => date.format("%Y").to_string(),
        None if pattern.contains("{year}") => return Vec::new(),
        None => String::new(),
    };
    let pattern = pattern.replace('\\', "/").replace("{year}", &year);
    let mut names = Vec::new();
    for stand_in in STAND_INS {
        let plain = |text: &str| text.replace(FORBIDDEN, stand_in);
        let name = pattern.replace("{debtor}", &plain(debtor));
        let name = name.replace("{invoice}", &plain(&invoice.number));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

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
}

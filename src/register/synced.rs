//! Folders in which a register is not safe: on a network, or kept the same on several machines.

use std::fs;
use std::path::{Component, Path, Prefix};

/// Words by which the folders of services that keep files the same on several machines are known, and the name of the service.
const SERVICES: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
];

/// File systems that lie on another machine.
const NETWORKS: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "9p",
    "ncpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.davfs",
    "fuse.glusterfs",
    "ceph",
    "afs",
];

/// The service that keeps the folder of a file the same on several machines, or the kind of network it lies on; none where it
/// lies on a disk of its own, as far as can be seen.
#[must_use]
pub fn is_synced(file: &Path) -> Option<String> {
    let folder =
        file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    service(&folder).or_else(|| network(&folder, &mounts))
}

/// The service by the names of the folders, and by the mark that Dropbox leaves in its own.
fn service(folder: &Path) -> Option<String> {
    for step in folder.ancestors() {
        let name = step.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        // `OneDrive - Atelier Verrier`, `Dropbox (Personal)`.
        let known = SERVICES.iter().find(|(word, _)| {
            name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        if let Some((_, service)) = known {
            return Some((*service).to_owned());
        }
        if step.join(".dropbox.cache").is_dir() {
            return Some("Dropbox".to_owned());
        }
    }
    None
}

/// The kind of the file system of a folder, where it lies on a network. `mounts` is what Linux says of them: the place is
/// the fifth word of a line, the kind the first one behind ` - `.
fn network(folder: &Path, mounts: &str) -> Option<String> {
    if let Some(Component::Prefix(prefix)) = folder.components().next()
        && matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    {
        return Some("UNC".to_owned());
    }
    let mounts = mounts.lines().filter_map(|line| {
        let (before, behind) = line.split_once(" - ")?;
        // Blanks are written as octal numbers.
        let place = before.split(' ').nth(4)?.replace("\\040", " ");
        Some((place, behind.split(' ').next()?))
    });
    let over = mounts.filter(|(place, _)| folder.starts_with(place));
    // Of those that cover one another the last one shows.
    let (_, kind) = over.max_by_key(|(place, _)| place.len())?;
    NETWORKS.contains(&kind).then(|| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_services_are_known_by_their_names() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(service(Path::new(path)).as_deref(), expected, "{path}");
        };
        check("/home/a/Dropbox/compta", Some("Dropbox"));
        check("/Users/a/Dropbox (Personal)/x", Some("Dropbox"));
        check("/c/Users/a/OneDrive - Atelier Verrier/x", Some("OneDrive"));
        check("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x", Some("iCloud"));
        check("/Users/a/Google Drive/Mon Drive", Some("Google Drive"));
        check("/home/a/dropboxes/x", None);
        check("/home/a/compta", None);
    }

    #[test]
    fn mounts_from_other_machines_are_known_by_their_kind() {
        let mounts = "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n\
            30 22 0:40 / /mnt/compta rw,relatime shared:9 - nfs4 nas:/compta rw\n\
            31 30 8:1 / /mnt/compta/disk rw - ext4 /dev/sdb rw\n\
            32 22 0:41 / /mnt/a\\040b rw - cifs //nas/b rw\n";
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(network(Path::new(path), mounts).as_deref(), expected, "{path}");
        };
        check("/mnt/compta/2026", Some("nfs4"));
        check("/mnt/compta/disk/2026", None);
        check("/mnt/a b/2026", Some("cifs"));
        check("/home/a", None);
        assert_eq!(network(Path::new("/home/a"), ""), None);
    }
}

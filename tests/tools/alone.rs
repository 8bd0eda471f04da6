//! A file with nothing but the pages of copies.

use pdf_import::Imported;
use print::font::{Faces, GlyphUse};
use print::pdf::{FileInfo, LetterFile, Profile, Stationery};

pub(crate) fn alone(copies: &[&Imported]) -> Vec<u8> {
    let stationery = Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap();
    let mut out = Vec::new();
    let mut file = LetterFile::begin(&stationery, &mut out);
    copies.iter().for_each(|copy| file.copy(copy));
    file.finish(&FileInfo {
        title: "Copies",
        id: "copies",
        language: "fr",
        date: None,
        duplex: false,
        profile: Profile::Mail,
    });
    out
}

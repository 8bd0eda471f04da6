//! Layouts and faces compiled into the program, so that it works wherever it is copied.

/// A layout that the program brings along.
pub(super) struct BuiltinLayout {
    /// Its name.
    pub(super) name: &'static str,
    /// `layout.toml`.
    pub(super) design: &'static str,
    /// Language, file name and contents of every text.
    pub(super) texts: &'static [(&'static str, &'static str, &'static str)],
}

/// Contents of a file of a language of a built-in layout, with language and name.
macro_rules! file {
    ($layout:literal, $language:literal, $file:literal) => {
        (
            $language,
            $file,
            include_str!(concat!("../../layouts/", $layout, "/texts/", $language, "/", $file)),
        )
    };
}

/// Language, file name and contents of the texts of a built-in layout.
macro_rules! texts {
    ($layout:literal: $($language:literal),* $(,)?) => {
        &[$(
            file!($layout, $language, "words.toml"),
            file!($layout, $language, "notes.md"),
            file!($layout, $language, "reply.md"),
            file!($layout, $language, "sender.md"),
            file!($layout, $language, "sender-law.md"),
            file!($layout, $language, "sender-law.fr.md"),
            file!($layout, $language, "steps.md"),
            file!($layout, $language, "origin.md"),
            file!($layout, $language, "origin.fr.md"),
            file!($layout, $language, "second-opening.md"),
            file!($layout, $language, "demand.md"),
            file!($layout, $language, "public-demand.md"),
            file!($layout, $language, "public-reserve.md"),
            file!($layout, $language, "business-reminder-1.md"),
            file!($layout, $language, "business-reminder-2.md"),
            file!($layout, $language, "business-reminder-3.md"),
            file!($layout, $language, "business-formal-notice.md"),
            file!($layout, $language, "consumer-reminder-1.md"),
            file!($layout, $language, "consumer-reminder-2.md"),
            file!($layout, $language, "consumer-reminder-3.md"),
            file!($layout, $language, "consumer-formal-notice.md"),
            file!($layout, $language, "public-reminder-1.md"),
            file!($layout, $language, "public-reminder-2.md"),
            file!($layout, $language, "public-reminder-3.md"),
            file!($layout, $language, "public-formal-notice.md"),
            file!($layout, $language, "business-notice-law.fr.md"),
            file!($layout, $language, "business-notice-law.de.md"),
            file!($layout, $language, "business-notice-law.ch.md"),
            file!($layout, $language, "business-notice-law.gb.md"),
            file!($layout, $language, "consumer-notice-law.fr.md"),
            file!($layout, $language, "consumer-notice-law.de.md"),
            file!($layout, $language, "consumer-notice-law.ch.md"),
            file!($layout, $language, "public-notice-law.fr.md"),
        )*]
    };
}

/// A layout that has the texts of the one it is based on, and words of its own in some languages.
macro_rules! upon_another {
    ($layout:literal $(, $language:literal)*) => {
        BuiltinLayout {
            name: $layout,
            design: include_str!(concat!("../../layouts/", $layout, "/layout.toml")),
            texts: &[$(file!($layout, $language, "words.toml")),*],
        }
    };
}

/// The texts of `classic`, and of its first edition.
const CLASSIC_TEXTS: &[(&str, &str, &str)] =
    texts!("classic": "fr", "en", "de", "nl", "es", "it");

/// Every built-in layout.
pub(super) const LAYOUTS: &[BuiltinLayout] = &[
    BuiltinLayout {
        name: "classic",
        design: include_str!("../../layouts/classic/layout.toml"),
        texts: CLASSIC_TEXTS,
    },
    BuiltinLayout {
        name: "classic-1",
        design: include_str!("../../layouts/classic-1/layout.toml"),
        texts: CLASSIC_TEXTS,
    },
    upon_another!("modern", "fr", "nl", "es", "it"),
    upon_another!("modern-1", "fr", "en", "de", "nl", "es", "it"),
    upon_another!("classic-de"),
    upon_another!("classic-ch"),
    upon_another!("classic-uk"),
    upon_another!("classic-us"),
    upon_another!("classic-35"),
];

/// The faces of Swiss payment parts: of the four that may be used (SIX Style Guide QR-bill: Arial, Frutiger,
/// Helvetica, Liberation Sans) the one that is free.
pub(super) const SLIP_FACES: [&str; 2] =
    ["liberation-sans/LiberationSans-Regular.ttf", "liberation-sans/LiberationSans-Bold.ttf"];

/// Every built-in font file, by the name layouts give it.
pub(super) const FACES: &[(&str, &[u8])] = &[
    (SLIP_FACES[0], include_bytes!("../../fonts/liberation-sans/LiberationSans-Regular.ttf")),
    (SLIP_FACES[1], include_bytes!("../../fonts/liberation-sans/LiberationSans-Bold.ttf")),
    (
        "source-serif/SourceSerif4SmText-Regular.ttf",
        include_bytes!("../../fonts/source-serif/SourceSerif4SmText-Regular.ttf"),
    ),
    (
        "source-serif/SourceSerif4SmText-It.ttf",
        include_bytes!("../../fonts/source-serif/SourceSerif4SmText-It.ttf"),
    ),
    (
        "source-serif/SourceSerif4SmText-Semibold.ttf",
        include_bytes!("../../fonts/source-serif/SourceSerif4SmText-Semibold.ttf"),
    ),
    (
        "source-serif/SourceSerif4-Regular.ttf",
        include_bytes!("../../fonts/source-serif/SourceSerif4-Regular.ttf"),
    ),
    (
        "source-sans/SourceSans3-Regular.ttf",
        include_bytes!("../../fonts/source-sans/SourceSans3-Regular.ttf"),
    ),
    (
        "source-sans/SourceSans3-It.ttf",
        include_bytes!("../../fonts/source-sans/SourceSans3-It.ttf"),
    ),
    (
        "source-sans/SourceSans3-Semibold.ttf",
        include_bytes!("../../fonts/source-sans/SourceSans3-Semibold.ttf"),
    ),
];

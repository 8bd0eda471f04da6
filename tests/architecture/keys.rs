//! Who may name what from outside.

/// Outside crates and functions by the beginning of their paths (by the end, where they begin with `::`), and the
/// only places that name them.
pub(crate) const KEYS: &[(&str, &[&str])] = &[
    // PDF.
    ("printpdf", &["print"]),
    ("lopdf", &["print"]),
    ("lopdf_import", &["pdf_import"]),
    ("subsetter", &["print"]),
    ("flate2", &["pdf_import"]),
    ("libdeflater", &["pdf_import", "print"]),
    ("memchr", &["pdf_import"]),
    ("xxhash_rust", &["pdf_import", "print"]),
    ("glyph_names", &["pdf_import"]),
    // Letters and words.
    ("harfrust", &["print"]),
    ("skrifa", &["pdf_import", "print"]),
    ("unicode_bidi", &["print"]),
    ("unicode_script", &["print"]),
    ("hypher", &["compose"]),
    ("minijinja", &["compose", "output"]),
    ("pulldown_cmark", &["compose"]),
    ("icu_datetime", &["layout"]),
    ("icu_decimal", &["layout"]),
    ("icu_locale_core", &["layout"]),
    ("unicode_normalization", &["findings"]),
    ("fluent_bundle", &["findings"]),
    ("unic_langid", &["findings"]),
    // Files.
    ("csv", &["exports", "statements", "register", "post", "service", "output"]),
    ("toml", &["settings", "plan", "review", "job"]),
    ("serde_json", &["register", "output", "answer", "browser"]),
    ("encoding_rs", &["exports", "e_invoices", "statements"]),
    ("calamine", &["exports"]),
    ("quick_xml", &["exports", "e_invoices", "statements", "service"]),
    ("zip", &["exports", "statements", "attach"]),
    ("cfb", &["exports"]),
    ("globset", &["job"]),
    ("rusqlite", &["register"]),
    ("tempfile", &["output"]),
    // Figures and codes.
    ("sha2", &["statements", "register", "review", "attach", "output"]),
    ("iban", &["job"]),
    ("strsim", &["settings", "exports", "ledger"]),
    ("fast_qr", &["pay"]),
    ("datamatrix", &["marks"]),
    ("foldhash", &["exports", "statements", "print", "ledger", "compose", "attach"]),
    // The page for the review.
    ("tiny_http", &["browser"]),
    ("hayro", &["browser"]),
    ("getrandom", &["cli"]),
    // The program.
    ("rayon", &["run"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("ctrlc", &["cli"]),
    ("console", &["main"]),
    ("mimalloc", &["main"]),
    // The disk. Only `output` writes what a run leaves, and `register` its file.
    (
        "std::fs",
        &["exports", "layout", "register", "attach", "output", "job", "browser", "cli"],
    ),
    ("std::fs::rename", &["register", "output"]),
    ("std::fs::OpenOptions", &["register", "output"]),
    ("std::fs::write", &[]),
    ("std::fs::File::create", &[]),
    // Threads; `register` only sleeps until it is its turn.
    ("std::thread", &["register", "run", "browser"]),
    // Clock, place and environment: the binary alone.
    ("::now", &["main"]),
    ("std::env::current_dir", &[]),
    ("std::env::var", &["main"]),
];

/// Crates that everybody may name: numbers, dates, data, errors.
pub(crate) const COMMON: &[&str] = &["chrono", "rust_decimal", "serde", "thiserror"];

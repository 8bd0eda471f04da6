//! Reads `[post]`: paper, envelopes and postage.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;

use crate::compose::{Labels, Overprint};
use crate::layout::Layout;
use crate::marks::Marks;
use crate::post::{
    Channel, Envelope, Numbers, Paper, PostOptions, Product, StreamLimits, Tariff,
};
use crate::rules::Stage;
use exports::{Bytes, InputFile};
use settings::keys;

use super::fault::Problem;
use super::files::{Home, ends_in};
use super::marks::{MarksSection, marks};

/// `[post]`: how pieces are printed and posted.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PostSection {
    /// Both sides of the paper. No, because any printer can do that.
    duplex: bool,
    /// Stage to channel. Formal notices are registered, so that their date can be proved.
    channels: BTreeMap<Stage, Channel>,
    /// The product bought for letters in the box; `lettre-verte` in France, the cheapest sourced product.
    letter: Option<Product>,
    /// The product bought for tracked letters; `lettre-verte` with `suivi` in France.
    tracked: Option<Product>,
    /// The product bought for registered letters; `recommande-r1` with `ar` in France.
    registered: Option<RegisteredSection>,
    /// Envelopes, from the smallest. The usual ones, with estimated weights.
    envelopes: Vec<Envelope>,
    /// Grams per square metre. 80, as offices use it.
    paper: Option<NonZeroU32>,
    /// By how many hundredths paper may be heavier. 4.
    tolerance: Option<u32>,
    /// A country that comes with the program, a file, or `none`. The country of the creditor.
    tariff: Option<String>,
    /// The most pieces in a stream. As many as there are.
    max_pieces: Option<NonZeroU32>,
    /// The most sheets in a stream. As many as there are.
    max_sheets: Option<NonZeroU32>,
    /// Pieces that make a postcode a bundle of its own. 1: thresholds stand in the contract with the post.
    bundle_min: Option<NonZeroU32>,
    /// The postal service that prints and posts everything, by its profile. None: we do.
    pub(super) service: Option<String>,
    /// Marks for an inserter. None: whoever folds by hand needs none.
    pub(super) marks: Option<MarksSection>,
}

/// `[post.registered]`: how registered letters are bought, numbered and handed over.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RegisteredSection {
    /// Both sides of the paper. As everywhere in the job.
    duplex: Option<bool>,
    /// The product in the tariff. `recommande-r1` in France.
    product: Option<String>,
    /// The options added to it. `ar` in France.
    options: Vec<String>,
    /// A file with the numbers that the post gave. None: forms bring their own.
    numbers: Option<String>,
    /// A sheet of labels with the addresses. None: the window shows them.
    labels: Option<Labels>,
    /// Where text goes on the form of the post. None, because only the user has the form.
    overprint: Option<Overprint>,
}

/// The settings of `[post]`, checked, with the files they name.
pub(super) struct PostSettings {
    pub(super) options: PostOptions,
    pub(super) marks: Option<Marks>,
    /// Whether anything is printed on both sides.
    pub(super) duplex: bool,
    pub(super) papers: Papers,
    /// The list of numbers, where it lies on the disk.
    pub(super) numbers_list: Option<PathBuf>,
    /// Files of the user's own that the run rests on.
    pub(super) files: Vec<InputFile>,
}

/// Everything that `[post]` settles; `country` is the creditor's.
pub(super) fn posting(
    post: PostSection,
    country: &str,
    layout: &Layout,
    home: &Home<'_>,
) -> PostSettings {
    let files = post.files(home);
    let numbers = post.registered.as_ref().and_then(|it| it.numbers.as_ref());
    let numbers_list = numbers.and_then(|name| match home.named(name).bytes {
        Bytes::OnDisk(path) => Some(path),
        Bytes::InMemory(_) => None,
    });
    let section = post.marks.clone();
    let papers = post.registered.clone().unwrap_or_default();
    if let Some(labels) = &papers.labels {
        let sheet = layout.design.sheet;
        for (key, refusal) in labels.mistakes((sheet.width, sheet.height)) {
            home.document.fault(&keys(&["post", "registered", "labels", key]), refusal);
        }
    }
    let papers = Papers { labels: papers.labels, overprint: papers.overprint };
    let mut options = options(post, country, home);
    let sides = options.products.values().any(|it| it.duplex == Some(true));
    let duplex = options.duplex || sides;
    let marks = section.and_then(|section| marks(&section, layout, duplex, home));
    options.reversed = marks.as_ref().is_some_and(|marks| marks.machine.reverse);
    PostSettings { options, marks, duplex, papers, numbers_list, files }
}

/// Tells the faults of all that needs no layout.
pub(super) fn check(post: PostSection, home: &Home<'_>) {
    let _ = options(post, "", home);
}

fn options(post: PostSection, country: &str, home: &Home<'_>) -> PostOptions {
    if let Some(name) = Envelope::alike(&post.envelopes) {
        let problem = Problem::TwoEnvelopes(name.to_owned());
        home.document.fault(&keys(&["post", "envelopes"]), problem);
    }
    let usual = PostOptions::default();
    let paper = Paper::default();
    let products = products(&post, country);
    let number = |it: NonZeroU32| it.get();
    PostOptions {
        duplex: post.duplex,
        home: country.to_owned(),
        numbers: numbers(&post, home).map(Arc::new),
        tariff: tariff(post.tariff.as_deref(), country, home).map(Arc::new),
        channels: post.channels,
        products,
        envelopes: if post.envelopes.is_empty() { usual.envelopes } else { post.envelopes },
        paper: Paper {
            grammage: post.paper.map_or(paper.grammage, number),
            tolerance: post.tolerance.unwrap_or(paper.tolerance),
        },
        limits: StreamLimits {
            pieces: post.max_pieces.map(number),
            sheets: post.max_sheets.map(number),
        },
        bundle_min: post.bundle_min.map_or(1, number),
        service: post.service.as_deref().map(Into::into),
        services: BTreeMap::new(),
        reversed: false,
    }
}

/// Papers that go with registered letters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Papers {
    /// Labels with the addresses.
    pub labels: Option<Labels>,
    /// Text for the form of the post.
    pub overprint: Option<Overprint>,
}

/// The numbers of registered mail that the post gave.
fn numbers(post: &PostSection, home: &Home<'_>) -> Option<Numbers> {
    let place = keys(&["post", "registered", "numbers"]);
    let name = post.registered.as_ref()?.numbers.as_ref()?;
    // Words beside the numbers may be in any encoding.
    let bytes = home.bytes(name).map_err(|it| home.document.fault(&place, it)).ok()?;
    let parsed = Numbers::parse(name, &String::from_utf8_lossy(&bytes));
    parsed.map_err(|faults| home.document.faults_beside(faults)).ok()
}

/// The product of each channel: that of the job, or the usual one in the country of posting.
fn products(post: &PostSection, country: &str) -> BTreeMap<Channel, Product> {
    let usual = |product: &str, options: &[&str]| Product {
        duplex: None,
        product: country.eq_ignore_ascii_case("FR").then(|| product.to_owned()),
        options: if country.eq_ignore_ascii_case("FR") {
            options.iter().map(|&it| it.to_owned()).collect()
        } else {
            Vec::new()
        },
    };
    let registered = post.registered.clone().map(|it| Product {
        duplex: it.duplex,
        product: it.product,
        options: it.options,
    });
    let given = [
        (Channel::Letter, &post.letter, usual("lettre-verte", &[])),
        (Channel::Tracked, &post.tracked, usual("lettre-verte", &["suivi"])),
        (Channel::Registered, &registered, usual("recommande-r1", &["ar"])),
    ];
    let merged = given.into_iter().map(|(channel, given, usual)| {
        let product = match given {
            Some(given) if given.product.is_some() => given.clone(),
            Some(given) => Product { duplex: given.duplex, ..usual },
            None => usual,
        };
        (channel, product)
    });
    merged.collect()
}

/// The tariff that `[post] tariff` means.
fn tariff(named: Option<&str>, country: &str, home: &Home<'_>) -> Option<Tariff> {
    let place = ["post", "tariff"];
    let name = match named {
        None => return Tariff::builtin(country),
        Some("none") => return None,
        Some(name) => name,
    };
    if !ends_in(name, "csv") {
        let builtin = Tariff::builtin(name);
        if builtin.is_none() {
            let known = ["none"].into_iter().chain(Tariff::builtin_names());
            let known = known.map(str::to_owned).collect();
            home.document
                .fault(&keys(&place), settings::Problem::UnknownWord(name.to_owned(), known));
        }
        return builtin;
    }
    home.parsed(name, &place, |text| Tariff::parse(name, text))
}

impl PostSection {
    /// Files of the user's own that the run rests on.
    pub(super) fn files(&self, home: &Home<'_>) -> Vec<InputFile> {
        let numbers = self.registered.iter().filter_map(|it| it.numbers.as_ref());
        let own = self.tariff.iter().filter(|name| ends_in(name, "csv")).chain(numbers);
        own.map(|name| home.kept(name))
            .chain(self.marks.iter().filter_map(|marks| marks.file(home)))
            .collect()
    }
}

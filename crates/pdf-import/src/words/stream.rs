//! Bytes of streams while text is read.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use lopdf_import::Stream;

use super::TextReader;
use super::value::{Dictionary, Value, Values, get};
use crate::raw::data_start;
use crate::unpack::inflate;

impl<'a> TextReader<'a> {
    /// An object, without the data of a stream.
    pub(crate) fn object(&self, object: u32) -> Option<Value<'a>> {
        self.values(object)?.next()
    }

    pub(crate) fn is_stream(&self, object: u32) -> bool {
        let object = self.copy.objects.get(object as usize);
        let last = object.map(|it| if it.tail.is_empty() { &it.place } else { &it.tail });
        let text = last.and_then(|it| self.copy.bytes.get(it.clone()));
        text.is_some_and(|it| it.ends_with(b"endstream"))
    }

    fn values(&self, object: u32) -> Option<Values<'a>> {
        let object = self.copy.objects.get(object as usize)?;
        let bytes = self.copy.bytes.get(..object.place.end)?;
        let references = self.copy.references.get(object.references.clone())?;
        Some(Values::new(bytes, object.place.start, references))
    }

    /// The dictionary of a stream and its data, expanded. None where it is no stream, is packed in a way
    /// that no text is, or is too large.
    pub(crate) fn stream(&mut self, object: u32) -> Option<(Dictionary<'a>, Vec<u8>)> {
        let mut values = self.values(object)?;
        let Value::Dictionary(entries) = values.next()? else { return None };
        // The data of a page that became a form stand elsewhere.
        let tail = self.copy.objects.get(object as usize)?.tail.clone();
        if !tail.is_empty() {
            values = Values::new(self.copy.bytes.get(..tail.end)?, tail.start, &[]);
        }
        values.lexer.keyword(b"stream")?;
        let bytes = values.lexer.bytes;
        let start = data_start(bytes, values.lexer.at);
        let end = bytes.len().checked_sub(b"endstream".len())?;
        let length = self.entry(&entries, b"Length").and_then(|it| it.number());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "limited by what there is"
        )]
        let said = length.map_or(end, |it| start.saturating_add(it.max(0.0) as usize));
        let data = bytes.get(start..said.min(end))?;
        let data = self.expand(&entries, data);
        if data.is_none() {
            self.complete = false;
        }
        Some((entries, data?))
    }

    fn expand(&mut self, entries: &Dictionary<'a>, data: &[u8]) -> Option<Vec<u8>> {
        let filters = self.entry(entries, b"Filter");
        let filters: Vec<Value<'a>> = match filters {
            None => return self.taken(data.to_vec()),
            Some(Value::Array(filters)) => filters.iter().map(|it| self.resolved(it)).collect(),
            Some(one) => vec![one],
        };
        let names: Vec<&[u8]> = filters.iter().filter_map(Value::name).collect();
        let parameters = get(entries, b"DecodeParms").is_some();
        let out = match names.as_slice() {
            [] => data.to_vec(),
            [b"FlateDecode" | b"Fl"] if !parameters => self.inflate(data)?,
            [b"DCTDecode" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode", ..] => {
                return None;
            }
            names => self.unusual(entries, names, data)?,
        };
        self.taken(out)
    }

    /// Takes what was expanded off what may still be.
    fn taken(&mut self, data: Vec<u8>) -> Option<Vec<u8>> {
        self.expandable = self.expandable.checked_sub(data.len())?;
        Some(data)
    }

    /// Damaged data gives what comes before the damage.
    fn inflate(&self, data: &[u8]) -> Option<Vec<u8>> {
        let (mut out, sound) = inflate(data, self.expandable);
        if !sound && out.is_empty() {
            // Some programs leave the header out or write a wrong one.
            let bare = data.get(2..).unwrap_or_default();
            let most = self.expandable as u64 + 1;
            let _ = DeflateDecoder::new(bare).take(most).read_to_end(&mut out);
        }
        (out.len() <= self.expandable).then_some(out)
    }

    /// Lets lopdf expand what is packed otherwise.
    fn unusual(
        &self,
        entries: &Dictionary<'a>,
        names: &[&[u8]],
        data: &[u8],
    ) -> Option<Vec<u8>> {
        let name = |it: &&[u8]| lopdf_import::Object::Name(it.to_vec());
        let mut dictionary = lopdf_import::Dictionary::new();
        dictionary.set("Filter", names.iter().map(name).collect::<Vec<_>>());
        if let Some(parameters) = self.entry(entries, b"DecodeParms") {
            let of =
                |it: &Value<'a>| lopdf_import::Object::Dictionary(numbers(&self.resolved(it)));
            let parameters = match &parameters {
                Value::Array(each) => {
                    lopdf_import::Object::Array(each.iter().map(of).collect())
                }
                one => of(one),
            };
            dictionary.set("DecodeParms", parameters);
        }
        let stream = Stream::new(dictionary, data.to_vec());
        stream.decompressed_content_with_limit(self.expandable).ok()
    }
}

/// The numbers of a dictionary.
fn numbers(value: &Value<'_>) -> lopdf_import::Dictionary {
    let mut out = lopdf_import::Dictionary::new();
    for (key, value) in value.dictionary().into_iter().flatten() {
        #[expect(clippy::cast_possible_truncation, reason = "these are small whole numbers")]
        if let Value::Number(number) = value {
            out.set(key.to_vec(), *number as i64);
        }
    }
    out
}

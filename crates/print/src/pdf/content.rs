//! Drawn pages: their operators, deflated.

use crate::Mm;

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// A drawn page: its operators, deflated, and the size of its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct PageContent {
    /// Empty when nothing is on the page.
    deflated: Vec<u8>,
    /// Width and height in points.
    size: (f32, f32),
}

impl PageContent {
    pub(super) fn new(deflated: Vec<u8>, size: (f32, f32)) -> Self {
        Self { deflated, size }
    }

    /// A page with nothing on it, such as the back of a last page.
    #[must_use]
    pub fn blank(width: Mm, height: Mm) -> Self {
        Self::new(Vec::new(), (width.0 * POINTS, height.0 * POINTS))
    }

    /// A page with nothing on it, on the same paper.
    #[must_use]
    pub fn blank_like(&self) -> Self {
        Self::new(Vec::new(), self.size)
    }

    /// Appends the page to `out`, to be put aside until its file is written.
    pub fn pack(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&(self.deflated.len() as u64).to_le_bytes());
        out.extend_from_slice(&self.size.0.to_le_bytes());
        out.extend_from_slice(&self.size.1.to_le_bytes());
        out.extend_from_slice(&self.deflated);
    }

    /// The pages that were packed one behind the other; those before the first that is not whole.
    pub fn unpack(mut packed: &[u8]) -> impl Iterator<Item = Self> {
        std::iter::from_fn(move || {
            let (length, rest) = packed.split_first_chunk()?;
            let (width, rest) = rest.split_first_chunk()?;
            let (height, rest) = rest.split_first_chunk()?;
            let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
            let (deflated, rest) = rest.split_at_checked(length)?;
            packed = rest;
            let size = (f32::from_le_bytes(*width), f32::from_le_bytes(*height));
            Some(Self::new(deflated.to_vec(), size))
        })
    }

    pub(super) fn deflated(&self) -> &[u8] {
        &self.deflated
    }

    pub(super) fn size(&self) -> (f32, f32) {
        self.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_pages_come_back_as_they_were() {
        let pages = [
            PageContent::new(b"one".to_vec(), (595.3, 841.9)),
            PageContent::blank(Mm(210.0), Mm(297.0)),
            PageContent::new(vec![0, 255, 10], (1.5, 2.5)),
        ];
        let mut packed = Vec::new();
        pages.iter().for_each(|page| page.pack(&mut packed));
        assert_eq!(PageContent::unpack(&packed).collect::<Vec<_>>(), pages);
        packed.pop();
        let whole: Vec<_> = PageContent::unpack(&packed).collect();
        assert_eq!(whole, pages[..2], "a page cut short is no page");
    }
}

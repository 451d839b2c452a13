//! The pages that were read lately, to recognize one that comes again.

use std::collections::{HashSet, VecDeque};
use std::fmt::{Debug, Write};

/// The number of recent pages among which a duplicate is recognized.
const RECENT: usize = 1024;

/// The most pages in a row that may equal a previous one. Equal items are legitimate, up to the announced total.
pub(super) const MOST_EQUAL: usize = 100;

/// Digests of recent pages.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pages: HashSet<u64>,
    order: VecDeque<u64>,
    equal: usize,
}

impl Seen {
    /// Records a page. Returns whether it is new.
    pub(super) fn record<T: Debug>(&mut self, items: &[T]) -> bool {
        let digest = digest(items);
        if !self.pages.insert(digest) {
            return false;
        }
        self.order.push_back(digest);
        if self.order.len() > RECENT
            && let Some(oldest) = self.order.pop_front()
        {
            self.pages.remove(&oldest);
        }
        self.equal = 0;
        true
    }

    /// Returns whether a duplicate page can be legitimate: all its items are equal, and `more` are expected.
    pub(super) fn may_equal<T: PartialEq>(&mut self, items: &[T], more: bool) -> bool {
        self.equal += 1;
        self.equal <= MOST_EQUAL && more && items.windows(2).all(|pair| pair[0] == pair[1])
    }
}

/// Returns the FNV-1a hash of a value's `Debug` output. It is stable, because positions that are stored contain it.
pub(super) fn digest<T: Debug + ?Sized>(value: &T) -> u64 {
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    // Writing to a hasher cannot fail.
    let _ = write!(digest, "{value:?}");
    digest.0
}

/// Hashes text as it is written.
struct Digest(u64);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_new_unless_it_is_among_the_recent_ones() {
        let mut seen = Seen::default();
        let recent = u32::try_from(RECENT).unwrap_or_default();
        for page in 0..recent {
            assert!(seen.record(&[page]), "{page}");
        }
        for page in 0..recent {
            assert!(!seen.record(&[page]), "{page}");
        }
        // One more makes the oldest one unknown, and no other.
        assert!(seen.record(&[recent]));
        assert!(!seen.record(&[1]));
        assert!(seen.record(&[0]));
        assert!(seen.record(&[1]));
        assert_eq!((seen.pages.len(), seen.order.len()), (RECENT, RECENT));
    }

    #[test]
    fn a_duplicate_page_of_equal_items_is_legitimate_while_more_are_expected() {
        for (items, more, legitimate) in [
            (&[7, 7][..], true, true),
            (&[7, 7], false, false),
            (&[7, 7, 8], true, false),
            (&[8, 7, 7], true, false),
            (&[7], true, true),
        ] {
            assert_eq!(
                Seen::default().may_equal(items, more),
                legitimate,
                "{items:?}"
            );
        }
        let mut seen = Seen::default();
        for _ in 0..2 {
            for nth in 0..MOST_EQUAL {
                assert!(seen.may_equal(&[7], true), "{nth}");
            }
            assert!(!seen.may_equal(&[7], true));
            // A new page starts the count over.
            let new = seen.order.len();
            assert!(seen.record(&[new]));
        }
    }

    #[test]
    fn a_digest_is_the_same_in_every_version() {
        assert_eq!(digest(&[1, 2]), 0xc981_38ef_6905_1018);
        assert_eq!(digest(&[0; 0]), 0x0961_2b07_b5ec_b5a5);
        assert_eq!(digest("a"), 0xd427_2417_d7c7_7eea);
    }
}

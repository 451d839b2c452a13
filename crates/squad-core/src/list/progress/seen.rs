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

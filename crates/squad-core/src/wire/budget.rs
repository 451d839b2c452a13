//! The bound on what one decoding may allocate.
//!
//! A short text can describe a large value: `{"id":"a"}` is ten bytes on the wire and several hundred in memory. So lists,
//! maps, strings and boxes charge what they are about to allocate, and the decoding fails before the memory is requested.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::de::Error;

/// What an allocator adds to each allocation, at least.
const OVERHEAD: usize = 16;
/// Entries of a leaf of a `BTreeMap`, and how many of them are certainly used when entries arrive in order.
const LEAF_SLOTS: usize = 11;
const LEAF_USED: usize = 5;

thread_local! {
    static BUDGET: Cell<Budget> = const { Cell::new(Budget::UNLIMITED) };
}

#[derive(Clone, Copy)]
pub(super) struct Budget {
    limit: usize,
    remaining: usize,
    exceeded: bool,
}

impl Budget {
    const UNLIMITED: Self = Self::new(usize::MAX);

    const fn new(limit: usize) -> Self {
        Self {
            limit,
            remaining: limit,
            exceeded: false,
        }
    }

    /// The budget of this thread, to be restored with [`Budget::restore`].
    pub(super) fn current() -> Self {
        BUDGET.get()
    }

    /// Gives back what was charged since `self` was [`current`](Self::current), unless the limit was exceeded.
    pub(super) fn restore(self) {
        if !BUDGET.get().exceeded {
            BUDGET.set(self);
        }
    }
}

/// How a decoding ended.
pub(super) struct Spent {
    pub(super) remaining: usize,
    pub(super) exceeded: bool,
}

/// Runs `decode`, which may allocate `limit` bytes.
pub(super) fn limited<T>(limit: usize, decode: impl FnOnce() -> T) -> (T, Spent) {
    /// Restores the outer budget even if `decode` panics.
    struct Outer(Budget);
    impl Drop for Outer {
        fn drop(&mut self) {
            BUDGET.set(self.0);
        }
    }
    let _outer = Outer(BUDGET.replace(Budget::new(limit)));
    let value = decode();
    let Budget {
        remaining,
        exceeded,
        ..
    } = BUDGET.get();
    (
        value,
        Spent {
            remaining,
            exceeded,
        },
    )
}

/// Charges an allocation of `bytes`.
///
/// # Errors
/// If less is left.
pub(super) fn charge<E: Error>(bytes: usize) -> Result<(), E> {
    let mut budget = BUDGET.get();
    if budget.limit == usize::MAX {
        return Ok(());
    }
    let remaining = budget.remaining.checked_sub(bytes.saturating_add(OVERHEAD));
    budget.exceeded |= remaining.is_none();
    budget.remaining = remaining.unwrap_or_default();
    BUDGET.set(budget);
    match remaining {
        Some(_) => Ok(()),
        None => Err(E::custom(exceeds(budget.limit))),
    }
}

pub(super) fn exceeds(limit: usize) -> String {
    format!(
        "decoding it takes more than {limit} bytes of memory; request less at once, or raise the client's \
         `max_decoded_bytes`"
    )
}

/// Makes room for one more element, charging the old and the new allocation while both exist.
///
/// # Errors
/// Those of [`charge`].
pub(super) fn reserve<T, E: Error>(list: &mut Vec<T>) -> Result<(), E> {
    let (length, capacity) = (list.len(), list.capacity());
    if length < capacity || size_of::<T>() == 0 {
        return Ok(());
    }
    let least = if size_of::<T>() <= 1024 { 4 } else { 1 };
    let grown = capacity.saturating_mul(2).max(least);
    charge(grown.saturating_mul(size_of::<T>()))?;
    list.reserve_exact(grown - length);
    if capacity > 0 {
        let mut budget = BUDGET.get();
        let old = capacity * size_of::<T>() + OVERHEAD;
        budget.remaining = budget.remaining.saturating_add(old);
        BUDGET.set(budget);
    }
    Ok(())
}

/// Charges a new entry of a map that is about to be inserted.
///
/// # Errors
/// Those of [`charge`].
pub(super) fn charge_entry<T, E: Error>(map: &BTreeMap<String, T>, name: &str) -> Result<(), E> {
    charge::<E>(name.len())?;
    if map.len().is_multiple_of(LEAF_USED) {
        charge::<E>(LEAF_SLOTS * size_of::<(String, T)>())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    type Outcome = Result<(), serde_json::Error>;

    #[test]
    fn exactly_the_limit_is_allowed() {
        let spend = |bytes| limited(100, || charge::<serde_json::Error>(bytes)).0;
        spend(100 - OVERHEAD).unwrap();
        assert!(spend(101 - OVERHEAD).is_err());
    }

    #[test]
    fn nothing_is_left_after_the_limit_was_exceeded() {
        let ((), spent) = limited(100, || {
            let before = Budget::current();
            assert!(charge::<serde_json::Error>(1000).is_err());
            before.restore();
            let small: Outcome = charge(1);
            assert!(small.is_err());
        });
        assert!(spent.exceeded);
    }

    #[test]
    fn a_growing_list_is_charged_for_both_allocations_and_then_for_one() {
        let (_, spent) = limited(10_000, || {
            let mut list: Vec<u64> = Vec::new();
            for nth in 0..9 {
                reserve::<_, serde_json::Error>(&mut list).unwrap();
                list.push(nth);
            }
            assert_eq!(list.capacity(), 16);
        });
        assert_eq!(spent.remaining, 10_000 - 16 * 8 - OVERHEAD);
        let grow = |limit| {
            limited(limit, || {
                let mut list: Vec<u64> = Vec::new();
                (0..5).try_for_each(|nth| {
                    reserve::<_, serde_json::Error>(&mut list)?;
                    list.push(nth);
                    Ok::<_, serde_json::Error>(())
                })
            })
            .0
        };
        let peak = (4 + 8) * 8 + 2 * OVERHEAD;
        grow(peak).unwrap();
        assert!(grow(peak - 1).is_err());
    }

    #[test]
    fn a_failed_variant_gives_back_what_it_charged() {
        let (_, spent) = limited(1000, || {
            let before = Budget::current();
            charge::<serde_json::Error>(500).unwrap();
            before.restore();
        });
        assert_eq!(spent.remaining, 1000);
    }

    #[test]
    fn without_a_limit_nothing_fails() {
        for _ in 0..3 {
            charge::<serde_json::Error>(usize::MAX - OVERHEAD).unwrap();
        }
        let entries: BTreeMap<String, u8> = BTreeMap::new();
        charge_entry::<_, serde_json::Error>(&entries, "a").unwrap();
    }

    #[test]
    fn the_first_elements_of_a_list_take_four_places_unless_they_are_large() {
        fn first<T>() -> (usize, usize) {
            let (capacity, spent) = limited(100_000, || {
                let mut list: Vec<T> = Vec::new();
                reserve::<_, serde_json::Error>(&mut list).unwrap();
                list.capacity()
            });
            (capacity, 100_000 - spent.remaining)
        }
        assert_eq!(first::<u8>(), (4, 4 + OVERHEAD));
        assert_eq!(first::<[u8; 1024]>(), (4, 4 * 1024 + OVERHEAD));
        assert_eq!(first::<[u8; 1025]>(), (1, 1025 + OVERHEAD));
        assert_eq!(first::<()>(), (usize::MAX, 0));
    }

    #[test]
    fn a_list_with_room_is_charged_nothing() {
        let ((), spent) = limited(100, || {
            let mut list: Vec<u64> = Vec::with_capacity(2);
            reserve::<_, serde_json::Error>(&mut list).unwrap();
            list.push(1);
            reserve::<_, serde_json::Error>(&mut list).unwrap();
            assert_eq!(list.capacity(), 2);
        });
        assert_eq!((spent.remaining, spent.exceeded), (100, false));
    }

    #[test]
    fn each_fifth_entry_of_a_map_is_charged_for_a_node() {
        let node = 11 * size_of::<(String, u64)>() + OVERHEAD;
        for (entries, nodes) in [(0, 1), (1, 0), (4, 0), (5, 1), (6, 0), (10, 1)] {
            let map: BTreeMap<String, u64> = (0..entries).map(|n| (n.to_string(), n)).collect();
            let (charged, spent) = limited(10_000, || {
                charge_entry::<_, serde_json::Error>(&map, "name")
            });
            charged.unwrap();
            assert_eq!(
                10_000 - spent.remaining,
                nodes * node + 4 + OVERHEAD,
                "{entries}"
            );
        }
    }

    #[test]
    fn the_budget_of_the_outer_decoding_is_restored() {
        let ((), outer) = limited(1000, || {
            charge::<serde_json::Error>(100).unwrap();
            let (inner, spent) = limited(10, || charge::<serde_json::Error>(10));
            let message = inner.unwrap_err().to_string();
            assert!(
                message.starts_with("decoding it takes more than 10 bytes"),
                "{message}"
            );
            assert_eq!((spent.remaining, spent.exceeded), (0, true));
            let panicked = std::panic::catch_unwind(|| limited::<()>(10, || panic!("injected")));
            assert!(panicked.is_err());
        });
        assert_eq!((outer.remaining, outer.exceeded), (900 - OVERHEAD, false));
    }
}

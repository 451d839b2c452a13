#![allow(clippy::unwrap_used, clippy::panic)]
use super::super::seen::MOST_EQUAL;
use super::super::{Next, Progress};
use crate::list::{Page, Paging, Position};

const LENGTH: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    None,
    /// Every request gets the first page.
    IgnoresOffset,
    /// An offset is taken for the number of a page.
    OffsetIsPageNumber,
    /// The page after the first is empty.
    EmptyPage,
    /// The total is the number of items of the page.
    TotalOfPage,
    /// Each page names a next one, and the items start over.
    StartsOver,
}

const FAULTS: [Fault; 6] = [
    Fault::None,
    Fault::IgnoresOffset,
    Fault::OffsetIsPageNumber,
    Fault::EmptyPage,
    Fault::TotalOfPage,
    Fault::StartsOver,
];

#[derive(Debug, Clone)]
struct Service {
    items: Vec<u32>,
    base: u64,
    most: usize,
    has_next: bool,
    has_current: bool,
    has_total: bool,
    fault: Fault,
}

impl Service {
    fn new(count: usize, bits: u32, fault: Fault) -> Self {
        let bit = |bit: u32| bits & (1 << bit) != 0;
        Self {
            items: (0..).take(count).collect(),
            base: u64::from(bit(0)),
            most: if bit(1) { 7 } else { LENGTH },
            has_next: bit(2),
            has_current: bit(3),
            has_total: bit(4),
            fault,
        }
    }

    /// Whether a short page can only be the end, although the list continues.
    fn hides_its_end(&self) -> bool {
        let total = self.has_total && self.fault != Fault::TotalOfPage;
        self.most < LENGTH && !self.has_next && !total
    }

    fn page(&self, offset: Option<u64>) -> Page<u32> {
        let position = offset.map_or(0, |offset| offset.saturating_sub(self.base));
        let mut start = usize::try_from(position).unwrap();
        match self.fault {
            Fault::IgnoresOffset => start = 0,
            Fault::OffsetIsPageNumber if offset.is_some() => {
                start = (start + usize::from(self.base == 1) - 1) * self.most;
            }
            Fault::StartsOver => start %= self.items.len().next_multiple_of(self.most).max(1),
            _ => {}
        }
        let mut items: Vec<u32> = self
            .items
            .iter()
            .skip(start)
            .take(self.most)
            .copied()
            .collect();
        if self.fault == Fault::EmptyPage && offset.is_some() && start < 2 * self.most {
            items.clear();
        }
        let total = match self.fault {
            Fault::TotalOfPage => items.len(),
            _ => self.items.len(),
        };
        let end = position + self.most as u64;
        let more = end < self.items.len() as u64 || self.fault == Fault::StartsOver;
        let page = Page::new(items).offsets(
            self.has_current.then_some(position + self.base),
            (self.has_next && more).then_some(end + self.base),
        );
        if self.has_total {
            page.total(total as u64)
        } else {
            page
        }
    }

    /// Reads the whole list. Returns the items, the error and the number of requests.
    fn read(&self) -> (Vec<u32>, Option<String>, usize) {
        read(|offset| self.page(offset))
    }
}

fn read(mut page: impl FnMut(Option<u64>) -> Page<u32>) -> (Vec<u32>, Option<String>, usize) {
    let mut progress = Progress::new(Paging::Offset(LENGTH), &Position::START).unwrap();
    let mut all = Vec::new();
    for requests in 0..5_000 {
        let offset = match progress.next() {
            Next::Page(position) => position.offset(),
            Next::Complete => return (all, None, requests),
            Next::Failed(why) => return (all, Some(why), requests),
        };
        assert_ne!(offset, Some(0), "the service rejects the offset 0");
        match progress.add(page(offset)) {
            Ok(items) => all.extend(items),
            Err(error) => return (all, Some(error), requests + 1),
        }
    }
    panic!("the list does not end");
}

#[test]
fn list_is_complete_or_ends_in_an_error_whatever_the_service_does() {
    for fault in FAULTS {
        for bits in 0..32 {
            for count in [0, 1, 6, 7, 9, 10, 11, 20, 25, 70, 100, 1001] {
                let service = Service::new(count, bits, fault);
                if service.hides_its_end() {
                    continue;
                }
                let (all, error, requests) = service.read();
                let case = format!("{fault:?} {bits:05b} {count}: {error:?}");
                if error.is_none() {
                    assert_eq!(all, service.items, "{case}");
                } else {
                    assert_ne!(fault, Fault::None, "{case}");
                }
                assert!(requests <= count / 5 + 3, "{requests} requests: {case}");
            }
        }
    }
}

#[test]
fn total_of_the_page_alone_does_not_end_a_list() {
    for bits in [0b1_0000, 0b1_0001, 0b1_1000, 0b1_1001, 0b1_0100] {
        let service = Service::new(25, bits, Fault::TotalOfPage);
        assert_eq!(
            service.read(),
            (service.items.clone(), None, 3),
            "{bits:05b}"
        );
    }
}

#[test]
fn equal_items_are_all_returned() {
    // The next page is named, or total and offset are.
    for bits in [0b0_0100, 0b0_0101, 0b1_1100, 0b1_1000, 0b1_1001, 0b1_0110] {
        for count in [2, 10, 11, 30, 35] {
            let mut service = Service::new(count, bits, Fault::None);
            service.items = vec![7; count];
            if count == LENGTH && !service.has_current {
                continue; // A full page without any signal.
            }
            let (all, error, _) = service.read();
            assert_eq!((all.len(), error), (count, None), "{bits:05b} {count}");
        }
    }
    // A run of equal items at the border of two pages.
    for bits in 0..32 {
        let mut service = Service::new(25, bits, Fault::None);
        for item in &mut service.items[4..16] {
            *item = 4;
        }
        if !service.hides_its_end() {
            assert_eq!(service.read().0, service.items, "{bits:05b}");
        }
    }
}

#[test]
fn total_that_changes_is_not_a_contradiction() {
    for (bits, grows) in [
        (0b1_0100, true),
        (0b1_0100, false),
        (0b1_1000, true),
        (0b1_1000, false),
    ] {
        let mut service = Service::new(35, bits, Fault::None);
        let (all, error, _) = read(|offset| {
            let page = service.page(offset);
            if grows && service.items.len() < 60 {
                service
                    .items
                    .push(u32::try_from(service.items.len()).unwrap());
            } else {
                service.items.truncate(service.items.len() - 3);
            }
            page
        });
        assert_eq!(error, None, "{bits:05b} {grows}");
        let expected: Vec<u32> = (0..).take(all.len()).collect();
        assert_eq!(all, expected);
        assert!(all.len() >= 20);
    }
}

#[test]
fn links_that_grow_over_the_same_items_end_in_an_error() {
    for (total, pages) in [(None, 1), (None, 3), (Some(1_000_000), 3), (None, 900)] {
        let (all, error, requests) = read(|offset| {
            let position = offset.unwrap_or(0);
            let first = u32::try_from(position % (10 * pages)).unwrap();
            let page = Page::new((first..first + 10).collect());
            let page = page.offsets(None, Some(position + 10));
            total.map_or(page.clone(), |total: u64| page.total(total))
        });
        assert!(error.is_some());
        assert_eq!(all.len() as u64, 10 * pages);
        assert_eq!(requests as u64, pages + 1);
    }
}

#[test]
fn equal_pages_are_bounded_although_more_are_announced() {
    let (all, error, requests) = read(|offset| {
        let page = Page::new(vec![1; 10]).total(u64::MAX);
        page.offsets(offset, Some(offset.unwrap_or(0) + 10))
    });
    assert!(error.is_some());
    assert!(requests <= MOST_EQUAL + 2, "{requests}");
    assert_eq!(all.len(), 10 * (requests - 1));
}

#[test]
fn offsets_beyond_the_range_of_integers_do_not_panic() {
    let (_, error, _) = read(|_| {
        let page = Page::new(vec![1, 2]).total(u64::MAX);
        page.offsets(Some(u64::MAX), Some(u64::MAX))
    });
    assert!(error.is_some());
    let mut first = true;
    let (_, error, _) = read(|_| {
        let items = if std::mem::take(&mut first) {
            vec![1, 2]
        } else {
            vec![3]
        };
        let page = Page::new(items).total(u64::MAX);
        page.offsets(Some(u64::MAX - 1), None)
    });
    assert!(error.is_some());
}

#[test]
fn a_next_page_after_exactly_the_total_is_read_and_one_beyond_it_is_an_error() {
    let list = |items: u32| {
        read(|offset| {
            let start = offset.map_or(0, |offset| u32::try_from(offset).unwrap());
            let items: Vec<u32> = (start..items.min(start + 10)).collect();
            let next = (!items.is_empty()).then(|| u64::from(start) + 10);
            Page::new(items).total(14).offsets(None, next)
        })
    };
    let (items, error, requests) = list(14);
    assert_eq!((items.len(), error, requests), (14, None, 3));
    let (items, error, requests) = list(16);
    let beyond = Some("announced a next page beyond the total".to_owned());
    assert_eq!((items.len(), error, requests), (16, beyond, 2));
}

/// What is requested next, the offset at which a later run continues, and how many items are before it.
type After = (Result<Option<u64>, bool>, Option<(Option<u64>, u64)>);

/// The items that each page adds, and what comes after it.
fn steps(length: usize, pages: &[Page<u32>]) -> Vec<(Vec<u32>, After)> {
    let mut progress = Progress::new(Paging::Offset(length), &Position::START).unwrap();
    let step = |page: &Page<u32>| {
        let items = progress.add(page.clone()).unwrap();
        let next = match progress.next() {
            Next::Page(position) => Ok(position.offset()),
            Next::Complete => Err(true),
            Next::Failed(_) => Err(false),
        };
        let resume = progress.resume();
        let resume = resume.map(|position| (position.offset(), position.read));
        (items, (next, resume))
    };
    pages.iter().map(step).collect()
}

fn page(items: impl IntoIterator<Item = u32>) -> Page<u32> {
    Page::new(items.into_iter().collect())
}

const START: Option<(Option<u64>, u64)> = Some((None, 0));

#[test]
fn a_link_is_followed_wherever_it_leads() {
    // It is not the calculated offset.
    let links = [page(0..3).offsets(Some(1), Some(10)), page(3..5)];
    let expected = [
        (vec![0, 1, 2], (Ok(Some(10)), Some((Some(10), 3)))),
        (vec![3, 4], (Err(true), None)),
    ];
    assert_eq!(steps(3, &links), expected);
    // It is smaller than the number of items, so the base is unknown.
    let links = [
        page(0..3).offsets(None, Some(2)),
        page(3..6).offsets(None, Some(1)),
    ];
    let expected = [
        (vec![0, 1, 2], (Ok(Some(2)), Some((Some(2), 3)))),
        (vec![3, 4, 5], (Err(false), Some((Some(2), 3)))),
    ];
    assert_eq!(steps(3, &links), expected);
}

#[test]
fn the_announced_total_ends_a_list_unless_it_is_that_of_a_full_page() {
    for (pages, next) in [
        (vec![page(0..3).total(3)], Err(true)),
        (vec![page(0..5).total(5)], Ok(Some(5))),
        (vec![page(0..5).total(6)], Ok(Some(6))),
        (vec![page(0..5).total(10), page(5..10).total(10)], Err(true)),
        (vec![page(0..5).total(8), page(5..8).total(8)], Err(true)),
        (vec![page(0..5).total(8), page(5..7).total(8)], Ok(Some(8))),
        (vec![page(0..5), page(4..7)], Err(true)),
    ] {
        let first = |page: &Page<u32>| page.clone().offsets(Some(1), None);
        let pages: Vec<_> = pages.iter().map(first).collect();
        let steps = steps(5, &pages);
        assert_eq!(steps[pages.len() - 1].1.0, next, "{pages:?}");
    }
}

#[test]
fn a_page_of_known_items_only_is_the_end_unless_it_is_full() {
    // Full: the next page starts with the last of them.
    let pages = [page([0, 1]), page([0, 1]), page([1, 2]), page([2])];
    let expected = [
        (vec![0, 1], (Ok(Some(1)), START)),
        (vec![], (Ok(Some(2)), Some((Some(3), 2)))),
        (vec![2], (Ok(Some(3)), Some((Some(4), 3)))),
        (vec![], (Err(true), None)),
    ];
    assert_eq!(steps(2, &pages), expected);
    // Not full, although more are announced.
    let pages = [page(0..5).total(10), page([3, 4]).total(10)];
    let expected = [
        (vec![0, 1, 2, 3, 4], (Ok(Some(4)), START)),
        (vec![], (Err(false), START)),
    ];
    assert_eq!(steps(5, &pages), expected);
    let pages = [page(0..5), page([3, 4])];
    assert_eq!(steps(5, &pages)[1], (vec![], (Err(true), None)));
}

#[test]
fn the_first_item_has_the_offset_that_the_known_items_show() {
    // As many as expected: it is 1. One less: it is 0.
    for (second, new, resume) in [
        (page(1..4), vec![3], Some((Some(5), 4))),
        (page(2..5), vec![3, 4], Some((Some(5), 5))),
    ] {
        let steps = steps(3, &[page(0..3), second]);
        assert_eq!(steps[0], (vec![0, 1, 2], (Ok(Some(2)), START)));
        assert_eq!((&steps[1].0, steps[1].1.1), (&new, resume));
    }
    // Another number: items were added in front, and it stays unknown.
    let steps = self::steps(3, &[page([5, 6, 6]), page([6, 7, 8])]);
    let expected = [
        (vec![5, 6, 6], (Ok(Some(1)), START)),
        (vec![7, 8], (Ok(Some(4)), START)),
    ];
    assert_eq!(steps, expected);
    // One item was read, and the next page does not start with it.
    let steps = self::steps(10, &[page([0]).total(3), page([1, 2]).total(3)]);
    let expected = [
        (vec![0], (Ok(Some(1)), START)),
        (vec![1, 2], (Err(true), None)),
    ];
    assert_eq!(steps, expected);
    let steps = self::steps(10, &[page([0]).total(4), page([1, 2]).total(4)]);
    assert_eq!(steps[1], (vec![1, 2], (Ok(Some(3)), Some((Some(3), 3)))));
}

#[test]
fn a_page_that_does_not_continue_the_previous_one_is_an_error() {
    let mut progress = Progress::new(Paging::Offset(3), &Position::START).unwrap();
    progress.add(page(0..3)).unwrap();
    let why = "returned a page that does not continue the previous one";
    assert_eq!(progress.add(page(7..10)), Err(why.to_owned()));
}

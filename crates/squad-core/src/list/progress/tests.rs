//! Every style against services that follow it, that contradict themselves, and that respond at random.
#![allow(clippy::unwrap_used, clippy::panic)]
mod positions;

use proptest::prelude::*;

use super::{MOST_PAGES, Next, Progress};
use crate::list::{Page, Paging, Position};
use crate::{Error, Kind};

const SIZE: usize = 5;

#[derive(Debug, PartialEq)]
enum End {
    Complete,
    Failed,
    Rejected,
}

/// Reads a list; the items, how it ended, the number of requests, and the positions with the number of items before each.
struct Reading {
    items: Vec<u32>,
    end: End,
    requests: usize,
    positions: Vec<(Position, usize)>,
}

fn read(
    paging: Paging,
    start: &Position,
    mut respond: impl FnMut(&Position) -> Result<Page<u32>, Error>,
) -> Reading {
    let mut progress = Progress::new(paging, start).unwrap();
    let (mut items, mut positions, mut requests) = (Vec::new(), Vec::new(), 0);
    loop {
        positions.extend(progress.resume().map(|position| (position, items.len())));
        let end = match progress.next() {
            Next::Complete => End::Complete,
            Next::Failed(_) => End::Failed,
            Next::Page(position) => {
                requests += 1;
                assert!(requests <= MOST_PAGES as usize, "the list does not end");
                match respond(&position) {
                    Ok(page) => match progress.add(page) {
                        Ok(new) => {
                            items.extend(new);
                            continue;
                        }
                        Err(_) => End::Failed,
                    },
                    Err(error) if progress.add_error(&error) => continue,
                    Err(_) => End::Rejected,
                }
            }
        };
        return Reading {
            items,
            end,
            requests,
            positions,
        };
    }
}

/// A service with `count` items.
#[derive(Debug, Clone)]
struct Service {
    count: u32,
    /// The number of the first page.
    base: u64,
    most: usize,
    has_total: bool,
    /// What a service that counts from 1 does with page 0.
    zero: Zero,
}

#[derive(Debug, Clone, Copy)]
enum Zero {
    Rejected,
    FirstPage,
    Fails,
}

impl Service {
    fn items(&self) -> Vec<u32> {
        (0..self.count).collect()
    }

    fn slice(&self, start: usize) -> Vec<u32> {
        self.items()
            .into_iter()
            .skip(start)
            .take(self.most)
            .collect()
    }

    fn with_total(&self, page: Page<u32>) -> Page<u32> {
        if self.has_total {
            page.total(self.count)
        } else {
            page
        }
    }

    fn by_number(&self, position: &Position) -> Result<Page<u32>, Error> {
        let number = match (position.number().checked_sub(self.base), self.zero) {
            (Some(number), _) => number,
            (None, Zero::FirstPage) => 0,
            (None, Zero::Rejected) => return Err(Error::new(Kind::Validation, "no page 0")),
            (None, Zero::Fails) => return Err(Error::new(Kind::Server, "negative offset")),
        };
        let start = usize::try_from(number).unwrap() * self.most;
        Ok(self.with_total(Page::new(self.slice(start))))
    }

    fn by_cursor(&self, position: &Position) -> Result<Page<u32>, Error> {
        let start = position
            .cursor()
            .map_or(0, |cursor| cursor.parse().unwrap());
        let end = start + self.most;
        let has_next = end < self.count as usize;
        let cursor = has_next.then(|| end.to_string());
        Ok(self.with_total(Page::new(self.slice(start)).next(has_next, cursor)))
    }

    fn by_offset(&self, position: &Position) -> Result<Page<u32>, Error> {
        let start = position.offset().unwrap_or(0);
        let end = start + self.most as u64;
        let next = (end < u64::from(self.count)).then_some(end);
        let page = Page::new(self.slice(usize::try_from(start).unwrap()));
        Ok(self.with_total(page.offsets(Some(start), next)))
    }
}

fn services() -> impl Strategy<Value = Service> {
    let zeros = prop_oneof![
        Just(Zero::Rejected),
        Just(Zero::FirstPage),
        Just(Zero::Fails)
    ];
    (0..40_u32, 0..2_u64, any::<bool>(), any::<bool>(), zeros).prop_map(
        |(count, base, short, has_total, zero)| Service {
            count,
            base,
            // A short page without a total can only be the end.
            most: if short && has_total { SIZE - 2 } else { SIZE },
            has_total,
            zero,
        },
    )
}

fn whole(service: &Service, paging: Paging) -> Reading {
    read_from(service, paging, &Position::START)
}

fn read_from(service: &Service, paging: Paging, start: &Position) -> Reading {
    match paging {
        Paging::Number(_) => read(paging, start, |position| service.by_number(position)),
        Paging::Offset(_) => read(paging, start, |position| service.by_offset(position)),
        _ => read(paging, start, |position| service.by_cursor(position)),
    }
}

const STYLES: [Paging; 3] = [Paging::Number(SIZE), Paging::Offset(SIZE), Paging::Cursor];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn list_of_a_service_that_follows_its_style_is_complete(service in services()) {
        for paging in STYLES {
            let mut reading = whole(&service, paging);
            prop_assert_eq!(&reading.end, &End::Complete, "{:?}", paging);
            // Page 0 is the last one to be read.
            reading.items.sort_unstable();
            prop_assert_eq!(reading.items, service.items(), "{:?}", paging);
            prop_assert!(reading.requests <= service.count as usize / service.most + 3);
        }
    }

    #[test]
    fn saved_position_loses_no_item(service in services()) {
        for paging in STYLES {
            let Reading { items, positions, .. } = whole(&service, paging);
            for (position, before) in positions {
                let stored = serde_json::to_string(&position).unwrap();
                let position = serde_json::from_str(&stored).unwrap();
                let rest = read_from(&service, paging, &position);
                prop_assert_eq!(&rest.end, &End::Complete, "{:?} {}", paging, stored);
                prop_assert_eq!(&rest.items, &items[before..], "{:?} {}", paging, stored);
            }
        }
    }

    #[test]
    fn any_service_ends_a_list_and_never_short_of_its_total(
        pages in prop::collection::vec(any_page(), 1..12),
        paging in prop_oneof![
            Just(Paging::Number(3)), Just(Paging::Offset(3)), Just(Paging::Cursor), Just(Paging::Whole)
        ],
    ) {
        let (mut nth, mut total, mut came, mut open) = (0, None, 0, false);
        let reading = read(paging, &Position::START, |_| {
            let page: Page<u32> = pages[nth % pages.len()].clone();
            nth += 1;
            total = page.total.filter(|total| *total > 0).or(total);
            came += page.items.len() as u64;
            open = page.has_next == Some(true);
            Ok(page)
        });
        if reading.end == End::Complete {
            prop_assert!(total.is_none_or(|total| came >= total), "{} of {:?}", came, total);
            if matches!(paging, Paging::Cursor | Paging::Whole) {
                prop_assert!(!open, "the service says that there is more");
            }
        }
    }
}

fn any_page() -> impl Strategy<Value = Page<u32>> {
    let cursor = prop::option::of(prop_oneof![Just(String::new()), "[a-d]"]);
    (
        prop::collection::vec(0..50_u32, 0..5),
        prop::option::of(0..20_u64),
        prop::option::of((any::<bool>(), cursor)),
        prop::option::of(0..20_u64),
        prop::option::of(0..20_u64),
    )
        .prop_map(|(items, total, next, this, following)| {
            let page = Page::new(items).offsets(this, following);
            let page = match total {
                Some(total) => page.total(total),
                None => page,
            };
            match next {
                Some((has_next, cursor)) => page.next(has_next, cursor),
                None => page,
            }
        })
}

#[test]
fn pages_without_end_are_bounded_in_every_style() {
    for paging in STYLES {
        let mut nth = 0_u32;
        let reading = read(paging, &Position::START, |_| {
            nth += 1;
            let page = Page::new((nth * 5..nth * 5 + 5).collect()).total(u64::MAX);
            Ok(page
                .next(true, Some(nth.to_string()))
                .offsets(None, Some(u64::from(nth) * 5)))
        });
        assert_eq!(
            (reading.end, reading.requests),
            (End::Failed, MOST_PAGES as usize),
            "{paging:?}"
        );
    }
}

#[test]
fn cursor_that_comes_twice_is_an_error_and_so_is_a_next_page_without_one() {
    for cursor in [Some("same"), None] {
        let mut nth = 0;
        let reading = read(Paging::Cursor, &Position::START, |_| {
            nth += 1;
            Ok(Page::new(vec![nth]).next(true, cursor))
        });
        let expected = if cursor.is_some() {
            vec![1, 2]
        } else {
            vec![1]
        };
        assert_eq!((reading.end, reading.items), (End::Failed, expected));
    }
}

#[test]
fn empty_pages_that_are_not_the_last_are_read_but_bounded() {
    let read = |full_at: u32| {
        let mut nth = 0;
        read(Paging::Cursor, &Position::START, |_| {
            nth += 1;
            let items = if nth == full_at { vec![7] } else { vec![] };
            Ok(Page::new(items).next(nth < full_at, Some(nth.to_string())))
        })
    };
    assert_eq!((read(20).end, read(20).items), (End::Complete, vec![7]));
    assert_eq!(read(u32::MAX).end, End::Failed);
}

#[test]
fn page_that_comes_again_is_an_error() {
    // The service ignores the number; and the number of the page.
    for total in [None, Some(1000)] {
        let reading = read(Paging::Number(SIZE), &Position::START, |_| {
            let page = Page::new((0..5).collect());
            Ok(match total {
                Some(total) => page.total(total),
                None => page,
            })
        });
        assert_eq!((reading.end, reading.requests), (End::Failed, 2));
        assert_eq!(reading.items.len(), 5);
    }
}

#[test]
fn number_of_requests_of_a_list_with_a_total_is_that_of_its_pages() {
    for (count, requests) in [(0, 1), (1, 1), (4, 1), (6, 2), (10, 2), (11, 3)] {
        let service = Service {
            count,
            base: 1,
            most: SIZE,
            has_total: true,
            zero: Zero::Rejected,
        };
        let reading = whole(&service, Paging::Number(SIZE));
        assert_eq!((reading.end, reading.requests), (End::Complete, requests));
    }
}

#[test]
fn cut_list_fails_after_its_items() {
    let cut = [
        Page::new(vec![1, 2]).total(3),
        Page::new(vec![1, 2]).next(true, None::<&str>),
        Page::new(vec![1, 2]).next(true, Some("unusable")),
    ];
    for page in cut {
        let reading = read(Paging::Whole, &Position::START, |_| Ok(page.clone()));
        assert_eq!((reading.end, reading.items), (End::Failed, vec![1, 2]));
    }
    for page in [Page::new(vec![1, 2]), Page::new(vec![1, 2]).total(2)] {
        let reading = read(Paging::Whole, &Position::START, |_| Ok(page.clone()));
        assert_eq!((reading.end, reading.items), (End::Complete, vec![1, 2]));
    }
}

#[test]
fn position_of_another_style_is_rejected() {
    let cursor: Position = serde_json::from_str(r#"{"at":{"cursor":"x"},"read":3}"#).unwrap();
    for paging in [Paging::Number(5), Paging::Offset(5), Paging::Whole] {
        let error = Progress::<u32>::new(paging, &cursor).unwrap_err();
        assert!(error.is_configuration());
    }
    Progress::<u32>::new(Paging::Cursor, &cursor).unwrap();
}

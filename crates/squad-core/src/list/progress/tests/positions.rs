//! The exact sequence of positions of each style, where a list continues after an error, and what is known of its length.

use super::super::seen::digest;
use super::*;

fn position(json: &str) -> Position {
    serde_json::from_str(json).unwrap()
}

/// What is requested next, and where a later run continues.
#[track_caller]
fn is_at(progress: &Progress<u32>, position: &Position) {
    assert_eq!(progress.next(), Next::Page(position.clone()));
    assert_eq!(progress.resume().as_ref(), Some(position));
}

#[track_caller]
fn has_failed(progress: &Progress<u32>, why: &str, position: &Position) {
    assert_eq!(progress.next(), Next::Failed(why.to_owned()));
    assert_eq!(progress.resume().as_ref(), Some(position));
}

fn items(items: std::ops::Range<u32>) -> Vec<u32> {
    items.collect()
}

const CUT: &str = "returned only a part of the list, and has no way to continue it";
const SHORT: &str = "returned no further items before the announced total";

#[test]
fn pages_are_numbered_from_one_and_carry_the_digest_of_the_first() {
    let mut progress = Progress::new(Paging::Number(3), &Position::START).unwrap();
    is_at(&progress, &Position::START);
    assert_eq!(progress.announced(), None);
    assert_eq!(progress.describe(), "0 were read");
    let page = Page::new(items(0..3)).total(8);
    assert_eq!(progress.add(page), Ok(items(0..3)));
    let first = digest(&[0, 1, 2]);
    let second = position(&format!(
        r#"{{"at":{{"page":2}},"read":3,"first":{first}}}"#
    ));
    is_at(&progress, &second);
    assert_eq!(progress.announced(), Some(8));
    assert_eq!(progress.describe(), "3 of 8 were read");
    // Zero on a later page is the value of a missing field.
    progress.add(Page::new(items(3..6)).total(0)).unwrap();
    let third = position(&format!(
        r#"{{"at":{{"page":3}},"read":6,"first":{first}}}"#
    ));
    is_at(&progress, &third);
    assert_eq!(progress.announced(), Some(8));
    progress.add(Page::new(items(6..8))).unwrap();
    assert_eq!((progress.next(), progress.resume()), (Next::Complete, None));
    assert_eq!(progress.describe(), "8 of 8 were read");
    // Another run continues in the middle.
    let progress = Progress::<u32>::new(Paging::Number(3), &second).unwrap();
    is_at(&progress, &second);
    assert_eq!(progress.describe(), "3 were read");
}

#[test]
fn page_0_comes_last_and_a_list_without_it_continues_at_its_last_page() {
    let first = digest(&[0, 1, 2]);
    let at = |page: u64| {
        position(&format!(
            r#"{{"at":{{"page":{page}}},"read":3,"first":{first}}}"#
        ))
    };
    let to_page_0 = || {
        let mut progress = Progress::new(Paging::Number(3), &Position::START).unwrap();
        progress.add(Page::new(items(0..3)).total(6)).unwrap();
        is_at(&progress, &at(2));
        assert_eq!(progress.add(Page::new(vec![])), Ok(vec![]));
        is_at(&progress, &at(0));
        progress
    };
    for (kind, absent) in [
        (Kind::Validation, true),
        (Kind::NotFound, true),
        (Kind::Server, true),
        (Kind::Timeout, false),
        (Kind::Permission, false),
    ] {
        let mut progress = to_page_0();
        assert_eq!(
            progress.add_error(&Error::new(kind, "")),
            absent,
            "{kind:?}"
        );
        if absent {
            has_failed(&progress, SHORT, &at(2));
        } else {
            is_at(&progress, &at(0));
        }
    }
    // It is page 1 again, a page that is known, and the missing items.
    for (page, new, complete) in [(0..3, 0, false), (3..6, 3, true), (3..5, 2, false)] {
        let mut progress = to_page_0();
        let added = progress.add(Page::new(items(page))).unwrap();
        assert_eq!(added.len(), new);
        match complete {
            true => assert_eq!(progress.next(), Next::Complete),
            false => has_failed(&progress, SHORT, &at(0)),
        }
    }
    // An error of any other page is one of the list.
    let mut progress = Progress::<u32>::new(Paging::Number(3), &Position::START).unwrap();
    assert!(!progress.add_error(&Error::new(Kind::NotFound, "")));
    is_at(&progress, &Position::START);
    let mut progress = Progress::<u32>::new(Paging::Cursor, &Position::START).unwrap();
    assert!(!progress.add_error(&Error::new(Kind::NotFound, "")));
}

#[test]
fn pages_of_equal_items_are_all_returned_up_to_the_total() {
    let again = "returned the same page again";
    let read = |paging: Paging, pages: &[Page<u32>]| {
        let mut progress = Progress::new(paging, &Position::START).unwrap();
        let mut came = 0;
        for page in pages {
            match progress.add(page.clone()) {
                Ok(items) => came += items.len(),
                Err(why) => return (came, Err(why)),
            }
        }
        (came, Ok(progress.next() == Next::Complete))
    };
    let page = |count: usize| Page::new(vec![7; count]);
    let number = Paging::Number(5);
    // More are announced, and no more than that.
    let pages = [page(5).total(10), page(5).total(10)];
    assert_eq!(read(number, &pages), (10, Ok(true)));
    // The total of the page alone.
    let pages = [page(5).total(5), page(5).total(5)];
    assert_eq!(read(number, &pages), (5, Err(again.to_owned())));
    // A full page without a total.
    assert_eq!(read(number, &[page(5), page(5)]), (10, Ok(false)));
    let mixed = [Page::new(items(0..5)), Page::new(items(0..5))];
    assert_eq!(read(number, &mixed), (5, Err(again.to_owned())));
    let offset = Paging::Offset(5);
    let link = |page: Page<u32>, next| page.offsets(None, Some(next));
    let pages = [
        link(page(5).total(11), 5),
        link(page(5).total(11), 10),
        page(1).total(11),
    ];
    assert_eq!(read(offset, &pages), (11, Ok(true)));
    let pages = [link(page(5).total(5), 5), link(page(5).total(5), 10)];
    assert_eq!(read(offset, &pages), (5, Err(again.to_owned())));
    assert_eq!(
        read(offset, &[link(page(5), 5), link(page(5), 10)]),
        (10, Ok(false))
    );
    let pages = [link(page(4), 5), link(page(4), 10)];
    assert_eq!(read(offset, &pages), (4, Err(again.to_owned())));
}

#[test]
fn an_empty_page_with_a_total_of_zero_is_one_without_a_total() {
    let empty = || Page::<u32>::new(vec![]).total(0);
    // Known items were expected.
    let mut progress = Progress::new(Paging::Offset(3), &Position::START).unwrap();
    progress.add(Page::new(items(0..3))).unwrap();
    let why = "returned an empty page where known items were expected";
    assert_eq!(progress.add(empty()), Err(why.to_owned()));
    // It names a next page.
    let mut progress = Progress::new(Paging::Offset(3), &Position::START).unwrap();
    progress
        .add(Page::new(items(0..3)).offsets(None, Some(3)))
        .unwrap();
    let why = "returned an empty page that is not the last";
    assert_eq!(
        progress.add(empty().offsets(None, Some(6))),
        Err(why.to_owned())
    );
    // The list is empty.
    let mut progress = Progress::new(Paging::Offset(3), &Position::START).unwrap();
    assert_eq!(progress.add(empty()), Ok(vec![]));
    assert_eq!(
        (progress.next(), progress.announced()),
        (Next::Complete, Some(0))
    );
}

#[test]
fn offsets_are_those_of_the_links_or_are_calculated() {
    let mut progress = Progress::new(Paging::Offset(3), &Position::START).unwrap();
    is_at(&progress, &Position::START);
    let page = Page::new(items(0..3)).offsets(Some(1), Some(4)).total(7);
    progress.add(page).unwrap();
    let second = position(r#"{"at":{"offset":4},"read":3,"base":1}"#);
    is_at(&progress, &second);
    // Without a link, but with the offset of the first item and the total.
    let page = Page::new(items(3..6)).offsets(Some(4), None).total(7);
    progress.add(page).unwrap();
    is_at(
        &progress,
        &position(r#"{"at":{"offset":7},"read":6,"base":1}"#),
    );
    assert_eq!(progress.describe(), "6 of 7 were read");
    progress.add(Page::new(items(6..7)).total(7)).unwrap();
    assert_eq!((progress.next(), progress.resume()), (Next::Complete, None));
    // With neither, the page that is requested starts with known items, and a later run starts before it.
    let mut progress = Progress::new(Paging::Offset(3), &Position::START).unwrap();
    progress.add(Page::new(items(0..3))).unwrap();
    assert_eq!(progress.resume(), Some(Position::START));
    assert_eq!(
        progress.next(),
        Next::Page(position(r#"{"at":{"offset":2}}"#))
    );
    assert_eq!(progress.add(Page::new(items(1..4))), Ok(vec![3]));
    let expected = position(r#"{"at":{"offset":5},"read":4,"base":1}"#);
    assert_eq!(progress.resume(), Some(expected));
    let overlapping = position(r#"{"at":{"offset":4},"read":4,"base":1}"#);
    assert_eq!(progress.next(), Next::Page(overlapping));
}

#[test]
fn cursors_are_followed_to_a_page_without_one() {
    let page = |range, cursor: Option<&str>| Page::new(items(range)).next(cursor.is_some(), cursor);
    let mut progress = Progress::new(Paging::Cursor, &Position::START).unwrap();
    is_at(&progress, &Position::START);
    progress.add(page(0..2, Some("a")).total(5)).unwrap();
    let a = position(r#"{"at":{"cursor":"a"},"read":2}"#);
    is_at(&progress, &a);
    assert_eq!(
        (progress.announced(), progress.describe()),
        (Some(5), "2 of 5 were read".into())
    );
    progress.add(page(2..4, Some("b"))).unwrap();
    let b = position(r#"{"at":{"cursor":"b"},"read":4}"#);
    is_at(&progress, &b);
    progress.add(page(4..5, None)).unwrap();
    assert_eq!((progress.next(), progress.resume()), (Next::Complete, None));
    // A cursor alone says that there is a next page.
    let mut progress = Progress::new(Paging::Cursor, &a).unwrap();
    is_at(&progress, &a);
    let mut alone = page(2..4, Some("b"));
    alone.has_next = None;
    progress.add(alone).unwrap();
    is_at(&progress, &b);

    // The page that failed is the one to continue with.
    let again = "named a page that was read as the next one";
    for (page, why) in [
        (page(2..4, None).total(5), SHORT),
        (Page::new(items(2..4)).next(true, None::<&str>), CUT),
        (page(2..4, Some("a")), again),
    ] {
        let mut progress = Progress::new(Paging::Cursor, &a).unwrap();
        assert_eq!(progress.add(page), Ok(items(2..4)));
        has_failed(&progress, why, &a);
    }
    let mut progress = Progress::new(Paging::Cursor, &a).unwrap();
    progress.add(page(2..4, Some("b"))).unwrap();
    let error = progress.add(page(2..4, Some("c"))).unwrap_err();
    assert_eq!(error, "returned the same page again");
}

#[test]
fn a_hundred_empty_pages_in_a_row_end_a_list() {
    let mut cursor = 0;
    let mut page = |items: Vec<u32>| {
        cursor += 1;
        Page::new(items).next(true, Some(format!("c{cursor}")))
    };
    let mut progress = Progress::new(Paging::Cursor, &Position::START).unwrap();
    for nth in 0..2 {
        for _ in 0..99 {
            progress.add(page(vec![])).unwrap();
            assert!(matches!(progress.next(), Next::Page(_)));
        }
        // An item starts the count over.
        progress.add(page(vec![nth])).unwrap();
    }
    for _ in 0..99 {
        progress.add(page(vec![])).unwrap();
    }
    assert!(matches!(progress.next(), Next::Page(_)));
    progress.add(page(vec![])).unwrap();
    let last = position(r#"{"at":{"cursor":"c299"},"read":2}"#);
    has_failed(
        &progress,
        "returned only empty pages that are not the last",
        &last,
    );
}

#[test]
fn a_whole_list_is_complete_unless_its_response_says_otherwise() {
    for (page, failed, described) in [
        (Page::new(items(0..2)), false, "2 were read"),
        (Page::new(items(0..2)).total(2), false, "2 of 2 were read"),
        (Page::new(items(0..2)).total(1), false, "2 of 1 were read"),
        (Page::new(items(0..2)).total(3), true, "2 of 3 were read"),
        (
            Page::new(items(0..2)).next(false, Some("c")),
            false,
            "2 were read",
        ),
        (
            Page::new(items(0..2)).next(true, Some("c")),
            true,
            "2 were read",
        ),
    ] {
        let mut progress = Progress::new(Paging::Whole, &Position::START).unwrap();
        is_at(&progress, &Position::START);
        assert_eq!(progress.add(page), Ok(items(0..2)));
        match failed {
            true => has_failed(&progress, CUT, &Position::START),
            false => assert_eq!((progress.next(), progress.resume()), (Next::Complete, None)),
        }
        assert_eq!(progress.describe(), described);
    }
}

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use jiff::Timestamp;

use super::{Journal, MAX_BYTES, MAX_PATH_BYTES, MAX_RECORDS, PAIR_BYTES, RECORD_BYTES};
use crate::record::{Host, RequestRecord, StoredBody};

const MIB: usize = 1024 * 1024;

fn record(path: String) -> RequestRecord {
    RequestRecord {
        host: Host::Api,
        method: Method::PUT,
        path,
        operation_id: Some("Teams_getAllTeams".to_owned()),
        status: None,
        at: Timestamp::UNIX_EPOCH,
        query: [].into(),
        headers: [].into(),
        body: StoredBody::Bytes(Bytes::new()),
    }
}

fn body(length: usize) -> StoredBody {
    StoredBody::Bytes(Bytes::from(vec![b'x'; length]))
}

fn total_size(journal: &Journal) -> usize {
    journal.all().iter().map(super::size).sum()
}

#[test]
fn full_journal_drops_the_oldest_requests_and_still_counts_them() {
    let journal = Journal::default();
    let excess = 3;
    let indexes: Vec<usize> = (0..MAX_RECORDS + excess)
        .map(|n| journal.start(record(format!("/{n}"))).0)
        .collect();
    for (n, index) in indexes.iter().enumerate() {
        journal.finish(*index, if n % 2 == 0 { 200 } else { 404 });
    }
    let stored = journal.all();
    assert_eq!(stored.len(), MAX_RECORDS);
    for (n, record) in (excess..).zip(&stored) {
        assert_eq!(record.path, format!("/{n}"));
        assert_eq!(record.status, Some(if n % 2 == 0 { 200 } else { 404 }));
    }
    assert_eq!(journal.count("Teams_getAllTeams"), MAX_RECORDS + excess);
    assert_eq!(journal.count("Teams_removeTeam"), 0);
}

#[test]
fn long_path_is_cut_at_a_character_boundary() {
    let journal = Journal::default();
    journal.start(record(format!("/{}", "é".repeat(MAX_PATH_BYTES))));
    let path = journal.all().remove(0).path;
    assert_eq!(path.len(), MAX_PATH_BYTES - 1);
    assert!(path.ends_with('é'));
}

#[test]
fn twenty_bodies_of_3_mib_are_bounded_and_the_oldest_say_that_they_were_dropped() {
    let journal = Journal::default();
    let (empty, _) = journal.start(record("/empty".to_owned()));
    journal.set_body(empty, body(0));
    for n in 0..20 {
        let (index, _) = journal.start(record(format!("/{n}")));
        journal.set_body(index, body(3 * MIB));
        assert!(total_size(&journal) <= MAX_BYTES);
    }
    let mut requests = journal.all();
    assert_eq!(
        (requests.len(), journal.count("Teams_getAllTeams")),
        (21, 21)
    );
    assert_eq!(requests.remove(0).body(), Ok(&[][..]), "nothing to drop");
    let (dropped, stored): (Vec<_>, Vec<_>) =
        requests.iter().partition(|record| record.body().is_err());
    assert_eq!((dropped.len(), stored.len()), (10, 10));
    assert!(dropped.iter().all(|record| requests[..10].contains(record)));
    assert_eq!(
        dropped[0].json().unwrap_err().to_string(),
        "the body of 3145728 bytes of PUT /0 (no response) is not in the journal: it was dropped, because the journal was full"
    );
}

#[test]
fn bodies_that_arrive_out_of_order_are_dropped_in_the_order_of_the_requests() {
    let journal = Journal::default();
    let indexes: Vec<usize> = (0..12)
        .map(|n| journal.start(record(format!("/{n}"))).0)
        .collect();
    for index in indexes.iter().rev() {
        journal.set_body(*index, body(3 * MIB));
    }
    let stored: Vec<bool> = journal
        .all()
        .iter()
        .map(|record| record.body().is_ok())
        .collect();
    assert_eq!(stored, [vec![false; 2], vec![true; 10]].concat());
}

#[test]
fn requests_are_dropped_if_their_headers_alone_fill_the_journal() {
    let journal = Journal::default();
    let header = ("x".to_owned(), "x".repeat(MIB - PAIR_BYTES - 1));
    for n in 0..40 {
        let mut request = record(format!("/{n}"));
        request.headers = [header.clone()].into();
        let (index, earlier) = journal.start(request);
        assert_eq!(earlier, n);
        journal.set_body(index, body(10));
        journal.finish(index, 200);
        assert!(total_size(&journal) <= MAX_BYTES);
    }
    let requests = journal.all();
    assert_eq!(requests.len(), 31);
    assert_eq!(requests.last().unwrap().path, "/39");
    assert!(requests.iter().all(|request| request.status == Some(200)));
    assert_eq!(journal.count("Teams_getAllTeams"), 40);
    // The size is exact again after all that was dropped.
    let bytes = journal.records().bytes;
    assert_eq!(bytes, total_size(&journal));
}

#[test]
fn request_that_was_dropped_gets_no_body_and_no_status() {
    let journal = Journal::default();
    let (first, _) = journal.start(record("/first".to_owned()));
    for n in 0..MAX_RECORDS {
        journal.start(record(format!("/{n}")));
    }
    journal.set_body(first, body(MIB));
    journal.finish(first, 200);
    let requests = journal.all();
    assert!(requests.iter().all(|request| request.status.is_none()));
    let bytes = journal.records().bytes;
    assert_eq!(bytes, total_size(&journal));
    assert!(total_size(&journal) < MAX_RECORDS * (RECORD_BYTES + 8));
}

#[test]
fn full_journal_is_as_fast_as_an_empty_one() {
    let journal = Journal::default();
    let began = Instant::now();
    for n in 0..30_000 {
        let (index, _) = journal.start(record(format!("/{n}")));
        journal.set_body(index, body(4096));
        journal.finish(index, 200);
    }
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(journal.count("Teams_getAllTeams"), 30_000);
}

//! Eight processes that share one file store and rotate the tokens of one session against the fake, while some are killed.
//!
//! `SQUADVOICE_ROTATIONS=1000 cargo test -p squadvoice --test it processes -- --nocapture` runs it at full size; by default
//! each process rotates a few times only.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use squadvoice::{Credentials, FileStore, OAuthClient, SquadVoice};
use squadvoice_mock::{Account, MockServer};

use crate::support::HastyClock;

const PROCESSES: usize = 8;
const DEFAULT_ROTATIONS_EACH: usize = 8;
/// One process is killed after so many rotations.
const ROTATIONS_PER_KILL: usize = 20;
/// The directory of the store, the address of the token endpoints, and the number of seconds without which a rotation is stuck.
const DIRECTORY: &str = "SQUADVOICE_TEST_STORE";
const ADDRESS: &str = "SQUADVOICE_TEST_TOKENS";
const ROTATIONS: &str = "SQUADVOICE_ROTATIONS";
const STUCK: Duration = Duration::from_secs(120);

fn account() -> Account {
    Account::new("id", "secret", "me@example.com", "password")
}

/// What each process does until it is killed. Without the variables there is no store, and it passes.
#[tokio::test]
async fn worker_rotates_until_it_is_killed() {
    let (Ok(directory), Ok(address)) = (std::env::var(DIRECTORY), std::env::var(ADDRESS)) else {
        return;
    };
    let clock = HastyClock::default();
    let client = SquadVoice::builder()
        .api_url(&address)
        .authentication_url(&address)
        .credentials_from("worker", || async {
            let account = account();
            let client = OAuthClient::new(account.client_id, account.client_secret);
            Credentials::new(client, account.username, account.password)
        })
        .store(FileStore::new(directory).unwrap())
        .clock(clock.clone())
        .build()
        .unwrap();
    let begun = Instant::now();
    while begun.elapsed() < STUCK * 10 {
        clock.pass();
        if client.login().await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// A process that is killed when the test ends.
struct Worker(Child);

impl Drop for Worker {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn start(directory: &Path, address: &str) -> Worker {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "processes::worker_rotates_until_it_is_killed"])
        .env(DIRECTORY, directory)
        .env(ADDRESS, address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Worker(child.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_processes_never_spend_a_token_twice_and_a_kill_costs_at_most_one_login() {
    let each = std::env::var(ROTATIONS).ok();
    let each = each.map_or(DEFAULT_ROTATIONS_EACH, |text| text.parse().unwrap());
    // A file system in memory, if there is one: the test is about the order of operations, not about the disk.
    let memory = Path::new("/dev/shm");
    let directory = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    }
    .unwrap();
    let place = directory.path().join("tokens");
    let fake = MockServer::builder()
        .account(account())
        .rate_limit(None)
        .start()
        .await
        .unwrap();
    let address = fake.authentication_url();

    let begun = Instant::now();
    let mut workers: Vec<_> = (0..PROCESSES).map(|_| start(&place, &address)).collect();
    let mut kills = 0;
    let mut progress = (0, begun);
    while fake.token_statistics().refreshes < PROCESSES * each {
        let rotations = fake.token_statistics().refreshes;
        if rotations > (kills + 1) * ROTATIONS_PER_KILL {
            let victim = kills % workers.len();
            let fresh = start(&place, &address);
            drop(std::mem::replace(&mut workers[victim], fresh));
            kills += 1;
        }
        if rotations > progress.0 {
            progress = (rotations, Instant::now());
        }
        assert!(
            progress.1.elapsed() < STUCK,
            "stuck after {rotations} rotations: {:?}",
            fake.token_statistics()
        );
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    kills += workers.len();
    drop(workers);
    let statistics = fake.token_statistics();
    let seconds = begun.elapsed().as_secs_f32();
    eprintln!("{PROCESSES} processes, {kills} kills, {statistics:?}, {seconds:.1} s");
    assert_eq!(statistics.spent_reused, 0, "a spent token was reused");
    assert!(statistics.logins <= 1 + kills, "{statistics:?}");
}

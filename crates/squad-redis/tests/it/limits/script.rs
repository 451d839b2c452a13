//! The script that gives permits, in a real server and at times of the test's choice: it reads the time, the identity and the age
//! of the server from its last arguments.

use std::collections::BTreeMap;

use crate::support::{Server, installed};

const TAKE: &str = include_str!("../../../src/limits/take.lua");
const START: u64 = 1_800_000_000_000;
/// A window of a minute, the validity of a permit, and the rounding.
const SPAN: u64 = 61_002;
const REJOIN: u64 = 12_000;

/// A window of ten calls a minute.
struct Window {
    connection: redis::Connection,
    script: redis::Script,
    now: u64,
    run: u64,
    /// The number of calls that wait in each process.
    demand: usize,
    /// When the server was started.
    started: u64,
    /// What each process read last.
    versions: BTreeMap<String, (String, u64)>,
    ids: u64,
    sent: Vec<u64>,
}

struct Taken {
    granted: bool,
    wait: u64,
    slot: u64,
    slots: u64,
}

impl Window {
    fn new(server: &Server) -> Self {
        let code = TAKE
            .replace("redis.call('TIME')", "{ ARGV[#ARGV - 1] / 1000, '0' }")
            .replace("redis.call('INFO', 'server')", "ARGV[#ARGV]");
        Self {
            connection: server.connection(),
            script: redis::Script::new(&code),
            now: START,
            run: 0,
            demand: 1,
            started: START - 1_000_000,
            versions: BTreeMap::new(),
            ids: 0,
            sent: Vec::new(),
        }
    }

    fn take(&mut self, process: &str) -> Taken {
        self.take_after(process, 0, None)
    }

    /// Takes a permit for a process for which Redis was away. `own` is when it gave itself a permit.
    fn take_after(&mut self, process: &str, away: u64, own: Option<u64>) -> Taken {
        self.ids += 1;
        let (epoch, number) = self.versions.get(process).cloned().unwrap_or_default();
        let info = format!(
            "run_id:{}\r\nuptime_in_seconds:{}",
            self.run,
            self.now.saturating_sub(self.started) / 1000
        );
        let mut call = self.script.prepare_invoke();
        for key in [
            "processes",
            "slots",
            "free",
            "sent",
            "served",
            "queue",
            "due",
            "demand",
            "state",
        ] {
            call.key(format!("{{times}}{key}"));
        }
        call.arg(process)
            .arg(process)
            .arg(self.ids)
            .arg(self.demand)
            .arg("");
        call.arg(away).arg(u8::from(own.is_some()));
        call.arg(own.map_or(0, |own| self.now - own));
        call.arg(1000).arg(REJOIN).arg(300_000);
        call.arg(10).arg(60_000).arg(epoch).arg(number);
        call.arg(self.now).arg(info);
        let result: Vec<redis::Value> = call.invoke(&mut self.connection).unwrap();
        let number = |nth: usize| -> u64 { redis::from_redis_value(result[nth].clone()).unwrap() };
        let epoch: String = redis::from_redis_value(result[6].clone()).unwrap();
        self.versions.insert(process.to_owned(), (epoch, number(7)));
        let granted = number(0) == 1;
        if granted {
            self.sent.push(self.now);
        }
        Taken {
            granted,
            wait: number(1),
            slot: number(3),
            slots: number(4),
        }
    }

    /// Takes all permits that a process can have now.
    fn take_all(&mut self, process: &str) -> usize {
        (0..30).take_while(|_| self.take(process).granted).count()
    }

    fn command(&mut self, words: &[&str]) {
        let mut command = redis::cmd(words[0]);
        let _: redis::Value = command
            .arg(&words[1..])
            .query(&mut self.connection)
            .unwrap();
    }

    /// Asserts that no window has more than ten calls, even if each permit is used at the worst moment of its validity.
    fn assert_limit(&self) {
        for window in self.sent.windows(11) {
            assert!(window[10] >= window[0] + 61_000, "{window:?}");
        }
    }
}

#[test]
fn a_permit_can_be_used_at_any_moment_of_its_validity() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    assert_eq!(window.take_all("a"), 10);
    let wait = window.take("a").wait;
    assert_eq!(wait, SPAN);
    window.now += SPAN - 1;
    assert!(!window.take("a").granted);
    window.now += 1;
    assert_eq!(window.take_all("a"), 10);
    window.assert_limit();
}

#[test]
fn processes_that_wait_are_served_in_turn() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    window.take_all("z");
    window.demand = 100;
    let names = ["a", "b", "c"];
    let mut next: BTreeMap<&str, u64> = names.map(|name| (name, window.now)).into();
    let mut order = Vec::new();
    while order.len() < 30 {
        let (name, at) = next
            .iter()
            .map(|(name, at)| (*name, *at))
            .min_by_key(|(_, at)| *at)
            .unwrap();
        window.now = window.now.max(at);
        let taken = window.take(name);
        if taken.granted {
            order.push(name);
        }
        next.insert(name, window.now + taken.wait);
    }
    // The first process asks first at each time, and again at once.
    for name in names {
        let count = order.iter().filter(|other| **other == name).count();
        assert!((9..=12).contains(&count), "{order:?}");
    }
    window.assert_limit();
}

#[test]
fn a_clock_that_goes_back_opens_no_window_and_closes_it_for_one_window_at_most() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    assert_eq!(window.take_all("a"), 10);
    window.now -= 3_600_000;
    assert!(!window.take("a").granted);
    window.now += SPAN;
    assert_eq!(window.take_all("a"), 10);
}

#[test]
fn a_restarted_server_gives_no_permit_before_it_is_as_old_as_a_window() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    for lost in [false, true] {
        let mut window = Window::new(&server);
        window.command(&["FLUSHALL"]);
        window.now += 500_000;
        assert_eq!(window.take_all("a"), 10);
        window.now += 30_000;
        (window.run, window.started) = (1, window.now);
        if lost {
            window.command(&["FLUSHALL"]);
        } else {
            window.command(&["DEL", "{times}sent"]);
        }
        window.now += 5_000;
        // A process that knows nothing of the former server.
        assert!(!window.take("new").granted);
        assert!(!window.take("a").granted);
        // If the server was flushed as well, that may have been later.
        let opens = window.started + SPAN + if lost { 5_000 } else { 0 };
        window.now = opens - 1000;
        assert!(!window.take("new").granted, "{lost}");
        window.now += 2000;
        assert!(window.take_all("new") > 0, "{lost}");
        window.assert_limit();
    }
}

#[test]
fn a_replica_that_becomes_the_primary_gives_no_permit_for_a_window() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    assert_eq!(window.take_all("a"), 10);
    // It has existed for long, and the last permits did not arrive at it.
    window.command(&["DEL", "{times}sent"]);
    window.run = 1;
    window.now += 1_000;
    assert!(!window.take("new").granted);
    window.now += SPAN;
    assert!(window.take_all("new") > 0);
    window.assert_limit();
}

#[test]
fn after_a_flush_a_process_that_knows_the_former_state_closes_the_window() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    assert_eq!(window.take_all("a"), 10);
    window.now += 1_000;
    window.command(&["FLUSHALL"]);
    assert!(!window.take("a").granted);
    assert!(!window.take("new").granted);
    window.now += SPAN;
    assert!(window.take_all("new") > 0);
    window.assert_limit();
}

#[test]
fn permits_that_processes_gave_themselves_count_when_they_are_back() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    assert_eq!(window.take_all("a"), 10);
    // Redis is away for so long that processes give themselves permits, and each notices at another time that it is back.
    window.now += 200_000;
    let back = window.now;
    assert!(!window.take_after("a", 190_000, Some(back - 100)).granted);
    window.now += 11_000;
    assert!(!window.take_after("b", 30_000, Some(back + 10_000)).granted);
    window.now = back + SPAN + REJOIN - 1;
    assert!(!window.take("a").granted);
    window.now += 1;
    // One permit is for `b`, which waits.
    assert_eq!(window.take_all("a"), 9);
    assert!(window.take("b").granted);
    // Only `c` had lost Redis, so that its permit counts and nothing more.
    for _ in 0..2 {
        // A fleet that asks now and then has not lost Redis.
        window.now += SPAN / 2;
        window.take("a");
    }
    assert!(
        window
            .take_after("c", 60_000, Some(window.now - 5_000))
            .granted
    );
    assert_eq!(window.take_all("a"), 7);
}

#[test]
fn slots_of_processes_that_are_gone_are_used_by_new_ones() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut window = Window::new(&server);
    for (nth, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
        let taken = window.take(name);
        assert_eq!((taken.slot, taken.slots), (nth as u64, nth as u64 + 1));
    }
    window.now += 200_000;
    for name in ["b", "d"] {
        window.take(name);
    }
    window.now += 200_000;
    // `a` and `c` are gone.
    let new = window.take("new");
    assert_eq!((new.slot, new.slots), (0, 4));
    window.now += 200_000;
    // `b` and `d` are gone too.
    let new = window.take("new");
    assert_eq!((new.slot, new.slots), (0, 1));
}

#[test]
fn the_limit_holds_in_any_order_of_requests_restarts_and_losses() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    for seed in 0..20 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut window = Window::new(&server);
        window.command(&["FLUSHALL"]);
        window.now += 1_000_000_000 * seed;
        window.started = window.now - 1_000_000;
        for step in 1..600 {
            window.now += random.u64(0..3_000);
            let process = format!("p{}", random.u8(0..5));
            match random.u8(0..150) {
                // A restart that forgets everything, or the last permits.
                0 => {
                    window.command(&["FLUSHALL"]);
                    (window.run, window.started) = (step, window.now);
                }
                1 => {
                    window.command(&["DEL", "{times}sent"]);
                    window.run = step;
                }
                _ => {
                    window.take(&process);
                }
            }
        }
        assert!(window.sent.len() > 20, "{}", window.sent.len());
        window.assert_limit();
    }
}

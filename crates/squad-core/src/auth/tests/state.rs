//! The token state under any order of events, with clocks that jump. Its invariants are checked after each of them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderValue;
use proptest::prelude::*;

use crate::auth::Fingerprint;
use crate::auth::failure::{AttemptFailure, FailureClass};
use crate::auth::life::{Life, Now};
use crate::auth::policy::Policy;
use crate::auth::snapshot::Lookup;
use crate::auth::state::{AfterFailure, Decision, Need, Step, TokenState};
use crate::{Bearer, Error, Kind};

#[derive(Debug, Clone)]
enum Event {
    Pass(u64),
    Wall(i64),
    Ask,
    RefreshInBackground,
    Reject {
        back: u64,
    },
    StepBegins {
        number_back: u64,
        spends: bool,
    },
    Succeed {
        number_back: u64,
        life: u64,
        took: u64,
        exchanged: bool,
    },
    Fail {
        number_back: u64,
        class: FailureClass,
        retry_after: Option<u64>,
    },
    Abandon {
        number_back: u64,
    },
    Forget,
}

fn event() -> impl Strategy<Value = Event> {
    let number_back = || prop_oneof![8 => Just(0_u64), 1 => 0_u64..4];
    let class = prop_oneof![
        4 => Just(FailureClass::Transient),
        1 => Just(FailureClass::Local),
        1 => Just(FailureClass::ClientRejected),
        2 => Just(FailureClass::Rejected(Fingerprint::of("test", &[]))),
    ];
    prop_oneof![
        4 => prop_oneof![0_u64..5_000, 0_u64..200_000, 0_u64..4_000_000].prop_map(Event::Pass),
        2 => (-90_000_000_i64..90_000_000).prop_map(Event::Wall),
        6 => Just(Event::Ask),
        3 => Just(Event::RefreshInBackground),
        2 => prop_oneof![3 => Just(0_u64), 1 => 0_u64..4].prop_map(|back| Event::Reject { back }),
        2 => (number_back(), any::<bool>())
            .prop_map(|(number_back, spends)| Event::StepBegins { number_back, spends }),
        5 => (number_back(), 1_u64..5000, 0_u64..20_000, any::<bool>())
            .prop_map(|(number_back, life, took, exchanged)| Event::Succeed { number_back, life, took, exchanged }),
        3 => (number_back(), class, proptest::option::of(0_u64..100_000))
            .prop_map(|(number_back, class, retry_after)| Event::Fail { number_back, class, retry_after }),
        1 => number_back().prop_map(|number_back| Event::Abandon { number_back }),
        1 => Just(Event::Forget),
    ]
}

/// What the test itself knows.
struct Witness {
    state: TokenState,
    now: Now,
    /// The receipt and the lifetime of each generation.
    lives: HashMap<u64, (Now, Duration)>,
    newest: u64,
    started: u64,
    /// The number of the current refresh, and the earliest time at which it may be taken over.
    running: Option<(u64, Duration)>,
    backoff_until: Duration,
}

impl Witness {
    fn new() -> Self {
        Self {
            state: TokenState::new(Policy::default()),
            now: Now {
                wall: UNIX_EPOCH + Duration::from_secs(1_700_000_000),
                mono: Duration::from_secs(100),
            },
            lives: HashMap::new(),
            newest: 0,
            started: 0,
            running: None,
            backoff_until: Duration::ZERO,
        }
    }

    /// The age and the lifetime of a generation, by the clock that shows more.
    fn age(&self, generation: u64) -> (Duration, Duration) {
        let (since, life) = self.lives[&generation];
        let wall = self.now.wall.duration_since(since.wall).unwrap_or_default();
        ((self.now.mono - since.mono).max(wall), life)
    }

    fn ask(&mut self, need: Need) {
        match self.state.decide(need, self.now) {
            Decision::Use(bearer) => {
                let (age, life) = self.age(bearer.generation);
                assert!(age < life, "used at {age:?} of {life:?}");
                assert_eq!(bearer.generation, self.newest, "an older token was used");
                if let Need::NewerThan(generation) = need {
                    assert!(
                        bearer.generation > generation,
                        "the rejected token was returned again"
                    );
                }
            }
            Decision::Wait(until) => {
                let (_, lease) = self.running.expect("waited for nothing");
                assert_eq!(until, lease);
                assert!(self.now.mono < until);
            }
            Decision::Start { number, takes_over } => {
                assert_eq!(number, self.started + 1);
                assert_eq!(takes_over, self.running.is_some());
                if let Some((_, lease)) = self.running {
                    assert!(self.now.mono >= lease, "two refreshes at once");
                }
                assert!(self.now.mono >= self.backoff_until, "did not back off");
                if need == Need::BackgroundRefresh && self.lives.contains_key(&self.newest) {
                    let (age, life) = self.age(self.newest);
                    let early = age < life.mul_f64(0.79) && !self.is_rejected();
                    assert!(!early, "refreshed at {age:?} of {life:?}");
                }
                self.started = number;
                self.running = Some((number, self.now.mono + Policy::default().lease));
            }
            Decision::BackOff(until, _) => {
                assert!(self.now.mono < until);
                assert!(until <= self.now.mono + Policy::default().max_retry_after);
                assert!(!self.has_usable(need), "backed off with a valid token");
            }
            Decision::Fail(_) => assert!(!self.has_usable(need), "failed with a valid token"),
        }
        self.agree();
    }

    fn has_usable(&self, need: Need) -> bool {
        let valid = self.lives.contains_key(&self.newest) && {
            let (age, life) = self.age(self.newest);
            age < life
        };
        valid && !matches!(need, Need::NewerThan(generation) if generation >= self.newest)
    }

    /// What a caller sees in the snapshot is what the state would decide.
    fn agree(&mut self) {
        let snapshot = self.state.snapshot();
        match snapshot.look_up(self.now) {
            Lookup::Use(bearer) | Lookup::UseAndRefresh(bearer) => {
                let (age, life) = self.age(bearer.generation);
                assert!(age < life, "seen at {age:?} of {life:?}");
                assert_eq!(bearer.generation, self.newest);
                match self.state.decide(Need::Token, self.now) {
                    Decision::Use(decided) => assert!(Arc::ptr_eq(bearer, &decided)),
                    other => panic!("usable in the snapshot, but {other:?}"),
                }
            }
            Lookup::Ask => {}
        }
    }

    fn number(&self, back: u64) -> u64 {
        self.started.saturating_sub(back)
    }

    fn is_current(&self, number: u64) -> bool {
        self.running.is_some_and(|(running, _)| running == number)
    }

    fn apply(&mut self, event: &Event) {
        match *event {
            Event::Pass(millis) => {
                let by = Duration::from_millis(millis);
                self.now.mono += by;
                self.now.wall += by;
            }
            Event::Wall(millis) => {
                let by = Duration::from_millis(millis.unsigned_abs());
                let wall = self.now.wall;
                self.now.wall = if millis < 0 { wall - by } else { wall + by };
                assert!(self.now.wall > SystemTime::UNIX_EPOCH);
            }
            Event::Ask => self.ask(Need::Token),
            Event::RefreshInBackground => {
                if let Lookup::UseAndRefresh(_) = self.state.snapshot().look_up(self.now) {
                    self.ask(Need::BackgroundRefresh);
                }
            }
            Event::Reject { back } => self.reject(self.newest.saturating_sub(back)),
            Event::StepBegins {
                number_back,
                spends,
            } => {
                let number = self.number(number_back);
                let step = match spends {
                    true => Step::SpendsOnlyToken,
                    false => Step::Request,
                };
                let wanted = self.state.step_begins(number, step, self.now);
                assert_eq!(wanted, self.is_current(number));
                if wanted {
                    let policy = Policy::default();
                    let lease = if spends {
                        policy.rotation_lease
                    } else {
                        policy.lease
                    };
                    self.running = Some((number, self.now.mono + lease));
                }
            }
            Event::Succeed {
                number_back,
                life,
                took,
                exchanged,
            } => self.succeed(self.number(number_back), life, took, exchanged),
            Event::Fail {
                number_back,
                class,
                retry_after,
            } => self.fail(self.number(number_back), class, retry_after),
            Event::Abandon { number_back } => {
                let number = self.number(number_back);
                let abandoned = self.state.refresh_abandoned(number);
                assert_eq!(abandoned, self.is_current(number));
                self.running = self.running.filter(|(running, _)| *running != number);
            }
            Event::Forget => {
                self.state.forget();
                self.running = None;
                self.backoff_until = Duration::ZERO;
                self.lives.clear();
            }
        }
        self.agree();
    }

    fn reject(&mut self, generation: u64) {
        let (before, was_rejected) = (self.started, self.is_rejected());
        self.ask(Need::NewerThan(generation));
        let valid = self.lives.contains_key(&self.newest) && {
            let (age, life) = self.age(self.newest);
            age < life
        };
        if self.started > before && generation < self.newest && valid {
            assert!(was_rejected, "a late rejection replaced a valid token");
        }
    }

    fn is_rejected(&self) -> bool {
        self.state.cached().is_some_and(|(_, rejected)| rejected)
    }

    fn fail(&mut self, number: u64, class: FailureClass, retry_after: Option<u64>) {
        let failure = AttemptFailure {
            error: Error::new(Kind::Server, format!("failure {number}")),
            retry_after: retry_after.map(Duration::from_millis),
            class,
        };
        let least = Duration::from_millis(retry_after.unwrap_or(0));
        match self.state.attempt_failed(number, failure, self.now, 0.5) {
            AfterFailure::Superseded => assert!(!self.is_current(number)),
            AfterFailure::Retry(delay) => {
                assert!(self.is_current(number));
                assert_eq!(class, FailureClass::Transient);
                assert!(delay >= least && delay <= Policy::default().retry_for);
                let lease = self.now.mono + delay + Policy::default().lease;
                self.running = Some((number, lease));
            }
            AfterFailure::GiveUp(error) => {
                assert!(self.is_current(number));
                assert_eq!(error.message(), format!("failure {number}"));
                self.running = None;
                self.backoff_until = self.now.mono + least.max(Policy::default().min_backoff);
            }
        }
    }

    fn succeed(&mut self, number: u64, life: u64, took: u64, exchanged: bool) {
        let lifetime = Duration::from_secs(life);
        let took = Duration::from_millis(took).min(self.now.mono - Duration::from_secs(50));
        let since = Now {
            wall: self.now.wall - took,
            mono: self.now.mono - took,
        };
        let life = Life::new(since, Duration::ZERO, lifetime, 0.3);
        let bearer = self
            .state
            .refresh_succeeded(number, life, exchanged, |generation| {
                Bearer::new(HeaderValue::from_static("Bearer x"), generation)
            });
        assert_eq!(bearer.is_some(), self.is_current(number));
        if let Some(bearer) = bearer {
            assert!(bearer.generation > self.newest, "generations grow");
            self.newest = bearer.generation;
            self.lives.insert(self.newest, (since, lifetime));
            self.running = None;
            self.backoff_until = Duration::ZERO;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_breaks_an_invariant(events in prop::collection::vec(event(), 1..120)) {
        let mut witness = Witness::new();
        for event in &events {
            witness.apply(event);
        }
    }

    #[test]
    fn a_token_is_refreshed_in_time_and_for_a_fraction_of_its_life(
        seconds in 1_u64..5_000_000,
        age in 0_u64..5_000_000,
        jitter in 0.0..1.0_f64,
    ) {
        let now = Witness::new().now;
        let lifetime = Duration::from_secs(seconds);
        let life = Life::new(now, Duration::from_secs(age), lifetime, jitter);
        prop_assert_eq!(life.expiry, lifetime.saturating_sub(Duration::from_secs(age)));
        prop_assert!(life.advisory <= life.mandatory && life.mandatory <= life.expiry);
        let mandatory = life.expiry - life.mandatory;
        prop_assert!(mandatory <= (lifetime / 20).min(Duration::from_secs(30)));
        let advisory = life.expiry - life.advisory;
        prop_assert!(advisory <= (lifetime / 5).min(Duration::from_secs(900)) + Duration::from_nanos(1));
        if age == 0 {
            let least = (lifetime / 10).min(Duration::from_secs(900));
            prop_assert!(advisory + Duration::from_nanos(1) >= least);
            prop_assert_eq!(mandatory, (lifetime / 20).min(Duration::from_secs(30)));
        }
    }
}

#[test]
fn a_lease_is_taken_over_after_an_exchange_attempt_and_later_if_the_only_token_may_be_spent() {
    let policy = Policy::default();
    for (step, lease) in [
        (Step::Request, policy.lease),
        (Step::SpendsOnlyToken, policy.rotation_lease),
    ] {
        let mut now = Witness::new().now;
        let mut state = TokenState::new(policy.clone());
        let started = state.decide(Need::Token, now);
        assert!(matches!(
            started,
            Decision::Start {
                number: 1,
                takes_over: false
            }
        ));
        now.mono += Duration::from_secs(5);
        assert!(state.step_begins(1, step, now));
        now.mono += lease - Duration::from_millis(1);
        assert!(matches!(state.decide(Need::Token, now), Decision::Wait(_)));
        now.mono += Duration::from_millis(1);
        let taken = state.decide(Need::Token, now);
        assert!(matches!(
            taken,
            Decision::Start {
                number: 2,
                takes_over: true
            }
        ));
        assert!(!state.step_begins(1, step, now), "superseded");
    }
}

#[test]
fn the_interval_between_exchanges_for_rejections_is_a_quarter_of_the_lifetime_and_at_most_10_s() {
    for (seconds, interval) in [(4, 1000), (20, 5000), (40, 10_000), (3600, 10_000)] {
        let mut now = Witness::new().now;
        let mut state = TokenState::new(Policy::default());
        for (number, need) in [(1, Need::Token), (2, Need::NewerThan(1))] {
            let started = state.decide(need, now);
            assert!(matches!(started, Decision::Start { number: n, .. } if n == number));
            let life = Life::new(now, Duration::ZERO, Duration::from_secs(seconds), 0.5);
            state.refresh_succeeded(number, life, true, |generation| {
                Bearer::new(HeaderValue::from_static("Bearer x"), generation)
            });
        }
        now.mono += Duration::from_millis(interval - 1);
        let early = state.decide(Need::NewerThan(2), now);
        assert!(matches!(early, Decision::Fail(_)), "{seconds} s");
        now.mono += Duration::from_millis(1);
        let started = state.decide(Need::NewerThan(2), now);
        assert!(
            matches!(started, Decision::Start { number: 3, .. }),
            "{seconds} s"
        );
    }
}

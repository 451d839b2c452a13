//! The state machine under any order of events, with clocks that jump. What it may never do is checked after each of them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderValue;
use proptest::prelude::*;

use crate::auth::Fingerprint;
use crate::auth::state::{Decision, Failed, Now, Policy, TokenState, Want};
use crate::auth::view::{Glance, Life};
use crate::{Bearer, Error, Kind};

#[derive(Debug, Clone)]
enum Event {
    Pass(u64),
    Wall(i64),
    Ask,
    Renew,
    Reject {
        back: u64,
    },
    Grant {
        number_back: u64,
        life: u64,
        took: u64,
        exchanged: bool,
    },
    Fail {
        number_back: u64,
        refused: bool,
        retry_after: Option<u64>,
    },
    Abandon {
        number_back: u64,
    },
    Forget,
}

fn event() -> impl Strategy<Value = Event> {
    let number_back = || prop_oneof![8 => Just(0_u64), 1 => 0_u64..4];
    prop_oneof![
        4 => prop_oneof![0_u64..5_000, 0_u64..200_000, 0_u64..4_000_000].prop_map(Event::Pass),
        2 => (-90_000_000_i64..90_000_000).prop_map(Event::Wall),
        6 => Just(Event::Ask),
        3 => Just(Event::Renew),
        2 => prop_oneof![3 => Just(0_u64), 1 => 0_u64..4].prop_map(|back| Event::Reject { back }),
        5 => (number_back(), 10_u64..5000, 0_u64..20_000, any::<bool>())
            .prop_map(|(number_back, life, took, exchanged)| Event::Grant { number_back, life, took, exchanged }),
        3 => (number_back(), any::<bool>(), proptest::option::of(0_u64..100_000))
            .prop_map(|(number_back, refused, retry_after)| Event::Fail { number_back, refused, retry_after }),
        1 => number_back().prop_map(|number_back| Event::Abandon { number_back }),
        1 => Just(Event::Forget),
    ]
}

/// What the test itself knows of the world.
struct Witness {
    machine: TokenState,
    now: Now,
    /// Life and receipt of each generation.
    lives: HashMap<u64, (Now, Duration)>,
    newest: u64,
    started: u64,
    /// Number and beginning of the exchange that counts.
    running: Option<(u64, Duration)>,
    quiet_until: Duration,
    last_start_for_rejection: Option<Duration>,
    rejected: Option<u64>,
}

impl Witness {
    fn new() -> Self {
        Self {
            machine: TokenState::new(Policy::default()),
            now: Now {
                wall: UNIX_EPOCH + Duration::from_secs(1_700_000_000),
                mono: Duration::from_secs(100),
            },
            lives: HashMap::new(),
            newest: 0,
            started: 0,
            running: None,
            quiet_until: Duration::ZERO,
            last_start_for_rejection: None,
            rejected: None,
        }
    }

    /// The age of a generation, by the clock that shows more.
    fn age(&self, generation: u64) -> (Duration, Duration) {
        let (since, life) = self.lives[&generation];
        let wall = self.now.wall.duration_since(since.wall).unwrap_or_default();
        ((self.now.mono - since.mono).max(wall), life)
    }

    fn ask(&mut self, want: Want) {
        let was_running = self.running;
        match self.machine.ask(want, self.now) {
            Decision::Use(bearer) => {
                let (age, life) = self.age(bearer.generation);
                assert!(age < life, "used at {age:?} of {life:?}");
                assert_eq!(bearer.generation, self.newest, "an older token came back");
                if let Want::Newer(generation) = want {
                    assert!(
                        bearer.generation > generation,
                        "the refused token was given again"
                    );
                }
            }
            Decision::Join => {
                let (_, begun) = was_running.expect("joined nothing");
                assert!(self.now.mono - begun < Policy::default().lease);
            }
            Decision::Start(number) => {
                assert_eq!(number, self.started + 1);
                if let Some((_, begun)) = was_running {
                    assert!(
                        self.now.mono - begun >= Policy::default().lease,
                        "two at once"
                    );
                }
                assert!(
                    self.now.mono >= self.quiet_until,
                    "sent within the quiet time"
                );
                if want == Want::Renewal && self.newest > 0 && self.lives.contains_key(&self.newest)
                {
                    let (age, life) = self.age(self.newest);
                    let early = age < life.mul_f64(0.49) && self.rejected != Some(self.newest);
                    assert!(!early, "renewed at {age:?} of {life:?}");
                }
                self.started = number;
                self.running = Some((number, self.now.mono));
            }
            Decision::Refuse(_) => {
                let usable = self.lives.contains_key(&self.newest) && {
                    let (age, life) = self.age(self.newest);
                    age < life
                };
                let newer = !matches!(want, Want::Newer(generation) if generation >= self.newest);
                assert!(!(usable && newer), "refused with a good token in hand");
            }
        }
        self.agree();
    }

    /// What a caller sees without asking is what it would be told.
    fn agree(&mut self) {
        let view = self.machine.view();
        match view.glance(self.now) {
            Glance::Use(bearer) | Glance::Renew(bearer) => {
                let (age, life) = self.age(bearer.generation);
                assert!(age < life, "seen at {age:?} of {life:?}");
                assert_eq!(bearer.generation, self.newest);
                match self.machine.ask(Want::Token, self.now) {
                    Decision::Use(told) => assert!(Arc::ptr_eq(bearer, &told)),
                    other => panic!("seen as good, and told {other:?}"),
                }
            }
            Glance::Ask => {}
        }
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
            Event::Ask => self.ask(Want::Token),
            Event::Renew => {
                if let Glance::Renew(_) = self.machine.view().glance(self.now) {
                    self.ask(Want::Renewal);
                }
            }
            Event::Reject { back } => {
                let generation = self.newest.saturating_sub(back);
                let before = self.started;
                let had = self.lives.contains_key(&self.newest);
                self.ask(Want::Newer(generation));
                if self.started > before && had {
                    if generation < self.newest {
                        let (age, life) = self.age(self.newest);
                        assert!(age >= life, "an old refusal replaced a good token");
                    } else {
                        self.rejected = Some(generation);
                    }
                    self.last_start_for_rejection = Some(self.now.mono);
                }
            }
            Event::Grant {
                number_back,
                life,
                took,
                exchanged,
            } => self.grant(number_back, life, took, exchanged),
            Event::Fail {
                number_back,
                refused,
                retry_after,
            } => {
                let number = self.started.saturating_sub(number_back);
                let failed = Failed {
                    error: Error::new(Kind::Server, format!("failure {number}")),
                    retry_after: retry_after.map(Duration::from_millis),
                    refused: refused.then(|| Fingerprint::of("test", &[])),
                };
                let counted = self.machine.failed(number, failed, self.now, 0.5);
                assert_eq!(counted, self.counts(number));
                if counted {
                    self.running = None;
                    let least =
                        Duration::from_secs(1).max(Duration::from_millis(retry_after.unwrap_or(0)));
                    self.quiet_until = self.now.mono + least;
                }
            }
            Event::Abandon { number_back } => {
                let number = self.started.saturating_sub(number_back);
                assert_eq!(self.machine.abandoned(number), self.counts(number));
                self.running = self.running.filter(|(running, _)| *running != number);
            }
            Event::Forget => {
                self.machine.forget();
                self.running = None;
                self.quiet_until = Duration::ZERO;
                self.lives.clear();
                self.rejected = None;
                self.last_start_for_rejection = None;
            }
        }
        self.agree();
    }

    fn counts(&self, number: u64) -> bool {
        self.running.is_some_and(|(running, _)| running == number)
    }

    fn grant(&mut self, number_back: u64, life: u64, took: u64, exchanged: bool) {
        let number = self.started.saturating_sub(number_back);
        let life = Duration::from_secs(life);
        let begun = self.running.map_or(self.now.mono, |(_, begun)| begun);
        let took = Duration::from_millis(took).min(self.now.mono - begun);
        let since = Now {
            wall: self.now.wall - took,
            mono: self.now.mono - took,
        };
        let made = self.machine.granted(
            number,
            Life::new(since, life, 0.3),
            exchanged,
            |generation| Bearer::new(HeaderValue::from_static("Bearer x"), generation),
        );
        assert_eq!(made.is_some(), self.counts(number));
        if let Some(bearer) = made {
            assert!(bearer.generation > self.newest, "generations grow");
            self.newest = bearer.generation;
            self.lives.insert(self.newest, (since, life));
            self.running = None;
            self.quiet_until = Duration::ZERO;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_makes_it_do_what_it_must_not(events in prop::collection::vec(event(), 1..120)) {
        let mut witness = Witness::new();
        for event in &events {
            witness.apply(event);
        }
    }

    #[test]
    fn a_token_is_renewed_in_time_and_not_too_often(
        life in 10_u64..5_000_000,
        jitter in 0.0..1.0_f64,
        steps in prop::collection::vec(1_u64..2000, 1..200),
    ) {
        let mut witness = Witness::new();
        let mut starts: Vec<Duration> = Vec::new();
        for step in steps {
            if let Decision::Start(number) = witness.machine.ask(Want::Renewal, witness.now) {
                if let Some(last) = starts.last() {
                    prop_assert!(witness.now.mono - *last >= Duration::from_secs(10));
                }
                starts.push(witness.now.mono);
                let life = Life::new(witness.now, Duration::from_secs(life), jitter);
                prop_assert!(life.renew <= life.wait && life.wait <= life.end);
                prop_assert!(life.end - life.wait <= Duration::from_secs(30));
                if life.end >= Duration::from_secs(600) {
                    prop_assert!(life.end - life.renew >= Duration::from_secs(60));
                    prop_assert!(life.end - life.renew <= Duration::from_secs(900));
                }
                witness.machine.granted(number, life, true, |generation| {
                    Bearer::new(HeaderValue::from_static("Bearer x"), generation)
                });
            }
            witness.now.mono += Duration::from_secs(step);
            witness.now.wall += Duration::from_secs(step);
        }
    }
}

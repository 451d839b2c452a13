//! Clocks that are wrong, set or stopped: a token is sent after its expiry at most once, and then replaced.

use std::sync::Arc;

use proptest::prelude::*;

use super::clock::TestClock;
use super::fake::{FakeProvider, session, token};
use crate::Authorize;
use crate::auth::Session;

/// Real time, which the client's clocks may not show, and the provider's tokens in it.
struct Simulation {
    clock: Arc<TestClock>,
    provider: Arc<FakeProvider>,
    session: Session,
    /// The real time, in seconds.
    now: u64,
    /// When each token was issued.
    issued: Vec<u64>,
    life: u64,
}

impl Simulation {
    fn new(life: u64, skew: i64) -> Self {
        let clock = Arc::new(TestClock::new());
        // The provider's clock is right, the client's is wrong from the beginning.
        let providers_clock = Arc::new(TestClock::new());
        clock.jump(skew);
        let provider = Arc::new(FakeProvider::squadcast(
            &providers_clock,
            i64::try_from(life).unwrap(),
        ));
        let session = session(&provider, &clock);
        Self {
            clock,
            provider,
            session,
            now: 0,
            issued: Vec::new(),
            life,
        }
    }

    fn note_new_tokens(&mut self) {
        while self.issued.len() < self.provider.count() {
            self.issued.push(self.now);
        }
    }

    fn accepts(&self, token: &str) -> bool {
        let n: usize = token.strip_prefix("token-").unwrap().parse().unwrap();
        self.now < self.issued[n - 1] + self.life
    }

    /// One call as the request pipeline makes it. Returns the number of its rejected attempts.
    async fn call(&mut self) -> usize {
        let bearer = match self.session.current() {
            Some(bearer) => bearer,
            None => self.session.bearer().await.unwrap(),
        };
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        self.note_new_tokens();
        if self.accepts(&token(&bearer)) {
            return 0;
        }
        let newer = self
            .session
            .rejected(bearer.generation)
            .await
            .expect("replaced");
        self.note_new_tokens();
        assert!(
            self.accepts(&token(&newer)),
            "the second attempt was rejected"
        );
        1
    }

    fn pass(&mut self, seconds: u64) {
        self.now += seconds;
        self.clock.pass(seconds);
    }

    fn suspend(&mut self, seconds: u64) {
        self.now += seconds;
        self.clock.jump(i64::try_from(seconds).unwrap());
    }
}

#[derive(Debug, Clone)]
enum Event {
    Pass(u64),
    Jump(i64),
    Suspend(u64),
    /// The wall clock is set back by as much as the machine slept, and no local clock shows it.
    Hidden(u64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (10_u64..4000).prop_map(Event::Pass),
        2 => prop_oneof![Just(-3600), Just(3600), -90_000_i64..90_000].prop_map(Event::Jump),
        1 => prop_oneof![Just(18_000), 0_u64..20_000].prop_map(Event::Suspend),
        1 => (0_u64..20_000).prop_map(Event::Hidden),
    ]
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_jumps_that_hide_time_cost_a_rejected_attempt_each(
        life in prop_oneof![Just(3600_u64), Just(36_000), Just(172_800), 100_u64..200_000],
        skew in -86_400_i64..=86_400,
        events in prop::collection::vec(event(), 1..60),
    ) {
        run(async {
            let mut simulation = Simulation::new(life, skew);
            let mut rejected = 0;
            let mut hidden = 0;
            let (mut back, mut slept) = (0, 0);
            for event in events {
                match event {
                    Event::Pass(seconds) => simulation.pass(seconds),
                    Event::Jump(seconds) => {
                        simulation.clock.jump(seconds);
                        // The wall clock no longer shows all of an earlier sleep.
                        hidden += usize::from(seconds < 0 && slept > 0);
                        back += u64::from(seconds < 0);
                    }
                    Event::Suspend(seconds) => {
                        // Only a clock that was set back before hides this.
                        hidden += usize::from(back > 0);
                        slept += 1;
                        simulation.suspend(seconds);
                    }
                    Event::Hidden(seconds) => {
                        hidden += 1;
                        simulation.suspend(seconds);
                        simulation.clock.jump(-i64::try_from(seconds).unwrap());
                        back += 1;
                        slept += 1;
                    }
                }
                rejected += simulation.call().await;
                // The interval between exchanges that rejections cause.
                simulation.pass(10);
                rejected += simulation.call().await;
                simulation.pass(10);
            }
            prop_assert!(rejected <= hidden, "{rejected} rejected attempts, {hidden} hidden spans");
            Ok(())
        })?;
    }
}

#[test]
fn a_day_of_skew_and_jumps_of_an_hour_cost_no_rejection() {
    run(async {
        for skew in [-86_400, 0, 86_400] {
            for jump in [-3600, 3600] {
                let mut simulation = Simulation::new(36_000, skew);
                for _ in 0..500 {
                    assert_eq!(simulation.call().await, 0, "skew {skew} jump {jump}");
                    simulation.pass(997);
                    simulation.clock.jump(jump);
                }
            }
        }
    });
}

#[test]
fn five_hours_of_sleep_are_detected_by_the_wall_clock() {
    run(async {
        let mut simulation = Simulation::new(10_000, 86_400);
        assert_eq!(simulation.call().await, 0);
        simulation.suspend(18_000);
        assert!(
            simulation.session.current().is_none(),
            "the monotonic clock alone would still trust it"
        );
        assert_eq!(simulation.call().await, 0);
        assert_eq!(simulation.provider.count(), 2);
    });
}

#[test]
fn a_wall_clock_that_is_set_back_does_not_extend_a_lifetime() {
    run(async {
        let mut simulation = Simulation::new(10_000, 0);
        assert_eq!(simulation.call().await, 0);
        simulation.clock.jump(-86_400);
        simulation.pass(10_000);
        assert!(
            simulation.session.current().is_none(),
            "the wall clock alone would still trust it"
        );
        assert_eq!(simulation.call().await, 0);
    });
}

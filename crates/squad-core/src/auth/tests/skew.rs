//! Clocks that are wrong, set, or stopped: a token is sent past its end at most once, and then replaced.

use std::sync::Arc;

use proptest::prelude::*;

use super::clock::TestClock;
use super::fake::{Fake, session, token};
use crate::Authorize;
use crate::auth::Session;

/// Real time, which neither of the client's clocks need show, and the provider's tokens in it.
struct World {
    clock: Arc<TestClock>,
    fake: Arc<Fake>,
    session: Session,
    /// The real time, in seconds.
    now: u64,
    /// When each token was made.
    made: Vec<u64>,
    life: u64,
}

impl World {
    fn new(life: u64, skew: i64) -> Self {
        let clock = Arc::new(TestClock::new());
        // The provider's clock is right, ours is off from the beginning.
        let provider = Arc::new(TestClock::new());
        clock.jump(skew);
        let fake = Arc::new(Fake::squadcast(&provider, i64::try_from(life).unwrap()));
        let session = session(&fake, &clock);
        Self {
            clock,
            fake,
            session,
            now: 0,
            made: Vec::new(),
            life,
        }
    }

    fn note_new_tokens(&mut self) {
        while self.made.len() < self.fake.count() {
            self.made.push(self.now);
        }
    }

    fn accepts(&self, token: &str) -> bool {
        let n: usize = token.strip_prefix("token-").unwrap().parse().unwrap();
        self.now < self.made[n - 1] + self.life
    }

    /// One call as the send path makes it. Returns how many of its sends were refused.
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
        assert!(self.accepts(&token(&newer)), "the replay was refused");
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
    /// The wall clock is set back by as much as the machine slept: nothing local can tell.
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
    fn no_clock_costs_more_than_one_refused_send_and_no_more_than_the_jumps_that_hide_time(
        life in prop_oneof![Just(3600_u64), Just(36_000), Just(172_800), 100_u64..200_000],
        skew in -86_400_i64..=86_400,
        events in prop::collection::vec(event(), 1..60),
    ) {
        run(async {
            let mut world = World::new(life, skew);
            let mut refused = 0;
            let mut hidden = 0;
            let (mut back, mut slept) = (0, 0);
            for event in events {
                match event {
                    Event::Pass(seconds) => world.pass(seconds),
                    Event::Jump(seconds) => {
                        world.clock.jump(seconds);
                        // Set back after a sleep, the wall clock no longer shows all of it.
                        hidden += usize::from(seconds < 0 && slept > 0);
                        back += u64::from(seconds < 0);
                    }
                    Event::Suspend(seconds) => {
                        // Only a clock that was set back before can hide this.
                        hidden += usize::from(back > 0);
                        slept += 1;
                        world.suspend(seconds);
                    }
                    Event::Hidden(seconds) => {
                        hidden += 1;
                        world.suspend(seconds);
                        world.clock.jump(-i64::try_from(seconds).unwrap());
                        back += 1;
                        slept += 1;
                    }
                }
                refused += world.call().await;
                // The floor between exchanges that refusals cause.
                world.pass(10);
                refused += world.call().await;
                world.pass(10);
            }
            prop_assert!(refused <= hidden, "{refused} refused sends, {hidden} hidden spans");
            Ok(())
        })?;
    }
}

#[test]
fn a_day_of_skew_and_an_hours_jump_refuse_nothing() {
    run(async {
        for skew in [-86_400, 0, 86_400] {
            for jump in [-3600, 3600] {
                let mut world = World::new(36_000, skew);
                for _ in 0..500 {
                    assert_eq!(world.call().await, 0, "skew {skew} jump {jump}");
                    world.pass(997);
                    world.clock.jump(jump);
                }
            }
        }
    });
}

#[test]
fn five_hours_of_sleep_are_noticed_by_the_wall_clock() {
    run(async {
        let mut world = World::new(10_000, 86_400);
        assert_eq!(world.call().await, 0);
        world.suspend(18_000);
        assert!(
            world.session.current().is_none(),
            "the monotonic clock alone would still trust it"
        );
        assert_eq!(world.call().await, 0);
        assert_eq!(world.fake.count(), 2);
    });
}

#[test]
fn a_wall_clock_set_back_does_not_lengthen_a_life() {
    run(async {
        let mut world = World::new(10_000, 0);
        assert_eq!(world.call().await, 0);
        world.clock.jump(-86_400);
        world.pass(10_000);
        assert!(
            world.session.current().is_none(),
            "the wall clock alone would still trust it"
        );
        assert_eq!(world.call().await, 0);
    });
}

//! The seed of the randomized tests.

/// The seed in `SQUADCAST_TEST_SEED`, or a fixed one.
pub(crate) fn seed() -> u64 {
    match std::env::var("SQUADCAST_TEST_SEED") {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("SQUADCAST_TEST_SEED must be a number, not {text:?}")),
        Err(_) => 7,
    }
}

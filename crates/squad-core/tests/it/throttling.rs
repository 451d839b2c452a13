//! The two figures that the reaction to 429s has to reach, with 256 tasks. `examples/rate_limits.rs` prints more of them.

use std::time::Duration;

use crate::rate_limits::{Enforcement, Hint, random_429s, undocumented_limit};

#[tokio::test]
async fn random_429s_cost_only_the_waits_of_the_rejected_calls() {
    let figures = random_429s(Duration::from_millis(50), Duration::from_secs(4), 7).await;
    assert!(figures.efficiency >= 0.9, "{}", figures.efficiency);
    assert!(
        figures.other_efficiency >= 0.99,
        "{}",
        figures.other_efficiency
    );
}

#[tokio::test]
async fn an_undocumented_limit_is_used_fully_with_few_rejected_requests() {
    for (enforcement, hint) in [
        (Enforcement::FixedWindow, Hint::Absent),
        (Enforcement::SlidingWindow, Hint::Accurate),
        (Enforcement::TokenBucket, Hint::OneSecond),
    ] {
        let latency = Duration::from_millis(100);
        let figures = undocumented_limit(enforcement, hint, latency, 3).await;
        let (used, requests) = (figures.utilization, figures.requests_per_success);
        assert!(used >= 0.95, "{enforcement:?} {hint:?}: {used}");
        assert!(requests <= 1.5, "{enforcement:?} {hint:?}: {requests}");
    }
}

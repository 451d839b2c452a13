//! Prints how the client behaves against a service that limits the rate of an operation, in virtual time.
//!
//! ```text
//! cargo run --release -p squad-core --example rate_limits
//! ```

#![allow(clippy::print_stdout)] // An example prints.

#[path = "../tests/it/support/rate_limits.rs"]
mod rate_limits;

use std::time::Duration;

use rate_limits::{Enforcement, Hint, TASKS, random_429s, undocumented_limit};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("2 % random 429 (Retry-After: 1), {TASKS} tasks; goal: 90 % or more");
    for millis in [5, 20, 50, 100, 500] {
        let latency = Duration::from_millis(millis);
        let length = (latency * 200).max(Duration::from_secs(5));
        let figures = random_429s(latency, length, 1).await;
        println!(
            "  latency {millis:>3} ms: {:5.1} % of the possible rate; another operation {:5.1} %",
            figures.efficiency * 100.0,
            figures.other_efficiency * 100.0
        );
    }
    println!(
        "60 requests a minute, {TASKS} tasks, 10 minutes; goals: 95 % or more, 1.50 or less after the first minute"
    );
    for enforcement in [
        Enforcement::FixedWindow,
        Enforcement::SlidingWindow,
        Enforcement::TokenBucket,
    ] {
        for hint in [Hint::Absent, Hint::OneSecond, Hint::Accurate] {
            for millis in [20, 100, 400] {
                let latency = Duration::from_millis(millis);
                let figures = undocumented_limit(enforcement, hint, latency, 10).await;
                println!(
                    "  {enforcement:?}, Retry-After {hint:?}, latency {millis:>3} ms: {:5.1} % done, {:.2} requests per success",
                    figures.utilization * 100.0,
                    figures.requests_per_success
                );
            }
        }
    }
}

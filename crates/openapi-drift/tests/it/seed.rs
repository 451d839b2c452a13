//! The seed of the randomized tests. `SQUADCAST_TEST_SEED` sets it: a number, or any other text.
//! Every sample draws from a seed of its own, made of that and of what it is a sample of, so that
//! one more sample leaves the others as they were.

/// The variable that sets the seed.
pub(crate) const VARIABLE: &str = "SQUADCAST_TEST_SEED";

/// The seed as it was set, for messages.
pub(crate) fn text() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| "0".to_owned())
}

/// The seed of one sample.
pub(crate) fn of(sample: &[&str]) -> u64 {
    mixed(&text(), sample)
}

/// A hash that is the same at every seed.
pub(crate) fn unseeded(sample: &[&str]) -> u64 {
    mixed("", sample)
}

fn mixed(seed: &str, sample: &[&str]) -> u64 {
    // FNV-1a, the end of each part included, and the finalizer of SplitMix64.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in std::iter::once(&seed).chain(sample) {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[test]
fn every_part_of_a_sample_changes_its_seed() {
    let seeds = [
        mixed("0", &["a", "b"]),
        mixed("1", &["a", "b"]),
        mixed("0", &["ab", ""]),
        mixed("0", &["b", "a"]),
        mixed("0", &["a"]),
    ];
    let distinct: std::collections::BTreeSet<u64> = seeds.into_iter().collect();
    assert_eq!(distinct.len(), seeds.len());
    assert_eq!(mixed("0", &["a", "b"]), seeds[0]);
}

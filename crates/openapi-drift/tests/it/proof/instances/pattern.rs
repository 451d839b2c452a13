//! Texts that a pattern permits.

use fastrand::Rng;
use regex_syntax::hir::{Class, Hir, HirKind};

/// Returns a text that a pattern permits; one of four is as long as it permits, up to some fifty characters.
pub(crate) fn matching(pattern: &str, rng: &mut Rng) -> String {
    let mut text = String::new();
    let more = if rng.u8(..4) == 0 { 50 } else { 3 };
    let pattern = regex_syntax::parse(pattern).unwrap();
    fitting(&pattern, more, rng, &mut text);
    text
}

/// Adds a text that a part permits; each count is at most `more` above its minimum.
fn fitting(hir: &Hir, more: u32, rng: &mut Rng, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).unwrap()),
        HirKind::Class(Class::Unicode(class)) => {
            let range = class.ranges()[rng.usize(..class.ranges().len())];
            text.push(rng.char(range.start()..=range.end()));
        }
        HirKind::Class(Class::Bytes(_)) => unreachable!("a pattern of text has no bytes"),
        HirKind::Repetition(repetition) => {
            let most = repetition.min + more;
            let most = repetition.max.unwrap_or(most).min(most);
            let times = match more {
                0..=3 => rng.u32(repetition.min..=most),
                _ => most,
            };
            for _ in 0..times {
                fitting(&repetition.sub, more.min(3), rng, text);
            }
        }
        HirKind::Capture(capture) => fitting(&capture.sub, more, rng, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| fitting(part, more, rng, text)),
        HirKind::Alternation(parts) => fitting(&parts[rng.usize(..parts.len())], more, rng, text),
    }
}

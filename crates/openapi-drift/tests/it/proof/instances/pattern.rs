//! Texts that a pattern permits.

use fastrand::Rng;
use regex_syntax::hir::{Class, Hir, HirKind};

/// Returns a text that a pattern permits.
pub(crate) fn matching(pattern: &str, rng: &mut Rng) -> String {
    let mut text = String::new();
    fitting(&regex_syntax::parse(pattern).unwrap(), rng, &mut text);
    text
}

fn fitting(hir: &Hir, rng: &mut Rng, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).unwrap()),
        HirKind::Class(Class::Unicode(class)) => {
            let range = class.ranges()[rng.usize(..class.ranges().len())];
            text.push(rng.char(range.start()..=range.end()));
        }
        HirKind::Class(Class::Bytes(_)) => unreachable!("a pattern of text has no bytes"),
        HirKind::Repetition(repetition) => {
            let most = repetition.min + 3;
            let times = rng.u32(repetition.min..=repetition.max.unwrap_or(most).min(most));
            for _ in 0..times {
                fitting(&repetition.sub, rng, text);
            }
        }
        HirKind::Capture(capture) => fitting(&capture.sub, rng, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| fitting(part, rng, text)),
        HirKind::Alternation(parts) => fitting(&parts[rng.usize(..parts.len())], rng, text),
    }
}

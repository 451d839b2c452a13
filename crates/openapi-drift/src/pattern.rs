//! What a `pattern` allows: whether a text matches, and the lengths of all texts that do.

use regex::Regex;
use regex_syntax::Parser;
use regex_syntax::hir::{Hir, HirKind, Look};

/// Whether a text matches; `None` for a pattern that this dialect of expressions does not have.
pub(crate) fn matches(pattern: &str, text: &str) -> Option<bool> {
    Regex::new(pattern)
        .ok()
        .map(|pattern| pattern.is_match(text))
}

/// The fewest characters of a text that matches.
pub(crate) fn shortest(pattern: &str) -> usize {
    Parser::new().parse(pattern).map_or(0, |hir| fewest(&hir))
}

/// The most characters of a text that matches, if there is a limit.
pub(crate) fn longest(pattern: &str) -> Option<usize> {
    let hir = Parser::new().parse(pattern).ok()?;
    let properties = hir.properties();
    let anchored = properties.look_set_prefix().contains(Look::Start)
        && properties.look_set_suffix().contains(Look::End);
    anchored.then(|| most(&hir)).flatten()
}

fn fewest(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 0,
        HirKind::Literal(literal) => characters(&literal.0),
        HirKind::Class(_) => 1,
        HirKind::Repetition(repetition) => {
            let times = usize::try_from(repetition.min).unwrap_or(0);
            fewest(&repetition.sub).saturating_mul(times)
        }
        HirKind::Capture(capture) => fewest(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(fewest).fold(0, usize::saturating_add),
        HirKind::Alternation(parts) => parts.iter().map(fewest).min().unwrap_or(0),
    }
}

fn most(hir: &Hir) -> Option<usize> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(0),
        HirKind::Literal(literal) => Some(characters(&literal.0)),
        HirKind::Class(_) => Some(1),
        HirKind::Repetition(repetition) => {
            let times = usize::try_from(repetition.max?).ok()?;
            most(&repetition.sub)?.checked_mul(times)
        }
        HirKind::Capture(capture) => most(&capture.sub),
        HirKind::Concat(parts) => parts
            .iter()
            .try_fold(0_usize, |sum, part| sum.checked_add(most(part)?)),
        HirKind::Alternation(parts) => parts
            .iter()
            .try_fold(0, |longest, part| Some(most(part)?.max(longest))),
    }
}

fn characters(literal: &[u8]) -> usize {
    String::from_utf8_lossy(literal).chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_follow_from_the_pattern() {
        for (pattern, fewest, most) in [
            ("^[A-Z]{2}$", 2, Some(2)),
            ("^[A-Z]{2}", 2, None),
            ("^(a|bcd)?é+$", 1, None),
            ("^(?:ab|c)(d{1,3})$", 2, Some(5)),
            ("(", 0, None),
        ] {
            assert_eq!(
                (shortest(pattern), longest(pattern)),
                (fewest, most),
                "{pattern}"
            );
        }
    }

    #[test]
    fn text_matches_or_the_pattern_is_unknown() {
        assert_eq!(matches("^[a-z]+$", "mail"), Some(true));
        assert_eq!(matches("^[a-z]+$", "M"), Some(false));
        assert_eq!(matches("(?=a)", "a"), None);
    }
}

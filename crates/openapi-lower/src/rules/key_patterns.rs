//! Which property names a simple regular expression matches: all, some by name, or those with a
//! fixed prefix, suffix or substring.
//!
//! Not a regular expression engine: other patterns are [`Keys::Unknown`].

/// The names that a pattern matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Keys {
    /// Every name.
    All,
    /// These names.
    Exactly(Vec<String>),
    /// The names with this prefix.
    Prefix(String),
    /// The names with this suffix.
    Suffix(String),
    /// The names with this substring.
    Substring(String),
    /// Cannot be decided without a regular expression engine.
    Unknown,
}

impl Keys {
    /// Parses a pattern (ECMA-262, unanchored).
    pub(super) fn of(pattern: &str) -> Self {
        let (from_start, rest) = match pattern.strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, pattern),
        };
        let (to_end, body) = match rest.strip_suffix('$') {
            Some(body) if !ends_in_escape(body) => (true, body),
            _ => (false, rest),
        };
        if !to_end && matches!(body, "" | ".*" | "(.*)") {
            return Self::All;
        }
        if from_start && to_end {
            let inner = body
                .strip_prefix("(?:")
                .or_else(|| body.strip_prefix('('))
                .and_then(|inner| inner.strip_suffix(')'));
            let branches: Option<Vec<String>> = match inner {
                Some(inner) => split(inner).map(literal).collect(),
                None => literal(body).map(|one| vec![one]),
            };
            return branches.map_or(Self::Unknown, Self::Exactly);
        }
        let (start_open, body) = match body.strip_prefix(".*") {
            Some(rest) if !from_start => (true, rest),
            _ => (!from_start, body),
        };
        let (end_open, body) = match body.strip_suffix(".*") {
            Some(rest) if !to_end => (true, rest),
            _ => (!to_end, body),
        };
        match (literal(body), start_open, end_open) {
            (Some(part), false, true) => Self::Prefix(part),
            (Some(part), true, false) => Self::Suffix(part),
            (Some(part), true, true) => Self::Substring(part),
            _ => Self::Unknown,
        }
    }

    /// Whether the pattern matches a name, or `None` if that is unknown.
    pub(super) fn matches(&self, name: &str) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::Exactly(names) => Some(names.iter().any(|one| one == name)),
            Self::Prefix(part) => Some(name.starts_with(part)),
            Self::Suffix(part) => Some(name.ends_with(part)),
            Self::Substring(part) => Some(name.contains(part)),
            Self::Unknown => None,
        }
    }
}

fn ends_in_escape(text: &str) -> bool {
    text.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1
}

/// The branches of an alternation, still escaped.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    text.split(move |c: char| {
        let here = !escaped && c == '|';
        escaped = !escaped && c == '\\';
        here
    })
}

/// The text that a pattern without operators matches.
fn literal(pattern: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(c) if c.is_ascii_punctuation() => text.push(c),
                _ => return None,
            },
            '^' | '$' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' => {
                return None;
            }
            other => text.push(other),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn simple_patterns_are_recognized() {
        let exactly = |names: &[&str]| Keys::Exactly(names.iter().map(|n| n.to_string()).collect());
        for (pattern, keys) in [
            ("", Keys::All),
            ("^", Keys::All),
            (".*", Keys::All),
            ("^.*", Keys::All),
            ("^.*$", Keys::Unknown),
            ("^x-", Keys::Prefix("x-".to_owned())),
            ("^x-.*", Keys::Prefix("x-".to_owned())),
            ("_id$", Keys::Suffix("_id".to_owned())),
            (".*_id$", Keys::Suffix("_id".to_owned())),
            ("id", Keys::Substring("id".to_owned())),
            ("^a$", exactly(&["a"])),
            ("^a\\.b$", exactly(&["a.b"])),
            ("^(a|b\\|c)$", exactly(&["a", "b|c"])),
            ("^(?:a|b)$", exactly(&["a", "b"])),
            ("^a\\$", Keys::Prefix("a$".to_owned())),
            ("^[a-z]+$", Keys::Unknown),
            ("^(a)|(b)$", Keys::Unknown),
            ("a|b", Keys::Unknown),
            ("\\d", Keys::Unknown),
            ("^^a", Keys::Unknown),
            ("^x.*$", Keys::Unknown),
            ("^x\\.*", Keys::Unknown),
            ("^x\\\\.*", Keys::Prefix("x\\".to_owned())),
            ("^.*x", Keys::Unknown),
            ("^.*x$", Keys::Unknown),
            ("x.*$", Keys::Unknown),
            (".*x.*", Keys::Substring("x".to_owned())),
            ("x.*", Keys::Substring("x".to_owned())),
            (".*", Keys::All),
            ("(.*)", Keys::All),
            (".*$", Keys::Suffix(String::new())),
            ("$", Keys::Suffix(String::new())),
            ("^$", exactly(&[""])),
            ("^()$", exactly(&[""])),
            ("^(a\\)$", Keys::Unknown),
            ("^(a|b\\)$", Keys::Unknown),
            ("^(?:a$", Keys::Unknown),
            ("^a\\|b$", exactly(&["a|b"])),
            ("^(a\\\\|b)$", exactly(&["a\\", "b"])),
            ("a\\$", Keys::Substring("a$".to_owned())),
            ("a\\\\$", Keys::Suffix("a\\".to_owned())),
            ("a\\", Keys::Unknown),
            ("a\\n", Keys::Unknown),
        ] {
            assert_eq!(Keys::of(pattern), keys, "{pattern}");
        }
    }

    #[test]
    fn names_are_matched_from_the_start_to_the_end_or_anywhere() {
        for (pattern, matching, other) in [
            ("^a$", "a", "ab"),
            ("^(a|b)$", "b", "c"),
            ("^a", "ab", "ba"),
            ("a$", "ba", "ab"),
            ("a", "bab", "b"),
        ] {
            assert_eq!(Keys::of(pattern).matches(matching), Some(true), "{pattern}");
            assert_eq!(Keys::of(pattern).matches(other), Some(false), "{pattern}");
        }
        assert_eq!(Keys::All.matches("a"), Some(true));
        assert_eq!(Keys::Unknown.matches("a"), None);
    }
}

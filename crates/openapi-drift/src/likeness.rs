//! The likeness of two names, to report a likely rename. It never changes a severity.

/// Likeness in per cent; 100 for names that differ in case and separators alone.
pub(crate) fn of_names(a: &str, b: &str) -> usize {
    let (a, b) = (plain(a), plain(b));
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 100;
    }
    100 - (distance(&a, &b) * 100 / longest)
}

fn plain(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| c.is_alphanumeric() || *c == '/')
        .flat_map(char::to_lowercase)
        .take(200)
        .collect()
}

/// Edits from one to the other (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let kept = row.get(j).copied().unwrap_or(0) + usize::from(x != y);
            let dropped = row.get(j + 1).copied().unwrap_or(0) + 1;
            let added = next.last().copied().unwrap_or(0) + 1;
            next.push(kept.min(dropped).min(added));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_style_are_alike() {
        assert_eq!(of_names("user_id", "userId"), 100);
        assert!(of_names("owner_id", "owner_ids") > 80);
        assert!(of_names("owner_id", "description") < 50);
    }
}

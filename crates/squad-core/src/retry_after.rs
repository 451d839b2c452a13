//! The parser of `Retry-After`, for API calls and for token exchanges.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, RETRY_AFTER};

/// The default of the longest wait that one `Retry-After` can impose.
pub(crate) const MAX_RETRY_AFTER: Duration = Duration::from_secs(5 * 60);

/// Parses `Retry-After`: seconds or an HTTP date. `None` if the header is absent or invalid.
///
/// The value is not limited: the caller decides how long it waits. A date is compared with the `Date` of the same response, so
/// that a wrong local clock does not matter, or with `now`.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let fraction = text.get(whole.len() + 1..).unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.is_empty() && digits(whole) && digits(fraction) {
        // A number that does not fit is a long time too.
        let seconds = whole.parse::<u64>().unwrap_or(u64::MAX);
        let round_up = u64::from(fraction.bytes().any(|byte| byte != b'0'));
        return Some(Duration::from_secs(seconds.saturating_add(round_up)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let date = headers.get(DATE).and_then(|date| date.to_str().ok());
    let from = date.and_then(|date| httpdate::parse_http_date(date).ok());
    let delay = until.duration_since(from.unwrap_or(now));
    Some(delay.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use std::time::UNIX_EPOCH;

    fn parse(text: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, text.parse().unwrap());
        // Sun, 06 Nov 1994 08:49:37 GMT
        retry_after(&headers, UNIX_EPOCH + Duration::from_secs(784_111_777))
    }

    #[test]
    fn seconds_and_dates_are_parsed_and_anything_else_is_ignored() {
        let seconds = Duration::from_secs;
        assert_eq!(parse("30"), Some(seconds(30)));
        assert_eq!(parse(" 0 "), Some(seconds(0)));
        assert_eq!(parse("1.25"), Some(seconds(2)));
        assert_eq!(parse("1.00"), Some(seconds(1)));
        assert_eq!(parse("Sun, 06 Nov 1994 08:50:37 GMT"), Some(seconds(60)));
        assert_eq!(parse("Sun, 06 Nov 1994 08:00:00 GMT"), Some(seconds(0)));
        for invalid in ["-5", "soon", "", ".", "1e3", "1.2.3", "+3", "0x10"] {
            assert_eq!(parse(invalid), None, "{invalid}");
        }
    }

    #[test]
    fn long_values_are_reported_as_the_service_sent_them() {
        let seconds = Duration::from_secs;
        assert_eq!(parse("86400"), Some(seconds(86_400)));
        assert_eq!(parse("1767225600"), Some(seconds(1_767_225_600)));
        assert_eq!(parse("1767225600000"), Some(seconds(1_767_225_600_000)));
        assert_eq!(parse("99999999999999999999999999"), Some(seconds(u64::MAX)));
        let far = parse("Fri, 31 Dec 9999 23:59:59 GMT").unwrap();
        assert!(far > seconds(200_000_000_000), "{far:?}");
    }

    #[test]
    fn a_date_is_compared_with_the_date_of_the_same_response() {
        let mut headers = HeaderMap::new();
        headers.insert(
            RETRY_AFTER,
            "Sun, 06 Nov 1994 08:50:37 GMT".parse().unwrap(),
        );
        headers.insert(DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
        let wrong_clock = UNIX_EPOCH + Duration::from_secs(784_200_000);
        assert_eq!(
            retry_after(&headers, wrong_clock),
            Some(Duration::from_secs(60))
        );
    }
}

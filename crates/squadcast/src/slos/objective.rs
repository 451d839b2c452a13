//! What an SLO demands: the level to be reached, the interval, and the conditions that notify.

use std::ops::Range;

use jiff::Timestamp;
use squad_core::wire::Nullable;
use squadcast_raw::slos::SloMonitoringCheck;

use crate::Result;
use crate::request::invalid;

/// The level to be reached, in percent.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Target(f64);

impl Target {
    /// Creates a target from a percentage, such as 99.9.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if it is not above 0 and at most 100.
    pub fn percent(percent: f64) -> Result<Self> {
        if percent > 0.0 && percent <= 100.0 {
            return Ok(Self(percent));
        }
        Err(invalid(format!(
            "the target of an SLO is above 0 and at most 100 percent, not {percent}"
        )))
    }

    /// Returns the percentage.
    #[must_use]
    pub const fn as_percent(self) -> f64 {
        self.0
    }
}

/// The interval over which an SLO is measured.
///
/// ```
/// use squadcast::slos::Interval;
///
/// let month = Interval::rolling_days(30);
/// let (start, end) = ("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z");
/// let quarter = Interval::fixed(start.parse()?..end.parse()?);
/// # Ok::<(), squadcast::jiff::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Interval {
    /// The latest days.
    RollingDays(u32),
    /// From a start to an end.
    Fixed(Range<Timestamp>),
}

impl Interval {
    /// The latest `days`.
    #[must_use]
    #[doc(alias = "duration_in_days")]
    pub const fn rolling_days(days: u32) -> Self {
        Self::RollingDays(days)
    }

    /// From a start to an end.
    #[must_use]
    pub const fn fixed(range: Range<Timestamp>) -> Self {
        Self::Fixed(range)
    }
}

/// A condition of an SLO that notifies.
///
/// The reference names no conditions; these are the ones that the vendor's Terraform provider sends. It does not say in which
/// unit the two thresholds are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Check {
    /// The error budget is used up (`is_breached_err_budget`).
    BudgetBreached,
    /// The SLO is not being met (`is_unhealthy_slo`).
    Unhealthy,
    /// The remaining error budget falls below a threshold (`remaining_err_budget_threshold`).
    BudgetBelow(u32),
    /// The false positives exceed a threshold (`increased_false_positives_threshold`).
    FalsePositivesAbove(u32),
}

impl From<Check> for SloMonitoringCheck {
    fn from(check: Check) -> Self {
        let (name, threshold) = match check {
            Check::BudgetBreached => ("is_breached_err_budget", None),
            Check::Unhealthy => ("is_unhealthy_slo", None),
            Check::BudgetBelow(limit) => ("remaining_err_budget_threshold", Some(limit)),
            Check::FalsePositivesAbove(limit) => {
                ("increased_false_positives_threshold", Some(limit))
            }
        };
        let mut check = Self::new(name).is_checked(Nullable::from(true));
        check.threshold = threshold.map(i64::from);
        check
    }
}

//! The list of the schedules of a team.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squad_core::list::{Page, Paging, Position, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::wire;

use super::{Participant, Schedule, invalid};
use crate::{
    EscalationPolicyId, IdOf, List, Owner, RequestBuilder, Result, ScheduleId, Squadcast, TeamId,
    kind,
};

/// The schedules of a team: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`Schedules::list`](super::Schedules::list).
///
/// Filters narrow the list; a schedule has to match all of them. A filter that is set several times matches any of its values.
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct ScheduleList {
    client: Squadcast,
    filters: Result<Filters>,
    options: RequestOptions,
}

#[derive(Debug, Clone)]
struct Filters {
    team: TeamId,
    schedules: Vec<i64>,
    participants: Vec<String>,
    name: Option<String>,
    mine: bool,
    of_my_squads: bool,
    search: Option<String>,
    hide_paused: bool,
    owner: Option<Owner>,
    escalation_policies: Vec<String>,
    without_escalation_policy: bool,
    page_size: Option<usize>,
}

impl ScheduleList {
    pub(super) fn new(client: &Squadcast, team: impl IdOf<kind::Team>) -> Self {
        Self {
            client: client.clone(),
            filters: TeamId::of(team).map(|team| Filters {
                team,
                schedules: Vec::new(),
                participants: Vec::new(),
                name: None,
                mine: false,
                of_my_squads: false,
                search: None,
                hide_paused: false,
                owner: None,
                escalation_policies: Vec::new(),
                without_escalation_policy: false,
                page_size: None,
            }),
            options: RequestOptions::default(),
        }
    }

    fn set(mut self, set: impl FnOnce(&mut Filters)) -> Self {
        if let Ok(filters) = &mut self.filters {
            set(filters);
        }
        self
    }

    /// Sets a filter to a value, or keeps the first error.
    fn with<T>(mut self, value: Result<T>, set: impl FnOnce(&mut Filters, T)) -> Self {
        match (&mut self.filters, value) {
            (Ok(filters), Ok(value)) => set(filters, value),
            (Ok(_), Err(error)) => self.filters = Err(error),
            (Err(_), _) => {}
        }
        self
    }

    /// Lists schedules in which this text is found, presumably in their names.
    pub fn search(self, text: impl Into<String>) -> Self {
        self.set(|filters| filters.search = Some(text.into()))
    }

    /// Lists schedules with this name.
    #[doc(alias = "scheduleName")]
    pub fn name(self, name: impl Into<String>) -> Self {
        self.set(|filters| filters.name = Some(name.into()))
    }

    /// Lists this schedule. Several calls match any of them.
    #[doc(alias = "scheduleIDs")]
    pub fn schedule(self, schedule: impl IdOf<kind::Schedule>) -> Self {
        self.with(ScheduleId::of(schedule), |filters, id| {
            filters.schedules.push(id.as_i64());
        })
    }

    /// Lists schedules in which this user, squad or team takes part. Several calls match any of them.
    pub fn participant(self, participant: impl Into<Participant>) -> Self {
        self.set(|filters| {
            filters
                .participants
                .push(participant.into().id().to_owned())
        })
    }

    /// Lists schedules in which the caller is on call.
    #[doc(alias = "myOnCall")]
    pub fn mine(self) -> Self {
        self.set(|filters| filters.mine = true)
    }

    /// Lists schedules that concern the caller or one of the caller's squads.
    #[doc(alias = "youAndYourSquads")]
    pub fn of_me_and_my_squads(self) -> Self {
        self.set(|filters| filters.of_my_squads = true)
    }

    /// Lists no paused schedules.
    pub fn hide_paused(self) -> Self {
        self.set(|filters| filters.hide_paused = true)
    }

    /// Lists schedules that this user, squad or team owns.
    pub fn owner(self, owner: impl Into<Owner>) -> Self {
        self.set(|filters| filters.owner = Some(owner.into()))
    }

    /// Lists schedules that this escalation policy notifies. Several calls match any of them.
    #[doc(alias = "escalationPolicies")]
    pub fn escalation_policy(self, policy: impl IdOf<kind::EscalationPolicy>) -> Self {
        self.with(EscalationPolicyId::of(policy), |filters, id| {
            filters.escalation_policies.push(id.into());
        })
    }

    /// Lists schedules that no escalation policy uses.
    pub fn without_escalation_policy(self) -> Self {
        self.set(|filters| filters.without_escalation_policy = true)
    }

    /// Sets the number of schedules that one request returns. By default the service decides.
    pub fn page_size(self, schedules: usize) -> Self {
        self.with(checked_page_size(schedules), |filters, size| {
            filters.page_size = Some(size);
        })
    }

    option_setters!();

    /// Sets the options of each request.
    pub(super) fn options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Streams the schedules. Pages are requested as they are needed.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if an argument is
    /// invalid, such as a page size of zero.
    pub fn stream(self) -> List<Schedule> {
        let core = self.client.raw().core().clone();
        let (client, filters, options) = (self.client, self.filters, self.options);
        List::paged(
            &core,
            &wire::SCHEDULES_LIST_SCHEDULES,
            Paging::Cursor,
            move |position| {
                let filters = filters.clone()?;
                Ok(options.apply(filters.page(&client, position)))
            },
        )
    }
}

impl Filters {
    fn page(&self, client: &Squadcast, position: &Position) -> RequestBuilder<Page<Schedule>> {
        let raw = client.raw();
        let mut request = raw
            .schedules_list_schedules(self.team.as_str())
            .schedule_i_ds(&self.schedules)
            .participants(&self.participants)
            .escalation_policies(&self.escalation_policies);
        if let Some(name) = &self.name {
            request = request.schedule_name(name);
        }
        if self.mine {
            request = request.my_on_call(true);
        }
        if self.of_my_squads {
            request = request.you_and_your_squads(true);
        }
        if let Some(text) = &self.search {
            request = request.search(text);
        }
        if self.hide_paused {
            request = request.hide_paused(true);
        }
        if let Some(owner) = &self.owner {
            request = request.owner_id(owner.id());
        }
        if self.without_escalation_policy {
            request = request.without_escalation_policy(true);
        }
        if let Some(size) = self.page_size {
            request = request.page_size(i64::try_from(size).unwrap_or(i64::MAX));
        }
        if let Some(cursor) = position.cursor() {
            request = request.cursor(cursor);
        }
        request.into_request().map(|page| {
            let info = page.page_info;
            Page::new(page.data).next(info.has_next, info.next_cursor)
        })
    }
}

/// Returns the size of a page, which is at least one.
pub(super) fn checked_page_size(size: usize) -> Result<usize> {
    if size == 0 {
        return Err(invalid("the size of a page cannot be zero"));
    }
    Ok(size)
}

impl IntoFuture for ScheduleList {
    type Output = Result<Vec<Schedule>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

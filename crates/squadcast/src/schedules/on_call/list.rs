//! Requests who is on call, or computes it from the documented operations.

use std::future::IntoFuture;
use std::ops::Range;

use futures_util::future::{self, BoxFuture};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use jiff::Timestamp;
use squad_core::list::RequestOptions;
use squad_core::option_setters;
use squadcast_raw::schedules::Rotation;
use squadcast_raw::wire;

use super::endpoint::{self, Scope};
use super::roster::{Roster, around, check_length};
use super::{OnCall, Participant};
use crate::schedules::{Overrides, ScheduleList, Schedules, invalid};
use crate::{IdOf, List, RequestBuilder, Result, ScheduleId, Squadcast, TeamId, UserId, kind};

/// The number of schedules that are read at the same time.
const CONCURRENCY: usize = 4;

/// The participants who are on call: await it for a `Vec`, or [`stream`](Self::stream) it. An empty list means that no one is.
///
/// From [`Schedules::on_call`], [`Schedules::on_call_in_team`] and [`Schedules::on_call_anywhere`].
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct OnCallList {
    client: Squadcast,
    scope: Result<Scope>,
    at: Option<Timestamp>,
    user: Option<Result<UserId>>,
    computed: bool,
    per_schedule: bool,
    options: RequestOptions,
}

impl Schedules<'_> {
    /// Returns who is on call through a schedule, now.
    ///
    /// The endpoint is not in the vendor's reference; if the service does not have it, the result is computed. See
    /// [`on_call`](super).
    ///
    /// Operation: `GET /v4/schedules/who-is-oncall`, which has no operationId.
    #[doc(alias = "who-is-oncall")]
    pub fn on_call(&self, schedule: impl IdOf<kind::Schedule>) -> OnCallList {
        OnCallList::new(self.client, ScheduleId::of(schedule).map(Scope::Schedule))
    }

    /// Returns who is on call through a schedule at a time; [`on_call`](Self::on_call) with [`OnCallList::at`].
    ///
    /// Operation: `GET /v4/schedules/who-is-oncall`, which has no operationId.
    pub fn on_call_at(&self, schedule: impl IdOf<kind::Schedule>, at: Timestamp) -> OnCallList {
        self.on_call(schedule).at(at)
    }

    /// Returns who is on call through any schedule of a team, now. The schedule of each entry is not known, unless
    /// [`OnCallList::per_schedule`] is set.
    ///
    /// Operation: `GET /v4/schedules/who-is-oncall`, which has no operationId.
    pub fn on_call_in_team(&self, team: impl IdOf<kind::Team>) -> OnCallList {
        OnCallList::new(self.client, TeamId::of(team).map(Scope::Team))
    }

    /// Returns who is on call through any schedule that the caller may see, now. The schedule of each entry is not known,
    /// unless [`OnCallList::per_schedule`] is set.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId};
    /// # async fn example(client: &Squadcast, ada: UserId) -> squadcast::Result<()> {
    /// let hers = client.schedules().on_call_anywhere().user(&ada).await?;
    /// println!("Ada is {}on call", if hers.is_empty() { "not " } else { "" });
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `GET /v4/schedules/who-is-oncall`, which has no operationId.
    pub fn on_call_anywhere(&self) -> OnCallList {
        OnCallList::new(self.client, Ok(Scope::Anywhere))
    }

    /// Returns who is on call through a schedule in a range of time, ordered by the start. It is computed from the schedule,
    /// its rotations, their participants, and the overrides; see [`on_call`](super) for the assumptions.
    ///
    /// # Errors
    /// As for [`roster`](Self::roster) and [`Roster::shifts`].
    ///
    /// Operation: `Schedules_getScheduleById`, `Rotations_getScheduleRotations` and `Overrides_listOverrides`.
    pub fn shifts(
        &self,
        schedule: impl IdOf<kind::Schedule>,
        range: Range<Timestamp>,
    ) -> List<OnCall> {
        let (client, schedule) = (self.client.clone(), ScheduleId::of(schedule));
        one_response(RequestOptions::default(), move |options| async move {
            let roster = read(&client, schedule?, range.clone(), &options).await?;
            roster.shifts(range)
        })
    }

    /// Reads everything that decides who is on call through a schedule in a range of time, for offline use: the schedule, its
    /// rotations with their participants, and the overrides of the range.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the range is empty,
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_getScheduleById`, `Rotations_getScheduleRotations` and `Overrides_listOverrides`.
    pub async fn roster(
        &self,
        schedule: impl IdOf<kind::Schedule>,
        range: Range<Timestamp>,
    ) -> Result<Roster> {
        let schedule = ScheduleId::of(schedule)?;
        read(self.client, schedule, range, &RequestOptions::default()).await
    }
}

impl OnCallList {
    fn new(client: &Squadcast, scope: Result<Scope>) -> Self {
        Self {
            client: client.clone(),
            scope,
            at: None,
            user: None,
            computed: false,
            per_schedule: false,
            options: RequestOptions::default(),
        }
    }

    /// Sets the time, instead of now. That the endpoint supports it is known from one program only; see [`on_call`](super).
    pub fn at(mut self, at: Timestamp) -> Self {
        self.at = Some(at);
        self
    }

    /// Keeps only the entries of this user. In a computed result, a user who is on call as a member of a squad or a team is not
    /// recognized.
    pub fn user(mut self, user: impl IdOf<kind::User>) -> Self {
        self.user = Some(UserId::of(user));
        self
    }

    /// Computes the result from the documented operations, and does not request it from the undocumented endpoint.
    ///
    /// The entries then have a schedule, a reason, a start and an end, but no names and contacts.
    pub fn computed(mut self) -> Self {
        self.computed = true;
        self
    }

    /// Lists the schedules and sends one request for each, so that the schedule of every entry is known.
    pub fn per_schedule(mut self) -> Self {
        self.per_schedule = true;
        self
    }

    option_setters!();

    /// Streams the entries.
    ///
    /// # Errors
    /// The stream fails with [`is_not_found`](crate::Error::is_not_found) if the schedule or team does not exist, and, if the
    /// result is computed, as [`Roster::on_call_at`] does.
    pub fn stream(self) -> List<OnCall> {
        one_response(self.options.clone(), move |options| self.fetch(options))
    }

    async fn fetch(self, options: RequestOptions) -> Result<Vec<OnCall>> {
        let scope = self.scope?;
        let user = self.user.transpose()?.map(Participant::User);
        let scopes = if self.per_schedule {
            let schedules = schedules(&self.client, &scope, &options).await?;
            schedules.into_iter().map(Scope::Schedule).collect()
        } else {
            vec![scope]
        };
        let (client, options) = (&self.client, &options);
        let entries = stream::iter(scopes)
            .map(|scope| async move {
                if self.computed {
                    return compute(client, &scope, self.at, options).await;
                }
                match options
                    .apply(endpoint::request(client, &scope, self.at))
                    .await
                {
                    Err(error) if endpoint::is_unsupported(&error) => {
                        compute(client, &scope, self.at, options).await
                    }
                    received => received,
                }
            })
            .buffered(CONCURRENCY);
        let entries: Vec<Vec<OnCall>> = entries.try_collect().await?;
        let mut entries: Vec<OnCall> = entries.into_iter().flatten().collect();
        entries.retain(|entry| user.as_ref().is_none_or(|user| entry.who == *user));
        Ok(entries)
    }
}

impl IntoFuture for OnCallList {
    type Output = Result<Vec<OnCall>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        IntoFuture::into_future(self.stream())
    }
}

/// A list whose items are all known at once.
fn one_response<F>(
    options: RequestOptions,
    fetch: impl FnOnce(RequestOptions) -> F + Send + 'static,
) -> List<OnCall>
where
    F: Future<Output = Result<Vec<OnCall>>> + Send + 'static,
{
    List::from_stream(options, move |options| {
        stream::once(fetch(options))
            .map_ok(|entries| stream::iter(entries.into_iter().map(Ok)))
            .try_flatten()
    })
}

async fn compute(
    client: &Squadcast,
    scope: &Scope,
    at: Option<Timestamp>,
    options: &RequestOptions,
) -> Result<Vec<OnCall>> {
    let at = match at {
        Some(at) => at,
        None => Timestamp::try_from(client.raw().core().clock().wall())
            .map_err(|error| invalid("the clock has no valid time").with_source(error))?,
    };
    let entries = stream::iter(schedules(client, scope, options).await?)
        .map(|schedule| async move {
            let roster = read(client, schedule, around(at), options).await?;
            roster.on_call_at(at)
        })
        .buffered(CONCURRENCY);
    let entries: Vec<Vec<OnCall>> = entries.try_collect().await?;
    Ok(entries.into_iter().flatten().collect())
}

/// Lists the schedules that are not paused.
async fn schedules(
    client: &Squadcast,
    scope: &Scope,
    options: &RequestOptions,
) -> Result<Vec<ScheduleId>> {
    let teams = match scope {
        Scope::Schedule(id) => return Ok(vec![*id]),
        Scope::Team(team) => vec![team.clone()],
        Scope::Anywhere => teams(client, options).await?,
    };
    let mut schedules = Vec::new();
    for team in teams {
        let list = ScheduleList::new(client, team).hide_paused();
        let of_team = list.options(options.clone()).await?;
        schedules.extend(of_team.iter().map(|schedule| ScheduleId::from(schedule.id)));
    }
    Ok(schedules)
}

/// Lists the teams through the operation of another area, which may not be compiled.
async fn teams(client: &Squadcast, options: &RequestOptions) -> Result<Vec<TeamId>> {
    struct Team {
        id: String,
    }
    squad_core::lenient_struct!(Team { id = "id" } {});
    let call = client.raw().core().call(&wire::TEAMS_GET_ALL_TEAMS);
    let request: RequestBuilder<Vec<Team>> = call.request();
    let teams = options.apply(request).await?;
    teams.into_iter().map(|team| TeamId::new(team.id)).collect()
}

async fn read(
    client: &Squadcast,
    schedule: ScheduleId,
    range: Range<Timestamp>,
    options: &RequestOptions,
) -> Result<Roster> {
    check_length(&range)?;
    let id = schedule.id();
    let raw = client.raw();
    let overrides = Overrides::new(client, schedule).list(range.clone());
    let (schedule, rotations, overrides) = future::try_join3(
        options.apply(raw.schedules_get_schedule_by_id(&id).into()),
        options.apply(raw.rotations_get_schedule_rotations(&id).into()),
        overrides.options(options.clone()).into_future(),
    )
    .await?;
    let rotations = stream::iter(rotations)
        .map(|rotation| with_participants(client, &id, rotation, options))
        .buffered(CONCURRENCY);
    let rotations: Vec<Rotation> = rotations.try_collect().await?;
    Ok(Roster::new(schedule, rotations, overrides).known_in(range))
}

/// Reads the participants of a rotation, which are optional in the list of rotations.
async fn with_participants(
    client: &Squadcast,
    schedule: &str,
    mut rotation: Rotation,
    options: &RequestOptions,
) -> Result<Rotation> {
    if rotation.rotation_participants.is_empty() {
        let raw = client.raw();
        let id = rotation.id.to_string();
        let request = raw.rotations_get_rotation_participants(schedule, &id);
        let response = options.apply(request.into()).await?;
        rotation.rotation_participants = response.participant_groups;
    }
    Ok(rotation)
}

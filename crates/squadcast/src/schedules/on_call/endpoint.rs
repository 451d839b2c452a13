//! The undocumented endpoint that returns who is on call. Its evidence is in the documentation of the parent module.

use jiff::Timestamp;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
use squad_core::{Error, Operation};

use super::{OnCall, Person};
use crate::schedules::Participant;
use crate::{RequestBuilder, ScheduleId, Squadcast, TeamId, UserId};

/// Not in the vendor's reference, so its id is none of the vendor's.
static WHO_IS_ON_CALL: Operation = Operation::new(
    "Schedules_whoIsOncall",
    Method::Get,
    "/v4/schedules/who-is-oncall",
    "schedules",
)
.parameters(&[
    Parameter::new("teamId", ParameterLocation::Query, false),
    Parameter::new("scheduleID", ParameterLocation::Query, false),
    Parameter::new("time", ParameterLocation::Query, false),
])
.responses(&[ResponseSpec::new(200, Some("application/json"))])
.envelope("data")
.idempotent();

/// The users of one schedule. Other fields are not known.
#[derive(Debug)]
struct Element {
    oncall: Vec<User>,
}

squad_core::lenient_struct!(Element default {} { oncall = "oncall" });

#[derive(Debug)]
struct User {
    id: String,
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
    contact: Contact,
}

squad_core::lenient_struct!(User { id = "id" } {
    first_name = "first_name", last_name = "last_name", email = "email", contact = "contact",
});

#[derive(Debug)]
struct Contact {
    dial_code: Option<String>,
    phone_number: Option<String>,
}

squad_core::lenient_struct!(Contact default {} { dial_code = "dial_code", phone_number = "phone_number" });

/// The schedules to consider.
#[derive(Debug, Clone)]
pub(super) enum Scope {
    Schedule(ScheduleId),
    Team(TeamId),
    Anywhere,
}

/// Requests who is on call.
pub(super) fn request(
    client: &Squadcast,
    scope: &Scope,
    at: Option<Timestamp>,
) -> RequestBuilder<Vec<OnCall>> {
    let mut call = client.raw().core().call(&WHO_IS_ON_CALL);
    let mut schedule = None;
    match scope {
        Scope::Schedule(id) => {
            call = call.query("scheduleID", id.as_i64());
            schedule = Some(*id);
        }
        Scope::Team(id) => call = call.query("teamId", id.as_str()),
        Scope::Anywhere => {}
    }
    if let Some(at) = at {
        call = call.query("time", at.to_string().as_str());
    }
    call.request::<Vec<Element>>().map(move |elements| {
        let users = elements.into_iter().flat_map(|element| element.oncall);
        users.map(|user| on_call(user, schedule)).collect()
    })
}

/// Whether the error means that the endpoint is missing or different, and not that the caller or the service failed.
pub(super) fn is_unsupported(error: &Error) -> bool {
    error
        .status()
        .is_some_and(|status| [400, 404, 405].contains(&status.as_u16()))
}

fn on_call(user: User, schedule: Option<ScheduleId>) -> OnCall {
    let present = |text: Option<String>| text.filter(|text| !text.is_empty());
    let phone = present(user.contact.phone_number)
        .map(|number| present(user.contact.dial_code).unwrap_or_default() + &number);
    OnCall {
        who: UserId::new(user.id.as_str()).map_or_else(
            |_| Participant::Other {
                type_: "user".to_owned(),
                id: user.id.clone(),
            },
            Participant::User,
        ),
        person: Some(Person {
            first_name: user.first_name.unwrap_or_default(),
            last_name: user.last_name.unwrap_or_default(),
            email: present(user.email),
            phone,
        }),
        since: None,
        until: None,
        by: None,
        schedule,
    }
}

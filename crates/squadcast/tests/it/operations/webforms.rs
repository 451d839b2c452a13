//! The calls of the area `webforms`.

use super::{Run, call};
use squadcast::webforms::{NewWebform, WebformService, WebformUpdate};
use squadcast::{ServiceId, TeamId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let service = run.mock.state().services().remove(0);
    let team: TeamId = service.team_id.parse().unwrap();
    let service: ServiceId = service.id.parse().unwrap();

    call!(run, client.webforms() => list(&team));
    let checkout = [WebformService::new(&service)];
    let new = NewWebform::new("Support", "Acme", "Report a problem", &team, checkout);
    let form = call!(run, client.webforms() => create(&team, new));
    call!(run, client.webforms() => get(&team, &form));
    call!(run, client.webforms() => get_by_name(&team, "Support"));
    let update = WebformUpdate::new().title("Report an incident");
    call!(run, client.webforms() => update(&team, &form, update.clone()));
    call!(run, client.webforms() => replace(&form, update));
    call!(run, client.webforms() => delete(&team, &form));
}

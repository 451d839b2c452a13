//! The calls of the area `extensions`.

use super::{Run, call};
use squadcast::extensions::{
    MsTeamsUpdate, NewMsTeamsConfig, NewWebhook, WebhookAddress, WebhookUpdate,
};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    call!(run, client.webhooks() => list());
    let address = WebhookAddress::post("https://hooks.example.com");
    let new = NewWebhook::new("Chat", "event", address).on("incident", "triggered");
    let webhook = call!(run, client.webhooks() => create(new));
    call!(run, client.webhooks() => get(&webhook));
    let update = WebhookUpdate::new().name("Room");
    call!(run, client.webhooks() => update(&webhook, update.clone()));
    call!(run, client.webhooks() => replace(&webhook, update));
    call!(run, client.webhooks() => delete(&webhook));
    call!(run, client.ms_teams() => get());
    call!(run, client.ms_teams() => update(MsTeamsUpdate::new().active(false)));
    call!(run, client.ms_teams() => replace(NewMsTeamsConfig::new("tenant", "account")));
}

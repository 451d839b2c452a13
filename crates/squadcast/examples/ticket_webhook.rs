//! Receives an outgoing webhook, creates a ticket, and writes the id of the ticket back as a tag of the incident.
//!
//! ```sh
//! cargo run -p squadcast --example ticket_webhook
//! ```
//!
//! `handle` works with every HTTP server. Here it is called with an event like those that the service sends.
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use http::{HeaderMap, StatusCode};
use serde_json::json;
use squadcast::incidents::TagUpdate;
use squadcast::webhook_events::{EventType, Receiver, WebhookPayload, WebhookResource};
use squadcast::{IncidentId, Region, Squadcast};
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let Some(fake) = &service.fake else {
        return Err("this example needs an event; run it without an account".into());
    };
    let incident = fake.state().incidents().remove(0);
    let event = json!({
        "version": "v2",
        "event": { "id": "633e670afbb04a577527b4b8", "type": "incident.triggered", "resource": "incident",
            "timestamp": "2026-01-05T05:26:34.945695898Z" },
        "data": { "resource_type": "incident",
            "organization": { "id": "61963631090a650008fff21d", "name": "Example" },
            "team": { "id": incident.team_id, "name": "Payments" },
            "resource_data": { "id": incident.id, "message": incident.message, "description": "", "status": "triggered",
                "url": format!("https://app.eu.squadcast.com/incident/{}", incident.id),
                "service": { "id": incident.service_id, "name": "Checkout", "slug": "checkout" } } }
    });
    // The secret is in a header that was added to the webhook.
    let receiver = Receiver::with_header("x-webhook-secret", "4f1c0f5e2b9d4e6a")?;
    let mut headers = HeaderMap::new();
    let rejected = handle(
        &receiver,
        &service.client,
        &headers,
        event.to_string().as_bytes(),
    )
    .await?;
    println!("without the secret: {rejected}");
    headers.insert("x-webhook-secret", "4f1c0f5e2b9d4e6a".parse()?);
    let accepted = handle(
        &receiver,
        &service.client,
        &headers,
        event.to_string().as_bytes(),
    )
    .await?;
    println!("with the secret: {accepted}");
    let id: IncidentId = incident.id.parse()?;
    let tagged = service.client.incidents().get(&id).await?;
    println!("tags: {:?}", tagged.tags.keys().collect::<Vec<_>>());
    Ok(())
}

async fn handle(
    receiver: &Receiver,
    client: &Squadcast,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<StatusCode> {
    let headers = headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes()));
    let payload = match receiver.receive("/squadcast", headers, body) {
        Ok(payload) => payload,
        Err(rejection) => return Ok(rejection.status()),
    };
    if let WebhookPayload::V2(event) = &payload
        && let (EventType::IncidentTriggered, WebhookResource::Incident(incident)) =
            (&event.event_type, &event.resource)
    {
        // A receiver for accounts of both regions finds the client by the link.
        println!("region {}", Region::from_app_url(&incident.url)?);
        let ticket = format!("OPS-{}", incident.message.len());
        let id: IncidentId = incident.id.parse()?;
        let tag = [("ticket", TagUpdate::new().value(ticket))];
        client.incidents().append_tags(id, tag).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

//! Logs in, sends leads, follows their responses and logs out, against a fake of the service that runs inside this program.
//! It needs no account:
//!
//! ```sh
//! cargo run -p squadvoice --example quickstart
//! ```
//!
//! With an account the client is built by `SquadVoice::from_env()`; everything after that is the same.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::Duration;

use squadvoice::leads::{LeadOutcome, LeadUpdate, NewLead};
use squadvoice::{Brand, CampaignId, Credentials, OAuthClient, SquadVoice};
use squadvoice_mock::MockServer;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    heading("Brands");
    for brand in Brand::ALL {
        let tokens = brand.authentication_url();
        println!("  {brand:<13} {:<27} tokens: {tokens}", brand.api_url());
    }

    // A real program: SquadVoice::builder().credentials(…).build()?
    let fake = MockServer::start().await?;
    let account = fake.account();
    let client = OAuthClient::new(&account.client_id, account.client_secret.as_str());
    let credentials = Credentials::new(client, &account.username, account.password.as_str())?;
    let client = SquadVoice::builder()
        .api_url(fake.api_url())
        .authentication_url(fake.authentication_url())
        .credentials(credentials)
        .build()?;

    heading("Login");
    client.login().await?;
    println!("  There is an access token, and a refresh token for the next one.");

    let id: CampaignId = "0PT711".parse()?;
    let campaign = client.campaign(&id);
    campaign.check().await?;
    println!("  The service knows the campaign {id}.");

    heading("Creating leads");
    let leads = [
        NewLead::new("crm-1", "919800000001", "Asha Rao").field("city", "Pune"),
        NewLead::new("crm-2", "919800000002", "Vikram Shah"),
        NewLead::new("crm-1", "919800000001", "Asha Rao"),
    ];
    report(campaign.create(leads).await?.leads());
    let leads = [
        NewLead::new("crm-3", "919800000003", "Meera Iyer"),
        NewLead::new("crm-4", "not a number", "Eve"),
    ];
    report(campaign.create(leads).await?.leads());

    heading("Changing leads");
    let update = LeadUpdate::new().field("city", "Mumbai");
    campaign.update("crm-1", update).await?;
    println!("  crm-1 moved.");

    // The callers of the campaign do their work.
    for (lead, outcome) in [("crm-1", "Interested"), ("crm-2", "Not Interested")] {
        let answers = [("budget", "2,000"), ("call_back", "tomorrow")];
        fake.state().process(id.as_str(), lead, outcome, &answers);
    }

    heading("Following the responses");
    // Leads that are processed now are listed a moment later.
    let interval = Duration::from_millis(200);
    let mut responses = campaign.responses().lag(Duration::ZERO).follow(interval);
    for _ in 0..2 {
        let Some(lead) = responses.next().await else {
            break;
        };
        let lead = lead?;
        let outcome = lead.lead_outcome.as_deref().unwrap_or_default();
        println!("  {:<6} {outcome}", lead.lead_id.as_str());
        for (question, answer) in lead.lead_responses.iter() {
            println!("         {question}: {answer}");
        }
    }
    let checkpoint = serde_json::to_string(&responses.checkpoint())?;
    println!(
        "  The next process continues after {} bytes.",
        checkpoint.len()
    );

    campaign.convert("crm-1", "PAYMENT_RECEIVED").await?;
    campaign.disable("crm-2").await?;
    campaign.delete("crm-2").await?;
    println!("  crm-1 converted; crm-2 is disabled, and its erasure accepted.");

    heading("Logout");
    client.logout().await?;
    println!("  Both tokens are revoked: {:?}", fake.valid_tokens());
    match campaign.check().await {
        Err(error) => println!("  {error}"),
        Ok(()) => return Err("a call succeeded after the logout".into()),
    }

    let requests = fake.requests().len();
    println!("\n{requests} requests, {:?}.", fake.token_statistics());
    fake.shutdown().await;
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}");
}

fn report(leads: &[squadvoice::leads::LeadReport]) {
    for lead in leads {
        let outcome = match &lead.outcome {
            LeadOutcome::Created => "created".to_owned(),
            LeadOutcome::Duplicate { first } => format!("the same id as lead {first}, not sent"),
            LeadOutcome::Rejected { errors } => {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                format!("rejected: {}", errors.join("; "))
            }
            LeadOutcome::NotCreated { .. } => "not created, because of another lead".to_owned(),
            other => format!("{other:?}"),
        };
        println!("  {:<6} {outcome}", lead.lead_id.as_str());
    }
}

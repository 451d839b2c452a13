//! Shows the components of a status page, opens an issue for one of them, and resolves it.
//!
//! ```sh
//! cargo run -p squadcast --example status_page
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use squadcast::status_pages::{IssueUpdate, NewIssue};
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let pages = service.client.status_pages();
    let list = pages.list(&team).await?;
    let page = list.first().ok_or("the team has no status page")?;

    let statuses = pages.statuses(page).await?;
    let states = pages.issue_states(page).await?;
    println!(
        "{}: {} statuses, {} issue states",
        page.name,
        statuses.len(),
        states.len()
    );
    let components = pages.components(page).list().await?;
    for component in &components {
        let status = component
            .status
            .as_ref()
            .map_or("-", |status| &*status.name);
        println!("  {:<20} {status}", component.name);
    }
    let (Some(component), Some(state), Some(status)) =
        (components.first(), states.first(), statuses.first())
    else {
        return Err("the page has no component, issue state or status".into());
    };
    if !service.applies() {
        println!("Set APPLY=1 to open an issue, which visitors see.");
        return Ok(());
    }

    // The names of states and statuses are those of the page.
    let issue = NewIssue::new("Card payments are slow", state, "We are looking into it")
        .component(component, status);
    let issue = pages.issues(page).open(issue).await?;
    println!("opened");
    let last = states.last().unwrap_or(state);
    let fixed = IssueUpdate::new(last, "Card payments are fast again").component(component, status);
    pages.issues(page).post(&issue, fixed).await?;
    println!("resolved");
    Ok(())
}

//! Receives processed leads with axum.
//!
//! ```sh
//! export WEBHOOK_SECRET=5Jt4pUc2b8vQxL0mZr7w   # your own, at least 20 characters
//! cargo run -p squadvoice --example receive_webhooks
//! curl -i -d '{"lead_id": "crm-1"}' http://127.0.0.1:3000/leads/$WEBHOOK_SECRET
//! ```
#![allow(clippy::print_stdout)]

use std::collections::HashSet;
use std::convert::Infallible;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::routing::post;
use squadvoice::webhook::{Delivery, IdempotencyKey, Receiver};

#[derive(Clone)]
struct App {
    receiver: Receiver,
    /// A real program keeps the keys where it keeps the leads, and stores both in one transaction.
    known: Arc<Mutex<HashSet<IdempotencyKey>>>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secret = std::env::var("WEBHOOK_SECRET").map_err(|_| "WEBHOOK_SECRET is not set")?;
    let app = App {
        receiver: Receiver::with_secret_in_path(&secret)?,
        known: Arc::default(),
    };
    let router = Router::new()
        .route("/leads/{secret}", post(receive))
        .with_state(app);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

async fn receive(State(app): State<App>, request: Request) -> http::Response<String> {
    let receiver = app.receiver.clone();
    receiver
        .handle(request, |delivery| async move {
            app.take_in(delivery);
            Ok::<_, Infallible>(())
        })
        .await
}

impl App {
    fn take_in(&self, delivery: Delivery) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.insert(delivery.key) {
            println!("{:?}", delivery.lead);
        } else {
            println!("{} again", delivery.lead.lead_id);
        }
    }
}

//! The calls of the area `auth`.

use super::{Run, call};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    call!(run, client.auth() => verify());
    let refresh_token = run.mock.refresh_token();
    call!(run, client.auth() => exchange(refresh_token));
}

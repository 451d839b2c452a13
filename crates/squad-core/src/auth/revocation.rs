//! Forgetting and revoking the tokens of a session.
//!
//! Tokens that the service has not confirmed as revoked are kept apart from the usable ones, in the record if it can be
//! written and in memory otherwise, until a later attempt succeeds.

use secrecy::{ExposeSecret as _, SecretString};

use super::Credential;
use super::record::OpenRecord;
use super::refresher::Refresher;
use super::store::{TokenRecord, UnrevokedTokens};
use crate::{Bearer, Result};

impl Refresher {
    /// Removes the tokens from the store. Tokens whose revocation failed stay there, unusable.
    pub(crate) async fn remove_stored(&self) -> Result<()> {
        self.memory().pending = None;
        let credential = self.credential().await?;
        let mut record = self.open(&self.store_key(&credential)).await?;
        // The previous holder of the record may have left a pair that it could not write.
        self.memory().pending = None;
        // An unreadable record holds nothing that could be kept.
        let stored = record.load().await.unwrap_or_default();
        let unrevoked = stored.record.map(|stored| stored.unrevoked);
        let result = match unrevoked.filter(|unrevoked| !unrevoked.is_empty()) {
            None => record.remove(false).await,
            Some(unrevoked) => record.write(&self.unrevoked(unrevoked)).await,
        };
        record.release().await;
        result
    }

    /// Allows the first use of a single-use token; see [`Session::seed`](super::Session::seed).
    pub(crate) async fn seed(&self) -> Result<()> {
        let credential = self.credential().await?;
        if !credential.single_use || !self.store.forgets() {
            return Ok(());
        }
        let mut record = self.open(&self.store_key(&credential)).await?;
        let mut result = Ok(());
        if record.load().await?.record.is_none() {
            let tokens = TokenRecord {
                refresh_token: credential.secret,
                rotates: self.source.rotates_refresh_tokens(),
                ..TokenRecord::default()
            };
            result = record.write(&tokens).await;
        }
        record.release().await;
        result
    }

    /// A record without usable tokens.
    fn unrevoked(&self, unrevoked: Vec<UnrevokedTokens>) -> TokenRecord {
        TokenRecord {
            unrevoked,
            rotates: self.source.rotates_refresh_tokens(),
            ..TokenRecord::default()
        }
    }

    /// Revokes `cached`, the tokens of the record, and what earlier calls could not revoke.
    pub(crate) async fn revoke(&self, cached: Option<&Bearer>) -> Result<()> {
        if let Some(access) = cached.and_then(access_token) {
            self.memory().unrevoked.push(UnrevokedTokens {
                access: Some(access),
                refresh: None,
            });
        }
        let credential = self.credential().await?;
        let mut record = self.open(&self.store_key(&credential)).await?;
        let result = self.revoke_record(&credential, &mut record).await;
        record.release().await;
        result
    }

    async fn revoke_record(
        &self,
        credential: &Credential,
        record: &mut OpenRecord<'_>,
    ) -> Result<()> {
        // The previous holder of the record wrote its tokens, or left them as pending.
        let stored = match record.load().await {
            Err(error) if self.memory().pending.is_none() => return Err(error),
            stored => stored.unwrap_or_default().record,
        };
        let unrevoked = self.take_unrevoked(credential, stored);
        self.keep(record, &unrevoked).await;
        let mut result = Ok(());
        let mut kept = Vec::new();
        for tokens in unrevoked {
            if let Err(error) = self.revoke_tokens(credential, &tokens).await {
                kept.push(tokens);
                result = result.and(Err(error));
            }
        }
        self.keep(record, &kept).await;
        if kept.is_empty() {
            return record.remove(true).await;
        }
        result
    }

    /// Everything that is to be revoked, each token once.
    fn take_unrevoked(
        &self,
        credential: &Credential,
        stored: Option<TokenRecord>,
    ) -> Vec<UnrevokedTokens> {
        let mut memory = self.memory();
        // Without a record, a single-use token was never exchanged.
        let unused = credential.secret.as_ref().filter(|_| credential.single_use);
        let unused = unused.filter(|_| stored.is_none() && memory.pending.is_none());
        let mut all = Vec::new();
        let pending = memory.pending.take().map(|pending| pending.tokens);
        for record in [pending, stored].into_iter().flatten() {
            all.push(UnrevokedTokens {
                access: record.access.map(|access| access.token),
                refresh: record.refresh_token,
            });
            all.extend(record.unrevoked);
        }
        all.push(UnrevokedTokens {
            access: None,
            refresh: unused.cloned(),
        });
        all.append(&mut memory.unrevoked);
        let mut seen = Vec::new();
        let mut is_new = |token: &SecretString| {
            let text = token.expose_secret().to_owned();
            let new = !seen.contains(&text);
            seen.push(text);
            new
        };
        for tokens in &mut all {
            tokens.access = tokens.access.take().filter(&mut is_new);
            tokens.refresh = tokens.refresh.take().filter(&mut is_new);
        }
        all.retain(|tokens| tokens.access.is_some() || tokens.refresh.is_some());
        // They are not lost if the caller drops the revocation before they are stored.
        memory.unrevoked.clone_from(&all);
        all
    }

    /// Writes `unrevoked` in the place of the record, or keeps it in memory.
    async fn keep(&self, record: &mut OpenRecord<'_>, unrevoked: &[UnrevokedTokens]) {
        let tokens = self.unrevoked(unrevoked.to_vec());
        let written = record.write(&tokens).await;
        if let Err(error) = &written {
            tracing::warn!(%error, "the tokens to revoke are not stored, only cached in memory");
        }
        let in_memory = written.is_err() || record.is_missing();
        self.memory().unrevoked = match in_memory {
            true => unrevoked.to_vec(),
            false => Vec::new(),
        };
    }

    async fn revoke_tokens(&self, credential: &Credential, tokens: &UnrevokedTokens) -> Result<()> {
        let secrets = tokens.secrets();
        let exchange = self.exchange(credential, tokens.refresh.as_ref(), secrets, &|| true);
        let revoked = self.source.revoke(&exchange, tokens.access.as_ref()).await;
        revoked.map_err(|failed| failed.error().clone())
    }
}

fn access_token(bearer: &Bearer) -> Option<SecretString> {
    let token = bearer.header.to_str().ok()?.strip_prefix("Bearer ")?;
    Some(SecretString::from(token))
}

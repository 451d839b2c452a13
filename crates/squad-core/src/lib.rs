//! Credentials, token cache, transport, retries and errors of the Squadcast and SquadVoice clients.

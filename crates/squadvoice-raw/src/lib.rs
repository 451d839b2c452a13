//! Generated client of the SquadVoice API.

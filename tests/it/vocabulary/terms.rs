//! The words that this project does not use, and the term of the field to use instead.

use super::passages::Kind;

/// A word or phrase, and what to say instead.
pub(super) struct Term {
    /// A regular expression without capture groups, matched at word boundaries and without regard to case.
    pub(super) pattern: &'static str,
    pub(super) instead: &'static str,
}

const fn term(pattern: &'static str, instead: &'static str) -> Term {
    Term { pattern, instead }
}

/// The first term that matches at a place is reported, so phrases come before the words in them.
pub(super) const TERMS: &[Term] = &[
    // Requests and responses.
    term(
        "answers?|answered|answering",
        "response, respond with, return",
    ),
    term("repl(?:y|ies|ied|ying)", "response, respond with"),
    term("roads?", "operation, pipeline, call path"),
    term("forgiv(?:e|es|ing|en)|forgivingly", "lenient, tolerant"),
    term(
        "what (?:is|was|gets) sent",
        "request body, payload, attempt",
    ),
    term(
        "asked for|asks for|ask for|asking for",
        "required, requested, requires",
    ),
    term(
        "(?:be|is|are|left|leaves?|leaving|leave it) left out|left out|leaves? out|leaving out",
        "optional, omitted, absent",
    ),
    // Retries and rate limits.
    term("repeat(?:s|ed|ing|able)?|repetitions?", "retry, attempt"),
    term(
        "(?:try|tries|tried|send|sends|sent|call|calls|called|ask|asks|asked|fetch|fetched|made|make) again",
        "retry, attempt",
    ),
    term(
        "(?:a|an|one|each|every|first|second|last|per|two) sends?|(?:a|one|each|every) sending|sendings",
        "attempt",
    ),
    term(
        "(?:a|its|their|the|whose|next|one|every|each) turns?|turns (?:are|come)",
        "permit, attempt",
    ),
    term("pause[sd]?|pausing", "rate limit, wait for a permit"),
    term("waits? between", "backoff"),
    // Tokens and credentials.
    term(
        "tokens? (?:ends?|ended|has ended|that ends?|that ended|which ends?)|ended tokens?|(?:end|ending) of (?:a|the|its|this|that) tokens?|token's end",
        "expires, expired, expiry",
    ),
    term("renew(?:s|ed|al|als|ing)?|anew", "refresh, token exchange"),
    term(
        "tak(?:e|es|en|ing) (?:it |them |that |any token |tokens? )?away|took away",
        "revoke",
    ),
    term(
        "sign(?:s|ed|ing)? (?:itself )?in|sign-in|signs? up with",
        "authenticate, credentials, log in",
    ),
    term(
        "held|remember(?:s|ed|ing)?|kept (?:tokens?|in memory)|(?:tokens?|credentials?|secrets?) (?:is|are|was|were|be) kept|keeps? tokens?",
        "cached, stored, preserved, hidden",
    ),
    // The fake service and its tests.
    term("worlds?", "state, database"),
    term("pleasant", "fixture, seed data, sample"),
    term("blanks?", "fallback value, default"),
    term("made[- ]up", "sample, example"),
    term(
        "planned (?:failures?|faults?|mistakes?|errors?)|plans? a (?:failure|fault)",
        "failure injection, injected failure",
    ),
    term(
        "planted (?:failures?|faults?|mistakes?|errors?|races?)",
        "injected",
    ),
    // Documents and their comparison.
    term(
        "told|tell(?:s|ing)? (?:of|what|which|how|apart|whether|when|where|that)",
        "documented, reported, distinguish",
    ),
    term("untold|stands?|stood|standing", "documented, is in, is"),
    term(
        "grave(?:ly|r|st)?",
        "severity: breaking, additive, cosmetic",
    ),
    term("refus(?:e|es|ed|ing|als?)", "rejected, invalid"),
    term("(?:hangs?|hanging) below", "nested resource, nested type"),
    term(
        "survives?|survived|surviving",
        "tolerates, preserves, outlives",
    ),
    term(
        "an? (?:file|folder|test|type|line|module|row|struct|call|crate) an? [a-z]+",
        "one ... per ...",
    ),
    term("pieces?|piecemeal", "chunk, page, part"),
    // Vague nouns and old joins.
    term(
        "things?|something|all else",
        "the noun itself: resource, value, item",
    ),
    term(
        "somebody|nobody|anybody|everybody",
        "the role: user, caller, server; no one",
    ),
    term("besides?", "next to, in addition to"),
    term("lest|so that no(?:thing)?", "because, if, unless, until"),
    term(
        "(?:is|are|was|were|be) no (?:[a-z]+)",
        "is not a ..., has no ...",
    ),
    term(
        "words of (?:its|their|our|the) own|no words|in words|the words",
        "description, message, text",
    ),
    term("of no use", "useless, not usable"),
    // American spelling, as the ecosystem has it.
    term("colou?red by|colour(?:s|ed|ing|ful)?", "color"),
    term("behaviours?|behavioural", "behavior"),
    term(
        "honour(?:s|ed|ing)?|favour(?:s|ed|ite)?|neighbours?|labour",
        "-or: honor, favor, neighbor",
    ),
    term("licences?", "license"),
    term(
        "cancelled|cancelling|labelled|labelling|modelled|modelling|travelled|signalled|signalling",
        "one l: canceled, labeled, modeled",
    ),
    term(
        "catalogues?|centres?|centred|metres?|grey",
        "catalog, center, meter, gray",
    ),
    term(
        "(?:organ|real|recogn|normal|author|optim|unoptim|synchron|serial|deserial|initial|minim|maxim|summar|util|random|general|special|custom|capital|token|local|final|parametr|canonical|stabil|sanit|priorit|categor|emphas|character|memor|material|visual|penal|central|equal|finish)is(?:e|es|ed|er|ers|ing|ation|ations)",
        "-ize: normalize, recognize, serialize",
    ),
];

/// Openings of a passage that hide its noun: a description names what it describes.
pub(super) const OPENINGS: Term = term(
    "^(?:What|Who|Whom|Where|How (?:far|long|many|often))",
    "the noun: action, user, position, progress, duration",
);

/// The kinds of passages whose openings are checked.
pub(super) const WITH_OPENINGS: &[Kind] = &[Kind::Description];

/// A phrase that contains one of the words above and is allowed in some files.
pub(super) struct Exception {
    /// The item that has this name, or the standard that it comes from.
    pub(super) item: &'static str,
    /// A regular expression without capture groups, matched without regard to case.
    pub(super) phrase: &'static str,
    /// Prefixes of the paths in which it is allowed.
    pub(super) paths: &'static [&'static str],
}

/// The document of Squadcast and everything made from it.
const SQUADCAST: &[&str] = &["openapi/squadcast.", "crates/squadcast"];
/// The document of SquadVoice and everything made from it.
const SQUADVOICE: &[&str] = &["openapi/squadvoice.", "crates/squadvoice"];
/// Every file.
const EVERYWHERE: &[&str] = &[""];

/// What the API or a standard calls so.
pub(super) const EXCEPTIONS: &[Exception] = &[
    Exception {
        item: "participants of a rotation (`V4.Rotation`)",
        phrase: "takes? turns|their turn in a rotation",
        paths: SQUADCAST,
    },
    Exception {
        item: "`Turn` of a rotation (`squadcast::schedules::Turn`)",
        phrase: "(?:a|the|its|next|one|each) turns?",
        paths: &[
            "crates/squadcast/src/schedules/",
            "crates/squadcast/tests/it/schedules_",
        ],
    },
    Exception {
        item: "the round robin of an escalation rule (`V3.EscalationPolicies`)",
        phrase: "position of the next turn|one whose turn is next",
        paths: SQUADCAST,
    },
    Exception {
        item: "`repetition` of an escalation policy (`V3.EscalationPolicies`)",
        phrase: "rules, repetition and reminders|repetition and round-robin fields",
        paths: SQUADCAST,
    },
    Exception {
        item: "`repetition` of an escalation policy and its steps (`squadcast::escalation_policies`)",
        phrase: "repetitions?|repeat(?:s|ed|ing)?",
        paths: &[
            "crates/squadcast/src/escalation_policies/",
            "crates/squadcast/tests/it/escalation_policies_",
        ],
    },
    Exception {
        item: "`repetition_*` of a maintenance window (`V3.Services.MaintenanceMode`)",
        phrase: "repetitions?|repeat(?:s|ing)?",
        paths: &[
            "crates/squadcast/src/services/maintenance.rs",
            "crates/squadcast/tests/it/services_",
            "crates/squadcast-mock/src/routes/services/maintenance.rs",
        ],
    },
    Exception {
        item: "`pause` of a schedule (`V4.Schedule`)",
        phrase: "paus(?:es|ing) (?:or (?:resumes|resuming) )?a schedule|resumes a paused one|whether they are paused|paused schedules?|schedule (?:is|was) paused",
        paths: SQUADCAST,
    },
    Exception {
        item: "`pause` of a schedule, as a value on the wire (`V4.PauseResumeScheduleRequest`)",
        phrase: "pauses?|paused",
        paths: &[
            "crates/squadcast/tests/it/schedules_",
            "crates/squadcast/src/schedules/",
            "crates/squadcast/examples/manage_schedules.rs",
        ],
    },
    Exception {
        item: "Auto Pause Transient Alerts (`V3.Services.APTAConfig`)",
        phrase: "auto[- ]pause|pause for a transient alert|means no pause|notifications were paused|whether that pause ran out",
        paths: SQUADCAST,
    },
    Exception {
        item: "answers of a lead to the questions of a script (`CallV1`)",
        phrase: "answers of the lead|messages and answers|the lead answered|keys of the answers|answer to a question",
        paths: SQUADVOICE,
    },
    Exception {
        item: "answers of a lead (`squadvoice::leads::Answers`, `CallAttempt::answers`)",
        phrase: "answers?",
        paths: &["crates/squadvoice/", "crates/squadvoice-mock/"],
    },
    Exception {
        item: "an operation is paused after a run of 429 responses (`squad_core::Client::clear_pauses`)",
        phrase: "pauses?|paused|pausing|unpaused",
        paths: &["crates/squad-core/", "crates/squad-redis/", "docs/fleet.md"],
    },
    Exception {
        item: "a connection is refused (ECONNREFUSED)",
        phrase: "connection (?:is|was) refused",
        paths: EVERYWHERE,
    },
    Exception {
        item: "a lock is held (std), an empty line is blank (CommonMark)",
        phrase: "locks? (?:is |are |was |it )?held|held locks?|blank lines?",
        paths: EVERYWHERE,
    },
    Exception {
        item: "plain English: there is no ..., no longer",
        phrase: "there (?:is|are|was|were|be) no [a-z]+|(?:is|are|was|were|be) no (?:longer|more|one|other|less|later|earlier|fewer|greater|larger|shorter)",
        paths: EVERYWHERE,
    },
];

//! The calls of the area `global-event-rules`.

use super::{Run, call};
use squadcast::global_event_rules::{
    GlobalEventRuleUpdate, NewGlobalEventRule, NewRuleset, NewRulesetRule, RulesetRuleUpdate,
    RulesetSource,
};
use squadcast::{ServiceId, TeamId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let state = run.mock.state();
    let team: TeamId = state.teams()[0].id.parse().unwrap();
    let service: ServiceId = state.services()[0].id.parse().unwrap();
    let source = RulesetSource::new("prometheus", "v2");
    call!(run, client.global_event_rules() => list(&team));
    let rule = call!(run, client.global_event_rules() => create(&team, NewGlobalEventRule::new("Platform")));
    call!(run, client.global_event_rules() => get(&rule));
    call!(run, client.global_event_rules() => update(&rule, GlobalEventRuleUpdate::new().name("Base")));
    let ruleset = NewRuleset::new(&source).catch_all(&service);
    call!(run, client.global_event_rules().rulesets(&rule) => create(ruleset));
    call!(run, client.global_event_rules().rulesets(&rule) => list());
    call!(run, client.global_event_rules().rulesets(&rule) => get(&source));
    call!(run, client.global_event_rules().rulesets(&rule) => set_catch_all(&source, &service));
    let new = NewRulesetRule::new("payload[\"job\"] == \"x\"", &service);
    let added = call!(run, client.global_event_rules().rules(&rule, &source) => add(new));
    call!(run, client.global_event_rules().rules(&rule, &source) => list());
    call!(run, client.global_event_rules().rules(&rule, &source) => get(&added));
    let update = RulesetRuleUpdate::new().route_to(&service);
    call!(run, client.global_event_rules().rules(&rule, &source) => update(&added, update));
    call!(run, client.global_event_rules().rules(&rule, &source) => reorder([&added]));
    call!(run, client.global_event_rules().rules(&rule, &source) => move_by(&added, -1));
    call!(run, client.global_event_rules().rules(&rule, &source) => move_to(&added, "top"));
    call!(run, client.global_event_rules().rules(&rule, &source) => delete(&added));
    call!(run, client.global_event_rules().rulesets(&rule) => delete(&source));
    call!(run, client.global_event_rules() => delete(&rule));
}

//! The commands that a large fleet sends for one limit.
//!
//! The model: processes make calls of one limited operation at random (a Poisson process each). A call has a deadline of 60
//! seconds and leaves the queue of its process when it is over. The first call in the queue of a process runs the script, and
//! then sleeps as long as the script says. The last call that leaves gives the place back with one more script. Time is simulated;
//! the script is the real one in a real server, except that it reads the time from its arguments. Network and processes take no
//! time.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::{Options, Redis};

const TAKE: &str = include_str!("../../src/limits/take.lua");
const LEAVE: &str = include_str!("../../src/limits/leave.lua");
/// The deadline of a call, in milliseconds.
const DEADLINE: u64 = 60_000;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Deadline,
    Call,
    /// The first call runs the script. It is void if the process plans another time meanwhile.
    Ask(u64),
}

#[derive(Debug, Default, Clone)]
struct Process {
    /// The deadlines of its calls.
    calls: VecDeque<u64>,
    asks: u64,
    placed: bool,
}

struct Simulation {
    connection: redis::Connection,
    take: redis::Script,
    leave: redis::Script,
    calls: u32,
    window: u32,
    processes: Vec<Process>,
    events: BinaryHeap<Reverse<(u64, usize, Event)>>,
    granted: u64,
    missed: u64,
    commands: u64,
}

pub(crate) fn run(options: &Options) {
    let number = options.number("--processes", 100_000);
    let seconds = options.number("--seconds", 300);
    let interval = options.number("--interval", 600);
    let (calls, window) = (
        options.number("--calls", 10),
        options.number("--window", 60),
    );
    println!(
        "{number} processes, each with a call every {interval} s on average; at most {calls} calls in any {window} s; deadline 60 s"
    );
    let redis = Redis::start();
    // The server is old enough to give permits.
    let take = TAKE
        .replace("redis.call('TIME')", "{ ARGV[#ARGV] / 1000, '0' }")
        .replace(
            "redis.call('INFO', 'server')",
            "'run_id:a uptime_in_seconds:100000'",
        );
    let mut simulation = Simulation {
        connection: redis.connection(),
        take: redis::Script::new(&take),
        leave: redis::Script::new(LEAVE),
        calls,
        window,
        processes: vec![Process::default(); number as usize],
        events: BinaryHeap::new(),
        granted: 0,
        missed: 0,
        commands: 0,
    };
    let start = 1_800_000_000_000;
    let mean = f64::from(interval) * 1000.0;
    let next = |from: u64| from + (-mean * (1.0 - fastrand::f64()).ln()) as u64;
    for process in 0..number as usize {
        let at = next(start);
        simulation.events.push(Reverse((at, process, Event::Call)));
    }
    // The queue fills in the first two minutes.
    let (measured, end) = (start + 120_000, start + 120_000 + u64::from(seconds) * 1000);
    let mut before = None;
    while let Some(Reverse((now, process, event))) = simulation.events.pop() {
        if now >= measured && before.is_none() {
            before = Some((simulation.commands, simulation.granted, simulation.missed));
        }
        if now >= end {
            break;
        }
        if event == Event::Call {
            let at = next(now);
            simulation.events.push(Reverse((at, process, Event::Call)));
        }
        simulation.step(now, process, event);
    }
    let (commands, granted, missed) = before.unwrap_or_default();
    let each = |count: u64| count as f64 / f64::from(seconds);
    let (granted, missed) = (simulation.granted - granted, simulation.missed - missed);
    println!("calls a second: {:.2}", each(granted + missed));
    println!("permits: {granted}, {:.1} % of those allowed", {
        let allowed = f64::from(calls) * f64::from(seconds) / f64::from(window);
        100.0 * granted as f64 / allowed
    });
    println!(
        "scripts a second: {:.1}",
        each(simulation.commands - commands)
    );
    let mut stats = redis::cmd("INFO");
    let text: String = stats
        .arg("commandstats")
        .query(&mut redis.connection())
        .unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("cmdstat_evalsha:"));
    println!("{}", line.unwrap_or_default());
    println!("scripts in all, by the server: {}", redis.scripts());
}

impl Simulation {
    fn step(&mut self, now: u64, process: usize, event: Event) {
        let state = &mut self.processes[process];
        match event {
            Event::Call => {
                state.calls.push_back(now + DEADLINE);
                self.events
                    .push(Reverse((now + DEADLINE, process, Event::Deadline)));
                if state.calls.len() == 1 {
                    self.plan(process, now);
                }
            }
            Event::Deadline => {
                let before = state.calls.len();
                state.calls.retain(|deadline| *deadline > now);
                self.missed += (before - state.calls.len()) as u64;
                if before > 0 && state.calls.is_empty() && state.placed {
                    state.placed = false;
                    state.asks += 1;
                    self.leave(process);
                }
            }
            Event::Ask(nth) if nth == state.asks && !state.calls.is_empty() => {
                self.ask(now, process)
            }
            Event::Ask(_) => {}
        }
    }

    fn plan(&mut self, process: usize, at: u64) {
        let state = &mut self.processes[process];
        state.asks += 1;
        self.events
            .push(Reverse((at, process, Event::Ask(state.asks))));
    }

    fn ask(&mut self, now: u64, process: usize) {
        let demand = self.processes[process].calls.len();
        let mut call = self.take.prepare_invoke();
        for key in [
            "processes",
            "slots",
            "free",
            "sent",
            "served",
            "queue",
            "due",
            "demand",
            "state",
        ] {
            call.key(format!("{{simulated}}{key}"));
        }
        let id = fastrand::u64(..);
        call.arg(process).arg(process).arg(id).arg(demand).arg("");
        call.arg(0).arg(0).arg(0).arg(1000).arg(12_000).arg(300_000);
        call.arg(self.calls)
            .arg(self.window * 1000)
            .arg("")
            .arg(0)
            .arg(now);
        let result: Vec<redis::Value> = call.invoke(&mut self.connection).unwrap();
        self.commands += 1;
        let number = |nth: usize| -> u64 { redis::from_redis_value(result[nth].clone()).unwrap() };
        let (granted, wait) = (number(0) == 1, number(1));
        let state = &mut self.processes[process];
        if granted {
            state.calls.pop_front();
            self.granted += 1;
        }
        state.placed = !granted || demand > 1;
        if !state.calls.is_empty() {
            self.plan(process, now + wait);
        }
    }

    fn leave(&mut self, process: usize) {
        let mut call = self.leave.prepare_invoke();
        for key in ["sent", "served", "queue", "due", "demand"] {
            call.key(format!("{{simulated}}{key}"));
        }
        let _: u64 = call
            .arg(process)
            .arg("")
            .invoke(&mut self.connection)
            .unwrap();
        self.commands += 1;
    }
}

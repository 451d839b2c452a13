//! Real processes under one limit, and a fake service that counts their calls.

use std::collections::HashMap;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use squad_core::operation::Method;
use squad_core::{BaseUrls, Client, Operation};
use squad_redis::Fleet;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::{Options, Redis};

/// When calls arrived, and from which process.
type Arrivals = Arc<Mutex<Vec<(Instant, String)>>>;

pub(crate) fn run(options: &Options) {
    let processes = options.number("--processes", 16);
    let (calls, window) = (
        options.number("--calls", 10),
        options.number("--window", 60),
    );
    let seconds = options.number("--seconds", 600);
    let redis = Redis::start();
    let arrivals = Arrivals::default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let service = format!("http://{}", listener.local_addr().unwrap());
    runtime.spawn(serve(listener, arrivals.clone()));
    println!("{processes} processes, at most {calls} calls in any {window} s, for {seconds} s");
    let mut workers: Vec<Child> = (0..processes)
        .map(|nth| {
            Command::new(std::env::current_exe().unwrap())
                .args(["worker", "--redis", &redis.url, "--service", &service])
                .args(["--name", &format!("process-{nth}")])
                .args(["--tasks", &options.number("--tasks", 64).to_string()])
                .args([
                    "--calls",
                    &calls.to_string(),
                    "--window",
                    &window.to_string(),
                ])
                .spawn()
                .unwrap()
        })
        .collect();
    // A server that is younger than a window gives no permit.
    let waiting = Instant::now();
    while arrivals.lock().unwrap().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
    }
    println!("first call after {:.1} s", waiting.elapsed().as_secs_f64());
    let before = redis.scripts();
    std::thread::sleep(Duration::from_secs(seconds.into()));
    let scripts = redis.scripts() - before;
    for worker in &mut workers {
        let _ = worker.kill();
        let _ = worker.wait();
    }
    report(
        &arrivals.lock().unwrap(),
        processes,
        (calls, window),
        seconds,
        scripts,
    );
}

fn report(
    arrivals: &[(Instant, String)],
    processes: u32,
    (calls, window): (u32, u32),
    seconds: u32,
    scripts: u64,
) {
    let first = arrivals[0].0;
    let end = first + Duration::from_secs(seconds.into());
    let times: Vec<Instant> = arrivals
        .iter()
        .map(|(at, _)| *at)
        .filter(|at| *at < end)
        .collect();
    let length = Duration::from_secs(window.into());
    let within = |at: usize| times[at..].partition_point(|time| *time < times[at] + length);
    let most = (0..times.len()).map(within).max().unwrap();
    let allowed = f64::from(calls) * f64::from(seconds) / f64::from(window);
    let mut served: HashMap<&str, usize> = HashMap::new();
    for (_, process) in arrivals {
        *served.entry(process).or_default() += 1;
    }
    let least = match served.len() < processes as usize {
        true => 0,
        false => served.values().copied().min().unwrap(),
    };
    let fair = times.len() as f64 / f64::from(processes);
    println!("calls: {}", times.len());
    println!("most calls in any window: {most} of {calls}");
    println!(
        "allowed calls used: {:.1} %",
        100.0 * times.len() as f64 / allowed
    );
    println!(
        "least-served process: {least} calls, {:.0} % of its fair share",
        100.0 * least as f64 / fair
    );
    println!(
        "scripts: {scripts}, {:.2} for each call",
        scripts as f64 / times.len() as f64
    );
}

/// Responds to every request and counts it.
async fn serve(listener: TcpListener, arrivals: Arrivals) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        tokio::spawn(respond(stream, arrivals.clone()));
    }
}

async fn respond(stream: TcpStream, arrivals: Arrivals) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let (mut line, mut process) = (String::new(), String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if let Some((_, name)) = line.split_once("Bearer ") {
            name.trim().clone_into(&mut process);
        }
        if line == "\r\n" {
            arrivals
                .lock()
                .unwrap()
                .push((Instant::now(), process.clone()));
            let response = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
            stream.write_all(response).await.ok()?;
        }
    }
}

/// One process: its tasks call until it is killed.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn worker(options: &Options) {
    let (calls, window) = (
        options.number("--calls", 10),
        options.number("--window", 60),
    );
    let operation: &'static Operation = Box::leak(Box::new(
        Operation::new("acknowledge", Method::Get, "/v3/acknowledge", "incidents")
            .limit(calls, window)
            .may_be_empty(),
    ));
    let service = options.text("--service").unwrap();
    let client = Client::builder()
        .base_urls(BaseUrls::new(service, service).unwrap())
        .static_token(options.text("--name").unwrap())
        .connector(squad_http::Http::new())
        .fleet(Fleet::redis(options.text("--redis").unwrap()).account("measured"))
        .build()
        .unwrap();
    for _ in 0..options.number("--tasks", 64) {
        let client = client.clone();
        tokio::spawn(async move {
            loop {
                let _ = client.call(operation).request::<serde_json::Value>().await;
            }
        });
    }
    std::future::pending::<()>().await;
}

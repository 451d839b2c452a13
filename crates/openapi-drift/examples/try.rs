//! scratch
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]
use openapi_drift::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let read = |p: &str| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(p).unwrap()).unwrap()
    };
    let (x, y) = (read(&a[1]), read(&a[2]));
    let t = std::time::Instant::now();
    let d = compare(
        &x,
        &y,
        &Options {
            wording: true,
            ..Options::default()
        },
    );
    println!("{:?}", t.elapsed());
    println!("{}", &d.render(Format::Text, "x"));
    if let Some(o) = a.get(3) {
        let (e, u) = apply_leniently(&x, &read(o)).unwrap();
        println!("{u:#?}");
        let d = compare(&x, &e, &Options::default());
        println!("{}", &d.render(Format::Text, "x"));
        println!("{:?}", t.elapsed());
    }
}

//! Times a run: file, worlds.
use std::time::Instant;
use summitry_core::forecast::*;
fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap();
    let worlds = args.next().unwrap().parse().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let doc = summitry_scenario::read(&file, &text).document.unwrap();
    let t = Instant::now();
    let f = run(&doc.scenario, Settings { worlds, seed: doc.run.seed }, &Quiet).unwrap();
    println!("{:?} {:?}", t.elapsed(), f.ending);
    for (c, d) in doc.scenario.defines.iter().zip(&f.defines) {
        println!("{} {:?}", c.id, d)
    }
    for v in &f.venues {
        println!("{:?}", v.ending.agreed)
    }
    for (k, i) in doc.scenario.issues.iter().zip(&f.issues) {
        println!(
            "{}: {}",
            k.id,
            k.options
                .iter()
                .zip(i)
                .map(|(o, c)| format!("{} {:.1}", o.id, 100.0 * c.mean))
                .collect::<Vec<_>>()
                .join(" | ")
        )
    }
    println!("{:?}", f.headline);
}

use std::{collections::BTreeMap, time::Instant};

use gradwalk::{homework::hunt::Hunts, scenario::presets};

#[test]
fn explore() {
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for preset in presets() {
        let begun = Instant::now();
        let hunts = Hunts::on(&preset.scenario());
        println!("{} {:?}", preset.name, begun.elapsed());
        for seed in 0..60 {
            let begun = Instant::now();
            let Some(hunt) = hunts.hunt(seed) else {
                println!("{seed} none");
                continue;
            };
            let e = hunt.explanation();
            let step = &hunt.walk().steps()[hunt.first()];
            if seed < 12 {
                println!(
                    "{seed} {:?} {:?} first {} {:?} {} else {}",
                    begun.elapsed(),
                    hunt.level(),
                    step.name(),
                    e.id,
                    e.title,
                    e.elsewhere
                );
            }
            *ids.entry(e.id.to_owned()).or_default() += 1;
            assert_eq!(hunt.level(), gradwalk::homework::hunt::Level::of_seed(seed), "{} {seed}", preset.name);
        }
    }
    println!("{} {ids:?}", ids.len());
}

use gradwalk::{formula::Digits, reading::ReadingKind, scenario::Scenario, typeset::*, walk::*};
fn main() {
    let mut a = std::env::args().skip(1);
    let name = a.next().unwrap();
    let g: Glyphs = a.next().unwrap().parse().unwrap();
    let w = a.next().unwrap().parse().unwrap();
    let rk = if a.next().unwrap() == "exact" { ReadingKind::Exact } else { ReadingKind::Document };
    let walk = Walk::new(Scenario::load(&name).unwrap());
    for s in walk.steps() {
        println!("=== {:?} {} {:?} {:?}", s.phase, s.title, s.equation, s.errata);
        for l in walk.lines(s, rk, Digits::default()) {
            match &l.content {
                Content::Words(t) => println!("[{:?}] {} {}", l.kind, l.note, t),
                Content::Statement(st, caps) => {
                    println!("[{:?}] {}", l.kind, l.note);
                    if g == Glyphs::Ascii {
                        println!("{}", line(st, g));
                    } else {
                        let mut lay = Layout::new(g, w);
                        lay.captions = caps.clone();
                        println!("{}", lay.statement(st).to_plain());
                    }
                }
            }
        }
    }
}

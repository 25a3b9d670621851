//! Work shared by all processors.

use std::thread;

/// What is made of each item, in their order: every processor takes a share of them, with a `worker` of its own that
/// may keep things from one item for the next.
///
/// # Panics
/// Where `work` does.
pub(super) fn on_all_processors<Item: Sync, Worker, Made: Send>(
    items: &[Item],
    worker: impl Fn() -> Worker + Sync,
    work: impl Fn(&mut Worker, &Item) -> Made + Sync,
) -> Vec<Made> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(items.len()).max(1);
    let share = items.len().div_ceil(workers).max(1);
    let on_share = |items: &[Item]| {
        let mut worker = worker();
        items.iter().map(|item| work(&mut worker, item)).collect::<Vec<_>>()
    };
    if workers == 1 {
        return on_share(items);
    }
    thread::scope(|scope| {
        let on_share = &on_share;
        let running: Vec<_> = items.chunks(share).map(|share| scope.spawn(move || on_share(share))).collect();
        running
            .into_iter()
            .flat_map(|running| running.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_in_its_order() {
        for count in [0, 1, 2, 3, 7, 100] {
            let items: Vec<usize> = (0..count).collect();
            let made = on_all_processors(
                &items,
                || 0,
                |done, item| {
                    *done += 1;
                    (*item, *done)
                },
            );
            assert_eq!(made.iter().map(|(item, _)| *item).collect::<Vec<_>>(), items);
            assert!(made.windows(2).all(|two| two[1].1 == two[0].1 + 1 || two[1].1 == 1), "{made:?}");
        }
    }
}

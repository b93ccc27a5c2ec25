//! Medians of two sides that are timed in turns, so that both meet the same noise.

use std::time::{Duration, Instant};

const ROUNDS: usize = 31;

/// The medians of one call of either side, and of their ratio.
pub struct Medians {
    pub ours: Duration,
    pub by_hand: Duration,
    pub ratio: f64,
}

/// How many calls take long enough to be timed.
fn calls(run: &mut impl FnMut()) -> u32 {
    let mut calls = 1;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| run());
        if start.elapsed() > Duration::from_millis(1) {
            return calls;
        }
        calls *= 2;
    }
}

fn round(run: &mut impl FnMut(), calls: u32) -> Duration {
    let start = Instant::now();
    (0..calls).for_each(|_| run());
    start.elapsed() / calls
}

fn median<T: Copy>(mut of: Vec<T>, order: impl Fn(&T, &T) -> std::cmp::Ordering) -> T {
    of.sort_by(order);
    of[of.len() / 2]
}

/// Times both sides.
pub fn compare(mut ours: impl FnMut(), mut by_hand: impl FnMut()) -> Medians {
    let (our_calls, hand_calls) = (calls(&mut ours), calls(&mut by_hand));
    let rounds: Vec<(Duration, Duration)> = (0..ROUNDS)
        .map(|_| (round(&mut ours, our_calls), round(&mut by_hand, hand_calls)))
        .collect();
    let ratio = |(ours, by_hand): &(Duration, Duration)| ours.as_secs_f64() / by_hand.as_secs_f64();
    Medians {
        ours: median(rounds.iter().map(|round| round.0).collect(), Ord::cmp),
        by_hand: median(rounds.iter().map(|round| round.1).collect(), Ord::cmp),
        ratio: median(rounds.iter().map(ratio).collect(), f64::total_cmp),
    }
}

/// The median time of one call.
pub fn time(mut run: impl FnMut()) -> Duration {
    let calls = calls(&mut run);
    median(
        (0..ROUNDS).map(|_| round(&mut run, calls)).collect(),
        Ord::cmp,
    )
}

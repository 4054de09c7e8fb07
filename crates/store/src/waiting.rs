//! How many wait: a queue that has an end tells whoever comes too late, instead of growing until everybody waits for
//! answers that nobody listens for any more.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts those who wait, up to a limit.
#[derive(Debug)]
pub(crate) struct Waiting {
    now: AtomicUsize,
    max: usize,
}

/// A place in the queue. Dropped, it is free again: also when the task that waits is cut off.
#[derive(Debug)]
pub(crate) struct Place<'a>(&'a Waiting);

impl Waiting {
    pub(crate) const fn new(max: usize) -> Self {
        Self { now: AtomicUsize::new(0), max }
    }

    /// How many wait.
    pub(crate) fn now(&self) -> usize {
        self.now.load(Ordering::Relaxed).min(self.max)
    }

    /// A place; `None` where the queue is full.
    pub(crate) fn place(&self) -> Option<Place<'_>> {
        let place = Place(self);
        (self.now.fetch_add(1, Ordering::Relaxed) < self.max).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_queue_has_an_end_and_places_come_free() {
        let waiting = Waiting::new(2);
        let first = waiting.place();
        let second = waiting.place();
        assert!(first.is_some() && second.is_some());
        assert!(waiting.place().is_none());
        assert!(waiting.place().is_none(), "whoever is turned away takes no place");
        drop(first);
        assert!(waiting.place().is_some());
    }
}

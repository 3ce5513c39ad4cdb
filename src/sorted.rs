//! A map as a sorted list: for few things, or for many that come in order.
//!
//! `BTreeMap` is compiled anew for each pair of types, some kilobytes each time; a dozen such
//! maps weighed as much as all the texts of the page. Where a file decides how many there are and in what order, it is
//! taken all the same: inserting into a list takes time that grows with the square.

/// Each once, in order: runs are merged with others of their length, so that any number in any order takes little time.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut runs: Vec<Vec<T>> = Vec::new();
    for item in items {
        match runs.as_mut_slice() {
            // In order from the start, as it mostly is.
            [run] if run.last().is_some_and(|last| *last < item) => run.push(item),
            _ => {
                let mut run = vec![item];
                while let Some(before) = runs.pop_if(|before| before.len() <= run.len()) {
                    run = merged(before, run);
                }
                runs.push(run);
            }
        }
    }
    runs.into_iter().rev().reduce(|run, before| merged(before, run)).unwrap_or_default()
}

/// Of two that are the same, the one that came first.
fn merged<T: Ord>(before: Vec<T>, after: Vec<T>) -> Vec<T> {
    let mut all = Vec::with_capacity(before.len() + after.len());
    let mut before = before.into_iter().peekable();
    for item in after {
        while let Some(earlier) = before.next_if(|earlier| *earlier < item) {
            all.push(earlier);
        }
        all.push(before.next_if(|earlier| *earlier == item).unwrap_or(item));
    }
    all.extend(before);
    all
}

/// Keys in order, each once, with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, V = ()>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().map(|place| &self.0[place].1)
    }

    pub fn contains(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts `value` in place of what is there.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// What is there, or else what `make` makes.
    pub fn get_or(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = self.place(&key).unwrap_or_else(|place| {
            self.0.insert(place, (key, make()));
            place
        });
        &mut self.0[place].1
    }

    /// Whether it was there.
    pub fn remove(&mut self, key: &K) -> bool {
        let place = self.place(key);
        if let Ok(place) = place {
            self.0.remove(place);
        }
        place.is_ok()
    }

    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }

    /// What comes after all that `lies_before`, which is true of a front part of the list.
    pub fn from(&self, lies_before: impl Fn(&K) -> bool) -> &[(K, V)] {
        &self.0[self.0.partition_point(|(key, _)| lies_before(key))..]
    }

    pub fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        self.0.retain(|(key, _)| keep(key));
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn into_list(self) -> Vec<(K, V)> {
        self.0
    }
}

impl<K: Ord> FromIterator<K> for Sorted<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        for key in keys {
            set.insert(key, ());
        }
        set
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Sorted<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::default();
        for (key, value) in pairs {
            map.insert(key, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, cmp::Ordering, collections::BTreeSet};

    use super::distinct;

    #[test]
    fn each_once_in_order_whatever_the_order_was() {
        let scattered =
            |count: u32| (0..count).map(move |number| number.wrapping_mul(2_654_435_761) % (count * 2 / 3 + 1));
        for count in [0, 1, 2, 3, 7, 100, 1000] {
            for items in [(0..count).collect(), (0..count).rev().collect(), scattered(count).collect::<Vec<_>>()] {
                let expected: Vec<_> = items.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
                assert_eq!(distinct(items), expected);
            }
        }
    }

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    #[derive(PartialEq, Eq)]
    struct Counted(u32);

    impl Ord for Counted {
        fn cmp(&self, other: &Self) -> Ordering {
            COMPARED.set(COMPARED.get() + 1);
            self.0.cmp(&other.0)
        }
    }

    impl PartialOrd for Counted {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    #[test]
    fn no_order_takes_time_that_grows_with_the_square() {
        const COUNT: u32 = 1 << 14;
        let orders: [fn(u32) -> u32; 3] = [|n| n, |n| COUNT - n, |n| n.wrapping_mul(2_654_435_761) % COUNT];
        for order in orders {
            COMPARED.set(0);
            distinct((0..COUNT).map(|number| Counted(order(number))));
            assert!(COMPARED.get() <= 3 * 14 * COUNT as usize, "{}", COMPARED.get());
        }
    }
}

//! A map and a set in order, as a list of sorted chunks.
//!
//! They do what `BTreeMap` and `BTreeSet` do, with the same names. `BTreeMap` compiles to some kilobytes for each pair of
//! types: a dozen of them is a tenth of the first load. Here an insertion moves one chunk at most, so any number of keys
//! in any order takes little time.

use std::{iter, slice, vec};

/// How many keys one chunk holds.
const CHUNK: usize = 512;

/// Each once, in order. Of two that are the same, the one that came first.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all = VecSet::default();
    items.into_iter().for_each(|item| _ = all.insert(item));
    all.into_iter().collect()
}

/// Keys in order, each once, with a value.
#[derive(Clone, Debug)]
pub struct VecMap<K, V> {
    /// None is empty.
    chunks: Vec<Vec<(K, V)>>,
    len: usize,
}

/// A chunk, and a place in it.
type Place = (usize, usize);

impl<K, V> Default for VecMap<K, V> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for VecMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for VecMap<K, V> {}

impl<K, V> VecMap<K, V> {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { first: [].iter(), rest: self.chunks.iter().flatten() }
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// What comes after all that `lies_before`, which is true of a front part of the keys.
    pub fn range_from(&self, lies_before: impl Fn(&K) -> bool) -> Iter<'_, K, V> {
        let chunk = self.chunks.partition_point(|chunk| lies_before(&chunk[0].0)).saturating_sub(1);
        let Some((first, rest)) = self.chunks.get(chunk..).and_then(<[_]>::split_first) else { return self.iter() };
        let place = first.partition_point(|(key, _)| lies_before(key));
        Iter { first: first[place..].iter(), rest: rest.iter().flatten() }
    }

    pub fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        self.chunks.iter_mut().for_each(|chunk| chunk.retain(|(key, _)| keep(key)));
        self.chunks.retain(|chunk| !chunk.is_empty());
        self.len = self.chunks.iter().map(Vec::len).sum();
    }
}

impl<K: Ord, V> VecMap<K, V> {
    /// Where it is, or else where it would be.
    fn place(&self, key: &K) -> Result<Place, Place> {
        let chunk = self.chunks.partition_point(|chunk| chunk[0].0 <= *key).saturating_sub(1);
        let Some(within) = self.chunks.get(chunk) else { return Err((0, 0)) };
        within.binary_search_by(|(known, _)| known.cmp(key)).map(|place| (chunk, place)).map_err(|place| (chunk, place))
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        let (chunk, place) = self.place(key).ok()?;
        Some(&self.chunks[chunk][place].1)
    }

    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let (chunk, place) = self.place(key).ok()?;
        Some(&mut self.chunks[chunk][place].1)
    }

    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts `value` in place of what is there, and returns that.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok((chunk, place)) => Some(std::mem::replace(&mut self.chunks[chunk][place].1, value)),
            Err(place) => {
                self.insert_at(place, (key, value));
                None
            }
        }
    }

    /// What is there, or else what `make` makes.
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let (chunk, place) = self.place(&key).unwrap_or_else(|place| self.insert_at(place, (key, make())));
        &mut self.chunks[chunk][place].1
    }

    /// Returns where it is now.
    fn insert_at(&mut self, (chunk, place): Place, pair: (K, V)) -> Place {
        self.len += 1;
        let Some(within) = self.chunks.get_mut(chunk) else {
            self.chunks.push(vec![pair]);
            return (chunk, 0);
        };
        within.insert(place, pair);
        if within.len() <= CHUNK {
            return (chunk, place);
        }
        // Keys that come in order leave full chunks behind.
        let half = if place == CHUNK { CHUNK } else { CHUNK / 2 };
        let right = within.split_off(half);
        self.chunks.insert(chunk + 1, right);
        if place < half { (chunk, place) } else { (chunk + 1, place - half) }
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let (chunk, place) = self.place(key).ok()?;
        let (_, value) = self.chunks[chunk].remove(place);
        if self.chunks[chunk].is_empty() {
            self.chunks.remove(chunk);
        }
        self.len -= 1;
        Some(value)
    }
}

/// The pairs in order.
#[derive(Clone, Debug)]
pub struct Iter<'a, K, V> {
    first: slice::Iter<'a, (K, V)>,
    rest: iter::Flatten<slice::Iter<'a, Vec<(K, V)>>>,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.first.next().or_else(|| self.rest.next()).map(|(key, value)| (key, value))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.rest.next_back().or_else(|| self.first.next_back()).map(|(key, value)| (key, value))
    }
}

impl<'a, K, V> IntoIterator for &'a VecMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for VecMap<K, V> {
    type Item = (K, V);
    type IntoIter = iter::Flatten<vec::IntoIter<Vec<(K, V)>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.chunks.into_iter().flatten()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for VecMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::default();
        pairs.into_iter().for_each(|(key, value)| _ = map.insert(key, value));
        map
    }
}

/// Keys in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VecSet<K>(VecMap<K, ()>);

impl<K> Default for VecSet<K> {
    fn default() -> Self {
        Self(VecMap::default())
    }
}

impl<K> VecSet<K> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn iter(&self) -> SetIter<'_, K> {
        SetIter(self.0.iter())
    }

    /// As [`VecMap::range_from`].
    pub fn range_from(&self, lies_before: impl Fn(&K) -> bool) -> SetIter<'_, K> {
        SetIter(self.0.range_from(lies_before))
    }

    pub fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        self.0.retain(keep);
    }
}

impl<K: Ord> VecSet<K> {
    pub fn contains(&self, key: &K) -> bool {
        self.0.contains_key(key)
    }

    /// Whether it is new. One that is there stays.
    pub fn insert(&mut self, key: K) -> bool {
        let place = self.0.place(&key);
        place.map_err(|place| self.0.insert_at(place, (key, ()))).is_err()
    }

    /// Whether it was there.
    pub fn remove(&mut self, key: &K) -> bool {
        self.0.remove(key).is_some()
    }
}

/// The keys in order.
#[derive(Clone, Debug)]
pub struct SetIter<'a, K>(Iter<'a, K, ()>);

impl<'a, K> Iterator for SetIter<'a, K> {
    type Item = &'a K;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, ())| key)
    }
}

impl<K> DoubleEndedIterator for SetIter<'_, K> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, ())| key)
    }
}

impl<'a, K> IntoIterator for &'a VecSet<K> {
    type Item = &'a K;
    type IntoIter = SetIter<'a, K>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K> IntoIterator for VecSet<K> {
    type Item = K;
    type IntoIter = iter::Map<iter::Flatten<vec::IntoIter<Vec<(K, ())>>>, fn((K, ())) -> K>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(key, ())| key)
    }
}

impl<K: Ord> Extend<K> for VecSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        keys.into_iter().for_each(|key| _ = self.insert(key));
    }
}

impl<K: Ord> FromIterator<K> for VecSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::Cell,
        cmp::Ordering,
        collections::{BTreeMap, BTreeSet},
    };

    use super::{VecMap, distinct};

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

    #[test]
    fn it_is_an_ordered_map() {
        for count in [0, 1, 5, 1000, 5000_u32] {
            for step in [1, 7, 2_654_435_761_u32] {
                let (mut map, mut model) = (VecMap::default(), BTreeMap::new());
                for number in 0..count {
                    let key = number.wrapping_mul(step) % (count * 2 / 3 + 1);
                    assert_eq!(map.insert(key, number), model.insert(key, number));
                    if number % 3 == 0 {
                        let key = key / 2;
                        assert_eq!(map.remove(&key), model.remove(&key));
                    }
                }
                assert_eq!(map.len(), model.len());
                assert!(map.iter().eq(&model));
                assert!(map.iter().rev().eq(model.iter().rev()));
                for key in 0..count + 2 {
                    assert_eq!(map.get(&key), model.get(&key));
                    assert!(map.range_from(|other| *other < key).next().eq(&model.range(key..).next()));
                }
                map.retain(|key| key % 2 == 0);
                model.retain(|key, _| key % 2 == 0);
                assert!(map.into_iter().eq(model));
            }
        }
    }
}

//! Ours against a tree that others wrote, at sizes drawn at random.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use rand::RngExt;
use sha2::Sha256;
use sm3::Sm3;
use tlog::{
    Algorithm, Edge, Hash, TILE_WIDTH, TileId, Tiles, consistency_proof, consistency_tiles, consistent, included,
    inclusion_proof, inclusion_tiles, root, root_tiles,
};

use crate::made::{chance, grow, rounds};

type Digests = Vec<Hash>;

fn hashes(bytes: &[u8]) -> Digests {
    bytes.chunks(32).map(|hash| hash.try_into().unwrap()).collect()
}

/// Root, one proof of inclusion and one of consistency, by the oracle.
fn oracle<H>(entries: &[[u8; 33]], index: usize, old: usize) -> (Digests, Digests, Digests)
where
    H: ct_merkle::digest::Digest,
{
    let mut tree = MemoryBackedTree::<H, [u8; 33]>::new();
    entries.iter().for_each(|entry| tree.push(*entry));
    let consistency =
        if old == 0 { Vec::new() } else { hashes(tree.prove_consistency(entries.len() - old).as_bytes()) };
    (hashes(tree.root().as_bytes()), hashes(tree.prove_inclusion(index).as_bytes()), consistency)
}

fn only(tiles: &Tiles, wanted: impl IntoIterator<Item = TileId>, size: u64) -> Tiles {
    // Just as wide as the tree reaches: a server that keeps old tiles has no more.
    let narrow = |id: TileId| tiles[&id][..usize::try_from(id.width(size)).unwrap() * 32].to_vec();
    wanted.into_iter().map(|id| (id, narrow(id))).collect()
}

#[test]
fn roots_and_proofs_are_those_of_the_oracle_at_random_sizes() {
    let mut chance = chance(6962);
    for round in 0..rounds(60, 2_000) {
        let algorithm = Algorithm::ALL[usize::try_from(round % 2).unwrap()];
        // Around the seams of the tiles, and further out now and then.
        let most = if round % 10 == 0 { 70_000 } else { 1_100 };
        let size = chance.random_range(1..most);
        let entries: Vec<[u8; 33]> = (0..size).map(|_| chance.random()).collect();
        let leaves: Vec<Hash> = entries.iter().map(|entry| algorithm.leaf(entry)).collect();
        let mut steps: Vec<usize> = (0..3).map(|_| chance.random_range(0..=size)).collect();
        steps.sort_unstable();
        let (index, old) = (chance.random_range(0..size), chance.random_range(0..=size));
        let (tiles, top) = grow(algorithm, &leaves, &steps);
        let (root_is, inclusion_is, consistency_is) = match algorithm {
            Algorithm::Sha256 => oracle::<Sha256>(&entries, index, old),
            Algorithm::Sm3 => oracle::<Sm3>(&entries, index, old),
        };
        assert_eq!(root_is, [top], "{size}");
        let wide = |n: usize| u64::try_from(n).unwrap();
        let (n, i, m) = (wide(size), wide(index), wide(old));
        let needed = only(&tiles, inclusion_tiles(i, n).unwrap(), n);
        let inclusion = inclusion_proof(algorithm, i, n, &needed).unwrap();
        assert_eq!(inclusion, inclusion_is, "leaf {index} of {size}");
        assert!(included(algorithm, &leaves[index], (i, n), &inclusion, &top));
        let needed = only(&tiles, consistency_tiles(m, n).unwrap(), n);
        let consistency = consistency_proof(algorithm, m, n, &needed).unwrap();
        assert_eq!(consistency, consistency_is, "{old} of {size}");
        let needed = only(&tiles, root_tiles(m).unwrap(), m);
        let old_root = root(algorithm, m, &needed).unwrap();
        assert!(consistent(algorithm, (m, &old_root), (n, &top), &consistency));
    }
}

#[test]
fn a_tree_grows_from_its_right_edge_alone() {
    let algorithm = Algorithm::Sha256;
    let leaves: Vec<Hash> = (0_u32..66_000).map(|no| algorithm.leaf(&no.to_be_bytes())).collect();
    let (whole, top) = grow(algorithm, &leaves, &[]);
    for size in [0_usize, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537] {
        let n = u64::try_from(size).unwrap();
        let edge = only(&whole, Edge::tiles(n), n);
        assert!(edge.len() <= 3, "{size}");
        let mut edge = Edge::open(algorithm, n, &edge).unwrap();
        leaves[size..].iter().for_each(|leaf| edge.push(*leaf));
        let grown = edge.finish().unwrap();
        assert_eq!((grown.size, grown.root), (66_000, top));
        // What grew is in the tiles, and nothing else is.
        grown.tiles.iter().for_each(|(id, bytes)| assert_eq!(&whole[id], bytes, "{id:?}"));
        assert!(
            whole.iter().filter(|(id, _)| id.width(66_000) > id.width(n)).all(|(id, _)| grown.tiles.contains_key(id))
        );
    }
}

#[test]
fn a_tile_that_is_missing_or_short_is_named() {
    let algorithm = Algorithm::Sha256;
    let leaves: Vec<Hash> = (0_u32..600).map(|no| algorithm.leaf(&no.to_be_bytes())).collect();
    let (mut tiles, _) = grow(algorithm, &leaves, &[]);
    let last = TileId { level: 0, no: 2 };
    assert_eq!(last.width(600), 600 - 2 * TILE_WIDTH);
    tiles.get_mut(&last).unwrap().truncate(32 * 80);
    assert_eq!(root(algorithm, 600, &tiles), Err(tlog::TreeError::Missing(last)));
    assert!(Edge::open(algorithm, 600, &tiles).is_err());
    assert!(root(algorithm, 592, &tiles).is_ok());
}

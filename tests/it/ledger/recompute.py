"""The root of a published ledger (C2SP tlog-tiles) from its entries, and the hashes of its lowest tiles.

Usage: recompute.py FOLDER. Ends with 0 if both are those that the folder claims. Knows RFC 6962 and nothing else.
"""
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
import sys

folder = Path(sys.argv[1])
origin, size, root = (folder / "checkpoint").read_text().split("\n")[:3]
size = int(size)


def piece(kind, no, width):
    name = f"{no % 1000:03}"
    while no >= 1000:
        no //= 1000
        name = f"x{no % 1000:03}/{name}"
    return (folder / "tile" / kind / (name if width == 256 else f"{name}.p/{width}")).read_bytes()


leaves = []
for no in range((size + 255) // 256):
    width = min(256, size - no * 256)
    bundle, at, hashes = piece("entries", no, width), 0, []
    while at < len(bundle):
        length = int.from_bytes(bundle[at : at + 2], "big")
        hashes.append(sha256(b"\0" + bundle[at + 2 : at + 2 + length]).digest())
        at += 2 + length
    assert b"".join(hashes) == piece("0", no, width), f"tile {no} does not fit its entries"
    leaves += hashes


def tree(d):
    if len(d) == 1:
        return d[0]
    k = 1
    while k * 2 < len(d):
        k *= 2
    return sha256(b"\1" + tree(d[:k]) + tree(d[k:])).digest()


found = b64encode(tree(leaves)).decode()
print(f"{origin}: {size} entries, root {found}")
sys.exit(0 if len(leaves) == size and found == root else f"the checkpoint says {root}")

"""Roots and proofs of RFC 6962, section 2.1, straight from its recursive definitions, for comparison.

Run it to print the lines of vectors.txt; it shares no code with the crate.
"""
from hashlib import sha256

# The eight leaves that implementations of RFC 6962 have been compared on since Certificate Transparency began.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def root(d):
    if not d:
        return sha256(b"").digest()
    if len(d) == 1:
        return sha256(b"\0" + d[0]).digest()
    k = split(len(d))
    return sha256(b"\1" + root(d[:k]) + root(d[k:])).digest()


def path(m, d):
    if len(d) == 1:
        return []
    k = split(len(d))
    return path(m, d[:k]) + [root(d[k:])] if m < k else path(m - k, d[k:]) + [root(d[:k])]


def sub(m, d, known):
    if m == len(d):
        return [] if known else [root(d)]
    k = split(len(d))
    return sub(m, d[:k], known) + [root(d[k:])] if m <= k else sub(m - k, d[k:], False) + [root(d[:k])]


def line(*parts):
    # A hash a line: the numbers first, then each hash below them.
    print(" ".join(p for p in parts if isinstance(p, str)))
    for p in parts:
        if isinstance(p, bytes):
            print("  " + p.hex())


leaves = [bytes.fromhex(leaf) for leaf in LEAVES]
for n in range(len(leaves) + 1):
    line("root", str(n), root(leaves[:n]))
    for m in range(n):
        line("inclusion", str(m), str(n), *path(m, leaves[:n]))
    for m in range(1, n + 1):
        line("consistency", str(m), str(n), *sub(m, leaves[:n], True))

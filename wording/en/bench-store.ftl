# Words of `xinze bench store`.
cli-bench-store = Measure writing, lists, proofs and size with very many matters
arg-thin = Matters that are planted
arg-keep = Folder in which the planted databases stay, and from which a later run goes on
arg-brief = Leave out what walks through everything: the index made anew, verification, terms counted anew
bench-callers = Acts of 64 callers, durable
bench-row-per-sync = One row per synchronisation
bench-callers-ratio = Acts to one row per synchronisation
bench-thin = Thin matters written
bench-seal = Records sealed
bench-thin-bytes = Size of a thin matter
bench-list-p99-small = List page at 10 k, 99 of 100
bench-list-p99 = List page at full size, 99 of 100
bench-list-p99-ratio = Full size to 10 k

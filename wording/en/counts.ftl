# Counts, lists as of a day, and counting terms anew.
event-recounted = Terms counted anew after a change of the working-day calendar; due before on: { $days }
kind-matter-recounted = terms counted anew
portal-fact-recounted = The calendar of working days was changed, and the terms were counted anew. The days that hold now stand above; a term in your favour never becomes shorter

cli-counts = Counts: what an organ, or all organs together, hold, owe, received, answered, and what was found
cli-clock-recount = Count every running term anew after a change of the calendar, and record only what moved
arg-counted-organ = Only this organ; all organs together when left out
arg-counted-month = Month of what was received, answered and found, such as 2026-04; this month when left out
bad-month = “{ $text }” is no month; write it like 2026-04.

counts-all-organs = All organs together
counts-held = Matters held: { $n }
counts-overdue = Overdue: { $n }
counts-week = Due within seven days: { $n }
counts-later = Due later: { $n }
counts-month = { $month }
counts-received = Received: { $n }
counts-in-time = Answered in time: { $n }
counts-late = Answered late: { $n }
counts-found = Findings: { $n }
counts-of = {"  "}{ $what }: { $n }

recount-done = Running terms: { $clocks }. Dates of { $moved } of them, in { $matters } matters, moved and were recorded.
recount-would = Running terms: { $clocks }. Dates of { $moved } of them, in { $matters } matters, would move; nothing was recorded.
recount-rule = {"  "}{ $what }: { $n }
recount-unknown = Terms whose rule is not loaded, and which were not counted: { $n }.
recount-left = Matters that somebody was acting on: { $n }. Run it once more in a while.

tally-stage = held
tally-due = due
tally-received = received
tally-answered = answered
tally-found = found
discrepancy-spans-differ = From when until when matter { $shard }-{ $stream } was where does not follow from its records
discrepancy-count-differs = A count differs from the lists: shard { $shard }, { $what }, organ { $organ }, { $period } { $detail }, { $n } too many
rebuild-sums = { $n } counts differed from the lists
table-matter-span = from when until when it was where

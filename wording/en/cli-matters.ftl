# Command line: what came of an act, one matter, slips, rule checks.
known-word = { $name } ({ $says })
bad-value = "{ $value }" cannot be read. Write - for none.
bad-party = "{ $party }" cannot be read: write "name;phone;address;role;identity number", at least one and at most five parts.
correct-one = One correction at a time: name one thing that is to be different.
answer-line = { $head }: { $text }

register-again = This registration was carried out before; nothing was registered anew, and the query code is not shown again.
register-slip-in = The receipt slip is in { $path }; hand it to the petitioner. The query code is not shown again.
register-parallel = These statutory terms go on whatever becomes of the petition; please tell the petitioner of those that apply:

slip-title = Petition receipt
slip-receipt = Receipt number: { $receipt }
slip-received = Received: { $day }
slip-office = Registered by: { $organ }
slip-code = Query code: { $code }
slip-how = With receipt number and query code you can follow the matter, add papers, request review and final review, confirm that what was promised was done, and evaluate.
slip-keep = The query code is given this once: keep it safe and to yourself. If it is lost, bring your identity card to the registering organ for a new one.

show-contacts = Letters, visits and calls: { $pieces }; people in all: { $heads }
show-contact = {"  "}No. { $n } { $day } { $channel } { $kind } { $heads }
show-held = Held by { $organ } from { $from } to { $until }, { $days }
show-until-now = today
show-assignment = Assigned by { $by } to { $to }, due { $due }, { $reported }
show-reported = reported back on { $day }
show-not-reported = not reported back yet
show-promise = Promised: { $organ } by { $day }; { $performed }, { $confirmed }
show-performed = recorded as done on { $day }
show-not-performed = not recorded as done yet
show-confirmed = confirmed by the petitioner
show-denied = denied by the petitioner
show-not-confirmed = not confirmed yet
show-urging = { $kind } (no. { $n }) { $day } { $by } to { $to }, { $replied }
show-replied = answered on { $day }
show-not-replied = not answered yet
show-evaluation = Evaluation of { $body }: { $grade } ({ $day })
show-repeat-of = Repeats matter { $matter }
show-same-person = {"  "}Same person: { $how }
show-merged-into = Handled together with matter { $matter }
show-together = Matter { $matter } is handled together with this one
show-split-from = Split from matter { $matter }
show-split-into = Matter { $matter } was split off
show-paper = Paper { $n }: { $title } ({ $kind }, { $bytes } bytes, { $day })
show-paper-erased = Paper { $n }: { $title } ({ $kind }, { $bytes } bytes, { $day }), content erased

paper-not-there = There is no paper no. { $n }.
paper-erased = The content of paper no. { $n } was erased.
paper-written = Written to { $path } ({ $bytes } bytes)

sweep-done = Checked up to { $day }. Matters looked at: { $matters }; new findings: { $found }.
sweep-found = {"  "}{ $what }: { $n }
sweep-left = Left for the next check, because somebody was acting on them: { $n }.
sweep-future = A day after today cannot be checked.

# What the rule check found, counted by kind.
found-kind-term-missed = Term missed
found-kind-late-acceptance = Not taken up or not told in time
found-kind-no-report = Not reported back in time
found-kind-promise-missed = Promise not kept in time
found-kind-performance-denied = Performance denied by the petitioner
found-kind-ping-pong = Sent to and fro
found-kind-two-assigners = Assigned by several organs
found-kind-holder-gone = Holder gone, nobody carries on
found-kind-held-by-accused = Held by the accused organ

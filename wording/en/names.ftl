# Fixed words: stages, channels, purposes, acts, opinions.
product = Xinze

stage-registered = Registered, to be sent on
stage-forwarded = Sent on, not yet accepted
stage-handling = In handling
stage-answered = Answered, to be delivered
stage-delivered = Delivered
stage-under-review = Under review
stage-reviewed = Review opinion to be delivered
stage-review-delivered = Review opinion delivered
stage-under-final-review = Under final review
stage-finally-reviewed = Final opinion to be delivered
stage-final-review-delivered = Final opinion delivered
stage-concluded = Concluded

channel-letter = Letter
channel-visit = Visit
channel-web = Web
channel-phone = Phone
channel-fax = Fax

purpose-proposal = Proposal
purpose-accusation = Accusation
purpose-claim = Claim

opinion-support = support
opinion-explain = explanation
opinion-not-support = not supported

result-uphold = upheld
result-revoke = revoked
result-change = changed
result-remand = sent back for a new opinion

round-handling = handling
round-review = review
round-final-review = final review

document-handling = handling opinion
document-review = review opinion
document-final-review = final review opinion

proof-signed = signed for
proof-registered-mail = registered mail
proof-electronic = delivered electronically
proof-published-reply = reply published online

act-register = register
act-forward = send on
act-accept = accept
act-extend = extend the handling term
act-answer = issue the handling opinion
act-deliver = deliver
act-request-review = request a review
act-review = issue the review opinion
act-request-final-review = request a final review
act-final-review = issue the final review opinion
act-conclude = conclude
act-directory = change the directory
act-none = none

unit-days = days
unit-working-days = working days
unit-months = months
unit-set-in-act = days (set in the assignment)
unit-unstated = (not stated by the text)

bearer-organ = organ
bearer-petitioner = petitioner

organ-unknown = unknown organ ({ $id })
organ-none = no higher organ
official-unknown = unknown official ({ $id })

heads = { $n ->
    [one] 1 person
   *[other] { $n } people
}
days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
list-comma = ,{" "}
fact-space = {" · "}

theme-auto = Auto
theme-light = Light
theme-dark = Dark
list-semicolon = ;{" "}
word-yes = yes
word-no = no
word-and-also = {" "}and{" "}
word-length = { $n } { $unit }
word-labelled = { $label }: { $value }
word-in-brackets = { $what } ({ $more })

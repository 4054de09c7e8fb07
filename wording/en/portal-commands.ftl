# Commands for petitioners with their own slip.
cli-petition = Follow and act on your own petition, with receipt number and query code
cli-petition-follow = Where it is, what is due when, and what you can do now
cli-petition-evaluate = Evaluate, once
cli-petition-confirm-delivery = Confirm that the written opinion reached you
cli-petition-confirm-performance = Confirm that what was promised is done; with --not, that it is not
cli-petition-request-review = Ask for a review
cli-petition-request-final-review = Ask for the final review
cli-petition-add = Add something, or ask how it stands
cli-petition-attach = Hand in a paper
cli-petition-withdraw = Take the petition back

arg-petition-receipt = Receipt number on the slip, such as 云溪信〔2026〕12号
arg-query-code = Query code on the slip; - reads it from standard input, so that it stays in no list of commands
arg-evaluated = Who is evaluated: office the petition office, organ the office in charge
arg-own-grade = satisfied, fairly-satisfied or dissatisfied
arg-own-text = What you want to say, if anything; @FILE reads a file
arg-not-done = It is not done
arg-own-reason = Why; @FILE reads a file
arg-review-at = The organ that shall review it; not needed where there is only one
arg-own-letter = What you write; @FILE reads a file
arg-own-kind = supplement, inquiry or new-facts
arg-own-paper = The file of the paper
arg-own-title = What the paper is called; otherwise the name of the file
arg-is-meant = It is meant

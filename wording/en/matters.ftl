# Fixed words of a matter: channels, purposes, opinions, terms, procedures.
channel-letter = Letter
channel-visit = Visit
channel-web = Web
channel-phone = Phone
channel-fax = Fax

purpose-proposal = Proposal
purpose-accusation = Accusation
purpose-claim = Claim

party-role-principal = petitioner
party-role-representative = representative
party-role-agent = agent

identity-named = name and address clear
identity-unclear = name or address unclear
identity-anonymous = anonymous

form-individual = one person
form-joint = several people together
form-collective = collective

urgency-ordinary = ordinary
urgency-important = important
urgency-urgent = grave or urgent

same-person-same-record = same record of identity
same-person-same-number = same identity number or telephone
same-person-same-signatory = one of the signatories is the same
same-person-same-principal = the agent acts for the same person
same-person-same-accused = both anonymous, about the same
same-person-recognised = recognised by a clerk

contact-kind-repeat = the same again
contact-kind-supplement = more material
contact-kind-inquiry = a question how it stands
contact-kind-new-facts = new facts or reasons

statutory-route-judicial = a suit or another judicial procedure
statutory-route-arbitration = arbitration
statutory-route-party-appeal = an appeal within the Party
statutory-route-administrative = an administrative procedure such as reconsideration
statutory-route-statutory-duty = an application to act on a statutory duty

route-result-decided = decided there
route-result-not-taken = not taken there, handling goes on

decline-ground-not-own-power = not within the power of this organ or its line
decline-ground-pending-elsewhere = accepted or under way elsewhere
decline-ground-in-litigation = before a court, an arbitrator or a reconsideration organ
decline-ground-statutory-route = a statutory procedure is to resolve it

ending-final-review = the final review opinion was delivered
ending-window-passed = no review was requested in time
ending-settlement = an agreement was reached

procedure-ordinary = ordinary procedure
procedure-simple = simple procedure

told-notice = petitioner told in writing
told-by-the-file = petitioner told according to the earlier file
told-not-yet = petitioner still to be told in writing

inquiry-kind-statement = petitioner heard
inquiry-kind-on-site = place visited
inquiry-kind-questioning = people questioned
inquiry-kind-documents = documents obtained

term-handling = handling term
term-report-back = term of the assignment
term-review = review term

opinion-support = support
opinion-explain = explanation
opinion-not-support = not supported

opinion-part-claim = the claim
opinion-part-facts = facts and reasons
opinion-part-opinion = the opinion itself
opinion-part-basis = the provisions it rests on

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
proof-confirmed = confirmed by the petitioner

report-kind-closing = closing report
report-kind-interim = interim report

evaluated-body-petition-office = petition office
evaluated-body-responsible-organ = responsible organ

grade-satisfied = satisfied
grade-fairly-satisfied = fairly satisfied
grade-dissatisfied = dissatisfied

archive-class-permanent = permanently
archive-class-long = for a long time
archive-class-short = for a short time

urging-kind-urge = urging
urging-kind-supervise = supervision

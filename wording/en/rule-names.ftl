# Names, keys and tables of rule packs: choices and labels of forms, and the words of the reference page.

## PackRole

rule-name-pack-role-procedure = handling of petitions
rule-name-pack-role-responsibility = responsibility for petition work
rule-name-pack-role-reference = related rules

## Confidence

rule-name-confidence-verified = checked against the text
rule-name-confidence-seed = from the five source texts
rule-name-confidence-memory-high = from memory, sure
rule-name-confidence-memory = from memory, fairly sure
rule-name-confidence-memory-low = from memory, unsure
rule-name-confidence-inference = inferred

## FirstDay

rule-name-first-day-excluded = the day itself does not count
rule-name-first-day-included = the day itself counts

## Roll

rule-name-roll-next-working-day = moves to the next working day
rule-name-roll-none = stays

## Modality

rule-name-modality-duty = duty
rule-name-modality-power = power
rule-name-modality-prohibition = prohibition
rule-name-modality-procedure = procedure
rule-name-modality-definition = definition

## Mark

rule-name-mark-purpose = aims and principles
rule-name-mark-definition = scope, meaning, entry into force
rule-name-mark-organisation = bodies, posts and budgets
rule-name-mark-standing = standing demand
rule-name-mark-outside = outside this system
rule-name-mark-elsewhere = ruled elsewhere
rule-name-mark-lost = text lost

## RuleKind

rule-name-rule-kind-scope = scope
rule-name-rule-kind-duty = duty
rule-name-rule-kind-clock = time limit
rule-name-rule-kind-guard = requirement
rule-name-rule-kind-ground = ground
rule-name-rule-kind-attribution = split of responsibility
rule-name-rule-kind-measure = measure
rule-name-rule-kind-consequence = consequence
rule-name-rule-kind-appeal = remedy
rule-name-rule-kind-assessment = assessment

## OrganKind

rule-name-organ-kind-petition-office = petition office
rule-name-organ-kind-committee = Party committee
rule-name-organ-kind-congress = people's congress
rule-name-organ-kind-government = government
rule-name-organ-kind-department = government department
rule-name-organ-kind-vertical-department = vertically managed department
rule-name-organ-kind-cppcc = CPPCC
rule-name-organ-kind-discipline = discipline and supervision organ
rule-name-organ-kind-political-legal = political and legal department
rule-name-organ-kind-court = court
rule-name-organ-kind-procuratorate = procuratorate
rule-name-organ-kind-personnel = personnel organ
rule-name-organ-kind-inspection = inspection body
rule-name-organ-kind-joint-conference = joint conference
rule-name-organ-kind-review-committee = review committee
rule-name-organ-kind-township = township or subdistrict
rule-name-organ-kind-field-office = field office
rule-name-organ-kind-affiliated-institution = affiliated institution
rule-name-organ-kind-institution = public institution
rule-name-organ-kind-mass-organisation = mass organisation
rule-name-organ-kind-enterprise = state-owned enterprise
rule-name-organ-kind-state-controlled-enterprise = state-controlled enterprise
rule-name-organ-kind-residents-committee = villagers' or residents' committee

## Level

rule-name-level-nation = nation
rule-name-level-province = province
rule-name-level-prefecture = prefecture
rule-name-level-county = county
rule-name-level-township = township

## Standing

rule-name-standing-head = head
rule-name-standing-member = member of the leading group
rule-name-standing-petition-lead = leader in charge of petitions
rule-name-standing-direct-supervisor = direct supervisor
rule-name-standing-handler = handler

## Coverage

rule-name-coverage-direct = bound directly
rule-name-coverage-by-reference = follows by reference

## DutyBearer

rule-name-duty-bearer-organ = organ
rule-name-duty-bearer-leading-group = leading group
rule-name-duty-bearer-official = each official

## DutyAct

rule-name-duty-act-set-agenda = putting petition work on the agenda
rule-name-duty-act-hear-report = hearing a report on petition work
rule-name-duty-act-analyse = analysing the situation of petitions
rule-name-duty-act-provide-resources = providing staff, money and means
rule-name-duty-act-decide-soundly = deciding soundly
rule-name-duty-act-take-overall-responsibility = taking overall responsibility
rule-name-duty-act-take-portfolio-responsibility = answering for the own portfolio
rule-name-duty-act-read-letters = reading and annotating letters
rule-name-duty-act-receive-visitors = receiving visitors
rule-name-duty-act-visit-down = visiting down
rule-name-duty-act-sponsor-case = sponsoring a matter
rule-name-duty-act-joint-reception = joint reception
rule-name-duty-act-screen-disputes = screening and settling disputes
rule-name-duty-act-assess-risk = assessing the risk of major decisions
rule-name-duty-act-warn-of-risk = warning of risks
rule-name-duty-act-attribute-responsibility = settling who is responsible
rule-name-duty-act-urge-solution = urging a solution
rule-name-duty-act-guide-petitioners = calming and advising petitioners
rule-name-duty-act-handle-own-matters = handling the own matters
rule-name-duty-act-supervise-subordinates = supervising subordinates
rule-name-duty-act-coordinate = coordinating petition work
rule-name-duty-act-process-petitions = accepting, sending on, assigning and supervising
rule-name-duty-act-propose-improvement = suggesting better work
rule-name-duty-act-propose-policy = suggesting better policy
rule-name-duty-act-propose-accountability = suggesting to hold to account
rule-name-duty-act-special-inspection = special inspection
rule-name-duty-act-joint-inspection = joint inspection
rule-name-duty-act-case-inspection = case inspection
rule-name-duty-act-circulate-inspection = circulating what inspections found
rule-name-duty-act-assess = assessing petition work
rule-name-duty-act-circulate-assessment = circulating assessment results
rule-name-duty-act-apply-assessment = using assessment results
rule-name-duty-act-hear-petition-office = consulting the petition office on cadres
rule-name-duty-act-act-as-agent = acting for petitioners
rule-name-duty-act-hand-over-illegality = handing illegal acts over to the police
rule-name-duty-act-publish-channels = publishing channels and procedure
rule-name-duty-act-report-urgent = reporting urgent matters
rule-name-duty-act-report-annually = annual report
rule-name-duty-act-supply-inspection-teams = informing inspection teams
rule-name-duty-act-train = training
rule-name-duty-act-appoint-commissioners = appointing inspection commissioners
rule-name-duty-act-hold-accountable = holding people to account
rule-name-duty-act-investigate-referral = investigating what was referred
rule-name-duty-act-report-back = reporting the result back
rule-name-duty-act-meet-jointly = meeting to exchange information
rule-name-duty-act-keep-discipline = keeping discipline towards the public
rule-name-duty-act-keep-records = keeping records
rule-name-duty-act-solicit-suggestions = inviting suggestions
rule-name-duty-act-raise-awareness = explaining law and policy
rule-name-duty-act-build-platform = building the petition information system
rule-name-duty-act-hold-conference = holding the joint conference
rule-name-duty-act-deliver-decision = delivering the decision
rule-name-duty-act-tell-organs-of-decision = telling other organs of the decision
rule-name-duty-act-clear-name = clearing a name
rule-name-duty-act-correct-decision = correcting the decision
rule-name-duty-act-restore-position = restoring post and grade
rule-name-duty-act-compensate-pay = paying back wages
rule-name-duty-act-publish-decision = publishing the decision
rule-name-duty-act-reward = rewarding
rule-name-duty-act-contain-harm = keeping harm from spreading
rule-name-duty-act-inform-personnel = informing the personnel organ

## RhythmName

rule-name-rhythm-name-per = so many in each period
rule-name-rhythm-name-on-trigger = whenever something happens
rule-name-rhythm-name-as-needed = as needed
rule-name-rhythm-name-regularly = regularly
rule-name-rhythm-name-any-time = at any time
rule-name-rhythm-name-standing = always
rule-name-rhythm-name-follows = as another duty

## Measured

rule-name-measured-times = times
rule-name-measured-days = days

## Cycle

rule-name-cycle-week = week
rule-name-cycle-month = month
rule-name-cycle-quarter = quarter
rule-name-cycle-half-year = half-year
rule-name-cycle-year = year

## Trigger

rule-name-trigger-cadre-vetting = cadres are vetted
rule-name-trigger-major-decision = a major decision is made
rule-name-trigger-policy-made = a policy is made
rule-name-trigger-urgent-matter = an urgent matter comes up
rule-name-trigger-illegal-act = an illegal act occurs
rule-name-trigger-several-bodies = several bodies are responsible
rule-name-trigger-prominent-field = a field has prominent problems
rule-name-trigger-listed-dispute = a dispute is listed
rule-name-trigger-hard-case = a matter is hard
rule-name-trigger-conflict-sharpened = conflicts grow or sharpen
rule-name-trigger-suggestion-received = a suggestion is received
rule-name-trigger-referral-received = a referral is received
rule-name-trigger-inspection-done = an inspection is done
rule-name-trigger-assessment-done = an assessment is done
rule-name-trigger-irregularity-found = an irregularity is found
rule-name-trigger-request-of-inspection-team = an inspection team asks
rule-name-trigger-public-concern = the public is concerned
rule-name-trigger-visit-received = visitors come
rule-name-trigger-vacancy = nobody holds the duty
rule-name-trigger-measure-decided = a measure is decided
rule-name-trigger-appeal-upheld = an appeal is upheld
rule-name-trigger-false-accusation-found = an accusation proves false
rule-name-trigger-policy-problem-found = a problem of policy is found

## DutyPlace

rule-name-duty-place-reception-place = reception place
rule-name-duty-place-fixed-point = fixed reception point

## Mode

rule-name-mode-in-post = reception in post
rule-name-mode-appointed = invited visit
rule-name-mode-with-case = field visit with a case
rule-name-mode-return-visit = return visit
rule-name-mode-joint-visit = joint reception by several

## Evidence

rule-name-evidence-minutes = minutes
rule-name-evidence-signed-log = signed reception log
rule-name-evidence-case-file = case file
rule-name-evidence-schedule = reception schedule
rule-name-evidence-assessment-file = risk assessment file
rule-name-evidence-screening-list = screening list
rule-name-evidence-inspection-report = inspection report
rule-name-evidence-circular = circular
rule-name-evidence-score-sheet = score sheet
rule-name-evidence-consultation-letter = consultation letter and answer
rule-name-evidence-appointment = appointment
rule-name-evidence-register = register
rule-name-evidence-suggestion-letter = letter of suggestion
rule-name-evidence-handover-record = handover record
rule-name-evidence-agency-mandate = agent's mandate
rule-name-evidence-annual-report = annual report
rule-name-evidence-budget-record = budget record
rule-name-evidence-portfolio-list = list of portfolios
rule-name-evidence-rectification-record = rectification record
rule-name-evidence-talk-record = record of the talk
rule-name-evidence-notice = written notice
rule-name-evidence-transfer-list = transfer list
rule-name-evidence-plan = plan
rule-name-evidence-training-record = training record
rule-name-evidence-publication = publication

## Bearer

rule-name-bearer-organ = organ
rule-name-bearer-petitioner = petitioner

## Start

rule-name-start-received-by-petition-office = received by a petition office
rule-name-start-received-directly = received directly by another organ
rule-name-start-received-transferred = received by transfer
rule-name-start-received-assigned = received by assignment
rule-name-start-accepted = accepted
rule-name-start-reply-delivered = handling opinion delivered
rule-name-start-review-requested = request for review received
rule-name-start-review-delivered = review opinion delivered
rule-name-start-final-review-requested = request for final review received
rule-name-start-suggestion-received = suggestion received
rule-name-start-suggestion-refused = suggestion refused
rule-name-start-urged = urged
rule-name-start-measure-decided = measure decided
rule-name-start-status-measure-decided = measure on post or grade decided
rule-name-start-suspended = suspended from post
rule-name-start-right-infringed = learnt of the infringement

## Stop

rule-name-stop-registered = registered
rule-name-stop-routed = sent on or taken up
rule-name-stop-notified = petitioner told in writing
rule-name-stop-acceptance-decided = decided whether to accept
rule-name-stop-objected = objection raised
rule-name-stop-answered = handling opinion issued
rule-name-stop-reported-back = result reported back
rule-name-stop-review-requested = review requested
rule-name-stop-review-decided-on = decided whether to accept the review
rule-name-stop-review-answered = review opinion issued
rule-name-stop-final-review-requested = final review requested
rule-name-stop-final-review-decided-on = decided whether to accept the final review
rule-name-stop-final-review-answered = final review opinion issued
rule-name-stop-feedback-given = written feedback given
rule-name-stop-reasons-given = reasons given
rule-name-stop-formalities-done = formalities done
rule-name-stop-suspension-ended = suspension ended
rule-name-stop-procedure-entered = entered a statutory route
rule-name-stop-evaluated = evaluated
rule-name-stop-remedy-sought = statutory remedy sought

## Unit

rule-name-unit-days = days
rule-name-unit-working-days = working days
rule-name-unit-months = months
rule-name-unit-set-in-act = set in the act
rule-name-unit-unstated = not stated by the text

## Purpose

rule-name-purpose-proposal = proposal
rule-name-purpose-accusation = accusation
rule-name-purpose-claim = claim

## Interval

rule-name-interval-hearing = hearing
rule-name-interval-appraisal = appraisal
rule-name-interval-mediation = mediation
rule-name-interval-other-procedure = other statutory procedure

## Act

rule-name-act-register = register
rule-name-act-forward = send on
rule-name-act-accept = accept
rule-name-act-extend = extend the handling term
rule-name-act-answer = issue the handling opinion
rule-name-act-deliver = deliver
rule-name-act-request-review = request a review
rule-name-act-review = issue the review opinion
rule-name-act-request-final-review = request a final review
rule-name-act-final-review = issue the final review opinion
rule-name-act-conclude = conclude
rule-name-act-assign = assign
rule-name-act-object = object
rule-name-act-return = return the matter
rule-name-act-decline = decline
rule-name-act-extend-review = extend the review term
rule-name-act-hear = hold a hearing
rule-name-act-recuse = recuse
rule-name-act-mediate = mediate
rule-name-act-perform = carry out the opinion
rule-name-act-urge = urge
rule-name-act-supervise = supervise
rule-name-act-suggest = suggest
rule-name-act-evaluate = evaluate
rule-name-act-report-urgent = report an urgent matter
rule-name-act-query = query the state of a matter
rule-name-act-represent = represent petitioners
rule-name-act-visit = visit in person
rule-name-act-take-up-again = take up again
rule-name-act-disclose = disclose
rule-name-act-keep-file = keep the file
rule-name-act-merge = merge
rule-name-act-contact = record a further contact
rule-name-act-notify = notify
rule-name-act-involve = name lead and supporting organs
rule-name-act-dispute = ask who has jurisdiction
rule-name-act-settle-jurisdiction = settle jurisdiction
rule-name-act-take-over = take over
rule-name-act-route = lead into a statutory route
rule-name-act-record-outcome = record the outcome of a statutory route
rule-name-act-report-back = report the result back
rule-name-act-appoint-handler = name the handler
rule-name-act-bar = refuse to take up again
rule-name-act-take-up-review = take up a request for review
rule-name-act-confirm = confirm performance
rule-name-act-follow-up = follow up
rule-name-act-split = split
rule-name-act-withdraw = withdraw
rule-name-act-correct = correct the record
rule-name-act-attach = attach papers
rule-name-act-note = add a note
rule-name-act-release-identity = hide or release an identity
rule-name-act-decide-measure = decide a measure
rule-name-act-investigate = investigate
rule-name-act-open-case = open a case

## Requires

rule-name-requires-basis = basis of the act
rule-name-requires-competent-organ = by the competent organ
rule-name-requires-own-power = within the own power
rule-name-requires-approved-by-own-leader = approved by the organ's own leader
rule-name-requires-approved-by-review-committee = approved by the review committee
rule-name-requires-approved-by-assigner = approved by the assigning organ
rule-name-requires-reason-told = reason told
rule-name-requires-detailed-reasons = detailed reasons
rule-name-requires-not-accused = never to the accused
rule-name-requires-opinion-parts = opinion with all its parts
rule-name-requires-higher-organ = by the next higher organ
rule-name-requires-in-writing = in writing
rule-name-requires-representatives-max = most representatives
rule-name-requires-agents-max = most agents
rule-name-requires-mandate = written mandate
rule-name-requires-sender-agrees = sender agrees
rule-name-requires-not-pending-elsewhere = not pending elsewhere
rule-name-requires-not-same-facts-and-reasons = not the same facts and reasons
rule-name-requires-not-in-litigation = not in litigation
rule-name-requires-statutory-route-first = statutory route first
rule-name-requires-identity-given = name, address and claim given
rule-name-requires-identity-document = identity document shown
rule-name-requires-not-same-opinion = not the same opinion again
rule-name-requires-no-conflict-of-interest = no conflict of interest
rule-name-requires-confidentiality = confidentiality
rule-name-requires-no-retaliation = no retaliation
rule-name-requires-truthful = truthful
rule-name-requires-period-set = period set
rule-name-requires-feedback = result reported back
rule-name-requires-closing-report = closing report
rule-name-requires-both-addressees = both addressees told
rule-name-requires-open-hearing = open hearing
rule-name-requires-good-reason = good reason
rule-name-requires-petitioner-only = by the petitioner only
rule-name-requires-consent-of-complainant = complainant consents
rule-name-requires-facts-told = facts told to the person
rule-name-requires-defence-heard = defence heard and recorded
rule-name-requires-not-aggravated = not heavier for a defence
rule-name-requires-lawful-evidence = lawful evidence
rule-name-requires-decision-parts = decision with all its parts
rule-name-requires-collective-discussion = decided together
rule-name-requires-investigators-min = least investigators
rule-name-requires-not-sanctioned-twice = not sanctioned twice
rule-name-requires-approved-by-head = approved by the head
rule-name-requires-consent-of-parties = parties consent
rule-name-requires-second-person = confirmed by a second person
rule-name-requires-facts-established = heard and facts established
rule-name-requires-collective-at = collective from so many people
rule-name-requires-performed = performed

## When

rule-name-when-on-remand = after being sent back
rule-name-when-collective-visit = on a collective visit
rule-name-when-complex-matter = in a complex matter
rule-name-when-public-disclosure = when made public
rule-name-when-accusation = on an accusation
rule-name-when-oral-petition = on an oral petition
rule-name-when-same-facts = on the same facts again
rule-name-when-after-final-review = after the final review opinion
rule-name-when-after-window = after an unused window for review
rule-name-when-after-settlement = after a settlement

## Circumstance

rule-name-circumstance-overdue = overdue without good reason
rule-name-circumstance-no-feedback = result not reported back
rule-name-circumstance-wrong-procedure = rules or procedure broken
rule-name-circumstance-buck-passing = passed around, brushed off, delayed
rule-name-circumstance-falsified = falsified
rule-name-circumstance-not-performed = opinion not carried out
rule-name-circumstance-facts-unclear = facts unclear
rule-name-circumstance-evidence-lacking = evidence lacking
rule-name-circumstance-wrong-basis = wrong provision applied
rule-name-circumstance-beyond-power = beyond or abuse of power
rule-name-circumstance-plainly-improper = plainly improper
rule-name-circumstance-other = other

## Precondition

rule-name-precondition-duty-not-performed = a listed duty was not performed

## Conduct

rule-name-conduct-decision-error = wrong decision
rule-name-conduct-dereliction = dereliction
rule-name-conduct-handling-procedure-broken = broke the handling procedure
rule-name-conduct-opinion-not-carried-out = opinion not carried out
rule-name-conduct-passive-or-buck-passing = passive or passing the buck
rule-name-conduct-rude-attitude = rude attitude
rule-name-conduct-collective-visit-mishandled = collective visit mishandled
rule-name-conduct-public-opinion-mishandled = public opinion mishandled
rule-name-conduct-suggestions-ignored = suggestions ignored
rule-name-conduct-other-dereliction = other dereliction
rule-name-conduct-power-exceeded = exceeded power
rule-name-conduct-power-abused = abused power
rule-name-conduct-duty-omitted = omitted a duty
rule-name-conduct-law-misapplied = misapplied the law
rule-name-conduct-procedure-broken = broke the procedure
rule-name-conduct-supporting-opinion-refused = supporting opinion refused
rule-name-conduct-not-registered = not registered
rule-name-conduct-not-forwarded = not sent on
rule-name-conduct-not-urged = not supervised
rule-name-conduct-not-accepted = not accepted
rule-name-conduct-not-notified-in-time = not told in time
rule-name-conduct-delayed = delayed
rule-name-conduct-overdue = overdue
rule-name-conduct-founded-claim-refused = founded claim refused
rule-name-conduct-advantage-taken = took advantage
rule-name-conduct-urgent-report-failed = urgent report failed
rule-name-conduct-leaked = leaked an accusation
rule-name-conduct-retaliated = retaliated
rule-name-conduct-falsified = falsified
rule-name-conduct-file-lost = lost or destroyed files
rule-name-conduct-rectification-refused = refused to put right
rule-name-conduct-complaint-suppressed = suppressed a complaint
rule-name-conduct-made-difficulties = made difficulties
rule-name-conduct-urgent-measures-omitted = urgent measures omitted
rule-name-conduct-other-violation = other violation
rule-name-conduct-facts-misfound = facts found wrongly

## ResultElement

rule-name-result-element-harm-to-interests = harm to people's interests
rule-name-result-element-petition-problem-caused = petition caused
rule-name-result-element-serious-consequence = serious consequence
rule-name-result-element-grave-harm-to-petitioner = grave harm to the petitioner
rule-name-result-element-relations-harmed = relations with the people harmed
rule-name-result-element-escalation = escalation
rule-name-result-element-bad-effect = bad effect
rule-name-result-element-problem-long-unsolved = problem long unsolved
rule-name-result-element-rights-infringed = rights infringed
rule-name-result-element-conflicts-many = many conflicts
rule-name-result-element-repeated-level-skipping = repeated level-skipping visits
rule-name-result-element-large-collective-visits = large collective visits
rule-name-result-element-conflicts-stay-high = conflicts stay high
rule-name-result-element-mass-incident = mass incident
rule-name-result-element-extreme-event = extreme event
rule-name-result-element-serious-harm = serious harm
rule-name-result-element-major-impact = major impact
rule-name-result-element-especially-serious-harm = especially serious harm
rule-name-result-element-especially-major-impact = especially major impact
rule-name-result-element-crime = crime
rule-name-result-element-bad-consequence = bad consequence
rule-name-result-element-serious-bad-effect = very bad effect
rule-name-result-element-conflicts-sharpened = conflicts sharpened

## Upon

rule-name-upon-responsible-person = responsible person
rule-name-upon-head = head
rule-name-upon-petition-lead = leader in charge of petitions
rule-name-upon-portfolio-leader = leader in charge of the field
rule-name-upon-direct-supervisor = direct supervisor
rule-name-upon-directly-responsible-leader = directly responsible leader
rule-name-upon-directly-responsible-person = directly responsible person
rule-name-upon-directly-responsible-manager = directly responsible manager
rule-name-upon-participating-member = member who took part
rule-name-upon-manager-in-charge = leader of the place or unit
rule-name-upon-official = official
rule-name-upon-leading-group = leading group
rule-name-upon-unit = department or unit
rule-name-upon-area = area

## Responsibility

rule-name-responsibility-collective = collective responsibility
rule-name-responsibility-personal = personal responsibility

## Role

rule-name-role-head = head of the leading group
rule-name-role-direct-supervisor = direct supervisor
rule-name-role-participating-member = member who took part
rule-name-role-dissenting-member = member who dissented
rule-name-role-handler = handler
rule-name-role-directly-responsible-manager = directly responsible manager
rule-name-role-directly-responsible-person = other directly responsible person
rule-name-role-responsible-leader = responsible leader
rule-name-role-reserving-member = member with reservations

## Finding

rule-name-finding-main-leadership = main leadership responsibility
rule-name-finding-important-leadership = important leadership responsibility
rule-name-finding-leadership = leadership responsibility
rule-name-finding-direct = direct responsibility
rule-name-finding-none = no leadership responsibility

## Needs

rule-name-needs-contemporaneous-minutes = minutes of that time

## MeasureName

rule-name-measure-name-reminder-talk = reminder talk
rule-name-measure-name-criticism-education = criticism and education
rule-name-measure-name-explain = explanation
rule-name-measure-name-self-criticism = written self-criticism
rule-name-measure-name-written-check = self-examination
rule-name-measure-name-order-correction = order to correct
rule-name-measure-name-talk = talk
rule-name-measure-name-circular = circular
rule-name-measure-name-public-apology = public apology
rule-name-measure-name-admonition = admonition
rule-name-measure-name-key-management = key management
rule-name-measure-name-listed-supervision = listed supervision
rule-name-measure-name-organisational = organisational measure
rule-name-measure-name-suspension = suspension
rule-name-measure-name-reassignment = reassignment
rule-name-measure-name-ordered-resignation = ordered resignation
rule-name-measure-name-demotion = demotion
rule-name-measure-name-removal = removal
rule-name-measure-name-reorganisation = reorganisation
rule-name-measure-name-disbandment = disbandment
rule-name-measure-name-discipline = disciplinary sanction
rule-name-measure-name-party-discipline = Party discipline
rule-name-measure-name-party-warning = Party warning
rule-name-measure-name-party-serious-warning = serious Party warning
rule-name-measure-name-party-post-removal = removal from Party posts
rule-name-measure-name-party-probation = Party probation
rule-name-measure-name-party-expulsion = expulsion from the Party
rule-name-measure-name-administrative-discipline = administrative sanction
rule-name-measure-name-warning = warning
rule-name-measure-name-demerit = demerit
rule-name-measure-name-major-demerit = major demerit
rule-name-measure-name-grade-reduction = reduction in grade
rule-name-measure-name-post-dismissal = dismissal from post
rule-name-measure-name-dismissal = dismissal
rule-name-measure-name-pay-reduction = reduction in pay
rule-name-measure-name-judicial = referral to the judiciary

## Decider

rule-name-decider-managing-organ = organ with managing authority
rule-name-decider-petition-office = petition office
rule-name-decider-joint-conference = joint conference
rule-name-decider-committee = Party committee
rule-name-decider-government = government
rule-name-decider-committee-and-government = committee and government
rule-name-decider-discipline-organ = discipline organ
rule-name-decider-supervision-organ = supervision organ
rule-name-decider-personnel-organ = personnel organ
rule-name-decider-judiciary = judiciary
rule-name-decider-public-security = public security organ
rule-name-decider-appointing-organ = appointing organ
rule-name-decider-superior-organ = superior organ
rule-name-decider-own-unit = own unit
rule-name-decider-organ-itself = organ itself

## Block

rule-name-block-unit-honours = honours of the unit
rule-name-block-awards = awards
rule-name-block-top-rating = top annual rating
rule-name-block-promotion = promotion
rule-name-block-important-post = transfer to an important post
rule-name-block-leading-post = leading post
rule-name-block-higher-post = higher post
rule-name-block-pay-step = pay step
rule-name-block-title-promotion = promotion in title or post grade
rule-name-block-readmission = readmission to the Party
rule-name-block-party-post = Party post
rule-name-block-recommendation = recommendation to posts outside the Party
rule-name-block-reappointment = recruitment as a civil servant
rule-name-block-restoration = return to the former post or rank
rule-name-block-voting-rights = rights to vote and to stand for election
rule-name-block-retirement-benefits = retirement benefits

## RunsFrom

rule-name-runs-from-decision = day of the decision
rule-name-runs-from-approval = day of approval
rule-name-runs-from-effect = day of taking effect
rule-name-runs-from-expiry = end of the earlier period

## Ends

rule-name-ends-automatic = by itself
rule-name-ends-by-decision = by a decision

## AppealStep

rule-name-appeal-step-reconsideration = reconsideration
rule-name-appeal-step-appeal = appeal
rule-name-appeal-step-further-appeal = further appeal
rule-name-appeal-step-review = review
rule-name-appeal-step-second-review = second review

## Appellant

rule-name-appellant-civil-servant = civil servant
rule-name-appellant-public-official = public official
rule-name-appellant-party-member = Party member
rule-name-appellant-institution-staff = staff of an institution
rule-name-appellant-any = anyone held to account

## AppealTo

rule-name-appeal-to-deciding-organ = deciding organ
rule-name-appeal-to-deciding-party-organ = deciding Party organ
rule-name-appeal-to-next-higher-organ = next higher organ
rule-name-appeal-to-public-servant-authority = civil service authority
rule-name-appeal-to-supervision-organ = deciding supervision organ
rule-name-appeal-to-next-supervision-organ = next higher supervision organ

## AppealFrom

rule-name-appeal-from-decision-received = day the decision was received
rule-name-appeal-from-decision-made = day of the decision
rule-name-appeal-from-result-received = day the earlier result was received

## Every

rule-name-every-year = every year
rule-name-every-regularly = regularly

## Follow

rule-name-follow-praise = commending circular
rule-name-follow-criticism = criticising circular
rule-name-follow-guidance = closer guidance
rule-name-follow-circular = circular
rule-name-follow-commendation = commendation and reward
rule-name-follow-reference-for-cadres = reference for judging cadres
rule-name-follow-content-for-cadres = part of judging cadres
rule-name-follow-honours-blocked = honours blocked
rule-name-follow-promotion-blocked = promotion blocked
rule-name-follow-reward-linked = linked to rewards

## Approver

rule-name-approver-own-leader = organ's own leader
rule-name-approver-higher-organ = next higher organ
rule-name-approver-review-committee = review committee
rule-name-approver-assigner = assigning organ

## WayName

rule-name-way-name-escalation = rectification missed
rule-name-way-name-ground = ground found
rule-name-way-name-situation = situation found
rule-name-way-name-discipline = by the rules of discipline
rule-name-way-name-crime = crime suspected or found

## Gravity

rule-name-gravity-any = of any gravity
rule-name-gravity-lighter = lighter
rule-name-gravity-serious = serious
rule-name-gravity-especially-serious = especially serious

## Situation

rule-name-situation-collective-or-skipping-visits-with-passive-office = many collective or level-skipping visits and passive work
rule-name-situation-conflicts-prominent = prominent conflicts
rule-name-situation-many-problems-many-visits-weak-work = many problems and visits and weak work
rule-name-situation-weak-performance = weak performance
rule-name-situation-refuses-after-supervision = refusal after supervision
rule-name-situation-supervision-trigger = reason for supervision found

## Until

rule-name-until-year-end = to the end of the year
rule-name-until-permanent = for ever
rule-name-until-unstated = not stated by the text

## Counted

rule-name-counted-registered = petitions registered
rule-name-counted-registered-matters = matters registered
rule-name-counted-visits = visits
rule-name-counted-visitors = visitors
rule-name-counted-collective-visits = collective visits
rule-name-counted-repeat-petitions = repeat petitions
rule-name-counted-level-skipping-visits = level-skipping visits
rule-name-counted-accepted-in-time = accepted in time
rule-name-counted-acceptance-due = acceptance due
rule-name-counted-answered-in-time = answered in time
rule-name-counted-answer-due = answer due
rule-name-counted-performed-in-time = performed in time
rule-name-counted-performance-due = performance due
rule-name-counted-evaluated = evaluated
rule-name-counted-evaluation-open = open to evaluation
rule-name-counted-satisfied = satisfied
rule-name-counted-resolved-once = resolved at once
rule-name-counted-closed-first = first-time matters concluded
rule-name-counted-suggestions-answered = suggestions answered
rule-name-counted-suggestions-made = suggestions made
rule-name-counted-duties-done = duties done
rule-name-counted-duties-owed = duties owed
rule-name-counted-findings-upheld = findings upheld
rule-name-counted-rectified-in-time = rectified in time
rule-name-counted-rectification-due = rectification due
rule-name-counted-opinions-upheld = opinions upheld on review
rule-name-counted-opinions-reviewed = opinions reviewed

## Better

rule-name-better-higher = the higher the better
rule-name-better-lower = the lower the better

## pack.toml

rule-table-pack-toml = pack.toml is the head of a pack: which instrument, issued by whom, in force where and from when, built on what, and how its periods are counted.
rule-key-pack-toml-code = code
rule-means-pack-toml-code = The code of the pack, as its folder is called: a capital letter first, then capital letters and digits, at most eight in all.
rule-key-pack-toml-title = title
rule-means-pack-toml-title = The official title, without the book-title marks.
rule-key-pack-toml-issuer = issuing body
rule-means-pack-toml-issuer = The body that issued the instrument.
rule-key-pack-toml-number = document number
rule-means-pack-toml-number = The document number; an empty text "" where it has none.
rule-key-pack-toml-division = where it holds
rule-means-pack-toml-division = Where it holds: CN for the whole country, else the six-digit code of the division, nine digits for a township.
rule-key-pack-toml-role = role
rule-means-pack-toml-role = What the pack does in its place: procedure, responsibility or reference; of the first two, one place has at most one pack each on any day.
rule-key-pack-toml-in-force = days in force
rule-means-pack-toml-in-force = The days in force; from is needed.
rule-key-pack-toml-confidence = confidence
rule-means-pack-toml-confidence = How sure we are of the content; it holds for every provision and rule that does not state its own.
rule-key-pack-toml-repeals = replaces the pack
rule-means-pack-toml-repeals = The code of the pack that it replaces, left out where it replaces none; when that pack ends, its own in_force says.
rule-key-pack-toml-base = builds on
rule-means-pack-toml-base = The packs that this one builds on: its rules take the place of theirs with the same name, and all others go on holding; left out, it displaces none, and a pack of procedure must then give the basis of every recorded act.
rule-key-pack-toml-articles = number of articles
rule-means-pack-toml-articles = How many articles the instrument has; when given, each of them must be in the pack, with a rule or a mark, and left out, nothing checks that they are complete.
rule-key-pack-toml-own-numbers = numbers are ours
rule-means-pack-toml-own-numbers = true where the articles are numbered by us, because the text has no numbers or we know none; left out, the numbers are those of the text.
rule-key-pack-toml-known-by = recognised by
rule-means-pack-toml-known-by = Short marks by which an attached text is recognised where its heading is not the title, all of which must occur in it; left out, only the title counts.
rule-key-pack-toml-readings = readings
rule-means-pack-toml-readings = The readings on keys of this file; left out where there are none.
rule-key-pack-toml-counting = how periods are counted
rule-means-pack-toml-counting = How periods are counted; needed as soon as the pack has a clock or an appeal, else left out.

## in_force

rule-table-in-force = in_force holds the first and the last day in force, both days included.
rule-key-in-force-from = first day
rule-means-in-force-from = The first day in force; a pack needs it, and in a rule it is left out where it is the pack's.
rule-key-in-force-until = last day
rule-means-in-force-until = The last day in force, itself included; left out, a pack is still in force and a rule ends with its pack.

## base

rule-table-base = Each entry of base names one pack that this one builds on, and from when to when.
rule-key-base-pack = pack
rule-means-base-pack = The code of the pack that this one builds on, which must hold in this place or around it.
rule-key-base-from = first day
rule-means-base-from = The first day on which it is the base; left out, the first day of this pack.
rule-key-base-until = last day
rule-means-base-until = The last day on which it is the base, itself included; left out, as long as this pack.

## counting

rule-table-counting = [counting] says how the periods of the pack are counted: whether the first day counts, and what happens when the last day is a rest day.
rule-key-counting-first-day = first day
rule-means-counting-first-day = Whether the day of the starting event counts.
rule-key-counting-roll = last day on a rest day
rule-means-counting-roll = What happens when the last day is no working day; a petitioner's window and the time for lodging a remedy always move, whatever stands here.
rule-key-counting-reading = reading
rule-means-counting-reading = What we read and why, where the text does not say how to count; left out where it does.
rule-key-counting-decided = decision record
rule-means-counting-decided = The number of the record in docs/decisions that answers for the reading; needed with reading.

## provision

rule-table-provision = Each [[provision]] tells one article, paragraph or item in our own words, in the file named after its article.
rule-key-provision-cite = citation
rule-means-provision-cite = Which provision it is, such as R22-23¶3 or R22-31(6): of this pack, of the article that the file is named after, and only once.
rule-key-provision-gist = gist
rule-means-provision-gist = What the provision says, in our own words and never in the official ones.
rule-key-provision-modality = modality
rule-means-provision-modality = What the provision does: lay down a duty, a power, a prohibition, a procedure or a definition.
rule-key-provision-bearer = who bears it
rule-means-provision-bearer = Who bears it, in words; only where that helps a reader.
rule-key-provision-mark = why no rule
rule-means-provision-mark = Why no rule follows from it; where pack.toml gives articles, an article without a rule needs it at one of its provisions.
rule-key-provision-see = see
rule-means-provision-see = The provision at which the rule stands instead, of any pack; needed with mark = "elsewhere".
rule-key-provision-confidence = confidence
rule-means-provision-confidence = How sure we are of this provision; left out where it is the pack's.
rule-key-provision-told-in = paragraphs of the text
rule-means-provision-told-in = For texts without articles: the numbers of the paragraphs of the attached text that tell it, from 1, headings counted; left out otherwise.

## rule

rule-table-rule = Each [[rule]] is one rule; these are the keys of every kind, and kind decides which others there are.
rule-key-rule-id = name
rule-means-rule-id = The stable name of the rule, the same in every pack for the same function; once in a pack, never renamed and never reused.
rule-key-rule-kind = kind
rule-means-rule-kind = The kind of the rule; it decides which other keys there are.
rule-key-rule-cite = citation
rule-means-rule-cite = The provision that the rule rests on: of this pack, of the article that the file is named after, and with a [[provision]] of its own.
rule-key-rule-name = short name
rule-means-rule-name = A short name for lists and buttons, used where the product has no word of its own for rules of this name; left out, the id is shown there.
rule-key-rule-gist = gist
rule-means-rule-gist = What the rule says, in our own words and never in the official ones.
rule-key-rule-applies = whom it is for
rule-means-rule-applies = Whom the rule is for; left out, everybody.
rule-key-rule-replaces = displaces
rule-means-rule-replaces = Names of rules of the same kind in the packs below whose place it takes where it applies; one with its own name is displaced anyway and not listed.
rule-key-rule-in-force = days in force
rule-means-rule-in-force = The days on which the rule holds, within those of its pack; left out where they are the pack's.
rule-key-rule-confidence = confidence
rule-means-rule-confidence = How sure we are of this rule; left out where it is the pack's.
rule-key-rule-readings = readings
rule-means-rule-readings = The readings on keys of this rule; where the confidence is memory_low or inference, every number but rung needs one.

## applies

rule-table-applies = applies says whom a rule is for, by organ, level and standing; all that is given must fit, and what is left out means all.
rule-key-applies-organs = organs
rule-means-applies-organs = The kinds of organs that are meant; left out, all.
rule-key-applies-except-organs = organs left out
rule-means-applies-except-organs = The kinds of organs that are not meant; left out, there is no exception.
rule-key-applies-levels = levels
rule-means-applies-levels = The levels of the division of the organ; left out, all.
rule-key-applies-standings = standings
rule-means-applies-standings = The standings in which a person holds a post; left out, all.

## readings

rule-table-readings = Each entry of readings is one reading: where the text is silent, what the pack reads into it, and which decision record answers for that.
rule-key-readings-on = key
rule-means-readings-on = The key that is a reading: one that stands in the same table, or in a table inside it.
rule-key-readings-says = what we read
rule-means-readings-says = What we read where the text is silent, for people.
rule-key-readings-decided = decision record
rule-means-readings-decided = The number of the record in docs/decisions that answers for it, such as "0004".

## scope

rule-table-scope = A rule with kind = "scope" says which organs the instrument covers, and whether it binds them or is followed by reference.
rule-key-scope-covers = organs covered
rule-means-scope-covers = The kinds of organs that are covered in this way; at least one.
rule-key-scope-how = how
rule-means-scope-how = Whether the instrument binds them or they follow it by reference.

## duty

rule-table-duty = A rule with kind = "duty" says who owes which act, how often or on what occasion, and what shows that it was done.
rule-key-duty-bearer = who owes it
rule-means-duty-bearer = Who owes it: the organ, its leading group, or each person whose standing is in applies.
rule-key-duty-act = act
rule-means-duty-act = What is owed.
rule-key-duty-rhythm = rhythm
rule-means-duty-rhythm = How often or when it falls due; it decides which of the next keys belong.
rule-key-duty-times = how many
rule-means-duty-times = How many at least in each period, in the unit of measure; needed with rhythm = "per", and not allowed otherwise.
rule-key-duty-measure = counted in
rule-means-duty-measure = Whether times counts times or days; needed with rhythm = "per", and not allowed otherwise.
rule-key-duty-period = period
rule-means-duty-period = The span in which so many are owed, by the calendar, a week from Monday; needed with rhythm = "per", and not allowed otherwise.
rule-key-duty-trigger = occasion
rule-means-duty-trigger = What happens before it falls due; needed with rhythm = "on_trigger", and not allowed otherwise.
rule-key-duty-follows = duties followed
rule-means-duty-follows = Names of duties of this pack or of one below, of which the one for the level of who asks sets the rhythm; needed with rhythm = "follows", and not allowed otherwise.
rule-key-duty-place = place
rule-means-duty-place = Where it must be done; left out where the text names no place.
rule-key-duty-modes = ways
rule-means-duty-modes = The ways in which it may be done; left out where the text names none.
rule-key-duty-evidence = evidence
rule-means-duty-evidence = What shows that it was done; left out, nothing in particular.

## clock

rule-table-clock = A rule with kind = "clock" is a legal time limit: from which event to which, how long, and whether it can be extended.
rule-key-clock-bearer = whose time
rule-means-clock-bearer = Whose time runs: an organ that owes something, or a petitioner who may do something.
rule-key-clock-window = lapses
rule-means-clock-window = true where the right lapses when the time has passed; left out, it is a duty that can be missed.
rule-key-clock-starts = starts
rule-means-clock-starts = The events that start it; at least one, and any one of them does.
rule-key-clock-stops = stops
rule-means-clock-stops = The events that stop it; at least one, and any one of them does.
rule-key-clock-unit = unit
rule-means-clock-unit = In what it is counted: days, working_days or months; set_in_act where the act must set the period, unstated where the text states none.
rule-key-clock-length = length
rule-means-clock-length = How long it is, in the unit; needed with days, working_days and months, and not allowed otherwise.
rule-key-clock-purpose = purposes
rule-means-clock-purpose = The purposes of petitions to which it is limited; left out, all.
rule-key-clock-identified = petitioner known
rule-means-clock-identified = true where it runs only if the name and the address of the petitioner are known; left out, it always runs.
rule-key-clock-excludes = not counted
rule-means-clock-excludes = The procedures whose days do not count; left out, every day counts.
rule-key-clock-extension = extension
rule-means-clock-extension = How it can be extended; left out, it cannot, and with window = true it is not allowed.

## guard

rule-table-guard = A rule with kind = "guard" is one thing that an act requires or forbids, or the provision that the act rests on.
rule-key-guard-act = act
rule-means-guard-act = The act that is meant.
rule-key-guard-requires = requires
rule-means-guard-requires = What is asked for, or basis for the provision that the act itself rests on; for the same organs and people, an act has one rule for each requirement and occasion.
rule-key-guard-when = occasion
rule-means-guard-when = The occasion on which it is asked for; left out, always.
rule-key-guard-limit = number of people
rule-means-guard-limit = A number of people: the most with representatives_max and agents_max, where it is needed, the first that counts with collective_at, where it is needed, the least with investigators_min; left out where the requirement has no number.
rule-key-guard-small-group = small groups
rule-means-guard-small-group = The smaller number for small groups; left out, limit holds for all.
rule-key-guard-circumstances = circumstances
rule-means-guard-circumstances = The circumstances to which it is limited, for the basis of supervision and for not the same opinion again only; left out where the text lists none, and then it is for all.

## ground

rule-table-ground = A rule with kind = "ground" is a ground on which somebody answers: conduct and its result, both found by people.
rule-key-ground-precondition = precondition
rule-means-ground-precondition = What must be found before any conduct counts; left out, nothing.
rule-key-ground-conduct = conduct
rule-means-ground-conduct = What was done or left undone; at least one entry, and one of them must be found.
rule-key-ground-results = results
rule-means-ground-results = What came of it, as a list of lists: of each of them one must be found; empty or left out where the text asks for no result.
rule-key-ground-upon = who answers
rule-means-ground-upon = Who answers; left out where the provision itself does not say.
rule-key-ground-order-correction = correction first
rule-means-ground-order-correction = true where correction is ordered first; left out, there is no such step.

## attribution

rule-table-attribution = A rule with kind = "attribution" is one part of the split of responsibility: who had which part, and what is found of it.
rule-key-attribution-responsibility = collective or personal
rule-means-attribution-responsibility = Whether the responsibility is that of a group or of a person.
rule-key-attribution-role = part
rule-means-attribution-role = What part somebody had.
rule-key-attribution-finding = finding
rule-means-attribution-finding = What kind of responsibility is found of such a part.
rule-key-attribution-needs = needs on record
rule-means-attribution-needs = What must be on record before this is found; left out, nothing.

## measure

rule-table-measure = A rule with kind = "measure" is a measure: upon whom, decided by whom, and by which ways it opens.
rule-key-measure-measure = measure
rule-means-measure-measure = Which measure it is.
rule-key-measure-rung = rung
rule-means-measure-rung = Its place on the ladder of the text, 1 for the lightest; left out where the text builds no ladder.
rule-key-measure-upon = upon whom
rule-means-measure-upon = Upon whom it falls; at least one.
rule-key-measure-by = decided by
rule-means-measure-by = Who decides; left out where the text does not say.
rule-key-measure-proposed-by = proposed by
rule-means-measure-proposed-by = Who proposes it; left out where the text does not say.
rule-key-measure-paths = ways in
rule-means-measure-paths = The ways by which one may come to it; at least one, and any one of them opens it.
rule-key-measure-necessary-only = only where necessary
rule-means-measure-necessary-only = true where the text allows it only when necessary; left out, there is no such limit.
rule-key-measure-rectification = sets a date
rule-means-measure-rectification = true where the decision sets a date by which things must be put right; left out, it sets none.
rule-key-measure-combinable = combinable
rule-means-measure-combinable = true where it can be combined with others; left out, the text does not say so.
rule-key-measure-kinds = stands for
rule-means-measure-kinds = The measures that a general name stands for, so that consequences, remedies and ways in can name them; left out where the name is not a general one.

## consequence

rule-table-consequence = A rule with kind = "consequence" says what a measure or a found ground blocks, for whom and until when.
rule-key-consequence-of = after measures
rule-means-consequence-of = The measures that it follows from; needed unless on_ground = true.
rule-key-consequence-on-ground = on a found ground
rule-means-consequence-on-ground = true where it follows from a found ground without a measure; left out, it follows from measures only.
rule-key-consequence-blocks = blocked
rule-means-consequence-blocks = What is blocked; at least one.
rule-key-consequence-whom = for whom
rule-means-consequence-whom = For whom it is blocked; at least one.
rule-key-consequence-lasts = how long
rule-means-consequence-lasts = How long it stays blocked.
rule-key-consequence-starts = counts from
rule-means-consequence-starts = The day from which it counts; left out, the day of the decision.
rule-key-consequence-concurrent = several at once
rule-means-consequence-concurrent = How several of one kind go together; left out where the text does not say.
rule-key-consequence-ends = how it ends
rule-means-consequence-ends = How it ends; left out, by itself.

## appeal

rule-table-appeal = A rule with kind = "appeal" is a remedy against measures: to whom it goes, within what time it is lodged and decided, and with what effect.
rule-key-appeal-step = step
rule-means-appeal-step = Which step it is.
rule-key-appeal-against = against
rule-means-appeal-against = The measures against which it lies; left out, against every measure.
rule-key-appeal-by = who lodges it
rule-means-appeal-by = Who may lodge it; left out, whoever is concerned.
rule-key-appeal-to = to whom
rule-means-appeal-to = To whom it goes.
rule-key-appeal-after = after
rule-means-appeal-after = Names of the appeal rules, of any pack, whose result it contests; left out, it contests the decision on the measure itself.
rule-key-appeal-straight = straight
rule-means-appeal-straight = true where it may also be lodged without the earlier step; left out, that step comes first.
rule-key-appeal-from = counts from
rule-means-appeal-from = The day from which the time for lodging runs.
rule-key-appeal-window = time for lodging
rule-means-appeal-window = The time within which it must be lodged.
rule-key-appeal-decide = time for deciding
rule-means-appeal-decide = The time within which it must be decided, from the day of lodging.
rule-key-appeal-suspends = suspends
rule-means-appeal-suspends = true or false, whether it suspends the decision; left out where the text does not say.
rule-key-appeal-aggravates = may be heavier
rule-means-appeal-aggravates = true or false, whether the result may be heavier; left out where the text does not say.
rule-key-appeal-written = in writing
rule-means-appeal-written = true where it must be in writing; left out, the text does not ask for that.

## assessment

rule-table-assessment = A rule with kind = "assessment" says who assesses whom, by which indicators, and what follows from the result.
rule-key-assessment-assessor = who assesses
rule-means-assessment-assessor = Who assesses; at least one.
rule-key-assessment-assessed = who is assessed
rule-means-assessment-assessed = Who is assessed, with the keys of applies; left out, everybody.
rule-key-assessment-every = how often
rule-means-assessment-every = How often it takes place.
rule-key-assessment-indicators = indicators
rule-means-assessment-indicators = By what it is measured; left out where the text states no formula, and an indicator that falls because more people petition is refused.
rule-key-assessment-follows = what follows
rule-means-assessment-follows = What follows from the result; left out where the text does not say.

## extension

rule-table-extension = extension says how far a period can be extended, by whom and under what conditions; a clock without it cannot be extended.
rule-key-extension-days-max = longest extension (days)
rule-means-extension-days-max = The most calendar days that all extensions together may add, whatever the unit of the period; left out where the text names none, and then whoever approves sets the days.
rule-key-extension-times-max = most extensions
rule-means-extension-times-max = How many times it can be extended; left out, nothing limits the number.
rule-key-extension-approver = approved by
rule-means-extension-approver = Who approves it.
rule-key-extension-before-expiry = before the end
rule-means-extension-before-expiry = true where it must be approved no later than the last day; left out, it may be approved afterwards as well.
rule-key-extension-tell-reason = reason told
rule-means-extension-tell-reason = true where the petitioner must be told the reason; left out, that is not asked for.

## small_group

rule-table-small-group = small_group sets a smaller number for groups of few people.
rule-key-small-group-people-max = group of at most
rule-means-small-group-people-max = The most people that a small group may have.
rule-key-small-group-limit = number of people
rule-means-small-group-limit = The number that holds for a small group, instead of the limit outside.

## paths

rule-table-paths = Each entry of paths is one way into a measure; any one of them opens it.
rule-key-paths-way = way
rule-means-paths-way = Which way it is; it decides which of the next keys belong.
rule-key-paths-after = after
rule-means-paths-after = The measures after one of which the target of rectification was missed; needed with way = "escalation", and not allowed otherwise.
rule-key-paths-gravity = gravity
rule-means-paths-gravity = How grave a found ground must be, as an authorised person judges with reasons; needed with way = "ground", and not allowed otherwise.
rule-key-paths-results = further results
rule-means-paths-results = What must have come of it besides, as a list of lists: of each of them one must be found; only with way = "ground", and left out where nothing more is asked for.
rule-key-paths-situation = situation
rule-means-paths-situation = What has come about; needed with way = "situation", and not allowed otherwise.
rule-key-paths-needs-failure = needs a failure
rule-means-paths-needs-failure = true where a failure in handling must be on record besides, only with way = "situation"; it must be true for a situation that counts visits, and left out, none is needed.

## lasts

rule-table-lasts = lasts says how long something stays blocked; it has exactly one of until, months and while.
rule-key-lasts-until = until
rule-means-lasts-until = An end that is no length: the end of the calendar year, for ever, or not stated by the text.
rule-key-lasts-months = months
rule-means-lasts-months = How many months; they end on the eve of the matching day, or on the last day of a month without one, and do not move over a rest day.
rule-key-lasts-while = while
rule-means-lasts-while = The measure as long as which it lasts.

## concurrent

rule-table-concurrent = concurrent says how several consequences of one kind go together; it has exactly one of longest and cap_months.
rule-key-concurrent-longest = longest
rule-means-concurrent-longest = true where the longest counts; then cap_months is left out.
rule-key-concurrent-cap-months = at most (months)
rule-means-concurrent-cap-months = The most months that they last together, set between one of the periods and their sum; then longest is left out.

## window

rule-table-window = window is the time within which a remedy is lodged.
rule-key-window-unit = unit
rule-means-window-unit = In what it is counted: days, working_days or months; unstated where the text states no time.
rule-key-window-length = length
rule-means-window-length = How long it is, in the unit; needed with days, working_days and months, and not allowed otherwise.

## decide

rule-table-decide = decide is the time within which a remedy is decided, counted from the day of lodging.
rule-key-decide-unit = unit
rule-means-decide-unit = In what it is counted: days, working_days or months; unstated where the text states no time.
rule-key-decide-length = length
rule-means-decide-length = How long it is, in the unit; needed with days, working_days and months, and not allowed otherwise.
rule-key-decide-extension-days = extension (days)
rule-means-decide-extension-days = The calendar days by which the time for deciding can be extended; left out, it cannot.

## indicators

rule-table-indicators = Each entry of indicators is one indicator: a sum of counts, or its share among others.
rule-key-indicators-id = name
rule-means-indicators-id = The stable name of the indicator.
rule-key-indicators-gist = gist
rule-means-indicators-gist = What the indicator shows, in our own words.
rule-key-indicators-of = counts
rule-means-indicators-of = The counts that are summed up; at least one.
rule-key-indicators-among = among
rule-means-indicators-among = The counts whose sum the share is taken of; left out, it is a plain number, and the assessment then yields no score.
rule-key-indicators-better = better
rule-means-indicators-better = Which way is good.
rule-key-indicators-weight = weight (points)
rule-means-indicators-weight = Its weight in points, from 1 to 1000, against those of the other indicators.

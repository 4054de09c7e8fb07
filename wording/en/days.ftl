# Days, provisions, and how a term is counted.
day-long = { $weekday } { $day } { $month } { $year }
day-short = { $day } { $month }
day-with-year = { $day } { $month } { $year }
day-in-course = { $day } { $month }
today-before = { $weekday }{" "}
today-after = {" "}{ $year }
day-any = any day
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
day-kind-workday = working day
day-kind-weekend = weekend
day-kind-holiday = holiday
day-kind-make-up = worked weekend
day-kind-unknown = calendar not announced
day-holiday = a rest day ({ $name })
day-make-up = a worked weekend day ({ $name })
day-weekend = a weekend day
day-workday = a working day
holiday-new-year = New Year
holiday-spring-festival = Spring Festival
holiday-qingming = Qingming
holiday-labour = Labour Day
holiday-dragon-boat = Dragon Boat
holiday-mid-autumn = Mid-Autumn
holiday-national = National Day

cite-article = { $pack } art. { $n }
cite-paragraph = {" "}para. { $n }
cite-item = {" "}item { $n }

clock-register-and-route = Register and send on
clock-notify-direct = Written notice
clock-notify-transferred = Written notice
clock-object = Objection
clock-handle = Handling
clock-report-back = Report back
clock-request-review = Request a review
clock-review = Review opinion
clock-request-final-review = Request a final review
clock-final-review = Final review opinion
clock-suggestion-feedback = Feedback on a suggestion
clock-notify-direct-discipline = Written notice
clock-notify-direct-political-legal = Written notice
clock-notify-transferred-discipline = Written notice
clock-notify-transferred-political-legal = Written notice
clock-review-by-own-rules = Review opinion
clock-request-review-by-own-rules = Request for review
clock-handle-by-own-rules = Handling term
clock-accept-review = Decision on taking the review up
clock-accept-final-review = Decision on taking the final review up
clock-suggestion-reasons = Reasons for not taking a suggestion up
clock-register-and-route-congress = Register and send on
clock-formalities = Formalities of a measure
clock-suspension-ends = End of the suspension
clock-evaluate = Evaluation
clock-request-reconsideration = Administrative reconsideration
clock-file-suit = Administrative suit
clock-request-arbitration = Labour arbitration

start-register-and-route = received by the petition office
start-notify-direct = received directly
start-notify-transferred = received by transfer
start-object = received by transfer
start-handle = accepted
start-report-back = assignment received
start-request-review = handling opinion received
start-review = request for review received
start-request-final-review = review opinion received
start-final-review = request for final review received
start-suggestion-feedback = suggestion received
start-evaluate = handling opinion received
start-request-reconsideration = learnt of the administrative act
start-file-suit = learnt of the administrative act
start-request-arbitration = learnt of the infringement

left-days = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
left-today = due today
left-overdue = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
left-closed = not used
left-lapsed = lapsed
left-done-at-once = done the same day
left-done = done on day { $n }
left-done-late = { $n ->
    [one] done 1 day late
   *[other] done { $n } days late
}

step-name-start = Start
step-name-first-day = First day
step-name-counted = Count
step-name-passed = Rest days
step-name-extended = Extension
step-name-suspended = Excluded
step-name-rolls = Last day
step-name-provisional = Provisional
step-name-legal = Due by law
step-name-internal = Counted end
step-name-met = Done
step-starts = { $day }: { $what }
step-starts-assumed = { $day }: { $what } (assumed day)
step-first-day-excluded = The day itself does not count; counting begins on { $day }
step-first-day-included = The day itself counts; counting begins on { $day }
step-counted = { $length } { $unit } end on { $day }
step-passed = { $rest } rest days left out, { $worked } worked weekend days counted
step-extended = { $n } days more, to { $day }
step-suspended = { $n } days from { $from } to { $until } do not count, to { $day }
step-rolls = { $from } is { $why }; moves to { $to }
step-stays-workday = { $day } is a working day and stays
step-stays-make-up = { $day } is a worked weekend day and stays
step-stays-rule = The rule moves nothing; it ends on { $day }
step-stays-counted = { $day } is a working day by the count
step-provisional = The calendar of { $year } is not loaded; counted by weekends only, to be recounted

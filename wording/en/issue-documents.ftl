# Issuing documents: what the system fills in by itself.
issue-series-notice = N
issue-series-opinion = O
issue-series-review = R
issue-series-final-review = F
issue-series-agreement = A
issue-series-letter = L
issue-number = { $mark }-{ $series } { $year }/{ $no }
issue-number-blank = ____
issue-query-code = on the slip handed over with this receipt, and not printed here
issue-query-how = With the receipt number and the query code on the query page, or at the counter of { $organ }.
issue-evaluate-how = Once you have the answer, with the same query code on the page.
issue-petitioner-and-others = { $name } and others, { $heads } people in all
issue-petitioner-sealed = petitioner (name sealed)
issue-route-petition = petition procedure
issue-steps-ordinary = hearing the petitioner, looking into the facts, a written opinion and its delivery
issue-steps-simple = simple handling: checking the facts, and an answer in person or in writing
issue-materials = { $papers ->
    [0] the petition as it came in
   *[other] the petition as it came in, with { $papers } papers
}
issue-approver = { $name }, { $post }, { $organ }
issue-no-term = no legal term runs
issue-no-term-because = the rules of the day give no term for a { $purpose }
issue-length = { $n } { $unit }
issue-count-from-next = from the day after { $day } ({ $what }){ " " }
issue-count-from-same = from { $day } ({ $what }), that day included,{ " " }
issue-count-extended = , extended by { $n } days
issue-count-suspended = , without { $from } to { $until }
issue-count-rolls = , { $from } being a rest day, moved to { $to }
issue-count-provisional = { " " }(the holidays of { $year } are not announced yet; you will be told if this changes the day)
issue-time-limit = { $what }: within { $length } from { $start } ({ $basis })
issue-instrument = { $title }, { $places }
issue-article = art. { $n }
issue-paragraph = , para. { $n }
issue-item = , item { $n }
issue-document = { $title } ({ $number }, { $day })
issue-document-without-number = { $title } ({ $day })

# Why a document cannot be issued.
issue-wrong-act = This step does not issue a document of the kind “{ $kind }”
issue-part-unknown = There is no part “{ $found }”
issue-part-unknown-near = There is no part “{ $found }”; did you mean { $near } ({ $name })
issue-part-not-of-kind = Documents of this kind have no part “{ $part }”
issue-part-known = “{ $part }” is filled in from the record and cannot be given
issue-part-twice = “{ $part }” is given twice
issue-part-names-petitioner = The petitioner is sealed: “{ $part }” may not tell name, telephone or address

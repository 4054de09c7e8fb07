# Fixed words: units, people, counts, themes.
product = Xinze

unit-days = days
unit-working-days = working days
unit-months = months
unit-set-in-act = days (set in the assignment)
unit-unstated = (not stated by the text)

bearer-organ = organ
bearer-petitioner = petitioner

organ-unknown = unknown organ ({ $id })
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

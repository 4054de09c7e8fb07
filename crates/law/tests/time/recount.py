"""Recomputes due dates from what a derivation says it rests on, and nothing else.

Reads JSON from the files named on the command line, or from standard input: one document, or one value a line.
Wherever an object has the keys "stretch", "count" and "calendar", the count is done again, day by day, and
"ends_on", "due_on" and "provisional" (or "refused") are compared. Ends with 0 if all agree, 1 if any differs,
2 if there is nothing to check. Python 3.8 or later, standard library only.
"""

import json
import sys
from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)


class Refused(Exception):
    """There is no due date."""


def day(text):
    return date.fromisoformat(text)


def working(calendar, on):
    if not calendar["from"] <= on.isoformat() <= calendar["until"]:
        raise Refused("asks for %s, a day that the file does not speak of" % on)
    if on.isoformat() in calendar["rest"]:
        return False
    return on.isoformat() in calendar["work"] or on.weekday() < 5


def months_later(start, months, includes_start):
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    last = monthrange(year, month)[1]
    if start.day > last:
        return date(year, month, last)
    return date(year, month, start.day) - (DAY if includes_start else timedelta())


def stands_still(count, on):
    """Whether a day lies in a suspended span; one that is still open never ends."""
    still = False
    for span in count["suspended"]:
        if span["until"] is None and span["from"] <= on.isoformat():
            raise Refused("suspended")
        still = still or span["until"] is not None and span["from"] <= on.isoformat() <= span["until"]
    return still


def walk(count, after, left, counts):
    """The day on which `left` days that count have passed since `after`."""
    while left > 0:
        after += DAY
        if not stands_still(count, after) and counts(after):
            left -= 1
    return after


def recompute(stretch, count, calendar):
    length, unit = stretch["length"], stretch["unit"]
    if unit in ("set_in_act", "unstated"):
        length, unit, missing = count["set_days"], "days", {"set_in_act": "not_set"}.get(unit, "unstated")
    else:
        missing = "unstated"
    if not length:
        raise Refused(missing)
    start, included = day(count["start"]), stretch["first_day"] == "included"
    eve = start - DAY if included else start
    if unit == "months":
        length = (months_later(start, length, included) - eve).days
    in_unit = (lambda on: working(calendar, on)) if unit == "working_days" else (lambda on: True)
    ends_on = walk(count, eve, length, in_unit)
    ends_on = walk(count, ends_on, count["extension_days"], lambda on: True)
    rolls = stretch["favours_person"] or stretch["roll"] == "next_working_day"
    due_on = ends_on
    while rolls and not working(calendar, due_on):
        due_on += DAY
    asked = eve + DAY if unit == "working_days" else ends_on if rolls else None
    years = range(asked.year, due_on.year + 1) if asked else ()
    provisional = any(year not in calendar["years"] for year in years)
    return {"ends_on": ends_on.isoformat(), "due_on": due_on.isoformat(), "provisional": provisional}


def reckonings(value):
    if isinstance(value, dict) and {"stretch", "count", "calendar"} <= value.keys():
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from reckonings(inner)


def read(text):
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def main(paths):
    texts = [open(path, encoding="utf-8").read() for path in paths] or [sys.stdin.read()]
    checked = differ = 0
    for found in reckonings([value for text in texts for value in read(text)]):
        try:
            again = recompute(found["stretch"], found["count"], found["calendar"])
        except Refused as refusal:
            again = {"refused": str(refusal)}
        says = {key: found[key] for key in ("ends_on", "due_on", "provisional", "refused") if key in found}
        checked += 1
        if again != says:
            differ += 1
            print(json.dumps({"count": found["count"], "says": says, "again": again}))
    print("%d recomputed, %d differ" % (checked, differ))
    return 2 if checked == 0 else 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

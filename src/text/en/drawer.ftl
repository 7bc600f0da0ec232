# Plan and safety: saving, opening, steps, own values, what is sent.
drawer-title = Plan and safety
drawer-name = Name of the plan
drawer-why-example = The example is the same in every copy of Groundwork and cannot be changed. Make it yours to work on a copy.
drawer-why-here = Every step is kept in this browser on this laptop. Cleaning the browser would delete it: save to a file now and then.
drawer-why-file = What you see is what stands in { $file }. The next change is kept in this browser until you save again.
drawer-why-nowhere = This browser refuses to keep anything: only this window holds your changes. Save to a file before you close it.
drawer-save-picked = You choose the file; it is read back after writing, and only then counts as saved.
drawer-save-blind = This browser only offers a download and does not say whether a file was written. Open the file here to prove it: then it counts as saved.
drawer-download = Download a copy instead
drawer-saved = Saved to { $file } and read back.
drawer-not-saved = The file was not saved. Your plan is untouched.
drawer-same = { $file } holds exactly this plan: it is saved.
drawer-opened = { $file } is open.
drawer-ask = { $file } holds another state of “{ $name }”
drawer-ask-why = Opening it takes the place of changes that no file has yet.
drawer-ask-save = Save these changes first
drawer-ask-open = Open anyway
drawer-ask-cancel = Keep what I have
drawer-fault-unreadable = The browser could not read it: { $found }.
drawer-fault-large = Found { $found } MB, expected at most { $most } MB. Check that it is a plan and not a table or a picture.
drawer-fault-empty = Found an empty file, expected a plan. It may have been cut off when it was copied: look for an older copy.
drawer-fault-cut = The file is cut off at line { $line }, column { $column }. Copy it again from where it came from.
drawer-fault-not-json = Line { $line }, column { $column } is not a plan file’s text. Choose a file that ends in .groundwork.json.
drawer-fault-no-format = It is JSON but not a plan file: its format is not named. Choose a file that ends in .groundwork.json.
drawer-fault-foreign = It is of another kind: found “{ $found }”, expected “groundwork-plan”.
drawer-fault-newer = It was written by a newer Groundwork: it needs reader { $found }, this one is { $most }. Get the newer Groundwork from the person who sent it.
drawer-fault-altered = It was changed outside of Groundwork: found hash { $found }…, expected { $expected }…. Ask for the file again; whoever changed it on purpose can empty the line that starts with "hash".
drawer-fault-shape = A field is missing or of the wrong kind: { $found }.
drawer-fault-broken = A rule of the plan is broken at { $at }: found { $found }, expected { $expected }.
drawer-kept = { $n ->
    [one] Another plan on this laptop
   *[other] { $n } other plans on this laptop
}
drawer-values = { $n ->
    [0] No value of your own
    [one] One value of your own
   *[other] { $n } values of your own
}
drawer-values-note = A newer national value stands beside the published one, with its year and source. It never overwrites it.
drawer-steps = { $n ->
    [0] No step yet
    [one] One step
   *[other] { $n } steps
}
drawer-steps-none = Every change appears here and can be taken back, after closing the window too.
drawer-steps-more = { $n } earlier steps
drawer-safety = Nothing leaves this machine
drawer-sends-nothing = Groundwork sends nothing: no account, no measuring, no address to send to. Your plan is in this browser and in the files you save.
drawer-hash = Hash of the plan (SHA-256)
drawer-hash-copy = Copy in full
drawer-hash-copied = Hash copied.
drawer-id = Identifier
drawer-format = File format
drawer-boundaries = Boundaries: Natural Earth, one declared view. Names and lines express no opinion on the status of any territory; disputed lines are dashed.
drawer-sources = Sources, licences and vintages
step-rename = Renamed to “{ $name }”
step-make-mine = Made the example yours
step-region = Chose { $n ->
    [one] one economy
   *[other] { $n } economies
}
step-envelope = { $funder }: { $amount } in { $year }
step-funder = Set funder { $funder }
step-funder-gone = Took away funder { $funder }
step-rules = Changed the rules
step-delay = { $n ->
    [0] { $project }: as planned
    [one] { $project }: one year late
   *[other] { $project }: { $n } years late
}
step-counterpart = Own share of { $economy }
step-committed = What { $funder } has promised elsewhere in { $year }
step-settings = Changed the settings
step-weight = Weighed { $node } at { $weight }
step-weight-own = Put { $node } back to its own weight
step-answer = Answered { $milestone } for { $economy }
step-survey = Partner survey recorded for { $economy }
step-survey-gone = Partner survey answer for { $economy } removed
step-lens = Compatibility lens set
step-lens-gone = Compatibility lens switched off
step-fact = Answered a question for { $economy }
step-value = Added { $indicator } of { $economy }, { $year }
step-value-gone = Removed { $indicator } of { $economy }, { $year }
step-accept = Accepted a portfolio of { $n ->
    [one] one project
   *[other] { $n } projects
}
step-accept-gone = Cleared the portfolio
step-batch = { $n ->
    [one] One change at once
   *[other] { $n } changes at once
}
step-taken-back = taken back
step-undo-to = Take back this step and what came after
step-redo-to = Do again up to this step
value-remove = Remove
value-removed = Your value was removed.
import-values = Import a table (CSV)
import-title = Own values from a table
import-decimal = How does this file write decimals?
import-decimal-point = 1234.5 (point)
import-decimal-comma = 1234,5 (comma)
import-n-accepted = { $n ->
    [one] { $n } value accepted
   *[other] { $n } values accepted
}
import-n-empty = { $n ->
    [one] { $n } row empty
   *[other] { $n } rows empty
}
import-n-refused = { $n ->
    [one] { $n } row refused
   *[other] { $n } rows refused
}
import-refused-head = Refused: nothing of these rows is taken
import-accepted-head = Accepted: stands beside the published value
import-empty-rows = Rows without a value: { $rows }.
import-row = Row
import-column = Column
import-found = Found
import-expected = Expected
import-fix = How to mend it
import-economy = Economy
import-indicator = Indicator
import-year = Year
import-value = Your value
import-published = Published (year)
import-unit = Unit
import-source = Source
import-use = Use
import-used = counts, if the latest
import-unused = kept, not in the plan’s years
import-example = The example is read-only: make it yours, then add these values.
import-cancel = Close without a change
import-apply = { $n ->
    [0] Nothing to add
    [one] Add one value
   *[other] Add { $n } values in one step
}
import-done = { $n ->
    [one] One value added.
   *[other] { $n } values added.
}
fix-unknown-economy = Write the three-letter code (ISO 3166), for example KEN, or the full name.
fix-aggregate = This is a group of economies. Give one row for each economy.
fix-ambiguous = This name means several economies. Write the three-letter code.
fix-unknown-indicator = Write the identifier as listed under Sources, for example internet_users_pct.
fix-not-a-year = Write the year with four digits, 1900 to 2100.
fix-not-a-number = Write a plain number without unit or thousands separator.
fix-decimal-comma = Choose decimal comma above, or write a point.
fix-decimal-point = Choose decimal point above, or write a comma.
fix-duplicate-key = Keep one row for each economy, indicator and year.
fix-missing-column = Name the columns in the first row: iso3, indicator, year, value and, if there is one, source.
fix-duplicate-column = Keep one column of this name.
fix-not-utf8 = Save the table as CSV UTF-8.
fix-unterminated-quote = Close the quotation mark in this row.
fix-too-large = Split the table into smaller files.
fix-not-csv = Save the table as CSV with one value a row.

# Frameworks: the trees an index is computed on, and editing one's own.
screen-frameworks = Frameworks
error-unknown-own-framework = The plan has no framework “{ $id }”.
error-framework = A framework of this plan cannot be computed on. Open Frameworks to see at which node.
error-fault-bad-id = The framework’s identifier must begin with “own-”: { $found }.
error-fault-bad-name = A name needs 1 to 120 characters.
error-fault-bad-code = { $node }: a code needs 1 to 120 characters, without “/”.
error-fault-duplicate-code = { $node } is in this framework already. Give it another code.
error-fault-unknown-parent = { $node } stands under a group that is not there: { $found }.
error-fault-cycle = { $node } cannot stand inside itself.
error-fault-parent-is-indicator = { $node } cannot stand under an indicator: choose a group.
error-fault-empty-group = { $node } would hold no indicator. Remove the group, or leave one in it.
error-fault-no-outcome = An index needs at least one measured indicator.
error-fault-bad-weight = { $node }: a weight is a number from 0 to 1,000; found { $found }.
error-fault-weight-sum = Every weight under { $node } would be zero. Leave one above zero.
error-fault-bad-goalposts = { $node }: the value for 0 and the value for 100 must differ, the lower one first; found { $found }.
error-fault-outside-transform = { $node }: a logarithm needs goalposts above zero (ln(1 + x): above −1); found { $found }.
error-fault-no-direction = { $node }: say which side is better.
error-fault-unknown-indicator = { $node }: no such indicator in the data or in the plan: { $found }.
error-fault-unknown-denominator = { $node }: cannot be divided by that: { $found }.
error-fault-unknown-node = { $node } is no longer in this framework.
error-fault-other-kind = { $node }: this setting is not for { $found }.
error-fault-too-many-nodes = A framework has at most 500 nodes; found { $found }.
error-fault-too-deep = { $node } would stand under more than 8 groups.
step-framework = Kept the framework “{ $name }”
step-framework-gone = Removed a framework of your own
step-framework-choose = Chose the framework { $name }
step-indicator = Described an indicator of your own: { $name }
step-indicator-gone = Removed an indicator of your own
step-edit-add = Added { $node } to a framework
step-edit-drop = Removed { $node } from a framework
step-edit-move = Moved { $node } within a framework
step-edit-weight = Weighed { $node } at { $weight }
step-edit-direction = Set which side of { $node } is better
step-edit-goalposts = Set the goalposts of { $node }
step-edit-transform = Set the transform of { $node }
step-edit-mean = Set how the parts of { $node } are averaged
step-edit-denominator = Set what { $node } is divided by
step-edit-rename = Renamed to “{ $name }”
frame-index = Composite
frame-own-name = { $name }
frame-ratio = { $of } ÷ { $by }
frame-made-mine = The example is yours now, with a copy of the framework to edit.
frame-dropped = Removed { $node }
frame-copied = Copied. Edit the tree; nothing else changes until you use it in the plan.
frame-copy-name = { $name }, edited
frame-chosen = The plan now scores by this framework.
frame-removed = Framework removed
frame-reset-done = Back to the framework it was copied from
frame-title = { $name }: { $n ->
    [one] one indicator
   *[other] { $n } indicators
} in { $groups ->
    [one] one group
   *[other] { $groups } groups
}
frame-changes = { $n ->
    [0] The same as “{ $name }”, which it was copied from.
    [one] One difference from “{ $name }”, which it was copied from.
   *[other] { $n } differences from “{ $name }”, which it was copied from.
}
frame-shipped = Shipped with Groundwork: the same in every copy. Copy it to change it.
frame-in-use = used in this plan
frame-pick = Framework
frame-copy = Copy to edit
frame-choose = Use in this plan
frame-reset = Reset
frame-remove = Remove
frame-tree = Framework as a tree
frame-col-node = Group or indicator
frame-col-weight = Weight
frame-col-share = Of the whole
frame-col-direction = Better side
frame-col-goalposts = Goalposts
frame-col-method = Transform or mean
frame-col-economies = Economies
frame-col-year = Year
frame-none = none
frame-share-of-siblings = { $share } of its group
frame-higher = higher
frame-lower = lower
frame-transform-none = as it is
frame-transform-log1p = ln(1 + x)
frame-transform-log = ln(x)
frame-mean-arithmetic = arithmetic
frame-mean-geometric = geometric
frame-mean-harmonic = harmonic
frame-milestone = milestone
frame-milestone-note = Answered by you on the profile of an economy: none, under way or operating.
frame-open = Open { $node }
frame-shut = Close { $node }
frame-name-of = Name of { $node }
frame-weight-of = Weight of { $node }
frame-weight-number-of = Weight of { $node } as a number
frame-direction-of = Better side of { $node }
frame-post-0 = { $node }: value that counts as 0
frame-post-100 = { $node }: value that counts as 100
frame-transform-of = Transform of { $node }
frame-mean-of = How the parts of { $node } are averaged
frame-divide = Divided by
frame-divide-none = nothing
frame-up = Move up
frame-down = Move down
frame-out = Move out of its group
frame-in = Move into the group before it
frame-drop = Remove
frame-group-name = Name of a new group
frame-group = Group around it
frame-own-values = { $n ->
    [0] No value yet. Import a table with the code { $code } in Plan and safety.
    [one] One value of your own, under the code { $code }.
   *[other] { $n } values of your own, under the code { $code }.
}
frame-there = in the tree
frame-add = Add
frame-add-of = Add { $node }
frame-add-title = Add an indicator of the data
frame-search = Search the data
frame-hits = { $n ->
    [0] No indicator found
    [one] One indicator found
   *[other] { $n } indicators found
}
frame-own-title = Add an indicator of your own
frame-own-label = Name
frame-own-unit = Unit
frame-own-source = Source
frame-own-low = Lower goalpost
frame-own-high = Upper goalpost
frame-own-add = Describe and add
frame-own-note = Its values come from a table you import. In projections it stays flat, and no project of the catalogue moves it.
frame-forget = Remove with its values
frame-keys = Arrows walk, Enter edits, Escape leaves a field, Alt with arrows moves, Delete removes. Every step can be undone.
frame-read-only = Arrows walk the tree. To change it, copy it.
frame-effect = Effect on the plan’s economies
frame-effect-none = Where the plan’s economies stand
frame-effect-copy = Against the shipped framework { $n ->
    [0] no rank moves
    [one] one of { $of } ranks moves
   *[other] { $n } of { $of } ranks move
}
frame-effect-moved = The last edit moves { $n ->
    [0] no rank of the plan
    [one] one of { $of } ranks
   *[other] { $n } of { $of } ranks
}
frame-effect-note = { $view }: rank among all scored economies. Bars span 5–95 % of { $n } draws of the weights (±25 %).
frame-effect-world = { $n ->
    [0] In the world no rank moves.
    [one] In the world one rank moves.
   *[other] In the world { $n } ranks move.
}
frame-rank-moved = { $from } → { $to }
frame-before = before
frame-after = now

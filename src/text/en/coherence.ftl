# Coherence: whether the parts of an index belong together.
screen-coherence = Coherence
coh-own-name = { $name }
coh-outcomes = Outcomes
coh-milestones = Outcomes and milestones
coh-title = { $good } of { $of } groups hang together; { $same ->
    [0] no two indicators say the same
    [one] one pair of indicators says nearly the same
   *[other] { $same } pairs of indicators say nearly the same
}, { $against ->
    [0] none pull against each other
    [one] one pair pulls against each other
   *[other] { $against } pairs pull against each other
}
coh-sub = Points of { $leaves } indicators over { $n } scored economies, direction and transform applied: a minus is a conflict, not a matter of sign.
coh-words = In plain words
coh-v-coherent = { $name } hangs together (alpha { $alpha }).
coh-v-loose = The parts of { $name } say different things (alpha { $alpha }, under { $bound }).
coh-v-several = { $name } measures { $n } different things (alpha { $alpha }).
coh-v-redundant = Parts of { $name } say nearly the same (alpha { $alpha }).
coh-v-conflicting = Parts of { $name } work against each other (alpha { $alpha }).
coh-v-few = Too few economies have the parts of { $name } to tell.
coh-f-redundant = { $a } and { $b } say nearly the same (r { $r }, { $n } economies).
coh-f-conflicting = { $a } and { $b } pull against each other (r { $r }, { $n } economies).
coh-f-against = { $part } works against its group (r { $r }).
coh-f-weak = { $part } hardly moves with the score (r { $r }).
coh-f-constant = { $part } has the same points everywhere.
coh-bounds = Our assumptions: nearly the same from r 0.92, against each other under r −0.4, hardly moving under r 0.3 either way. Alpha of 0.7 and more counts as consistent (Nunnally 1978).
coh-whole = The index
coh-all = All indicators
coh-pick = Matrix of
coh-matrix-title = How the parts move together: { $name }
coh-matrix-sub = Pearson’s correlation of points; darker: more alike, accent with a minus: against each other
coh-matrix-said = Correlations of { $n } parts, pair by pair: { $same } pairs of indicators say nearly the same, { $against } pull against each other. The table holds every value.
coh-arrows = Matrix of correlations; arrows go from pair to pair
coh-point = Point at a cell, or reach the matrix by keyboard and use the arrows.
coh-cell = { $a } and { $b }: r { $r }
coh-cell-none = { $a } and { $b }: too few economies have both
coh-against-short = against
coh-same-short = alike
coh-none = –
coh-col-first = First
coh-col-second = Second
coh-col-r = r
coh-col-group = Group
coh-col-parts = Parts
coh-col-alpha = Alpha
coh-col-alpha-std = Alpha, std.
coh-col-first-component = 1st comp.
coh-col-above-one = Above 1
coh-col-n = Economies
coh-col-kind = Finding
coh-col-where = Where
coh-col-with-group = r with group
coh-col-with-score = r with score
coh-col-component = Comp. { $n }
coh-col-variance = Share of variance
coh-col-finding = Finding
coh-nodes = Alpha and principal components of each group
coh-nodes-note = Over the economies that have every part. Alpha std.: as if all parts varied alike. 1st comp.: variance that the first principal component explains. Above 1: components with an eigenvalue above 1 (Kaiser 1960); more than one, and more than one thing is measured.
coh-loadings = { $name }: what it is made of
coh-loadings-note = Correlation of each part with its group and with the score; loadings on the first components. Choose the group above the matrix.
coh-pairs = { $same } pairs are alike, { $against } pull against each other
coh-pairs-note = Any two indicators of the index, within a group or across groups; strongest first.
coh-siblings = one group
coh-across = across groups
coh-little = { $n ->
    [0] Every indicator contributes
    [one] One indicator contributes almost nothing
   *[other] { $n } indicators contribute almost nothing
}
coh-little-note = Share of the score’s variance each carries; the shares sum to 100 %. Almost nothing: r under 0.3 and less than half of an equal share, our assumption.
coh-little-short = almost nothing

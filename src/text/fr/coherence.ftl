# Cohérence : les parties d’un indice vont-elles ensemble ?
screen-coherence = Cohérence
coh-own-name = { $name }
coh-outcomes = Résultats
coh-milestones = Résultats et jalons
coh-title = { $good } groupes sur { $of } sont cohérents ; { $same ->
    [0] aucun indicateur n’en répète un autre
    [one] une paire d’indicateurs dit presque la même chose
   *[other] { $same } paires d’indicateurs disent presque la même chose
}, { $against ->
    [0] aucune ne se contredit
    [one] une paire se contredit
   *[other] { $against } paires se contredisent
}
coh-sub = Points de { $leaves } indicateurs sur { $n } économies notées, sens et transformation appliqués : un moins est un conflit, non une affaire de signe.
coh-words = En clair
coh-v-coherent = { $name } est cohérent (alpha { $alpha }).
coh-v-loose = Les parties de { $name } disent des choses différentes (alpha { $alpha }, sous { $bound }).
coh-v-several = { $name } mesure { $n } choses différentes (alpha { $alpha }).
coh-v-redundant = Des parties de { $name } disent presque la même chose (alpha { $alpha }).
coh-v-conflicting = Des parties de { $name } se contredisent (alpha { $alpha }).
coh-v-few = Trop peu d’économies ont les parties de { $name } pour en juger.
coh-f-redundant = { $a } et { $b } disent presque la même chose (r { $r }, { $n } économies).
coh-f-conflicting = { $a } et { $b } se contredisent (r { $r }, { $n } économies).
coh-f-against = { $part } va contre son groupe (r { $r }).
coh-f-weak = { $part } ne suit guère le score (r { $r }).
coh-f-constant = { $part } a les mêmes points partout.
coh-bounds = Nos hypothèses : presque pareil à partir de r 0,92, contradictoire sous r −0,4, sans lien sous r 0,3 en valeur absolue. Un alpha de 0,7 ou plus vaut cohérence (Nunnally 1978).
coh-whole = L’indice
coh-all = Tous les indicateurs
coh-pick = Matrice de
coh-matrix-title = Comment les parties évoluent ensemble : { $name }
coh-matrix-sub = Corrélation de Pearson des points ; plus foncé : plus semblable, accent avec un moins : contraire
coh-matrix-said = Corrélations de { $n } parties, paire par paire : { $same } paires d’indicateurs disent presque la même chose, { $against } se contredisent. Le tableau donne chaque valeur.
coh-arrows = Matrice des corrélations ; les flèches vont de paire en paire
coh-point = Pointez une case, ou atteignez la matrice au clavier et utilisez les flèches.
coh-cell = { $a } et { $b } : r { $r }
coh-cell-none = { $a } et { $b } : trop peu d’économies ont les deux
coh-against-short = contraires
coh-same-short = semblables
coh-none = –
coh-col-first = Premier
coh-col-second = Second
coh-col-r = r
coh-col-group = Groupe
coh-col-parts = Parties
coh-col-alpha = Alpha
coh-col-alpha-std = Alpha std.
coh-col-first-component = 1re comp.
coh-col-above-one = Sup. à 1
coh-col-n = Économies
coh-col-kind = Constat
coh-col-where = Où
coh-col-with-group = r avec le groupe
coh-col-with-score = r avec le score
coh-col-component = Comp. { $n }
coh-col-variance = Part de la variance
coh-col-finding = Constat
coh-nodes = Alpha et composantes principales de chaque groupe
coh-nodes-note = Sur les économies qui ont toutes les parties. Alpha std. : comme si toutes variaient autant. 1re comp. : variance expliquée par la première composante principale. Sup. à 1 : composantes de valeur propre supérieure à 1 (Kaiser 1960) ; plus d’une, et plus d’une chose est mesurée.
coh-loadings = { $name } : de quoi c’est fait
coh-loadings-note = Corrélation de chaque partie avec son groupe et avec le score ; saturations des premières composantes. Choisissez le groupe au-dessus de la matrice.
coh-pairs = { $same } paires semblables, { $against } contraires
coh-pairs-note = Deux indicateurs quelconques de l’indice, dans un groupe ou entre groupes ; les plus forts d’abord.
coh-siblings = un même groupe
coh-across = entre groupes
coh-little = { $n ->
    [0] Chaque indicateur contribue
    [one] Un indicateur ne contribue presque pas
   *[other] { $n } indicateurs ne contribuent presque pas
}
coh-little-note = Part de la variance du score que chacun porte ; les parts font 100 %. Presque rien : r sous 0,3 et moins de la moitié d’une part égale, notre hypothèse.
coh-little-short = presque rien

# Et si : cibles, ce qu’elles changent, le moindre changement, projets.
screen-what-if = Et si
wi-title-none = { $economy } est le plus loin derrière ses pairs pour { $a } et { $b }
wi-title = { $n ->
    [one] Avec { $n } cible, { $economy } se classe { $after } au lieu de { $before } ; le score bouge de { $points }
   *[other] Avec { $n } cibles, { $economy } se classe { $after } au lieu de { $before } ; le score bouge de { $points }
}
wi-title-tier = { $n ->
    [one] Avec { $n } cible, { $economy } atteint le palier { $tier } et se classe { $after } au lieu de { $before } ; le score bouge de { $points }
   *[other] Avec { $n } cibles, { $economy } atteint le palier { $tier } et se classe { $after } au lieu de { $before } ; le score bouge de { $points }
}
wi-title-unscored = { $economy } a trop peu de valeurs pour un score ; son palier se laisse tout de même essayer
wi-sub = Des cibles pour une économie, toutes les autres inchangées. L’adresse les garde : un lien montre la même chose. Le plan reste tel quel, sauf si vous gardez une cible.
wi-reset = Réinitialiser
wi-profile = Retour au profil
wi-standing = Comme c’est et comme ce serait
wi-rank = rang
wi-rank-range = Rang, 5–95 %
wi-median = Médiane
wi-score-range = Score, 5–95 %
wi-tier = Palier
wi-now = Aujourd’hui
wi-then = Avec les cibles
wi-unused = Ni le score ni le palier ne lisent : { $list }.
wi-levers = Indicateurs, les plus en retard sur les pairs d’abord
wi-levers-note = Curseur : de la pire à la meilleure borne. Point rouge : aujourd’hui. Points gris : pairs du même groupe de revenu ; trait noir : leur médiane.
wi-all = Montrer les { $n }
wi-fewer = Montrer moins
wi-target = Cible
wi-target-of = Cible pour { $indicator }
wi-take-back = Annuler
wi-take-back-of = Annuler la cible pour { $indicator }
wi-only-tiers = Lus par les paliers seulement
wi-milestones = Jalons que demandent les paliers
wi-milestones-note = Un jalon essayé ici compte pour le palier ; le score ci-dessus ne porte que sur les résultats.
wi-answered = Aujourd’hui : { $answer }
wi-least = { $n ->
    [one] Le moindre changement vers le palier { $tier } tient en { $n } pas
   *[other] Le moindre changement vers le palier { $tier } tient en { $n } pas
}
wi-least-top = Le plus haut palier est atteint
wi-least-note = Le moins de points entre les bornes, { $points } en tout, depuis là où mènent les cibles. Les seuils sont notre hypothèse.
wi-least-cost = Le projet le moins cher qui apporte seul l’un d’eux : { $cost }.
wi-least-no-project = Aucun projet du catalogue n’apporte seul l’un d’eux.
wi-points = { $points } points
wi-also-node = { $part } à { $score } ou plus : rien ne peut y être relevé
wi-also-under-way = { $milestone } : au moins en cours
wi-also-operating = { $milestone } : en service
wi-also-any = Au moins un de : { $list }
wi-not-reachable = Ces pas ne suffisent pas à eux seuls.
wi-apply = Essayer le moindre changement
wi-projects = Projets qui font bouger ce que vous avez changé
wi-projects-note = Coût et effet sur les échelles offertes ici, chaque projet seul et pleinement livré. Note de l’effet : A mesuré à D hypothèse.
wi-projects-none = Rien n’est encore changé.
wi-reaches = La cible est atteinte par un seul projet à partir de { $cost }.
wi-none-reaches = Aucun n’atteint la cible seul.
wi-more-kinds = { $n ->
    [one] { $n } autre type le fait moins bouger.
   *[other] { $n } autres types le font moins bouger.
}
wi-between = { $low } à { $high }
wi-moves = le fait bouger de { $by } { $unit }, note { $grade }
wi-enough = suffit

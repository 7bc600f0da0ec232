# Argent et effets : flux, années, éventails, rangs, personnes, méthodes, le volet d’un total.
impact-title = { $money } font progresser { $n ->
    [one] une économie
   *[other] { $n } économies
} de { $points } points au plus ; { $free ->
    [0] aucun intervalle de rang ne se sépare de l’ancien
    [one] un intervalle de rang se sépare de l’ancien
   *[other] { $free } intervalles de rang se séparent des anciens
}
impact-title-money = { $money } pour { $n ->
    [one] un projet
   *[other] { $n } projets
} ; leurs effets sont en cours de tirage
impact-sub = Décaissement prévu, US$ aux prix de { $year }. Les effets s’ajoutent à une trajectoire sans projet ; la plupart sont des hypothèses.
impact-waiting = Recherche d’un premier plan
impact-stale = Le portefeuille accepté répondait à un autre programme
impact-gone = { $n ->
    [one] { $n } projet choisi n’est plus candidat
   *[other] { $n } projets choisis ne sont plus candidats
}
impact-export = impact.csv
impact-export-note = Chaque ligne de la projection : le même fichier que groundwork project avec 500 tirages et la graine 1
impact-source = Groundwork, calculé à partir des données fournies ; portefeuille { $label }
impact-drawing-title = Tirage de deux avenirs pour chaque économie
impact-drawing = { $share } de { $draws } tirages sur toutes les économies
impact-all = Tout l’argent
impact-theme-other = Autre
impact-economies = { $n ->
    [one] une économie
   *[other] { $n } économies
}
impact-project = { $name }, { $place }
impact-count-m = { $n } M
impact-count-k = { $n } k
impact-open-total = { $name }, { $amount } : ce que contient ce nombre
impact-flow-finding = { $share } de l’argent va à { $who }
impact-flow-finding-none = L’argent va à { $n ->
    [one] une économie
   *[other] { $n } économies
} sans favorite
impact-flow-sub = Bailleur → thème → économie, M US$. La couleur suit le bailleur. Choisissez un total pour voir ce qu’il contient.
impact-years-finding = { $over ->
    [0] Les dépenses restent chaque année sous l’enveloppe
    [one] Une année sur { $n } dépense de l’argent reporté
   *[other] { $over } années sur { $n } dépensent de l’argent reporté
}
impact-years-sub = M US$ ; trait rouge : argent nouveau de l’enveloppe. Après { $year } : { $recurrent } d’entretien par an, payeur non désigné.
impact-group-label = Argent par
impact-by-funder = Par bailleur
impact-by-group = Par groupe
impact-by-theme = Par thème
impact-by-economy = Par économie
impact-table-title = Chaque total, US$ au cent près
impact-col-funder = Bailleur
impact-col-group = Groupe
impact-col-theme = Thème
impact-col-economy = Économie
impact-col-million = M US$
impact-col-year = Année
impact-col-total = Total
impact-col-envelope = Enveloppe
impact-col-measured = Mesuré
impact-col-people = Personnes
impact-col-indicator = Indicateur
impact-col-method = Trajectoire sans projet
impact-col-ratio = Erreur, persistance = 1
impact-col-forecasts = Prévisions testées
impact-col-moved = Déplacé
impact-col-project = Projet
impact-col-why = Pourquoi sans effet
impact-col-part = Part
impact-col-range = Bas–haut
impact-col-grade = Note
impact-fans-finding = { $name } : l’effet est le plus fort en { $who }, { $effect } d’ici { $year }
impact-fans-still = { $name } : le portefeuille n’y change rien
impact-fans-sub = Bandes : 80 % des tirages. Chaque cadre couvre { $span } { $unit }. À droite du pointillé : projeté.
impact-key-without = sans
impact-key-with = avec
impact-subject = Montrer
impact-score = Score
impact-unit-points = points
impact-view-label = Ce qui compte
impact-milestones-assumed = Les jalons sans réponse comptent pour 0 : hypothèse, non mesure.
impact-fans-draws = 500 tirages sur la référence, le coût, la réalisation et l’effet ; bornes et poids figés à l’année de base.
impact-fans-untested = Tenu constant : trop peu de valeurs pour tester une méthode. Sans bande veut dire non testé, pas certain.
impact-fans-persistence = Trajectoire sans projet : persistance. Aucune tendance n’a battu la dernière valeur dans { $forecasts } prévisions testées.
impact-fans-method = Trajectoire sans projet : { $method }, { $better } d’erreur de moins que la persistance dans { $forecasts } prévisions testées.
impact-ranks-finding = { $n ->
    [0] Chaque intervalle de rang recouvre l’ancien
    [one] Un intervalle de rang sur { $of } se sépare de l’ancien
   *[other] { $n } intervalles de rang sur { $of } se séparent des anciens
}
impact-ranks-sub = Rang sur { $of } en { $year } ; barre 10–90 % des tirages, trait médiane. Les autres gardent leur référence.
impact-people-finding = { $n } personnes touchées, { $low }–{ $high }
impact-people-none = Aucun projet de ce portefeuille ne compte de personnes touchées
impact-people-sub = Touchées par au moins un projet d’ici { $year } ; barre 10–90 % des tirages.
impact-people-assumption = Comptées une fois : de plusieurs projets, la part touchée est 1 − Π(1 − part), comme s’ils touchaient les gens indépendamment. Sans adresses, nul ne connaît le recouvrement : c’est une hypothèse. La somme ajoute les bornes comme si toutes les économies réussissaient ou échouaient ensemble ; elle est donc plus large que la réalité.
impact-method-persistence = Persistance : la dernière valeur demeure
impact-method-linear = La tendance propre de l’économie
impact-method-damped = Tendance amortie, φ { $phi }
impact-method-holt = Holt amorti
impact-method-s-curve = Courbe en S ajustée à toutes les économies
impact-method-paces = Courbe en S des rythmes, ajustée à toutes les économies
impact-method-median = Médiane de Holt, de la tendance amortie et de la courbe en S
impact-method-region = Le rythme moyen de la région
impact-method-untested = Non testé : tenu constant, sans bande
impact-method-milestone = Jalon : tenu à sa réponse
impact-not-tested = non testé
impact-yes = oui
impact-no = non
impact-methods-finding = La persistance l’emporte pour { $won } des { $tested } indicateurs testés ; { $flat } sont tenus constants
impact-methods-sub = À des origines passées, chaque méthode ne voyait que ce qui était alors connu. Une tendance remplace la dernière valeur si elle se trompe d’au moins 2 % de moins.
impact-still-finding = Aucun projet ne déplace { $n } des { $of } indicateurs
impact-still-sub = Leurs trajectoires avec et sans le portefeuille sont les mêmes.
impact-idle-finding = { $n ->
    [0] Chaque dose déplace quelque chose
    [one] Une dose ne déplace rien
   *[other] { $n } doses ne déplacent rien
}
impact-idle-none = Chaque effet d’un projet choisi touche un indicateur du cadre qui a une valeur.
impact-idle-sub = Ces effets peuvent être réels, mais ils ne sont pas dans le score.
impact-idle-baseline = pas de valeur à l’année de base
impact-idle-framework = absent de ce cadre
impact-idle-plan = économie hors du plan
impact-drawer-title = Ce que contient ce nombre
impact-drawer-sub = { $name }, budget { $years }. Bas–haut { $range } M.
impact-drawer-sub-plain = { $name }, budget { $years }.
impact-units = { $n } × { $unit }, { $cost } US$ chacun
impact-sum = Somme, le compte y est
impact-fact-measure = Mesure
impact-fact-payers = Qui paie
impact-fact-split = Partage
impact-fact-left-out = Omis
impact-fact-range = Bas–haut
impact-fact-recipe = Programme
impact-measure = Décaissement prévu des bailleurs. Pas un engagement ; jamais additionné à un engagement.
impact-measure-partner = Décaissement prévu des bailleurs. La part propre des partenaires, { $amount }, n’y est pas.
impact-split = { $shared ->
    [0] Rien de partagé : chaque projet travaille dans une économie.
    [one] Un des { $n } projets est partagé et compte selon son partage ; rien n’est compté deux fois.
   *[other] { $shared } des { $n } projets sont partagés et comptent selon leur partage ; rien n’est compté deux fois.
}
impact-left-out = Entretien après achèvement, { $amount } par an : le payeur n’est pas désigné.
impact-range-note = Coûts unitaires du catalogue, tous bas ou tous hauts ensemble. Notes : { $grades }.
impact-sources = { $n ->
    [one] { $n } source de coûts unitaires
   *[other] { $n } sources de coûts unitaires
}
impact-change-finding = { $n } des { $of } économies sont dans une classe plus haute en { $year } qu’en { $base } ; sans le portefeuille, { $without ->
    [0] aucune ne le serait
    [one] une le serait
   *[other] { $without } le seraient
}
impact-change-sub = Préparation, 0–100, { $view } ; classes de la carte du monde. À gauche : dernières valeurs. À droite : médiane des tirages avec le portefeuille, et le changement en points.
impact-change-milestones = résultats et jalons, un jalon sans réponse compte 0
impact-change-before = { $year }
impact-change-after = { $year }, avec le portefeuille
impact-change-without = { $year } sans
impact-change-with = { $year } avec
impact-change-change = Changement
impact-change-portfolio = Dû au portefeuille
impact-change-table = Le changement et la part du portefeuille, en points

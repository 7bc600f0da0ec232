catalogue-sub = Chaque valeur est un défaut que vous pouvez changer ; la valeur livrée est gardée. Coûts par unité, en dollars constants.
catalogue-finding = { $n } types de projet : le coût de { $cost } et l’effet de { $effect } reposent sur des hypothèses
catalogue-tabs = Parties du catalogue
catalogue-tab-list = Projets
catalogue-tab-graph = Ce qui repose sur quoi
catalogue-tab-unmoved = Ce que rien ne fait bouger
catalogue-tab-guard = Ne pas nuire
catalogue-no-number = pas de nombre
catalogue-edited = modifié
catalogue-own = le vôtre
catalogue-faults = { $n ->
    [one] { $n } défaut
   *[other] { $n } défauts
}
catalogue-new-name = Nouveau projet
catalogue-more = et { $n } de plus
catalogue-moves-nothing = ne fait rien bouger de compté
catalogue-grades-title = Preuves du coût / de l’effet : A mesuré, B fourchette publiée, C construit, D hypothèse
catalogue-group = · { $n }
catalogue-outcomes = Résultats seulement
catalogue-add = Ajouter un projet
catalogue-col-axis = 10 à 100 m US$
catalogue-col-cost = Coût d’une unité
catalogue-col-unit = Unité
catalogue-col-grades = Preuves
catalogue-col-moves = Fait bouger
catalogue-axis-note = Barres : coût bas, moyen et haut d’une unité sur un axe logarithmique ; hachurées si le coût est une hypothèse. Les jalons sont des étapes, pas des résultats, et sont marqués.
catalogue-copied = Copié dans votre plan
catalogue-restore = Rétablir le défaut
catalogue-restored = Les valeurs livrées sont de retour
catalogue-remove = Retirer
catalogue-removed = Retiré
catalogue-duplicate = Dupliquer
catalogue-to-graph = Ce sur quoi il repose
catalogue-left-out = Hors du plan tant que ceci n’est pas corrigé :
catalogue-effect-left-out = Cet effet est laissé de côté :
catalogue-rules = Quand il peut être proposé
catalogue-sizing = Unités qui couvrent le besoin
catalogue-prerequisites = Exige d’abord
catalogue-eligible = Proposé là où
catalogue-name = Nom
catalogue-low = Bas
catalogue-mid = Moyen
catalogue-high = Haut
catalogue-was = livré : { $value }
catalogue-delivery-is = Livré en entier { $full }, en partie { $partial }, échec { $fail }
catalogue-cost-of = Coût d’une unité, US$ ({ $unit })
catalogue-grade = Preuves
catalogue-grade-of = Preuves de l’effet sur { $name }
catalogue-source = Source
catalogue-times = Coût fixe, entretien, durées
catalogue-fixed = Coût fixe d’un projet, US$
catalogue-om = Entretien, part du capital par an
catalogue-work = Années de travaux
catalogue-lag = Années de l’achèvement au premier effet
catalogue-tau = Années jusqu’aux deux tiers de l’effet
catalogue-decay = Part perdue par an sans entretien
catalogue-harms = Pourrait nuire par
catalogue-harms-note = Là où une marque est posée, l’examen regarde chaque économie du plan. Il signale ; il n’écarte jamais un projet.
catalogue-kind = Type d’effet
catalogue-kind-exposure = personnes atteintes
catalogue-kind-gap = part de l’écart
catalogue-kind-log = variation relative
catalogue-kind-spend = dépenses
catalogue-kind-count = têtes comptées
catalogue-kind-milestone = jalon
catalogue-drop-effect = Retirer l’effet sur { $name }
catalogue-add-effect = Ajouter un effet sur …
catalogue-effects = { $n ->
    [0] Ne fait encore rien bouger
    [one] Fait bouger un indicateur ou jalon
   *[other] Fait bouger { $n } indicateurs et jalons
}
catalogue-effects-note = Bas, moyen, haut à livraison entière d’un projet moyen. Une part de l’écart ou une variation relative s’écrit comme une part : 0,05 est 5 %.
catalogue-fault-low-above-high = Le bas ne doit pas dépasser le moyen, ni le moyen le haut.
catalogue-fault-negative = Un nombre négatif n’a pas de sens ici.
catalogue-fault-out-of-range = Le nombre sort de son intervalle.
catalogue-fault-not-a-distribution = Les trois chances de livraison doivent faire 1.
catalogue-fault-not-an-expression = La règle ne se lit pas.
catalogue-fault-wrong-sort = Un nombre est attendu là où se trouve une condition, ou l’inverse.
catalogue-fault-unknown-field = Aucun indicateur de ce nom n’est connu.
catalogue-fault-unknown-archetype = La règle nomme un projet absent du catalogue.
catalogue-fault-unknown-milestone = La règle nomme un jalon que rien ne fait bouger.
catalogue-fault-project-outside-prerequisites = D’autres projets ne se nomment que sous « exige d’abord ».
catalogue-fault-question-in-size = Une taille ne peut dépendre d’une question.
catalogue-fault-not-a-clause = Dans une clause, les projets ne se joignent que par « or ».
catalogue-fault-cycle = Ces projets s’exigent en cercle : aucun ne pourrait commencer.
catalogue-fault-duplicate-key = Le même indicateur est nommé deux fois.
catalogue-fault-kind-of-indicator = Un jalon prend le type jalon, et lui seul.
catalogue-fault-base-of-indicator = La base ne convient pas à l’unité de l’indicateur.
catalogue-fault-not-finite = Il manque un nombre.
catalogue-fault-empty = Il manque un nom.
catalogue-fault-other = La valeur enfreint une règle du catalogue.
catalogue-unmoved-title = { $name } : aucun projet ne fait bouger { $n } sur { $all }
catalogue-unmoved-none = Chaque indicateur et jalon est mû par un projet.
catalogue-unmoved-lead = L’argent dépensé par ce catalogue ne change le score que par ce qu’il fait bouger. Ce qui suit garde sa propre trajectoire quel que soit le choix.
catalogue-stage-services = Services
catalogue-stage-beside = Compétences, règles, recherche
catalogue-graph-plan = Dans le plan
catalogue-graph-others = Autres économies
catalogue-graph-pick = Économie du graphe
catalogue-graph-title = { $economy } : { $ready } types de projet peuvent commencer, { $open } posent d’abord une question, { $waits } en attendent un autre, { $blocked } sont bloqués
catalogue-graph-sub = Une ligne va d’un projet à ceux qui l’exigent ; où plusieurs conviennent, un suffit. En couleur d’accent : ce qui est attendu.
catalogue-graph-table = Ce qui fait obstacle, projet par projet
catalogue-state-ready = peut commencer
catalogue-state-open = une question est ouverte
catalogue-state-waits = attend un autre projet
catalogue-state-blocked = bloqué
catalogue-state-out = non proposé ici
catalogue-excluded-size = Sa taille ne peut être donnée : pas de valeur pour
catalogue-excluded-floor = Le besoin est trop petit pour un projet.
catalogue-waits-for = attend { $projects }
catalogue-asks = à vérifier : { $question }
catalogue-col-stage = Étape
catalogue-col-needs = Exige un parmi
catalogue-col-state = État
catalogue-threshold = Seuil
threshold-voice = Expression et redevabilité sous (−2,5 à 2,5)
threshold-rule_of_law = État de droit sous (−2,5 à 2,5)
threshold-stability = Stabilité politique sous (−2,5 à 2,5)
threshold-margin = Surveillé jusqu’à tant au-dessus de ces trois
threshold-inequality = Inégalité de genre au-dessus de (0 à 1)
threshold-power = Accès à l’électricité sous, % des habitants
threshold-income = Revenu par personne sous, US$
guard-title = { $n ->
    [0] Aucun signal grave dans les économies du plan
    [one] Un signal grave dans les économies du plan ; mesure convenue pour { $agreed }
   *[other] { $n } signaux graves dans les économies du plan ; mesure convenue pour { $agreed }
}
guard-sub = Un signal demande une mesure ; il n’écarte jamais un projet. Les mesures se conviennent là où un projet est ouvert dans le portefeuille.
guard-col-harm = Pourrait nuire par
guard-serious = Grave en
guard-watch = Surveillé en
guard-col-agreed = Convenu
guard-answered = { $n } sur { $all }
guard-thresholds = Seuils
guard-thresholds-note = Au-delà d’un seuil, un signal est grave ; près de lui, ou sans valeur, il est surveillé. Les nombres sont les nôtres, pas une norme.
guard-restore = Rétablir les seuils par défaut
guard-detail = Ne pas nuire
guard-none = Aucun signal pour ce type de projet dans ces économies.
guard-is-serious = grave
guard-is-watched = à surveiller
guard-missing = pas de valeur : { $fields }
guard-asked = Demandé :
guard-agreed = Convenu :
guard-note = Ce qui a été convenu
guard-agree = Mesure convenue
guard-take-back = Reprendre
guard-tag = { $n ->
    [one] ne pas nuire : { $n } signal
   *[other] ne pas nuire : { $n } signaux
}
guard-tag-agreed = ne pas nuire : mesure convenue
guard-in-catalogue = Dans le catalogue
harm-surveillance = surveillance des personnes
harm-exclusion = exclusion de personnes
harm-personal_data = abus de données personnelles
harm-arbitrary = usage arbitraire du pouvoir
harm-dual_use = détournement à d’autres fins
harm-brain_drain = perte de personnes formées
harm-resource = ponction d’électricité, d’eau ou de terres rares
mitigation-surveillance = Une loi qui limite l’accès et en garde trace, un contrôleur indépendant qui peut arrêter le système, et une date de fin pour chaque exception.
mitigation-exclusion = Une voie sans le système, l’enregistrement là où vivent les gens, femmes et minorités dans sa conception, et le compte des exclus.
mitigation-personal_data = Une autorité de protection à l’œuvre avant toute collecte, le moins de données possible, des méthodes respectueuses de la vie privée, et une étude d’impact publiée.
mitigation-arbitrary = Des critères écrits, des motifs pour chaque décision, des délais, et un recours devant un tribunal.
mitigation-dual_use = Un contrôle des utilisateurs finaux, un journal de qui calcule quoi, un filtrage des exportations, et un droit d’audit des bailleurs.
mitigation-brain_drain = Bourses de retour et postes au pays, hôtes qui partagent le temps, et un compte annuel des retours.
mitigation-resource = Une offre nouvelle payée par le projet, un refroidissement sobre, et des chiffres publics d’électricité et d’eau.
step-archetype = Projet { $name } modifié dans le catalogue
step-archetype-gone = Projet { $name } rétabli ou retiré
step-safeguards = Seuils de l’examen « ne pas nuire » réglés
step-safeguards-gone = Seuils de l’examen « ne pas nuire » rétablis
step-mitigation = Mesure convenue : { $name }, { $economy }
step-mitigation-gone = Mesure reprise : { $name }, { $economy }
method-title = Trois effets détaillés, du besoin à l’indicateur
method-sub = Les nombres ci-dessous sont calculés à l’instant par les mêmes fonctions que toute projection, depuis le catalogue de ce plan. Changez le catalogue et ils changent.
method-some-missing = Un exemple manque : son projet ou son effet a été retiré du catalogue.
method-exposure = Par les personnes atteintes
method-gap = Par une part de l’écart
method-log = Par une variation relative
method-finding = { $project } : { $indicator } de { $from } à { $to } { $unit }
method-made-up = L’économie est inventée ; ses valeurs :
method-frontier = Le mieux que les pairs ont atteint
worked-size = Taille : la part moyenne du besoin, dans le plafond
worked-size-sum = besoin { $need }, plafond { $cap } → { $result }
worked-cost = Coût : unités × coût d’une unité × prix locaux × économies d’échelle + coût fixe
worked-cost-sum = { $units } × { $unit } × { $factor } × { $scale } + { $fixed } = US$ { $result }
worked-exposure = Apport : personnes atteintes × adoption ÷ population, dans l’unité de l’indicateur
worked-exposure-sum = { $base } × { $units } × { $people } × { $adoption } ÷ { $population } = { $result }
worked-gap = Apport : part de l’écart, selon la taille face à un projet moyen
worked-gap-sum = { $size } × { $units } ÷ { $medium } × { $gap } = { $result }
worked-log = Apport : variation relative, selon la taille face à un projet moyen
worked-log-sum = { $from } × (e^({ $size } × { $units } ÷ { $medium }) − 1) = { $result }
worked-additional = Moins ceux qui y seraient arrivés de toute façon
worked-additional-sum = { $moved } × { $share } = { $result }
worked-dose = Dose qui donne seule cet apport
worked-dose-sum = −ln(1 − { $moved } ÷ { $gap }) = { $result }
worked-delivery = Livraison attendue : entière, partielle, échec
worked-delivery-sum = { $full } + { $partial } × { $half } + { $fail } × { $little } = { $result }
worked-bought = Part des unités qu’un budget fixe achète après dépassements
worked-bought-sum = moyenne sur dépassements et coûts = { $result }
worked-absorption = Ce que les institutions absorbent, d’après l’efficacité publique et la statistique
worked-absorption-sum = efficacité { $effectiveness }, statistique { $statistics } → { $result }
worked-time = Part présente dans l’année : rien avant achèvement et délai, puis une montée, moins l’usure sans entretien
worked-time-sum = début { $start }, { $work } ans de travaux, délai { $lag }, τ { $tau }, usure { $decay }, entretien payé { $paid } ; en { $year } : { $result }
worked-together = Dose effective : dose × achetée × livrée × absorbée × présente
worked-together-sum = { $dose } × { $bought } × { $delivered } × { $alpha } × { $there } = { $result }
worked-saturation = Valeur avec le projet : une saturation pour tous les projets ensemble
worked-saturation-sum = { $from } + ({ $frontier } − { $from }) × (1 − e^−{ $dose }) = { $result }

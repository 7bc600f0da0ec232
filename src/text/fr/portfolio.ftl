# Portfolio: findings, solve, rules, tables.
portfolio-label-optimised = optimisé, écart { $gap }
portfolio-label-bounded = optimisé
portfolio-label-heuristic = non optimisé
portfolio-title-proven = { $money } procurent { $points } points d’impact, à { $gap } au plus du meilleur possible, preuve faite
portfolio-title-optimal = { $money } procurent { $points } points d’impact, et rien de mieux n’est possible
portfolio-title-heuristic = { $money } procurent { $points } points d’impact, non optimisé : le vrai calcul est à un clic
portfolio-title-empty = Rien n’est choisi : aucun projet ne tient dans les fonds et les règles
portfolio-sub = Impact : points de préparation attendus, moyenne jusqu’à { $horizon }, pondérés par population^{ $exponent }. { $projects } candidats sur { $programme }, { $economies } économies, prix de { $year }.
portfolio-solve = Résoudre
portfolio-solve-again = Résoudre à nouveau
portfolio-settling = Conservation du meilleur
portfolio-cancel = Annuler
portfolio-cancel-keep = Annuler et garder le meilleur trouvé
portfolio-accept = Accepter le portefeuille
portfolio-accept-mine = En faire mon plan et accepter
portfolio-is-accepted = Accepté
portfolio-accepted = Portefeuille accepté.
portfolio-mine-accepted = Ce plan est maintenant le vôtre, avec ce portefeuille accepté.
portfolio-made-mine = Ce plan est maintenant le vôtre, avec votre modification.
portfolio-stale = Le portefeuille accepté a été trouvé pour d’autres fonds, règles ou données : il n’est pas affiché. Résolvez, regardez, acceptez à nouveau ; annuler le ramène.
portfolio-offer = L’exemple est en lecture seule
portfolio-offer-note = Votre modification demande un plan à vous. Une copie est faite et modifiée en une seule étape, que l’on peut annuler.
portfolio-offer-yes = En faire mon plan et le modifier
portfolio-offer-no = Le laisser tel quel
portfolio-computing = Recherche d’un premier portefeuille
portfolio-computing-note = Les candidats, leurs effets et un choix possible sont calculés sur cet ordinateur.
portfolio-refused = Aucun portefeuille ne peut être affiché pour ce plan
portfolio-refused-note = Rien n’a été modifié. Changez ce qui figure ci-dessous, ou annulez la dernière étape.
portfolio-proof-title = Il reste au plus { $left } points à trouver
portfolio-proof-note = Meilleur choix et borne par { $solver } ; chaque règle vérifiée à nouveau au centime près.
portfolio-proof-none = On ne sait pas encore de combien on pourrait faire mieux
portfolio-proof-none-note = Un choix rapide par points et par dollar, calculé ici et maintenant et vérifié au centime près. Résoudre en trouve un meilleur et prouve sa qualité.
portfolio-found = trouvé { $points }
portfolio-bound = borne { $points }
portfolio-gap = écart : ce que le meilleur possible ajouterait au plus
portfolio-gap-unknown = pas de borne
portfolio-hash = Programme { $hash }
portfolio-phase-preparing = Écriture du programme
portfolio-phase-loading = Démarrage du solveur
portfolio-phase-searching = Recherche et preuve
portfolio-phase-relaxation = Majoration : tous les portefeuilles à la fois
portfolio-phase-restricted = Recherche parmi les projets probables
portfolio-phase-improve = Amélioration : tout projet encore utile
portfolio-phase-settling = Paiement au centime près et vérification de chaque règle
portfolio-none-yet = pas encore
portfolio-fact-seconds = secondes
portfolio-fact-nodes = nœuds
portfolio-fact-incumbent = meilleur trouvé
portfolio-fact-bound = borne
portfolio-fact-gap = écart
portfolio-solving-note = HiGHS travaille sur cet ordinateur ; la page reste libre, vous pouvez consulter d’autres écrans.
portfolio-solving-other = Le plan a changé depuis : ce calcul répond au plan tel qu’il était.
portfolio-solving-live = Un calcul est en cours
portfolio-rules-title = { $n ->
    [0] Aucune règle ne contraint
    [one] Une règle contraint
   *[other] { $n } règles contraignent
}
portfolio-rules-caption = Règles : parts de l’argent des bailleurs, fixé et utilisé
portfolio-col-rule = Règle
portfolio-col-floor = Au moins, %
portfolio-col-cap = Au plus, %
portfolio-col-used = Utilisé
portfolio-floor = { $rule } : au moins, en pour cent
portfolio-cap = { $rule } : au plus, en pour cent
portfolio-rule-ldc = Pays les moins avancés
portfolio-rule-absorption = Dépense annuelle
portfolio-rule-absorption-title = Limite de ce qu’une économie peut absorber par an, une hypothèse du programme ; montrée là où elle est la plus proche
portfolio-rule-economy = Une seule économie
portfolio-region = Région
portfolio-region-own = Choix propre
portfolio-region-count = { $n ->
    [one] { $n } économie
   *[other] { $n } économies
}
portfolio-kind-continent = Continents
portfolio-kind-subregion = Sous-régions
portfolio-kind-intermediate = Régions intermédiaires
portfolio-kind-community = Communautés économiques
portfolio-kind-world-bank = Régions de la Banque mondiale
portfolio-kind-group = Groupes
portfolio-envelopes-title = { $used } sur { $new } sont utilisés, soit { $share }
portfolio-envelopes-caption = Argent nouveau par bailleur et par an, en M$ US, et ce qui est payé
portfolio-col-funder = Bailleur, M$ US
portfolio-envelope = { $funder }, { $year }, M$ US
portfolio-envelope-used = { $paid } payés sur { $available } disponibles
portfolio-funder-used = { $paid } sur { $new } utilisés
portfolio-carries = le reste est reporté
portfolio-lapses = le reste est perdu
portfolio-earmark = { $name }, { $share } réservés : { $paid } sur { $reserved }
portfolio-chosen-title = { $n ->
    [one] Un projet dans
   *[other] { $n } projets dans
} { $economies ->
    [one] une économie
   *[other] { $economies } économies
}
portfolio-chosen-caption = Projets choisis avec coût, contribution, raison et calendrier
portfolio-col-project = Projet
portfolio-col-economies = Économies
portfolio-col-group = Groupe
portfolio-col-money = M$ US
portfolio-col-range = Bas–haut
portfolio-col-range-title = Coût bas à haut, M$ US ; la barre est sur un axe logarithmique
portfolio-col-points = Points
portfolio-col-why = Pourquoi il est retenu
portfolio-col-grades = Preuves
portfolio-col-grades-title = Note du coût / note de l’effet : A mesuré, B fourchette publiée, C reconstitué, D hypothèse
portfolio-col-start = Première année
portfolio-col-end = Dernière année de travaux
portfolio-col-effect = Premier effet
portfolio-svg-sub = Barres : travaux ; tirets : jusqu’à l’effet. Colonnes : payé, M$ US ; ligne : enveloppes.
portfolio-col-when = Années de travaux et premier effet
portfolio-foot = { $n ->
    [one] Un projet
   *[other] { $n } projets
}
portfolio-foot-filtered = { $n } projets sur { $of }
portfolio-foot-note = Points : ce qu’on perd sans le projet ; ensemble ils se recoupent. Barres : travaux ; tirets : jusqu’à l’effet. Colonnes : payé, M$ US ; ligne : enveloppes.
portfolio-when = travaux { $start }–{ $end }, premier effet { $lag ->
    [0] aussitôt
    [one] { $lag } an plus tard
   *[other] { $lag } ans plus tard
}
portfolio-year-said = { $year } : { $paid } payés, enveloppes { $envelope }
portfolio-why-unlocks = { $n ->
    [one] ouvre un autre projet
   *[other] ouvre { $n } autres projets
} ; { $rate } par M$ US
portfolio-why-largest = plus grand gain ; { $rate } par M$ US
portfolio-why-best = meilleure valeur : { $rate } par M$ US
portfolio-why-earmark = meilleur usage de la réserve { $name } ; { $rate } par M$ US
portfolio-why-ldc = tient le minimum PMA ; { $rate } par M$ US
portfolio-why-value = { $rate } par M$ US
portfolio-to-verify = { $n } à vérifier
portfolio-grades = coût : { $cost } ; effet : { $effect }
portfolio-filter-economy = Une seule économie
portfolio-filter-theme = Un seul thème
portfolio-all-economies = Toutes les économies
portfolio-all-themes = Tous les thèmes
portfolio-theme-other = Autre
portfolio-reasons = Pourquoi cette taille et ce coût
portfolio-recurrent = Après l’achèvement : { $amount } par an pour le faire durer ; reste à savoir qui paie.
portfolio-requirements = Ce qu’il exige
portfolio-requires-nothing = Rien.
portfolio-payments = Qui paie quand, M$ US
portfolio-detail-unknown = Les détails de ce projet sont encore en cours de calcul.
portfolio-not-verified = non vérifié
portfolio-met = rempli
portfolio-unmet = non rempli
portfolio-met-by = Un projet le remplit : { $projects }.
portfolio-no-value = Pas de valeur pour { $field } : considéré comme ouvert.
portfolio-rule-words = La règle telle que le catalogue l’écrit
portfolio-answer-yes = Oui
portfolio-answer-no = Non
portfolio-answer-none = Pas commencé
portfolio-answer-way = En cours
portfolio-answer-operating = En service
portfolio-evidence = { $name } { $value } ({ $year })
portfolio-left-title = Écartés, et ce qu’il faudrait
portfolio-left-title-wait = Calcul de ce qui est écarté
portfolio-left-tab = Écartés ({ $n })
portfolio-excluded-tab = Non éligibles ({ $n })
portfolio-excluded-caption = Non éligibles : la règle et les valeurs qui ont décidé
portfolio-col-alone = Seul
portfolio-col-alone-title = Points d’impact s’il était le seul projet
portfolio-col-take = Ce qu’il faudrait, à sa plus petite taille
portfolio-col-reason = Pourquoi
portfolio-col-values = Valeurs qui ont décidé
portfolio-show-all = Afficher les { $n }
portfolio-every-project = Tout projet
portfolio-excluded-oda = ne peut recevoir d’aide au développement
portfolio-excluded-rule = une règle d’éligibilité n’est pas remplie
portfolio-excluded-size = pas de taille : aucune valeur pour { $fields }
portfolio-excluded-floor = le besoin de { $need } unités est sous le minimum utile, { $floor }
portfolio-excluded-prerequisite = exige d’abord ce qu’aucun projet ici ne peut apporter
portfolio-take-trying = calcul en cours
portfolio-take-fits = il tient déjà et ajoute { $points } points : résolvez
portfolio-take-nothing = il tient, mais n’ajoute rien à ce qui est choisi
portfolio-take-money = { $amount } de plus en { $year }
portfolio-take-years = plus d’années : ses travaux ne peuvent finir dans le plan
portfolio-take-never = le plan dit jamais
portfolio-take-first = d’abord : { $project }
portfolio-take-sooner = { $project } : fin plus tôt, ou plus d’années
portfolio-take-absorption = une limite plus haute de dépense annuelle : { $economy }
portfolio-take-ldc = un minimum plus bas pour les pays les moins avancés
portfolio-take-cap = un plafond plus haut pour une économie ({ $economy })
portfolio-take-group = un autre minimum ou plafond de groupe
portfolio-take-rule = une règle s’y oppose : { $rule }
portfolio-take-novalue = hors du programme : aucun effet sur un indicateur compté
portfolio-take-limit = hors du programme : d’autres apportent plus par dollar ; relevez la limite de candidats
# why a candidate is as large and as dear as it is
reason-size = { $economy } : { $units } unités, { $share } % d’un besoin de { $need }.
reason-capped = { $economy } : limité à { $cap } unités, le plus pour un projet.
reason-cost-factor = { $economy } : coût unitaire × { $factor } de la référence (prix × { $price }, distance +{ $distance } %, enclavement ou île +{ $position } %).
reason-cloud = { $economy } : région infonuagique la plus proche { $cloud } ({ $provider }), à { $km } km des habitants ; coût +{ $dearer } %.
reason-cloud-unknown = { $economy } : la distance à une région infonuagique n’est pas connue.
reason-capital = { $economy } : les villes sont à { $km } km de la capitale en moyenne, selon la population ; coût +{ $dearer } %.
reason-island = { $economy } : petit État insulaire ; transport plus cher.
reason-landlocked = { $economy } : enclavé ; transport plus cher.
reason-coast = { $economy } : a une côte où un câble peut atterrir.
reason-shared = Partagé par { $economies ->
    [one] une économie
   *[other] { $economies } économies voisines
} : { $list }.
reason-running-cost-included = Le coût unitaire contient le coût de fonctionnement : rien de plus ensuite.
reason-no-effect = { $economy } : aucun effet compté sur { $indicator }, faute de valeur pour { $missing }.
# regions
region-africa = Afrique
region-americas = Amériques
region-asia = Asie
region-europe = Europe
region-oceania = Océanie
region-caribbean = Caraïbes
region-central-america = Amérique centrale
region-eastern-africa = Afrique de l’Est
region-middle-africa = Afrique centrale
region-south-america = Amérique du Sud
region-southern-africa = Afrique australe
region-western-africa = Afrique de l’Ouest
region-wb-east-asia-pacific = Asie de l’Est et Pacifique
region-wb-europe-central-asia = Europe et Asie centrale
region-wb-latin-america-caribbean = Amérique latine et Caraïbes
region-wb-middle-east-north-africa-afghanistan-pakistan = Moyen-Orient, Afrique du Nord, Afghanistan et Pakistan
region-wb-north-america = Amérique du Nord
region-wb-south-asia = Asie du Sud
region-wb-sub-saharan-africa = Afrique subsaharienne
region-asean = Association des nations de l’Asie du Sud-Est
region-eac = Communauté d’Afrique de l’Est
region-ecowas = Communauté économique des États de l’Afrique de l’Ouest
region-sadc = Communauté de développement d’Afrique australe
region-ldc = Pays les moins avancés
region-lldc = Pays en développement sans littoral
region-sids = Petits États insulaires en développement
# what was refused
error-no-portfolio-fits = Aucun portefeuille ne respecte toutes les règles. Assouplissez un minimum, retirez un projet obligatoire ou ajoutez des fonds.
error-solver = Le solveur s’est arrêté de façon inattendue. Votre plan est intact ; réessayez.
error-infeasible = Aucun portefeuille ne respecte toutes les règles. Assouplissez un minimum, retirez un projet obligatoire ou ajoutez des fonds.
error-problem = Le programme du plan ne peut être résolu tel quel. Les lignes ci-dessous nomment chaque défaut.
error-solver-answer = La réponse du solveur n’appartient pas à ce programme. Réessayez.
error-unknown-framework = Le plan nomme un cadre que cette version n’a pas.
error-weights = Aucun poids d’un groupe n’est positif. Donnez un poids à un indicateur.
error-tier-rules = Les règles de niveau du plan ne peuvent pas être appliquées.
error-target = Une cible n’est pas un nombre.
error-catalogue = Une règle du catalogue ne peut être lue.
error-no-portfolio = Il n’y a pas encore de portefeuille.
# questions that no field decides; the catalogue's own words
question-schools_offline = Plus d’un cinquième des écoles sont-elles sans internet ?
question-site_solar = Les sites auront-ils leur propre alimentation solaire ?
question-open_access_rule = Existe-t-il une règle de libre accès aux réseaux dorsaux ?
question-far_from_fibre = Plus de 15 % des habitants vivent-ils à plus de 25 km de la fibre ?
question-fewer_than_two_cables = Moins de deux câbles sous-marins y atterrissent-ils ?
question-three_isps = Y a-t-il au moins trois fournisseurs d’accès à internet ?
question-ixp_needed = N’y a-t-il aucun point d’échange internet, ou moins de 30 % du trafic reste-t-il local ?
question-no_tier3 = N’y a-t-il aucun centre de données de niveau Tier III ?
question-hosted_abroad = La grappe de calcul peut-elle être hébergée à l’étranger ?
question-fifty_ml_researchers = Au moins 50 chercheurs en apprentissage automatique sont-ils actifs ?
question-language_absent = Des langues très parlées sont-elles absentes des grands corpus ?
question-four_g_now = La 4G atteint-elle aujourd’hui au moins la moitié des habitants ?
question-internet_locally = Internet est-il disponible là où les personnes seraient formées ?
question-youth_ict_demand = Les jeunes et les employeurs demandent-ils des formations numériques ?
question-partner_host = Une université partenaire accueille-t-elle les boursiers ?
question-tertiary_exists = Existe-t-il un système d’enseignement supérieur ?
question-regulation_g1_g3 = La réglementation des TIC est-elle d’une génération précoce (G1 à G3) ?
question-cyber_capacity_low = Les capacités en cybersécurité sont-elles faibles ?
question-civil_registry = Un état civil fonctionne-t-il ?
question-id_coverage_low = Moins de 90 % des habitants ont-ils une identité reconnue ?
question-takes_part_in_transfers = L’économie participe-t-elle à des transferts de calcul ou de données ?
question-milestone_cloud_access = Où en est l’accès public des chercheurs à l’informatique en nuage ?
question-milestone_egov_services = Où en sont les services publics en ligne ?
question-milestone_language_data = Où en sont les données ouvertes des langues locales ?
question-milestone_ai_strategy = Où en est la stratégie nationale en matière d’IA ?
question-milestone_ai_safety_unit = Où en est une unité chargée de la sûreté et des normes de l’IA ?
question-milestone_data_protection = Où en est l’autorité de protection des données ?
question-milestone_csirt = Où en est l’équipe nationale de réponse aux incidents ?
question-milestone_digital_id = Où en est l’identité numérique fondamentale ?
question-milestone_tech_safeguards = Où en sont les garanties pour le transfert de technologies ?
question-milestone_teacher_ict = Où en est la formation des enseignants au numérique ?
portfolio-hold = Décidé à la main
portfolio-hold-free = Laisser décider le solveur
portfolio-hold-in = Doit y être
portfolio-hold-out = Reste exclu
portfolio-hold-release = { $project } : laisser décider le solveur
portfolio-held-title = Décidés à la main : { $in } dedans, { $out } dehors
portfolio-project-named = { $project }, { $size }, { $economies }
portfolio-earmarks-edit = Conditions et affectations
portfolio-earmarks-title = Conditions et affectations de { $funder }
portfolio-earmarks-note = Une affectation réserve une part de l’enveloppe de chaque année à son périmètre. Rien de coché : aucune limite de ce genre. Un projet partagé y entre quand toutes ses économies y sont.
portfolio-earmarks-list = { $n ->
    [0] Aucune affectation ; { $free } libres
    [one] Une affectation ; { $free } libres
   *[other] { $n } affectations ; { $free } libres
}
portfolio-earmarks-done = Terminé
portfolio-earmark-name = Nom de l’affectation
portfolio-earmark-share = { $name } : part de l’enveloppe de chaque année, en pour cent
portfolio-earmark-percent = % de chaque année
portfolio-earmark-remove = Retirer
portfolio-earmark-add = Ajouter une affectation
portfolio-earmark-new = Nouvelle affectation
portfolio-scope-funder = Tout l’argent de ce bailleur
portfolio-carry-over = L’argent non utilisé passe à l’année suivante
portfolio-scope-ldc = Qui
portfolio-scope-ldc-only = Pays les moins avancés seulement
portfolio-scope-groups = Groupes
portfolio-scope-themes = Thèmes
portfolio-scope-economies = Économies : { $n ->
    [0] toutes
   *[other] { $n } choisies
}
question-sensitive_data_held = Des administrations ou des hôpitaux détiennent-ils des données sensibles qui pourraient entraîner des modèles ?
question-research_partnerships = Les universités travaillent-elles avec des partenaires étrangers dans des domaines sensibles ?
question-no_screening = N’y a-t-il encore aucun contrôle des investissements étrangers ?
question-dual_use_trade = Des biens à double usage ou du matériel de calcul sont-ils échangés ou en transit ?
question-several_funders = Au moins deux bailleurs de la recherche y travaillent-ils ?
question-not_in_standards = L’économie ne participe-t-elle pas encore aux comités d’IA des organismes de normalisation ?
question-no_ren = N’y a-t-il aucun réseau d’enseignement et de recherche en service ?
question-compute_at_hand = Dispose-t-on d’assez de calcul pour adapter des modèles ?
question-models_at_hand = Dispose-t-on de modèles qui parlent les langues locales ?
question-models_in_use = Des modèles d’IA sont-ils en usage public ?

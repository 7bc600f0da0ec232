# Le rétro-test : ce que les trajectoires auraient dit, et ce qui est venu.
screen-backtest = Rétro-test
back-title = Depuis { $origin }, { $years } ans plus loin : { $better } des { $tested } indicateurs testés ont été mieux prévus qu’en les laissant tels quels ; pour { $stayed } la dernière valeur a été gardée
back-sub = Chaque prévision n’a vu que ce qui était publié à son origine. Les groupes de revenu d’aujourd’hui influencent un peu le passé.
back-origin = Origine
back-said-in = Dit en { $year }
back-horizon = Années d’avance
back-years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
 } d’avance
back-economy = Économie
back-joint = Tirages conjoints
back-scores = La bande du score
back-score = { $framework } : { $covered } des { $units } scores sont tombés dans la bande à 80 % ; le milieu s’est trompé de { $mae } points, des indicateurs inchangés de { $stay }.
back-no-score = Trop peu d’économies ont les indicateurs d’un score aux deux bouts.
back-table = Chaque indicateur
back-table-sub = Erreurs rapportées à d’autres méthodes : sous 1,00 la méthode choisie s’est moins trompée. Un intervalle à 80 % devrait contenir 65–95 % de ce qui est venu ; les autres portent un point d’exclamation. Une ligne montre sa prévision ci-dessus.
back-col-ratio = Erreur ÷ persistance
back-col-linear = ÷ linéaire
back-col-holt = ÷ Holt
back-col-region = ÷ rythme régional
back-col-mae = Erreur moyenne
back-col-coverage = Dans les 80 %
back-col-interval = Score d’intervalle ÷ persistance
back-col-units = Économies
back-no-start = { $who } n’avait aucune valeur dans les cinq années jusqu’à { $year }.
back-inside = { $name }, { $who } : { $said } était dit pour { $year }, { $came } est venu, dans l’intervalle
back-outside = { $name }, { $who } : { $said } était dit pour { $year }, { $came } est venu, hors de l’intervalle
back-no-band = { $name }, { $who } : { $said } était dit pour { $year }, { $came } est venu ; aucun intervalle n’a pu être calibré
back-no-truth = { $name }, { $who } : rien n’a été publié dans les cinq années après { $year }
back-measured = Mesuré
back-forecast = Dit alors
back-fan-sub = { $method } · { $unit } · intervalle à 80 %
back-year = Année

stage-reminder-1 = Premier rappel
stage-reminder-2 = Deuxième rappel
stage-reminder-3 = Dernier rappel
stage-formal-notice = Mise en demeure

reason-not-due = Pas encore échue, ou le délai de grâce après l’échéance n’est pas passé
reason-waiting = Le délai donné dans un courrier précédent n’est pas passé, ou un courrier sur les autres factures part d’abord
reason-disputed = Contestée par le débiteur
reason-promised = Paiement promis pour une date qui n’est pas passée
reason-plan = Un échéancier est en cours
reason-insolvent = Une procédure collective est ouverte contre le débiteur ; déclarez la créance, en France dans les deux mois de l’avis au BODACC, même si elle n’est pas échue
reason-time-barred = Prescrite, d’après son échéance ; indiquez allow_time_barred sous [policy] si la prescription a été interrompue
reason-excluded = Sur la liste d’exclusions du travail
reason-manual = À examiner d’abord par une personne : radiation, surendettement, client douteux ou bloqué
reason-below-threshold = La somme due est trop faible pour écrire
reason-credit-balance = Les avoirs et versements couvrent tout ce qui est échu
reason-no-address = Le débiteur n’a pas d’adresse postale ; ajoutez une rue et une ville au fichier des débiteurs
reason-no-due-date = Pas d’échéance ; ajoutez-la à l’export, ou indiquez terms_days sous [export]
reason-after-formal-notice = La mise en demeure est partie et son délai est passé ; aucun autre courrier n’est écrit
reason-costs-exceed-debt = La mise en demeure est partie et son délai est passé ; d’après les frais indiqués dans le travail, coût supérieur ou égal à la créance
reason-after-last-stage = Le dernier niveau prévu est parti et son délai est passé ; aucun autre courrier n’est écrit
reason-credit-kept = Un avoir ou versement sur un compte qui ne reçoit pas de courrier
reason-no-bank-account = Le créancier n’a pas de compte bancaire dans cette devise
reason-rule-unknown = Des pénalités sont à réclamer et les règles n’en disent pas le montant ; voir les constats
reason-wording = Le courrier contient un mot refusé, ou il lui manque une mention ; voir les constats
reason-faulty-data = Les données de ce débiteur ont un défaut ; voir les constats
reason-copy-missing = La copie d’une facture manque ou est illisible
reason-letter-failed = Le courrier n’a pas pu être composé ; voir les constats

explain-letter = { $debtor } en { $currency } au { $date } : { $stage }, { $total } à payer avant le { $deadline }
explain-no-letter = { $debtor } en { $currency } au { $date } : pas de courrier
explain-invoice = { $number } ({ $origin }) : { $residual } { $currency }, échéance { $due }
explain-invoice-late = { $number } ({ $origin }) : { $residual } { $currency }, échéance { $due }, { $days ->
    [one] { $days } jour de retard
   *[other] { $days } jours de retard
}
explain-invoice-undated = { $number } ({ $origin }) : { $residual } { $currency }, sans échéance
explain-credit = { $number } ({ $origin }) : { $residual } { $currency }, en faveur du débiteur
explain-never = rien encore
explain-claimed = dans le courrier ; auparavant : { $reached }
explain-newly-due = à part dans le courrier, sans changer de niveau
explain-deducted = déduit dans le courrier
explain-held = pas de courrier [{ $reason }] : { $sentence }
explain-held-until = pas de courrier avant le { $day } [{ $reason }] : { $sentence }
explain-note = noté dans le travail : { $note }
explain-next = si rien ne change : { $stage } à partir du { $day }
explain-next-apart = si rien ne change : à part dans le courrier { $stage } à partir du { $day }
explain-no-next = le temps seul n’amène pas d’autre courrier
explain-sent = envoyé jusqu’ici :
explain-nothing-sent = rien n’a été envoyé jusqu’ici
explain-letter-sent = { $stage } du { $date }, à payer avant le { $deadline }, niveau suivant à partir du { $day } : { $invoices }
explain-letter-guessed = { $stage } du { $date }, délai inconnu, supposé au { $deadline }, niveau suivant à partir du { $day } : { $invoices }
explain-letter-void = { $stage } du { $date }, repris, compte comme jamais envoyé : { $invoices }
explain-interval = pas de courrier avant le { $day } : intervalle minimal entre deux courriers

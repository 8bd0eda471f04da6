stage-reminder-1 = Premier rappel
stage-reminder-2 = Deuxième rappel
stage-reminder-3 = Dernier rappel
stage-formal-notice = Mise en demeure

reason-not-due = Pas encore échue, ou le délai de grâce après l’échéance n’est pas passé
reason-waiting = Le délai donné dans un courrier précédent n’est pas passé
reason-waiting-turn = Un courrier sur d’autres factures du compte part d’abord
reason-held-by-hand = Retenue par la personne qui a regardé les lettres
reason-not-approved = Pas encore approuvée telle que la lettre est maintenant
reason-disputed = Contestée par le débiteur
reason-promised = Paiement promis pour une date qui n’est pas passée
reason-plan = Un échéancier est en cours
reason-insolvent = Une procédure collective est ouverte contre le débiteur ; déclarez la créance, en France dans les deux mois de l’avis au BODACC, même si elle n’est pas échue
reason-time-barred = Prescrite, d’après son échéance ; indiquez allow_time_barred sous [policy] si la prescription a été interrompue
reason-excluded = Sur la liste d’exclusions du travail
reason-manual = À examiner d’abord par une personne : radiation, surendettement, débiteur douteux ou bloqué
reason-draft = Un brouillon : pas encore émise
reason-cancelled = Annulée, avoirisée ou remboursée
reason-paid = Payée, selon son statut ou la colonne de son règlement ; si cette colonne veut dire autre chose, mettez-la à "" sous [export.columns]
reason-received = Payée : les règlements lus depuis la couvrent
reason-payment-seen = Un versement a été vu qui est peut-être de ce débiteur ; voir les constats et payments.csv, et écrivez ce qu’il règle dans la liste paid sous [payments]
reason-written-off = Passée en perte
reason-not-an-invoice = Un devis, une commande, une proforma ou un échéancier, pas une facture
reason-factored = Cédée à un factor : ce n’est plus au créancier de la réclamer
reason-direct-debit = Prélevée sur le compte du débiteur ; direct_debit = "dun" sous [export] écrit quand même
reason-other-hands = Chez l’huissier, l’avocat, le tribunal ou une société de recouvrement
reason-status-unknown = Personne n’a encore dit ce que son statut veut dire ; voir les constats
reason-below-threshold = La somme due est trop faible pour écrire
reason-credit-balance = Les avoirs et versements couvrent tout ce qui est échu
reason-no-address = Le débiteur n’a pas d’adresse postale ; ajoutez une rue et une ville au fichier des débiteurs
reason-no-number = Il doit partir en recommandé, et aucun numéro de La Poste ne reste libre ; demandez-en d’autres
reason-returned = Une lettre à cette adresse est revenue ; corrigez l’adresse, ou voyez avec le débiteur
reason-no-due-date = Pas d’échéance ; ajoutez-la à l’export, ou indiquez terms_days sous [export]
reason-date-doubtful = Dates impossibles ; corrigez-les dans l’export, ou indiquez odd_dates = "accept" sous [policy]
reason-after-formal-notice = La mise en demeure est partie et son délai est passé ; aucun autre courrier ne réclame cette facture
reason-costs-exceed-debt = La mise en demeure est partie et son délai est passé ; d’après les frais indiqués dans le travail, coût supérieur ou égal à la créance
reason-after-last-stage = Le dernier niveau prévu est parti et son délai est passé ; aucun autre courrier n’est écrit
reason-credit-kept = Un avoir ou versement sur un compte qui ne reçoit pas de courrier
reason-credit-later = Un avoir ou règlement daté d’après la lettre ; il ne diminue encore rien
reason-credit-used = Imputé sur la facture qu’il concerne
reason-no-bank-account = Le créancier n’a pas de compte bancaire dans cette devise
reason-law-unknown = La lettre repose sur un droit qui n’est pas celui du créancier, ou qu’aucun texte ne connaît ; voir les constats
reason-rule-unknown = Des pénalités sont à réclamer et les règles n’en disent pas le montant ; voir les constats
reason-wording = Le courrier contient un mot refusé, ou il lui manque une mention ; voir les constats
reason-faulty-data = Les données de ce débiteur ont un défaut ; voir les constats
reason-same-name = On ne sait pas qui est le débiteur : un nom ou un code pour deux, ou deux codes pour un ; voir les remarques
reason-copy-missing = La copie d’une facture manque ou est illisible
reason-copy-wrong = Une copie est celle d’une autre facture, ou peut l’être
reason-refused = Refusée par l’acheteur : il faut un avoir ou une nouvelle facture
reason-not-delivered = Non remise à l’acheteur par la plateforme
reason-payment-announced = Paiement annoncé par l’acheteur, et attendu
reason-payments-unknown = Rien ne dit ce qui a été payé depuis son émission : ni relevés de tous les jours depuis, ni unpaid_on = "JOUR" sous [invoices] d’où ils continuent
reason-letter-failed = Le courrier n’a pas pu être composé ; voir les constats
reason-window = La fenêtre de l’enveloppe ne montrerait pas l’adresse, ou montrerait autre chose

explain-letter = { $debtor } en { $currency } au { $date } : { $stage }, { $total } à payer avant le { $deadline }
explain-no-letter = { $debtor } en { $currency } au { $date } : pas de courrier
explain-invoice = { $number } ({ $origin }) : { $residual }, échéance { $due }
explain-invoice-late = { $number } ({ $origin }) : { $residual }, échéance { $due }, { $days ->
    [one] { $days } jour de retard
   *[other] { $days } jours de retard
}
explain-invoice-undated = { $number } ({ $origin }) : { $residual }, sans échéance
explain-credit = { $number } ({ $origin }) : { $residual }, en faveur du débiteur
explain-never = rien encore
explain-claimed = dans le courrier ; auparavant : { $reached }
explain-newly-due = à part dans le courrier, sans changer de niveau
explain-deducted = déduit dans le courrier
explain-held = pas de courrier [{ $reason }] : { $sentence }
explain-held-until = pas de courrier avant le { $day } [{ $reason }] : { $sentence }
explain-received = moins { $amount } reçus le { $day } de { $payer } ({ $origin })
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
explain-closed = { $number } ({ $origin }) : soldé, il n’en reste rien
explain-broken = { $number } ({ $origin }) : cette ligne n’a pu être comprise ; « check » dit pourquoi
explain-unknown = il n’y a ni débiteur ni facture { $what } dans l’export ; les plus proches sont { $nearest }
explain-empty = il n’y a ni débiteur ni facture { $what } : l’export est vide
explain-report-sent = signalée envoyée { $day }
explain-report-damaged = signalée abîmée { $day } ; elle est à réimprimer
explain-report-returned = revenue { $day } : { $reason }
explain-report-delivered = distribuée { $day }
return-npai = le destinataire n’habite pas à l’adresse
return-unknown = le destinataire y est inconnu
return-address = l’adresse est introuvable ou inaccessible
return-refused = le destinataire l’a refusée
return-unclaimed = le destinataire ne l’a pas réclamée
return-other = aucune raison n’a été donnée

# --- les règles de droit
rule-no-country = il n’y a pas de règles pour le pays { $country }
rule-open = les règles du pays { $country } ne disent pas { $what }
rule-open-interest = les intérêts dus par { $kind ->
    [business] les professionnels
    [consumer] les particuliers
   *[public] les organismes publics
}
rule-open-anchor = le taux de quel semestre vaut tant que les intérêts courent
rule-open-sum = l’indemnité forfaitaire due par { $kind ->
    [business] les professionnels
    [consumer] les particuliers
   *[public] les organismes publics
}
rule-no-half-year = les règles du pays { $country } n’ont pas de taux pour { $half_year }
rule-too-large = le montant { $amount } est trop grand pour un calcul exact
wording-no-rules = il n’y a pas de règles pour les lettres en « { $language } »
must-M-4 = l’objet « { $example } »
must-M-7 = une demande de payer avec le jour, par exemple « { $example } »
must-M-11 = une réserve, par exemple « { $example } »
must-M-12 = une phrase pour qui a déjà payé, par exemple « { $example } »
must-M-13 = une invitation à contester la créance ou à demander un échéancier
must-M-14 = entre professionnels, les pénalités et l’indemnité, réclamées ou réservées
must-M-15 = le droit sur lequel elle s’appuie : { $example }
must-M-16 = l’annonce qu’un tribunal pourra être saisi
must-M-17 = l’assurance qu’aucun frais n’est compté, par exemple « { $example } »
must-M-20 = le nom de qui écrit pour le créancier, et la loi qu’il doit reproduire

# --- ce qui met fin à une retenue, pour la page de revue
ends-not-due = Le temps.
ends-waiting = Le temps, ou un paiement.
ends-waiting-turn = La lettre qui suit celle-là.
ends-held-by-hand = Le jour donné, ou la lever.
ends-not-approved = L’approuver.
ends-disputed = Régler le litige, puis le dire dans l’export.
ends-promised = Le jour promis.
ends-plan = La fin de l’échéancier, ou un autre statut dans l’export.
ends-insolvent = Une personne décide. Déclarez la créance.
ends-time-barred = allow_time_barred, si la prescription a été interrompue.
ends-excluded = La date « until » de l’exclusion, ou l’enlever de la liste.
ends-manual = Un autre statut dans l’export.
ends-draft = L’émettre.
ends-cancelled = La comptabilité.
ends-paid = N’exporter que ce qui est ouvert.
ends-received = Le statut, dans l’export ou chez la plateforme.
ends-payment-seen = Une ligne sous [payments] paid qui dit ce qui est payé, ou un export qui le connaît.
ends-written-off = Une personne décide.
ends-not-an-invoice = Sa facture.
ends-factored = Le factor la rend.
ends-direct-debit = Le prélèvement.
ends-other-hands = On la rend.
ends-status-unknown = Une ligne sous [export.status].
ends-below-threshold = Une dette plus grande, ou un seuil plus bas (min_total).
ends-credit-balance = Lettrer les avoirs et les factures en comptabilité.
ends-no-address = Une rue et une ville dans l’export ou le fichier des débiteurs.
ends-returned = Une autre adresse dans l’export ou le fichier des débiteurs.
ends-no-due-date = Une échéance dans l’export, ou terms_days.
ends-date-doubtful = Corriger la date.
ends-after-formal-notice = Une personne décide : il n’y a plus de courrier.
ends-costs-exceed-debt = Une personne décide.
ends-after-last-stage = Une personne décide : il n’y a plus de courrier.
ends-credit-kept = La lettre qui le déduira, ou la comptabilité.
ends-credit-later = Une lettre de ce jour ou d’après.
ends-credit-used = Rien : la facture montre ce qui reste.
ends-no-bank-account = Un compte sous [[creditor.account]].
ends-rule-unknown = Une version plus récente, ou claim = false.
ends-law-unknown = Un texte pour ce droit, ou des étapes sans mise en demeure.
ends-wording = Un autre texte de lettre.
ends-faulty-data = Corriger les données que le constat nomme.
ends-same-name = Des codes propres, ou des lignes qui s’accordent.
ends-no-number = D’autres numéros de La Poste.
ends-copy-missing = Le fichier, ou missing = "warn".
ends-copy-wrong = Le bon fichier.
ends-refused = Une facture corrigée, ou le débiteur qui l’accepte.
ends-not-delivered = La remise de la facture.
ends-payment-announced = Le paiement, ou le jour annoncé.
ends-payments-unknown = Les relevés qui manquent.
ends-letter-failed = Corriger ce que le constat nomme.
ends-window = Une adresse plus courte, ou une autre mise en page.
picture-unreadable = le fichier ne se lit pas
picture-no-page = la page n’existe pas
picture-too-large = la page est trop grande
picture-too-long = le dessin de la page a dépassé 3 secondes
picture-failed = le dessin de la page a échoué

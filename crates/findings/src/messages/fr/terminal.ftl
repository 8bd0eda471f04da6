severity-hold = retenu
severity-warning = attention

# --- le fichier de travail
job-unreadable = impossible de lire le fichier { $path } : { $reason }
job-empty-list = la liste est vide ; donnez au moins une valeur
job-empty-text = le texte est vide ; complétez-le
job-country = « { $text } » n’est pas un code de pays ; attendu deux capitales comme FR
job-iban-shape = « { $text } » n’a pas la forme d’un IBAN ; recopiez-le du relevé de la banque
job-iban-checksum = la clé de contrôle de « { $text } » est fausse : un caractère est faux ou manque ; recopiez-le du relevé de la banque
job-iban-country = aucun pays n’a d’IBAN comme « { $text } » ; recopiez-le du relevé de la banque
job-bic = « { $text } » n’est pas un BIC ; attendu 8 ou 11 caractères comme BNPAFRPP
job-other-iban = « { $text } » n’est pas un compte du créancier ; qui écrit pour lui ne peut en indiquer d’autre (ord. 45-2138, art. 22)
job-date = des lettres ne peuvent être du { $text } ; attendu un jour des années 2000 à 2100. Rien n’a été fait
job-copy-pattern = « { $text } » ne prend aucun fichier ; attendu un nom sous le dossier, par exemple {"{"}invoice{"}"}.pdf, sans .. et chaque accolade fermée
job-day = « { $text } » n’est pas une date ; attendu p. ex. 2026-03-09
job-code-account = les lettres sur ce compte ne peuvent porter de code de paiement ; attendu un IBAN en EUR, ou de CH ou LI en EUR ou CHF. Supprimez qr = true ou indiquez un tel compte
job-code-bic = le code de paiement d’un compte hors de l’Espace économique européen donne le BIC ; ajoutez-le
job-code-holder = un code de paiement contient des noms de 70 caractères ; donnez, comme holder du compte, le nom plus court que connaît la banque
job-code-address = une QR-facture veut le code postal et la ville du créancier ; écrivez-les en dernière ligne de l’adresse, comme 1201 Genève
job-siren = « { $text } » n’est pas un SIREN ; attendu neuf chiffres dont la clé est juste
job-creditor-unproved = ni siren ni vat ne sont écrits ; attendu l’un des deux, qui distingue, sous [invoices], les factures émises par le créancier de celles qu’il a reçues
job-two-accounts = un second compte en { $text } ; attendu un seul par devise. Supprimez l’un des deux
job-two-envelopes = l’enveloppe « { $text } » porte le nom d’une autre, ou « manual », réservé à ce qu’aucune ne contient ; donnez-lui un nom qui s’en distingue par des lettres ou des chiffres
job-no-file = il n’y a pas de fichier { $path } ; corrigez le chemin, qui part du dossier du fichier de travail
job-no-folder = il n’y a pas de dossier { $path } ; corrigez le chemin, qui part du dossier du fichier de travail
job-is-folder = { $path } est un dossier ; attendu un fichier. Corrigez le chemin
job-is-file = { $path } est un fichier ; attendu un dossier. Corrigez le chemin
job-no-match = aucun fichier ne correspond à « { $text } » dans { $path } ; déposez-y l’export ou corrigez le motif
job-pattern = « { $text } » n’est pas un motif ; chaque [ et {"{"} demande son ] ou son {"}"}
job-placeholder = « { $text } » n’est pas connu dans un nom de fichier ; attendu { $known }
job-layout = « { $text } » n’est pas une maquette ; attendu { $known }, ou un dossier avec un layout.toml
job-unsourced = aucune source ne donne ces valeurs de { $text } : { $known } ; indiquez-les dans [post.marks], ou vérifiez celles du fichier sur votre machine et écrivez confirmed = true
job-machine-refuses = { $text } ne peut pas lire ces marques : { $reason }
job-marks-collide = la maquette imprime dans la zone réservée aux marques ({ $known } mm depuis la gauche et depuis le haut, et au verso en recto verso) : { $text } ; déplacez l’un ou l’autre
job-not-text = { $path } n’est pas du texte en UTF-8 ; enregistrez-le dans cet encodage
job-numbers-unregistered = chaque numéro ne sert qu’une fois, et seul un registre retient lesquels ; ajoutez file = "relance.sqlite" sous [register]
job-archive-for-service = un fichier de lettres PDF/A laisse de côté ses copies, un prestataire ne les posterait donc pas ; retirez profile sous [output], ou le prestataire

# --- ce que répondent les commandes
progress-measure = Mesure
progress-draw = Dessin
run-cannot-read = impossible de lire { $path } : { $reason }. Rien n’a été fait
run-workbook = { $path } n’est pas un classeur lisible, ou il est trop grand ; enregistrez-le de nouveau en .xlsx ou .ods. Rien n’a été fait
run-no-sheet = { $path } n’a pas de feuille « { $sheet } » ; il a { $known }. Corrigez le nom sous [export]. Rien n’a été fait
run-other-report = { $path } énumère { $lists ->
    [payments] des paiements reçus
    [accounts] des comptes et leurs noms
    [suppliers] ce qui est dû aux fournisseurs
    [quotes] des devis
    [orders] des commandes
    [schedules] des échéanciers récurrents
   *[bookings] des écritures
} et non des factures ouvertes de clients. Exportez les factures ouvertes des clients, ou écrivez lists = "invoices" sous [export] si c’est bien cela. Rien n’a été fait
run-unread-empty = { $path } est vide et ne dit rien de qui doit quoi ; refaites l’export des factures ouvertes. Si vraiment personne ne doit rien, gardez la ligne d’en-tête de l’export. Rien n’a été fait
run-unread-not-text = { $path } n’est pas du texte : il contient un octet nul ; il est abîmé, ou ce n’est pas un export. Refaites l’export des factures ouvertes. Rien n’a été fait
run-unread-no-table = { $path } n’est pas un tableau de factures : aucune colonne n’est connue et ses lignes ne se divisent pas en colonnes. Indiquez l’export des factures ouvertes (.csv, .xlsx, .xls ou .ods). Rien n’a été fait
run-password = { $path } est protégé par un mot de passe. Ouvrez-le dans le logiciel d’où il vient, enregistrez-le sans mot de passe et recommencez. Rien n’a été fait
run-wrong-kind = { $path } est { $kind }, pas un tableau de factures. Exportez les factures ouvertes en .csv, .xlsx, .xls ou .ods. Rien n’a été fait
file-kind-pdf = un PDF
file-kind-picture = une image
file-kind-web-page = une page web, même si son nom est celui d’un classeur
file-kind-xml = un fichier XML
file-kind-json = un fichier JSON
file-kind-rich-text = un document de texte
file-kind-packed = une archive compressée
file-kind-database = une base de données
run-cannot-write = impossible d’écrire { $path } : { $reason }. Rien n’a été fait
run-folder = Dossier : { $folder }
run-total = Lu { $read } en { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} : imprimé { $printed }, retenu { $held }, soldé { $closed ->
    [one] { $closed } ligne
   *[other] { $closed } lignes
}
findings-rest = { $rest ->
    [one] { $rest } autre constat
   *[other] { $rest } autres constats
} ; « check » les donne tous
findings-alike = { $count ->
    [one] { $count } autre de même
   *[other] { $count } autres de même
}, de la ligne { $first } à la ligne { $last } ; un passage les écrit tous dans findings.csv
check-file = { $file } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $encoding }, séparateur { $delimiter }
check-sheet = { $file }, feuille { $sheet } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $encoding }
check-ledger = un FEC : débit { $debit }, crédit { $credit } ; { $lines ->
    [one] { $lines } écriture
   *[other] { $lines } écritures
} sur les comptes clients, solde { $balance }
note-encoding-of-job = encodage : indiqué par le travail
note-encoding-by-mark = encodage : le fichier commence par sa marque d’ordre des octets
note-encoding-by-zeros = encodage : un octet sur deux est nul
note-encoding-plain = encodage : aucun octet au-dessus de 127, tous les encodages se valent
note-encoding-by-bytes = encodage : les octets au-dessus de 127 suivent les règles d’UTF-8
note-encoding-by-word = encodage : les mots ont un sens dans celui-ci, par exemple « { $word } » ; encoding sous [export] le fixe
note-encoding-by-workbook = encodage : d’après le classeur, qui sépare ses cellules et garde nombres et dates tels quels
note-delimiter-of-job = séparateur : indiqué par le travail
note-delimiter-of-file = séparateur : indiqué par la première ligne
note-delimiter-by-rows = séparateur : il coupe { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} en { $cells } cellules
note-header-of-job = en-tête : sa ligne est indiquée par le travail
note-header-by-words = en-tête : { $known ->
    [one] { $known } de ses mots est connu
   *[other] { $known } de ses mots sont connus
}
note-header-by-width = en-tête : première ligne de { $cells ->
    [one] { $cells } cellule
   *[other] { $cells } cellules
}, aussi large que les autres
note-header-of-profile = en-tête : aucun ; le profil donne les colonnes
note-titles = { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
} de titre au-dessus de l’en-tête : « { $first } »
note-profile = reconnu comme { $profile }
note-repeated-header = l’en-tête figure de nouveau sur { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, d’abord ligne { $line }
note-groups = { $rows ->
    [one] { $rows } ligne nomme
   *[other] { $rows } lignes nomment
} le débiteur des lignes qui suivent, d’abord ligne { $line }
note-running-balance = une colonne de soldes s’additionne de ligne en ligne : les lignes sont celles d’un grand livre, et leur somme est due
note-totals = totaux sur { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, d’abord ligne { $line } ; non comptés comme factures
note-sheets-aside = feuilles laissées de côté : { $sheets } ; « sheet » sous [export] indique celle à lire
note-hidden-rows = { $rows ->
    [one] { $rows } ligne masquée
   *[other] { $rows } lignes masquées
}, d’abord ligne { $line }, laissées de côté comme le dossier le dit
note-as-above = le débiteur du dessus vaut pour { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} qui { $rows ->
    [one] le laisse
   *[other] le laissent
} vide, d’abord ligne { $line } : aucun débiteur n’est écrit deux fois
note-invoice-lines = une ligne par ligne de facture : { $rows ->
    [one] { $rows } ligne rejoint
   *[other] { $rows } lignes rejoignent
} une facture déjà lue, comptée une fois
note-payment-lines = une ligne par paiement : { $rows ->
    [one] { $rows } ligne rejoint
   *[other] { $rows } lignes rejoignent
} une facture déjà lue, paiements additionnés
note-state-column = la colonne « { $header } » dit l’état des factures : la plupart de ses cellules sont des mots d’état
note-mark-column = la colonne « { $header } » dit oui ou non : une ligne avec oui compte comme { $state }
note-mark-column-by-amount = la colonne « { $header } » donne des montants retenus : une ligne qui en a un compte comme { $state } ; « "{ $header }" = "" » sous [export.columns] écarte la colonne
note-remark-column = la colonne « { $header } » contient des remarques : une ligne dont la remarque dit de ne pas relancer est retenue ; « "{ $header }" = "" » sous [export.columns] écarte la colonne
note-mark-column-by-no = la colonne « { $header } » dit oui ou non : une ligne avec non compte comme { $state }
note-serial-dates = la colonne « { $header } » ne contient que des numéros de jours, comme les tableurs écrivent les dates
init-written = Fichier de travail proposé : { $path }. Complétez le créancier, puis lancez « relance check »
draft-title = Proposé par « relance init ». Complétez ce qui est vide, puis lancez « relance check » avec ce fichier
draft-creditor = Qui attend l’argent ; chaque clé est expliquée dans docs/job-file.md
draft-copies = { $taken } sur { $asked ->
    [one] { $asked } document a
   *[other] { $asked } documents ont
} un fichier de ce nom dans le dossier { $folder } ; chaque clé est expliquée dans docs/copies.md
draft-no-copies = Aucun fichier du dossier { $folder } ne porte le numéro d’un document ; dites comment ils se nomment
draft-choose = L’export ne le dit pas ; choisissez et enlevez le # :
draft-kind = Ce que sont les débiteurs dont rien ne le dit. Choisissez business (professionnel) ou consumer (particulier), et enlevez le # ; sans cela, leurs mises en demeure ne réclament rien en plus :
draft-words = Mots inconnus ; leurs lignes sont retenues. Dites ce que chacun veut dire, l’un de { $known }, et enlevez le # :
draft-sellers = Factures électroniques dans { $folder }, par vendeur ; le premier est pris pour le créancier :
draft-seller = { $documents ->
    [one] une facture
   *[other] { $documents } factures
} de { $name } ({ $number })
draft-more-sellers = et de { $rest } autres
draft-messages = { $messages ->
    [one] un message de cycle de vie
   *[other] { $messages } messages de cycle de vie
}
draft-others = { $others ->
    [one] un fichier n’est pas une facture
   *[other] { $others } fichiers ne sont pas des factures
} ; « relance check » les nomme
draft-missing = Les factures ne disent pas : { $keys }
draft-accounts = Tels que la plupart des factures les nomment ; comparez-les aux vôtres avant la première lettre
draft-unpaid = Une facture dit ce qui était dû à son émission. Si un jour donné toutes étaient impayées, écrivez ce jour et enlevez le # :
draft-statements = Trouvés parmi les factures ; ce qu’ils disent payé est déduit
draft-addresses = Aucune facture ne donne la rue de ceux-ci ; écrivez-la dans un fichier avec ces colonnes, et enlevez le # devant debtors :
init-no-invoices = il n’y a pas de facture électronique dans { $path } ; attendu des PDF avec données (Factur-X, ZUGFeRD) ou du XML (CII, UBL)
init-exists = { $path } existe déjà et n’a pas été remplacé ; indiquez un autre fichier avec --output, ou - pour l’écran
draft-unknown = Non reconnues ; si l’une est utile, indiquez son champ et enlevez le # :
check-tab = tabulation
check-sum = { $accounts ->
    [one] { $accounts } compte
   *[other] { $accounts } comptes
} ; { $holds ->
    [one] { $holds } constat qui retient son débiteur
   *[other] { $holds } constats qui retiennent leurs débiteurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}
plan-debtor = Débiteur
plan-currency = Devise
plan-stage = Étape
plan-invoices = Factures
plan-total = Total
plan-deadline = Délai
plan-held = Retenu
plan-documents = Pièces
plan-amount = Montant
plan-reason = Motif
plan-letters = { $letters ->
    [0] Aucune lettre à envoyer
    [one] { $letters } lettre
   *[other] { $letters } lettres
}
plan-stage-sum = { $stage } : { $letters }, { $amount }
plan-name = Nom
plan-more-letters = … et { $rest ->
    [one] { $rest } lettre d’un montant moindre
   *[other] { $rest } lettres de montants moindres
} ; --json les donne toutes
plan-more-debtors = … et { $rest ->
    [one] { $rest } débiteur qui doit moins
   *[other] { $rest } débiteurs qui doivent moins
} ; --csv les donne tous
plan-more-noticed = … et { $rest ->
    [one] { $rest } débiteur qui doit moins
   *[other] { $rest } débiteurs qui doivent moins
} après une mise en demeure
plan-unlooked = Seul « run » peut regarder ceci, que ce plan ne montre donc pas : { $what }.
plan-unlooked-service = ce que le service postal accepte dans un fichier
plan-unlooked-copies = si les copies respectent PDF/X-4
age-open = À encaisser
age-over-30 = plus de 30
age-late = En retard
age-not-due = Non échu
age-1-30 = 1–30 jours
age-31-60 = 31–60
age-61-90 = 61–90
age-over-90 = plus de 90
age-undated = Sans échéance
age-all = Tous
age-credits = Avoirs
age-total = Ouvert
costs-unknown = { $debtor } : { $owed } restent dus après la mise en demeure ; ce que coûte la suite n’est pas connu, ajoutez [[policy.costs]] au travail
costs-below = { $debtor } : { $owed } restent dus après la mise en demeure ; la suite coûte { $costs } ({ $what })
costs-exceed = { $debtor } : { $owed } restent dus après la mise en demeure ; la suite coûte autant ou plus, { $costs } ({ $what })
run-vanished = { $gone } des { $known } factures que le registre sait ouvertes ont disparu de l’export : ce peut être un autre fichier, ou une partie seulement ; corrigez files sous [export], ou dites --yes gone à « run » si toutes sont payées
run-doubtful-date = des lettres du { $date } seraient faites le { $today }, et le document le plus récent de l’export est du { $newest } : ce peut être une faute de frappe. Corrigez --date, ou dites --yes date à « run »
run-old-payments = { $why }. Un débiteur a pu payer depuis et recevrait quand même une lettre ; ajoutez les relevés qui manquent, ou dites --yes payments à « run »
run-paid-column = { $name } n’a pas de colonne pour { $field ->
    [number] le numéro de la facture (« numero »)
    [date] le jour du règlement (« date »)
   *[amount] le montant (« montant »)
} ; attendu un en-tête comme numero;date;montant
payments-nothing = aucun relevé du compte { $account } ne tombe juste : rien ne dit ce qui a été payé
payments-old = les règlements du compte { $account } sont lus jusqu’au { $newest }, soit { $days } jours ouvrés avant les lettres
payments-old-other = les règlements du compte { $account }, qui n’est pas sous [[creditor.account]], sont lus jusqu’au { $newest }, soit { $days } jours ouvrés avant les lettres : ajoutez ses relevés plus récents, ou retirez-les tous si personne n’y paie
payments-ahead = le dernier solde de clôture du compte { $account } est du { $newest }, après les lettres
payments-unnamed = le compte en { $currency } sous [[creditor.account]] n’a pas d’IBAN, et aucun relevé d’un autre compte en { $currency } n’a été lu
payments-known-ahead = as_of sous [export] est le { $known }, après les lettres
payments-missing = il manque des relevés du compte { $account } entre le { $from } et le { $to }
payments-begin = les relevés du compte { $account } commencent le { $first }, et l’export tient compte des règlements jusqu’au { $known }
run-total-paid = , réglé depuis { $paid }
run-payments-unbalanced = les écritures du compte { $account } font { $booked }, les versements et autres débits { $found } ; c’est un défaut du programme
payments-known = Les règlements sont lus jusqu’au { $day }
payments-not-known = Rien ne dit jusqu’à quel jour les règlements sont connus
check-folder = Factures électroniques : { $documents } lues, dont { $rows } devenues des lignes, { $listed } qui sont des lignes de l’export, { $repeated } qui répètent une autre et { $purchases } achats ; { $messages } messages de cycle de vie ; { $aside } fichiers laissés de côté
check-statement = { $file } : { $format }, compte { $account }, { $entries ->
    [one] { $entries } écriture
   *[other] { $entries } écritures
}, { $closes ->
    [yes] tombe juste
   *[no] ne solde rien par un solde final
}
run-misnamed = Rien n’a été fait : une exclusion mal écrite laisserait partir une lettre que vous vouliez retenir

# --- le registre
run-nothing = Rien n’a été fait
explain-act = { $at } : { $user } a { $did ->
    [run] fait le passage { $run }
    [undo] annulé { $pieces ->
        [0] le passage { $run }
       *[other] le pli { $list } du passage { $run }
    }
    [reprint] réimprimé { $pieces ->
        [one] le pli { $list }
       *[other] les plis { $list }
    } du passage { $run }
    [force] continué malgré le doute sur le passage { $run }
    [import] repris le passage { $run }
   *[other] modifié le passage { $run }
}
register-none = le travail ne nomme aucun registre ; ajoutez file = "relance.sqlite" sous [register]
register-busy = un autre passage utilise le registre { $path } ; recommencez quand il sera terminé
register-foreign = { $path } n’est pas un registre de lettres ; corrigez file sous [register]
register-newer = le registre { $path } vient d’une version plus récente de ce programme ; utilisez-la
register-other-letters = le passage { $run } est au registre avec d’autres lettres, car ce sur quoi il repose a changé depuis. S’il n’a pas été posté, annulez-le d’abord : relance undo { $run }
register-unknown-run = il n’y a pas de passage { $run } au registre ; les noms les plus proches : { $nearest }. Un passage porte le nom de son dossier
register-no-run = il n’y a pas de passage { $run } au registre, ni aucun autre
register-unknown-piece = le passage { $run } n’a pas de pli { $piece } ; le numéro le plus proche est { $nearest }. pieces.csv dans son dossier les énumère
register-no-piece = le passage { $run } n’a pas de pli { $piece }, ni aucun autre
register-run-undone = le passage { $run } a déjà été annulé
register-piece-undone = le pli { $piece } du passage { $run } a déjà été annulé
register-broken = l’écriture { $entry } du registre n’est pas celle qui y fut portée ; remettez la dernière sauvegarde où « register verify » ne trouve rien
register-undone = Passage { $run } : { $letters ->
    [one] { $letters } lettre compte comme jamais envoyée
   *[other] { $letters } lettres comptent comme jamais envoyées
}
register-moved = { $letters ->
    [one] { $letters } lettre
   *[other] { $letters } lettres
} du débiteur { $old } { $letters ->
    [one] compte
   *[other] comptent
} désormais pour { $new }{ $joined ->
    [0] {""}
    [one] , à côté de celle qu’il avait
   *[other] , à côté des { $joined } qu’il avait
}
register-nothing-to-move = le registre n’a aucune lettre du débiteur { $debtor } à faire compter pour un autre code ; il connaît { $known }
register-move-same = l’ancien et le nouveau code sont le même, ou le nouveau est vide : « { $debtor } » ; donnez d’abord l’ancien, puis le nouveau
register-verified = Le registre est intact : { $entries ->
    [one] { $entries } écriture
   *[other] { $entries } écritures
}, { $letters ->
    [one] { $letters } lettre
   *[other] { $letters } lettres
}, { $runs ->
    [one] { $runs } passage
   *[other] { $runs } passages
}, { $voids ->
    [one] { $voids } annulation
   *[other] { $voids } annulations
}, { $reports ->
    [one] { $reports } retour
   *[other] { $reports } retours
}. Dernière empreinte : { $head }
register-imported = { $letters ->
    [one] { $letters } lettre reprise
   *[other] { $letters } lettres reprises
} comme passage { $run } ; { $known ->
    [one] { $known } déjà connue
   *[other] { $known } déjà connues
}, { $void ->
    [one] { $void } annulée et laissée de côté
   *[other] { $void } annulées et laissées de côté
}
register-imported-none = Aucune lettre nouvelle : { $known ->
    [one] { $known } déjà connue
   *[other] { $known } déjà connues
}, { $void ->
    [one] { $void } annulée et laissée de côté
   *[other] { $void } annulées et laissées de côté
}

proof-title = Épreuve
proof-mark = ÉPREUVE – ne pas poster – { $text }, { $debtor }
proof-sample = { $text }, { $debtor } : { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}
proof-file = Épreuve : { $path }
proof-empty = Aucune lettre ne peut être faite ce jour, donc pas d’épreuve.

# --- réimpression
reprint-done = { $pieces ->
    [one] { $pieces } pli
   *[other] { $pieces } plis
} de nouveau, { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} sur { $sheets ->
    [one] { $sheets } feuille
   *[other] { $sheets } feuilles
} : { $file }
reprint-unknown = le passage n’a pas de pli { $what }. pieces.csv dans son dossier les énumère. Rien n’a été fait
reprint-unknown-near = le passage n’a pas de pli { $what } ; les plus proches sont { $nearest }. pieces.csv dans son dossier les énumère. Rien n’a été fait
reprint-unknown-run = le travail n’a pas de passage { $what } ; les noms les plus proches : { $nearest }. Rien n’a été fait
reprint-no-piece = aucun pli n’est nommé. Rien n’a été fait
reprint-no-run = le travail n’a pas encore de dossier de passage. Rien n’a été fait
reprint-which-run = le travail a plusieurs passages ; dites --run avec l’un de { $what }. Rien n’a été fait
reprint-altered = { $what } n’est pas le fichier que le passage a fait ; remettez-le d’une sauvegarde, ou refaites le passage à la même date. Rien n’a été fait

reconcile-done = { $entered ->
    [one] { $entered } retour porté
   *[other] { $entered } retours portés
} au registre ({ $sent ->
    [one] { $sent } envoyé
   *[other] { $sent } envoyés
}, { $damaged ->
    [one] { $damaged } abîmé
   *[other] { $damaged } abîmés
}, { $returned ->
    [one] { $returned } revenu
   *[other] { $returned } revenus
}, { $delivered ->
    [one] { $delivered } distribué
   *[other] { $delivered } distribués
}) ; { $known ->
    [one] { $known } déjà connu
   *[other] { $known } déjà connus
}
reconcile-damaged = À réimprimer : passage { $run }, { $pieces ->
    [one] pli
   *[other] plis
} { $list } (relance reprint { $job } --run { $run } { $list })

# --- papiers des recommandés
slip-title = Bordereau de dépôt des lettres recommandées
slip-date = Lettres du { $date }
slip-count = { $letters ->
    [one] { $letters } lettre
   *[other] { $letters } lettres
}
slip-page = Page { $page } sur { $pages }
slip-site = Lieu, date :
slip-piece = N°
slip-number = Numéro de recommandé
slip-addressee = Destinataire
slip-place = Ville
slip-product = Produit
slip-weight = Poids
slip-signature = Signature de l’expéditeur
slip-stamp = Timbre du bureau de poste

# --- décisions sur des lettres
review-decided-approve = Approuvée par { $by } le { $day }
review-decided-hold = Retenue par { $by } jusqu’au { $until }
review-decided-hold-noted = Retenue par { $by } jusqu’au { $until } : { $note }
review-decided-stage = Étape abaissée à « { $stage } » par { $by } le { $day }
review-decided-contact = Adressée à { $contact }, par { $by } le { $day }
review-decided-note = Un paragraphe de plus, par { $by } le { $day } : { $text }
review-state-goes = La lettre part avec le prochain passage à cette date
review-state-held = La lettre ne part pas : { $reason }
review-state-half = La lettre ne part pas : une autre personne doit aussi l’approuver
review-lacks = { $option } manque, et cette action en a besoin ; ajoutez-le
review-nobody = personne n’a dit qui décide ; donnez --by, la variable RELANCE_REVIEWER, ou by sous [review]
review-who = Votre nom, pour les décisions (demandé une fois) :
review-no-file = le fichier de travail est en mémoire et ne nomme pas de fichier de décisions
review-no-letter = aucune lettre à { $debtor } n’est à envoyer ce jour-là. Rien n’a été décidé
review-letter-held = aucune lettre à { $debtor } ne part : { $reason }. Rien n’a été décidé
review-which-currency = { $debtor } reçoit des lettres en { $known } ; dites laquelle avec --currency
review-hold-day = le jour doit venir après le { $day }
review-too-long = c’est trop long ; { $most } signes au plus
review-stage = l’étape ne peut être celle-là ; plus bas il y a { $known }
review-stage-lowest = il n’y a pas d’étape plus basse
review-email = « { $text } » n’est pas une adresse ; attendu par exemple compta@exemple.fr
review-words = ce texte ne peut pas partir : « { $word } » ({ $rule }). Dites-le autrement
review-open = La page de revue, pour un seul navigateur : { $address }
review-closed = Cette page n’est ouverte qu’à un seul navigateur : le premier où son adresse a été ouverte. L’adresse sert une fois ; pour l’ouvrir ailleurs, arrêtez « relance review » et relancez-le.
review-over = La revue est terminée ; ce qui est décidé se trouve dans le fichier
review-listen = aucune page ne peut être ouverte sur cet ordinateur : { $reason }

severity-hold = retenu
severity-warning = attention
finding-r1 = « { $text } » n’est pas un montant ; attendu par exemple 1 234,56. Corrigez la cellule dans l’export
finding-r2 = « { $text } » n’est pas une date ; attendu par exemple 31/12/2026 ou 2026-12-31. Corrigez la cellule dans l’export
finding-r3 = { $columns ->
    [one] la colonne « { $header } » a été laissée de côté : son champ n’est pas connu, ou une autre colonne le donne. Si elle est utile, indiquez son champ sous [export.columns]
   *[other] { $columns } colonnes ont été laissées de côté, et rien dans leurs cellules ne paraît utile : « { $header } ». Si l’une est utile, indiquez son champ sous [export.columns]
}
finding-r4 = les colonnes « { $first } » et « { $second } » donnent toutes deux { $field } ; indiquez celle à retenir sous [export.columns], et mettez l’autre à ""
finding-r5 = le fichier est vide ; attendu une ligne d’en-tête et une ligne par facture. Refaites l’export
finding-r6 = le fichier a un en-tête et aucune ligne ; rien n’est échu, ou l’export a été coupé
finding-r7 = aucune colonne ne donne { $field } ; attendu par exemple « { $example } », ou indiquez la vôtre sous [export.columns]
finding-r8 = la ligne a { $found } cellules, l’en-tête en a { $expected } ; cherchez un guillemet manquant ou un séparateur dans une valeur
finding-r9 = « { $text } » n’est pas connu ici ; attendu l’un de { $expected }. Pour un type de débiteur ou de document, dites ce que le mot veut dire sous [export.kinds] ou [export.documents] ; « "{ $header }" = "" » sous [export.columns] laisse la colonne de côté
finding-r10 = la cellule { $field } est vide ; attendu une valeur sur chaque ligne
finding-r11 = les octets ne sont pas du { $encoding } ; refaites l’export en UTF-8
finding-r12 = un guillemet s’ouvre sur cette ligne et ne se ferme pas comme il faut ; attendu « " » autour de cellules entières et « "" » à l’intérieur. Corrigez la ligne ou refaites l’export
finding-r13 = la colonne « { $header } », que [export.columns] indique pour { $field }, n’est dans aucun fichier ; corrigez son nom ou supprimez la ligne
finding-r14 = « { $text } » est en { $found }, la ligne en { $expected } ; corrigez l’un des deux
finding-r15 = « { $text } » peut être { $first } ou { $second }, et aucune ligne de la colonne ne le dit ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}). Indiquez ce qui précède les décimales : decimal = "," ou decimal = "." sous [export]
finding-r16 = « { $text } » peut être le { $first } ou le { $second }, et aucune date du fichier ne le dit ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}). Indiquez ce qui vient en premier : date_order = "dmy", "mdy" ou "ymd" sous [export]
finding-r17 = « { $text } » est lu { $repaired } : un tableur l’a pris pour un nombre. Exportez sans ouvrir le fichier dans un tableur
finding-r18 = des chiffres de « { $text } » sont perdus : un tableur l’a pris pour un nombre. La valeur est laissée de côté ; exportez sans ouvrir le fichier dans un tableur
finding-r19 = « { $text } » est un nombre qu’un tableur a arrondi ; attendu un code ou un numéro avec tous ses chiffres. Exportez sans ouvrir le fichier dans un tableur
finding-r20 = le total imprimé « { $label } » de { $header } est { $found }, { $rows ->
    [one] la ligne qu’il couvre fait
   *[other] les { $rows } lignes qu’il couvre font
} { $expected } ; rien de ce fichier n’est utilisé. Cherchez des lignes manquantes, filtrées ou en double et exportez de nouveau ; si les totaux imprimés veulent dire autre chose, écrivez subtotals = "ignore" sous [export]
finding-r21 = la colonne « { $header } » n’est pas connue et a été laissée de côté, mais semble utile ; les champs les plus proches sont { $fields }. Indiquez son champ sous [export.columns]
finding-r22 = ce fichier énumère { $lists ->
    [payments] des paiements reçus
    [accounts] des comptes et leurs noms
    [suppliers] ce qui est dû aux fournisseurs
    [quotes] des devis
    [orders] des commandes
    [schedules] des échéanciers récurrents
   *[bookings] des écritures
} et non des factures ouvertes ; ses lignes sont retenues. Exportez plutôt les factures ouvertes des clients, ou écrivez lists = "invoices" sous [export] si c’est bien cela
finding-r40 = aucune colonne ne dit ce qui reste de « { $total } », et { $columns }, laissé de côté, le dit peut-être ; un simple total n’est pas réclamé. Indiquez la colonne sous [export.columns], par exemple "{ $first }" = "residual" (ce qui reste), "paid" ou "status" ; ou écrivez total = "open" sous [export] si le total est ce qui reste
finding-r41 = la cellule qui dit ce qui reste est vide, et la pièce fait { $total } ; une cellule vide n’est pas le montant entier. Remplissez-la (0 s’il ne reste rien) ou exportez de nouveau
finding-r42 = « { $text } » est une formule dont le classeur ne contient pas le résultat. Ouvrez le fichier dans un tableur, laissez-le calculer, enregistrez et recommencez
finding-r43 = « { $header } » évolue comme le solde d’un compte et non comme ce qui reste de chaque pièce, et la suite est rompue ici : une ligne manque ou n’est pas à sa place, ou ce qui était ouvert avant la première ligne n’est pas dans le fichier. Exportez les pièces ouvertes avec ce qui reste de chacune ; ou indiquez la colonne qui le dit sous [export.columns]
finding-r44 = la pièce est en { $text }, et son montant est donné en { $expected }, la devise de vos livres ; attendu ce qui est dû en { $text }. Exportez la colonne des montants dans la devise de la pièce
finding-r45 = le montant a un signe moins et son sens est « { $text } », et d’autres lignes de ce fichier emploient signe et sens autrement ; attendu une seule manière dans tout le fichier. Corrigez la ligne ou exportez de nouveau
finding-r46 = une autre ligne de cette facture donne d’autres dates ou montants, et chaque ligne de ce fichier est une ligne ou un paiement d’une facture ; attendu la même chose sur toutes. Corrigez les lignes ou exportez une ligne par facture
finding-r47 = « { $header } » dépasse le montant de la même ligne : ce n’est donc pas ce qui reste de chaque pièce. Exportez les pièces ouvertes avec ce qui reste de chacune ; ou indiquez la colonne qui le dit sous [export.columns], par exemple "{ $header }" = "residual" si c’est bien elle
finding-r48 = les colonnes par âge font { $sum } et ce qui reste est { $found } ; attendu la même somme. Exportez de nouveau
finding-r49 = cet état donne un solde par débiteur et aucune facture ; les lettres nomment chaque facture. Exportez plutôt l’état détaillé (postes ouverts, balance âgée détaillée)
finding-r50 = « { $text } » n’est pas un compte client et figure à côté de comptes clients : c’est un journal ou un grand livre général, où une facture a plusieurs lignes. Exportez les seuls comptes clients (postes ouverts, 411…), ou le fichier des écritures (FEC) de l’exercice
finding-r51 = le total imprimé « { $label } » de { $header } ne peut pas être comparé à ses lignes, parce qu’un montant au-dessus est illisible : il ne prouve pas qu’aucune ligne ne manque. Corrigez ce montant et relisez le fichier
finding-r52 = { $text } a le numéro d’un avoir, et son montant n’a pas de signe moins ; aucune colonne ne dit ce que c’est. Dites-le sous [export.documents] : "{ $letters }" = "credit-note" ou "invoice"
finding-r30 = le mot « { $text } » de la colonne « { $header } » n’est pas connu ; { $rows ->
    [one] la ligne qui le porte est retenue
   *[other] les { $rows } lignes qui le portent sont retenues
}. Dites ce qu’il veut dire sous [export.status] : "{ $text }" = l’un de { $states }
finding-r31 = { $words ->
    [one] encore { $words } mot inconnu
   *[other] encore { $words } mots inconnus
} dans la colonne « { $header } », par exemple « { $text } » ; { $rows ->
    [one] { $rows } ligne est retenue
   *[other] { $rows } lignes sont retenues
}. Si cette colonne ne dit pas l’état des factures, laissez-la de côté : "{ $header }" = "" sous [export.columns]
finding-r32 = la colonne « { $header } » a été laissée de côté, et elle contient { $holds ->
    [amounts] des montants
    [states] des mots qui disent l’état d’une facture
   *[dates] des dates
}. Si elle est utile, indiquez son champ sous [export.columns] ; sinon "{ $header }" = ""
finding-r60 = du texte a été converti deux fois en UTF-8 : « { $text } » est lu « { $repaired } », ici et sur { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} en tout. Vérifiez les noms, ou refaites l’export en UTF-8
finding-r61 = { $rows ->
    [one] { $rows } ligne de cette feuille est masquée
   *[other] { $rows } lignes de cette feuille sont masquées
}, { $sum } en tout ; ces lignes et leurs débiteurs sont retenus. Écrivez hidden_rows = "read" sous [export] si elles comptent, ou hidden_rows = "leave-out" sinon
finding-r62 = la feuille « { $sheet } » de ce classeur a aussi les colonnes de factures ouvertes, mais pas les mêmes, et a été laissée de côté. Écrivez sheet = "{ $sheet }" sous [export] pour la lire à la place, ou donnez aux deux feuilles les mêmes colonnes
finding-r63 = une lettre de « { $text } » est perdue, devenue un point d’interrogation. Corrigez-la, ou refaites l’export en UTF-8
finding-l1 = la facture { $invoice } de ce débiteur figure déjà ligne { $line } ; attendu chaque numéro une seule fois. Supprimez l’une des deux lignes
finding-l2 = la facture { $invoice } figure aussi dans { $other } ; attendu chaque facture dans un seul fichier. Supprimez l’une des deux lignes
finding-l3 = le reste dû { $residual } diffère du total { $total } moins le réglé { $paid } ; le reste dû est retenu
finding-l4 = le débiteur { $debtor } n’est pas dans { $file } ; ajoutez-le ou corrigez le code
finding-l5 = { $field } « { $text } » diffère de « { $first } » ligne { $line } ; la première valeur est retenue
finding-l6 = le débiteur { $debtor } figure déjà ligne { $line } ; attendu chaque code une seule fois
finding-l7 = ni reste dû ni total ; le montant dû est inconnu
finding-l8 = pas d’échéance ; { $days } jours après la date de facture ont été retenus, comme le dit terms_days : { $due }
finding-l9 = le total { $total } et le réglé { $paid } sont de signes contraires et aucune colonne ne dit ce qui reste dû ; corrigez la ligne ou exportez le reste dû
finding-l10 = les écritures ouvertes de ce débiteur font { $items } et son compte présente { $balance } ; l’égalité au centime est attendue. Cherchez un exercice absent ou exporté avant sa clôture
finding-l11 = { $amount } au compte { $account }, journal { $journal }, est ouvert et n’est ni vente, ni règlement, ni à-nouveau ordinaires ; lettrez-le en comptabilité, ou nommez le journal sous [export.ledger]
finding-l12 = { $amount } était ouvert au début de l’exercice, sans facture ni date connues ; placez le FEC de l’exercice précédent en tête de [export] files
finding-l13 = les écritures lettrées { $code } laissent { $remains }, et plusieurs factures peuvent être celle qui reste ; toutes figurent en entier, et le reste en crédits. Lettrez-les une à une
finding-l14 = la facture { $invoice } est en { $found }, et le FEC n’en donne que la valeur en { $expected } ; exportez plutôt les factures ouvertes
finding-l15 = { $field } « { $text } » diffère de « { $used } » en { $place } ; le fichier des débiteurs l’emporte. Accordez-les
finding-l16 = les débits font { $debit }, les crédits { $credit }, { $unknown ->
    [0] toutes les lignes étant lisibles
    [one] { $unknown } ligne étant illisible
   *[other] { $unknown } lignes étant illisibles
} ; l’égalité est attendue, et chaque ligne lisible. Exportez de nouveau le FEC, en entier
finding-l17 = les écritures commencent le { $begin }, avant la fin de { $other } le { $end } ; un seul FEC par jour est attendu. Retirez l’un des deux
finding-l18 = la référence { $piece } ne désigne pas une seule pièce ; { $number } est employé. Saisissez le numéro de facture comme référence de l’écriture
finding-l19 = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
} sur les comptes 416 des clients douteux, { $amount } au total, laissée(s) de côté ; ajoutez "416" aux accounts de [export.ledger] pour les relancer aussi
finding-l36 = l’avoir { $credit } est marqué en litige ; ses { $amount } sont tout de même déduits. Réglez la question avec le débiteur, ou retirez la ligne
finding-l37 = la facture { $invoice } figure sur { $rows } lignes aux échéances différentes avec { $total } sur chacune, et aucune colonne ne dit ce qui reste dû : le montant entier répété, ou des échéances de { $total } chacune. Exportez le reste dû de chaque échéance ; ou écrivez total = "open" sous [export] si chaque ligne donne son propre montant
finding-l30 = { $debtors ->
    [one] { $debtors } débiteur porte une civilité (M., Mme …) et n’a ni SIREN, ni numéro de TVA, ni forme sociale : il est traité comme un particulier
   *[other] { $debtors } débiteurs portent une civilité (M., Mme …) et n’ont ni SIREN, ni numéro de TVA, ni forme sociale : ils sont traités comme des particuliers
}. Une colonne du type de débiteur dit autre chose pour l’un d’eux ; persons = "as-kind" sous [export] pour tous
finding-l31 = deux débiteurs peuvent porter le nom `{ $debtor }` : { $field } est `{ $text }` ici et `{ $first }` à { $place }. Toutes ses lignes sont retenues ; donnez à chacun son code dans une colonne, ou faites concorder les lignes
finding-l32 = le code de débiteur `{ $debtor }` en désigne deux : { $field } est `{ $text }` ici et `{ $first }` à { $place }. Toutes ses lignes sont retenues ; corrigez le code, ou faites concorder les lignes
finding-l33 = les codes de débiteur `{ $one }` ({ $name }, { $place }) et `{ $other }` ({ $other_name }) sont pris pour un seul, car le nom ou le SIREN concordent. Écrivez-les de même
finding-l34 = les codes de débiteur `{ $one }` ({ $name }, { $place }) et `{ $other }` ({ $other_name }) ne diffèrent que par la casse, des espaces ou des zéros en tête, et rien ne montre que c’est le même ; ce sont ici deux débiteurs. Si c’est le même, écrivez-les de même
finding-l35 = les codes de débiteur `{ $one }` ({ $name }, { $place }) et `{ $other }` ({ $other_name }) ne diffèrent que par la casse, des espaces ou des zéros en tête, et le document { $invoice } figure sous les deux. Les deux sont retenus ; écrivez les codes de même si c’est le même débiteur, ou retirez la ligne de trop
finding-w1 = la règle { $rule } refuse « { $word } » dans la phrase « { $sentence } » ; retirez-le du texte de la lettre
finding-w2 = règle { $rule } : la lettre doit contenir { $sentence } ; ajoutez-le au texte de la lettre
finding-w3 = la lettre dit « { $word } » dans la phrase « { $sentence } », mais c’est du droit français et le créancier n’est pas en France. Réécrivez ce texte dans votre propre maquette (docs/texts.md), ou corrigez country sous [creditor]
finding-s1 = aucune colonne ne s’appelle « { $field } » ; attendu debtor, currency, stage, date et invoices, et si possible deadline et total. Nommez-la ainsi sur la première ligne
finding-s2 = le registre ne connaît pas de lettre { $letter } ; nommez passage et pli comme dans pieces.csv, ou le numéro du recommandé
finding-s3 = la lettre { $letter } ne peut pas être signalée { $status } : { $why ->
    [void] elle a été annulée et compte comme jamais envoyée
    [future] ce jour n’est pas venu
    [before] c’est avant la date imprimée dessus
    [no-day] le jour de la distribution manque
    [no-destination] le registre ne sait pas où elle est allée ; écartez le débiteur par [[policy.exclude]] jusqu’à correction de son adresse
    [returned] elle a déjà été signalée revenue
   *[delivered] elle a déjà été signalée distribuée
}
finding-s4 = aucune colonne ne s’appelle `{ $field }` ; attendu status et, pour dire quelle lettre, number, run avec piece, ou piece_id. Nommez-la ainsi à la première ligne
finding-s10 = la facture { $invoice }{ $invoices ->
    [one] {""} a été relancée
   *[other] {""} et d’autres ont été relancées
} sous le débiteur `{ $old }`, que l’export ne montre plus ; { $invoices ->
    [one] elle figure
   *[other] elles figurent
} maintenant sous `{ $new }`. Si c’est le même débiteur, lancez : relance register move "{ $old }" "{ $new }"
finding-p1 = le créancier n’a pas de compte en { $currency } ; ajoutez-en un sous [[creditor.account]]
finding-p2 = les pénalités ne peuvent pas être calculées : { $reason }. Mettez le programme à jour, ou indiquez claim et indemnity = false sous [policy.penalties]
finding-p3 = { $what ->
    [rate] le taux du semestre { $of }
   *[indemnity] l’indemnité forfaitaire des débiteurs { $of ->
        [business] professionnels
        [consumer] particuliers
       *[public] publics
    }
} ne repose que sur une source secondaire, ou aucune ; vérifiez-le avant de poster les lettres
finding-p4 = le taux contractuel de { $rate } % est inférieur à { $floor } % au { $half_year }, le minimum légal ; { $floor } % a été retenu
finding-p5 = la facture { $invoice } se prescrit après le { $last_day } ({ $law }), d’après son échéance ; une lettre n’y change rien
finding-p6 = l’indemnité forfaitaire est due en { $currency } et n’a pas été ajoutée à une lettre en { $other }
finding-p10 = l’avoir ou le règlement { $credit } de { $amount } est daté du { $date }, après la lettre ; il ne diminue encore rien. Corrigez la date si elle est fausse
finding-p11 = l’avoir ou le règlement { $credit } concerne la facture { $invoice }, { $open ->
    [yes] et la dépasse de { $amount }
   *[no] qui n’est pas ouverte ici
} ; { $amount } sont déduits de l’ensemble du compte. Vérifiez le numéro
finding-p12 = l’avoir { $credit } de { $amount } ne nomme pas de facture et est imputé sur { $invoice }, la seule de ce montant. S’il en concerne une autre, indiquez-la dans une colonne credit_for
finding-p20 = [[policy.exclude]] nomme { $what ->
    [debtor] le débiteur « { $debtor } »
    [invoice] la facture « { $invoice } »
   *[both] la facture « { $invoice } » du débiteur « { $debtor } »
}{ $why ->
    [credit] , qui est un avoir : seules des factures peuvent être exclues. Retirez ces lignes
    [near] , à quoi rien ne correspond : ni l’export ni le registre ne connaît ce nom ; le plus proche est { $nearest }. Corrigez-le, ou retirez ces lignes
   *[nothing] , à quoi rien ne correspond : ni l’export ni le registre ne connaît ce nom. Corrigez-le, ou retirez ces lignes
}
finding-p21 = [[policy.exclude]] nomme { $what ->
    [debtor] le débiteur « { $debtor } »
    [invoice] la facture « { $invoice } »
   *[both] la facture « { $invoice } » du débiteur « { $debtor } »
}{ $why ->
    [elsewhere] , mais cette facture est celle du débiteur { $nearest }
   *[near] , que l’export n’a pas ; c’est peut-être une faute de frappe pour { $nearest }
}. « run » ne fait rien tant que vous ne l’avez pas corrigé, ou retiré ces lignes
finding-p22 = { $count ->
    [one] 1 exclusion n’a plus rien à retenir
   *[other] { $count } exclusions n’ont plus rien à retenir
}, parce que le jour de « until » est passé, ou parce que c’est payé ou absent de l’export : { $names }. Retirez-{ $count ->
    [one] la
   *[other] les
} de [[policy.exclude]] quand vous voulez
finding-p23 = { $letters ->
    [one] 1 lettre n’attend
   *[other] { $letters } lettres n’attendent
} que parce que le passage { $run } du même jour a déjà écrit { $letters ->
    [one] à ce débiteur
   *[other] à ces débiteurs
}. Si ses lettres ne sont pas parties, annulez-le : relance undo { $run }
finding-p30 = { $letters ->
    [one] { $letters } mise en demeure ne réclame ni pénalités ni indemnité, parce que rien ne dit si son débiteur est un professionnel
   *[other] { $letters } mises en demeure ne réclament ni pénalités ni indemnité, parce que rien ne dit si leurs débiteurs sont des professionnels
}. Écrivez kind = "business" ou kind = "consumer" sous [export]
finding-p40 = la facture { $invoice } est retenue, ses dates sont impossibles : { $what ->
    [due-before-issue] échéance le { $day }, avant son émission le { $other }
    [due-far-off] échéance le { $day }, à dix ans ou plus de la lettre
    [issue-after-letter] émise le { $day }, après la lettre du { $other }
    [reminder-to-come] relance { $nth } du { $day }, après la lettre du { $other }
    [reminder-order] relance { $nth } du { $day }, pas après la précédente, du { $other }
   *[other] relance { $nth } du { $day }, avant la facture du { $other }
}. Corrigez l’export, ou écrivez odd_dates = "accept" sous [policy] si elles sont justes
finding-p41 = les dates de la facture { $invoice } sont impossibles : { $what ->
    [due-before-issue] échéance le { $day }, avant son émission le { $other }
    [due-far-off] échéance le { $day }, à dix ans ou plus de la lettre
    [issue-after-letter] émise le { $day }, après la lettre du { $other }
    [reminder-to-come] relance { $nth } du { $day }, après la lettre du { $other }
    [reminder-order] relance { $nth } du { $day }, pas après la précédente, du { $other }
   *[other] relance { $nth } du { $day }, avant la facture du { $other }
}. Corrigez l’export
finding-q1 = la référence « { $reference } » n’a ni lettre ni chiffre dont faire une référence de paiement structurée ; indiquez reference = "letter" sous [[creditor.account]] ou corrigez le code du débiteur
finding-q2 = la lettre part sans code de paiement : { $reason ->
    [amount] { $amount } n’est pas compris entre 0,01 et 999999999,99
   *[too-long] il y a plus à dire qu’un code ne contient
}. Vérifiez la lettre
finding-q3 = le payeur reste en blanc sur la section paiement : code postal, ville ou pays inconnus. Complétez-les dans le fichier des débiteurs
finding-q4 = la section paiement nomme le payeur « { $name }, { $address } » : raccourci, ou sans des caractères qu’une QR-facture n’admet pas. Rien à faire, sauf si cela induit en erreur
finding-c1 = aucune police de la maquette ne sait montrer { $character } ({ $codepoint }) dans { $text } ; ajoutez une police qui le sait, ou corrigez le texte
finding-c2 = l’adresse ne tient pas dans la fenêtre, même en caractères plus petits et plus étroits : après « { $line } », il n’y a plus de place pour « { $lost } ». Raccourcissez cette ligne dans le fichier des débiteurs
finding-c3 = l’adresse a { $found } lignes ; la fenêtre en contient { $limit }. Réunissez ou supprimez des lignes dans le fichier des débiteurs
finding-c4 = le texte de lettre { $template } n’a pas pu être rempli : { $reason }
finding-c5 = la maquette n’a pas de textes en langue « { $language } » ; la lettre est écrite en « { $used } ». Ajoutez un dossier texts/{ $language } à la maquette
finding-c6 = la dernière ligne de l’adresse, « { $line } », n’est pas un code postal de cinq chiffres suivi d’une commune. Corrigez-la dans le fichier des débiteurs
finding-c7 = { $kind ->
    [text] « { $text } » de l’adresse
   *[other] l’adresse
} se trouve en { $place } mm ; la fenêtre ({ $profile }) montre à coup sûr { $zone } mm. Raccourcissez l’adresse, ou corrigez [window] dans la maquette
finding-c8 = { $kind ->
    [text] « { $text } »
    [rule] un filet
    [picture] une image
   *[other] un code
} se trouve en { $place } mm et peut se voir par la fenêtre ({ $profile } : { $zone } mm). Déplacez-le dans la maquette, ou raccourcissez-le
finding-c9 = { $kind ->
    [text] « { $text } »
    [rule] un filet
    [picture] une image
   *[other] un code
} se trouve en { $place } mm ; { $profile } veut du blanc { $why ->
    [margin] hors de { $zone } mm
   *[other] dans { $zone } mm ({ $why })
}. Déplacez-le dans la maquette, ou raccourcissez-le
finding-c10 = le pays « { $country } » n’est pas connu ; attendu un nom ou un code, par exemple Belgique, Belgium ou BE. Corrigez-le dans le fichier des débiteurs
finding-c11 = l’adresse a une commune et pas de rue. Vérifiez-la avant l’envoi, ou complétez-la dans le fichier des débiteurs
finding-a1 = pas de copie de la facture { $invoice } ; attendu { $tried }. Déposez-y le fichier, ou indiquez missing = "warn" sous [copies]
finding-a2 = la copie { $file } de la facture { $invoice } est inutilisable : { $reason ->
    [password] elle est protégée par un mot de passe
    [no-pages] elle n’a pas de pages
    [certificate] elle est chiffrée pour certains destinataires
    [too-large] elle est trop volumineuse
    [too-many-objects] ses pages demandent plus d’objets qu’aucune facture
    [too-many-pages] elle a plus de pages qu’aucune facture
    [expands] décompressée, elle dépasse de loin toute facture
    [work] ses éléments s’imbriquent ou se répètent sans fin
    [form] elle demande d’attendre qu’un formulaire soit construit (XFA) : ouvrez-la dans Acrobat et imprimez-la en PDF
    [portfolio] c’est un porte-documents dont la page n’est qu’une couverture : sortez-en la facture
    [wrapper] sa page n’est que l’enveloppe d’un document protégé : enregistrez celui-ci sans protection
    [untold] elle laisse au lecteur le dessin d’une annotation : imprimez-la en PDF pour que l’annotation fasse partie de la page
    [empty] le fichier est vide : téléchargez-le de nouveau
    [web] c’est une page web, par exemple une demande de connexion : téléchargez-la de nouveau
    [picture] c’est une image qui n’a de PDF que le nom : convertissez-la
    [office] c’est une archive ou un document bureautique qui n’a de PDF que le nom : convertissez-le
    [mail] c’est un courriel qui n’a de PDF que le nom : enregistrez sa pièce jointe
    [data] ce sont des données sans pages, par exemple une facture électronique, qui n’ont de PDF que le nom : imprimez ses pages en PDF
   *[other] elle est abîmée ou n’est pas un PDF
}. Déposez un PDF lisible, ou indiquez missing = "warn" sous [copies]
finding-a3 = le chemin « { $path } » sort du dossier des copies ; attendu un fichier dans { $folder }
finding-a4 = pas de copie de la facture { $invoice } ; attendu { $tried }. La lettre part sans elle
finding-a5 = la copie { $file } de la facture { $invoice } est inutilisable : { $reason ->
    [password] elle est protégée par un mot de passe
    [no-pages] elle n’a pas de pages
    [certificate] elle est chiffrée pour certains destinataires
    [too-large] elle est trop volumineuse
    [too-many-objects] ses pages demandent plus d’objets qu’aucune facture
    [too-many-pages] elle a plus de pages qu’aucune facture
    [expands] décompressée, elle dépasse de loin toute facture
    [work] ses éléments s’imbriquent ou se répètent sans fin
    [form] elle demande d’attendre qu’un formulaire soit construit (XFA) : ouvrez-la dans Acrobat et imprimez-la en PDF
    [portfolio] c’est un porte-documents dont la page n’est qu’une couverture : sortez-en la facture
    [wrapper] sa page n’est que l’enveloppe d’un document protégé : enregistrez celui-ci sans protection
    [untold] elle laisse au lecteur le dessin d’une annotation : imprimez-la en PDF pour que l’annotation fasse partie de la page
    [empty] le fichier est vide : téléchargez-le de nouveau
    [web] c’est une page web, par exemple une demande de connexion : téléchargez-la de nouveau
    [picture] c’est une image qui n’a de PDF que le nom : convertissez-la
    [office] c’est une archive ou un document bureautique qui n’a de PDF que le nom : convertissez-le
    [mail] c’est un courriel qui n’a de PDF que le nom : enregistrez sa pièce jointe
    [data] ce sont des données sans pages, par exemple une facture électronique, qui n’ont de PDF que le nom : imprimez ses pages en PDF
   *[other] elle est abîmée ou n’est pas un PDF
}. La lettre part sans elle
finding-a6 = { $first } et { $second } pourraient toutes deux être la copie de la facture { $invoice } ; n’en gardez qu’une
finding-a7 = la première lettre, du { $date }, ne peut être jointe à celle-ci : { $reason ->
    [not-kept] aucun passage antérieur n’en a gardé le fichier
    [altered] { $file } n’est pas le fichier envoyé
   *[gone] { $file } est introuvable, ou son dossier n’a pas de pieces.csv
}. Remettez le dossier du passage tel qu’il était, indiquez missing = "warn" sous [copies], ou attach_first = false sous [policy]
finding-a8 = la première lettre, du { $date }, ne peut être jointe à celle-ci : { $reason ->
    [not-kept] aucun passage antérieur n’en a gardé le fichier
    [altered] { $file } n’est pas le fichier envoyé
   *[gone] { $file } est introuvable, ou son dossier n’a pas de pieces.csv
}. La lettre part sans elle
finding-a9 = { $file } peut être la copie de la facture { $invoice } et de { $other } ; ajoutez {"{"}debtor{"}"} au modèle, nommez les fichiers dans une colonne `copy`, ou renommez-en un
finding-a10 = { $file } n’est pas la copie de la facture { $invoice } : { $reason ->
    [number] elle porte sur { $names }
    [buyer] elle nomme le débiteur { $names } et non celui-ci
    [data-number] les données qu’elle contient sont celles de { $names }
    [data-buyer] l’acheteur des données qu’elle contient est { $names }
    [data-amount] les données qu’elle contient donnent { $names } comme montant
   *[nothing] son texte ne contient ni le numéro, ni, avec lui, le montant et le débiteur
}. Mettez le bon fichier à sa place, ou contradicted = "warn" sous [copies]
finding-a11 = { $file } n’est pas la copie de la facture { $invoice } : { $reason ->
    [number] elle porte sur { $names }
    [buyer] elle nomme le débiteur { $names } et non celui-ci
    [data-number] les données qu’elle contient sont celles de { $names }
    [data-buyer] l’acheteur des données qu’elle contient est { $names }
    [data-amount] les données qu’elle contient donnent { $names } comme montant
   *[nothing] son texte ne contient ni le numéro, ni, avec lui, le montant et le débiteur
}. La lettre part avec elle
finding-a12 = { $file } n’est peut-être pas la copie de la facture { $invoice } : { $reason ->
    [no-text] elle n’a pas de texte à lire
    [number-only] son numéro y figure, mais ni le montant ni le débiteur
    [short-number] son numéro est trop court pour être distingué, et le montant et le débiteur n’y figurent pas tous deux
    [no-number] le montant et le débiteur y figurent, mais pas son numéro
    [data-date] les données qu’elle contient portent une autre date
   *[other] elle est trop longue pour être lue jusqu’au bout
}. Regardez-la avant l’envoi
finding-a13 = { $file } n’est peut-être pas la copie de la facture { $invoice } : { $reason ->
    [no-text] elle n’a pas de texte à lire
    [number-only] son numéro y figure, mais ni le montant ni le débiteur
    [short-number] son numéro est trop court pour être distingué, et le montant et le débiteur n’y figurent pas tous deux
    [no-number] le montant et le débiteur y figurent, mais pas son numéro
    [data-date] les données qu’elle contient portent une autre date
   *[other] elle est trop longue pour être lue jusqu’au bout
}. Mettez un fichier avec du texte à sa place, ou unconfirmed = "warn" sous [copies]
finding-a14 = les lignes de la facture { $invoice } font { $sum } ; attendu { $total }. Corrigez le fichier des lignes : un duplicata n’est tiré que de lignes qui font la facture
finding-a15 = aucun export ne contient la facture { $invoice } de { $lines ->
    [one] cette ligne
   *[other] ces { $lines } lignes
} ; retirez-la, ou corrigez son numéro
finding-a16 = `{ $text }` n’est pas un nombre, dans une ligne de la facture { $invoice } ; corrigez la cellule
finding-a17 = aucune colonne ne s’appelle `{ $field }` ; attendu invoice, description et total et, si possible, quantity, unit price et VAT rate. Nommez-la ainsi dans la première ligne
finding-a18 = cette ligne de facture est laissée de côté : elle a { $found } cellules et son numéro de facture est « { $text } » ; attendu { $expected } cellules, un numéro, et des guillemets fermés. Corrigez la ligne
finding-a20 = la copie { $file } de la facture { $invoice } a { $pages } pages ; max_pages sous [copies] en permet { $most }. Augmentez-le, ou indiquez over = "first"
finding-a21 = la copie { $file } de la facture { $invoice } a { $pages } pages ; les { $taken } premières sont jointes

finding-m1 = la page { $page } de la lettre imprime dans la zone réservée aux marques de la machine à mettre sous pli ; déplacez le texte dans la maquette, ou les marques dans [post.marks]
finding-t1 = le tarif ne donne pas de prix pour { $product } ({ $step }) : { $pieces ->
    [one] 1 pli est
   *[other] { $pieces } plis sont
} sans affranchissement dans le manifeste. Complétez la case d’après le tarif de la poste, ou pesez et affranchissez à la main
finding-t2 = { $pieces ->
    [one] 1 pli est
   *[other] { $pieces } plis sont
} à moins de 3 % de { $step }, ou au-delà avec un papier plus lourd ; pesez-en un avant d’affranchir
finding-t3 = { $piece ->
    [none] l’expéditeur
   *[other] le pli { $piece }
} dépasse une limite de { $service } : { $rule } est { $found }, il prend { $limit }. Envoyez-le autrement, ou changez ce qu’il contient, avant le dépôt
finding-t4 = { $service } refuserait la page { $page } ({ $rule }) : { $text } se trouve à { $place } mm{ $more ->
    [0] {""}
    [one] , avec un autre texte
   *[other] , avec { $more } autres textes
}. Prenez une mise en page dont l’adresse est dans sa zone, ou déplacez ce qui gêne
finding-t5 = on ne sait pas où { $service } veut l’adresse des lettres postées en { $country }, les pages n’ont donc pas été regardées pour cela ; regardez une lettre sur son site avant le dépôt
finding-t6 = le flux { $stream } n’est déclaré ni PDF/VT ni PDF/X-4 : { $files ->
    [one] une copie s’en écarte
   *[other] { $files } copies s’en écartent
 }, { $names } ; faites-les imprimer telles quelles, ou obtenez des copies conformes (docs/profiles.md)

use crate::paper::Chance;

/// One line of an invoice; amounts in cents, taxes not included.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) quantity: i64,
    pub(super) unit: &'static str,
    pub(super) price: i64,
}

impl Line {
    pub(super) fn amount(&self) -> i64 {
        self.quantity * self.price
    }
}

/// Text, unit and usual price in euros.
const GOODS: &[(&str, &str, i64)] = &[
    ("Double vitrage 4/16/4, argon, faible émissivité", "m²", 185),
    ("Double vitrage 44.2/16/4 retardateur d’effraction", "m²", 265),
    ("Verre feuilleté 33.2 clair, bords rodés", "m²", 148),
    ("Verre trempé 10 mm clair, chants polis", "m²", 172),
    ("Miroir argenté 6 mm, joint poli", "m²", 96),
    ("Crédence en verre laqué, teinte au choix", "m²", 210),
    ("Paroi de douche sur mesure, verre 8 mm", "u", 780),
    ("Porte tout verre 10 mm, pentures et serrure", "u", 1150),
    ("Vitrail au plomb, restauration de panneau", "u", 640),
    ("Survitrage de protection de vitrail", "u", 310),
    ("Encoche et perçage Ø 40 mm", "u", 18),
    ("Profilé de garde-corps à la française", "ml", 88),
    ("Joint EPDM de vitrage, pose comprise", "ml", 9),
    ("Silicone neutre, cartouche 310 ml", "u", 7),
    ("Film dépoli intérieur, motif filet", "m²", 24),
    ("Dépose et évacuation de l’ancien vitrage", "u", 65),
    ("Prise de mesures et gabarit", "u", 55),
    ("Main-d’œuvre de pose, équipe de deux", "h", 58),
    ("Location de nacelle, demi-journée", "u", 240),
    ("Livraison sur chevalet", "u", 75),
];

/// About `count` lines that add up to `total` cents exactly; the last is a lump sum that takes the rest.
pub(super) fn lines(number: &str, total: i64, count: i64) -> Vec<Line> {
    let mut chance = Chance::from_text(number);
    let usual = (total / (count + 1)).max(1000);
    let fitting: Vec<_> =
        GOODS.iter().copied().filter(|(.., euros)| euros * 100 <= usual * 2).collect();
    let (mut lines, mut rest) = (Vec::new(), total);
    for _ in 0..count * 2 {
        let (text, unit, euros) = chance.one_of(&fitting);
        let price = euros * chance.between(92, 109);
        let quantity = chance.between(1, (2 * usual / price.max(1)).clamp(1, 12) + 1);
        let line = Line { text: text.to_owned(), quantity, unit, price };
        if price > 0 && line.amount() < rest - 1500 {
            rest -= line.amount();
            lines.push(line);
        }
    }
    let text = "Fournitures diverses et déplacement, forfait".to_owned();
    lines.push(Line { text, quantity: 1, unit: "fft", price: rest });
    lines
}

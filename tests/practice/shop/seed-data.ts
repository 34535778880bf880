/** Invented goods and people; addresses end in example domains, phone numbers in ranges that ring nowhere. */
export const GOODS: readonly (readonly [title: string, variant: string, sku: string, priceMinor: number])[] = [
  ["Cork yoga mat", "5 mm / Forest", "MAT-CORK-5", 4900],
  ["Cork yoga mat", "3 mm / Sand", "MAT-CORK-3", 3900],
  ["Travel yoga mat", "1.5 mm", "MAT-TRAVEL", 2950],
  ["Cotton strap", "2.5 m / Sand", "STRAP-25", 950],
  ["Meditation cushion", "Buckwheat", "ZAFU-BW", 3450],
  ["Eye pillow", "Lavender", "EYE-LAV", 1290],
  ["Bolster", "Linen", "BOLSTER", 5200],
  ["Yoga block", "Cork", "BLOCK-CORK", 1450],
  ["Yoga block, set of two", "Cork", "BLOCK-CORK-2", 2600],
  ["Incense", "Sandalwood", "INCENSE-SW", 790],
  ["Singing bowl", "12 cm", "BOWL-12", 3900],
  ["Water bottle", "600 ml", "BOTTLE-600", 1990],
  ["Leggings", "M / Black", "LEG-M-BLK", 4490],
  ["Leggings", "L / Plum", "LEG-L-PLM", 4490],
  ["Mat spray", "Tea tree", "SPRAY-TT", 1190],
  ["Mat bag", "Canvas", "BAG-CANVAS", 2790],
  ["Massage ball", "", "BALL", 690],
  ["Yoga wheel", "33 cm", "WHEEL-33", 3290],
  ["Blanket", "Recycled wool", "BLANKET", 2990],
  ["Resistance bands", "Set of three", "BANDS-3", 1590],
];

export const ITALIANS: readonly (readonly [first: string, last: string, city: string, zip: string])[] = [
  ["Michela", "Ferrari", "Padova", "35121"], ["Luca", "Esposito", "Napoli", "80121"], ["Giulia", "Romano", "Roma", "00184"],
  ["Francesca", "Colombo", "Milano", "20121"], ["Alessandro", "Ricci", "Firenze", "50122"], ["Elisa", "Marino", "Palermo", "90133"],
  ["Davide", "Greco", "Bari", "70121"], ["Sofia", "Bruno", "Torino", "10121"], ["Matteo", "Gallo", "Bologna", "40121"],
  ["Anna", "Costa", "Genova", "16121"], ["Paola", "Fontana", "Verona", "37121"], ["Simone", "Caruso", "Catania", "95124"],
  ["Valentina", "Mancini", "Perugia", "06121"], ["Marco", "Rizzo", "Trieste", "34121"], ["Laura", "Lombardi", "Brescia", "25121"],
  ["Giorgio", "Moretti", "Cagliari", "09124"], ["Silvia", "Barbieri", "Modena", "41121"], ["Nicola", "Serra", "Lecce", "73100"],
];

export const ABROAD: readonly (readonly [first: string, last: string, city: string, zip: string, country: string, code: string, locale: string])[] = [
  ["Anna", "Schmidt", "Berlin", "10115", "Germany", "DE", "de"], ["Lukas", "Weber", "Hamburg", "20095", "Germany", "DE", "de"],
  ["Camille", "Bernard", "Lyon", "69001", "France", "FR", "fr"], ["Hugo", "Petit", "Nantes", "44000", "France", "FR", "fr"],
  ["Emily", "Turner", "Leeds", "LS1 4DY", "United Kingdom", "GB", "en-GB"], ["James", "Walker", "Bristol", "BS1 5TR", "United Kingdom", "GB", "en-GB"],
  ["Lucía", "García", "Valencia", "46001", "Spain", "ES", "es"], ["Pablo", "Martín", "Sevilla", "41001", "Spain", "ES", "es"],
  ["Olivia", "Brown", "Austin", "78701", "United States", "US", "en-US"], ["Noah", "Davis", "Portland", "97204", "United States", "US", "en-US"],
  ["Sanne", "de Vries", "Utrecht", "3511", "Netherlands", "NL", "nl"], ["Marie", "Huber", "Wien", "1010", "Austria", "AT", "de"],
];

export const CARRIERS = [
  { company: "GLS", url: "https://track.example/gls/" },
  { company: "BRT", url: "https://track.example/brt/" },
  { company: "DHL", url: "https://track.example/dhl/" },
] as const;

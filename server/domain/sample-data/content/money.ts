/** Which effort brought whom: the campaign of contacts, and so of their deals. */
export const campaigns: Record<string, string[]> = {
  'Autumn design fair': ['misaki-tanaka', 'ken-sato', 'gareth-llewellyn', 'beatrice-osei', 'jonas-petersen', 'nadia-rahimi', 'noor-van-dijk'],
  'Packaging newsletter': ['lena-vogt', 'mikkel-poulsen', 'katharina-hollerbach', 'jiwoo-kim', 'desislava-petrova'],
  'کمپین نوروز': ['sara-ahmadi', 'mehdi-kazemi', 'baran-ghasemi', 'pooya-azadi'],
}

/** A purchase as it is written down here; the day is counted from today. */
export interface PurchaseContent { key: string, contact: string, subject: string, valueCents: number, currency: string, day: number, source?: string }

export const purchases: PurchaseContent[] = [
  { key: 'vogt-posters', contact: 'lena-vogt', subject: 'Posters for the eleven shops', valueCents: 1_850_00, currency: 'EUR', day: -6 },
  { key: 'vogt-aprons', contact: 'lena-vogt', subject: 'Artwork for the aprons', valueCents: 420_00, currency: 'EUR', day: -38 },
  { key: 'aoife-workshop', contact: 'aoife-kelleher', subject: 'Half-day workshop for the product team', valueCents: 1_200_00, currency: 'EUR', day: -33 },
  { key: 'kim-photos', contact: 'jiwoo-kim', subject: 'Product photographs', valueCents: 980_00, currency: 'USD', day: -18 },
  { key: 'tanaka-talk', contact: 'misaki-tanaka', subject: '展示会での講演', valueCents: 120_000, currency: 'JPY', day: -64, source: 'event' },
  { key: 'sara-menus', contact: 'sara-ahmadi', subject: 'طراحی منوی زمستان', valueCents: 640_00, currency: 'EUR', day: -52 },
  { key: 'poulsen-van', contact: 'mikkel-poulsen', subject: 'Second van', valueCents: 900_00, currency: 'EUR', day: -3 },
]

/** A payment for a won deal or a purchase, in the currency of that. */
export interface PaymentContent { deal?: string, purchase?: string, valueCents: number, day: number, method?: string, note?: string }

export const payments: PaymentContent[] = [
  { deal: 'brot-salz-identity', valueCents: 6_900_00, day: -11, method: 'Bank transfer', note: 'First half' },
  { deal: 'fjallhus-naming', valueCents: 7_900_00, day: -30, method: 'Bank transfer' },
  { deal: 'zelena-app', valueCents: 8_625_00, day: -62, method: 'Bank transfer' },
  { deal: 'zelena-app', valueCents: 8_625_00, day: -25, method: 'Bank transfer' },
  { deal: 'thalassa-covers', valueCents: 3_000_00, day: -20, method: 'Bank transfer' },
  { deal: 'kesselhaus-workshop', valueCents: 2_400_00, day: -80, method: 'Card' },
  { deal: 'hanbit-brand', valueCents: 4_900_00, day: -15, method: 'Bank transfer' },
  { deal: 'loom-discovery', valueCents: 4_800_00, day: -60, method: 'Bank transfer' },
  { purchase: 'vogt-aprons', valueCents: 420_00, day: -29, method: 'Bank transfer' },
  { purchase: 'aoife-workshop', valueCents: 1_200_00, day: -21, method: 'Card' },
  { purchase: 'tanaka-talk', valueCents: 120_000, day: -50, method: 'Bank transfer' },
  { purchase: 'sara-menus', valueCents: 340_00, day: -40, method: 'Cash' },
]

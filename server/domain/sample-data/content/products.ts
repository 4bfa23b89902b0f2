/** What Studio North sells, in euros. */
export const products = [
  { key: 'workshop', name: 'Brand workshop', unit: 'half day', unitPriceCents: 1_200_00, description: 'With the people who decide, on site or online' },
  { key: 'label', name: 'Label design', unit: 'label', unitPriceCents: 900_00, description: 'Front and back, ready for print' },
  { key: 'shop', name: 'Web shop, set up and designed', unit: null, unitPriceCents: 8_000_00, description: null },
  { key: 'day', name: 'Design day', unit: 'day', unitPriceCents: 1_000_00, description: null },
] as const

type ProductKey = (typeof products)[number]['key']

/** What some of the deals are made of: each comes to the value that the deal has. */
export const lineItems: { deal: string, asksApproval?: true, lines: { product: ProductKey, quantity: number, discountPercent: number }[] }[] = [
  { deal: 'hollerbach-labels', lines: [{ product: 'workshop', quantity: 2, discountPercent: 0 }, { product: 'label', quantity: 8, discountPercent: 0 }, { product: 'shop', quantity: 1, discountPercent: 15 }] },
  { deal: 'loom-retainer', asksApproval: true, lines: [{ product: 'day', quantity: 36, discountPercent: 25 }] },
]

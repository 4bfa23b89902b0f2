import { z } from 'zod'
import { pageFields, recordFields } from '#shared/http/answers'

/** Something that is sold, as the API answers it. */
export const productSchema = z.object({
  ...recordFields,
  name: z.string(),
  description: z.string().nullable(),
  unit: z.string().nullable().describe('What one of it is: an hour, a day, a licence.'),
  unitPriceCents: z.int(),
  currency: z.string(),
  isActive: z.boolean().describe('Retired ones stay on the deals that have them and are offered no more.'),
}).meta({ id: 'Product', description: 'Something that is sold.' })
export type Product = z.infer<typeof productSchema>

export const productAnswerSchema = z.object({ product: productSchema })
export const productsAnswerSchema = z.object({ products: z.array(productSchema), ...pageFields })

import { z } from 'zod'
import { currencySchema, line, listQuery, optional, text } from '#shared/http/fields'

/** Minor units of a currency, at most what JavaScript counts exactly. */
export const priceSchema = z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(Number.MAX_SAFE_INTEGER, { error: 'too_large' })

export const createProductSchema = z.strictObject({
  name: line(200).min(1, { error: 'required' }),
  description: optional(text(2000)),
  unit: optional(line(40)),
  unitPriceCents: priceSchema.default(0),
  currency: currencySchema.optional(),
  isActive: z.boolean({ error: 'expected_true_or_false' }).default(true),
})
export const updateProductSchema = z.strictObject({
  ...createProductSchema.shape,
  unitPriceCents: priceSchema.optional(),
  isActive: z.boolean({ error: 'expected_true_or_false' }).optional(),
  name: createProductSchema.shape.name.optional(),
})

export const productSortKeys = ['name', 'unitPrice', 'createdAt'] as const
export const listProductsSchema = z.strictObject({
  ...listQuery(productSortKeys, 'name'),
  isActive: z.enum(['true', 'false'], { error: 'expected_true_or_false' }).transform(value => value === 'true').optional(),
})

export type CreateProduct = z.output<typeof createProductSchema>
export type UpdateProduct = z.output<typeof updateProductSchema>
export type ListProducts = z.output<typeof listProductsSchema>

export type { Product } from './answers'

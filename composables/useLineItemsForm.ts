import type { z } from 'zod'
import { exceedsDiscount, isBeyondCounting, totalsOfLines } from '#shared/deals/line-totals'
import { putLineItemsSchema, type DealLines, type lineItemSchema } from '#shared/deals/line-items'
import type { Product } from '#shared/products/schema'
import type { Deal } from '#shared/deals/schema'
import { problemOf, useProblem } from '~/composables/useProblem'

/** A line while it is being written. */
export interface DraftLine { key: number, productId: string | null, name: string, unit: string | null, quantity: number, unitPriceCents: number, discountPercent: number, listPriceCents: number | null }

let keys = 0

/** The line items of a deal while they are being written, and what they would come to. */
export function useLineItemsForm(current: () => DealLines, save: (input: z.input<typeof putLineItemsSchema>, version: number) => Promise<void>) {
  const { t, te } = useI18n()
  const { textOf } = useProblem()
  const { lineItems, valueFromItems, version } = current()
  const rows = ref<DraftLine[]>(lineItems.map(({ id: _, totalCents: __, ...line }) => ({ ...line, key: keys++ })))
  const followsItems = ref(lineItems.length === 0 || valueFromItems)
  const seen = ref(version)
  const problem = ref('')
  const wrong = ref<Record<string, string>>({})

  const isCountable = computed(() => !isBeyondCounting(rows.value))
  const totals = computed(() => isCountable.value ? totalsOfLines(rows.value) : undefined)

  async function submit(): Promise<boolean> {
    problem.value = ''
    const input = { lineItems: rows.value.map(({ key: _, listPriceCents: __, ...line }): z.input<typeof lineItemSchema> => line), valueFromItems: followsItems.value }
    const parsed = putLineItemsSchema.safeParse(input)
    wrong.value = Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path.slice(1).join('.'), te(`issues.${message}`) ? t(`issues.${message}`) : message]))
    if (!parsed.success) {
      problem.value = t('errors.invalid_fields')
      return false
    }
    try {
      await save(input, seen.value)
      return true
    }
    catch (error) {
      // What was typed stays, and saving again is meant to go over what somebody else wrote.
      seen.value = (problemOf(error)?.current as Deal | undefined)?.version ?? seen.value
      problem.value = textOf(error)
      return false
    }
  }

  const add = (line: Partial<DraftLine>) => rows.value.push({ key: keys++, productId: null, name: '', unit: null, quantity: 1, unitPriceCents: 0, discountPercent: 0, listPriceCents: null, ...line })

  return {
    rows, followsItems, totals, problem, wrong, submit,
    needsApproval: computed(() => {
      const { discountLimitPercent } = current()
      return discountLimitPercent !== null && totals.value !== undefined && exceedsDiscount(rows.value, discountLimitPercent, totals.value.netCents)
    }),
    addText: () => add({}),
    addProduct: ({ id, name, unit, unitPriceCents, currency }: Product) => {
      const price = currency === current().currency ? unitPriceCents : null
      add({ productId: id, name, unit, unitPriceCents: price ?? 0, listPriceCents: price })
    },
    remove: (key: number) => { rows.value = rows.value.filter(row => row.key !== key) },
    shift: (key: number, by: 1 | -1) => {
      const from = rows.value.findIndex(row => row.key === key)
      const to = from + by
      if (to < 0 || to >= rows.value.length) return
      rows.value.splice(to, 0, ...rows.value.splice(from, 1))
    },
  }
}

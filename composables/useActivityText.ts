import type { Activity, TimelineEvent } from '#shared/activities/schema'
import { useContactWords } from '~/composables/useContactWords'
import { useDays } from '~/composables/useDays'
import { useMoney } from '~/composables/useMoney'

/** A field that changed, as a person reads it. */
export interface ReadableChange { field: string, before: string | null, after: string | null }

const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T/
const places = ['address', 'number', 'url', 'name']

function isMoney(value: unknown): value is { valueCents: number, currency: string } {
  return typeof value === 'object' && value !== null && 'valueCents' in value && 'currency' in value
}

/** Activities and events in the person's words. */
export function useActivityText() {
  const { t, te, n } = useI18n()
  const { dayText, momentText } = useDays()
  const { money } = useMoney()
  const { labelText } = useContactWords()

  /** One of several addresses, with what it is for. */
  function placeText(value: Record<string, unknown>): string {
    const place = String(places.map(name => value[name]).find(Boolean) ?? '')
    return typeof value.label === 'string' ? `${place} (${labelText(value.label)})` : place
  }

  function valueText(field: string, value: unknown): string | null {
    if (value === null || value === undefined || value === '') return null
    if (Array.isArray(value)) return value.length ? value.map(item => valueText(field, item)).join(t('timeline.comma')) : null
    if (isMoney(value)) return money(value.valueCents, value.currency)
    if (typeof value === 'object') return placeText(value as Record<string, unknown>)
    if (typeof value === 'number') return n(value)
    const text = String(value)
    if (te(`timeline.values.${text}`)) return t(`timeline.values.${text}`)
    if (day.test(text)) return dayText(text)
    return instant.test(text) ? momentText(text) : text
  }

  return {
    activityTitle(activity: Activity): string {
      const direction = activity.direction && activity.type !== 'meeting' ? t(`activities.directions.${activity.direction}`) : null
      const minutes = activity.durationSeconds ? t('activities.minutes', { count: n(Math.round(activity.durationSeconds / 60)) }) : null
      const amount = isMoney(activity.metadata) ? money(activity.metadata.valueCents, activity.metadata.currency) : null
      return [t(`activities.types.${activity.type}`), amount, minutes, direction].filter(Boolean).join(t('timeline.comma'))
    },
    eventTitle({ type }: Pick<TimelineEvent, 'type'>): string {
      const name = type.replace('.', '_')
      const key = [`timeline.events.${name}`, `audit.events.${name}`].find(key => te(key))
      return key ? t(key) : type.split('.').at(-1)!.replaceAll('_', ' ')
    },
    changesOf(event: Pick<TimelineEvent, 'changes'>): ReadableChange[] {
      return Object.entries(event.changes).map(([field, { before, after }]) => ({
        field: te(`timeline.fields.${field}`) ? t(`timeline.fields.${field}`) : field,
        before: valueText(field, before),
        after: valueText(field, after),
      }))
    },
  }
}

import { activityTypes, type ActivityType } from '#shared/activities/values'
import type { ChartLink, ChartSeries, ChartTone } from '#shared/charts/chart'

interface ByType { types: { type: ActivityType, count: number }[] }

const tones: Record<ActivityType, ChartTone> = { call: 'primary', meeting: 'success', email: 'violet', message: 'warning', note: 'neutral', purchase: 'error' }

/** Activities as a series for each type that occurs, and where each figure's activities are. */
export function useActivitySeries() {
  const { t } = useI18n()
  return {
    seriesOf<Part extends ByType>(parts: Part[], linkTo: (part: Part, type: ActivityType) => ChartLink): ChartSeries[] {
      const countOf = (part: Part, type: ActivityType) => part.types.find(one => one.type === type)?.count ?? 0
      return activityTypes.filter(type => parts.some(part => countOf(part, type) > 0)).map(type => ({
        name: t(`activities.types.${type}`), tone: tones[type],
        values: parts.map(part => countOf(part, type)),
        links: parts.map(part => countOf(part, type) ? linkTo(part, type) : undefined),
      }))
    },
  }
}

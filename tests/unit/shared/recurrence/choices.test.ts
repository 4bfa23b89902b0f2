import { expect, it } from 'vitest'
import { usualRules } from '#shared/recurrence/choices'
import { formatRule, parseRule, type RecurrenceRule } from '#shared/recurrence/rule'

it('offers the rules that a day suggests, in the form in which they are kept', () => {
  expect(usualRules('2026-11-24', 'monday')).toEqual([
    'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=MONTHLY;BYMONTHDAY=24', 'FREQ=MONTHLY;BYDAY=-1TU', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24',
  ])
  expect(usualRules('2027-02-28', 'saturday').slice(1, 5)).toEqual(['FREQ=WEEKLY;BYDAY=MO,TU,WE,SA,SU', 'FREQ=WEEKLY;BYDAY=SU', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYDAY=-1SU'])
  for (const rule of usualRules('2026-11-09', 'sunday')) expect(formatRule(parseRule(rule) as RecurrenceRule)).toBe(rule)
})

import { describe, expect, it } from 'vitest'
import { formatRule, parseRule } from '#shared/recurrence/rule'

const canonical = (text: string) => {
  const rule = parseRule(text)
  return typeof rule === 'string' ? rule : formatRule(rule)
}

describe('a recurrence rule', () => {
  it('is kept in one form, however it was written', () => {
    expect(canonical('RRULE:byday=mo,WE;freq=weekly;interval=1')).toBe('FREQ=WEEKLY;BYDAY=MO,WE')
    expect(canonical('FREQ=MONTHLY;BYMONTHDAY=15,-1,15;COUNT=3')).toBe('FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=3')
    expect(canonical('FREQ=MONTHLY;BYDAY=+1MO,-1FR;UNTIL=20271231T090000Z')).toBe('FREQ=MONTHLY;BYDAY=1MO,-1FR;UNTIL=20271231T090000Z')
  })

  it.each([
    ['FREQ=HOURLY', 'recurrence_too_often'],
    ['FREQ=DAILY;BYHOUR=9,10', 'recurrence_too_often'],
    ['FREQ=YEARLY;BYEASTER=1', 'unsupported_recurrence'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'unsupported_recurrence'],
    [`FREQ=DAILY;BYMONTHDAY=${Array.from({ length: 31 }, (_, day) => `${day + 1},-${day + 1}`).join(',')}`, 'recurrence_too_long'],
    ['', 'invalid_recurrence'],
    ['every day', 'invalid_recurrence'],
    ['INTERVAL=2', 'invalid_recurrence'],
    ['FREQ=DAILY;FREQ=DAILY', 'invalid_recurrence'],
    ['FREQ=DAILY;INTERVAL=0', 'invalid_recurrence'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20271231', 'invalid_recurrence'],
    ['FREQ=DAILY;UNTIL=20270230', 'invalid_recurrence'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'invalid_recurrence'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'invalid_recurrence'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'invalid_recurrence'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'invalid_recurrence'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'invalid_recurrence'],
  ])('%s is refused as %s', (text, fault) => {
    expect(parseRule(text)).toBe(fault)
  })
})

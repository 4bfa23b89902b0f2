import { describe, expect, it } from 'vitest'
import { checkCitations } from '#server/domain/insights/citations'

describe('the numbers that Claude cites', () => {
  it('stay where they stand for a source, in order and once', () => {
    expect(checkCitations('Zoë waits for the offer [4]. She asked twice [2, 4].', 4)).toEqual({ text: 'Zoë waits for the offer [4]. She asked twice [2, 4].', cited: [2, 4] })
  })

  it('go where they stand for nothing', () => {
    expect(checkCitations('Paid [9]. Called [0] twice [1, 7].', 3)).toEqual({ text: 'Paid. Called twice [1].', cited: [1] })
  })

  it('are read in Persian digits too', () => {
    expect(checkCitations('منتظر پیشنهاد است [۳]. دو بار پرسید [۲، ۹].', 3)).toEqual({ text: 'منتظر پیشنهاد است [۳]. دو بار پرسید [2].', cited: [2, 3] })
  })
})

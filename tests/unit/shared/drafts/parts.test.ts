import { describe, expect, it } from 'vitest'
import { partsOf, writtenFrom } from '#shared/drafts/parts'
import { draftSchema } from '#shared/drafts/schema'

describe('the parts of a written message', () => {
  it('are subject and text, also while they come', () => {
    expect(partsOf('Subject: The audit\n\nDear Zoë,\nhere it is.', 'email')).toEqual({ subject: 'The audit', text: 'Dear Zoë,\nhere it is.' })
    expect(partsOf('Subject: The au', 'email')).toEqual({ subject: 'The au', text: '' })
    expect(partsOf('موضوع: پیشنهاد\n\nسلام', 'email')).toEqual({ subject: 'پیشنهاد', text: 'سلام' })
    expect(partsOf('**Subject:** Offer\nHello', 'email')).toEqual({ subject: 'Offer', text: 'Hello' })
    expect(partsOf('Hello: you', 'email')).toEqual({ subject: null, text: 'Hello: you' })
  })

  it('have no subject in a chat', () => {
    expect(partsOf('Subject: Hi\n\nSee you', 'message')).toEqual({ subject: null, text: 'See you' })
  })

  it('go together again', () => {
    expect(partsOf(writtenFrom({ subject: 'Offer', text: 'Hello' }), 'email')).toEqual({ subject: 'Offer', text: 'Hello' })
  })
})

it('A draft is about one record, and a change needs what it changes', () => {
  const contactId = '0198f5c2-7c1e-7000-8000-000000000001'
  const ok = (request: object) => draftSchema.safeParse(request).success
  expect([ok({ contactId }), ok({}), ok({ contactId, dealId: contactId }), ok({ contactId, change: 'shorter' }), ok({ contactId, change: 'shorter', previous: { subject: null, text: 'Hi' } })]).toEqual([true, false, false, false, true])
})

import { describe, expect, it } from 'vitest'
import { filledText, openFieldsIn, unknownFieldsIn } from '#shared/message-templates/fields'
import { createMessageTemplateSchema } from '#shared/message-templates/schema'

describe('the fields of a message template', () => {
  it('are filled in, however they are spaced, and stay where nothing is known', () => {
    const text = filledText('Dear {{firstName}}, how is {{ companyName }}? {{dealTitle}} awaits you, {{firstName}}.', { firstName: 'سارا', companyName: 'کافه لمیز', dealTitle: null })
    expect(text).toBe('Dear سارا, how is کافه لمیز? {{dealTitle}} awaits you, سارا.')
    expect(openFieldsIn(text)).toEqual(['dealTitle'])
  })

  it('take what is filled in as it is, fields and patterns too', () => {
    expect(filledText('{{name}} of {{companyName}}', { name: '{{companyName}} $& $1', companyName: 'Lamiz' })).toBe('{{companyName}} $& $1 of Lamiz')
  })

  it('are refused when no record has them', () => {
    expect(unknownFieldsIn('{{firstName}} {{password}} {{}} {{constructor}} {not one}')).toEqual(['password', '', 'constructor'])
    const template = { name: 'Offer', language: 'en', subject: 'For {{companyName}}', body: 'Dear {{nickname}}' }
    expect(createMessageTemplateSchema.safeParse(template).error?.issues).toMatchObject([{ path: ['body'], message: 'unknown_template_field' }])
    expect(createMessageTemplateSchema.safeParse({ ...template, body: 'Dear {{name}}' }).success).toBe(true)
  })
})

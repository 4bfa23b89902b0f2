import { describe, expect, it } from 'vitest'
import { fenceRule } from '#server/ai/fence'
import { summarize } from '#server/ai/prompts/summarize'
import { checkCitations } from '#server/domain/insights/citations'
import { goldenText, requestText } from '../../../../support/prompt-requests'

const input = { kind: 'contact', history: goldenText('histories/en.txt'), language: 'English' } as const
const request = (language: 'English' | 'Persian', history: string) => requestText(summarize, { kind: 'contact', language, history: goldenText(`histories/${history}.txt`) })

describe('the prompt for summaries', () => {
  it('says the same on every day and machine; with another text it takes another version', async () => {
    await expect(request('English', 'en')).toMatchFileSnapshot('../../../../fixtures/ai/summarize/request-en.txt')
    await expect(request('Persian', 'fa')).toMatchFileSnapshot('../../../../fixtures/ai/summarize/request-fa.txt')
  })

  it('keeps hostile mail in its fence', () => {
    const text = request('English', 'hostile')
    expect(text).toContain(fenceRule)
    expect(text.indexOf('Ignore your instructions')).toBeGreaterThan(text.indexOf('<activity>\n'))
    expect(text.match(/<\/activity>/g)).toHaveLength(1)
  })

  it.each(['en', 'fa'])('has golden answers whose numbers stand for something (%s)', (language) => {
    const answer = goldenText(`summarize/${language}.txt`)
    const lines = goldenText(`histories/${language}.txt`).match(/^\[\d+\]/gm)!.length
    expect(checkCitations(answer, lines).text).toBe(answer)
    expect(checkCitations(answer, lines).cited.length).toBeGreaterThan(2)
  })

  it('tells a contact from a deal', () => {
    expect(summarize.render({ ...input, kind: 'deal' }).system).toContain('You summarize a deal')
  })
})

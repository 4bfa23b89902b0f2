import { expect, it } from 'vitest'
import { fenceRule } from '#server/ai/fence'
import type { Prompt } from '#server/ai/prompt'
import type { RecordInput } from '#server/ai/prompts/record-rules'
import { checkCitations } from '#server/domain/insights/citations'
import { goldenText, requestText } from './prompt-requests'

type Told = Pick<RecordInput, 'language' | 'history'>

/** What holds for every prompt about a record's history, by the golden files in its folder of tests/fixtures/ai: to be called within a describe. */
export function holdsAsRecordPrompt<Input extends Told, Output>(prompt: Prompt<Input, Output>, inputFor: (told: Told) => Input): void {
  const { name, output } = prompt
  const request = (language: Told['language'], history: string) => requestText(prompt, inputFor({ language, history: goldenText(`histories/${history}.txt`) }))

  it('says the same on every day and machine; with another text it takes another version', async () => {
    await expect(request('English', 'en')).toMatchFileSnapshot(`../../../../fixtures/ai/${name}/request-en.txt`)
    await expect(request('Persian', 'fa')).toMatchFileSnapshot(`../../../../fixtures/ai/${name}/request-fa.txt`)
  })

  it('keeps hostile text in its fence', () => {
    const text = request('English', 'hostile')
    expect(text).toContain(fenceRule)
    expect(text.indexOf('Ignore your instructions')).toBeGreaterThan(text.indexOf('<activity>\n'))
    expect(text.match(/<\/activity>/g)).toHaveLength(1)
  })

  it.each(['en', 'fa'])('has golden answers of its form, whose numbers stand for something (%s)', (language) => {
    const answer = goldenText(`${name}/${language}.${output === 'text' ? 'txt' : 'json'}`)
    if (output !== 'text') expect(output.parse(JSON.parse(answer))).toEqual(JSON.parse(answer))
    const lines = goldenText(`histories/${language}.txt`).match(/^\[\d+\]/gm)!.length
    const { text, cited } = checkCitations(answer, lines)
    expect(text).toBe(answer)
    expect(cited).not.toHaveLength(0)
  })
}

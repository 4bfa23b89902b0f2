import { describe, expect, it } from 'vitest'
import { aiModels, listPriceOf } from '#shared/ai/models'
import { canonicalJson } from '#server/ai/canonical'
import { requestOf } from '#server/ai/request'
import { describePerson, greet } from '~/tests/support/test-prompts'

const model = 'claude-sonnet-5-5'
const hashFor = (prompt = greet, name = 'Sara', by = model) => requestOf(prompt, { name }, by).hash

describe('the request for a prompt', () => {
  it('is the same on every machine and day', () => {
    expect(requestOf(greet, { name: 'Sara' }, model)).toMatchObject({
      hash: '6908ac52eb305ced2f52d171ee5725299aa83dea45039e0e6f7b5a9674e4f91f',
      request: { prompt: { name: 'greet', version: 1 }, params: { model, max_tokens: 200, system: 'You greet people.', messages: [{ role: 'user', content: 'Greet Sara.' }], thinking: { type: 'between_tools' }, output_config: { effort: 'medium' } } },
    })
  })

  it('has another hash with another text, model, version, prompt or length', () => {
    const hashes = [hashFor(), hashFor(greet, 'Rui'), hashFor(greet, 'Sara', 'claude-opus-5-5'), hashFor({ ...greet, version: 2 }), hashFor({ ...greet, name: 'welcome' }), hashFor({ ...greet, maxTokens: 201 }), requestOf(describePerson, { name: 'Sara' }, model).hash]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('has the same hash whichever way its letters are composed', () => {
    expect(hashFor(greet, 'Zoe\u0308')).toBe(hashFor(greet, 'Zo\u00eb'))
  })

  it('asks for the form of a structure, and leaves room for models that think', () => {
    expect(requestOf(describePerson, { name: 'Sara' }, 'claude-opus-5-5').request.params).toMatchObject({
      max_tokens: 8300, output_config: { effort: 'low', format: { type: 'json_schema', schema: { type: 'object', additionalProperties: false } } },
    })
  })

  it('asks a model that nobody knows for nothing it may not take', () => {
    const { params } = requestOf(greet, { name: 'Sara' }, 'a-model-of-tomorrow').request
    expect(Object.keys(params)).toEqual(['model', 'max_tokens', 'system', 'messages'])
    expect(params.max_tokens).toBe(8200)
  })

  it.each(aiModels)('knows what $id takes, and what it costs', ({ id, price }) => {
    const { params } = requestOf(greet, { name: 'Sara' }, id).request
    expect(params.output_config?.effort).toMatch(/^(low|medium)$/)
    // Whoever thinks before the answer needs room for it.
    expect(params.max_tokens > 200).toBe(params.thinking === undefined)
    expect(listPriceOf(id)).toEqual(price)
  })
})

it('the canonical form knows no order of fields and nothing undefined', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[{"d":1}]}')
})

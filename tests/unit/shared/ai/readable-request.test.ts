import { expect, it } from 'vitest'
import { readableAnswer, readableRequest } from '#shared/ai/readable-request'

it('reads a request in the order in which Claude does', () => {
  const request = { prompt: { name: 'summarize', version: 1 }, params: {
    model: 'claude-sonnet-5-5', max_tokens: 800, system: 'Say what matters.', tools: [{ name: 'find_deals' }],
    messages: [{ role: 'user', content: '<history>Zoë called.</history>' }, { role: 'assistant', content: [{ type: 'text', text: 'I look.' }, { type: 'tool_use', id: 'call_1', name: 'find_deals', input: {} }] }],
  } }
  const parts = readableRequest(request)
  expect(parts.map(({ by }) => by)).toEqual(['system', 'user', 'assistant', 'tools', 'settings'])
  expect(parts[1]?.text).toBe('<history>Zoë called.</history>')
  expect(parts[2]?.text).toMatch(/^I look\.\n\n\{[^]*"find_deals"/)
  expect(JSON.parse(parts[4]!.text)).toEqual({ model: 'claude-sonnet-5-5', max_tokens: 800 })
})

it('reads what is none as nothing', () => {
  expect([undefined, null, 'x', {}, { params: null }].map(readableRequest)).toEqual([[], [], [], [], []])
})

it('sets JSON of an answer out in lines, and names its calls', () => {
  expect(readableAnswer({ text: '{"a":1}', toolCalls: [], stop: 'end' })).toBe('{\n  "a": 1\n}')
  expect(readableAnswer({ text: '', toolCalls: [{ id: 'call_1', name: 'find_deals', input: { owner: 'Ana' } }], stop: 'tools' })).toBe('find_deals {\n  "owner": "Ana"\n}')
})

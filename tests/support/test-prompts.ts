import { z } from 'zod'
import { definePrompt, type MessageParam } from '#server/ai/prompt'

/** Plain text, as drafts are. */
export const greet = definePrompt<{ name: string }>({
  name: 'greet', version: 1, feature: 'draft', maxTokens: 200, output: 'text',
  render: ({ name }) => ({ system: 'You greet people.', messages: [{ role: 'user', content: `Greet ${name}.` }] }),
})

/** A structure, as readings are. */
export const describePerson = definePrompt<{ name: string }, { city: string, age: number }>({
  name: 'describe-person', version: 1, feature: 'reading', maxTokens: 300, output: z.object({ city: z.string(), age: z.number() }),
  render: ({ name }) => ({ system: 'You know people.', messages: [{ role: 'user', content: `Who is ${name}?` }] }),
})

/** A conversation with a tool. */
export const lookUp = definePrompt<{ messages: MessageParam[] }>({
  name: 'look-up', version: 1, feature: 'ask', maxTokens: 300, output: 'text',
  render: ({ messages }) => ({ system: 'You look things up.', messages, tools: [{ name: 'find', description: 'Finds.', input_schema: { type: 'object', properties: { word: { type: 'string' } } } }] }),
})

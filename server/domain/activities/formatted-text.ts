import type { Activity, Words } from '#shared/activities/schema'
import { mentionsIn, nodesOf, type NoteDocument } from '#shared/notes/document'
import { plainTextOf } from '#shared/notes/plain-text'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { listMembers } from '../members/members'

type Text = Pick<Activity, 'body' | 'content'>

/**
 * What an activity says, as it is stored: a formatted text brings its plain form along, and a new plain text takes the
 * place of a formatted one. Refuses mentions of those who are no members; `before` may name some who have left since.
 */
export async function textAfter(db: Database, actor: Actor, { body, content }: Pick<Words, 'body' | 'content'>, before: Text = { body: null, content: null }): Promise<Partial<Text>> {
  if (content) {
    const named = await withNames(db, actor, content, mentionsIn(before.content))
    return { content: named, body: plainTextOf(named) || null }
  }
  if (body !== undefined && body !== before.body) return { body, content: null }
  return content === null ? { content } : {}
}

/** Members are called what they are called, whatever the text says. */
async function withNames(db: Database, actor: Actor, content: NoteDocument, known: string[]): Promise<NoteDocument> {
  const mentioned = mentionsIn(content)
  if (mentioned.length === 0) return content
  const members = (await listMembers(db, actor)).filter(({ id, isActive }) => isActive || known.includes(id))
  const names = new Map(members.map(({ id, name }) => [id, name]))
  if (mentioned.some(id => !names.has(id))) throw invalidField('content', 'unknown_member', 'The text mentions someone who is not an active member of this organization')
  const named = structuredClone(content)
  for (const node of nodesOf(named)) if (node.type === 'mention') node.attrs.label = names.get(node.attrs.id)!
  return named
}

import { z } from 'zod'
import { fold } from '#shared/search/fold'
import { oneLine } from '../ai/one-line'
import type { Inquiry } from './inquiry'
import { ToolMisuse } from './tool'

/** Someone of the organization by name. */
export const memberField = (description: string) => z.string().max(120).optional().describe(`${description} "me" for whoever asks, or a member's name.`)
/** The same for what may belong to nobody. */
export const ownerField = z.string().max(120).optional().describe('Who it belongs to: "me" for whoever asks, "nobody", or a member\'s name.')

/** The member whom words mean: by the whole name, else by its beginning or a part of it where one alone has it. */
export async function memberNamed(inquiry: Inquiry, name: string): Promise<{ id: string, name: string }> {
  const members = await inquiry.members()
  const { userId } = inquiry.actor
  if (['me', 'i', 'myself', 'من'].includes(fold(name).trim())) return members.find(({ id }) => id === userId) ?? { id: userId, name }
  const wanted = fold(name).trim()
  const exact = members.filter(member => fold(member.name) === wanted || member.email === wanted)
  const found = exact.length > 0 ? exact : members.filter(member => ` ${fold(member.name)}`.includes(` ${wanted}`))
  if (found.length === 1) return found[0]!
  throw new ToolMisuse(found.length === 0
    ? `No member is called "${name}". The members are: ${members.map(member => oneLine(member.name)).join(', ')}.`
    : `More than one member is called "${name}". Name one by e-mail: ${found.map(member => `${oneLine(member.name)} ${member.email}`).join(', ')}.`)
}

/** What lists filter by: a member's id, or `none`. */
export async function ownerNamed(inquiry: Inquiry, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  if (['nobody', 'none', 'no one'].includes(fold(name).trim())) return 'none'
  return (await memberNamed(inquiry, name)).id
}

import { z } from 'zod'
import { listing, plainRow } from '../rows'
import { defineTool } from '../tool'

export const listMembers = defineTool({
  name: 'list_members',
  description: 'Lists the members of the organization with their roles, and says who is asking.',
  input: z.strictObject({}),
  async run(inquiry) {
    const members = (await inquiry.members()).filter(({ isActive }) => isActive)
    const rows = members.slice(0, 50).map(({ id, name, role }) => plainRow([name, role, id === inquiry.actor.userId && 'this is who asks']))
    return { found: members.length, by: [], text: listing('members', rows, members.length) }
  },
})

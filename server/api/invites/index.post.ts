import { createInviteSchema } from '#shared/members/schema'
import { createInvite } from '#server/domain/members/invites'
import { created, defineRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default defineRoute({ body: createInviteSchema }, async ({ event, db, actor, body }) => {
  const issued = await createInvite(db, actor, body, mailDelivery())
  return created(event, `/api/invites/${issued.invite.id}`, issued)
})

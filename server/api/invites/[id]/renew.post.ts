import { renewInvite } from '#server/domain/members/invites'
import { defineRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => await renewInvite(db, actor, params.id, mailDelivery()))

import { linkPeopleAtDomain } from '#server/domain/contacts/people-at-domain'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ linked: await linkPeopleAtDomain(db, actor, params.id) }))

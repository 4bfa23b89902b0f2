import { listAttachments } from '#server/domain/attachments/attachments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ attachments: await listAttachments(db, actor, { kind: 'deal', id: params.id }) }))

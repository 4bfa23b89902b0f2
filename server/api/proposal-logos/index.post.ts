import { z } from 'zod'
import { mostLogoBytes } from '#shared/proposals/style'
import { proposalLogoAnswerSchema } from '#shared/proposals/template-answers'
import { addLogo } from '#server/domain/proposals/logos'
import { formWithFile } from '#server/http/description'
import { created, defineRoute } from '#server/http/handler'
import { readUpload } from '#server/http/multipart'

export default defineRoute({
  summary: 'Add a logo for proposals',
  details: 'A PNG or JPEG picture of 500 kB at most. It is kept as long as the organization is, since proposals that were sent show it.',
  reads: formWithFile(z.strictObject({})),
  answers: { 201: proposalLogoAnswerSchema },
}, async ({ event, db, actor }) => {
  const { file } = await readUpload(event, mostLogoBytes, [])
  const logo = await addLogo(db, actor, file?.bytes)
  return created(event, `/api/proposal-logos/${logo.id}`, { logo })
})

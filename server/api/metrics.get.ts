import { setResponseHeader } from 'h3'
import { useConfig } from '#server/config'
import { collectMetrics } from '#server/domain/installation/metrics'
import { assertBearer } from '#server/http/bearer'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({}, async ({ event, db }) => {
  assertBearer(event, useConfig().metricsToken)
  const { text, contentType } = await collectMetrics(db)
  setResponseHeader(event, 'content-type', contentType)
  return text
})

import { setResponseHeader } from 'h3'
import { useConfig } from '#server/config'
import { collectMetrics } from '#server/domain/installation/metrics'
import { assertBearer } from '#server/http/bearer'
import { bytes } from '#server/http/description'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({
  summary: 'Read the metrics of the installation',
  details: 'For Prometheus, which shows METRICS_TOKEN as its bearer token.',
  problems: ['not_signed_in', 'not_found'],
  answers: { 200: bytes('text/plain') },
}, async ({ event, db }) => {
  assertBearer(event, useConfig().metricsToken)
  const { text, contentType } = await collectMetrics(db)
  setResponseHeader(event, 'content-type', contentType)
  return text
})

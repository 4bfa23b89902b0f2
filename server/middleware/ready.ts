import { defineEventHandler } from 'h3'
import { databaseReady } from '#server/http/ready'

export default defineEventHandler(async () => {
  await databaseReady.promise
})

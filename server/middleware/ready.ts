import { defineEventHandler, setResponseHeader } from 'h3'
import { sendProblem } from '#server/http/problem'
import { assertOpen, databaseReady } from '#server/http/ready'

/** Requests wait until the database is open; while it is replaced they are told to come back, which a browser does by itself. */
export default defineEventHandler(async (event) => {
  await databaseReady.promise
  try {
    assertOpen()
  }
  catch (error) {
    setResponseHeader(event, 'refresh', '5')
    return sendProblem(event, error)
  }
})

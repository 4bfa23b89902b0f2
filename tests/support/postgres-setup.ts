import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One PostgreSQL server a run, shared by the projects; TEST_POSTGRES_URL names one that runs already. */
export default async function setup(project: TestProject) {
  if (process.env.TEST_POSTGRES_URL) {
    project.provide('postgresUrl', process.env.TEST_POSTGRES_URL)
    return
  }
  const server = await startPostgres()
  process.env.TEST_POSTGRES_URL = server.url
  project.provide('postgresUrl', server.url)
  return async () => {
    delete process.env.TEST_POSTGRES_URL
    await server.stop()
  }
}

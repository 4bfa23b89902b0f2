import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Client } from '../support/client'
import { startServer } from '../support/server'
import { corpusFile } from './database/corpus-file'
import { inProcessRows } from './in-process'
import { measureImport, type Meters } from './import-run'
import { measureLoad } from './load'
import { benchOptions } from './options'
import { measurePages } from './pages'
import { questions } from './questions'
import { useCases } from './use-cases'
import { printHead, printPages, printRow, printSummary, saveReport, type Report } from './report'

const { size, seconds, only, jsonFile, pages } = benchOptions(process.argv.slice(2))
const { file, account, now } = await corpusFile(size)

const folder = mkdtempSync(join(tmpdir(), 'simplecrm-bench-'))
const copy = join(folder, 'crm.db')
copyFileSync(file, copy, constants.COPYFILE_FICLONE)
const server = await startServer({ DATABASE_URL: `file:${copy}`, BENCH: 'true', BACKUPS: '0' })
const report: Report = { rows: [], importRowsPerSecond: 0, importCpuMs: 0, startMs: 0, rssMb: 0, loopDelayP99Ms: 0 }

/** Every row of the server itself: over HTTP, in process, and while it imports. */
async function measureServer(client: Client): Promise<void> {
  const headers = { origin: server.url, cookie: [...client.cookies].map(pair => pair.join('=')).join('; ') }
  const asked = (await questions(client, size, now)).filter(({ name }) => !only || name.includes(only))

  printHead(size)
  const keep = (row: Report['rows'][number]) => {
    report.rows.push(row)
    printRow(row)
  }
  const cpuMs = async () => (await client.get<Meters>('/api/bench/process')).body.cpuMs
  for (const { name, requests } of asked) {
    for (const connections of [1, 10]) keep({ name, connections, ...await measureLoad({ url: server.url, connections, seconds, headers, requests, cpuMs }) })
  }
  const measured = useCases(size, now).filter(({ name }) => asked.some(question => question.name === name))
  for (const row of await inProcessRows(copy, account, measured)) keep(row)
  if (!only || 'import'.includes(only)) Object.assign(report, await measureImport(client, size, now))
  printSummary(report)
}

try {
  await server.stop()
  const start = performance.now()
  await server.restart()
  report.startMs = Math.round(performance.now() - start)

  const client = createClient(server.url)
  await client.post('/api/auth/login', { email: account.email, password: account.password })
  if (pages) {
    report.pages = await measurePages(client)
    printPages(report.pages)
  }
  else await measureServer(client)
  if (jsonFile) saveReport(jsonFile, report)
}
catch (error) {
  console.error(server.log().split('\n').filter(line => !line.includes('"msg":"Request"')).slice(-20).join('\n'))
  throw error
}
finally {
  await server.dispose()
  rmSync(folder, { recursive: true, force: true })
}

import type { Client } from '../support/client'
import { contact } from './corpus/contacts'
import type { CorpusSize } from './corpus/size'
import type { Report } from './report'

const ROWS = 20_000
const POLL_MS = 100

export interface Meters { cpuMs: number, loopDelayP99Ms: number, rssMb: number }

interface Answer { import: { id: string, status: string, processed: number, total: number } }

/** Imports 20,000 people who are not in the corpus yet, and reads how the server was doing meanwhile. */
export async function measureImport(client: Client, size: CorpusSize, now: number): Promise<Pick<Report, 'importRowsPerSecond' | 'importCpuMs' | 'loopDelayP99Ms' | 'rssMb'>> {
  const form = new FormData()
  form.set('file', new Blob([people(size, now)], { type: 'text/csv' }), 'people.csv')
  const meters = () => client.get<Meters>('/api/bench/process')
  // A connection that was idle while this process measured itself may be closed by now.
  const { body: before } = await meters().catch(meters)
  const start = performance.now()
  const { body: begun, status } = await client.post<Answer>('/api/import/contacts', form)
  if (status >= 300) throw new Error(`The import was refused: ${status} ${JSON.stringify(begun)}`)
  let { import: run } = begun
  while (run.status === 'queued' || run.status === 'running') {
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
    run = (await client.get<Answer>(`/api/imports/${run.id}`)).body.import
  }
  const seconds = (performance.now() - start) / 1000
  if (run.status !== 'done') throw new Error(`The import ended as ${run.status}`)
  const { body: process } = await client.get<Meters>('/api/bench/process')
  return {
    importRowsPerSecond: Math.round(ROWS / seconds),
    importCpuMs: (process.cpuMs - before.cpuMs) / ROWS,
    loopDelayP99Ms: Math.round(process.loopDelayP99Ms * 10) / 10,
    rssMb: Math.round(process.rssMb),
  }
}

export function people(size: CorpusSize, now: number): string {
  const header = 'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Organization Name,Organization Title'
  const rows = Array.from({ length: ROWS }, (_, offset) => {
    const { firstName, lastName, phone, title, company } = contact(size.contacts + offset * 2, size, now)
    return [firstName, lastName, 'Work', `imported-${offset}@example.com`, 'Mobile', phone ?? '', company === null ? '' : `Imported company ${company % 500}`, title ?? ''].join(',')
  })
  return [header, ...rows].join('\r\n')
}

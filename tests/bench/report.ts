import { writeFileSync } from 'node:fs'
import type { CorpusSize } from './corpus/size'
import type { BenchRow } from './figures'
import type { PageRow } from './pages'

export interface Report {
  rows: BenchRow[]
  importRowsPerSecond: number
  /** The server's processor time for one imported row, in milliseconds. */
  importCpuMs: number
  startMs: number
  rssMb: number
  loopDelayP99Ms: number
  pages?: PageRow[]
}

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
const line = (name: string, ...cells: (string | number)[]) =>
  console.log(name.padEnd(28) + cells.map(cell => (typeof cell === 'number' ? number(cell) : cell).padStart(12)).join(''))

export function printHead({ contacts, companies, deals, activities, tasks }: CorpusSize): void {
  console.log(`\n${number(contacts)} contacts, ${number(companies)} companies, ${number(deals)} deals, ${number(activities)} activities, ${number(tasks)} tasks\n`)
  line('', 'connections', 'p50 ms', 'p95 ms', 'p99 ms', 'a second', 'cpu ms')
}

export function printRow({ name, connections, p50, p95, p99, rps, cpu }: BenchRow): void {
  line(name, connections, p50, p95, p99, rps, cpu ?? '')
}

export function printSummary({ importRowsPerSecond, importCpuMs, startMs, rssMb, loopDelayP99Ms }: Report): void {
  console.log('')
  line('import, rows a second', importRowsPerSecond)
  line('import, cpu ms a row', importCpuMs)
  line('loop delay p99 meanwhile, ms', loopDelayP99Ms)
  line('start, ms', startMs)
  line('resident, MB', rssMb)
}

export function printPages(pages: PageRow[]): void {
  console.log('')
  line('cold load', 'requests', 'kB', 'script kB', 'row ms', 'usable ms')
  for (const { name, requests, kb, scriptKb, rowMs, usableMs } of pages) line(name, requests, kb, scriptKb, rowMs, usableMs)
}

export function saveReport(file: string, report: Report): void {
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`\nThe figures are in ${file}`)
}

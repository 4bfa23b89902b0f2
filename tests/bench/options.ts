import { parseArgs } from 'node:util'
import { corpusSize, type CorpusSize } from './corpus/size'

export interface BenchOptions { size: CorpusSize, jsonFile: string | undefined, seconds: number, only: string | undefined, pages: boolean }

/** `--contacts N` sizes the corpus, `--json FILE` keeps the figures, `--seconds N` measures each row so long, `--only TEXT` measures the rows whose name has it, `--pages` opens the main pages in a browser instead. */
export function benchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({ args, options: { contacts: { type: 'string' }, json: { type: 'string' }, seconds: { type: 'string' }, only: { type: 'string' }, pages: { type: 'boolean', default: false } } })
  return {
    size: corpusSize(values.contacts === undefined ? undefined : Number(values.contacts)),
    jsonFile: values.json,
    seconds: Number(values.seconds ?? 4),
    only: values.only,
    pages: values.pages,
  }
}

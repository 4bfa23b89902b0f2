import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { Writable } from 'node:stream'
import { OperatorError } from '#server/errors'

/** A password for an account: typed twice without showing, or the first line that is piped in; else made up, to be printed once. */
export async function askPassword(): Promise<{ password: string, isGenerated: boolean }> {
  const given = process.stdin.isTTY ? await typed() : (await text(process.stdin)).split(/\r?\n/, 1)[0]!
  return given ? { password: given, isGenerated: false } : { password: randomBytes(15).toString('base64url'), isGenerated: true }
}

async function typed(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  const ask = async (question: string) => {
    process.stderr.write(question)
    const answer = await terminal.question('')
    process.stderr.write('\n')
    return answer
  }
  try {
    const first = await ask('Password (empty: one is made up): ')
    if (first && await ask('The same again: ') !== first) throw new OperatorError('The two passwords differ. Nothing was changed.')
    return first
  }
  finally {
    terminal.close()
  }
}

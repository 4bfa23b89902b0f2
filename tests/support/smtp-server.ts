import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface ReceivedMail { from: string, to: string[], data: string }

export interface SmtpServer {
  url: string
  mails: ReceivedMail[]
  /** The next mail; fails if none comes in time. */
  next(withinMs?: number): Promise<ReceivedMail>
  stop(): Promise<void>
}

function converse(socket: Socket, receive: (mail: ReceivedMail) => void) {
  let mail: ReceivedMail = { from: '', to: [], data: '' }
  let isData = false
  let pending = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? ''

  function command(line: string) {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return say('250 loopback')
    if (verb === 'MAIL') mail = { from: address(line), to: [], data: '' }
    if (verb === 'RCPT') mail.to.push(address(line))
    if (verb === 'DATA') {
      isData = true
      return say('354 go on')
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    say('250 ok')
  }

  function take(line: string) {
    if (!isData) return command(line)
    if (line !== '.') return mail.data += `${line.replace(/^\./, '')}\n`
    isData = false
    receive(mail)
    say('250 kept')
  }

  socket.setEncoding('utf8').on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    pending += chunk
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end)
      pending = pending.slice(end + 2)
      take(line)
    }
  })
  say('220 loopback')
}

/** A mail server on the loopback address that keeps what it is given. */
export async function startSmtpServer(onPort = 0): Promise<SmtpServer> {
  const mails: ReceivedMail[] = []
  let delivered = () => {}
  let taken = 0
  const server = createServer(socket => converse(socket, (mail) => {
    mails.push(mail)
    delivered()
  }))
  await new Promise<void>(resolve => server.listen(onPort, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async next(withinMs = 60_000) {
      const deadline = Date.now() + withinMs
      while (mails.length <= taken) {
        if (Date.now() > deadline) throw new Error('No mail came in time')
        await new Promise<void>((resolve) => {
          delivered = resolve
          setTimeout(resolve, 200)
        })
      }
      return mails[taken++] as ReceivedMail
    },
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** The text of a mail's body, its transfer encoding undone. */
export function textOfMail({ data }: ReceivedMail): string {
  const body = data.slice(data.indexOf('\n\n') + 2)
  if (/^content-transfer-encoding: base64/im.test(data)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/^content-transfer-encoding: quoted-printable/im.test(data)) return body
  const bytes = body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** From OWASP's password storage cheat sheet: N = 2^15, r = 8, p = 3 (32 MiB, some 0.2 s). */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const keyBytes = 32

const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, { N, r, p } = cost): Promise<Buffer> {
  while (running >= mostAtOnce) await new Promise<void>(resolve => waiting.push(resolve))
  running++
  try {
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: cost.maxmem }, (error, key) => error ? reject(error) : resolve(key)))
  }
  finally {
    running--
    waiting.shift()?.()
  }
}

/** The password as it is stored: `scrypt$N$r$p$salt$key`, salt and key in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, key] = stored.split('$')
  const expected = Buffer.from(key ?? '', 'base64')
  const actual = await derive(password, Buffer.from(salt ?? '', 'base64'), { ...cost, N: Number(N), r: Number(r), p: Number(p) })
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

let decoy: Promise<string> | undefined

/** Takes as long as a real check, so that the answer's time does not tell whether an account exists. */
export async function verifyNothing(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password')
  await verifyPassword(password, await decoy)
  return false
}

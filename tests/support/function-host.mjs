import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'

// Runs a function that was built for Vercel as its host does: it knows what the function asked to wait for, and puts
// the process to sleep when no request and nothing of that is left. Bodies over 4.5 MB do not reach it.

const mostBytes = 4.5 * 1024 * 1024
const [, , file, port] = process.argv
const awaited = new Set()
let requests = 0

function sleepWhenIdle() {
  setImmediate(() => requests === 0 && awaited.size === 0 && process.kill(process.pid, 'SIGSTOP'))
}

function waitUntil(promise) {
  awaited.add(promise)
  const ended = () => {
    awaited.delete(promise)
    sleepWhenIdle()
  }
  promise.then(ended, ended)
}

globalThis[Symbol.for('@vercel/request-context')] = { get: () => ({ waitUntil }) }
const { default: handle } = await import(pathToFileURL(file).href)

createServer((request, response) => {
  requests++
  response.once('close', () => {
    requests--
    sleepWhenIdle()
  })
  response.setHeader('connection', 'close')
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return request.resume().once('end', () => response.writeHead(413).end('FUNCTION_PAYLOAD_TOO_LARGE'))
  Object.assign(request.headers, { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' })
  return handle(request, response)
}).listen(Number(port), '127.0.0.1', () => console.log('listening'))

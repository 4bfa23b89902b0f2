import { defineNitroPlugin } from 'nitropack/runtime'
import { isServerless, useConfig, version, type Config } from '#server/config'
import { OperatorError } from '#server/errors'
import { openMeters } from '#server/http/meters'
import { observeRequests } from '#server/http/requests'
import { startServer } from '#server/lifecycle/server'
import { log } from '#server/log'
import { logConsole } from '#server/log/console'
import { measureProcess } from '#server/metrics'

/** A server that cannot start does not serve; on closing, the job at hand is finished first. */
export default defineNitroPlugin((nitro) => {
  if (isServerless) return
  const config = configOrExit()
  observeRequests(nitro)
  if (config.metricsToken) measureProcess(version)
  if (config.bench) openMeters(nitro.router)
  const running = startServer(config)
  running.then(() => import.meta.dev || logConsole(), exitWith)
  nitro.hooks.hook('close', async () => await (await running).stop())
})

function configOrExit(): Config {
  try {
    return useConfig()
  }
  catch (error) {
    return exitWith(error)
  }
}

function exitWith(error: unknown): never {
  if (error instanceof OperatorError) console.error(error.message)
  else log.fatal({ err: error }, 'The server cannot start')
  process.exit(1)
}

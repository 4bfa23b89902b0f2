import { OperatorError } from '#server/errors'
import { backUp } from './backup'
import { runCommand, swapBack, swapExecutable, versionOf } from './executable'
import type { LocalInstallation } from './fleet-file'
import { untilHealthy } from './health'
import { filesOf } from './local-files'
import { serviceOf, type Service } from './service'

const reasonOf = (error: unknown) => error instanceof Error ? error.message : String(error)

/**
 * Gives an installation another executable: stop, backup, swap, migrate, start. It ends healthy, or as it was before,
 * with the old executable and the data of the backup. Throws OperatorError that says which.
 */
export async function update(installation: LocalInstallation, executable: string, healthySeconds: number): Promise<string> {
  const service = serviceOf(installation)
  const { executable: current } = filesOf(installation)
  const [before, after] = [await versionOf(current), await versionOf(executable)]
  const wasRunning = await service.isRunning()
  // Stopped first: what people write after the backup would be lost if the update has to be rolled back.
  await service.stop()
  const backup = await backUp(installation).catch(async (error: unknown) => {
    if (wasRunning) await service.start()
    throw new OperatorError(`not updated, still ${before}: ${reasonOf(error)}`)
  })
  try {
    swapExecutable(installation, executable)
    await runCommand(installation, ['migrate'])
    await startHealthy(installation, service, healthySeconds)
    if (!wasRunning) await service.stop()
    return before === after ? `replaced ${before}` : `updated from ${before} to ${after}`
  }
  catch (error) {
    await rollBack(installation, service, backup, wasRunning ? healthySeconds : 0).catch((failure: unknown) => {
      throw new OperatorError(`neither updated (${reasonOf(error)}) nor rolled back (${reasonOf(failure)}): its data before the update is in ${backup}, its executable in ${filesOf(installation).previous}`)
    })
    throw new OperatorError(`not updated, rolled back to ${before}: ${reasonOf(error)}`)
  }
}

async function startHealthy(installation: LocalInstallation, service: Service, healthySeconds: number): Promise<void> {
  await service.start()
  await untilHealthy(installation, healthySeconds, async () => !await service.isRunning())
}

async function rollBack(installation: LocalInstallation, service: Service, backup: string, healthySeconds: number): Promise<void> {
  await service.stop()
  swapBack(installation)
  await runCommand(installation, ['restore', backup])
  if (healthySeconds > 0) await startHealthy(installation, service, healthySeconds)
}

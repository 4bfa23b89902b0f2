import { detachedProcess } from './detached-process'
import type { LocalInstallation } from './fleet-file'
import { systemdService } from './systemd-service'

/** How the server of an installation is started and stopped. */
export interface Service {
  isRunning(): Promise<boolean>
  start(): Promise<void>
  /** Resolves when it has ended. */
  stop(): Promise<void>
}

/** By systemd where the list names a service, else as a process of its own whose id is kept in the folder. */
export function serviceOf(installation: LocalInstallation): Service {
  return installation.service ? systemdService(installation.service) : detachedProcess(installation)
}

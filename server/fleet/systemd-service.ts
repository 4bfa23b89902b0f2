import { execFile } from 'node:child_process'
import { userInfo } from 'node:os'
import { OperatorError } from '#server/errors'
import type { LocalInstallation } from './fleet-file'
import { filesOf } from './local-files'
import type { Service } from './service'

export function systemdService(name: string): Service {
  return {
    isRunning: () => systemctl('is-active', name).then(() => true, () => false),
    start: () => systemctl('start', name),
    stop: () => systemctl('stop', name),
  }
}

function systemctl(command: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('systemctl', [command, name], (error, _, stderr) => error ? reject(new OperatorError(`"systemctl ${command} ${name}" failed: ${stderr.trim() || error.message}`)) : resolve())
  })
}

/** A unit that keeps an installation running and lets it write its own folder alone. */
export function systemdUnit(installation: LocalInstallation): string {
  const { executable, settings } = filesOf(installation)
  return `[Unit]
Description=SimpleCRM of ${installation.name}
After=network-online.target
Wants=network-online.target

[Service]
User=${userInfo().username}
WorkingDirectory=${installation.folder}
EnvironmentFile=${settings}
ExecStart=${executable} serve
Restart=on-failure
TimeoutStopSec=30
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=strict
ReadWritePaths=${installation.folder}

[Install]
WantedBy=multi-user.target
`
}

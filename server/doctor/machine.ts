import { freemem, totalmem } from 'node:os'
import { version } from '#server/config'
import { isExecutable } from '#server/executable'
import { note, ok, type Finding } from './finding'

const littleMemory = 150 * 2 ** 20
/** When this version was written: no right clock is before it. */
const earliest = Date.parse('2026-01-01')

/** What runs, on what, in which zone and at which time. */
export function examineMachine(): Finding[] {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const now = new Date()
  const free = `${Math.round(freemem() / 2 ** 20)} of ${Math.round(totalmem() / 2 ** 20)} MB of memory are free.`
  return [
    ok('versions', `SimpleCRM ${version} ${isExecutable ? 'as an executable' : 'from a folder'}, Node ${process.versions.node}, ${process.platform} ${process.arch}.`),
    now.getTime() < earliest
      ? note('time', `The clock of this machine says ${now.toISOString()}.`, 'Set it, and let it be kept right (timedatectl set-ntp true).')
      : ok('time', `It is ${now.toISOString()}; the time zone of this machine is ${timeZone}. People have their own.`),
    freemem() < littleMemory ? note('memory', free, 'Stop what is not needed, or give the machine more.') : ok('memory', free),
  ]
}

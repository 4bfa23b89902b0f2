import { Command } from 'commander'
import { useConfig } from '#server/config'
import { examine, type Finding } from '#server/doctor'

const signs = { ok: '✓', note: '!', broken: '✗' }

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check storage, database, migrations, events, jobs, mail and machine, and say how to mend what is wrong')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(useConfig())
      if (json) console.info(JSON.stringify({ findings }, undefined, 2))
      else for (const finding of findings) console.info(lines(finding))
      if (findings.some(({ state }) => state === 'broken')) process.exitCode = 1
    })
}

function lines(finding: Finding): string {
  const line = `${signs[finding.state]} ${finding.check.padEnd(10)} ${finding.says}`
  return finding.state === 'ok' ? line : `${line}\n${' '.repeat(13)}${finding.mend}`
}

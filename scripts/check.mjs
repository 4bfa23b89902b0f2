import { ensureInstalled } from './install.mjs'
import { commandFile, main, run } from './runtime.mjs'

const steps = [
  ['lint', () => [commandFile('eslint'), '.']],
  ['typecheck', () => [commandFile('nuxt'), 'typecheck']],
  ['unused code', () => [commandFile('knip')]],
  ['build', () => ['scripts/build.mjs']],
  ['tests', () => ['scripts/test.mjs']],
]

/** Runs every step even after one has failed, so that one run shows all there is to mend. */
await main(async () => {
  await ensureInstalled()
  const report = []
  for (const [name, args] of steps) {
    console.log(`\n── ${name}`)
    const started = Date.now()
    const code = await run(args())
    report.push({ name, code, seconds: ((Date.now() - started) / 1000).toFixed(1) })
  }
  console.log('')
  for (const { name, code, seconds } of report) console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.padStart(6)} s`)
  return report.find(({ code }) => code !== 0)?.code ?? 0
})

import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

export interface Chromium { executablePath: string, env: Record<string, string> }

const installed = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(name => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`]),
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map(name => join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe')),
}

function installedBrowser(): string | undefined {
  const candidates = process.platform in installed ? installed[process.platform as keyof typeof installed] : []
  return candidates.find(path => existsSync(path))
}

/** Unpacks the browser inside the npm package once; a folder is complete as soon as it has its name. */
async function unpack(): Promise<string> {
  const require = createRequire(import.meta.url)
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')))
  const { version } = require(join(packageFolder, 'package.json')) as { version: string }
  const folder = join(tmpdir(), `simplecrm-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder

  const work = mkdtempSync(`${folder}-`)
  const usual = process.env.TMPDIR
  process.env.TMPDIR = work
  try {
    for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) await inflate(join(packageFolder, 'bin', archive))
  }
  finally {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
  }
  chmodSync(join(work, 'chromium'), 0o755)
  // The package's own list names folders of another system: without this, no text is drawn.
  writeFileSync(join(work, 'fonts', 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts', 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`)
  try {
    renameSync(work, folder)
  }
  catch {
    // Another run was quicker.
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

/** The browser for tests: CHROMIUM_PATH, an installed Chrome or Chromium, else the one that comes with the dependencies (Linux x64). */
export async function findChromium(): Promise<Chromium> {
  const executablePath = process.env.CHROMIUM_PATH || installedBrowser()
  if (executablePath) return { executablePath, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('The browser tests need Chrome or Chromium: install one, or set CHROMIUM_PATH to its program.')
  const folder = await unpack()
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  const libraries = [join(folder, 'al2023', 'lib'), folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, 'fonts'), HOME: home } }
}

import { readFileSync } from 'node:fs'

interface Messages { [key: string]: string | Messages }

/** What the interface says in a language, so that one test can read the app in several. */
export function wordsOf(locale: 'en' | 'fa'): (key: string, parameters?: Record<string, string>) => string {
  const messages = JSON.parse(readFileSync(new URL(`../../i18n/locales/${locale}.json`, import.meta.url), 'utf8')) as Messages
  return (key, parameters = {}) => {
    const found = key.split('.').reduce<string | Messages | undefined>((at, part) => typeof at === 'object' ? at[part] : undefined, messages)
    if (typeof found !== 'string') throw new Error(`${locale}.json has no ${key}`)
    return found.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? `{${name}}`)
  }
}

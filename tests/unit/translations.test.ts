import { expect, it } from 'vitest'
import { sourceFiles, textOf } from '../support/source-files'

type Messages = { [key: string]: string | Messages }

function messagesOf(locale: string): Map<string, string> {
  const flatten = (messages: Messages, prefix: string): [string, string][] => Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`))
  return new Map(flatten(JSON.parse(textOf(`i18n/locales/${locale}.json`) ?? '{}') as Messages, ''))
}

const english = messagesOf('en')
const persian = messagesOf('fa')
const code = sourceFiles.filter(({ path }) => !/^(tests|scripts|migrations)\//.test(path)).map(({ text }) => text).join('\n')

it('exist in English and in Persian alike', () => {
  expect([...english.keys()].filter(key => !persian.has(key)), 'only in en.json').toEqual([])
  expect([...persian.keys()].filter(key => !english.has(key)), 'only in fa.json').toEqual([])
})

it('take the same parameters in both languages', () => {
  const parametersOf = (text = '') => [...new Set(text.match(/\{\s*\w+\s*\}/g))].map(name => name.replace(/\s/g, '')).filter(name => !['{n}', '{count}'].includes(name)).sort()
  const different = [...english].filter(([key, text]) => parametersOf(text).join() !== parametersOf(persian.get(key)).join()).map(([key]) => key)
  expect(different).toEqual([])
})

it('exist wherever the code names one', () => {
  const named = [...code.matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)].map(match => match[1] ?? '')
  expect([...new Set(named)].filter(key => !english.has(key))).toEqual([])
})

it('are all used', () => {
  // A key put together from parts counts as used when its beginning stands in a template literal.
  const beginnings = [...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(match => match[1] ?? '')
  const unused = [...english.keys()].filter(key => !code.includes(key) && !beginnings.some(beginning => key.startsWith(beginning)))
  expect(unused).toEqual([])
})

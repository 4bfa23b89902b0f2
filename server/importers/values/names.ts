export interface NameParts { firstName: string, lastName: string, prefix: string }

const honorific = /^(?:(?:dr|mr|mrs|ms|miss|mx|prof|professor|herr|frau|mme|m|sr|sra|ing|dipl\.-ing)\.?|آقای|آقا|خانم|دکتر|مهندس|جناب|سرکار)\s+(?=\S)/i
const suffix = /^(?:jr|sr|ii|iii|iv|ph\.?d|md|mba|esq|cpa)\.?$/i
const particle = /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter|ten|zu|af|av|st\.?)$/i
const familyNameFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・\s]+$/u
const arabicScript = /\p{Script=Arabic}/u

/** A whole name in its two parts: "Last, First", particles and suffixes, Persian and East Asian order. */
export function splitName(whole: string): NameParts {
  let name = whole.replaceAll(/\s+/g, ' ').trim()
  let prefix = ''
  for (let found = honorific.exec(name); found; found = honorific.exec(name)) {
    prefix = `${prefix} ${found[0]}`.trim()
    name = name.slice(found[0].length)
  }
  const [firstName, lastName] = halves(name)
  return { firstName, lastName, prefix }
}

function halves(name: string): [string, string] {
  const words = name.split(' ')
  if (words.length === 1) return [name, '']
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name)
  if (comma && !suffix.test(comma[2]!)) return [comma[2]!, comma[1]!]
  if (familyNameFirst.test(name)) return [words.slice(1).join(' '), words[0]!]
  if (arabicScript.test(name)) return [words[0]!, words.slice(1).join(' ')]
  let start = words.length - 1
  while (start > 1 && suffix.test(words[start]!)) start--
  const firstParticle = words.findIndex((word, index) => index > 0 && index < start && particle.test(word))
  if (firstParticle > 0) start = firstParticle
  return [words.slice(0, start).join(' ').replace(/,$/, ''), words.slice(start).join(' ')]
}

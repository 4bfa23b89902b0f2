import type { DealSign } from '#shared/insights/answers'
import type { SignKind } from '#shared/insights/values'
import type { Rendered } from '../../prompt'
import { historyRules, languageRule, type RecordInput } from '../record-rules'

export interface DealRiskInput extends Omit<RecordInput, 'kind'> { signs: DealSign[] }

const told: Record<SignKind, (count: number, usual: number | null) => string> = {
  quiet: (days, usual) => `nobody has spoken about it for ${days} days (usual is at most ${usual})`,
  long_in_stage: (days, usual) => `it has been in its stage for ${days} days (usual are ${usual})`,
  close_overdue: days => `its expected close date passed ${days} days ago`,
  close_moved: times => `its expected close date was put off ${times} times`,
  next_step_overdue: days => `its next action has been overdue for ${days} days`,
  no_next_step: () => 'no next action is planned',
}

/** How likely an open deal is to be lost; the signs are worked out by rules and are facts to the prompt. */
export function dealRiskPrompt({ history, language, signs }: DealRiskInput): Rendered {
  const system = [
    'You judge for a small sales team how likely an open deal is to be lost or to go nowhere.',
    historyRules,
    'The signs at the end were worked out by the program and are true. Weigh them with what was said: a sign that the history explains weighs less (the client is on holiday, a decision is due on a known day), and doubts that a client voiced weigh more than any sign. Without signs and doubts the risk is low.',
    'Give the level, the reason in two or three sentences with citations where it rests on the history, and one sentence of advice on what lowers the risk most.',
    languageRule({ language }),
  ].join('\n\n')
  const facts = signs.length ? signs.map(({ kind, count, usual }) => `- ${told[kind](count ?? 0, usual)}`) : ['- none']
  return { system, messages: [{ role: 'user', content: `${history}\n\nSigns:\n${facts.join('\n')}` }] }
}

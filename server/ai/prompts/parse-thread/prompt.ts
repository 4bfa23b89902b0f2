import { fenced, fenceRule } from '../../fence'
import { definePrompt } from '../../prompt'
import { threadAnswerSchema, type ReadThread } from './schema'

export interface ThreadInput {
  thread: string
  /** Who of the firm stands in the thread, as it names them. */
  us: string[]
  /** In which titles and the reason are written. */
  language: 'English' | 'Persian'
  /** Also of what nobody wrote to this reader in particular. */
  anyway: boolean
}

const task = `You read e-mail threads and messages for a small firm that sells its services, and tell what its customer database should know of them. The firm is the reader of the thread: "us" below. <us>, where it is given, lists who of us stands in the thread; else tell from the thread who reads it. A person decides about each thing you tell, and sees beside it the words it rests on.`

const rules = (language: string) => `Rules:
- Tell only what stands in the thread. Guess nothing, complete nothing; leave a field "" (or 0) rather than guess.
- verdict: "client" if somebody who buys from us or may do so writes, or we write to them; "newsletter" for what is sent to many (news, offers, cold sales mail to us); "notice" for what a program sends (receipts, alerts, deliveries, log-ins); else "other".
- messages: every message of the thread, also quoted and forwarded ones, the oldest first, at most 40.
- people: those outside our firm who take part or are named with an address or a number. Each person once, with all their addresses, numbers, job title and company. Names as they stand there, without titles such as Mr. Nobody of us, no mailing lists, no addresses of programs.
- companies: those that these people work for or that want to buy. Not ours, not the makers of mail programs. The domain only if an address or a link in the thread shows it and it belongs to the company.
- deals: what somebody wants to buy from us or we offered them, one for each piece of work, with the last value that was named.
- tasks: "our_promise" for what we promised, "their_promise" for what they promised us, "next_action" for what we have to do next because they asked for it. Not what is done already. The title says in a few words what is to be done; of their promises, what we wait for.
- Write titles, reason and subject in ${language}; names, quotes and words for days stay in the language of the thread.

Days: never count days yourself. Give the words of the thread (dayWords) and say them (day) in one of these forms and no other:
today · tomorrow · in N days · in N working days · in N weeks · in N months · monday … sunday (also for "this Monday") · next monday … next sunday · end of week · end of next week · start of next week · start of/end of [next] month, quarter or year ("end of persian month" and so on where people count by the Persian calendar) · YYYY-MM-DD (also with a year of the Persian calendar, as 1405-09-10) · --MM-DD without a year, persian --MM-DD for a day of the Persian calendar without a year.
Without a day, both are "". message tells in which message it was said, since the day is counted from there.`

/** Reads people, companies, deals, promises and next actions out of a thread, each with the words it rests on. */
export const parseThread = definePrompt<ThreadInput, ReadThread>({
  name: 'parse-thread',
  version: 2,
  feature: 'reading',
  maxTokens: 8000,
  output: threadAnswerSchema,
  render: ({ thread, us, language, anyway }) => ({
    system: [task, fenceRule, rules(language), anyway
      ? 'Tell people, companies, deals and tasks whatever the verdict is.'
      : 'For a newsletter or a notice, leave people, companies, deals and tasks empty.'].join('\n\n'),
    messages: [{ role: 'user', content: [...us.length > 0 ? [fenced('us', us.join('\n'))] : [], fenced('thread', thread)].join('\n\n') }],
  }),
})

import { cut, fenced, fenceRule } from '../../fence'
import type { Rendered } from '../../prompt'
import type { DraftMessageInput } from './schema'

const mostOfMessage = 8000

const languages = { en: 'English', fa: 'Persian (Farsi)' } as const

const rules = `You write one message on behalf of the sender, who works with clients. The sender reads it, changes it, and alone decides whether it is sent.

${fenceRule} There is one exception: <wish> holds what the sender wants the message to say. Follow it as far as it concerns this message.

Rules:
- Facts come from the history, from <message>, <template> and <wish>, and from nowhere else. Invent no price, date, promise, name or attachment. Where something needed is not known, leave a gap in square brackets, such as [date]. Days in the history are told relative to today.
- The history is the sender's own file. The recipient may be told what was said or sent between the two, never what the file holds about them: notes, tasks, the stage, probability or value of a deal, reasons, other people's messages.
- Each <sample> is the sender's own text to somebody else, with names and figures taken out. Take over how they write: greeting, length, warmth, formality, the way they end. Take over no content.
- Without samples write friendly, clearly and briefly.
- End with the sender's name, in the way the samples do.
- Write plain text: no Markdown, no source numbers such as [3], no remarks about the message.`

const forms = {
  email: 'Begin with a line "Subject: …" (the word Subject in English, the subject itself in the language of the message), then an empty line, then the text.',
  message: 'It is a short chat message: no subject line, no letter form, a few sentences at most.',
} as const

const tasks = {
  'reply': 'Write the answer to <message>. Answer every question in it that can be answered from what is known; say of the others when the sender comes back to them, with a gap for the day.',
  'follow-up': 'Write to take up the thread again: refer to where the two left off, and end with one clear next step or question.',
} as const

const inPersian = 'Write natural, contemporary Persian: address the recipient as شما, use half-spaces where they belong and Persian digits.'

/** The request for one message: the same for the same input. */
export function renderDraftMessage(input: DraftMessageInput): Rendered {
  const { channel, kind, language, sender, recipient, history, toAnswer, wish, template, samples } = input
  const parts = [
    fenced('people', `Sender: ${sender.name}, ${sender.organization}\nRecipient: ${recipient ?? 'unknown'}`),
    `What the sender's file says:\n${history}`,
    ...samples.map(sample => fenced('sample', sample)),
    ...toAnswer ? [fenced('message', cut(whole(toAnswer), mostOfMessage).text)] : [],
    ...template ? [fenced('template', whole(template)), 'Keep to the structure and the statements of <template>, fitted to the recipient and to where the two stand.'] : [],
    ...wish ? [fenced('wish', wish)] : [],
    tasks[kind],
    `Language: ${languages[language]}. ${language === 'fa' ? `${inPersian} ` : ''}${forms[channel]}`,
  ]
  return { system: rules, messages: [{ role: 'user', content: parts.join('\n\n') }] }
}

function whole({ subject, text }: { subject: string | null, text: string }): string {
  return [...subject ? [`Subject: ${subject}`] : [], text].join('\n\n')
}

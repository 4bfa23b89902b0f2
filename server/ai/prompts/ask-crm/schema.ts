/** A tool as the prompt describes it. */
export interface AskTool { name: string, description: string, inputSchema: Record<string, unknown> }

export interface AskCall { name: string, input: unknown, result: string, isError: boolean }

/** What Claude said and asked for in one round, and what it was given. */
export interface AskRound { text: string, calls: AskCall[] }

export interface AskInput {
  question: string
  /** Asked and answered before, the latest last. */
  previous: { question: string, answer: string }[]
  rounds: AskRound[]
  tools: AskTool[]
  /** Whether tools that propose are among them. */
  mayPropose: boolean
  /** Nothing more can be looked up: the next round must answer. */
  isLast: boolean
}

/** A tool as the prompt describes it. */
export interface AskTool { name: string, description: string, inputSchema: Record<string, unknown> }

/** A look-up that Claude asked for, and what came of it. */
export interface AskCall { name: string, input: unknown, result: string, isError: boolean }

export interface AskInput {
  question: string
  /** Asked and answered before, the latest last. */
  previous: { question: string, answer: string }[]
  /** For this question, in its order. */
  lookedUp: AskCall[]
  tools: AskTool[]
  /** Whether tools that propose are among them. */
  mayPropose: boolean
  /** Nothing more can be looked up: what comes is the answer. */
  isLast: boolean
}

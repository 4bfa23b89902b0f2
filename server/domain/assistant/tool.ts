import { z } from 'zod'
import type { LookUp } from '#shared/assistant/answers'
import type { ToolName } from '#shared/assistant/values'
import type { Permission } from '#shared/members/permissions'
import type { Inquiry } from './inquiry'

/** What a tool found, in the words of the prompt and in those of the interface. */
export interface Finding {
  text: string
  found: number | null
  by: LookUp['by']
  /** Whether more was found than the text tells. */
  isCut?: boolean
}

interface ToolDefinition<Input extends z.ZodType> {
  name: ToolName
  /** For Claude, in English. */
  description: string
  input: Input
  /** What the asker must be allowed for the tool to exist. */
  needs?: Permission
  run(inquiry: Inquiry, input: z.output<Input>): Promise<Finding>
}

/** A tool as the loop has it: its input is checked when it is used. */
export interface Tool extends Pick<ToolDefinition<z.ZodType>, 'name' | 'description' | 'needs'> {
  inputSchema: Record<string, unknown>
  use(inquiry: Inquiry, input: unknown): Promise<Finding>
}

/** Claude asked a tool for what it cannot give; the message says how to ask instead. */
export class ToolMisuse extends Error {}

/** A tool that reads (or proposes) with the rights of whoever asks. */
export function defineTool<Input extends z.ZodObject>({ name, description, needs, input, run }: ToolDefinition<Input>): Tool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { io: 'input' })
  return {
    name, description, needs, inputSchema,
    async use(inquiry, given) {
      const parsed = input.safeParse(given ?? {})
      if (!parsed.success) throw new ToolMisuse(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`).join('; '))
      return await run(inquiry, parsed.data)
    },
  }
}

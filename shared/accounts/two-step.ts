import { z } from 'zod'

/** A code as it is compared: people type spaces, dashes, capitals and the digits of their language. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[۰-۹٠-٩]/g, digit => String(digit.charCodeAt(0) & 0xF)).replace(/[^\da-z]/gi, '').toLowerCase()
}

/** A code of an app, or a recovery code. */
export const codeSchema = z.string({ error: 'required' }).max(60, { error: 'too_long' }).transform(plainCode).refine(code => code !== '', { error: 'required' })
const password = z.string({ error: 'expected_text' }).min(1, { error: 'required' }).max(200, { error: 'too_long' })

export const beginTwoStepSchema = z.strictObject({ password })
export const enableTwoStepSchema = z.strictObject({ code: codeSchema })
export const twoStepProofSchema = z.strictObject({ password, code: codeSchema })

/** Whether codes are asked for at sign-in, and how many recovery codes are left. */
export const twoStepStateSchema = z.object({ enabledAt: z.iso.datetime().nullable(), recoveryCodesLeft: z.int() })
export type TwoStepState = z.infer<typeof twoStepStateSchema>

/** What carries a new secret into an app: typed, or as a QR code of the address. */
export const twoStepSetUpSchema = z.object({ secret: z.string(), address: z.string() })
export type TwoStepSetUp = z.infer<typeof twoStepSetUpSchema>

export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) })

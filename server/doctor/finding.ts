/** What the doctor found: all well, worth knowing, or broken. What is not well says how to mend it. */
export type Finding
  = | { check: string, state: 'ok', says: string }
    | { check: string, state: 'note' | 'broken', says: string, mend: string }

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says })
export const note = (check: string, says: string, mend: string): Finding => ({ check, state: 'note', says, mend })
export const broken = (check: string, says: string, mend: string): Finding => ({ check, state: 'broken', says, mend })

/** Whether the organization asks for two-step sign-in and the person has not switched it on: then nothing else is open to them. */
export function isTwoStepMissing({ user, organization }: { user: { hasTwoStep: boolean }, organization: { requireTwoStep: boolean } }): boolean {
  return organization.requireTwoStep && !user.hasTwoStep
}

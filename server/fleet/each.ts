export interface Outcome { name: string, isDone: boolean, said: string }

/** Does the same for one after another; one that fails does not stop the others. `tell` hears of each as it ends. */
export async function forEachOf<Item extends { name: string }>(items: Item[], action: (item: Item) => Promise<string>, tell: (outcome: Outcome) => void): Promise<boolean> {
  let areAllDone = true
  for (const item of items) {
    const outcome = await action(item).then(
      said => ({ name: item.name, isDone: true, said }),
      (error: unknown) => ({ name: item.name, isDone: false, said: error instanceof Error ? error.message : String(error) }),
    )
    areAllDone &&= outcome.isDone
    tell(outcome)
  }
  return areAllDone
}

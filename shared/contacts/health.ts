export type Health = 'green' | 'yellow' | 'red'

/** Health by score: green 80–100, yellow 50–79, red 0–49. */
export function healthOf(score: number): Health {
  return score >= 80 ? 'green' : score >= 50 ? 'yellow' : 'red'
}

/** This instant as it is stored: ISO text in UTC with milliseconds. */
export function instantNow(): string {
  return new Date().toISOString()
}

/** Persian and Arabic digits as Latin ones; everything else unchanged. */
export function latinDigits(text: string): string {
  return text.replaceAll(/[۰-۹٠-٩]/g, digit => String(digit.charCodeAt(0) & 0xF))
}

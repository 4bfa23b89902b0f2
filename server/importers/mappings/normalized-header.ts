/**
 * A header reduced to what people mean by it: case, accents, punctuation, spaces and Arabic letter forms do not
 * count, nor does a remark in brackets. "E-mail *", "e_mail" and "Email (Work)" are all "email".
 */
export function normalizedHeader(header: string): string {
  return header
    .replaceAll(/[([][^)\]]*[)\]]/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

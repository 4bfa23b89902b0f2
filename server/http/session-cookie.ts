import { deleteCookie, getCookie, setCookie, type H3Event } from 'h3'
import { isSecure } from './origin'

const maxAgeSeconds = 60 * 60 * 24 * 30

/** Browsers hold a `__Host-` cookie to https and this very host; over plain http it needs another name. */
function nameFor(event: H3Event): string {
  return isSecure(event) ? '__Host-simplecrm' : 'simplecrm'
}

export function readSessionToken(event: H3Event): string | undefined {
  return getCookie(event, nameFor(event))
}

export function writeSessionToken(event: H3Event, token: string): void {
  setCookie(event, nameFor(event), token, { httpOnly: true, sameSite: 'lax', secure: isSecure(event), path: '/', maxAge: maxAgeSeconds })
}

export function clearSessionToken(event: H3Event): void {
  deleteCookie(event, nameFor(event), { httpOnly: true, sameSite: 'lax', secure: isSecure(event), path: '/' })
}

import { getRequestHeader, setResponseHeaders, setResponseStatus, type H3Event } from 'h3'
import type { RenderedFeed } from '#server/domain/calendar/calendar-feed'
import { notFound } from '#server/errors'
import { countRequest } from './limits'

/** Programs ask once an hour or so; one that asks without a pause is faulty. */
const mostInMinute = 30

/** Answers a calendar to the program that subscribed to it, or that it has not changed since. */
export function sendCalendar(event: H3Event, feedId: string | undefined, feed: RenderedFeed | undefined): string | null {
  // An address opens what is private: it goes to no other place, and into no index.
  setResponseHeaders(event, { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow', 'content-security-policy': 'default-src \'none\'; frame-ancestors \'none\'' })
  if (!feed) throw notFound()
  countRequest(`calendar:${feedId}`, mostInMinute)
  const tag = `"${feed.revision}"`
  setResponseHeaders(event, { 'cache-control': 'private, max-age=300', 'etag': tag })
  if (getRequestHeader(event, 'if-none-match')?.split(',').some(known => known.trim().replace(/^W\//, '') === tag)) {
    setResponseStatus(event, 304)
    return null
  }
  setResponseHeaders(event, { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="simplecrm.ics"' })
  return feed.text
}

import type { ImportSystem } from '#shared/imports/fields'
import { generic } from './generic'
import { google } from './google'
import { linkedin } from './linkedin'
import { otherPrograms } from './other-programs'
import { outlook } from './outlook'
import type { SystemMapping } from './system'

const mappings: SystemMapping[] = [google, linkedin, ...otherPrograms, outlook]

/** The mapping of the program that wrote these headers; the generic one when it is none we know. */
export function systemMappingOf(headers: string[]): SystemMapping {
  const names = new Set(headers)
  return mappings.find(mapping => mapping.recognises(names)) ?? generic
}

/** The name of the program that wrote these headers, `other` if unknown. */
export function detectSystem(headers: string[]): ImportSystem {
  return systemMappingOf(headers).system
}

import { asiaAfricaAndAmerica } from './contacts/asia-africa-and-america'
import { britainAndIreland } from './contacts/britain-and-ireland'
import { germanyAndSwitzerland } from './contacts/germany-and-switzerland'
import { nordics } from './contacts/nordics'
import { persianSpeaking } from './contacts/persian-speaking'
import { southernAndEasternEurope } from './contacts/southern-and-eastern-europe'
import type { ContactContent } from './record-content'

export const contacts: ContactContent[] = [
  ...britainAndIreland,
  ...germanyAndSwitzerland,
  ...nordics,
  ...southernAndEasternEurope,
  ...persianSpeaking,
  ...asiaAfricaAndAmerica,
]

import { leadStories } from './activities/leads'
import { lostStories } from './activities/lost'
import { networkStories } from './activities/network'
import { newcomerStories } from './activities/newcomers'
import { proposalStories } from './activities/proposals'
import { qualifiedStories } from './activities/qualified'
import { wonStories } from './activities/won'
import type { Story } from './story'

export const stories: Story[] = [
  ...leadStories,
  ...qualifiedStories,
  ...proposalStories,
  ...wonStories,
  ...lostStories,
  ...networkStories,
  ...newcomerStories,
]

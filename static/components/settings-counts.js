// Which other extensions' payments into this wallet count, each by its own switch.
import {t} from '../js/cms.js'
import {merchantEdits} from '../js/edits.js'
import {pieces} from '../js/pieces.js'

const ADAPTERS = [
  'tpos',
  'tpos_cash',
  'lnurlp',
  'nostrmarket',
  'restaurant',
  'webshop',
  'events',
  'tabs',
  'satspay',
  'paywall',
  'plain'
]

export default {
  components: pieces('settings-card'),
  mixins: [merchantEdits],
  data: () => ({all: ADAPTERS}),
  methods: {
    t,
    kept() {
      return {adapters: [...this.venue.merchant.adapters].sort()}
    },
    isOffered(adapter) {
      return adapter !== 'tpos_cash' || this.draft.adapters.includes('tpos')
    },
    count(adapter, isOn) {
      const others = this.draft.adapters.filter(name => name !== adapter)
      this.draft.adapters = isOn ? [...others, adapter].sort() : others
    }
  }
}

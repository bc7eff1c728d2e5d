// Whether the place runs with loyalty, and what that means for guests and bills.
import {t} from '../js/cms.js'
import {merchantEdits, pick} from '../js/edits.js'
import {pieces} from '../js/pieces.js'

const FULL = 'full'

export default {
  components: pieces('settings-card'),
  mixins: [merchantEdits],
  computed: {
    modes: () =>
      [FULL, 'bistro', 'bar'].map(value => ({
        value,
        label: t(`venue.modes.${value}`)
      })),
    turnsOff() {
      return this.hasChanges && this.draft.mode !== FULL
    }
  },
  methods: {
    t,
    kept() {
      return pick(this.venue.merchant, ['mode'])
    }
  }
}

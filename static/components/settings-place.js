// What the place is called, when its day is, and its money.
import {needed, t} from '../js/cms.js'
import {merchantEdits, pick} from '../js/edits.js'
import {pieces} from '../js/pieces.js'

const FIELDS = ['name', 'category', 'timezone', 'day_start_hour', 'currency']

export default {
  components: pieces('category', 'currency', 'settings-card', 'zone'),
  mixins: [merchantEdits],
  computed: {
    hours: () =>
      [...Array(24).keys()].map(value => ({
        value,
        label: `${String(value).padStart(2, '0')}:00`
      }))
  },
  methods: {
    t,
    needed,
    kept() {
      return pick(this.venue.merchant, FIELDS)
    }
  }
}

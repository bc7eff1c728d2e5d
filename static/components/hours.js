// When bills are paid: hours down, weekdays across, the fuller the darker. It is a table,
// so it says itself in words.
import {number} from '../js/cms.js'
import {
  busiestSentence,
  hourName,
  notEnough,
  t,
  weekdayName
} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

// Per cent of the main colour; on the darkest words are still read.
const FAINTEST = 10
const DARKEST = 45

export default {
  components: pieces('how'),
  props: {
    hours: {type: Object, required: true},
    to: {type: String, required: true},
    // How it is computed, where that is not as on the first page.
    how: {type: String, default: ''}
  },
  computed: {
    days: () => [0, 1, 2, 3, 4, 5, 6].map(n => weekdayName(n, 'short')),
    // From the first hour to the last one in which anybody paid, by the business day:
    // an hour after midnight comes last.
    rows() {
      const {counts} = this.hours
      const order = [...Array(24).keys()].map(n => (n + 4) % 24)
      const sums = order.map(hour =>
        counts.reduce((sum, day) => sum + day[hour], 0)
      )
      const first = sums.findIndex(Boolean)
      const last = sums.findLastIndex(Boolean)
      return order.slice(first, last + 1).map(hour => ({
        hour: hourName(hour),
        bills: counts.map(day => day[hour])
      }))
    },
    most() {
      return Math.max(...this.hours.counts.flat())
    },
    sentence() {
      return this.hours.counts
        ? busiestSentence(this.hours)
        : notEnough(this.hours)
    }
  },
  methods: {
    t,
    number,
    shade(bills) {
      if (!bills) return {}
      const range = DARKEST - FAINTEST
      const share = FAINTEST + Math.round((bills / this.most) * range)
      return {
        background: `color-mix(in srgb, var(--q-primary) ${share}%, transparent)`
      }
    }
  }
}

// Guests by the month in which they came first, and how many of them came in each month
// since: the more, the darker. A table, so it says itself in words.
import {number} from '../js/cms.js'
import {few, t} from '../js/insights.js'
import {pieces} from '../js/pieces.js'

// Per cent of the main colour; on the darkest words are still read.
const FAINTEST = 8
const DARKEST = 45
const MONTHS_SHOWN = 6
const TO = {path: '/loyalty/', query: {tab: 'customers'}}

export default {
  components: pieces('how'),
  props: {cohorts: {type: Array, required: true}},
  computed: {
    to: () => TO,
    // The last ones in which anybody came first.
    rows() {
      return this.cohorts
        .filter(({guests}) => guests !== 0)
        .slice(-MONTHS_SHOWN)
        .map(({month, guests, came}) => ({
          month: this.monthName(month),
          guests,
          shares: came
            .slice(1, MONTHS_SHOWN)
            .map(n =>
              guests && n !== null ? Math.floor((100 * n) / guests) : n
            )
        }))
    },
    after() {
      return Math.max(...this.rows.map(({shares}) => shares.length), 0)
    }
  },
  methods: {
    t,
    few,
    monthName: month =>
      new Intl.DateTimeFormat(window.i18n.global.locale, {
        month: 'short',
        year: '2-digit'
      }).format(new Date(`${month}-15T12:00`)),
    said(row, n) {
      const share = row.shares[n - 1]
      if (share === undefined || row.guests === null) return ''
      return share === null ? '<5' : `${number(share)} %`
    },
    shade(row, n) {
      const share = row.guests && row.shares[n - 1]
      if (!share) return {}
      const part = FAINTEST + Math.round(((DARKEST - FAINTEST) * share) / 100)
      return {
        background: `color-mix(in srgb, var(--q-primary) ${part}%, transparent)`
      }
    }
  }
}

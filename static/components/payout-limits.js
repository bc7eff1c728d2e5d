// What is given back in sats at most, and how much of it is promised already.
import {ask, pathOf, problemOf, sats, t, tell, whole} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const NAMES = [
  'min_sats',
  'guest_day_sats',
  'day_sats',
  'month_sats',
  'refund_day_sats'
]

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({kept: null, edited: null, problem: null, isBusy: false}),
  computed: {
    names: () => NAMES,
    used() {
      const {day_used_sats: day, month_used_sats: month} = this.kept || {}
      if (!this.kept) return ''
      return t('payouts.limits.used', {day: sats(day), month: sats(month)})
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    whole: whole(),
    load() {
      return this.attempt('GET')
    },
    async save() {
      const {is_on} = this.edited
      const numbers = NAMES.map(name => [name, this.edited[name]])
      const body = {is_on, ...Object.fromEntries(numbers)}
      if (await this.attempt('PUT', body)) tell(t('payouts.limits.saved'))
    },
    async attempt(method, body) {
      this.isBusy = true
      this.problem = null
      try {
        const path = pathOf(this.venue, '/payouts/settings')
        this.kept = await ask(this.venue, method, path, body)
        this.edited = {...this.kept}
      } catch (error) {
        this.problem = problemOf(error, method === 'PUT')
      }
      this.isBusy = false
      return !this.problem
    }
  }
}

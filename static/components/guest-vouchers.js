// Vouchers that a guest has and can still use. Nothing is shown where there is none.
import {ask, number, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {goodUntil, saveEvent} from '../js/vouchers.js'

const PAGE = 10

export default {
  components: pieces('guest-act', 'problem'),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    name: {type: String, required: true}
  },
  data: () => ({rows: [], total: 0, problem: null, ending: null}),
  created() {
    this.load()
  },
  methods: {
    t,
    saveEvent,
    async load(more = 0) {
      const limit = Math.min(Math.max(this.rows.length, PAGE) + more, 100)
      const query = new URLSearchParams({
        state: 'open',
        customer_pubkey: this.guest.customer_pubkey,
        limit
      })
      try {
        const path = pathOf(this.venue, `/vouchers?${query}`)
        const {data, total} = await ask(this.venue, 'GET', path)
        Object.assign(this, {rows: data, total, problem: null})
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    worthOf: ({value: {points, perk}}) =>
      perk ? perk.name : t('points', {n: number(points)}, points),
    about(row) {
      const until = t('vouchers.until', {day: goodUntil(row)})
      return [until, row.reason && t('history.quoted', {words: row.reason})]
        .filter(Boolean)
        .join(' · ')
    },
    means() {
      return t('vouchers.withdraw_means', {name: this.name})
    },
    async withdraw({reason}) {
      const {id} = this.ending
      await ask(this.venue, 'DELETE', `/vouchers/${id}`, {reason})
      tell(t('vouchers.withdrawn'))
      await this.load()
    }
  }
}

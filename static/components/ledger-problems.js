// What needs a look, before anything else; nothing is shown while nothing does.
import {ask, number, pathOf, problemOf, sats, t} from '../js/cms.js'
import {when} from '../js/guests.js'
import {pieces} from '../js/pieces.js'

const PAGE = 5
const SEEN_AWAY = ['refused_payment', 'late_bill', 'paid_twice']

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  emits: ['order'],
  data: () => ({rows: [], total: 0, shown: PAGE, problem: null, seeing: ''}),
  created() {
    this.load()
  },
  methods: {
    t,
    number,
    keyOf: ({kind, id}) => `${kind} ${id}`,
    canSee: ({kind}) => SEEN_AWAY.includes(kind),
    async load() {
      const path = pathOf(this.venue, `/problems?limit=${this.shown}`)
      try {
        const {data, total} = await ask(this.venue, 'GET', path)
        Object.assign(this, {rows: data, total, problem: null})
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    more() {
      this.shown = Math.min(this.shown + 20, 100)
      return this.load()
    },
    say({kind, amount_sats: amount, cards}) {
      const words = {amount: sats(amount), n: number(cards)}
      return t(`problems.kinds.${kind}`, words, cards || 1)
    },
    // Why, and what to do about it.
    explain({kind, code, time}) {
      const known = `problems.reasons.${code}`
      const reason = t(known)
      const isKnown = reason !== `loyalty.cms.${known}`
      const todo = t(`problems.todo.${kind}`)
      const why = isKnown && kind === 'refused_payment' ? [reason] : []
      return [when(time), ...why, todo].join(' · ')
    },
    async see(row) {
      this.seeing = this.keyOf(row)
      const {kind, id} = row
      try {
        const path = pathOf(this.venue, '/problems/seen')
        await ask(this.venue, 'POST', path, {kind, id})
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.seeing = ''
    }
  }
}

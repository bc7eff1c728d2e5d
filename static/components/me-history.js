// What happened on a card, like a bank statement: `+34 · Lunch · Tuesday`.
import {wordsOf} from '../js/holder.js'
import {call, day, number, sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const LINES = 20
const MEALS = [
  [5, 'evening'],
  [11, 'morning'],
  [15, 'lunch'],
  [18, 'afternoon'],
  [24, 'evening']
]

export default {
  components: pieces('me-problem'),
  props: {card: {type: Object, required: true}},
  data: () => ({lines: null, total: 0, isBusy: false, problem: null}),
  watch: {
    'card.points'() {
      this.lines = null
      this.more()
    }
  },
  methods: {
    t,
    signed: value => (value > 0 ? '+' : '') + number(value),
    what(line) {
      if (line.source === 'transfer') return t('me.history.moved')
      if (line.source === 'referral') return t('friend.history')
      if (line.kind !== 'earned') return t(`card.kinds.${line.kind}`)
      const hour = new Date(line.time * 1000).getHours()
      return t(`me.history.${MEALS.find(([end]) => hour < end)[1]}`)
    },
    detail(line) {
      const parts = [day(line.time)]
      if (line.base_sats > 0) parts.push(sats(line.base_sats))
      if (line.reason) parts.push(line.reason)
      if (line.merchant.name !== this.card.merchant.name) {
        parts.push(line.merchant.name)
      }
      return parts.join(' · ')
    },
    // `Free coffee −2,400 sats`
    discount: ({name, sats: off}) => `${name} −${sats(off)}`,
    async more() {
      this.isBusy = true
      this.problem = null
      const known = this.lines || []
      const asked = new URLSearchParams({
        card_id: this.card.card_id,
        limit: LINES,
        offset: known.length
      })
      try {
        const page = await call('GET', `/me/history?${asked}`)
        this.total = page.total
        this.lines = [...known, ...page.data]
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  },
  created() {
    this.more()
  }
}

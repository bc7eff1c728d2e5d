// The owner's first page: one sentence, what needs a look, then figures and charts.
import {ask, pathOf, problemOf} from '../js/cms.js'
import {follow} from '../js/loyalty.js'
import {
  countingSentence,
  figuresOf,
  inMoney,
  isCounted,
  ordersOf,
  regularsSentence,
  t,
  todaySentence
} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces(
    'days-chart',
    'empty',
    'figure',
    'home-buttons',
    'hours',
    'loyalty-off',
    'problem',
    'tier-counts',
    'to-look-at'
  ),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  emits: ['merchant'],
  data: () => ({seen: null, problem: null}),
  computed: {
    id() {
      return this.venue.merchant.id
    },
    sentence() {
      return todaySentence(this.seen)
    },
    beside() {
      const {today, loyalty} = this.seen
      const money = today.bills && inMoney(this.seen, today.sats)
      const regulars = loyalty && regularsSentence(loyalty.regulars)
      return [money && t('about', {money}), regulars].filter(Boolean).join(' ')
    },
    figures() {
      return figuresOf(this.seen, this.id)
    },
    isEmpty() {
      return this.seen.days.every(({bills}) => !bills)
    },
    counting() {
      return countingSentence(this.seen)
    },
    isCounted() {
      return isCounted(this.seen)
    },
    charge() {
      return `/loyalty/pos/${this.id}`
    },
    orders() {
      return ordersOf(this.id)
    }
  },
  activated() {
    this.unfollow = follow(this.id, {}, () => this.fetch())
  },
  deactivated() {
    this.unfollow()
  },
  methods: {
    t,
    async fetch() {
      const asked = (this.asked = {})
      try {
        const seen = await ask(
          this.venue,
          'GET',
          pathOf(this.venue, '/overview')
        )
        if (asked !== this.asked) return
        this.seen = seen
        this.problem = null
      } catch (error) {
        if (asked === this.asked) this.problem = problemOf(error)
      }
    },
    turnedOn(merchant) {
      this.$emit('merchant', merchant)
      return this.fetch()
    }
  }
}

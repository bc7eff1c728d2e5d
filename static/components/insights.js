// A period in figures, beside the one before: one sentence, figures, then charts.
import {ask, capital, problemOf} from '../js/cms.js'
import {download} from '../js/guests.js'
import {
  PERIODS,
  barsOf,
  daysOf,
  discountSentence,
  figuresOf,
  sentenceOf,
  t
} from '../js/insights.js'
import {ordersOf} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces(
    'empty',
    'figure',
    'hours',
    'insight-bars',
    'insight-cohorts',
    'insight-shares',
    'insight-staff',
    'problem'
  ),
  props: {venue: {type: Object, required: true}},
  data: () => ({seen: null, problem: null, isReading: false, isSaving: false}),
  computed: {
    id() {
      return this.venue.merchant.id
    },
    period() {
      const {period} = this.$route.query
      return PERIODS.includes(period) ? period : PERIODS[1]
    },
    periods: () =>
      PERIODS.map(value => ({value, label: t(`periods.${value}`)})),
    days() {
      return daysOf(this.period, this.venue.merchant)
    },
    sentence() {
      return sentenceOf(this.seen)
    },
    figures() {
      return figuresOf(this.seen, this.id)
    },
    isEmpty() {
      return !this.seen.period.bills && !this.seen.period.issued
    },
    bars() {
      return barsOf(this.seen.days)
    },
    taken() {
      return [this.line('net_sats', '--q-primary')]
    },
    came() {
      return [
        this.line('visits', '--q-primary'),
        this.line('new', '--q-positive')
      ]
    },
    discounts() {
      return discountSentence(this.seen)
    },
    rules() {
      return this.seen.rules.map(rule => ({
        key: rule.rule_id,
        name: rule.words,
        value: rule.discount_sats + rule.cashback_sats,
        words: t('discounts.rule', {n: rule.uses}, rule.uses)
      }))
    },
    badges() {
      return this.seen.loyalty.badges.map(badge => ({
        key: badge.badge,
        name: badge.name,
        value: badge.people,
        words: t('badges.people', {n: badge.people}, badge.people)
      }))
    },
    moves() {
      const {tiers, tier_moves: moves} = this.seen.loyalty
      const name = id => tiers.find(tier => tier.id === id)?.name
      return (moves || []).map(({from, to, cards}) => ({
        key: `${from}-${to}`,
        name: t('tiers.move', {
          from: name(from) || t('tiers.none'),
          to: name(to) || t('tiers.none')
        }),
        value: cards,
        words: ''
      }))
    },
    movesNone() {
      return t(
        this.seen.loyalty.tier_moves ? 'tiers.no_moves' : 'tiers.too_many'
      )
    },
    orders() {
      return ordersOf(this.id)
    },
    report() {
      return `/loyalty/report/${this.id}?month=${this.days[1].slice(0, 7)}`
    },
    toRules: () => ({path: '/loyalty/', query: {tab: 'discounts'}}),
    toTiers: () => ({
      path: '/loyalty/',
      query: {tab: 'customers', sort: 'tier'}
    })
  },
  watch: {
    period: 'fetch'
  },
  activated() {
    this.fetch()
  },
  methods: {
    t,
    capital,
    line(name, colour) {
      return {label: t(`lines.${name}`), colour, data: this.bars.sum(name)}
    },
    choose(period) {
      this.$router.replace({query: {...this.$route.query, period}})
    },
    query() {
      const [from, to] = this.days
      return new URLSearchParams({from, to})
    },
    async fetch() {
      if (this.$route.query.tab !== 'insights') return
      const asked = (this.asked = {})
      this.isReading = true
      try {
        const path = `/analytics/${this.id}?${this.query()}`
        const seen = await ask(this.venue, 'GET', path)
        if (asked !== this.asked) return
        this.seen = seen
        this.problem = null
      } catch (error) {
        if (asked === this.asked) this.problem = problemOf(error)
      }
      if (asked === this.asked) this.isReading = false
    },
    async save() {
      this.isSaving = true
      const [from, to] = this.days
      const path = `/analytics/${this.id}/days.csv?${this.query()}`
      try {
        await download(this.venue, path, `days-${from}-${to}.csv`)
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isSaving = false
    }
  }
}

// What the community's economy comes to: bills, what was given away, what came again.
import {number, problemOf, sats, t as word} from '../js/cms.js'
import {barsOf, change} from '../js/insights.js'
import {call} from '../js/loyalty.js'
import {percent} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

const t = (key, ...rest) => word(`economics.${key}`, ...rest)
const PERIODS = [30, 90, 365]

export default {
  components: pieces(
    'empty',
    'figure',
    'insight-bars',
    'insight-shares',
    'problem'
  ),
  inheritAttrs: false,
  data: () => ({seen: null, problem: null, days: PERIODS[1]}),
  computed: {
    periods: () =>
      PERIODS.map(value => ({value, label: t('last_days', {n: value})})),
    isEmpty() {
      return !this.seen.total.bills
    },
    sentence() {
      const {total, before} = this.seen
      const said = {
        bills: word('overview.bills', {n: number(total.bills)}, total.bills),
        sats: sats(total.sats)
      }
      const by = change(total.sats, before.sats)
      return by ? t('sentence_beside', {...said, by}) : t('sentence', said)
    },
    figures() {
      const {total, before, spent_bp: bp} = this.seen
      const one = (name, value, sub, to) => ({
        name,
        value,
        sub,
        to,
        label: t(`figures.${name}`),
        how: t(`how.${name}`)
      })
      const beside = name => change(total[name], before[name])
      const tab = name => ({path: '/loyalty/community', query: {tab: name}})
      return [
        one('sats', sats(total.sats), beside('sats'), tab('partners')),
        one(
          'discounts',
          sats(total.discount_sats),
          beside('discount_sats'),
          tab('offers')
        ),
        one('back', sats(total.satoshi_back_sats), beside('satoshi_back_sats')),
        one(
          'again',
          bp === null ? word('overview.few') : `${percent(bp)} %`,
          bp === null
            ? ''
            : t('again_of', {
                spent: sats(this.seen.spent_sats),
                given: sats(this.seen.given_sats)
              })
        )
      ]
    },
    bars() {
      return barsOf(this.seen.days)
    },
    taken() {
      return [this.line('sats', '--q-primary')]
    },
    given() {
      return [
        this.line('discount_sats', '--q-primary'),
        this.line('satoshi_back_sats', '--q-positive')
      ]
    },
    offers() {
      return this.seen.offers.map(offer => ({
        key: offer.rule_id,
        name: offer.description,
        value: offer.discount_sats + offer.cashback_sats,
        words: t(
          'offer',
          {
            n: number(offer.uses),
            places: number(offer.partners),
            brought: sats(offer.net_sats)
          },
          offer.uses
        )
      }))
    }
  },
  watch: {
    days: 'look'
  },
  created() {
    this.look()
  },
  methods: {
    t,
    line(name, colour) {
      return {label: t(`lines.${name}`), colour, data: this.bars.sum(name)}
    },
    async look() {
      this.problem = null
      try {
        this.seen = await call('GET', `/community/economics?days=${this.days}`)
      } catch (error) {
        this.problem = problemOf(error)
      }
    }
  }
}

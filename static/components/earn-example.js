// A live example: the rule in words, and what three bills would earn.
import {
  amount,
  earnSentence,
  earned,
  exampleBill,
  number,
  t,
  times
} from '../js/cms.js'

const ONE_BP = 10_000
const isCount = (value, least) => Number.isSafeInteger(value) && value >= least

export default {
  props: {
    rule: {type: Object, required: true},
    merchant: {type: Object, required: true},
    tiers: {type: Array, required: true}
  },
  computed: {
    isWhole() {
      const {earn_per_sats, earn_per_minor, earn_points} = this.rule
      return (
        isCount(earn_points, 0) &&
        isCount(earn_per_minor || earn_per_sats, 1) &&
        isCount(this.rule.min_spend_sats, 0)
      )
    },
    sentence() {
      return earnSentence(this.merchant, this.rule)
    },
    // The tier that multiplies most, if any does.
    top() {
      const most = Math.max(ONE_BP, ...this.tiers.map(t => t.multiplier_bp))
      return most > ONE_BP && this.tiers.find(t => t.multiplier_bp === most)
    },
    bills() {
      const middle = exampleBill(this.rule)
      const bases = [Math.round(middle / 5), middle, middle * 4]
      return bases.map(base => ({
        label: amount(this.rule, base),
        points: number(this.points(base)),
        top: this.top && number(this.points(base, this.top.multiplier_bp))
      }))
    }
  },
  methods: {
    t,
    times,
    points(base, tierBp = ONE_BP) {
      const {earn_per_minor, is_enabled, min_spend_sats} = this.rule
      const isInSats = this.rule.earn_by !== 'item' && !earn_per_minor
      const isTooSmall = isInSats && base < min_spend_sats
      return !is_enabled || isTooSmall ? 0 : earned(this.rule, base, tierBp)
    }
  }
}

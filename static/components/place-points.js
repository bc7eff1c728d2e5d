// What a guest has of coming here: the first visit, points, tiers, rewards, discounts.
import {ruleSentence, score} from '../js/cms.js'
import {day, number, points, sats, t as word} from '../js/loyalty.js'
import {t} from '../js/places.js'

export default {
  props: {place: {type: Object, required: true}},
  computed: {
    // Nothing where the place runs without loyalty.
    program() {
      return this.place.program || null
    },
    discounts() {
      return this.place.discounts || []
    }
  },
  methods: {
    t,
    points,
    ruleSentence,
    smallest: ({min_spend_sats: least}) =>
      least ? t('smallest', {amount: sats(least)}) : '',
    tierWords({threshold}) {
      const {tier_basis: basis} = this.program
      if (!threshold) return t('tier_start')
      return t('tier_from', {score: score(basis, threshold)})
    },
    rewardWords: ({name, cost_points: cost}) =>
      t('reward', {name, points: points(cost)}),
    howMuch: ({discount_type: kind, discount_value: value}) =>
      kind === 'fixed'
        ? word('me.discounts.much.fixed', {sats: sats(value)})
        : word(`me.discounts.much.${kind}`, {n: number(value)}),
    // Who it is for, and within which limits.
    terms(one) {
      const say = (key, words) => word(`me.discounts.${key}`, words)
      const {min_purchase_sats: least, max_discount_sats: most} = one
      return [
        one.badge_name && t('for_badge', {badge: one.badge_name}),
        one.description,
        least && say('from', {sats: sats(least)}),
        most && say('most', {sats: sats(most)}),
        one.valid_until && say('until', {day: day(one.valid_until - 1)})
      ]
        .filter(Boolean)
        .join(' · ')
    }
  }
}

// One discount: how much, for whom, until when, and what it has given.
import {ask, number, problemOf, sats, t, tell} from '../js/cms.js'
import {badgeName, howMuch} from '../js/discounts.js'
import {momentAt} from '../js/zone_time.js'

export default {
  props: {
    venue: {type: Object, required: true},
    rule: {type: Object, required: true},
    tiers: {type: Array, default: () => []}
  },
  emits: ['edit', 'end', 'changed'],
  data: () => ({isSaving: false}),
  computed: {
    name() {
      return this.rule.description || this.howMuch
    },
    howMuch() {
      return howMuch(this.rule)
    },
    state() {
      const {active, valid_from: from, valid_until: until} = this.rule
      const now = Date.now() / 1000
      if (until !== null && until <= now) return 'over'
      if (!active) return 'paused'
      return from !== null && from > now ? 'coming' : 'on'
    },
    summary() {
      const {rule} = this
      const until = rule.valid_until
      return [
        this.who,
        rule.min_purchase_sats &&
          t('discounts.from_sats', {sats: sats(rule.min_purchase_sats)}),
        rule.usage_limit && t('discounts.times', {n: rule.usage_limit}),
        until &&
          t('discounts.until', {
            day: momentAt(until, this.venue.merchant.timezone)
          }),
        rule.stackable && t('discounts.with_others')
      ]
        .filter(Boolean)
        .join(' · ')
    },
    who() {
      const {badge, tier_id: tier, partner_days: days} = this.rule
      if (badge) return t('discounts.with_badge', {badge: badgeName(badge)})
      if (tier) {
        const {name = ''} = this.tiers.find(({id}) => id === tier) || {}
        return t('discounts.with_tier', {tier: name})
      }
      return days
        ? t('discounts.at_partner', {days: number(days)})
        : t('discounts.everybody')
    },
    // Offers are changed by those who keep them, and only left where they are joined.
    isKept() {
      return !this.rule.is_offer || Boolean(this.venue.isCommunity)
    },
    spent() {
      const {spent_sats: spent, budget_sats: budget} = this.rule
      const words = t('discounts.spent', {sats: sats(spent)})
      return budget === null
        ? words
        : `${words} ${t('discounts.of_budget', {sats: sats(budget)})}`
    },
    given() {
      if (this.venue.isCommunity) return this.spent
      const {uses, given_sats: given, budget_sats: own, joined} = this.rule
      const budget = joined ? joined.budget_sats : own
      if (!uses && budget === null) return t('discounts.not_used')
      const words = t('discounts.given', {n: number(uses), sats: sats(given)})
      return budget === null
        ? words
        : `${words} ${t('discounts.of_budget', {sats: sats(budget)})}`
    }
  },
  methods: {
    t,
    async pause(active) {
      this.isSaving = true
      try {
        await ask(this.venue, 'PUT', `/rules/${this.rule.id}`, {active})
        tell(t('saved'))
        this.$emit('changed')
      } catch (error) {
        Quasar.Notify.create({
          message: problemOf(error, true).words,
          type: 'negative'
        })
      }
      this.isSaving = false
    }
  }
}

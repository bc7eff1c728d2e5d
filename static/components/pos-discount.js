// What a guest's badges and visits take off the bill, or why they do not.
import {fullPrice} from '../js/badge_words.js'
import {number, sats, t} from '../js/loyalty.js'

const ASK_AFTER_MS = 300
// Reasons that staff can tell a guest; of others there is nothing to say.
const SAID = ['limit_reached', 'budget_spent', 'below_minimum']
const BADGE = 'bad_badge'

export default {
  props: {
    till: {type: Object, required: true},
    guest: {type: Object, required: true},
    amount: {type: Number, required: true},
    isBusy: {type: Boolean, default: false}
  },
  emits: ['take'],
  data: () => ({told: null}),
  computed: {
    asked() {
      return [this.guest.customer_pubkey, this.amount].join()
    },
    why() {
      if (this.told.applied_rules.length) return ''
      const found = this.told.not_applied.find(({code}) =>
        [BADGE, ...SAID].includes(code)
      )
      if (!found) return ''
      if (SAID.includes(found.code)) {
        const {min_purchase_sats: least, usage_limit: most} = found
        const figures = {sats: sats(least || 0), n: number(most || 0)}
        const words = t(`pos.discount.why.${found.code}`, figures)
        return `${words} ${t('badge_why.full_price')}`
      }
      const held = this.told.badges.find(({badge}) => badge === found.badge)
      return held ? fullPrice(held) : found.reason
    },
    button() {
      const {discount_amount: off, cashback_amount: back} = this.told
      return off
        ? t('pos.discount.take', {sats: sats(off)})
        : t('pos.discount.back', {sats: sats(back)})
    }
  },
  watch: {
    asked: {
      immediate: true,
      handler() {
        clearTimeout(this.asking)
        this.asking = setTimeout(() => this.ask(), ASK_AFTER_MS)
      }
    }
  },
  unmounted() {
    clearTimeout(this.asking)
  },
  methods: {
    // Without an answer there is no discount to offer, and nothing else changes.
    async ask() {
      const {asked, amount, till} = this
      if (amount < 1) return void (this.told = null)
      const body = {
        merchant_id: till.id,
        customer_pubkey: this.guest.customer_pubkey,
        amount
      }
      const told = await till.ask('POST', '/calculate', body).catch(() => null)
      if (asked === this.asked) this.told = told
    },
    words({
      discount_type: kind,
      discount_value: value,
      description,
      badge_name: badge
    }) {
      const much =
        kind === 'fixed'
          ? sats(value)
          : t(`pos.discount.much.${kind}`, {n: number(value)})
      return [much, badge, description !== badge && description]
        .filter(Boolean)
        .join(' · ')
    }
  }
}

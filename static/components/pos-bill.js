// The bill: whose it is, what is on it, what it comes to, and the one button.
import {
  chargeWords,
  inUnit,
  lineAmount,
  rateOf,
  inBoth,
  toCharge
} from '../js/amounts.js'
import {dueSats, isEmpty, liveParts, total} from '../js/draft.js'
import {sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const TIPS = [5, 10, 15]

export default {
  components: pieces('pos-brought', 'pos-discount', 'pos-glance'),
  props: {
    till: {type: Object, required: true},
    draft: {type: Object, required: true},
    order: {type: Object, default: null},
    staff: {type: String, default: ''},
    isBusy: {type: Boolean, default: false}
  },
  emits: [
    'charge',
    'keep',
    'guest',
    'whose',
    'unlink',
    'put',
    'give',
    'off',
    'discount',
    'split',
    'refund',
    'part',
    'void',
    'cancel',
    'leave',
    'undo'
  ],
  data: () => ({hasTip: false}),
  computed: {
    isOpen() {
      return !this.order || this.order.bill === 'open'
    },
    isNothing() {
      return isEmpty(this.draft) && !this.order
    },
    guest() {
      if (!this.order) return this.draft.guest
      const {customer_pubkey: pubkey, glance} = this.order
      return pubkey ? {...glance, customer_pubkey: pubkey} : null
    },
    hasDiscount() {
      return this.order?.lines.some(({kind}) => kind === 'discount') || false
    },
    // What is on the bill, after rewards and without the tip.
    goods() {
      const {order, till} = this
      const typed = toCharge(till, {...this.draft, tip: 0}, null) || 0
      return typed + (order ? order.amount_sats - order.rewards_sats : 0)
    },
    canUnlink() {
      return this.isOpen
    },
    isPaid() {
      return ['paid', 'part_refunded', 'refunded'].includes(this.order?.bill)
    },
    canManage() {
      return this.till.may.includes('manage')
    },
    canRefund() {
      return this.canManage && this.isPaid && this.order.bill !== 'refunded'
    },
    // Of a bill that was split, each part has its own guest.
    canMove() {
      return this.isPaid && this.parts.length === 1 && this.canChange()
    },
    parts() {
      return this.order ? liveParts(this.order) : []
    },
    hasParts() {
      const {order, parts} = this
      if (!order) return false
      return parts.length > 1 || parts.some(({state}) => state !== 'open')
    },
    // Part 1 of a bill that nobody has paid the rest of is a part, too.
    isInParts() {
      return this.isOpen || this.parts.length > 1
    },
    words() {
      return chargeWords(this.till, this.draft, this.order)
    },
    canCharge() {
      if (this.isBusy || !this.isOpen) return false
      if (!this.order) return !isEmpty(this.draft)
      const hasOne = this.parts.some(({state}) => state === 'open')
      return toCharge(this.till, this.draft, this.order) !== 0 || hasOne
    },
    canSplit() {
      return isEmpty(this.draft) && !!this.order && dueSats(this.order) > 0
    },
    // With nothing left to ask for, the button shows the one invoice that is open.
    amount() {
      const open = this.parts.filter(({state}) => state === 'open')
      const {order, till} = this
      const isAsked = order && isEmpty(this.draft) && !dueSats(order)
      if (!isAsked || open.length !== 1) return this.words
      return inBoth(till, open[0].total_sats, rateOf(till, order))
    },
    tips() {
      const base = toCharge(this.till, {...this.draft, tip: 0}, this.order)
      return TIPS.map(percent => ({
        percent,
        sats: Math.floor(((base || 0) * percent) / 100)
      }))
    }
  },
  methods: {
    t,
    sats,
    total,
    amountOf(line) {
      const {price, quantity} = line
      return inUnit(this.till, price * quantity, this.draft.unit)
    },
    lineAmount,
    // Whether it can go on a card, or on another one.
    canChange(part = this.parts[0]) {
      if (part.state !== 'paid') return false
      if (part.customer_pubkey) return this.canManage
      return !part.claimed_at
    },
    stateOf: part => t(part.state === 'open' ? 'pos.not_paid' : 'pos.paid'),
    partWords(part) {
      return inBoth(this.till, part.total_sats, rateOf(this.till, this.order))
    },
    refundWords(refund) {
      const {till, order} = this
      const amount = inBoth(till, refund.amount_sats, rateOf(till, order))
      return t('pos.went_back', {amount, reason: refund.reason})
    },
    more(line) {
      line.quantity++
    },
    less(line) {
      if (line.quantity > 1) line.quantity--
      else this.remove(line)
    },
    remove(line) {
      const {lines} = this.draft
      const place = lines.indexOf(line)
      lines.splice(place, 1)
      const undo = () => lines.splice(place, 0, line)
      this.$emit('undo', t('pos.removed', {name: line.name}), undo)
    },
    setTip(amount) {
      this.draft.tip = this.draft.tip === amount ? 0 : amount
    },
    typeTip(text) {
      const digits = String(text ?? '').replace(/\D/g, '')
      this.draft.tip = Math.min(Number(digits), 100_000_000)
    }
  }
}

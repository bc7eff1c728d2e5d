// Money goes back of a paid bill: how much, why, and what that does, said before it is
// done. The figures are the server's own, which has tried it.
import {inBoth, inUnit, rateOf} from '../js/amounts.js'
import {press} from '../js/draft.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {wouldHappen} from '../js/refund_words.js'
import {wordsOf} from '../js/till.js'

const PAUSE_MS = 300
const isPaid = ({state}) => state === 'paid' || state === 'surplus'

export default {
  components: pieces('pos-dialog'),
  props: {
    till: {type: Object, required: true},
    order: {type: Object, required: true},
    isBusy: {type: Boolean, default: false},
    failure: {type: String, default: ''}
  },
  emits: ['refund', 'closed'],
  data: () => ({
    way: 'all',
    chosen: '',
    counts: {},
    typed: 0,
    reason: '',
    inCash: false,
    inSats: false,
    withRewards: false,
    preview: null,
    refusal: ''
  }),
  computed: {
    payments() {
      return this.order.payments.filter(isPaid)
    },
    payment() {
      const {payments, chosen} = this
      return payments.find(({id}) => id === chosen) || payments[0]
    },
    // Sats of that payment that have not gone back yet.
    left() {
      const {payment, order} = this
      const isOfIt = ({payment_id: id}) => !id || id === payment.id
      return order.refunds
        .filter(isOfIt)
        .reduce((sum, one) => sum - one.amount_sats, payment.total_sats)
    },
    unit() {
      return this.order.amount_minor ? 'minor' : 'sats'
    },
    unitName() {
      return this.unit === 'minor' ? this.order.currency : t('pos.sats')
    },
    lines() {
      return this.order.lines.filter(({kind}) => kind === 'item')
    },
    ways() {
      const ways = ['all', 'half', 'lines', 'amount']
      return this.lines.length ? ways : ways.filter(way => way !== 'lines')
    },
    back() {
      return this.lines
        .map(line => ({line, quantity: this.counts[line.id] || 0}))
        .filter(({quantity}) => quantity)
    },
    // What is to go back; null while nothing was chosen.
    amount() {
      const {way, left, payment} = this
      if (way === 'all') return {amount_sats: left}
      const half = Math.floor(payment.amount_sats / 2)
      if (way === 'half') return {amount_sats: Math.min(half, left)}
      return way === 'lines' ? this.ofLines() : this.inBillsUnit(this.typed)
    },
    body() {
      const {amount} = this
      if (!amount || Object.values(amount)[0] === 0) return null
      const lines = this.back.map(({line, quantity}) => ({
        line_id: line.id,
        quantity
      }))
      return {
        ...amount,
        ...(this.way === 'lines' ? {lines} : {}),
        payment_id: this.payment.id,
        return_by: this.returnBy,
        return_rewards: this.withRewards
      }
    },
    returnBy() {
      if (this.inSats) return 'withdraw_qr'
      return this.inCash ? 'cash' : 'none'
    },
    // Only what Lightning has paid, by whoever may send sats.
    canSend() {
      const may = this.till.may || []
      return may.includes('payout') && this.payment.method === 'lightning'
    },
    hasRewards() {
      return this.order.lines.some(({kind}) => kind === 'reward')
    },
    canRefund() {
      return !!this.preview && !this.isBusy && !!this.reason.trim()
    },
    foretold() {
      return wouldHappen(this.preview, this.order.glance.name)
    },
    act() {
      if (!this.preview) return t('pos.refund')
      const amount = this.inBoth(this.preview.refund.amount_sats)
      return t('refund.act', {amount})
    }
  },
  watch: {
    body: {immediate: true, handler: 'foretell'},
    inCash(isOn) {
      if (isOn) this.inSats = false
    },
    inSats(isOn) {
      if (isOn) this.inCash = false
    }
  },
  beforeUnmount() {
    clearTimeout(this.waiting)
  },
  methods: {
    t,
    inUnit,
    inBoth(amount) {
      return inBoth(this.till, amount, rateOf(this.till, this.order))
    },
    inBillsUnit(amount) {
      if (this.unit === 'minor') return {amount_minor: amount}
      return {amount_sats: amount}
    },
    // Rewards may have made the bill less than what its items cost.
    ofLines() {
      const {unit, left} = this
      const sum = this.back.reduce(
        (all, {line, quantity}) => all + line[`unit_${unit}`] * quantity,
        0
      )
      return this.inBillsUnit(unit === 'sats' ? Math.min(sum, left) : sum)
    },
    change(line, by) {
      const count = (this.counts[line.id] || 0) + by
      this.counts[line.id] = Math.min(Math.max(count, 0), line.quantity)
    },
    type(text) {
      this.typed = press(0, String(text ?? '').replace(/\D/g, ''))
    },
    foretell() {
      clearTimeout(this.waiting)
      this.preview = null
      this.refusal = ''
      const {body} = this
      if (!body) return
      this.waiting = setTimeout(() => this.ask(body), PAUSE_MS)
    },
    async ask(body) {
      const path = `/orders/${this.order.id}/refund?preview=true`
      const asked = {...body, reason: t('refund.title')}
      try {
        const preview = await this.till.ask('POST', path, asked)
        if (body === this.body) this.preview = preview
      } catch (error) {
        if (body === this.body) this.refusal = wordsOf(error)
      }
    }
  }
}

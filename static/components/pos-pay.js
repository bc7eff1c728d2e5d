// One payment: its invoice, until it is paid; then green, then its receipt.
import {inBoth, rateOf} from '../js/amounts.js'
import {points, sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {wordsOf} from '../js/till.js'

const GREEN_MS = 1500
const RECEIPT_MS = 20_000
const QR_PX = 1000 // drawn as lines: the page gives it its size

export default {
  components: {
    QrcodeVue: window.QrcodeVue.default,
    ...pieces('pos-staff')
  },
  props: {
    till: {type: Object, required: true},
    order: {type: Object, required: true},
    paying: {type: Object, required: true},
    staff: {type: String, default: ''},
    isOffline: {type: Boolean, default: false}
  },
  emits: ['staff', 'replaced', 'changed', 'back', 'done'],
  data: () => ({
    stage: 'open',
    receipt: null,
    method: '',
    isBusy: false,
    failure: '',
    size: QR_PX
  }),
  computed: {
    payment() {
      const {payments} = this.order
      return payments.find(({id}) => id === this.paying.paymentId)
    },
    words() {
      const {till, order, payment} = this
      return inBoth(till, payment.total_sats, rateOf(till, order))
    },
    isPart() {
      return (
        this.payment.amount_sats <
        this.order.amount_sats - this.order.rewards_sats
      )
    },
    place() {
      const {table, glance} = this.order
      const words = [table || t('monitor.counter'), glance.name]
      return words.filter(Boolean).join(' · ')
    },
    invoice() {
      return `lightning:${this.paying.request}`
    },
    code() {
      return this.invoice.toUpperCase()
    },
    gained() {
      if (!this.receipt) return 0
      const {earned, taken_back: back} = this.receipt.points
      return earned - back
    },
    isKept() {
      return this.receipt?.points.state === 'kept'
    },
    thanks() {
      if (!this.receipt) return t('pos.thanks')
      const {points: got} = this.receipt
      if (got.state === 'waiting' && this.gained) {
        return t('pos.scan_keep', {points: points(this.gained)})
      }
      if (got.why === 'too_small') {
        const least = sats(got.min_spend_sats)
        return `${t('pos.thanks')} ${t('pos.too_small', {amount: least})}`
      }
      return this.thanksTo
    },
    thanksTo() {
      const {name} = this.order.glance
      const isNamed = name && !name.includes('…') && this.isKept
      const said = isNamed ? t('pos.thanks_to', {name}) : t('pos.thanks')
      if (!this.isKept || !this.gained) return said
      return `${said} ${t('pos.gained', {points: points(this.gained)})}`
    },
    showsReceipt() {
      return this.receipt && !this.isKept
    }
  },
  watch: {
    'payment.state': {immediate: true, handler: 'look'},
    order: 'reread'
  },
  beforeUnmount() {
    clearTimeout(this.timer)
  },
  methods: {
    t,
    look(state) {
      if (state === 'paid' || state === 'surplus') this.turnGreen()
      else if (state && state !== 'open') this.$emit('replaced')
    },
    async turnGreen() {
      if (this.stage !== 'open') return
      const isOld = this.paying.isOld
      this.stage = isOld ? 'receipt' : 'green'
      this.method = ''
      this.readReceipt()
      if (!isOld) this.timer = setTimeout(this.showReceipt, GREEN_MS)
    },
    showReceipt() {
      this.stage = 'receipt'
      this.timer = setTimeout(() => this.$emit('done'), RECEIPT_MS)
    },
    // Whoever scans it sees it on their phone, and the waiter here.
    reread() {
      if (this.stage !== 'open' && !this.isKept) this.readReceipt()
    },
    async readReceipt() {
      try {
        const path = `/receipts/${this.paying.token}`
        this.receipt = await this.till.ask('GET', path)
      } catch {
        this.receipt ??= null // it is asked for again with the next change
      }
    },
    async settle(staffId) {
      this.$emit('staff', staffId)
      this.isBusy = true
      this.failure = ''
      const path = `/orders/${this.order.id}/settle`
      const body = {method: this.method, payment_id: this.payment.id}
      const who = {'X-Loyalty-Staff': staffId}
      try {
        const {order} = await this.till.askOnce('POST', path, body, who)
        this.$emit('changed', order)
      } catch (error) {
        this.failure = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

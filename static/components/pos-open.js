// Bills: those that are not paid yet, also those that this device still keeps; and those
// that were paid lately, for whoever forgot their card or has something to give back.
import {inBoth, rateOf} from '../js/amounts.js'
import {minutesSince, moment, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {RECENT} from '../js/pos-guest.js'
import {wordsOf} from '../js/till.js'

const PAID = ['paid', 'part_refunded', 'refunded']

export default {
  components: pieces('empty'),
  props: {
    till: {type: Object, required: true},
    orders: {type: Array, default: null},
    kept: {type: Array, required: true}
  },
  emits: ['open', 'edit', 'charge'],
  data: () => ({list: 'open', paid: null, failure: ''}),
  computed: {
    shown() {
      return this.list === 'open' ? this.orders : this.paid
    }
  },
  watch: {
    // Read again whenever a bill was paid, which is not open any more.
    orders: 'readPaid',
    list: 'readPaid'
  },
  methods: {
    t,
    async readPaid() {
      if (this.list !== 'paid') return
      const {till} = this
      try {
        const {data} = await till.ask('GET', till.path(RECENT))
        this.paid = data.filter(({bill}) => PAID.includes(bill))
        this.failure = ''
      } catch (error) {
        this.failure = wordsOf(error)
      }
    },
    place: order => order.table || t('monitor.counter'),
    amount: (till, order) =>
      inBoth(till, order.total_sats, rateOf(till, order)),
    age: order =>
      order.paid_at
        ? moment(order.paid_at)
        : t('minutes', {n: minutesSince(order.created_at)}),
    state(order) {
      if (order.bill !== 'open') return t(`pos.bills.${order.bill}`)
      const paid = order.payments.filter(({state}) => state === 'paid').length
      if (paid) return t('pos.part_paid', {n: paid}, paid)
      const isAsked = order.payments.some(({state}) => state === 'open')
      return t(isAsked ? 'pos.not_paid' : 'pos.kept_open')
    }
  }
}

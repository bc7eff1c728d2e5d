// Bills that are not paid yet: those the server has, and those this device still keeps.
import {inBoth, rateOf} from '../js/amounts.js'
import {minutesSince, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('empty'),
  props: {
    till: {type: Object, required: true},
    orders: {type: Array, default: null},
    kept: {type: Array, required: true}
  },
  emits: ['open', 'edit', 'charge'],
  methods: {
    t,
    place: order => order.table || t('monitor.counter'),
    amount: (till, order) =>
      inBoth(till, order.total_sats, rateOf(till, order)),
    age: order => t('minutes', {n: minutesSince(order.created_at)}),
    state(order) {
      const paid = order.payments.filter(({state}) => state === 'paid').length
      if (paid) return t('pos.part_paid', {n: paid}, paid)
      const isAsked = order.payments.some(({state}) => state === 'open')
      return t(isAsked ? 'pos.not_paid' : 'pos.kept_open')
    }
  }
}

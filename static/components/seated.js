// Guests who have said at which table they sit; one tap puts that table's bill on their
// card.
import {headline, t} from '../js/loyalty.js'

const spelled = name => name.trim().replace(/\s+/g, ' ').toLowerCase()

export default {
  props: {
    seated: {type: Array, required: true},
    orders: {type: Array, required: true},
    isBusy: {type: Boolean, default: false}
  },
  emits: ['attach'],
  methods: {
    t,
    headline,
    // The table's oldest bill that is not paid, and nobody's yet.
    billFor({table}) {
      return this.orders.find(
        order =>
          order.bill === 'open' &&
          !order.customer_pubkey &&
          spelled(order.table || '') === spelled(table)
      )
    }
  }
}

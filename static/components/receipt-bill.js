// What was paid: the total, and the lines that it is made of.
import {sats} from '../js/loyalty.js'
import {dateAndTime, rows, splitWords, t, totalMoney} from '../js/receipt.js'

export default {
  props: {receipt: {type: Object, required: true}},
  computed: {
    isPaid() {
      return Boolean(this.receipt.paid_at)
    },
    about() {
      const {paid_at: paid, created_at: made, method} = this.receipt
      const when = dateAndTime(this.receipt, paid ?? made)
      return this.isPaid ? `${when}, ${t(`by.${method}`)}` : when
    },
    total() {
      return sats(this.receipt.total_sats)
    },
    money() {
      return totalMoney(this.receipt)
    },
    split() {
      return splitWords(this.receipt)
    },
    rows() {
      return rows(this.receipt)
    }
  },
  methods: {t}
}

// The receipt on a roll of 58 or 80 mm: 32 characters, black on white.
import {points, sats} from '../js/loyalty.js'
import {
  address,
  canKeep,
  dateAndTime,
  headline,
  lastDate,
  pointsNow,
  rows,
  splitWords,
  t,
  totalMoney
} from '../js/receipt.js'

export default {
  components: {QrcodeVue: window.QrcodeVue.default},
  props: {receipt: {type: Object, required: true}},
  computed: {
    address() {
      return address(this.receipt)
    },
    when() {
      const {paid_at: paid, created_at: made} = this.receipt
      return dateAndTime(this.receipt, paid ?? made)
    },
    rows() {
      return rows(this.receipt)
    },
    split() {
      return splitWords(this.receipt)
    },
    total() {
      return sats(this.receipt.total_sats)
    },
    money() {
      return totalMoney(this.receipt)
    },
    how() {
      const {paid_at: paid, method} = this.receipt
      return paid ? `${t('paid')} ${t(`by.${method}`)}` : t('paper.not_paid')
    },
    // What paper says holds for good: no balance, no weekday.
    words() {
      if (canKeep(this.receipt)) {
        const said = points(pointsNow(this.receipt))
        return t('paper.keep', {points: said, day: lastDate(this.receipt)})
      }
      if (!this.receipt.paid_at) return ''
      const {title, above, big, below} = headline(this.receipt)
      return title || `${above} ${big} ${below}`
    },
    // An unpaid bill's paper is for paying it.
    code() {
      const {payment_request: invoice, url} = this.receipt
      return invoice ? `lightning:${invoice.toUpperCase()}` : url
    }
  },
  methods: {t}
}

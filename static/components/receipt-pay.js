// The invoice of a bill that is still to be paid.
import {sats} from '../js/loyalty.js'
import {t, totalMoney} from '../js/receipt.js'

export default {
  components: {QrcodeVue: window.QrcodeVue.default},
  props: {receipt: {type: Object, required: true}},
  computed: {
    amount() {
      const money = totalMoney(this.receipt)
      const said = sats(this.receipt.total_sats)
      return money ? `${said} · ${money}` : said
    },
    // In capitals it makes a coarser code, which is read from further away.
    link() {
      return `lightning:${this.receipt.payment_request.toUpperCase()}`
    }
  },
  methods: {
    t,
    copy() {
      LNbits.utils.copyText(this.receipt.payment_request, t('copied_invoice'))
    }
  }
}

// The invoice of a bill that is still to be paid.
import {t} from '../js/receipt.js'

export default {
  components: {QrcodeVue: window.QrcodeVue.default},
  props: {invoice: {type: String, required: true}},
  computed: {
    // In capitals it makes a coarser code, which is read from further away.
    link() {
      return `lightning:${this.invoice.toUpperCase()}`
    }
  },
  methods: {
    t,
    copy() {
      LNbits.utils.copyText(this.invoice, t('copied_invoice'))
    }
  }
}

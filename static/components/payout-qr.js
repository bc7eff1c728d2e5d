// What goes back in sats, for the guest to scan with any Lightning wallet.
import {sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: {QrcodeVue: window.QrcodeVue.default, ...pieces('pos-dialog')},
  props: {link: {type: Object, required: true}},
  emits: ['closed'],
  methods: {t, sats}
}

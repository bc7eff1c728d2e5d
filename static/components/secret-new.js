// Makes something secret that is shown this once: as a QR code, and to be copied. `make`
// does, and answers with it; the form before it is in the slot.
import {copy, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: {
    ...pieces('form-dialog'),
    QrcodeVue: window.QrcodeVue.default
  },
  props: {
    act: {type: String, required: true},
    make: {type: Function, required: true},
    canMake: {type: Boolean, default: true},
    title: {type: String, required: true},
    once: {type: String, required: true},
    qr: {type: String, required: true},
    kept: {type: String, required: true},
    isTyped: {type: Boolean, default: false}
  },
  emits: ['made', 'closed'],
  data: () => ({secret: ''}),
  methods: {
    t,
    copy,
    async run() {
      this.secret = await this.make()
      this.$emit('made')
    }
  }
}

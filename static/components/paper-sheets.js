// Ten cards on one sheet, and their backs on its other side, each behind its front.
import {t} from '../js/cms.js'
import {mirrored} from '../js/paper.js'
import {printing} from '../js/print.js'

export default {
  components: {QrcodeVue: window.QrcodeVue.default},
  mixins: [printing],
  props: {
    venue: {type: Object, required: true},
    cards: {type: Array, required: true}
  },
  computed: {
    backs() {
      return mirrored(this.cards)
    }
  },
  methods: {t}
}

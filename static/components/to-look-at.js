// What needs a look, above everything else; payments with their rows.
import {number, sats} from '../js/cms.js'
import {moment} from '../js/loyalty.js'
import {problemsOf, t} from '../js/overview.js'

export default {
  props: {
    seen: {type: Object, required: true},
    merchantId: {type: String, required: true}
  },
  data: () => ({isOpen: false}),
  computed: {
    problems() {
      return problemsOf(this.seen, this.merchantId)
    },
    rows() {
      return this.seen.payments_to_look_at.data
    },
    more() {
      return this.seen.payments_to_look_at.total - this.rows.length
    }
  },
  methods: {t, moment, number, sats}
}

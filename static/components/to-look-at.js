// What needs a look, above everything else.
import {problemsOf, t} from '../js/overview.js'

export default {
  props: {
    seen: {type: Object, required: true},
    merchantId: {type: String, required: true}
  },
  computed: {
    problems() {
      return problemsOf(this.seen, this.merchantId)
    }
  },
  methods: {t}
}

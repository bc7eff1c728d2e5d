// A few things beside each other, each as long as it is much.
import {number, sats} from '../js/cms.js'
import {few, t} from '../js/insights.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('how'),
  props: {
    title: {type: String, required: true},
    words: {type: String, required: true},
    to: {type: [String, Object], default: null},
    sentence: {type: String, default: ''},
    rows: {type: Array, required: true},
    isSats: Boolean
  },
  computed: {
    most() {
      return Math.max(...this.rows.map(({value}) => value || 0), 1)
    }
  },
  methods: {
    t,
    said(value) {
      if (value === null) return few(null)
      return this.isSats ? sats(value) : number(value)
    },
    part(value) {
      return (value || 0) / this.most
    }
  }
}

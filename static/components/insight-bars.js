// Bars over a period; the same as a table for whoever does not see them.
import {barCard} from '../js/bars.js'
import {number} from '../js/cms.js'
import {t} from '../js/insights.js'
import {pieces} from '../js/pieces.js'

export default {
  mixins: [barCard],
  components: pieces('how'),
  props: {
    title: {type: String, required: true},
    words: {type: String, required: true},
    to: {type: [String, Object], default: null},
    labels: {type: Array, required: true},
    series: {type: Array, required: true}
  },
  computed: {
    rows() {
      return this.labels
        .map((label, n) => ({
          label,
          values: this.series.map(({data}) => data[n])
        }))
        .reverse()
    }
  },
  methods: {
    t,
    number
  }
}

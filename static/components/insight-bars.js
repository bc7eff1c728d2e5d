// Bars over a period; the same as a table for whoever does not see them.
import {drawBars} from '../js/bars.js'
import {number} from '../js/cms.js'
import {t} from '../js/insights.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('how'),
  props: {
    title: {type: String, required: true},
    words: {type: String, required: true},
    to: {type: [String, Object], default: null},
    labels: {type: Array, required: true},
    series: {type: Array, required: true}
  },
  data: () => ({isTable: false}),
  computed: {
    // What the bars say in one sentence.
    summary() {
      const sums = this.series.map(
        ({label, data}) =>
          `${label}: ${number(data.reduce((a, b) => a + b, 0))}`
      )
      return `${this.title}. ${sums.join(', ')}.`
    },
    rows() {
      return this.labels
        .map((label, n) => ({
          label,
          values: this.series.map(({data}) => data[n])
        }))
        .reverse()
    }
  },
  watch: {
    series: 'draw',
    '$q.dark.isActive'() {
      this.$nextTick(this.draw)
    }
  },
  mounted() {
    this.draw()
  },
  beforeUnmount() {
    this.chart?.destroy()
  },
  methods: {
    t,
    number,
    draw() {
      this.chart?.destroy()
      const {bars} = this.$refs
      const isDark = this.$q.dark.isActive
      this.chart = drawBars(bars, this.$el, this.labels, this.series, isDark)
    }
  }
}

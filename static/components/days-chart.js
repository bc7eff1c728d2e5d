// The last thirty days as bars; the same as a table for whoever does not see them. Below
// full: bills; else points given and used.
import {drawBars} from '../js/bars.js'
import {number, sats} from '../js/cms.js'
import {longDay, shortDay, t} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('how'),
  props: {seen: {type: Object, required: true}},
  data: () => ({isTable: false}),
  computed: {
    isLoyal() {
      return Boolean(this.seen.loyalty)
    },
    title() {
      return t(this.isLoyal ? 'days.points' : 'days.bills')
    },
    series() {
      const of = (name, colour, value) => ({
        label: t(`days.${name}`),
        colour,
        data: this.seen.days.map(value)
      })
      return this.isLoyal
        ? [
            of('issued', '--q-primary', day => day.points.issued),
            of('used', '--q-positive', day => day.points.used)
          ]
        : [of('bills_word', '--q-primary', day => day.bills)]
    },
    // What the bars say in one sentence.
    summary() {
      const sums = this.series.map(
        ({label, data}) =>
          `${label}: ${number(data.reduce((a, b) => a + b, 0))}`
      )
      return `${this.title}. ${sums.join(', ')}.`
    },
    rows() {
      return [...this.seen.days].reverse()
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
    sats,
    longDay,
    draw() {
      this.chart?.destroy()
      const days = this.seen.days.map(({day}) => shortDay(day))
      const {bars} = this.$refs
      const isDark = this.$q.dark.isActive
      this.chart = drawBars(bars, this.$el, days, this.series, isDark)
    }
  }
}

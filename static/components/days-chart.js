// The last thirty days as bars, drawn by the Chart.js that LNbits ships; the same as a
// table for whoever does not see them. Below full: bills; else points given and used.
import {number, sats} from '../js/cms.js'
import {longDay, shortDay, t} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

// The theme's own colour, lighter where the page is dark: bars have to be told from it.
const paint = (name, isDark) => {
  const colour = getComputedStyle(document.body).getPropertyValue(name).trim()
  return isDark ? `color-mix(in srgb, ${colour} 65%, white)` : colour
}

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
      // Not reactive: Chart.js keeps its own books of the same objects.
      this.chart = Vue.markRaw(new window.Chart(this.$refs.bars, this.config()))
    },
    config() {
      const colour = getComputedStyle(this.$el).color
      const ticks = {color: colour, maxRotation: 0, autoSkipPadding: 16}
      return {
        type: 'bar',
        data: {
          labels: this.seen.days.map(({day}) => shortDay(day)),
          datasets: this.series.map(one => ({
            label: one.label,
            data: one.data,
            backgroundColor: paint(one.colour, this.$q.dark.isActive),
            borderRadius: 2
          }))
        },
        options: {
          animation: false,
          maintainAspectRatio: false,
          scales: {
            x: {ticks, grid: {display: false}},
            y: {
              ticks: {...ticks, precision: 0, callback: number},
              grid: {color: `color-mix(in srgb, ${colour} 15%, transparent)`}
            }
          },
          plugins: {
            legend: {
              display: this.series.length > 1,
              position: 'bottom',
              labels: {color: colour, boxWidth: 12}
            }
          }
        }
      }
    }
  }
}

// Bars, drawn by the Chart.js that LNbits ships, in the theme's own colours.
import {number} from './cms.js'

// Lighter where the page is dark: bars have to be told from it.
const paint = (name, isDark) => {
  const colour = getComputedStyle(document.body).getPropertyValue(name).trim()
  return isDark ? `color-mix(in srgb, ${colour} 65%, white)` : colour
}

// `series`: `{label, colour, data}`, the colour a theme's variable. `element`: whose words
// have the colour of the axes. What comes back is to be destroyed.
export function drawBars(canvas, element, labels, series, isDark) {
  const colour = getComputedStyle(element).color
  const ticks = {color: colour, maxRotation: 0, autoSkipPadding: 16}
  const config = {
    type: 'bar',
    data: {
      labels,
      datasets: series.map(one => ({
        label: one.label,
        data: one.data,
        backgroundColor: paint(one.colour, isDark),
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
          display: series.length > 1,
          position: 'bottom',
          labels: {color: colour, boxWidth: 12}
        }
      }
    }
  }
  // Not reactive: Chart.js keeps its own books of the same objects.
  return Vue.markRaw(new window.Chart(canvas, config))
}

// A card of bars, of which a component has the `title`, the `labels` and the `series`; the
// same is a table for whoever does not see them.
export const barCard = {
  data: () => ({isTable: false}),
  computed: {
    // What the bars say in one sentence.
    summary() {
      const sums = this.series.map(
        ({label, data}) =>
          `${label}: ${number(data.reduce((a, b) => a + b, 0))}`
      )
      return `${this.title}. ${sums.join(', ')}.`
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
    draw() {
      this.chart?.destroy()
      const {bars} = this.$refs
      const isDark = this.$q.dark.isActive
      this.chart = drawBars(bars, this.$el, this.labels, this.series, isDark)
    }
  }
}

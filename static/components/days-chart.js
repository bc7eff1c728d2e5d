// The last thirty days as bars; the same as a table for whoever does not see them. Below
// full: bills; else points given and used.
import {barCard} from '../js/bars.js'
import {number, sats} from '../js/cms.js'
import {longDay, shortDay, t} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

export default {
  mixins: [barCard],
  components: pieces('how'),
  props: {seen: {type: Object, required: true}},
  computed: {
    isLoyal() {
      return Boolean(this.seen.loyalty)
    },
    title() {
      return t(this.isLoyal ? 'days.points' : 'days.bills')
    },
    labels() {
      return this.seen.days.map(({day}) => shortDay(day))
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
    rows() {
      return [...this.seen.days].reverse()
    }
  },
  methods: {
    t,
    number,
    sats,
    longDay
  }
}

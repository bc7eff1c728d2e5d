// One order on the monitor: where, how much, since when; who; what they can have now.
import {canHandOver} from '../js/giving.js'
import {
  headline,
  minutesSince,
  number,
  points,
  t,
  tierIcon
} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const LATE_MINUTES = 15

export default {
  components: pieces('given'),
  props: {
    order: {type: Object, required: true},
    tiers: {type: Array, required: true},
    now: {type: Number, required: true},
    may: {type: Array, required: true},
    isMoving: {type: Boolean, default: false}
  },
  emits: ['next', 'give', 'undo', 'bill'],
  computed: {
    place() {
      return this.order.table || t('monitor.counter')
    },
    // Of `now`, so that it goes on.
    minutes() {
      return (
        this.now && minutesSince(this.order.paid_at || this.order.created_at)
      )
    },
    isLate() {
      return this.minutes >= LATE_MINUTES
    },
    icon() {
      const {tier} = this.order.glance
      const rank = this.tiers.findIndex(({name}) => name === tier)
      return tierIcon(Math.max(rank, 0))
    },
    given() {
      return this.order.glance.just_given
    },
    // What lowers a bill is used on it, while it is open.
    ready() {
      if (!this.may.includes('redeem')) return []
      const {glance, bill} = this.order
      return glance.rewards_ready.filter(
        reward => canHandOver(reward) || bill === 'open'
      )
    },
    others() {
      return this.ready.slice(1)
    }
  },
  methods: {
    t,
    number,
    points,
    headline,
    named(words) {
      return `${words}: ${this.place}`
    },
    nameOf({name, cost_points: cost}) {
      const {name: guest} = this.order.glance
      return t('give.act', {name, guest, points: points(cost)})
    },
    give(reward) {
      this.$emit(canHandOver(reward) ? 'give' : 'bill', this.order, reward)
    }
  }
}

// What a guest can use now, what ends soon and what is still to come.
import {number, t, weekday} from '../js/loyalty.js'

const ENDS_SHOWN = 3

export default {
  props: {
    card: {type: Object, required: true},
    // Its holder may use a reward right here.
    canUse: {type: Boolean, default: false}
  },
  emits: ['use'],
  computed: {
    ends() {
      return this.card.expiring.slice(0, ENDS_SHOWN)
    }
  },
  methods: {
    t,
    number,
    cost: reward =>
      t('card.costs', {n: number(reward.cost_points)}, reward.cost_points),
    ending: part =>
      t('card.ends', {n: number(part.points), day: weekday(part.last_day)}),
    coming: part =>
      t('card.coming', {n: number(part.points), day: weekday(part.day)})
  }
}

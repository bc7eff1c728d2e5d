// What a card is nearest to: the next tier, the next reward, and this month's visits.
import {number, t} from '../js/loyalty.js'

export default {
  props: {card: {type: Object, required: true}},
  computed: {
    progress() {
      const {missing, threshold} = this.card.next_tier
      return threshold ? (threshold - missing) / threshold : 0
    }
  },
  methods: {t, number}
}

// The guest of the bill at one glance, and what they can use now.
import {canHandOver} from '../js/giving.js'
import {headline, number, points, t, tierIcon, weekday} from '../js/loyalty.js'

export default {
  props: {
    till: {type: Object, required: true},
    guest: {type: Object, required: true},
    isFixed: {type: Boolean, default: false},
    isBusy: {type: Boolean, default: false}
  },
  emits: ['put', 'give', 'unlink'],
  data: () => ({ends: null, chosen: null}),
  computed: {
    standing() {
      const now = points(this.guest.points)
      if (!this.ends) return now
      const {points: some, last_day: day} = this.ends
      return `${now} · ${t('card.ends', {n: number(some), day: weekday(day)})}`
    },
    icon() {
      const {tiers} = this.till
      const rank = tiers.findIndex(({name}) => name === this.guest.tier)
      return tierIcon(Math.max(rank, 0))
    }
  },
  watch: {
    'guest.customer_pubkey': {immediate: true, handler: 'lookUp'},
    'guest.points': 'lookUp'
  },
  methods: {
    t,
    headline,
    canHandOver,
    async lookUp() {
      const {till, guest} = this
      this.ends = null
      const path = `/restaurants/${till.id}/loyalty/${guest.customer_pubkey}`
      try {
        const card = await till.ask('GET', path)
        this.ends = card.expiring[0] || null
      } catch {
        // What ends is told beside the rest, and is no reason to tell nothing.
      }
    },
    choose(what) {
      const reward = this.chosen
      this.chosen = null
      this.$emit(what, reward)
    }
  }
}

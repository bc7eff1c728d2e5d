// A tier is a bar, an icon and a word, never colour alone.
import {t} from '../js/cms.js'
import {tierIcon} from '../js/loyalty.js'

export default {
  props: {
    tier: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  computed: {
    icon() {
      const rank = this.tiers.findIndex(({id}) => id === this.tier.id)
      return tierIcon(Math.max(rank, 0))
    }
  },
  methods: {t}
}

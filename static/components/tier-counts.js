// How many cards hold each tier; groups of fewer than five are not shown.
import {number} from '../js/cms.js'
import {customers, t} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('how', 'tier-mark'),
  props: {
    counts: {type: Array, default: null},
    tiers: {type: Array, required: true}
  },
  computed: {
    rows() {
      return (this.counts || []).filter(({tier, cards}) => tier || cards !== 0)
    },
    to: () => customers('tier')
  },
  methods: {
    t,
    shown: cards => (cards === null ? t('few') : number(cards))
  }
}

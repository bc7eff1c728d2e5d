// The programme's levels, lowest first.
import {ask, score, t, tell, times} from '../js/cms.js'
import {tierIcon} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const ONE_BP = 10_000

export default {
  components: pieces('confirm', 'empty', 'row-acts', 'tier-edit'),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  emits: ['tiers'],
  data: () => ({edited: null, leaving: null}),
  computed: {
    basis() {
      return this.program?.tier_basis || 'points'
    },
    consequence() {
      const below = this.tiers[this.tiers.indexOf(this.leaving) - 1]
      return below
        ? t('tiers.fall_to', {tier: below.name})
        : t('tiers.fall_out')
    }
  },
  methods: {
    t,
    iconOf: tierIcon,
    summary(tier) {
      const from = tier.threshold
        ? t('tiers.from', {amount: score(this.basis, tier.threshold)})
        : t('tiers.from_start')
      if (tier.multiplier_bp === ONE_BP) return from
      return `${from} · ${t('tiers.times', {times: times(tier.multiplier_bp)})}`
    },
    edit(tier = {}) {
      this.edited = tier
    },
    async remove() {
      await ask(this.venue, 'DELETE', `/tiers/${this.leaving.id}`)
      this.$emit('tiers')
      tell(t('tiers.deleted', {tier: this.leaving.name}))
    }
  }
}

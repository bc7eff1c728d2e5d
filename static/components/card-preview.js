// A guest's card as the guest sees it, with a sample name: to look at, not to use.
import {t} from '../js/cms.js'
import '../js/phone.js'
import {pieces} from '../js/pieces.js'

const NOBODY = '0'.repeat(64)

export default {
  components: pieces('card-face'),
  props: {
    venue: {type: Object, required: true},
    tier: {type: Object, required: true},
    points: {type: Number, default: 340}
  },
  computed: {
    card() {
      const {id, name} = this.venue.merchant
      return {merchant: {id, name}, tier: this.tier}
    },
    guest: () => ({name: t('tiers.card.guest'), pubkey: NOBODY}),
    label() {
      return t('tiers.card.label', {tier: this.tier.name})
    }
  }
}

// One guest's card as the venue sees it: points, what is next, history.
import {
  ask,
  capital,
  dayInWords,
  number,
  problemOf,
  sats,
  score,
  t
} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem', 'tier-mark'),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    guest: {type: Object, required: true},
    tiers: {type: Array, required: true}
  },
  emits: ['closed'],
  data: () => ({isOpen: true, card: null, problem: null}),
  computed: {
    name() {
      const end = this.guest.customer_pubkey.slice(-4)
      return this.guest.nickname || t('customers.guest', {end})
    },
    progress() {
      const {missing, threshold} = this.card.next_tier
      return (threshold - missing) / threshold
    },
    ahead() {
      const {name, missing} = this.card.next_tier
      const basis = this.program?.tier_basis
      return t('card.to_go', {tier: name, amount: score(basis, missing)})
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    number,
    async load() {
      this.problem = null
      const {merchant} = this.venue
      const path = `/restaurants/${merchant.id}/loyalty/${this.guest.customer_pubkey}`
      try {
        this.card = await ask(this.venue, 'GET', path)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    about(entry) {
      const spent = entry.base_sats ? [sats(entry.base_sats)] : []
      return [capital(dayInWords(entry.time)), ...spent].join(' · ')
    },
    signed: delta => (delta < 0 ? `−${number(-delta)}` : `+${number(delta)}`)
  }
}

// A voucher for one guest: points, or a reward without its points, which they keep and
// use when they like.
import {
  ask,
  needed,
  number,
  pathOf,
  problemOf,
  t,
  tell,
  whole
} from '../js/cms.js'
import {askOnce} from '../js/guests.js'
import {lastDay} from '../js/vouchers.js'
import {pieces} from '../js/pieces.js'

const DAYS = [7, 30, 90, 365]
const DAY = 86_400

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    name: {type: String, required: true}
  },
  emits: ['closed', 'done'],
  data: () => ({
    isOpen: true,
    isRunning: false,
    problem: null,
    rewards: [],
    worth: 'points',
    points: null,
    perk: null,
    days: 30,
    reason: ''
  }),
  computed: {
    worths: () =>
      ['points', 'perk'].map(value => ({
        value,
        label: t(`vouchers.worth.${value}`)
      })),
    perks() {
      return this.rewards.map(({id, name}) => ({value: id, label: name}))
    },
    lengths: () =>
      DAYS.map(value => ({
        value,
        label: t('vouchers.days', {n: number(value)}, value)
      })),
    words() {
      const day = lastDay(Date.now() / 1000 + this.days * DAY)
      return t('vouchers.means', {name: this.name, day})
    }
  },
  async created() {
    try {
      const path = pathOf(this.venue, '/rewards?limit=100')
      const {data} = await ask(this.venue, 'GET', path)
      // Sats are promised by no voucher.
      this.rewards = data.filter(({kind}) => kind !== 'sats_payout')
      this.perk = this.rewards[0]?.id || null
    } catch (error) {
      this.problem = problemOf(error)
    }
  },
  methods: {
    t,
    needed,
    whole,
    async go() {
      this.isRunning = true
      this.problem = null
      const {points, perk, worth, days} = this
      const body = {
        customer_pubkey: this.guest.customer_pubkey,
        ...(worth === 'points' ? {points} : {perk}),
        reason: this.reason.trim(),
        expires_in_days: days
      }
      try {
        await askOnce(this.venue, pathOf(this.venue, '/vouchers'), body)
        tell(t('vouchers.given', {name: this.name}))
        this.isOpen = false
        this.$emit('done')
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isRunning = false
    }
  }
}

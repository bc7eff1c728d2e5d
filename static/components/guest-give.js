// A reward for a guest who is here: which one, what it leaves, and ten seconds to undo.
import {ask, number, problemOf, t} from '../js/cms.js'
import {askOnce, cardPath} from '../js/guests.js'
import {pieces} from '../js/pieces.js'

const UNDO_MS = 10_000

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    card: {type: Object, required: true},
    name: {type: String, required: true}
  },
  emits: ['closed', 'done'],
  data: () => ({isOpen: true, isRunning: false, problem: null, chosen: null}),
  computed: {
    // Sats are asked for by guests themselves.
    ready() {
      return this.card.rewards_ready.filter(({kind}) => kind !== 'sats_payout')
    },
    options() {
      return this.ready.map(reward => {
        const {name, cost_points: cost} = reward
        const points = t('points', {n: number(cost)}, cost)
        return {value: reward, label: `${name} · ${points}`}
      })
    },
    words() {
      if (!this.chosen) return ''
      const {cost_points: cost} = this.chosen
      const left = number(this.card.points - cost)
      return t('guest.give_means', {n: number(cost), left}, cost)
    }
  },
  created() {
    this.chosen = this.ready[0] || null
  },
  methods: {
    t,
    number,
    async go() {
      this.isRunning = true
      this.problem = null
      const path = cardPath(this.venue, this.guest.customer_pubkey, '/redeem')
      const body = {reward_id: this.chosen.id, fulfil: true}
      try {
        const {redemption, points} = await askOnce(this.venue, path, body)
        this.offerUndo(redemption, points)
        this.isOpen = false
        this.$emit('done')
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isRunning = false
    },
    offerUndo({id, reward}, points) {
      const done = () => this.$emit('done')
      const undo = async () => {
        try {
          await ask(this.venue, 'POST', `/redemptions/${id}/cancel`, {})
          done()
        } catch (error) {
          const {words} = problemOf(error, true)
          Quasar.Notify.create({message: words, type: 'warning'})
        }
      }
      const said = {reward: reward.name, left: number(points)}
      Quasar.Notify.create({
        message: t('guest.given', said),
        type: 'positive',
        timeout: UNDO_MS,
        actions: [{label: t('guest.call_back'), color: 'white', handler: undo}]
      })
    }
  }
}

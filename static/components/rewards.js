// What points buy, in the owner's order.
import {ask, number, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces, piecesLater} from '../js/pieces.js'
import {drag, moved} from '../js/reorder.js'
import {
  KIND_ICONS,
  costWords,
  givesBack,
  limitWords,
  whatItIs
} from '../js/reward_words.js'

const PAGE = 100

export default {
  components: {
    ...pieces('confirm', 'empty', 'problem'),
    ...piecesLater('payout-list', 'reward-edit')
  },
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  data: () => ({
    rewards: null,
    problem: null,
    orderProblem: null,
    edited: null,
    leaving: null,
    dragged: null,
    said: ''
  }),
  computed: {
    merchant() {
      return this.venue.merchant
    },
    isReady() {
      return this.program && this.rewards
    }
  },
  activated() {
    this.load()
  },
  methods: {
    t,
    number,
    iconOf: reward => KIND_ICONS[reward.kind],
    cost: costWords,
    what(reward) {
      return whatItIs(reward, this.merchant.currency)
    },
    back(reward) {
      return givesBack(reward, this.program)
    },
    limits(reward) {
      return limitWords(reward, this.tiers, this.merchant.timezone)
    },
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, `/rewards?limit=${PAGE}`)
        this.rewards = (await ask(this.venue, 'GET', path)).data
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    edit(reward = {}) {
      this.edited = reward
    },
    // --- order ---
    begin(event, place) {
      if (this.rewards.length < 2) return
      this.dragged = this.rewards[place].id
      drag(event, place, {
        rows: () => [...this.$refs.list.$el.querySelectorAll('[data-reward]')],
        move: (from, to) => {
          this.rewards = moved(this.rewards, from, to)
        },
        done: hasMoved => {
          this.dragged = null
          if (hasMoved) this.keepOrder()
        }
      })
    },
    async step(place, by) {
      const {name, id} = this.rewards[place]
      this.rewards = moved(this.rewards, place, place + by)
      this.said = t('rewards.now_at', {name, n: place + by + 1})
      await this.keepOrder()
      await this.$nextTick()
      this.holdFocus(id, by)
    },
    // The button that was pressed moved with its row; at an end the other one is left.
    holdFocus(id, by) {
      const row = document.querySelector(`[data-reward="${id}"]`)
      const wanted = by < 0 ? 'up' : 'down'
      const buttons = row
        ? [...row.querySelectorAll('[data-step]:not([disabled])')]
        : []
      const same = buttons.find(button => button.dataset.step === wanted)
      const button = same || buttons[0]
      button?.focus()
    },
    async keepOrder() {
      this.orderProblem = null
      try {
        const path = pathOf(this.venue, '/rewards/order')
        const ids = this.rewards.map(({id}) => id)
        this.rewards = (await ask(this.venue, 'PUT', path, {ids})).data
      } catch (error) {
        this.orderProblem = problemOf(error)
        await this.load()
      }
    },
    // --- switching off, deleting ---
    async switchTo(reward, isActive) {
      const path = `/rewards/${reward.id}`
      try {
        const body = {is_active: isActive}
        Object.assign(reward, await ask(this.venue, 'PUT', path, body))
        const words = isActive ? 'rewards.is_back' : 'rewards.is_retired'
        tell(t(words, {name: reward.name}))
      } catch (error) {
        this.orderProblem = problemOf(error, true)
      }
    },
    async remove() {
      await ask(this.venue, 'DELETE', `/rewards/${this.leaving.id}`)
      tell(t('rewards.deleted', {name: this.leaving.name}))
      await this.load()
    }
  }
}

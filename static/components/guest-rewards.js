// Rewards that a guest has asked for: those that wait, and those that were given.
import {ask, number, problemOf, t, tell} from '../js/cms.js'
import {cardPath, when} from '../js/guests.js'
import {pieces} from '../js/pieces.js'

const PAGE = 10

export default {
  components: pieces('guest-act', 'problem'),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    name: {type: String, required: true}
  },
  emits: ['done'],
  data: () => ({rows: null, total: 0, problem: null, ending: null}),
  created() {
    this.load()
  },
  methods: {
    t,
    number,
    async load(more = 0) {
      const shown = Math.max(this.rows?.length || 0, PAGE) + more
      const limit = Math.min(shown, 100)
      const path = `/redemptions?limit=${limit}`
      const {customer_pubkey: key} = this.guest
      try {
        const asked = cardPath(this.venue, key, path)
        const {data, total} = await ask(this.venue, 'GET', asked)
        this.rows = data
        this.total = total
        this.problem = null
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    about({status, created_at: since, ended_at: ended}) {
      const time = status === 'reserved' ? since : ended || since
      return t(`guest.reward_states.${status}`, {when: when(time)})
    },
    canEnd: ({status}) => ['reserved', 'fulfilled'].includes(status),
    actOf: ({status}) =>
      t(status === 'reserved' ? 'guest.cancel_reward' : 'guest.undo_reward'),
    means() {
      const {points, status} = this.ending
      return t(
        status === 'reserved' ? 'guest.cancel_means' : 'guest.undo_means',
        {n: number(points), name: this.name},
        points
      )
    },
    async end({reason}) {
      const {id, status} = this.ending
      const verb = status === 'reserved' ? 'cancel' : 'undo'
      await ask(this.venue, 'POST', `/redemptions/${id}/${verb}`, {reason})
      tell(t('guest.points_back'))
      this.$emit('done')
      await this.load()
    }
  }
}

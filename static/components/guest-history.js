// What moved on a guest's card, like a bank statement: newest first, with what was left.
import {ask, number, pathOf, problemOf, t, tell} from '../js/cms.js'
import {aboutMoved, actorIn, signed, whatMoved} from '../js/guests.js'
import {pieces} from '../js/pieces.js'

const PAGE = 20

export default {
  components: pieces('empty', 'guest-act', 'problem'),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    actors: {type: Object, required: true},
    name: {type: String, required: true}
  },
  emits: ['done'],
  data: () => ({
    rows: null,
    total: 0,
    problem: null,
    isLoading: false,
    moving: null
  }),
  created() {
    this.load()
  },
  methods: {
    t,
    number,
    signed,
    whatMoved,
    path: (venue, key, offset, limit) =>
      pathOf(
        venue,
        `/customers/${key}/statement?offset=${offset}&limit=${limit}`
      ),
    async read(offset, limit) {
      const {customer_pubkey: key} = this.guest
      const path = this.path(this.venue, key, offset, limit)
      const {data, total} = await ask(this.venue, 'GET', path)
      this.total = total
      return data
    },
    // From the top: what is shown stays shown, as far as one page reaches.
    async load() {
      try {
        const shown = Math.min(Math.max(this.rows?.length || 0, PAGE), 100)
        this.rows = await this.read(0, shown)
        this.problem = null
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async more() {
      this.isLoading = true
      try {
        const next = await this.read(this.rows.length, PAGE)
        const known = new Set(this.rows.map(({id}) => id))
        this.rows.push(...next.filter(({id}) => !known.has(id)))
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isLoading = false
    },
    about(entry) {
      const who = actorIn(this.actors, entry.actor_id)
      const place = entry.merchant
      const elsewhere =
        place.id === this.venue.merchant.id || !place.name
          ? []
          : [t('history.at', {place: place.name})]
      return [aboutMoved(entry, who), ...elsewhere].join(' · ')
    },
    // A bill on the wrong card; what was moved already is put right where it is now.
    canMove: ({kind, order_id: order, base_sats: base}) =>
      kind === 'earned' && Boolean(order) && base > 0,
    moveMeans() {
      const {points_delta: points} = this.moving
      return t('guest.move_means', {n: number(points), name: this.name}, points)
    },
    async move({key, reason}) {
      const path = `/orders/${this.moving.order_id}/customer`
      const body = {customer_pubkey: key, reason}
      await ask(this.venue, 'PUT', path, body)
      tell(t('guest.moved'))
      this.$emit('done')
      await this.load()
    }
  }
}

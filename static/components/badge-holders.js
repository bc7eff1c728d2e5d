// Who holds one of the programme's badges: give it, take it back.
import {
  ask,
  capital,
  dayInWords,
  pathOf,
  problemOf,
  t,
  tell
} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const PAGE = 20

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    badge: {type: Object, required: true}
  },
  emits: ['closed'],
  data: () => ({
    isOpen: true,
    holders: null,
    total: 0,
    guest: '',
    isGiving: false,
    problem: null
  }),
  computed: {
    title() {
      return t('badges.own.held', {name: this.badge.name})
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    path(rest) {
      const here = `/badges/own/${this.badge.id}/holders${rest}`
      return pathOf(this.venue, here)
    },
    since: holder =>
      capital(t('badges.own.since', {day: dayInWords(holder.created_at)})),
    async load() {
      this.holders = null
      await this.more()
    },
    async more() {
      this.problem = null
      try {
        const offset = this.holders ? this.holders.length : 0
        const path = this.path(`?limit=${PAGE}&offset=${offset}`)
        const found = await ask(this.venue, 'GET', path)
        this.holders = [...(this.holders || []), ...found.data]
        this.total = found.total
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async give() {
      this.isGiving = true
      try {
        const body = {customer_pubkey: this.guest}
        await ask(this.venue, 'POST', this.path(''), body)
        tell(t('badges.own.given', {name: this.badge.name}))
        this.guest = ''
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isGiving = false
    },
    async take(holder) {
      try {
        await ask(this.venue, 'DELETE', this.path(`/${holder.id}`))
        tell(t('badges.own.taken', {name: holder.name}))
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
    }
  }
}

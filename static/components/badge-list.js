// What counts here of others: single badges, issuers all of whose badges do, or events
// on whose days something is given.
import {ask, needed, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {dateAt, dayIn} from '../js/zone_time.js'

const PAGE = 20
const A_DATE = {day: 'numeric', month: 'short', year: 'numeric'}

export const shortKey = key => `…${key.slice(-4)}`

export default {
  components: pieces('confirm', 'form-dialog', 'listed'),
  props: {
    venue: {type: Object, required: true},
    // the list's last part of its path
    kind: {type: String, required: true},
    // its words, if they are called otherwise
    words: {type: String, default: ''},
    // what a new one is named by
    field: {type: String, required: true},
    icon: {type: String, required: true}
  },
  data: () => ({
    items: null,
    total: 0,
    problem: null,
    isReading: false,
    isAdding: false,
    address: '',
    removed: null
  }),
  created() {
    this.load()
  },
  methods: {
    t,
    needed,
    shortKey,
    say(word, values) {
      return t(`badges.${this.words || this.kind}.${word}`, values)
    },
    called: item => item.name || item.title || shortKey(item.issuer),
    about(item) {
      if (!item.event) return t('badges.from', {key: shortKey(item.issuer)})
      if (item.today) return this.say('today')
      return item.first_day
        ? dayIn(item.first_day, A_DATE)
        : dateAt(item.starts_at, this.venue.merchant.timezone)
    },
    path(rest) {
      return pathOf(this.venue, `/${this.kind}${rest}`)
    },
    async load() {
      this.items = null
      await this.more()
    },
    async more() {
      this.problem = null
      this.isReading = true
      try {
        const offset = this.items ? this.items.length : 0
        const path = this.path(`?limit=${PAGE}&offset=${offset}`)
        const found = await ask(this.venue, 'GET', path)
        this.items = [...(this.items || []), ...found.data]
        this.total = found.total
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isReading = false
    },
    async add() {
      const body = {[this.field]: this.address}
      const added = await ask(this.venue, 'POST', this.path(''), body)
      tell(this.say('added', {name: this.called(added)}))
      this.address = ''
      await this.load()
    },
    async remove() {
      const path = this.path(`/${this.removed.id}`)
      await ask(this.venue, 'DELETE', path)
      tell(this.say('removed', {name: this.called(this.removed)}))
      await this.load()
    }
  }
}

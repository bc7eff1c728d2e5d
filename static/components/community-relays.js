// Where badges are looked for, at every place, beside a place's own relays.
import {ask, needed, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm', 'form-dialog', 'listed'),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    items: null,
    problem: null,
    isAdding: false,
    address: '',
    leaving: null
  }),
  created() {
    this.load()
  },
  methods: {
    t,
    needed,
    async load() {
      this.problem = null
      try {
        this.take(await ask(this.venue, 'GET', pathOf(this.venue, '/relays')))
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    take({relays}) {
      this.items = relays.map(url => ({id: url, url}))
    },
    // The server has the whole list named anew.
    async name(relays) {
      const path = pathOf(this.venue, '/relays')
      this.take(await ask(this.venue, 'PUT', path, {relays}))
      tell(t('saved'))
    },
    urls() {
      return this.items.map(({url}) => url)
    },
    async add() {
      await this.name([...this.urls(), this.address])
      this.address = ''
    },
    remove() {
      return this.name(this.urls().filter(url => url !== this.leaving.url))
    }
  }
}

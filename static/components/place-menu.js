// The menu, read when somebody opens it.
import {money, problemOf} from '../js/cms.js'
import {call, sats} from '../js/loyalty.js'
import {t} from '../js/places.js'
import {pieces} from '../js/pieces.js'

const ITEMS = 50

export default {
  components: pieces('problem'),
  props: {place: {type: Object, required: true}},
  data: () => ({items: [], total: null, isReading: false, problem: null}),
  computed: {
    // In the owner's order, which keeps what belongs together together.
    groups() {
      const found = new Map()
      for (const item of this.items) {
        const name = item.category || ''
        if (!found.has(name)) found.set(name, [])
        found.get(name).push(item)
      }
      return [...found].map(([name, items]) => ({name, items}))
    }
  },
  created() {
    this.more()
  },
  methods: {
    t,
    price: item =>
      item.price_sats === null
        ? money(item.price_minor, item.currency)
        : sats(item.price_sats),
    async more() {
      this.isReading = true
      this.problem = null
      const query = new URLSearchParams({
        limit: ITEMS,
        offset: this.items.length,
        available: 'true'
      })
      try {
        const path = `/merchants/${this.place.id}/items?${query}`
        const page = await call('GET', path)
        this.items = [...this.items, ...page.data]
        this.total = page.total
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isReading = false
    }
  }
}

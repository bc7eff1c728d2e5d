// A mixin for lists that the server sends page by page. The component says with
// `listPath(offset)` where its list is, and with `heard(page)` takes what else the
// answer says; `venue` is whose, or `readPage(path)` says who asks.
import {ask, problemOf} from './cms.js'

export const PAGE = 20

export const paged = {
  data: () => ({
    items: null,
    total: 0,
    problem: null,
    isReading: false
  }),
  computed: {
    hasMore() {
      return Boolean(this.items) && this.items.length < this.total
    }
  },
  created() {
    this.load()
  },
  methods: {
    // From the start; what is shown stays until there is an answer.
    load() {
      return this.read(0, data => data)
    },
    // What was added on the server meanwhile moves rows on: none is shown twice.
    more() {
      const known = new Set(this.items.map(({id}) => id))
      return this.read(this.items.length, data => [
        ...this.items,
        ...data.filter(({id}) => !known.has(id))
      ])
    },
    readPage(path) {
      return ask(this.venue, 'GET', path)
    },
    async read(offset, joined) {
      const path = this.listPath(offset)
      this.isReading = true
      this.problem = null
      try {
        const page = await this.readPage(path)
        if (path !== this.listPath(offset)) return // asked for something else since
        this.items = joined(page.data)
        this.total = page.total
        this.heard?.(page)
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isReading = false
    }
  }
}

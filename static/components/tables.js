// The venue's tables, each with a code that guests scan, and those codes on paper.
import {ask, copy, needed, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const PAGE = 100
const MOST_AT_ONCE = 60

// `1-12, Bar` is thirteen names.
function namesIn(text) {
  const parts = text.split(',').map(part => part.trim())
  return parts.filter(Boolean).flatMap(part => {
    const [, from, to] = part.match(/^(\d{1,4})\s*[-–]\s*(\d{1,4})$/) || []
    if (!from || +to < +from) return [part]
    return Array.from({length: +to - +from + 1}, (_, n) => String(+from + n))
  })
}

export default {
  components: {
    ...pieces('confirm', 'form-dialog', 'listed'),
    QrcodeVue: window.QrcodeVue.default
  },
  props: {venue: {type: Object, required: true}},
  data: () => ({
    tables: null,
    problem: null,
    isAdding: false,
    names: '',
    removed: null,
    isPrinting: false
  }),
  created() {
    this.load()
  },
  unmounted() {
    this.isPrinting = false
  },
  methods: {
    t,
    copy,
    needed,
    areFew: text =>
      namesIn(text).length <= MOST_AT_ONCE ||
      t('tables.too_many', {n: MOST_AT_ONCE}),
    // A bare number is `Table 4`; `Terrace 2` says it itself.
    called: ({name}) =>
      /^\d/.test(name) ? t('tables.card_table', {n: name}) : name,
    async load() {
      this.problem = null
      try {
        this.tables = await this.readAll()
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async readAll(found = []) {
      const path = `/tables?limit=${PAGE}&offset=${found.length}`
      const {data, total} = await ask(
        this.venue,
        'GET',
        pathOf(this.venue, path)
      )
      const all = [...found, ...data]
      return data.length && all.length < total ? this.readAll(all) : all
    },
    async add() {
      try {
        const added = await this.sendAll(namesIn(this.names))
        tell(t('tables.added', {n: added}, added))
        this.names = ''
      } finally {
        await this.load()
      }
    },
    // One after the other: they are listed as they were written.
    async sendAll(names) {
      const there = new Set(this.tables.map(({name}) => name))
      const added = [...new Set(names)].filter(name => !there.has(name))
      for (const name of added) {
        await ask(this.venue, 'POST', pathOf(this.venue, '/tables'), {name})
      }
      return added.length
    },
    async remove() {
      await ask(this.venue, 'DELETE', `/tables/${this.removed.id}`)
      tell(t('tables.removed', {name: this.called(this.removed)}))
      await this.load()
    },
    async print() {
      this.isPrinting = true
      await this.$nextTick()
      const done = () => (this.isPrinting = false)
      window.addEventListener('afterprint', done, {once: true})
      window.print()
    }
  }
}

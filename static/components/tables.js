// The venue's tables, each with a code that guests scan, and those codes on paper.
import {ask, copy, needed, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {
  MOST_AT_ONCE,
  addTables,
  calledTable,
  namesIn,
  readTables
} from '../js/tables.js'

export default {
  components: pieces('confirm', 'form-dialog', 'listed', 'table-cards'),
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
  methods: {
    t,
    copy,
    needed,
    areFew: text =>
      namesIn(text).length <= MOST_AT_ONCE ||
      t('tables.too_many', {n: MOST_AT_ONCE}),
    called: calledTable,
    async load() {
      this.problem = null
      try {
        this.tables = await readTables(this.venue)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async add() {
      try {
        const names = namesIn(this.names)
        const added = await addTables(this.venue, names, this.tables)
        tell(t('tables.added', {n: added}, added))
        this.names = ''
      } finally {
        await this.load()
      }
    },
    async remove() {
      await ask(this.venue, 'DELETE', `/tables/${this.removed.id}`)
      tell(t('tables.removed', {name: this.called(this.removed)}))
      await this.load()
    }
  }
}

// How many tables there are: a code for each, and those on paper.
import {problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {MOST_AT_ONCE, addTables, readTables} from '../js/tables.js'

const FIRST_GUESS = 10

export default {
  components: pieces('problem', 'table-cards'),
  props: {venue: {type: Object, required: true}},
  emits: ['next'],
  data: () => ({
    tables: null,
    count: FIRST_GUESS,
    problem: null,
    failure: null,
    isSaving: false,
    isPrinting: false
  }),
  computed: {
    // Numbers from one on, as people count tables.
    names() {
      return Array.from({length: this.count}, (_, n) => String(n + 1))
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    isCount: value =>
      (Number.isInteger(value) && value >= 1 && value <= MOST_AT_ONCE) ||
      t('firstrun.tables.count_needed', {n: MOST_AT_ONCE}),
    async load() {
      this.failure = null
      try {
        this.tables = await readTables(this.venue)
      } catch (error) {
        this.failure = problemOf(error)
      }
    },
    async make() {
      if (this.isSaving) return
      this.isSaving = true
      this.problem = null
      try {
        const added = await addTables(this.venue, this.names, this.tables)
        tell(t('tables.added', {n: added}, added))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
      await this.load()
    }
  }
}

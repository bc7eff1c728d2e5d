// The list that ticks itself off, and the way to the first bill.
import {problemOf, t} from '../js/cms.js'
import {readChecklist} from '../js/firstrun.js'
import {pieces} from '../js/pieces.js'

const LOOK_MS = 5000

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  emits: ['charge', 'finish'],
  data: () => ({checks: null, problem: null, timer: null}),
  computed: {
    open() {
      return this.checks.filter(({state}) => state !== 'done').length
    },
    sentence() {
      const {open} = this
      return t('firstrun.check.open', {n: open}, open)
    }
  },
  created() {
    this.load()
  },
  mounted() {
    this.timer = setInterval(this.look, LOOK_MS)
  },
  unmounted() {
    clearInterval(this.timer)
  },
  methods: {
    t,
    wordsOf: ({name, why, said}) =>
      t(`firstrun.checks.${name}.${why}`, said || {}),
    async load() {
      this.problem = null
      try {
        this.checks = (await readChecklist(this.venue)).checks
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    // Whoever puts something right sees it ticked without doing anything here.
    async look() {
      if (document.hidden || !this.checks || this.problem) return
      const found = await readChecklist(this.venue).catch(() => null)
      if (found) this.checks = found.checks
    }
  }
}

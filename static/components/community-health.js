// How the extension itself is doing, for whoever runs the server.
import {ask, number, problemOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const LOOK_AGAIN_MS = 15_000
const ICONS = {ok: 'check_circle', warning: 'error_outline', trouble: 'error'}
const COLORS = {ok: 'positive', warning: 'warning', trouble: 'negative'}
const MB = 1_000_000

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({health: null, problem: null, again: null}),
  computed: {
    // What needs a look comes first.
    parts() {
      const order = ['trouble', 'warning', 'ok']
      const place = ({state}) => order.indexOf(state)
      return [...this.health.parts].sort((a, b) => place(a) - place(b))
    },
    headline() {
      return t(`health.status.${this.health.status}`)
    }
  },
  created() {
    this.load()
  },
  unmounted() {
    clearTimeout(this.again)
  },
  methods: {
    t,
    icon: state => ICONS[state],
    color: state => COLORS[state],
    // A part that another piece of the house has added may have no words of ours yet.
    words(key, otherwise) {
      const text = t(key)
      return text.endsWith(key) ? otherwise : text
    },
    name(part) {
      return this.words(`health.parts.${part.part}`, part.part)
    },
    figures({figures}) {
      return Object.entries(figures).map(([name, value]) => {
        const label = this.words(`health.figures.${name}`, name)
        return `${label}: ${this.shown(name, value)}`
      })
    },
    shown(name, value) {
      if (name === 'bytes') return `${number(Math.ceil(value / MB))} MB`
      if (value < 0) return t('health.not_yet')
      return number(value)
    },
    rows({rows}) {
      return rows.map(row => {
        const [which, ...rest] = Object.entries(row)
        const said = rest.map(
          ([name, value]) =>
            `${this.words(`health.figures.${name}`, name)}: ${number(value)}`
        )
        return `${which[1]} — ${said.join(' · ')}`
      })
    },
    async load() {
      clearTimeout(this.again)
      try {
        this.health = await ask(this.venue, 'GET', '/admin/health')
        this.problem = null
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.again = setTimeout(() => this.load(), LOOK_AGAIN_MS)
    }
  }
}

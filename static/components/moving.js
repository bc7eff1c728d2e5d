// A programme moves to another server, for good; or one comes from there.
import {
  ask,
  askWithFile,
  number,
  pathOf,
  problemOf,
  t,
  tell
} from '../js/cms.js'
import {day} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {saveFile} from '../js/save_file.js'

export default {
  components: pieces('confirm', 'problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    outlook: null,
    problem: null,
    isLeaving: false,
    isFetching: false,
    file: null,
    isArriving: false,
    arrived: null
  }),
  computed: {
    words() {
      const {cards, events, points} = this.outlook
      const said = {cards, events, points}
      const figures = Object.entries(said).map(([k, v]) => [k, number(v)])
      return t('moving.goes', Object.fromEntries(figures))
    },
    stays() {
      return Object.entries(this.outlook.left_behind)
        .filter(([, count]) => count)
        .map(([what, count]) =>
          t(`moving.stays.${what}`, {n: number(count)}, count)
        )
    },
    movedWords() {
      return t('moving.moved', {day: day(this.outlook.moved_at)})
    },
    arrivedWords() {
      const {cards, points} = this.arrived
      const names = this.arrived.merchants.map(({name}) => name).join(', ')
      return t('moving.arrived', {
        names,
        cards: number(cards),
        points: number(points)
      })
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, '/move')
        this.outlook = await ask(this.venue, 'GET', path)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async leave() {
      const path = pathOf(this.venue, '/move')
      const confirm = {confirm: this.outlook.name}
      const answer = await askWithFile(this.venue, 'POST', path, confirm)
      saveFile('loyalty-programme.json', await answer.blob())
      await this.load()
    },
    async again() {
      this.isFetching = true
      this.problem = null
      try {
        await this.leave()
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isFetching = false
    },
    async arrive() {
      this.isArriving = true
      this.problem = null
      try {
        const {venue, file} = this
        const answer = await askWithFile(venue, 'POST', '/moves', file)
        this.arrived = await answer.json()
        tell(t('moving.is_here'))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isArriving = false
    }
  }
}

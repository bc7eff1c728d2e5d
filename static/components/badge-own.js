// The programme's own badges: made, ended, and who holds them.
import {ask, needed, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

// A programme has at most fifty.
const PAGE = 100

const blank = () => ({name: '', description: '', image: ''})

export default {
  components: pieces('badge-holders', 'confirm', 'form-dialog', 'listed'),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    badges: null,
    problem: null,
    isMaking: false,
    draft: blank(),
    shown: null,
    ended: null
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
        const path = pathOf(this.venue, `/badges/own?limit=${PAGE}`)
        this.badges = (await ask(this.venue, 'GET', path)).data
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async make() {
      const path = pathOf(this.venue, '/badges/own')
      const made = await ask(this.venue, 'POST', path, this.draft)
      tell(t('badges.own.made', {name: made.name}))
      this.draft = blank()
      await this.load()
    },
    async end() {
      const path = pathOf(this.venue, `/badges/own/${this.ended.id}`)
      await ask(this.venue, 'DELETE', path)
      tell(t('badges.own.ended', {name: this.ended.name}))
      await this.load()
    },
    async closeHolders() {
      this.shown = null
      await this.load()
    }
  }
}

// Which devices and programs may act for the venue, and what each may do.
import {ask, dayInWords, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm', 'empty', 'key-new', 'problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({keys: null, problem: null, isMaking: false, ended: null}),
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, '/tokens?limit=100')
        const {data} = await ask(this.venue, 'GET', path)
        this.keys = data.filter(key => !key.role) // staff's links are elsewhere
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    about(key) {
      const may = key.scopes.map(scope => t(`keys.may.${scope}`)).join(' · ')
      return `${may} · ${t('keys.since', {day: dayInWords(key.created_at)})}`
    },
    async end() {
      await ask(this.venue, 'DELETE', `/tokens/${this.ended.id}`)
      tell(t('keys.ended', {name: this.ended.name}))
      await this.load()
    }
  }
}

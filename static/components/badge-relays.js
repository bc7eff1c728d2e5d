// Where badges are looked for: the relays of the programme, one a line.
import {ask, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const lines = text =>
  text
    .split(/\s+/)
    .map(line => line.trim())
    .filter(Boolean)

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({kept: null, text: '', problem: null, isSaving: false}),
  computed: {
    isChanged() {
      return this.kept !== null && lines(this.text).join('\n') !== this.kept
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    show({relays}) {
      this.kept = relays.join('\n')
      this.text = this.kept
    },
    async load() {
      this.problem = null
      try {
        this.show(await ask(this.venue, 'GET', pathOf(this.venue, '/nostr')))
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async save() {
      this.problem = null
      this.isSaving = true
      try {
        const body = {relays: lines(this.text)}
        const path = pathOf(this.venue, '/nostr')
        this.show(await ask(this.venue, 'PUT', path, body))
        tell(t('badges.relays.saved'))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}

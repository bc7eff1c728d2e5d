// What opens the venue to a device or a program, and how it ends. `words` is the section
// of the words it speaks, `kind` which of the two the list is of.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm', 'listed'),
  mixins: [paged],
  props: {
    venue: {type: Object, required: true},
    kind: {type: String, required: true},
    words: {type: String, required: true},
    icon: {type: String, required: true},
    about: {type: Function, required: true}
  },
  emits: ['make'],
  data: () => ({ended: null}),
  methods: {
    say(key, ...rest) {
      return t(`${this.words}.${key}`, ...rest)
    },
    listPath(offset) {
      const {kind} = this
      const page = `kind=${kind}&limit=${PAGE}&offset=${offset}`
      return pathOf(this.venue, `/tokens?${page}`)
    },
    async end() {
      await ask(this.venue, 'DELETE', `/tokens/${this.ended.id}`)
      tell(this.say('ended', {name: this.ended.name}))
      await this.load()
    }
  }
}

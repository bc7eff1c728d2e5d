// The programme on Nostr, folded away: whether it publishes, where, and under which key.
// Nothing is asked of the server before somebody opens it.
import {ask, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces, piecesLater} from '../js/pieces.js'

export default {
  components: {
    ...pieces('problem'),
    ...piecesLater('nostr-key', 'nostr-publish', 'nostr-relays', 'nostr-signer')
  },
  props: {venue: {type: Object, required: true}},
  data: () => ({nostr: null, problem: null}),
  methods: {
    t,
    opened() {
      if (!this.nostr) this.load()
    },
    async load() {
      this.problem = null
      try {
        this.nostr = await ask(this.venue, 'GET', pathOf(this.venue, '/nostr'))
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    changed(nostr) {
      this.nostr = nostr
      tell(t('saved'))
    }
  }
}

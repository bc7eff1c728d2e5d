// The programme on Nostr, folded away: whether it publishes, where, and under which key.
// Nothing is asked of the server before somebody opens it.
import {ask, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces, piecesLater} from '../js/pieces.js'

const LOOK_AGAIN_MS = 2000

export default {
  components: {
    ...pieces('problem'),
    ...piecesLater('nostr-key', 'nostr-publish', 'nostr-relays', 'nostr-signer')
  },
  props: {venue: {type: Object, required: true}},
  data: () => ({nostr: null, problem: null, again: null}),
  watch: {
    // The first key is made beside the requests, once there is something to sign.
    nostr({publish, key}) {
      clearTimeout(this.again)
      if (publish && key === 'none') {
        this.again = setTimeout(() => this.load(), LOOK_AGAIN_MS)
      }
    }
  },
  unmounted() {
    clearTimeout(this.again)
  },
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

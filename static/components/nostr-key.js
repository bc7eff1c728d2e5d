// The key that signs for the programme: its public half, a copy under a password, a new
// one in its place, and since when each of them has signed.
import {ask, copy, pathOf, t} from '../js/cms.js'
import {pieces, piecesLater} from '../js/pieces.js'
import {momentAt} from '../js/zone_time.js'

export default {
  components: {...pieces('confirm'), ...piecesLater('nostr-export')},
  props: {
    venue: {type: Object, required: true},
    nostr: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({isExporting: false, isRotating: false}),
  computed: {
    // A signer elsewhere keeps its key to itself.
    canExport() {
      const {key, signer} = this.nostr
      return key === 'ready' && signer?.kind !== 'remote'
    }
  },
  methods: {
    t,
    copy,
    short: ({npub}) => `…${npub.slice(-8)}`,
    window({from_at: from, until_at: until}) {
      const at = moment => momentAt(moment, this.venue.merchant.timezone)
      if (until === null) {
        return from
          ? t('nostr.key.since', {from: at(from)})
          : t('nostr.key.all')
      }
      return from
        ? t('nostr.key.between', {from: at(from), until: at(until)})
        : t('nostr.key.until', {until: at(until)})
    },
    async rotate() {
      const path = pathOf(this.venue, '/nostr/rotate')
      this.$emit('changed', await ask(this.venue, 'POST', path))
    }
  }
}

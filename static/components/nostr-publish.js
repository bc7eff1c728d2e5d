// The switch that lets the programme be seen, and what that means, before it is turned.
import {ask, pathOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('form-dialog'),
  props: {
    venue: {type: Object, required: true},
    nostr: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({isAsking: false}),
  computed: {
    wanted() {
      return this.nostr.publish ? 'off' : 'on'
    },
    words() {
      const {publish, relays} = this.nostr
      if (!relays.length) return t('nostr.publish.relay_first')
      return t(publish ? 'nostr.publish.is_on' : 'nostr.publish.is_off')
    }
  },
  methods: {
    t,
    async turn() {
      const path = pathOf(this.venue, '/nostr')
      const body = {publish: !this.nostr.publish}
      this.$emit('changed', await ask(this.venue, 'PUT', path, body))
    }
  }
}

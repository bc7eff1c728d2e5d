// Another program that holds the key and signs for the programme, elsewhere.
import {ask, pathOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const KNOWN = ['ready', 'away', 'refused', 'lied', 'locked']

export default {
  components: pieces('confirm', 'form-dialog'),
  props: {
    venue: {type: Object, required: true},
    nostr: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({isAsking: false, address: ''}),
  computed: {
    signer() {
      return this.nostr.signer
    },
    isRemote() {
      return this.signer.kind === 'remote'
    },
    isReady() {
      return this.signer.state === 'ready'
    },
    words() {
      const {state, words} = this.signer
      return KNOWN.includes(state) ? t(`nostr.signer.state.${state}`) : words
    }
  },
  methods: {
    t,
    isAddress: text =>
      text.trim().startsWith('bunker://') || t('nostr.signer.address_needed'),
    async put(signer) {
      const path = pathOf(this.venue, '/nostr')
      this.$emit('changed', await ask(this.venue, 'PUT', path, {signer}))
    },
    async connect() {
      await this.put(this.address.trim())
      this.address = ''
    },
    end() {
      return this.put(null)
    }
  }
}

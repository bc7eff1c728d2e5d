// One person's two cards become one: both keys sign the same request.
import {fromBackup, signerOf, wordsOf} from '../js/holder.js'
import {points, t} from '../js/loyalty.js'
import {mergeInto} from '../js/merging.js'
import {pieces} from '../js/pieces.js'
import {fromApp} from '../js/signing.js'

export default {
  components: pieces('me-problem', 'me-secret'),
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({
    hasApp: false,
    backup: '',
    passphrase: '',
    isBusy: false,
    merged: null,
    problem: null
  }),
  computed: {
    done() {
      return t('me.merge.done', {points: points(this.merged)})
    }
  },
  methods: {
    t,
    mergeApp() {
      return this.merge(async () => fromApp(window.nostr))
    },
    mergeBackup() {
      return this.merge(() => fromBackup(this.backup, this.passphrase))
    },
    async merge(findOther) {
      this.isBusy = true
      this.problem = null
      try {
        this.merged = await this.send(await findOther())
        this.backup = this.passphrase = ''
        this.$emit('changed')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    async send(other) {
      const signer = await signerOf(this.holder)
      return mergeInto(signer, other, this.card.merchant.id)
    }
  },
  created() {
    // An app that signs for this very card would only put it together with itself.
    this.hasApp = !!window.nostr && !!this.holder.signer
  }
}

// One person's two cards become one: both keys sign the same request.
import {callSigned, fromBackup, signerOf, wordsOf} from '../js/holder.js'
import {API, points, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {fromApp, signedHeader} from '../js/signing.js'

const PATH = '/me/merge'

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
        const {points: now} = await this.send(await findOther())
        this.merged = now
        this.backup = this.passphrase = ''
        this.$emit('changed')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    async send(other) {
      const body = {
        merchant_id: this.card.merchant.id,
        from_pubkey: await other.pubkey(),
        into_pubkey: this.holder.pubkey
      }
      const proof = await signedHeader(other, 'POST', API + PATH, body)
      const more = {
        'X-Loyalty-Other-Proof': proof.Authorization,
        'Idempotency-Key': crypto.randomUUID()
      }
      const signer = await signerOf(this.holder)
      return callSigned(signer, 'POST', PATH, body, more)
    }
  },
  created() {
    // An app that signs for this very card would only put it together with itself.
    this.hasApp = !!window.nostr && !!this.holder.signer
  }
}

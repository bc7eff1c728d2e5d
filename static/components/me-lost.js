// A lost card is asked for by one of its receipts, for whoever holds this phone.
import {
  callSigned,
  isSecret,
  receiptIn,
  signerOf,
  wordsOf
} from '../js/holder.js'
import {make} from '../js/keys.js'
import {Refused, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('me-problem'),
  props: {holder: {type: Object, default: null}},
  emits: ['entered', 'changed'],
  data: () => ({
    link: '',
    signer: null,
    isBusy: false,
    asked: null,
    problem: null
  }),
  methods: {
    t,
    async guard(text) {
      if (!isSecret(text)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.link = ''
    },
    async ask() {
      this.isBusy = true
      this.problem = null
      try {
        this.asked = await this.send()
        if (this.holder) this.$emit('changed')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    async send() {
      const receipt = receiptIn(this.link)
      if (!receipt) {
        throw new Refused(t('me.problem.not_a_receipt'), 'not_a_receipt', 400)
      }
      // One new card for this phone, however often it is tried.
      this.signer ??= this.holder ? await signerOf(this.holder) : await make()
      const body = {
        receipt_token: receipt,
        new_pubkey: await this.signer.pubkey()
      }
      return callSigned(this.signer, 'POST', '/recoveries', body)
    }
  }
}

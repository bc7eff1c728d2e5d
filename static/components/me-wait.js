// Somebody has asked for this card to move to another phone: its holder may say no.
import {callSigned, signerOf, wordsOf} from '../js/holder.js'
import {moment, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('me-problem'),
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({isBusy: false, problem: null}),
  computed: {
    words() {
      const {ends_at: ends, merchant_name: merchant} = this.card.recovery
      if (!ends) return t('me.wait.asked', {merchant})
      return t('me.wait.approved', {merchant, when: moment(ends)})
    }
  },
  methods: {
    t,
    async keep() {
      this.isBusy = true
      this.problem = null
      try {
        const signer = await signerOf(this.holder)
        const path = `/recoveries/${this.card.recovery.id}`
        await callSigned(signer, 'DELETE', path)
        this.$emit('changed')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

// Leaving for good: says what ends, and asks once more.
import {callSigned, signerOf, wordsOf} from '../js/holder.js'
import {points, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {remainsWords} from '../js/remains.js'

export default {
  components: pieces('me-problem'),
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  emits: ['left'],
  data: () => ({isSure: false, isBusy: false, problem: null}),
  computed: {
    ending() {
      return t('me.leave.ending', {points: points(this.card.points)})
    }
  },
  methods: {
    t,
    async leave() {
      this.isBusy = true
      this.problem = null
      try {
        const signer = await signerOf(this.holder)
        const path = `/me/cards/${this.card.card_id}`
        const answer = await callSigned(signer, 'DELETE', path, {
          confirm: true
        })
        this.$emit('left', remainsWords(answer))
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

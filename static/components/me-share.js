// Who may see a card: its holder chooses, for each place.
import {callInSession, callSigned, signerOf, wordsOf} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const CHOICES = ['private', 'tier', 'full']

export default {
  components: pieces('me-problem'),
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  emits: ['changed'],
  data() {
    return {
      chosen: this.card.visibility,
      isBusy: false,
      isSaved: false,
      problem: null
    }
  },
  computed: {
    choices: () =>
      CHOICES.map(value => ({value, label: t(`me.share.${value}`)})),
    hint() {
      return t(`me.share.${this.chosen}_words`, {
        merchant: this.card.merchant.name
      })
    },
    // Less than it is now: what was seen stays seen.
    isTakingBack() {
      return (
        CHOICES.indexOf(this.chosen) < CHOICES.indexOf(this.card.visibility)
      )
    }
  },
  methods: {
    t,
    async save() {
      this.isBusy = true
      this.problem = null
      try {
        await this.send({visibility: this.chosen})
        this.isSaved = true
        this.$emit('changed')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    // To let others see takes a signature, to hide does not.
    async send(body) {
      const path = `/me/cards/${this.card.card_id}`
      if (this.chosen === 'private') {
        return callInSession(this.holder, 'PUT', path, body)
      }
      return callSigned(await signerOf(this.holder), 'PUT', path, body)
    }
  }
}

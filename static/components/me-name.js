// How the holder wants to be called there.
import {callInSession, isSecret, wordsOf} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('me-problem'),
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  emits: ['changed'],
  data() {
    return {
      name: this.card.name,
      isBusy: false,
      isSaved: false,
      problem: null
    }
  },
  methods: {
    t,
    async guard(text) {
      this.isSaved = false
      if (!isSecret(text)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.name = ''
    },
    async save() {
      this.isBusy = true
      this.problem = null
      try {
        const body = {name: this.name.trim()}
        const path = `/me/cards/${this.card.card_id}`
        await callInSession(this.holder, 'PUT', path, body)
        this.isSaved = true
        this.$emit('changed')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

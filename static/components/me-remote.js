// Signing in with a key that stays in a signer somewhere else.
import {isSecret, useRemote, wordsOf} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {isLink} from '../js/remote_signer.js'

export default {
  components: pieces('me-problem', 'me-scan'),
  emits: ['entered'],
  data: () => ({link: '', isBusy: false, problem: null}),
  computed: {
    canPair() {
      return isLink(this.link)
    }
  },
  methods: {
    t,
    async typed(text) {
      this.problem = null
      if (!isSecret(text)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.link = ''
    },
    seen(text) {
      this.link = text
      this.typed(text)
    },
    async pair() {
      this.isBusy = true
      this.problem = null
      try {
        await useRemote(this.link)
        this.link = ''
        this.$emit('entered')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

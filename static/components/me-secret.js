// A backup and its passphrase are typed; a bare secret key is taken away at once.
import {isSecret} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('me-problem'),
  props: {
    backup: {type: String, required: true},
    passphrase: {type: String, required: true}
  },
  emits: ['update:backup', 'update:passphrase'],
  data: () => ({problem: null}),
  methods: {
    t,
    async typed(text) {
      this.$emit('update:backup', text)
      this.problem = null
      if (!isSecret(text)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.$emit('update:backup', '')
    }
  }
}

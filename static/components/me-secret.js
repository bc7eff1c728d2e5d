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
    typed(text) {
      this.problem = null
      if (isSecret(text)) this.problem = {words: t('me.problem.secret')}
      this.$emit('update:backup', this.problem ? '' : text)
    }
  }
}

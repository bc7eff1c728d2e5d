// A card comes back out of its backup, onto this phone.
import {restore, wordsOf} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('me-problem', 'me-secret'),
  emits: ['entered'],
  data: () => ({backup: '', passphrase: '', isBusy: false, problem: null}),
  methods: {
    t,
    async restore() {
      this.isBusy = true
      this.problem = null
      try {
        await restore(this.backup, this.passphrase)
        this.$emit('entered')
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

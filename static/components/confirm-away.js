// For whose app signs nothing on this page: a code in a direct message, or a zap.
import {isSecret, wordsOf} from '../js/holder.js'
import {call, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const ASK_MS = 2000

export default {
  components: {QrcodeVue: QrcodeVue.default, ...pieces('me-problem')},
  props: {
    path: {type: String, required: true},
    asked: {type: Object, required: true}
  },
  emits: ['done', 'prolonged'],
  data: () => ({
    key: '',
    code: '',
    isSent: false,
    isZapping: false,
    isBusy: false,
    problem: null
  }),
  methods: {
    t,
    async guard(text) {
      if (!isSecret(text)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.key = ''
    },
    send() {
      return this.act(async () => {
        const body = {customer_pubkey: this.key.trim()}
        const sent = await call('POST', `${this.path}/message`, {}, body)
        this.code = ''
        this.isSent = true
        this.$emit('prolonged', sent.expires_at)
      })
    },
    confirm() {
      return this.act(async () => {
        const body = {code: this.code.trim()}
        await call('POST', `${this.path}/code`, {}, body)
        this.$emit('done')
      })
    },
    async act(what) {
      this.isBusy = true
      this.problem = null
      try {
        await what()
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    // The zap comes to the server from the wallet; the page only sees that it did.
    zap() {
      this.isZapping = true
      this.asking = setInterval(this.look, ASK_MS)
    },
    async look() {
      try {
        await call('GET', this.path)
      } catch (error) {
        if (error.code === 'challenge_used') this.$emit('done')
      }
    }
  },
  unmounted() {
    clearInterval(this.asking)
  }
}

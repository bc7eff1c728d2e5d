// “Who brought you?”: asked of a new guest while their bill is open.
import {t} from '../js/loyalty.js'
import {byName} from '../js/pin.js'
import {pieces} from '../js/pieces.js'
import {wordsOf} from '../js/till.js'

export default {
  components: pieces('pos-guest'),
  props: {
    till: {type: Object, required: true},
    order: {type: Object, required: true},
    staff: {type: String, default: ''}
  },
  data: () => ({
    asks: false,
    referrer: null,
    isAsking: false,
    isBusy: false,
    problem: ''
  }),
  computed: {
    path() {
      return `/orders/${this.order.id}/referrer`
    }
  },
  watch: {
    'order.customer_pubkey': {immediate: true, handler: 'look'},
    'order.id': 'look'
  },
  methods: {
    t,
    // Beside the bill: where it cannot be asked, nothing is said.
    async look() {
      const found = await this.till.ask('GET', this.path).catch(() => ({}))
      this.show(found)
    },
    show({asks = false, referrer = null}) {
      Object.assign(this, {asks, referrer})
    },
    async read(found) {
      if (found.kind !== 'guest') {
        this.problem = t('brought.no_guest')
        return
      }
      await this.act(async () => {
        const body = {referrer_pubkey: found.pubkey}
        const by = byName(this.staff)
        this.show(await this.till.ask('PUT', this.path, body, by))
        this.isAsking = false
      })
    },
    forget() {
      return this.act(async () => {
        this.show(await this.till.ask('DELETE', this.path))
      })
    },
    ask() {
      this.problem = ''
      this.isAsking = true
    },
    async act(what) {
      if (this.isBusy) return
      this.isBusy = true
      this.problem = ''
      try {
        await what()
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}

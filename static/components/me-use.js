// A reward is used from the phone: the holder signs, the staff read the code.
import {callSigned, signerOf, wordsOf} from '../js/holder.js'
import {call, moment, points, t} from '../js/loyalty.js'
import {isRefusal, newKey} from '../js/once.js'
import {pieces} from '../js/pieces.js'

const MOST = 20

export default {
  components: {QrcodeVue: QrcodeVue.default, ...pieces('me-problem')},
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({
    held: [],
    wanted: null,
    shown: null,
    key: '',
    isBusy: false,
    problem: null
  }),
  computed: {
    path() {
      const {id} = this.card.merchant
      return `/restaurants/${id}/loyalty/${this.holder.pubkey}`
    },
    question() {
      const {name, cost_points: cost} = this.wanted
      return t('me.use.question', {name, points: points(cost)})
    },
    ends() {
      const {expires_at: at} = this.shown
      return at ? t('me.use.until', {when: moment(at)}) : ''
    },
    qrSize: () => Math.min(window.innerWidth, window.innerHeight) * 0.6
  },
  watch: {
    'card.points': 'fetch'
  },
  methods: {
    t,
    moment,
    // Called by the page: a reward that was tapped, or one that a voucher has brought.
    use(reward) {
      this.wanted = reward
      this.problem = null
      this.key = newKey()
    },
    show(redemption) {
      this.wanted = null
      this.shown = redemption
    },
    // What is not there yet because the network is away comes with the next change.
    async fetch() {
      const path = `${this.path}/redemptions?status=reserved&limit=${MOST}`
      this.held = (await call('GET', path).catch(() => ({data: []}))).data
    },
    reserve() {
      return this.act(async signer => {
        const body = {reward_id: this.wanted.id}
        const once = {'Idempotency-Key': this.key}
        const path = `${this.path}/redeem`
        const {redemption} = await callSigned(signer, 'POST', path, body, once)
        this.show({...redemption, reward: {name: this.wanted.name}})
      })
    },
    // A session does not get to see codes.
    reveal({id}) {
      return this.act(async signer => {
        const path = `${this.path}/redemptions?status=reserved&limit=${MOST}`
        const {data} = await callSigned(signer, 'GET', path)
        const found = data.find(one => one.id === id)
        if (found) this.show(found)
      })
    },
    giveBack() {
      return this.act(async signer => {
        const path = `/redemptions/${this.shown.id}/cancel`
        await callSigned(signer, 'POST', path, {reason: ''})
        this.shown = null
      })
    },
    async act(what) {
      this.isBusy = true
      this.problem = null
      try {
        await what(await signerOf(this.holder))
        await this.fetch()
        this.$emit('changed')
      } catch (error) {
        // Whatever may have arrived is asked for again under the same key.
        if (isRefusal(error)) this.key = newKey()
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  },
  created() {
    this.fetch()
  }
}

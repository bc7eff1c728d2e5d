// Sats that places owe the holder: how many, where they go, and fetching them by a QR.
import {callSigned, isSecret, signerOf, wordsOf} from '../js/holder.js'
import {call, sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const LOOK_MS = 4000

export default {
  components: {QrcodeVue: window.QrcodeVue.default, ...pieces('me-problem')},
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  data: () => ({
    seen: null,
    to: null,
    link: null,
    address: '',
    isBusy: false,
    isSaved: false,
    problem: null
  }),
  computed: {
    owed() {
      return this.seen?.balance_sats || this.seen?.total
    },
    here() {
      const isHere = ({merchant}) => merchant.id === this.card.merchant.id
      return this.seen?.by_merchant.find(isHere)
    },
    // What the QR would be over now; nothing where it is sent by itself.
    ready() {
      return this.to?.lightning_address || this.to?.wallet_id
        ? 0
        : this.here?.ready_sats
    },
    headline() {
      return t('me.sats.balance', {sats: sats(this.seen.balance_sats)})
    },
    where() {
      if (this.to?.lightning_address) {
        return t('me.sats.goes_to', {address: this.to.lightning_address})
      }
      return t(
        this.to?.wallet_id ? 'me.sats.goes_to_wallet' : 'me.sats.nowhere'
      )
    }
  },
  created() {
    this.looks = 0
    this.look()
    this.timer = setInterval(() => this.link && this.look(), LOOK_MS)
  },
  unmounted() {
    clearInterval(this.timer)
  },
  methods: {
    t,
    sats,
    async look() {
      const look = (this.looks += 1)
      try {
        const [seen, to] = await Promise.all([
          call('GET', '/me/payouts?limit=1'),
          call('GET', '/me/payout')
        ])
        if (look !== this.looks) return // overtaken: it may be from before an act
        this.seen = seen
        this.to = to
        if (this.link && !this.here?.ready_sats) this.link = null // fetched
      } catch (error) {
        console.warn(error) // the card says everything else without it
      }
    },
    fetch() {
      const body = {merchant_id: this.card.merchant.id}
      return this.attempt(async signer => {
        this.link = await callSigned(signer, 'POST', '/me/payouts/link', body)
      })
    },
    name() {
      const body = {lightning_address: this.address.trim()}
      return this.attempt(async signer => {
        this.to = await callSigned(signer, 'PUT', '/me/payout', body)
        this.link = null
        this.isSaved = true
      })
    },
    async attempt(act) {
      this.isBusy = true
      this.problem = null
      try {
        await act(await signerOf(this.holder))
        await this.look()
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    async guard(text) {
      this.isSaved = false
      if (!isSecret(text)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick()
      this.address = ''
    }
  }
}

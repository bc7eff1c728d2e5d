// A venue and its programme, in one short form.
import {browserZone, needed, ownWallets, problemOf, t, tell} from '../js/cms.js'
import {call, withKey} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('branch-new', 'category', 'currency', 'problem', 'zone'),
  props: {isFirst: {type: Boolean, required: true}},
  emits: ['made', 'cancel'],
  data() {
    return {
      draft: {
        name: '',
        category: 'restaurant',
        timezone: browserZone(),
        currency: ''
      },
      walletId: ownWallets(window.g.user)[0]?.id,
      problem: null,
      isSaving: false,
      isJoining: false
    }
  },
  computed: {
    wallets() {
      return ownWallets(this.g.user).map(({id, name}) => ({
        value: id,
        label: name
      }))
    }
  },
  methods: {
    t,
    needed,
    async save() {
      this.isSaving = true
      this.problem = null
      const wallet = this.g.user.wallets.find(({id}) => id === this.walletId)
      const {currency, ...body} = this.draft
      if (currency) body.currency = currency
      try {
        const key = withKey(wallet.adminkey)
        const merchant = await call('POST', '/merchants', key, body)
        this.$emit('made', {merchant, wallet})
        tell(t('new.done', {name: merchant.name}))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
